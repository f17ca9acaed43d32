"""A joint n-gram over (Bengali unit, Latin letters) pairs: ranked spellings in both directions.

The pairs come from the best alignments of names; the counts stand in `tables/joint.tsv`.
Probabilities are interpolated with shorter histories after Witten and Bell (1991). A beam
keeps the work bounded, whatever the word.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from heapq import nlargest
from math import exp, log
from typing import TYPE_CHECKING

from translit.spelling.alignment import LONGEST_CHUNK, Emissions, best_path
from translit.spelling.units import bengali_units, join_units, latin_letters, may_follow
from translit.tables import read_table, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["COLUMNS", "JointModel", "count_joint", "joint_model", "spell_bengali", "spell_latin"]

COLUMNS = ("history", "unit", "letters", "count")
ORDER = 3
_START, _END = "^:", "$:"
_BEAM = 24
_CHOICES = 10  # spellings of one unit that are followed
_MOST_UNITS = 40
_LEAST_PATH = -3.2  # log probability per letter below which a pair is no transliteration

State = tuple[str, ...]


def count_joint(
    pairs: Iterable[tuple[Sequence[str], str]], emissions: Emissions
) -> Counter[tuple[State, str]]:
    """Count (history, pair) over the best alignments of (units, letters) pairs."""
    counts: Counter[tuple[State, str]] = Counter()
    for units, letters in pairs:
        path = best_path(units, letters, emissions)
        if path is None or path[0] / max(len(letters), 1) < _LEAST_PATH:
            continue
        state: State = (_START,) * (ORDER - 1)
        tokens = [f"{unit}:{chunk}" for unit, chunk in zip(units, path[1], strict=True)]
        for token in [*tokens, _END]:
            counts[state, token] += 1
            state = (*state[1:], token)
    return counts


class JointModel:
    """Interpolated probabilities over histories of up to two pairs."""

    def __init__(self, counts: Iterable[tuple[State, str, int]]) -> None:
        self._followers: dict[State, dict[str, int]] = {}
        for history, token, count in counts:
            for start in range(len(history) + 1):
                known = self._followers.setdefault(history[start:], {})
                known[token] = known.get(token, 0) + count
        self._totals = {state: sum(known.values()) for state, known in self._followers.items()}
        self.by_unit: dict[str, list[str]] = {}
        self.by_letters: dict[str, list[str]] = {}
        for token, _ in sorted(self._followers[()].items(), key=lambda item: (-item[1], item[0])):
            unit, _, letters = token.rpartition(":")
            if token != _END:
                self.by_unit.setdefault(unit, []).append(token)
                self.by_letters.setdefault(letters, []).append(token)
        self._cache: dict[tuple[State, str], float] = {}

    def log_probability(self, state: State, token: str) -> float:
        """Return log P(pair | history)."""
        key = (state, token)
        found = self._cache.get(key)
        if found is None:
            if len(self._cache) > 500_000:
                self._cache.clear()
            found = self._cache[key] = log(self._probability(state, token))
        return found

    def _probability(self, state: State, token: str) -> float:
        known = self._followers.get(state)
        if not state:
            whole = self._totals[()]
            return ((known or {}).get(token, 0) + 0.1) / (whole + 0.1 * len(known or ()))
        shorter = self._probability(state[1:], token)
        if known is None:
            return shorter
        return (known.get(token, 0) + len(known) * shorter) / (self._totals[state] + len(known))


@cache
def joint_model() -> JointModel:
    """Return the shipped model, read on first use."""
    rows = read_table(table("joint.tsv"), COLUMNS, key=("history", "unit", "letters"))
    return JointModel(
        (
            tuple(row["history"].split(" ")),
            f"{row['unit']}:{row['letters']}",
            int(row["count"]),
        )
        for row in rows
    )


def _ranked(finished: dict[str, float], n: int) -> list[tuple[str, float]]:
    """Return the best answers with their shares of all that the beam kept."""
    whole = sum(exp(value) for value in finished.values())
    best = nlargest(n, finished.items(), key=lambda item: (item[1], item[0]))
    return [(text, exp(value) / whole) for text, value in best] if whole else []


def _merge(into: dict[str, float], text: str, value: float) -> None:
    into[text] = log(exp(into[text]) + exp(value)) if text in into else value


def spell_latin(word: str, n: int) -> list[tuple[str, float]]:
    """Return at most `n` Latin spellings of a Bengali word with their probabilities.

    >>> spell_latin("পুতিন", 1)[0][0]
    'putin'
    """
    model = joint_model()
    units = bengali_units(word)[:_MOST_UNITS]
    beam: list[tuple[float, str, State]] = [(0.0, "", (_START,) * (ORDER - 1))]
    for unit in units:
        grown: dict[tuple[str, State], float] = {}
        for value, text, state in beam:
            for token in model.by_unit.get(unit, [f"{unit}:"])[:_CHOICES]:
                key = (text + token[len(unit) + 1 :], (*state[1:], token))
                score = value + model.log_probability(state, token)
                if score > grown.get(key, -1e9):
                    grown[key] = score
        beam = nlargest(_BEAM, ((value, text, state) for (text, state), value in grown.items()))
    finished: dict[str, float] = {}
    for value, text, state in beam:
        _merge(finished, text, value + model.log_probability(state, _END))
    return _ranked(finished, n)


def spell_bengali(word: str, n: int) -> list[tuple[str, float]]:
    """Return at most `n` Bengali spellings of a Latin word with their probabilities.

    >>> spell_bengali("Anderson", 1)[0][0]
    'অ্যান্ডারসন'
    """
    model = joint_model()
    letters = latin_letters(word)[: 2 * _MOST_UNITS]
    beams: list[_Beam] = [{} for _ in range(len(letters) + 1)]
    beams[0][(), (_START,) * (ORDER - 1)] = 0.0
    for j in range(len(letters) + 1):
        beams[j] = _pruned(beams[j])
        _grow(model, beams, j, "")  # a unit that is not spelt
        beams[j] = _pruned(beams[j])
        for width in range(1, min(LONGEST_CHUNK, len(letters) - j) + 1):
            _grow(model, beams, j, letters[j : j + width])
    finished: dict[str, float] = {}
    for (units, state), value in beams[-1].items():
        if units:
            _merge(finished, join_units(units), value + model.log_probability(state, _END))
    return _ranked(finished, n)


_Beam = dict[tuple[tuple[str, ...], State], float]


def _pruned(beam: _Beam) -> _Beam:
    return dict(nlargest(_BEAM, beam.items(), key=lambda item: (item[1], item[0])))


def _grow(model: JointModel, beams: list[_Beam], place: int, chunk: str) -> None:
    """Extend the beam at a place by every unit that can be spelt with a chunk of letters."""
    after = beams[place + len(chunk)]
    tokens = model.by_letters.get(chunk, ())[:_CHOICES]
    for (units, state), value in list(beams[place].items()):
        for token in tokens:
            unit = token[: len(token) - len(chunk) - 1]
            if not may_follow(units, unit):
                continue
            key = ((*units, unit), (*state[1:], token))
            score = value + model.log_probability(state, token)
            if score > after.get(key, -1e9):
                after[key] = score
