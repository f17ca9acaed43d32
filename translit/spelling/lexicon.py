"""A word list with frequencies as a tree of graphemes, small enough to ship and quick to walk.

Nodes lie breadth first, so that a count of children is all the structure there is to store.
Every node knows the frequency of its own word, and the best frequency below it.
"""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING, Final

import numpy as np

from translit.spelling.graphemes import graphemes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

__all__ = ["OUTSIDE", "Lexicon", "tree"]

OUTSIDE: Final = -1  # the node of all that no word begins with
_REMEMBERED: Final = 200_000  # steps through the tree
_STEP: Final = 12.0  # logarithms of counts are kept to a twelfth, in one byte


def tree(counts: Mapping[str, int], units: Sequence[str]) -> dict[str, NDArray[np.generic]]:
    """Return the arrays of a word list; `units` numbers the graphemes."""
    number = {unit: place for place, unit in enumerate(units)}
    words = sorted(
        (tuple(number[unit] for unit in graphemes(word)), count) for word, count in counts.items()
    )
    level = [(0, len(words))]
    labels, children, own, best = [0], [], [], []
    depth = 0
    while level:
        below = []
        for start, stop in level:
            count = 0
            here = words[start][1] if len(words[start][0]) == depth else 0
            own.append(here)
            best.append(max(count for _, count in words[start:stop]))
            place = start + (here > 0)
            while place < stop:
                label = words[place][0][depth]
                end = place + 1
                while end < stop and words[end][0][depth] == label:
                    end += 1
                below.append((place, end))
                labels.append(label)
                count += 1
                place = end
            children.append(count)
        level = below
        depth += 1
    return {
        "labels": np.asarray(labels, np.uint8),
        "children": np.asarray(children, np.uint8),
        "own": _quantized(own),
        "best": _quantized(best),
    }


def _quantized(counts: Sequence[int]) -> NDArray[np.uint8]:
    return np.asarray(
        [min(255, round(1 + log(count) * _STEP)) if count else 0 for count in counts], np.uint8
    )


class Lexicon:
    """A word list read from its arrays."""

    def __init__(self, arrays: Mapping[str, NDArray[np.generic]], units: Sequence[str]) -> None:
        self._units = list(units)
        self._labels = arrays["labels"].tobytes()
        self._own = arrays["own"].tobytes()
        self._best = arrays["best"].tobytes()
        children = arrays["children"]
        self._first = np.ones(len(children) + 1, np.uint32)
        np.cumsum(children, out=self._first[1:])
        self._first[1:] += 1
        self._followers: dict[int, dict[str, int]] = {}
        self.walked: dict[tuple[int, str], tuple[int, float]] = {}

    def followers(self, node: int) -> dict[str, int]:
        """Return the nodes below a node by grapheme."""
        found = self._followers.get(node)
        if found is None:
            start, stop = int(self._first[node]), int(self._first[node + 1])
            labels = self._labels[start:stop]
            found = {self._units[label]: start + i for i, label in enumerate(labels)}
            self._followers[node] = found
        return found

    def walk(self, node: int, text: str) -> int:
        """Return the node after reading text, or OUTSIDE."""
        for unit in graphemes(text):
            if node == OUTSIDE:
                break
            node = self.followers(node).get(unit, OUTSIDE)
        return node

    def walk_costed(
        self, node: int, text: str, frequency: float, unlisted: float
    ) -> tuple[int, float]:
        """Return the node after reading text, and what the fall of the frequency costs.

        Kept in `walked`: a word list is asked with one weight all its life.
        """
        if len(self.walked) > _REMEMBERED:
            self.walked.clear()
            self._followers.clear()
        below = self.walk(node, text)
        best = self.best(below) if below != OUTSIDE else unlisted
        found = self.walked[node, text] = (below, frequency * (self.best(node) - best))
        return found

    def own(self, node: int) -> float:
        """Return the logarithm of the count of the node's word; below zero if it is none."""
        return -1.0 if node == OUTSIDE else (self._own[node] - 1) / _STEP

    def best(self, node: int) -> float:
        """Return the logarithm of the best count at a node or below it."""
        return -1.0 if node == OUTSIDE else (self._best[node] - 1) / _STEP
