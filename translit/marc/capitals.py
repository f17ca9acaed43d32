"""Capital letters and word division of catalogues, which no romanisation table gives.

The ALA-LC table for Bengali has no note on word division: words are divided as the
original divides them, so case endings stay joined and postpositions stay apart. Capitals
follow English-language cataloguing: the first word of a title, every word of a name.
Which words inside a title are names, only a reader can tell; those are capitalised that
are countries and towns of our table, or languages and peoples of the list below.
"""

from __future__ import annotations

from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Final

import regex

from translit.errors import ImpossiblePair
from translit.normalize import search_key
from translit.pipeline import NATIVE, explain
from translit.schemes import catalogue
from translit.tables import read_table, table

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Case", "case_of", "catalogue_romanizer"]


class Case(Enum):
    """How the words of a subfield take their capitals."""

    NAME = "every word but conjunctions"
    CREDIT = "every word but conjunctions and words for what a person did"
    SENTENCE = "the first word, and names that we know"
    WITHIN = "names that we know"


_WORDS: Final = regex.compile(r"([\u0981-\u09fe\u200c\u200d]+)")
_LATIN: Final = regex.compile(r"\p{L}")
_CONJUNCTIONS: Final = frozenset("ও এবং আর বা অথবা কিংবা তথা".split())
_CREDITS: Final = frozenset(
    """সম্পাদক সম্পাদিকা সম্পাদনা সম্পাদনায় সম্পাদিত সংকলক সংকলন সংকলিত সঙ্কলিত অনুবাদ অনুবাদক
    অনূদিত ভাষান্তর রূপান্তর লেখক লেখিকা লিখিত রচনা রচিত প্রণীত কর্তৃক দ্বারা ভূমিকা টীকা
    প্রচ্ছদ অলংকরণ অলঙ্করণ গ্রন্থনা পরিকল্পনা নির্দেশনা পরিচালনা সহযোগিতা সহযোগিতায়
    সহ থেকে জন্য প্রকাশক প্রকাশিত সহকারী নির্বাহী পরিমার্জিত সংশোধিত পরিবর্ধিত""".split()
)
_PROPER: Final = frozenset(
    """বাংলা বাঙলা বাঙ্গালা বাঙালি বাঙালী বাঙ্গালী ইংরেজি ইংরেজী ইংরেজ হিন্দি হিন্দী উর্দু সংস্কৃত
    আরবি আরবী ফারসি ফার্সি অসমীয়া ভারতীয় বাংলাদেশি বাংলাদেশী সাঁওতাল সাঁওতালি চাকমা
    হিন্দু মুসলিম মুসলমান বৌদ্ধ খ্রিস্টান ইসলাম ইসলামি রবীন্দ্রনাথ নজরুল""".split()
)
# Towns that are everyday words too; a wrong capital is worse than a missing one.
_EVERYDAY: Final = frozenset("বালি পুরী ভোলা পারো".split())
_ENDINGS: Final = tuple(map(search_key, "য়ের দের ের এর তে কে র য় ে".split()))
_SENTENCE_END: Final = regex.compile(r"[.?!।॥=]['\"”’)\]]*\s+|--\s*|—\s*")
# Subfields that hold names and nothing else, by tag.
_NAMES: Final = (
    (frozenset("100 400 600 700 800".split()), "abq"),
    (frozenset("110 410 610 710 810".split()), "abcn"),
    (frozenset("111 411 611 711 811".split()), "ace"),
    (frozenset("260 264".split()), "abef"),
    (frozenset("651 662 752".split()), "abcdz"),
    (frozenset(str(tag) for tag in range(600, 656)), "z"),
    (frozenset(str(tag) for tag in range(760, 788)), "ad"),
)
_STATEMENTS: Final = frozenset(
    {("245", "c"), ("250", "b"), ("505", "r"), ("508", "a"), ("511", "a")}
)
_HAS_REMAINDER: Final = frozenset("210 222 242 245 246 247 740".split())


def case_of(tag: str, code: str) -> Case:
    """Return how the subfield `code` of the regular field `tag` is capitalised.

    >>> case_of("100", "a"), case_of("245", "b")
    (<Case.NAME: 'every word but conjunctions'>, <Case.WITHIN: 'names that we know'>)
    """
    if any(tag in tags and code in codes for tags, codes in _NAMES):
        return Case.NAME
    if (tag, code) in _STATEMENTS:
        return Case.CREDIT
    relator = code == "j" or (code == "e" and tag[0] in "1678")
    remainder = code == "b" and tag in _HAS_REMAINDER
    return Case.WITHIN if relator or remainder else Case.SENTENCE


@cache
def _proper() -> frozenset[str]:
    """Return the words that take a capital wherever they stand."""
    rows = read_table(table("conventional.tsv"), ("bengali", "latin", "kind", "region"))
    places = {
        search_key(row["bengali"])
        for row in rows
        if row["kind"] in {"country", "place"} and len(row["bengali"]) > 3
    }
    return frozenset((places - _EVERYDAY) | {search_key(word) for word in _PROPER})


def _is_proper(word: str) -> bool:
    """Say whether a word is a name that we know, with or without a case ending."""
    key = search_key(word)
    return any(key.removesuffix(ending) in _proper() for ending in ("", *_ENDINGS))


def _takes_capital(word: str, case: Case, *, first: bool) -> bool:
    key = search_key(word)
    match case:
        case Case.NAME:
            return first or key not in _CONJUNCTIONS
        case Case.CREDIT:
            return key not in _CONJUNCTIONS and key not in _credits()
        case _:
            return first or _is_proper(word)


@cache
def _credits() -> frozenset[str]:
    return frozenset(map(search_key, _CREDITS))


def catalogue_romanizer(scheme: str) -> Callable[[str, Case], str]:
    """Return the function that romanises a subfield as catalogues print it.

    The colon that keeps `ba:i` (বই) from `bai` (বৈ) is left out of ALA-LC, which has none:
    it would read as punctuation, and the original stands in the 880.

    >>> catalogue_romanizer("ala-lc")("শরৎ-সাহিত্য ও বাংলার বই", Case.SENTENCE)
    'Śaraṯ-sāhitya o Bāṃlāra bai'

    Raises UnknownScheme, and ImpossiblePair where capitals mean other letters.
    """
    explain("", scheme)  # an unknown name fails here
    info = catalogue()[scheme]
    if info.case != "fold" or info.engine != "letters":
        raise ImpossiblePair(NATIVE, scheme, "records need a letter scheme with free capitals")
    device = info.separator if scheme == "ala-lc" else ""

    def letters(text: str) -> str:
        return "".join(
            step.target.replace(device, "") if device and device not in step.source else step.target
            for step in explain(text, scheme).steps
        )

    return lambda text, case: _compose(text, case, letters)


def _compose(text: str, case: Case, letters: Callable[[str], str]) -> str:
    """Romanise word by word; what stands between decides where a sentence begins."""
    parts: list[str] = []
    first = case is not Case.WITHIN
    credit = False
    for index, part in enumerate(_WORDS.split(text)):
        if index % 2 == 0:
            parts.append(letters(part) if part else "")
            *_, tail = ("", *_SENTENCE_END.split(part))
            began = _SENTENCE_END.search(part) is not None
            first = (first or began) and not _LATIN.search(tail) and not _digit(tail)
            # "title / name -- title": contents notes hold both in one subfield.
            credit = (credit or " / " in part) and "--" not in part
            continue
        now = Case.CREDIT if credit and case is Case.SENTENCE else case
        roman = letters(part)
        capital = _takes_capital(part, now, first=first)
        parts.append(_capitalized(roman) if capital else roman)
        first = False
    return "".join(parts)


def _digit(text: str) -> bool:
    return any(character.isdigit() for character in text)


def _capitalized(word: str) -> str:
    """Return a word with a capital; one that begins with a digit has none (`1ma`)."""
    return word[:1].upper() + word[1:]
