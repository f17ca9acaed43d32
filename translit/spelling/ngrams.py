"""Walk a compact n-gram model, the way an automaton is walked: state, token, next state.

A state is a node of the tree that `kneser_ney` lays out; nodes are read from the arrays
when they are first visited, so that opening a model costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from translit.spelling.kneser_ney import NgramTables

__all__ = ["ROOT", "Ngrams", "packed"]

ROOT: Final = 0
_REMEMBERED: Final = 60_000  # states whose arcs are kept
_STEP: Final = 16.0  # logarithms are kept to a sixteenth, in one byte

_LOGS: Final = tuple(level / -_STEP for level in range(256))

Arc = tuple[float, int]


def packed(tables: NgramTables) -> dict[str, NDArray[np.generic]]:
    """Return the arrays of a model as they are stored: five bytes or less an n-gram."""
    sizes = [len(tokens) for tokens in tables.tokens]
    tokens = np.concatenate(tables.tokens)
    inner = 1 + sum(sizes[:-1])
    # Unigrams are the children of the root, a node without a token.
    children = np.concatenate([[sizes[0]], *tables.children])
    backoffs = np.concatenate([[0.0], *tables.backoffs])
    assert len(children) == len(backoffs) == inner  # noqa: S101 - the layout rests on it
    return {
        "tokens": tokens.astype(np.uint16 if tokens.max() < 1 << 16 else np.uint32),
        "logs": _quantized(np.concatenate(tables.logs)),
        "backoffs": _quantized(backoffs),
        "children": children.astype(np.uint16 if children.max() < 1 << 16 else np.uint32),
    }


def _quantized(logs: NDArray[np.float64]) -> NDArray[np.uint8]:
    return np.clip(np.round(-logs * _STEP), 0, 255).astype(np.uint8)


class Ngrams:
    """An n-gram model read from its arrays."""

    def __init__(self, arrays: Mapping[str, NDArray[np.generic]]) -> None:
        self._tokens = arrays["tokens"]
        self._logs = arrays["logs"].tobytes()
        self._backoffs = arrays["backoffs"].tobytes()
        children = arrays["children"]
        self._inner = len(children)
        self._first = np.zeros(self._inner + 1, np.uint32)
        np.cumsum(children, out=self._first[1:])
        self._arcs: dict[int, dict[int, int]] = {}
        self._shorter: dict[int, int] = {ROOT: ROOT}
        self._states: dict[int, int] = {ROOT: ROOT}

    def arcs(self, state: int) -> dict[int, int]:
        """Return the node of each token that was seen in this state."""
        found = self._arcs.get(state)
        if found is None:
            if len(self._arcs) > _REMEMBERED:
                self._arcs.clear()
            start, stop = int(self._first[state]), int(self._first[state + 1])
            tokens = self._tokens[start:stop].tolist()
            nodes = range(start + 1, stop + 1)
            found = self._arcs[state] = dict(zip(tokens, nodes, strict=True))
        return found

    def value(self, node: int) -> float:
        """Return the log probability of a node's last token after the others."""
        return _LOGS[self._logs[node - 1]]

    def state(self, node: int) -> int:
        """Return the state at a node: the longest end of its n-gram that something follows."""
        found = self._states.get(node)
        if found is None:
            place = np.uint32(node - 1)
            parent = int(np.searchsorted(self._first, place, "right")) - 1
            below = ROOT
            if parent != ROOT:
                below = self.state(self.step(self.shorter(parent)[1], int(self._tokens[place]))[1])
            found = below
            if node < self._inner and self._first[node] < self._first[node + 1]:
                found = node
                self._shorter[node] = below
            if len(self._states) > 4 * _REMEMBERED:
                self._states = {ROOT: ROOT}
                self._shorter = {ROOT: ROOT}
                if found == node:
                    self._shorter[node] = below
            self._states[node] = found
        return found

    def shorter(self, state: int) -> tuple[float, int]:
        """Return the weight of backing off from a state that was reached, and where to."""
        found = self._shorter.get(state)
        if found is None:  # forgotten
            self._states.pop(state, None)
            self.state(state)
            found = self._shorter[state]
        return _LOGS[self._backoffs[state]], found

    def step(self, state: int, token: int) -> Arc:
        """Return log P(token | state) and the node after it; an unknown token ends at the root."""
        value = 0.0
        while True:
            node = self.arcs(state).get(token)
            if node is not None:
                return value + _LOGS[self._logs[node - 1]], node
            if state == ROOT:
                return value - 16.0, ROOT
            weight, state = self.shorter(state)
            value += weight
