"""Learn how each Bengali unit is spelt in Latin letters, from pairs of words alone.

Expectation maximisation over all monotone alignments: every unit writes a chunk of
zero to three letters, and a chunk does not depend on its neighbours. What comes out is
a table that a person can read: unit, chunk, probability.
"""

from __future__ import annotations

from collections import defaultdict
from math import log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["LONGEST_CHUNK", "Emissions", "best_path", "learn_emissions"]

LONGEST_CHUNK = 3
_FLOOR = 1e-7
_START = {0: 0.15, 1: 0.6, 2: 0.2, 3: 0.05}  # chunk lengths before anything is learned

Emissions = dict[str, dict[str, float]]


def learn_emissions(
    pairs: Iterable[tuple[Sequence[str], str]], *, rounds: int = 8, least: float = 0.001
) -> Emissions:
    """Return P(chunk | unit) learned from (units, letters) pairs by `rounds` of EM.

    Chunks below the probability `least` are dropped at the end.

    >>> table = learn_emissions([(("ন", "া"), "na"), (("ম", "া"), "ma")] * 3)
    >>> max(table["ম"], key=table["ম"].get)
    'm'
    """
    data = [(tuple(units), letters) for units, letters in pairs]
    table: Emissions = {}
    for _ in range(rounds):
        counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for units, letters in data:
            _count(units, letters, table, counts)
        table = {
            unit: {chunk: n / sum(chunks.values()) for chunk, n in chunks.items()}
            for unit, chunks in counts.items()
        }
    return {
        unit: {chunk: p for chunk, p in sorted(chunks.items()) if p >= least}
        for unit, chunks in sorted(table.items())
    }


def _probability(table: Emissions, unit: str, chunk: str) -> float:
    if not table:
        return float(_START[len(chunk)] / 26 ** len(chunk))
    return max(table.get(unit, {}).get(chunk, 0.0), _FLOOR)


def _count(
    units: tuple[str, ...],
    letters: str,
    table: Emissions,
    counts: dict[str, dict[str, float]],
) -> None:
    """Add the expected uses of every chunk in one pair (forward-backward)."""
    n, m = len(units), len(letters)
    if m > n * LONGEST_CHUNK:
        return
    forward = [[0.0] * (m + 1) for _ in range(n + 1)]
    forward[0][0] = 1.0
    cells: list[tuple[int, int, int, float]] = []
    for i, unit in enumerate(units):
        for j in range(m + 1):
            here = forward[i][j]
            if not here:
                continue
            for k in range(min(LONGEST_CHUNK, m - j) + 1):
                p = _probability(table, unit, letters[j : j + k])
                forward[i + 1][j + k] += here * p
                cells.append((i, j, k, p))
    total = forward[n][m]
    if not total:
        return
    backward = [[0.0] * (m + 1) for _ in range(n + 1)]
    backward[n][m] = 1.0
    for i, j, k, p in reversed(cells):
        after = backward[i + 1][j + k]
        if after:
            backward[i][j] += p * after
            counts[units[i]][letters[j : j + k]] += forward[i][j] * p * after / total


def best_path(
    units: Sequence[str], letters: str, table: Emissions
) -> tuple[float, tuple[str, ...]] | None:
    """Return log likelihood and chunks of the best alignment; None if there is none.

    >>> best_path(["ন", "া"], "na", {"ন": {"n": 0.9}, "া": {"a": 0.9}})[1]
    ('n', 'a')
    """
    m = len(letters)
    if m > len(units) * LONGEST_CHUNK:
        return None
    best: list[tuple[float, tuple[str, ...]] | None] = [None] * (m + 1)
    best[0] = (0.0, ())
    for unit in units:
        after: list[tuple[float, tuple[str, ...]] | None] = [None] * (m + 1)
        for j, here in enumerate(best):
            if here is None:
                continue
            for k in range(min(LONGEST_CHUNK, m - j) + 1):
                chunk = letters[j : j + k]
                value = here[0] + log(_probability(table, unit, chunk))
                there = after[j + k]
                if there is None or value > there[0]:
                    after[j + k] = (value, (*here[1], chunk))
        best = after
    return best[m]
