"""Which Bengali word renders which English word: by meaning, by sound, alone or joined."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from glossary.harvest.glosses import content_words
from glossary.harvest.lexicon import english_stem, known_meanings
from glossary.morphology import citation_forms
from translit import search_key, similarity

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Link", "WordForms", "choose_links", "find_links", "is_unknown", "word_forms"]

_LEAST_SOUND = 0.35
_PREFIX_SCORE = 0.6  # elected / election: related, not the same
_COMPOUND_SCORE = 0.75
_HALF_SOUND = 0.9
_JOINED_SCORE = 0.9  # one-to-one links are to be preferred over merges
_MOST_FORMS = 4
_DIGITS = str.maketrans("০১২৩৪৫৬৭৮৯", "0123456789")


@dataclass(frozen=True, slots=True)
class Link:
    """Bengali words (by index) that render English words (by index).

    `half` is true for one Bengali word of which one half is sound, the other meaning:
    বিশ্বব্যাংক / World Bank.
    """

    bengali: frozenset[int]
    english: frozenset[int]
    score: float
    sound: bool
    half: bool = False


@dataclass(frozen=True, slots=True)
class WordForms:
    """A Bengali word's search key and its candidate citation forms, the key first."""

    key: str
    forms: tuple[str, ...]


@lru_cache(maxsize=1 << 15)
def word_forms(text: str) -> WordForms:
    """Return the key and the citation forms under which a word is looked up."""
    key = search_key(text)
    forms = tuple(lemma.text for lemma in citation_forms(key)[:_MOST_FORMS])
    return WordForms(key, forms)


def is_unknown(text: str) -> bool:
    """Say whether the lexicon knows no form of a word, as with most names of persons."""
    return not any(known_meanings(form) for form in word_forms(text).forms)


@lru_cache(maxsize=1 << 15)
def _renderings(text: str) -> tuple[frozenset[str], tuple[tuple[str, ...], ...]]:
    """Return the one-word and the many-word renderings of a Bengali word or phrase."""
    single: set[str] = set()
    several: list[tuple[str, ...]] = []
    forms = word_forms(text).forms
    joined = [form.replace("-", joint) for form in forms if "-" in form for joint in ("", " ")]
    for form in (*forms, *joined):
        for meaning in known_meanings(form):
            if len(meaning.stems) == 1:
                single.add(meaning.stems[0])
            else:
                several.append(meaning.stems)
    return frozenset(single), tuple(several)


@lru_cache(maxsize=1 << 14)
def _cognates(text: str) -> frozenset[str]:
    """Return renderings that are names or demonyms: a little likeness makes them cognates."""
    return frozenset(
        meaning.stems[0]
        for form in word_forms(text).forms
        for meaning in known_meanings(form)
        if meaning.pos in {"name", "demonym"} and len(meaning.stems) == 1
    )


@lru_cache(maxsize=1 << 14)
def _compound(text: str) -> tuple[frozenset[str], frozenset[str]] | None:
    """Cut an unknown word into two known ones and return the renderings of both."""
    key = word_forms(text).key
    for cut in range(len(key) - 2, 1, -1):
        if regex.match(r"[া-ৌ়্ংঃঁৗ]", key[cut]) or key[cut - 1] == "্":
            continue
        head = {m.stems[0] for m in known_meanings(key[:cut]) if len(m.stems) == 1}
        if head:
            tail = _renderings(key[cut:])[0]
            if tail:
                return frozenset(head), tail
    return None


def find_links(words: Sequence[str], gloss: str) -> list[Link]:
    """Return every link between Bengali words and the content words of a gloss, best first.

    >>> links = find_links(["ইউক্রেন", "যুদ্ধের"], "Ukraine War")
    >>> sorted((min(link.bengali), min(link.english), link.sound) for link in links)
    [(0, 0, True), (1, 1, False)]
    """
    english = content_words(gloss)
    stems = [english_stem(word) for word in english]
    links: list[Link] = []
    for i, word in enumerate(words):
        links += _single_links(i, word, english, stems)
    links += _phrase_links(words, stems)
    strong = {i for link in links if link.score >= 0.9 for i in link.bengali}
    links += _joined_links(words, english, strong)
    return sorted(links, key=_preference)


def _preference(link: Link) -> tuple[float, int, int, int]:
    """Order links: the surest first, then what covers more, then what is nearer the bracket."""
    return (-link.score, -len(link.bengali), -max(link.bengali), min(link.english))


def _single_links(i: int, word: str, english: list[str], stems: list[str]) -> list[Link]:
    """Link one Bengali word by meaning, as a compound, and by sound."""
    here = frozenset((i,))
    found: list[Link] = []
    single, several = _renderings(word)
    forms = word_forms(word).forms
    names = _cognates(word)
    digits = forms[0].translate(_DIGITS)
    for j, stem in enumerate(stems):
        sound = max(similarity(form, english[j]) for form in forms)
        meaning = 1.0 if stem in single or digits == stem else _related(stem, single)
        score = max(sound, meaning)
        if score >= _LEAST_SOUND:
            by_sound = sound >= (meaning if meaning < 1.0 else 0.2 if stem in names else 0.6)
            found.append(Link(here, frozenset((j,)), score, by_sound))
    for rendering in several:
        places = _places(rendering, stems)
        if places:
            half = _is_half_sound(forms[0], [english[j] for j in places])
            found.append(Link(here, places, 1.0, sound=False, half=half))
    if not single and not several and len(word) > 4:
        found += _compound_links(here, word, stems)
    return found


def _is_half_sound(key: str, english: list[str]) -> bool:
    """Say whether a beginning or end of a Bengali word sounds like one of the English words."""
    cuts = range(2, len(key) - 1)
    return any(
        similarity(part, word) > _HALF_SOUND
        for word in english
        for cut in cuts
        for part in (key[:cut], key[cut:])
        if len(part) > 2 and len(word) > 2
    )


def _compound_links(here: frozenset[int], word: str, stems: list[str]) -> list[Link]:
    parts = _compound(word)
    if parts is None:
        return []
    places = [
        next((j for j, stem in enumerate(stems) if stem in part or _related(stem, part)), None)
        for part in parts
    ]
    known = frozenset(place for place in places if place is not None)
    return [Link(here, known, _COMPOUND_SCORE, sound=False)] if known else []


def _related(stem: str, renderings: frozenset[str]) -> float:
    """Score an English word that shares its beginning with a rendering: election, electoral."""
    if len(stem) < 5:
        return 0.0
    for rendering in renderings:
        if rendering[:5] == stem[:5] or (len(rendering) >= 4 and stem.startswith(rendering)):
            return _PREFIX_SCORE
    return 0.0


def _places(rendering: tuple[str, ...], stems: list[str]) -> frozenset[int] | None:
    """Return where all words of a rendering stand in the gloss, or None."""
    places: list[int] = []
    for stem in rendering:
        place = next((j for j, s in enumerate(stems) if s == stem and j not in places), None)
        if place is None:
            return None
        places.append(place)
    return frozenset(places)


def _phrase_links(words: Sequence[str], stems: list[str]) -> list[Link]:
    """Link terms of two to four words that the lexicon knows as a whole."""
    found: list[Link] = []
    keys = [word_forms(word).key for word in words]
    for width in (2, 3, 4):
        for i in range(len(words) - width + 1):
            phrase = " ".join(keys[i : i + width])
            single, several = _renderings(phrase)
            for rendering in [*((one,) for one in single), *several]:
                places = _places(rendering, stems)
                if places:
                    found.append(Link(frozenset(range(i, i + width)), places, 1.0, sound=False))
    return found


def _joined_links(words: Sequence[str], english: list[str], strong: set[int]) -> list[Link]:
    """Link by sound what the one side joins: নিউইয়র্ক / New York, আন্ডার ওয়ার্ল্ড / Underworld."""
    found: list[Link] = []
    for i, word in enumerate(words):
        if i in strong:
            continue
        pieces = [piece for piece in regex.split(r"[-–/]", word) if piece]
        for j in range(len(english) - 1):
            joined = english[j] + english[j + 1]
            sound = max(similarity(form, joined) for form in word_forms(word).forms)
            if sound >= 0.6:
                places = frozenset((j, j + 1))
                found.append(Link(frozenset((i,)), places, sound * _JOINED_SCORE, sound=True))
        if i + 1 < len(words) and i + 1 not in strong and len(pieces) == 1:
            both = [word_forms(word).key + form for form in word_forms(words[i + 1]).forms]
            for j, target in enumerate(english):
                sound = max(similarity(form, target) for form in both)
                if sound >= 0.6:
                    here = frozenset((i, i + 1))
                    found.append(Link(here, frozenset((j,)), sound * _JOINED_SCORE, sound=True))
    return found


def choose_links(links: Sequence[Link], first: int) -> list[Link]:
    """Choose links among the words from `first` on, best first, no word used twice."""
    chosen: list[Link] = []
    used: set[int] = set()
    taken: set[int] = set()
    for link in links:
        if min(link.bengali) < first or link.bengali & used or link.english & taken:
            continue
        chosen.append(link)
        used |= link.bengali
        taken |= link.english
    return chosen
