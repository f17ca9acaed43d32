"""Bengali as it is pronounced: letters to phonemes by ordered, named rules, phonemes to letters.

A word is cut into aksharas and into prefix, stem and endings; its letters are read by
the table; then the unwritten vowels are placed, vowels coloured, and glides told from
vowels. IPA and the readable spelling write the sounds; Hunterian and the Survey spelling
write the letters, without the vowels that are silent.

>>> romanizer("ipa")("বিশ্ব")
'biʃʃo'
"""

from translit.pronounce.engine import explainer, nativizer, romanizer
from translit.pronounce.word import pronounce_word

__all__ = ["explainer", "nativizer", "pronounce_word", "romanizer"]
