"""What is known of Bengali words without a Latin side: frequencies, spelling, neighbours.

Made from a list of counts, and from running text for the neighbours. The number of a word
in the model of neighbours is its place among the frequent words of the tree.
"""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
import regex

from translit.spelling.graphemes import bengali_key, graphemes
from translit.spelling.kneser_ney import BOUNDARY, estimate, estimate_flat
from translit.spelling.lexicon import OUTSIDE, Lexicon, tree
from translit.spelling.ngrams import ROOT, Ngrams, packed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    Arrays = dict[str, NDArray[np.generic]]

__all__ = ["NUMBER", "UNKNOWN", "Spelling", "Words", "build_words", "part", "spelling_model"]

UNKNOWN: Final = 1
NUMBER: Final = 2
_FIRST: Final = 3
_REMEMBERED: Final = 100_000  # steps of spelling
_LIMIT: Final = 60_000  # words whose neighbours are counted: two bytes number them
_WORD: Final = regex.compile(r"[\u0980-\u09e5\u09f0-\u09ff]+|[।?!]|[a-zA-Z]+|[0-9০-৯]+")
_SPELT: Final = regex.compile(r"[\u0985-\u09b9\u09ce\u09f0\u09f1][\u0980-\u09e3\u09f0\u09f1]*")


def part(arrays: Mapping[str, NDArray[np.generic]], name: str) -> Arrays:
    """Return the arrays of one part of a model file."""
    return {key[len(name) + 1 :]: a for key, a in arrays.items() if key.startswith(name + "/")}


def spelling_model(
    counts: Mapping[str, int], units: Sequence[str], *, order: int, cutoffs: Sequence[int]
) -> Arrays:
    """Return an n-gram of the graphemes of words."""
    number = {unit: place for place, unit in enumerate(units, 1)}
    known = sorted(word for word in counts if all(unit in number for unit in graphemes(word)))
    sequences = [[number[unit] for unit in graphemes(word)] for word in known]
    return packed(
        estimate(sequences, [counts[word] for word in known], order=order, cutoffs=cutoffs)
    )


def build_words(
    counts: Mapping[str, int], text: Iterable[str] = ()
) -> tuple[dict[str, Any], Arrays]:
    """Return facts and arrays of a word model; `text` is lines of running Bengali."""
    listed: dict[str, int] = {}
    for word, count in counts.items():
        key = bengali_key(word)
        if count > 0 and _SPELT.fullmatch(key):
            listed[key] = listed.get(key, 0) + count
    units = sorted({unit for word in listed for unit in graphemes(word)})
    arrays = {f"tree/{name}": array for name, array in tree(listed, units).items()}
    own = np.asarray(arrays["tree/own"], np.uint8)
    least = 1
    while np.count_nonzero(own >= least) > _LIMIT:
        least += 1
    kinds = {word: max(1, int(log(count))) for word, count in listed.items()}
    web = spelling_model(kinds, units, order=6, cutoffs=(1, 1, 1, 2, 2, 2))
    arrays |= {f"web/{name}": array for name, array in web.items()}
    facts = {"kind": "words", "units": units, "least": least}
    neighbours = _neighbours(text, Words(facts, arrays))
    arrays |= {f"context/{name}": array for name, array in neighbours.items()}
    return facts, arrays


def _neighbours(text: Iterable[str], words: Words) -> Arrays:
    """Return a trigram of frequent words."""
    numbers: dict[str, int] = {}
    flat: list[int] = []
    for line in text:
        for match in _WORD.finditer(bengali_key(line) + "।"):
            word = match.group()
            number = numbers.get(word)
            if number is None:
                number = numbers[word] = _number(word, words)
            if number or (flat and flat[-1]):
                flat.append(number)
    if not flat:
        return {}
    sequence = np.asarray([0, *flat, 0] if flat[-1] else [0, *flat], np.int64)
    inner = np.flatnonzero(sequence == 0)[1:-1]
    repeats = np.ones(len(sequence), np.int64)
    repeats[inner] = 2  # a boundary ends one sentence and begins the next
    doubled = np.repeat(sequence, repeats)
    starts = np.zeros(len(doubled), np.int64)
    first = np.flatnonzero(doubled == 0)[::2]
    starts[first] = first
    place = np.arange(len(doubled)) - np.maximum.accumulate(starts)
    weight = np.ones(len(doubled), np.int64)
    return packed(estimate_flat(doubled, place, weight, order=3, cutoffs=(1, 3, 4)))


def _number(word: str, words: Words) -> int:
    if word in "।?!":
        return BOUNDARY
    return NUMBER if word[0].isalnum() and not _SPELT.match(word) else words.known(word).number


class Spelling:
    """How likely a word is spelt so, by the n-gram of its graphemes."""

    def __init__(self, arrays: Mapping[str, NDArray[np.generic]], units: Sequence[str]) -> None:
        self._ngrams = Ngrams(arrays)
        self._numbers = {unit: place for place, unit in enumerate(units, 1)}
        self._start = self._ngrams.state(self._ngrams.step(ROOT, BOUNDARY)[1])
        self._steps: dict[tuple[int, str], tuple[float, int]] = {}

    def log_probability(self, units: Iterable[str]) -> float:
        """Return log P(word), the word cut into graphemes."""
        state, value = self._start, 0.0
        steps = self._steps
        for unit in units:
            found = steps.get((state, unit))
            if found is None:
                found = self._step(state, unit)
            value += found[0]
            state = found[1]
        found = steps.get((state, "")) or self._step(state, "")
        return value + found[0]

    def _step(self, state: int, unit: str) -> tuple[float, int]:
        if len(self._steps) > _REMEMBERED:
            self._steps.clear()
        number = self._numbers.get(unit, -1) if unit else BOUNDARY
        cost, node = self._ngrams.step(state, number)
        found = self._steps[state, unit] = (cost, self._ngrams.state(node))
        return found


class Known(NamedTuple):
    """What the list knows of a word: log count (None: not listed), number among neighbours."""

    seen: float | None
    number: int


class Words:
    """A word model read from its arrays."""

    def __init__(self, facts: Mapping[str, Any], arrays: Mapping[str, NDArray[np.generic]]) -> None:
        self.units: list[str] = facts["units"]
        own = np.asarray(arrays["tree/own"], np.uint8)
        self.lexicon = Lexicon(part(arrays, "tree"), self.units)
        self.spelling = Spelling(part(arrays, "web"), self.units)
        context = part(arrays, "context")
        self.context = Ngrams(context) if context else None
        frequent = own >= facts["least"]
        self._numbers = np.where(frequent, np.cumsum(frequent) + _FIRST - 1, UNKNOWN)

    def known(self, word: str) -> Known:
        """Return what is known of a word."""
        node = self.lexicon.walk(0, word)
        count = self.lexicon.own(node)
        if node == OUTSIDE or count < 0:
            return Known(None, UNKNOWN)
        return Known(count, int(self._numbers[node]))
