"""Cut a Bengali word into the units that Latin spelling answers to.

A unit is a consonant, a vowel sign, an inherent vowel, a phala or one of the few
sequences that are spelt as a whole (ক্ষ ksh, জ্ঞ gy, ওয় w). The inherent vowel is a
unit of its own, since it is spelt a, o or not at all, and most often not at all at the
end of a word.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import regex

from translit.normalize import search_key

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["FINAL", "INHERENT", "bengali_units", "join_units", "latin_letters", "may_follow"]

INHERENT = "·"
FINAL = "·$"

_CONSONANT = "[ক-হৎ]়?"
# Longest first: these are spelt as a whole, or change their sound inside a conjunct.
_UNIT = regex.compile(r"ক্ষ|জ্ঞ|ক্স|অ্যা|এ্যা|্যা|্য|্ব|ওয়া|ওয়|ইয়|্র|ঙ্গ|" + _CONSONANT + r"|[অ-ঔৠৡ]|[া-ৌৗ]|[ংঃঁ]|্")
_BARE = regex.compile(_CONSONANT + "|্র|্ব|ক্স|ক্ষ|জ্ঞ|্য|ঙ্গ|ওয়|ইয়")
_CARRIER = regex.compile("[া-ৌৗ্]")
_FOLDED = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
)


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
        if not _is_bare(unit):
            continue
        following = text[match.end() : match.end() + 1]
        if index + 1 == len(found):
            units.append(FINAL)
        elif not _CARRIER.match(following):
            units.append(INHERENT)
    return units


def _is_bare(unit: str) -> bool:
    """Say whether a unit is a consonant that a vowel has to follow; ৎ has none."""
    return unit != "ৎ" and _BARE.fullmatch(unit) is not None


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


_PHALAS = frozenset({"্য", "্ব", "্র", "্যা"})


def may_follow(units: tuple[str, ...], unit: str) -> bool:
    """Say whether a unit can stand after others in Bengali spelling.

    >>> may_follow(("ক",), "া"), may_follow(("া",), "ি")
    (True, False)
    """
    before = units[-1] if units else ""
    after_bare = _is_bare(before)
    if before == FINAL:
        return False
    if unit in (INHERENT, FINAL) or unit in _PHALAS or _CARRIER.match(unit):
        return after_bare
    if unit in ("ং", "ঃ", "ঁ"):
        return bool(before) and not after_bare
    if after_bare:  # a conjunct: two consonants, not a vowel letter
        return _is_bare(unit) or unit == "ৎ"
    return True


def join_units(units: Sequence[str]) -> str:
    """Write units as Bengali text, conjuncts joined by hasanta.

    >>> join_units(["স", "ট", "া", "ল", "ি", "ন", "·$"])
    'স্টালিন'
    """
    written: list[str] = []
    bare = False
    for unit in units:
        if unit in (INHERENT, FINAL):
            bare = False
            continue
        if bare and _is_bare(unit) and unit not in _PHALAS:
            written.append("্")
        written.append(unit)
        bare = _is_bare(unit)
    return unicodedata.normalize("NFC", "".join(written))
