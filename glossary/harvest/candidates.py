"""Every stretch of Bengali that a gloss could render, each with the features that speak for it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from glossary.harvest.glosses import content_words, is_acronym
from glossary.harvest.initials import acronym_letters, initials_match, spells_letters
from glossary.harvest.lexicon import (
    Abbreviation,
    abbreviations,
    is_finite_verb,
    is_function_word,
    is_title,
    known_meanings,
    word_count,
)
from glossary.harvest.links import Link, choose_links, find_links, word_forms
from glossary.morphology import citation_forms
from translit import search_key, similarity

if TYPE_CHECKING:
    from glossary.harvest.context import Left
    from glossary.harvest.evidence import Evidence

__all__ = ["MOST_SPAN", "Candidate", "span_candidates"]

MOST_SPAN = 8
"""Words that a span may have."""

_CASES = ("কে", "তে", "ে", "য়", "য়ে", "রা", "দের")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span of the last `size` words before the bracket, with features and word links.

    The links are between the words read to the left (by index) and the words of `reading`,
    which is the gloss or what the gloss abbreviates. `heard` are the words with a rendering
    by sound.
    """

    size: int
    features: dict[str, float]
    links: tuple[Link, ...]
    reading: str
    heard: frozenset[int]


def span_candidates(left: Left, gloss: str, evidence: Evidence) -> list[Candidate]:
    """Return the candidate spans, shortest first."""
    words = [word.text for word in left.words][-MOST_SPAN - 1 :]
    if not words:
        return []
    acronym = is_acronym(gloss)
    readings = _readings(gloss) if acronym else (gloss,)
    linked = [(reading, find_links(words, reading)) for reading in readings]
    sizes = range(1, min(len(words), MOST_SPAN) + 1)
    whole = len(left.words) <= MOST_SPAN or left.stop == "length"
    found = []
    for size in sizes:
        first = len(words) - size
        features = _context_features(words, first, left, whole=whole)
        best = max(
            (_linked(words, first, reading, known) for reading, known in linked),
            key=lambda found: found.shape["cover"] - found.shape["unlinked"],
        )
        features |= best.shape
        if acronym:
            features = {f"acronym {name}": value for name, value in features.items()}
            features |= _acronym_features(words[first:], gloss)
        else:
            features |= _expansion_features(words[first:], gloss)
        features["evidence"] = evidence.span_support(gloss, words[first:])
        found.append(Candidate(size, features, best.links, best.reading, best.heard))
    return found


@dataclass(frozen=True, slots=True)
class _Linked:
    """The links of a span under one reading of its gloss, and their features."""

    reading: str
    links: tuple[Link, ...]
    heard: frozenset[int]
    shape: dict[str, float]


def _linked(words: list[str], first: int, reading: str, known: list[Link]) -> _Linked:
    links = choose_links(known, first)
    heard = frozenset(i for link in known if link.sound and link.score >= 0.5 for i in link.bengali)
    return _Linked(reading, tuple(links), heard, _link_features(words, first, links, reading))


@lru_cache(maxsize=4096)
def _readings(gloss: str) -> tuple[str, ...]:
    """Return what an acronym may stand for, itself first."""
    known = abbreviations().get(acronym_letters(gloss), ())
    return (gloss, *(text for entry in known for text in entry.english))


def _context_features(words: list[str], first: int, left: Left, *, whole: bool) -> dict[str, float]:
    """Describe the edges of the span."""
    size = len(words) - first
    key = word_forms(words[first]).key
    features = {
        "quoted exactly": float(left.quoted == size),
        "quoted otherwise": float(bool(left.quoted) and left.quoted != size),
        "reaches a stop": float(first == 0 and whole),
        "stop is a quote": float(first == 0 and whole and left.stop == "quote"),
        "begins with a function word": float(is_function_word(key)),
        "begins with a title": float(is_title(key) and size > 1),
        "begins with a frequent word": _frequency(key),
        "inner case ending": float(sum(_has_case(word) for word in words[first:-1])),
        "inner function word": float(
            sum(is_function_word(word_forms(word).key) for word in words[first + 1 : -1])
        ),
        "begins with a country's genitive": float(size > 1 and _is_country_genitive(words[first])),
        "finite verb inside": float(
            any(is_finite_verb(word_forms(word).key) for word in words[first:-1])
        ),
        "ends with a function word": float(is_function_word(word_forms(words[-1]).key)),
    }
    if first:
        before = word_forms(words[first - 1]).key
        features["after a function word"] = float(is_function_word(before))
        features["after a finite verb"] = float(is_finite_verb(before))
        features["after a title"] = float(is_title(before))
        features["after a case ending"] = float(_has_case(words[first - 1]))
        features["after a genitive"] = float(_has_genitive(words[first - 1]))
    return features


@lru_cache(maxsize=1 << 14)
def _is_country_genitive(word: str) -> bool:
    """Say whether a word is the genitive of a place or people that the lexicon names: চিনের."""
    return any(
        lemma.ending.endswith("র") and meaning.pos in {"name", "demonym"}
        for lemma in citation_forms(word_forms(word).key)[1:]
        for meaning in known_meanings(lemma.text)
    )


def _frequency(key: str) -> float:
    """Return how common a word is, from 0 (not counted) to about 1."""
    count = word_count(key)
    return min(len(str(count)) - 1, 5) / 5 if count else 0.0


@lru_cache(maxsize=1 << 14)
def _has_case(word: str) -> bool:
    """Say whether a word carries an objective, locative or plural ending, stem attested."""
    return any(
        lemma.ending in _CASES and word_count(lemma.text) > word_count(word_forms(word).key)
        for lemma in citation_forms(word_forms(word).key)[1:]
    )


@lru_cache(maxsize=1 << 14)
def _has_genitive(word: str) -> bool:
    """Say whether a word carries a genitive ending, stem attested."""
    return any(
        lemma.ending.endswith("র") and word_count(lemma.text)
        for lemma in citation_forms(word_forms(word).key)[1:]
    )


def _link_features(words: list[str], first: int, links: list[Link], gloss: str) -> dict[str, float]:
    """Describe how well words and gloss cover one another."""
    english = content_words(gloss)
    m, n = len(english), len(words) - first
    covered = sum(link.score * len(link.english) for link in links)
    here = {i: link.score for link in links for i in link.bengali}
    lone = [
        i
        for i in range(first, len(words))
        if i not in here and not is_function_word(word_forms(words[i]).key)
    ]
    named = gloss[:1].isupper() and _is_country_genitive(words[first]) and n > 1
    blind = not links  # no word answers for another: only lengths are left to judge by
    return {
        "blind and a country's": float(blind and named),
        "blind and shorter": max(0, m - n) / 2 if blind else 0.0,
        "blind and longer": max(0, n - m) / 2 if blind else 0.0,
        "blind and as long": float(blind and m == n),
        "cover": covered / m,
        "uncovered": min(m - sum(len(link.english) for link in links), 4) / 2,
        "unlinked": len(lone) / 2,
        "first unlinked": float(first not in here),
        "first linked": here.get(first, 0.0),
        "last linked": here.get(len(words) - 1, 0.0),
        "last unlinked": float(len(words) - 1 not in here),
        "shorter": max(0, m - n) / 2,
        "longer": max(0, n - m) / 2,
        "much longer": max(0, n - m - 1) / 2,
        "as long": float(m == n),
        "known as a whole": float(any(len(link.bengali) == n > 1 for link in links)),
        "whole sound": _whole_sound(tuple(words[first:]), gloss) if abs(m - n) <= 3 else 0.0,
    }


def _whole_sound(words: tuple[str, ...], gloss: str) -> float:
    """Return the sound similarity of the whole span, its last word in any citation form."""
    head = "".join(word_forms(word).key for word in words[:-1])
    return max(similarity(head + form, gloss) for form in word_forms(words[-1]).forms)


def _acronym_features(words: list[str], gloss: str) -> dict[str, float]:
    """Describe how well a span fits the letters of an abbreviation."""
    letters = acronym_letters(gloss)
    matched, idle = initials_match(words, letters)
    heads = sum(len(word.replace("–", "-").split("-")) for word in words)
    phrase = " ".join(words)
    known = abbreviations().get(letters, ())
    forms = {lemma.text for lemma in citation_forms(search_key(phrase))}
    return {
        "letters spelled": float(spells_letters("".join(words), letters)),
        "known spelling": float(any(text in forms for entry in known for text in entry.spelled)),
        "letters sound": similarity(word_forms(words[0]).forms[-1], gloss)
        if len(words) == 1
        else 0.0,
        "initials": matched / len(letters),
        "initials all": float(matched == len(letters) and len(letters) > 1),
        "initials idle": idle / 2,
        "initials longer": max(0, heads - len(letters)) / 2,
        "initials shorter": max(0, len(letters) - heads) / 2,
        "known expansion": float(
            expanded := any(text in forms for entry in known for text in entry.bengali)
        ),
        "known otherwise": float(bool(known) and not expanded),
        "first answers": float(initials_match(words[:1], letters[:1])[0] > 0),
    }


@lru_cache(maxsize=4096)
def _named(english: str) -> tuple[Abbreviation, ...]:
    """Return the known abbreviations that stand for an English name."""
    initials = "".join(word[0] for word in content_words(english)).upper()
    return tuple(
        entry
        for entry in abbreviations().get(initials, ())
        if english in map(str.casefold, entry.english)
    )


def _expansion_features(words: list[str], gloss: str) -> dict[str, float]:
    """Say whether a span spells the initials of the gloss: বিজেপি / Bharatiya Janata Party."""
    if " " not in gloss:
        return {}
    known = {
        text
        for entry in _named(gloss.casefold())
        for text in entry.bengali
        if text in {lemma.text for lemma in citation_forms(search_key(" ".join(words)))}
    }
    if known or len(words) > 3:
        return {"known expansion": float(bool(known))}
    initials = "".join(word[0] for word in content_words(gloss)).upper()
    spelled = len(initials) > 1 and spells_letters("".join(words), initials)
    if not spelled and len(words) == 1:
        forms = set(word_forms(words[0]).forms)
        spelled = any(
            form in entry.spelled and gloss.casefold() in map(str.casefold, entry.english)
            for entry in abbreviations().get(initials, ())
            for form in forms
        )
    return {"spells the initials": float(spelled)}
