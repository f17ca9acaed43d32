"""Align words with their Latin spelling, and cut both into pairs of chunks that answer each other.

Expectation maximisation over monotone alignments in which a grapheme writes up to three
letters. An inherent vowel belongs to the consonant before it: no consonant writes a vowel
and then a consonant. A grapheme that writes nothing joins the one before, so that every
pair consumes and produces something.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from math import log
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Pairs", "Table", "align", "learn_table"]

Table = dict[str, dict[str, float]]
Pairs = tuple[tuple[str, str], ...]

_LONGEST = 3
_BAND = 5  # how far, in letters, an alignment may stray from the diagonal
_FLOOR = 1e-7
_START = (0.15, 0.6, 0.2, 0.05)
_CONSONANT = regex.compile("্?[ক-হ]়?")
_BACKWARDS = regex.compile("[aeiou]+[^aeiou]")


@cache
def _allowed(unit: str, chunk: str) -> bool:
    return not (_BACKWARDS.match(chunk) and _CONSONANT.fullmatch(unit))


def learn_table(
    pairs: Iterable[tuple[Sequence[str], str]], *, rounds: int, start: Table | None = None
) -> Table:
    """Return P(letters | grapheme) learned from (graphemes, letters).

    >>> table = learn_table([(("ন", "া"), "na"), (("ম", "া"), "ma")] * 3, rounds=4)
    >>> max(table["ম"], key=table["ম"].get)
    'm'
    """
    data = list(pairs)
    table = start or {}
    for _ in range(rounds):
        counts: Table = defaultdict(lambda: defaultdict(float))
        for units, letters in data:
            _expect(units, letters, table, counts)
        table = {
            unit: {chunk: n / whole for chunk, n in chunks.items() if n / whole > 1e-4}
            for unit, chunks in counts.items()
            if (whole := sum(chunks.values()))
        }
    return table


def _cells(units: Sequence[str], letters: str, table: Table) -> list[tuple[int, int, int, float]]:
    """Return (grapheme, letter, length, probability) of all moves, in order."""
    n, m = len(units), len(letters)
    cells = []
    for i, unit in enumerate(units):
        known = table.get(unit, {})
        middle = i * m / n
        for j in range(max(0, int(middle) - _BAND), min(m, int(middle) + _BAND) + 1):
            for k in range(min(_LONGEST, m - j) + 1):
                chunk = letters[j : j + k]
                if table:
                    p = known.get(chunk, _FLOOR)
                elif _allowed(unit, chunk):
                    p = _START[k] / 26**k
                else:
                    continue
                cells.append((i, j, k, p))
    return cells


def _expect(units: Sequence[str], letters: str, table: Table, counts: Table) -> None:
    """Add the expected uses of every chunk in one pair (forward-backward)."""
    n, m = len(units), len(letters)
    cells = _cells(units, letters, table)
    forward = [[0.0] * (m + 1) for _ in range(n + 1)]
    forward[0][0] = 1.0
    for i, j, k, p in cells:
        forward[i + 1][j + k] += forward[i][j] * p
    total = forward[n][m]
    if not total:
        return
    backward = [[0.0] * (m + 1) for _ in range(n + 1)]
    backward[n][m] = 1.0 / total
    for i, j, k, p in reversed(cells):
        after = backward[i + 1][j + k]
        if after:
            value = p * after
            backward[i][j] += value
            value *= forward[i][j]
            if value > 1e-6:
                chunk = letters[j : j + k]
                if _allowed(units[i], chunk):
                    counts[units[i]][chunk] += value


def align(units: Sequence[str], letters: str, table: Table) -> tuple[float, Pairs] | None:
    """Return log likelihood per sign and the best pairs of chunks, or None.

    >>> align(["ন", "া"], "na", {"ন": {"n": 0.9}, "া": {"a": 0.9}})[1]
    (('ন', 'n'), ('া', 'a'))
    """
    n, m = len(units), len(letters)
    best: list[dict[int, tuple[float, int]]] = [{} for _ in range(n + 1)]
    best[0][0] = (0.0, 0)
    for i, j, k, p in _cells(units, letters, table):
        here = best[i].get(j)
        if here is not None:
            value = here[0] + log(p)
            there = best[i + 1].get(j + k)
            if there is None or value > there[0]:
                best[i + 1][j + k] = (value, k)
    if m not in best[n] or not m:
        return None
    chunks: list[str] = []
    j = m
    for i in range(n, 0, -1):
        k = best[i][j][1]
        chunks.append(letters[j - k : j])
        j -= k
    return best[n][m][0] / max(n, m), _merged(units, chunks[::-1])


def _merged(units: Sequence[str], chunks: Sequence[str]) -> Pairs:
    """Join graphemes without letters to the pair before; at the beginning, to the one after."""
    pairs: list[tuple[str, str]] = []
    waiting = ""
    for unit, chunk in zip(units, chunks, strict=True):
        if chunk:
            pairs.append((waiting + unit, chunk))
            waiting = ""
        elif pairs:
            pairs[-1] = (pairs[-1][0] + unit, pairs[-1][1])
        else:
            waiting += unit
    return tuple(pairs)
