"""Spell a word in the other script: beam search through the joint n-gram, with a word list.

Work is bounded: every place of the word keeps a few hypotheses, each with a few ways on.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass
from math import exp, log
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from translit.spelling.kneser_ney import BOUNDARY
from translit.spelling.lexicon import OUTSIDE
from translit.spelling.ngrams import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from translit.spelling.lexicon import Lexicon
    from translit.spelling.ngrams import Ngrams

__all__ = ["Beam", "Spelt", "Transducer", "decode", "uncollected"]


_NEVER = -1e9
_REMEMBERED = 90_000  # ways on are kept for so many states and chunks
_SCORE = itemgetter(1)


@dataclass(frozen=True, slots=True)
class Beam:
    """How far to search: hypotheses kept, ways on from each, and how much worse than the best."""

    width: int = 24
    choices: int = 12
    threshold: float = 9.0
    frequency: float = 0.5  # weight of the logarithm of word counts
    unlisted: float = -2.0  # what stands for the logarithm of the count of a word not listed


class Spelt(NamedTuple):
    """A finished spelling: joint log probability, log count of the word as far as it is listed."""

    text: str
    joint: float
    seen: float


Way = tuple[float, str, int]


class Transducer:
    """A joint n-gram read in one direction."""

    def __init__(self, ngrams: Ngrams, sources: Sequence[str], targets: Sequence[str]) -> None:
        self.ngrams = ngrams
        self._sources = sources
        self._targets = targets
        self._grouped: dict[int, dict[str, list[Way]]] = {}
        self._ways: dict[tuple[int, str], tuple[float, list[Way]]] = {}
        self.chunks = frozenset(sources[1:])
        self.start = ngrams.state(ngrams.step(ROOT, BOUNDARY)[1])

    def _groups(self, state: int) -> dict[str, list[Way]]:
        groups = self._grouped.get(state)
        if groups is None:
            groups = {}
            sources, targets = self._sources, self._targets
            value = self.ngrams.value
            for token, node in self.ngrams.arcs(state).items():
                if token != BOUNDARY:
                    way = (value(node), targets[token], node)
                    groups.setdefault(sources[token], []).append(way)
            self._grouped[state] = groups
        return groups

    def ways(self, state: int, chunk: str, beam: Beam) -> tuple[float, list[Way]]:
        """Return a weight, and (log probability, written, node) of the best ways to read a chunk.

        The weight is to be added to each; states that know nothing of the chunk share the
        list of a shorter one.
        """
        key = (state, chunk)
        found = self._ways.get(key)
        if found is None:
            if len(self._ways) > _REMEMBERED:
                self._ways.clear()
                self._grouped.clear()
            if state != ROOT and chunk not in self._groups(state):
                lost, below = self.ngrams.shorter(state)
                weight, ways = self.ways(below, chunk, beam)
                found = (lost + weight, ways)
            else:
                found = (0.0, self._find(state, chunk, beam))
            self._ways[key] = found
        return found

    def _find(self, state: int, chunk: str, beam: Beam) -> list[Way]:
        ways = list(self._groups(state).get(chunk, ()))
        if state != ROOT:
            seen = {way[1] for way in ways}
            lost, below = self.ngrams.shorter(state)
            weight, more = self.ways(below, chunk, beam)
            lost += weight
            ways += [
                (lost + value, written, node)
                for value, written, node in more
                if written not in seen
            ]
        ways.sort(reverse=True)
        del ways[beam.choices :]
        least = ways[0][0] - beam.threshold if ways else 0.0
        while ways and ways[-1][0] < least:
            ways.pop()
        return ways

    def finish(self, state: int) -> float:
        """Return log P(end | state)."""
        return self.ngrams.step(self.ngrams.state(state), BOUNDARY)[0]


@contextmanager
def uncollected() -> Iterator[None]:
    """Spell without the collector of cycles: there are none here, and it walks all caches."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


_Key = tuple[str, int]  # what was written, node of the n-gram
_Place = dict[_Key, tuple[float, int]]  # score, node of the word list
_Hypothesis = tuple[str, int, float, int]  # what was written, state, score, node of the list


def decode(
    atoms: Sequence[str], machine: Transducer, beam: Beam, lexicon: Lexicon | None = None
) -> list[Spelt]:
    """Return all finished spellings of the beam; `atoms` are letters or graphemes."""
    length = len(atoms)
    places: list[_Place] = [{} for _ in range(length + 1)]
    places[0]["", machine.start] = (0.0, 0 if lexicon else OUTSIDE)
    tops = [_NEVER] * (length + 1)
    for place in range(length):
        kept = _kept(places[place], machine, beam)
        places[place] = {}
        read = False
        chunk = ""
        for stop in range(place + 1, min(place + 3, length) + 1):
            chunk += atoms[stop - 1]
            if chunk in machine.chunks:
                read = True
                tops[stop] = _extend(kept, chunk, machine, beam, lexicon, places[stop], tops[stop])
        if not read:  # nothing known begins here: pass the sign over
            for text, _, value, _ in kept:
                places[place + 1].setdefault((text, machine.start), (value - 12.0, OUTSIDE))
    return _finished(places[length], machine, beam, lexicon)


def _kept(hypotheses: _Place, machine: Transducer, beam: Beam) -> list[_Hypothesis]:
    """Return the best hypotheses of a place, best first."""
    good = sorted(hypotheses.items(), key=_SCORE, reverse=True)[: beam.width]
    least = good[0][1][0] - beam.threshold if good else 0.0
    state = machine.ngrams.state
    return [(text, state(at), value, node) for (text, at), (value, node) in good if value >= least]


def _extend(
    kept: list[_Hypothesis],
    chunk: str,
    machine: Transducer,
    beam: Beam,
    lexicon: Lexicon | None,
    into: _Place,
    top: float,
) -> float:
    """Read a chunk after every hypothesis; return the best score at the place it leads to.

    Frequencies only fall on the way down the tree, so that what falls behind by the n-gram
    alone need not be looked up.
    """
    least = top - beam.threshold
    for text, state, value, node in kept:
        if value < least:
            break
        weight, ways = machine.ways(state, chunk, beam)
        base = value + weight
        for way, written, after in ways:
            score = base + way
            if score < least:
                break
            below = node
            if node >= 0 and lexicon is not None:
                below, lost = lexicon.walked.get((node, written)) or lexicon.walk_costed(
                    node, written, beam.frequency, beam.unlisted
                )
                score -= lost
                if score < least:
                    continue
            key = (text + written, after)
            known = into.get(key)
            if known is None or score > known[0]:
                into[key] = (score, below)
                if score > top:
                    top = score
                    least = top - beam.threshold
    return top


def _finished(
    hypotheses: _Place, machine: Transducer, beam: Beam, lexicon: Lexicon | None
) -> list[Spelt]:
    """Return the spellings, the ways that lead to one and the same added up."""
    found: dict[str, tuple[float, float]] = {}
    for (text, state), (value, node) in hypotheses.items():
        joint, count = value + machine.finish(state), beam.unlisted
        if lexicon is not None:
            joint += beam.frequency * (
                lexicon.best(0) - (lexicon.best(node) if node != OUTSIDE else beam.unlisted)
            )
            if node != OUTSIDE and (own := lexicon.own(node)) >= 0:
                count = own
        if text in found:
            joint = log(exp(joint) + exp(found[text][0]) + 1e-300)
        found[text] = (joint, count)
    return [Spelt(text, joint, count) for text, (joint, count) in found.items()]
