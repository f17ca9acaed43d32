"""Fit the few weights that rank candidates, and make their scores probabilities."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    # The features of the candidates of one word, a row each, and which of them are right.
    Choice = tuple[Floats, NDArray[np.bool_]]

__all__ = ["calibrated", "fit_calibration", "fit_weights", "shares"]


def fit_weights(choices: Sequence[Choice], *, ridge: float = 0.01, rounds: int = 60) -> Floats:
    """Return the weights under which the right candidates are likeliest (conditional logit)."""
    useful = [(rows, right) for rows, right in choices if right.any()]
    width = choices[0][0].shape[1] if choices else 1
    weights = np.zeros(width)
    weights[0] = 1.0
    for _ in range(rounds if useful else 0):
        slope = -ridge * weights
        curve = ridge * np.eye(width)
        for rows, right in useful:
            share = shares(rows @ weights)
            wanted = share * right
            wanted /= wanted.sum()
            mean = share @ rows
            slope += wanted @ rows - mean
            curve += (rows.T * share) @ rows - np.outer(mean, mean)
        step = np.linalg.solve(curve, slope)
        largest = float(np.abs(step).max())
        weights += step * min(1.0, 1.0 / largest)
        if largest < 1e-4:
            break
    return weights


def shares(scores: Floats) -> Floats:
    """Return the softmax of scores."""
    powers = np.exp(scores - scores.max())
    result: Floats = powers / powers.sum() + 1e-12
    return result


def _logit(share: Floats) -> Floats:
    clipped = np.clip(share, 1e-6, 1 - 1e-6)
    result: Floats = np.log(clipped / (1 - clipped))
    return result


def fit_calibration(choices: Sequence[Choice], weights: Floats) -> tuple[float, float]:
    """Return slope and shift that make shares probabilities, by logistic regression.

    Candidates do not always hold the right answer, so that their shares promise too much.
    """
    if not choices:
        return 1.0, 0.0
    values = np.concatenate([_logit(shares(rows @ weights)) for rows, _ in choices])
    right = np.concatenate([right for _, right in choices]).astype(float)
    table = np.stack([values, np.ones_like(values)], axis=1)
    found = np.array([1.0, 0.0])
    for _ in range(30):
        guess = 1 / (1 + np.exp(-(table @ found)))
        slope = table.T @ (right - guess) - 0.01 * (found - [1.0, 0.0])
        curve = (table.T * (guess * (1 - guess))) @ table + 0.01 * np.eye(2)
        step = np.linalg.solve(curve, slope)
        found = found + np.clip(step, -1, 1)
    return float(found[0]), float(found[1])


def calibrated(share: float, slope: float, shift: float) -> float:
    """Return the probability that a candidate with this share is right.

    >>> round(calibrated(0.5, 1.0, 0.0), 3)
    0.5
    """
    clipped = min(max(share, 1e-6), 1 - 1e-6)
    value = slope * np.log(clipped / (1 - clipped)) + shift
    return float(1 / (1 + np.exp(-value)))
