"""Look-up: from the surest way to find a term to the loosest; every match says how it was found.

exact      the term itself, in either language, in any Unicode form or case
inflected  the term with a case ending, or a form that stood in a text
prefix     the term begins with the query
word       all words of the query, inflected or not, stand in the term
fuzzy      the term with a slip or two
phonetic   the term sounds like the query, in any romanisation
text       the words stand in a sentence where the term was glossed
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import regex

from glossary.keys import has_bengali, reading, skeleton, term_key, words
from glossary.model import Match, State
from glossary.morphology import citation_forms

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from glossary.model import Context, Entry
    from glossary.store import Store

__all__ = ["METHODS", "Finder", "concordance"]

# What the scores of a method lie between: a better method always stands above a looser one.
METHODS: dict[str, tuple[float, float]] = {
    "exact": (1.0, 1.0),
    "inflected": (0.9, 0.98),
    "prefix": (0.8, 0.9),
    "word": (0.7, 0.8),
    "fuzzy": (0.5, 0.7),
    "phonetic": (0.3, 0.5),
    "text": (0.1, 0.3),
}
_FUZZY_LEAST = 76.0  # of 100; one slip in a word of five letters scores 80
_FUZZY_SHORTEST = 4  # shorter words have too many near neighbours
_SOUND_LEAST = 0.3  # below it `translit.similarity` finds the two unlike
_WIDE = 200  # candidates looked at for each way


class _Hit(NamedTuple):
    """An entry, and how good a hit it is within its method, from 0 to 1."""

    entry: int
    goodness: float


class Finder:
    """Finds entries of a store; keeps what fuzzy comparison needs until the store changes."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._headwords: dict[str, tuple[object, list[str], list[int]]] = {}
        self._methods: dict[str, Callable[[str], Iterator[_Hit]]] = {
            "exact": self._exact,
            "inflected": self._inflected,
            "prefix": self._prefix,
            "word": self._word,
            "fuzzy": self._fuzzy,
            "phonetic": self._phonetic,
            "text": self._text,
        }

    def find(
        self,
        query: str,
        n: int = 10,
        by: Collection[str] | None = None,
        *,
        rejected: bool = False,
    ) -> list[Match]:
        """Return at most `n` matches, best first.

        Unless asked for by name, slips and sounds are not tried where the term itself was
        found, nor contexts where anything was: they would only add noise.
        """
        key = term_key(query)
        found: dict[int, Match] = {}
        for method, ways in self._methods.items():
            if not key or not _wanted(method, by, found.values()):
                continue
            low, high = METHODS[method]
            hits: dict[int, float] = {}
            for hit in ways(key):
                if hit.entry not in found:
                    hits[hit.entry] = max(hit.goodness, hits.get(hit.entry, 0.0))
            for entry in self._store.read(hits):
                if entry.state != State.REJECTED or rejected:
                    score = round(low + (high - low) * hits[entry.id], 4)
                    found[entry.id] = Match(query, entry, method, score)
        best = sorted(found.values(), key=_order)[:n]
        return [
            Match(query, match.entry, match.matched_by, match.score, self._variants(match.entry))
            for match in best
        ]

    def suggest(self, query: str, n: int = 3) -> list[str]:
        """Return the nearest terms for a query that finds nothing."""
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - only loose look-ups need it

        key = term_key(query)
        keys, entries = self._comparable(key)
        near = process.extract(key, keys, scorer=fuzz.WRatio, score_cutoff=50, limit=4 * n)
        found = self._store.read(dict.fromkeys(entries[place] for _, _, place in near))
        bengali = has_bengali(key)
        terms = (entry.bengali if bengali else entry.english for entry in found)
        return list(dict.fromkeys(terms))[:n]

    def _variants(self, entry: Entry) -> tuple[str, ...]:
        return self._store.variants(entry)

    def _exact(self, key: str) -> Iterator[_Hit]:
        """Find the headwords with just this key."""
        for entry, role in self._store.by_key(key):
            if role in ("bengali", "english"):
                yield _Hit(entry, 1.0)

    def _inflected(self, key: str) -> Iterator[_Hit]:
        """Find the terms that stood so in a text, or are left when an ending is taken off."""
        for entry, role in self._store.by_key(key):
            if role == "surface":
                yield _Hit(entry, 1.0)
        for place, stem in enumerate(_stems(key)):
            for entry, role in self._store.by_key(stem):
                if role in ("bengali", "english"):
                    yield _Hit(entry, 0.9 / (1 + place))

    def _prefix(self, key: str) -> Iterator[_Hit]:
        """Find the headwords that begin with the key: the more of it, the better."""
        for entry, form in self._store.by_prefix(key, _WIDE):
            yield _Hit(entry, len(key) / len(form))

    def _word(self, key: str) -> Iterator[_Hit]:
        """Find the terms with all words of the key: the fewer others, the better."""
        for place, stem in enumerate([key, *_stems(key)]):
            hits = self._store.by_words(stem, _WIDE)
            for entry in self._store.read(hits):
                term = entry.bengali if has_bengali(stem) else entry.english
                share = len(words(stem)) / max(1, len(words(term_key(term))))
                yield _Hit(entry.id, min(1.0, share) / (1 + place / 10))

    def _fuzzy(self, key: str) -> Iterator[_Hit]:
        """Find the headwords that differ by little."""
        if len(key) < _FUZZY_SHORTEST:
            return
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - only loose look-ups need it

        keys, entries = self._comparable(key)
        near = process.extract(key, keys, scorer=fuzz.ratio, score_cutoff=_FUZZY_LEAST, limit=_WIDE)
        for _, ratio, place in near:
            yield _Hit(entries[place], (ratio - _FUZZY_LEAST) / (100 - _FUZZY_LEAST))

    def _phonetic(self, key: str) -> Iterator[_Hit]:
        """Find the terms whose words have the consonants of the key and sound like it."""
        spoken = [word for word in words(reading(key)) if word]
        skeletons = {skeleton(word) for word in spoken} - {"", "a"}
        for entry in self._store.read(self._store.by_sounds(skeletons, _WIDE)):
            likeness = _likeness(entry.bengali, spoken)
            if likeness >= _SOUND_LEAST:
                yield _Hit(entry.id, likeness)

    def _text(self, key: str) -> Iterator[_Hit]:
        """Find the entries that have the words of the key in one of their sentences."""
        hits = self._store.by_sentence(key, _WIDE)
        for place, entry in enumerate(hits):
            yield _Hit(entry, 1 - place / (len(hits) + 1))

    def _comparable(self, key: str) -> tuple[list[str], list[int]]:
        """Return the headwords in the script of a key and their entries; kept until a change."""
        role = "bengali" if has_bengali(key) else "english"
        version = self._store.version
        if role not in self._headwords or self._headwords[role][0] != version:
            found = self._store.headwords(role)
            keys, entries = [key for key, _ in found], [entry for _, entry in found]
            self._headwords[role] = (version, keys, entries)
        return self._headwords[role][1:]


def concordance(store: Store, term: str, n: int) -> list[Context]:
    """Return the stored sentences in which a term, or an inflected form of it, stands.

    Where the term was glossed there, the context says by which rule; each place once.
    """
    key = term_key(term)
    glossed: dict[tuple[str, str], Context] = {}
    pattern = _pattern([term, key])
    ids = [entry for stem in (key, *_stems(key)) for entry, _ in store.by_key(stem)]
    for entry in store.read(dict.fromkeys(ids)):
        for context in store.contexts(entry):
            glossed.setdefault((context.document, context.sentence), context)
    for context in store.sentences_with(key, n):
        place = pattern.search(context.sentence)
        if place and (context.document, context.sentence) not in glossed:
            found = replace(context, start=place.start(), stop=place.end())
            glossed[context.document, context.sentence] = found
    return list(glossed.values())[:n]


def _pattern(forms: list[str]) -> regex.Pattern[str]:
    """Return an expression for words that begin with one of the forms, in any case."""
    either = "|".join(regex.escape(form) for form in forms)
    return regex.compile(rf"(?<![\p{{L}}\p{{M}}])(?:{either})[\p{{L}}\p{{M}}]*", regex.IGNORECASE)


def _wanted(method: str, by: Collection[str] | None, found: Collection[Match]) -> bool:
    """Tell whether to go on with a method after what the surer ones found."""
    if by is not None:
        return method in by
    if method == "text":
        return not found
    sure = any(match.matched_by in ("exact", "inflected") for match in found)
    return not (sure and method in ("fuzzy", "phonetic"))


def _order(match: Match) -> tuple[float, int, str, str]:
    """Sort by score, then by use, then by the alphabet."""
    return (-match.score, -match.entry.uses, match.entry.bengali, match.entry.english)


def _stems(key: str) -> list[str]:
    """Return what a key may be an inflected form of, likeliest first, without the key itself."""
    if has_bengali(key):
        return [term_key(lemma.text) for lemma in citation_forms(key)[1:]]
    for ending in ("'s", "’s", "es", "s"):  # possessive and plural: Russia's, sanctions
        if key.endswith(ending) and len(key) > len(ending) + 2:
            stem = key.removesuffix(ending)
            return [stem, stem + "e"] if ending == "es" else [stem]
    return []


def _likeness(bengali: str, spoken: list[str]) -> float:
    """Return how much a term sounds like some words, less for what they leave out of it."""
    from translit import similarity  # noqa: PLC0415 - the sound model is loaded when first used

    terms = words(term_key(bengali))
    best = [max((similarity(term, word) for term in terms), default=0.0) for word in spoken]
    share = min(1.0, len(spoken) / max(1, len(terms)))
    parts: float = min(best, default=0.0) * (0.7 + 0.3 * share)
    whole = similarity(bengali, " ".join(spoken)) if len(terms) == len(spoken) else 0.0
    return float(max(whole, parts))
