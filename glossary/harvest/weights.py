"""Weights of the small linear models that decide, from a table that a person can read."""

from __future__ import annotations

from functools import cache
from math import exp
from typing import TYPE_CHECKING

from translit.tables import read_table, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["logistic", "softmax", "weigh", "weights"]


@cache
def weights() -> dict[str, dict[str, float]]:
    """Return the weights of each model by feature (`tables/weights.tsv`)."""
    found: dict[str, dict[str, float]] = {}
    rows = read_table(
        table("weights.tsv", "glossary.tables"),
        ("model", "feature", "weight"),
        key=("model", "feature"),
    )
    for row in rows:
        found.setdefault(row["model"], {})[row["feature"]] = float(row["weight"])
    return found


def weigh(model: str, features: Mapping[str, float]) -> float:
    """Return the weighted sum of the features; a feature without a weight counts nothing."""
    known = weights()[model]
    return sum(known.get(name, 0.0) * value for name, value in features.items() if value)


def softmax(scores: Sequence[float]) -> list[float]:
    """Return probabilities that sum to one.

    >>> softmax([0.0, 0.0])
    [0.5, 0.5]
    """
    return _normalized([exp(score - max(scores)) for score in scores])


def _normalized(values: Iterable[float]) -> list[float]:
    kept = list(values)
    whole = sum(kept)
    return [value / whole for value in kept]


def logistic(score: float) -> float:
    """Return the probability of a log-odds score.

    >>> logistic(0.0)
    0.5
    """
    return 1.0 / (1.0 + exp(-max(min(score, 50.0), -50.0)))
