"""Known words: the Bengali-English lexicon, known abbreviations, and the names of letters."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from glossary.morphology import citation_forms
from translit import search_key
from translit.tables import read_table, table

__all__ = [
    "Abbreviation",
    "Meaning",
    "abbreviations",
    "english_stem",
    "is_finite_verb",
    "is_function_word",
    "is_loan_particle",
    "is_place",
    "is_title",
    "known_meanings",
    "read_letter_names",
    "word_count",
]

_TABLES = "glossary.tables"
_FIELDS = (
    "politics law military places people science life medicine technology humanities "
    "general function economy culture society"
).split()
_WORD = regex.compile(r"[\p{Latin}\p{M}]+|\d+")
_EMPTY = frozenset("a an the of and or in on for to at by with from".split())
_VERB = regex.compile(
    r"(?:[ািেয়়]ছে|[ািেয়়]ছেন|[ািেয়়]ছি|[ািেয়়]ছিলেন?|চ্ছেন?|চ্ছি|চ্ছিলেন?|\p{L}\p{M}*লেন|[বত]েন|[লত]াম|[া]য়)$"
)
_LOAN_PARTICLES = frozenset("দ্য দি দা অফ অব ফর অ্যান্ড এন্ড আন্ড অন ইন টু অ্যাট উইথ বাই ফ্রম আ অ্যা".split())
_IRREGULAR = {
    "women": "woman", "men": "man", "children": "child", "people": "person", "mice": "mouse",
    "feet": "foot", "teeth": "tooth", "bacteria": "bacterium", "criteria": "criterion",
    "phenomena": "phenomenon", "data": "data", "media": "media", "analyses": "analysis",
    "crises": "crisis", "lives": "life", "wives": "wife", "knives": "knife", "leaves": "leaf",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Meaning:
    """One rendering of a Bengali term: the stems of its English words, its part of speech."""

    stems: tuple[str, ...]
    pos: str


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A known abbreviation: its letters, English expansions, Bengali expansions and spellings."""

    latin: str
    english: tuple[str, ...]
    bengali: tuple[str, ...]
    spelled: tuple[str, ...]


@lru_cache(maxsize=1 << 14)
def english_stem(word: str) -> str:
    """Return an English word without its inflection, good enough to compare two words.

    >>> english_stem("Policies"), english_stem("Elections"), english_stem("gas")
    ('policy', 'election', 'gas')
    """
    word = word.lower()
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and regex.search(r"(?:ss|sh|ch|x|z)es$", word):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


@cache
def _lexicon() -> dict[str, tuple[Meaning, ...]]:
    found: dict[str, list[Meaning]] = {}
    for field in _FIELDS:
        path = table(f"lexicon/{field}.tsv", _TABLES)
        for row in read_table(path, ("bengali", "english", "pos"), key=("bengali",)):
            meanings = found.setdefault(search_key(row["bengali"]), [])
            meanings += [
                Meaning(_stems(rendering), row["pos"]) for rendering in row["english"].split("|")
            ]
    return {key: tuple(meanings) for key, meanings in found.items()}


def _stems(rendering: str) -> tuple[str, ...]:
    stems = [english_stem(word) for word in _WORD.findall(rendering)]
    return tuple(stem for stem in stems if stem not in _EMPTY) or tuple(stems)


def known_meanings(key: str) -> tuple[Meaning, ...]:
    """Return the renderings of a Bengali term given by its search key."""
    return _lexicon().get(key, ())


@cache
def _by_pos(*wanted: str) -> frozenset[str]:
    return frozenset(
        key
        for key, meanings in _lexicon().items()
        if any(meaning.pos in wanted for meaning in meanings)
    )


def is_function_word(key: str) -> bool:
    """Say whether a Bengali word (search key) is a postposition, pronoun, conjunction or verb."""
    return key in _by_pos("function")


@lru_cache(maxsize=1 << 14)
def is_finite_verb(key: str) -> bool:
    """Say whether a Bengali word (search key) ends like a finite verb or a verbal participle.

    >>> is_finite_verb("পৌঁছেছেন"), is_finite_verb("মস্কো")
    (True, False)
    """
    return bool(_VERB.search(key)) and not known_meanings(key)


@cache
def _places() -> frozenset[str]:
    rows = read_table(table("lexicon/places.tsv", _TABLES), ("bengali", "english", "pos"))
    return frozenset(
        rendering.casefold()
        for row in rows
        if row["pos"] in {"name", "demonym"}
        for rendering in row["english"].split("|")
    )


def is_place(english: str) -> bool:
    """Say whether an English gloss names a country, people or known place.

    >>> is_place("England"), is_place("Climate")
    (True, False)
    """
    return english.casefold() in _places()


def is_loan_particle(key: str) -> bool:
    """Say whether a Bengali word spells an English article, preposition or conjunction.

    >>> is_loan_particle("দ্য"), is_loan_particle("মস্কো")
    (True, False)
    """
    return key in _LOAN_PARTICLES


def is_title(key: str) -> bool:
    """Say whether a Bengali word (search key), or its citation form, is a title or rank."""
    return key in _by_pos("title", "rank") or any(
        lemma.text in _by_pos("title", "rank") for lemma in citation_forms(key)[1:]
    )


@cache
def abbreviations() -> dict[str, tuple[Abbreviation, ...]]:
    """Return the known abbreviations by their letters in upper case, marks left out."""
    columns = ("latin", "english", "bengali", "spelled", "field")
    found: dict[str, list[Abbreviation]] = {}
    for row in read_table(table("abbreviations.tsv", _TABLES), columns, key=("latin", "english")):
        entry = Abbreviation(
            row["latin"],
            tuple(row["english"].split("|")),
            tuple(search_key(text) for text in row["bengali"].split("|") if text),
            tuple(search_key(text) for text in row["spelled"].split("|") if text),
        )
        found.setdefault(regex.sub(r"[^A-Z0-9]", "", row["latin"].upper()), []).append(entry)
    return {key: tuple(entries) for key, entries in found.items()}


@cache
def _letter_names() -> dict[str, str]:
    rows = read_table(
        table("letter_names.tsv", _TABLES),
        ("letter", "spellings", "example", "expected"),
        key=("letter",),
    )
    names: dict[str, str] = {}
    for row in rows:
        for spelling in row["spellings"].split("|"):
            names[search_key(spelling)] = names.get(search_key(spelling), "") + row["letter"]
    return names


@lru_cache(maxsize=1 << 12)
def read_letter_names(key: str) -> tuple[str, ...]:
    """Read a Bengali word as names of Latin letters; each place lists the letters it can be.

    >>> read_letter_names("সিবিআই")
    ('C', 'B', 'I')
    """
    compact = regex.sub(r"[\s.\-'&]", "", key)
    return _cut_names(compact, {}) or ()


def _cut_names(text: str, known: dict[str, tuple[str, ...] | None]) -> tuple[str, ...] | None:
    """Cut a text wholly into letter names, longest first, with a way back; None if impossible."""
    if not text:
        return ()
    if len(text) > 40:
        return None
    if text not in known:
        known[text] = None
        for width in range(min(len(text), 9), 0, -1):
            letters = _letter_names().get(text[:width])
            if letters is None:
                continue
            rest = _cut_names(text[width:], known)
            if rest is not None:
                known[text] = (letters, *rest)
                break
    return known[text]


@cache
def _counts() -> dict[str, int]:
    rows = read_table(table("word_counts.tsv", _TABLES), ("word", "count"), key=("word",))
    return {row["word"]: int(row["count"]) for row in rows}


def word_count(key: str) -> int:
    """Return how often a Bengali word stood in the web text that was counted; 0 if rarely."""
    return _counts().get(key, 0)
