"""One word through all stages of pronunciation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from translit.aksharas import split_aksharas
from translit.pronounce.consonants import read_letters
from translit.pronounce.glides import place_glides
from translit.pronounce.inherent import place_inherent
from translit.pronounce.listed import read_listed
from translit.pronounce.parts import cut_word
from translit.pronounce.sibilants import read_sibilants
from translit.pronounce.vowels import colour_vowels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translit.model import Akshara
    from translit.pronounce.model import Word

__all__ = ["pronounce_word"]


# No word is longer; what is, would only cost time, and is read in stretches.
_LONGEST: Final = 48


def pronounce_word(text: str) -> Word:
    """Return the syllables of a normalised Bengali word with their sounds.

    >>> [syllable.sounds + (syllable.vowel,) for syllable in pronounce_word("সত্য")]
    [('ʃ', 'o'), ('t̪', 't̪', 'o')]
    """
    aksharas = split_aksharas(text)
    stretches = (aksharas[at : at + _LONGEST] for at in range(0, len(aksharas), _LONGEST))
    return [syllable for stretch in stretches for syllable in _pronounce(stretch)]


def _pronounce(aksharas: Sequence[Akshara]) -> Word:
    """Take one word through the stages."""
    begins = cut_word(aksharas)
    word = read_letters(aksharas, begins)
    listed = read_listed(aksharas, begins)
    word[: len(listed)] = listed
    read_sibilants(word, begins)
    place_inherent(word, begins)
    colour_vowels(word, begins)
    place_glides(word)
    return word
