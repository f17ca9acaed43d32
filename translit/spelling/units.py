"""Cut a Bengali word into the units that Latin spelling answers to.

A unit is a consonant, a vowel sign, an inherent vowel, a phala or one of the few
sequences that are spelt as a whole (ক্ষ ksh, জ্ঞ gy, ওয় w). The inherent vowel is a
unit of its own, since it is spelt a, o or not at all, and most often not at all at the
end of a word.
"""

from __future__ import annotations

import unicodedata

import regex

from translit.normalize import search_key

__all__ = ["FINAL", "INHERENT", "bengali_units", "latin_letters"]

INHERENT = "·"
FINAL = "·$"

_CONSONANT = "[ক-হৎ]়?"
# Longest first: these are spelt as a whole, or change their sound inside a conjunct.
_UNIT = regex.compile(
    r"ক্ষ|জ্ঞ|অ্যা|এ্যা|্যা|্য|্ব|ওয়া|ওয়|ইয়|্র|ঙ্গ|" + _CONSONANT + r"|[অ-ঔৠৡ]|[া-ৌৗ]|[ংঃঁ]|্"
)
_BARE = regex.compile(_CONSONANT + "|্র|্ব|ক্ষ|জ্ঞ|্য|ঙ্গ|ওয়|ইয়")
_CARRIER = regex.compile("[া-ৌৗ্]")
_FOLDED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"})


def bengali_units(word: str) -> list[str]:
    """Return the spelling units of one Bengali word.

    >>> bengali_units("কলকাতা")
    ['ক', '·', 'ল', '·', 'ক', 'া', 'ত', 'া']
    >>> bengali_units("পুতিন")
    ['প', 'ু', 'ত', 'ি', 'ন', '·$']
    """
    text = search_key(word)
    units: list[str] = []
    found = list(_UNIT.finditer(text))
    for index, match in enumerate(found):
        unit = match.group()
        if unit == "্":
            continue
        units.append(unit)
        if not _BARE.fullmatch(unit) or unit[0] == "ৎ":
            continue
        following = text[match.end() : match.end() + 1]
        if index + 1 == len(found):
            units.append(FINAL)
        elif not _CARRIER.match(following):
            units.append(INHERENT)
    return units


def latin_letters(word: str) -> str:
    """Return the plain lower-case letters of a Latin word, accents folded.

    >>> latin_letters("São-Paulo")
    'saopaulo'
    """
    if word.isascii():
        folded = word.lower()
    else:
        folded = unicodedata.normalize("NFKD", word.lower().translate(_FOLDED))
    return "".join(letter for letter in folded if "a" <= letter <= "z")
