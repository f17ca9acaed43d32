"""Cut a Bengali word into its signs, losslessly: what the learned models read and write.

A consonant inside a conjunct keeps the hasanta before it, so that every unit can be
written as it is and the units joined are the word.
"""

from __future__ import annotations

from typing import Final

import regex

from translit.normalize import normalize

__all__ = ["bengali_key", "graphemes", "may_start"]

_GRAPHEME: Final = regex.compile("্?[ক-হৰৱ]়?|.", regex.DOTALL)
_JOINERS: Final = str.maketrans("", "", "\u200c\u200d")
_DEPENDENT: Final = regex.compile("[্া-ৌৗংঃঁ়]")


def bengali_key(word: str) -> str:
    """Return a word as the models know it: NFC without joiners.

    >>> len(bengali_key("র\u200d্যাব")), len("র\u200d্যাব")
    (5, 6)
    """
    return normalize(word).translate(_JOINERS)


def graphemes(word: str) -> list[str]:
    """Return the signs of a word; joined they are the word.

    >>> graphemes("স্বাধীন")
    ['স', '্ব', 'া', 'ধ', 'ী', 'ন']
    """
    return _GRAPHEME.findall(word)


def may_start(units: str) -> bool:
    """Say whether a word can begin so: not with a vowel sign or inside a conjunct.

    >>> may_start("কা"), may_start("া")
    (True, False)
    """
    return _DEPENDENT.match(units) is None
