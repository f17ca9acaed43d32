"""Where স is s: before liquids, and in words that look borrowed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from translit.pronounce.rows import rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translit.pronounce.model import Syllable, Word

__all__ = ["read_sibilants"]

_NATIVE: Final = frozenset("ঘঝঠঢণধষঢ়ঋৃঁূঃ")
_NATIVE_SI: Final = ("সিং", "সিদ্ধ", "সিন্ধ", "সিঁ", "সিক্ত", "সিদ্দ")


def read_sibilants(word: Word, begins: Sequence[str]) -> None:
    """Make s of a স that stands before ri, or in a word that looks borrowed.

    >>> from translit.aksharas import split_aksharas
    >>> from translit.pronounce.consonants import read_letters
    >>> word = read_letters(split_aksharas("সিস্টেম"))
    >>> read_sibilants(word, ["stem", "", ""])
    >>> word[0].sounds
    ('s',)
    """
    stem = next((i for i, part in enumerate(begins) if part == "ending"), len(word))
    text = "".join(syllable.akshara.text for syllable in word[:stem])
    loan = _looks_borrowed(text)
    for place, syllable in enumerate(word):
        onset = syllable.akshara.onset
        if syllable.listed or onset[:1] not in {("স",), ("শ",)} or len(onset) > 1:
            continue
        if syllable.akshara.vowel == "ঋ":
            _set(syllable, "sibilant before ri")
        elif onset == ("স",) and place < stem and (loan or _is_borrowed_here(word, place, stem)):
            _set(syllable, "sibilant of a loan")


def _set(syllable: Syllable, rule: str) -> None:
    syllable.onset[0] = syllable.onset[0].with_sounds("s", rule=rule)


@cache
def _marks() -> tuple[str, ...]:
    return tuple(letters for letters, _ in rows_of("loan mark"))


def _looks_borrowed(text: str) -> bool:
    """Whether a word has clusters or endings of loans and no letter that only heirs have."""
    return not _NATIVE.intersection(text) and any(mark in text for mark in _marks())


def _is_borrowed_here(word: Word, place: int, stem: int) -> bool:
    """Whether this স is s by its neighbours alone: in সি, and at the end after e."""
    syllable = word[place]
    before = word[place - 1].akshara.vowel if place else ""
    if syllable.akshara.vowel == "ই":
        rest = "".join(syllable.akshara.text for syllable in word[place:stem])
        return before != "আ" and not rest.startswith(_NATIVE_SI)
    closes = syllable.is_inherent and place == stem - 1
    return before == "এ" and (closes or syllable.akshara.vowel == "এ")
