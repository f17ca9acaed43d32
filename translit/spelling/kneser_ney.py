"""Train an n-gram model: interpolated, modified Kneser-Ney (Chen and Goodman 1998), in arrays.

An n-gram is a node of a tree: its parent is the n-gram without the last token. The nodes
lie order after order, and inside an order by parent and token, so that the children of a
node are neighbours and a count of children is all the structure there is to store.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]

__all__ = ["BOUNDARY", "NgramTables", "estimate", "estimate_flat"]

BOUNDARY = 0  # the token that begins and ends every sequence


@dataclass(frozen=True, slots=True)
class NgramTables:
    """A model by order: for each n-gram token, log probability, log back-off weight, children."""

    tokens: list[Ints]
    logs: list[Floats]
    backoffs: list[Floats]
    children: list[Ints]


@dataclass(slots=True)
class _Order:
    """All n-grams of one length, sorted by parent and token."""

    parent: Ints
    token: Ints
    suffix: Ints  # the n-gram without its first token, in the order below
    raw: Ints
    initial: NDArray[np.bool_]  # begins with the boundary
    adjusted: Ints


def estimate(
    sequences: Sequence[Sequence[int]],
    weights: Sequence[int],
    *,
    order: int,
    cutoffs: Sequence[int] = (),
) -> NgramTables:
    """Return the model of weighted sequences of token numbers (1 and above).

    `cutoffs[k]` is the least count of an n-gram of length k + 1 that is kept.
    """
    lengths = np.fromiter((len(one) + 2 for one in sequences), np.int64, len(sequences))
    stops = np.cumsum(lengths)
    flat = np.zeros(int(stops[-1]), np.int64)
    inside = np.ones(len(flat), bool)
    inside[stops - 1] = False
    inside[stops - lengths] = False
    flat[inside] = np.fromiter(
        (token for one in sequences for token in one), np.int64, int(inside.sum())
    )
    place = np.arange(len(flat)) - np.repeat(stops - lengths, lengths)
    weight = np.repeat(np.asarray(weights, np.int64), lengths)
    return estimate_flat(flat, place, weight, order=order, cutoffs=cutoffs)


def estimate_flat(
    flat: Ints, place: Ints, weight: Ints, *, order: int, cutoffs: Sequence[int] = ()
) -> NgramTables:
    """Return the model of a long array of tokens; `place` counts from 0 in each sequence."""
    levels = _count(flat, place, weight, order)
    for lower, upper in pairwise(levels):
        kinds = np.bincount(upper.suffix, minlength=len(lower.token))
        lower.adjusted = np.where(lower.initial, lower.raw, kinds)
    levels[-1].adjusted = levels[-1].raw
    least = [*cutoffs, *[1] * order][:order]
    return _interpolate(levels, least)


def _count(flat: Ints, place: Ints, weight: Ints, order: int) -> list[_Order]:
    size = int(flat.max()) + 1
    # A first token is context only: it is no event of its own.
    ending = place > 0
    here = flat.copy()
    levels = [
        _Order(
            parent=np.zeros(size, np.int64),
            token=np.arange(size),
            suffix=np.zeros(size, np.int64),
            raw=np.bincount(flat[ending], weight[ending], size).astype(np.int64),
            initial=np.arange(size) < 0,
            adjusted=np.zeros(0, np.int64),
        )
    ]
    for length in range(2, order + 1):
        inside = place >= length - 1
        keys = np.roll(here, 1)[inside] * size + flat[inside]
        found, first, back = np.unique(keys, return_index=True, return_inverse=True)
        levels.append(
            _Order(
                parent=found // size,
                token=found % size,
                suffix=here[inside][first],
                raw=np.bincount(back, weight[inside]).astype(np.int64),
                initial=(place[inside] == length - 1)[first],
                adjusted=np.zeros(0, np.int64),
            )
        )
        there = np.zeros(len(flat), np.int64)
        there[inside] = back
        here = there
    return levels


def _discounts(counts: Ints) -> Floats:
    """Return what is taken from counts of 0, 1, 2, and 3 or more."""
    of = np.maximum(np.bincount(np.minimum(counts, 5), minlength=6)[:5].astype(float), 1.0)
    base = of[1] / (of[1] + 2 * of[2])
    steps = [n - (n + 1) * base * of[n + 1] / of[n] for n in (1, 2, 3)]
    return np.array([0.0, *(min(max(step, 0.05), n - 0.05) for n, step in enumerate(steps, 1))])


def _interpolate(levels: list[_Order], least: list[int]) -> NgramTables:
    tables = NgramTables([], [], [], [])
    lower = np.full(1, 1 / len(levels[0].token))  # below the unigrams: all alike
    numbers = np.zeros(1, np.int64)  # of the kept n-grams of the order below; -1 was cut
    for length, level in enumerate(levels, 1):
        used = level.adjusted
        total = np.bincount(level.parent, used, len(numbers)).astype(float)
        total[total == 0] = 1.0
        keep = (level.raw >= least[length - 1]) | (length == 1)
        keep &= numbers[level.parent] >= 0
        taken = used - _discounts(used[used > 0])[np.minimum(used, 3)]
        share = np.where(keep, taken, 0.0) / total[level.parent]
        rest = np.clip(1.0 - np.bincount(level.parent, share, len(numbers)), 1e-9, 1.0)
        base = lower[level.suffix] if length > 1 else lower[np.zeros_like(level.suffix)]
        probability = share + rest[level.parent] * base
        if length > 1:
            kept_parents = numbers >= 0
            tables.backoffs.append(np.log(rest[kept_parents]))
            tables.children.append(
                np.bincount(level.parent[keep], minlength=len(numbers))[kept_parents]
            )
        tables.tokens.append(level.token[keep])
        tables.logs.append(np.log(probability[keep]))
        lower = probability
        numbers = np.where(keep, np.cumsum(keep) - 1, -1)
    return tables
