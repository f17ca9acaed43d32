"""A model in one file: a line of JSON, then arrays that are mapped into memory, not read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from translit.errors import ModelError

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Arrays = Mapping[str, NDArray[np.generic]]

__all__ = ["load", "save"]

_MAGIC: Final = "bengali spelling model 1"
_ALIGNED: Final = 64


def save(path: str | os.PathLike[str], facts: Mapping[str, Any], arrays: Arrays) -> None:
    """Write a model; equal contents give equal bytes."""
    shapes = [[name, array.dtype.str, len(array)] for name, array in sorted(arrays.items())]
    head = {"format": _MAGIC, "facts": facts, "arrays": shapes}
    line = json.dumps(head, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    with Path(path).open("wb") as out:
        out.write(line + b" " * (-(len(line) + 1) % _ALIGNED) + b"\n")
        for _, array in sorted(arrays.items()):
            raw = np.ascontiguousarray(array).tobytes()
            out.write(raw + b"\0" * (-len(raw) % _ALIGNED))


def load(path: str | os.PathLike[str]) -> tuple[dict[str, Any], dict[str, NDArray[np.generic]]]:
    """Return the facts and the arrays of a model file; raise ModelError if it is none."""
    with Path(path).open("rb") as stream:
        if stream.read(1) != b"{":
            raise ModelError(path, "not a model file; make one with `translit train`")
        stream.seek(0)
        line = stream.readline()
    try:
        head = json.loads(line)
        if head["format"] != _MAGIC:
            raise ModelError(path, "made by another version; train it again")
        place = len(line)
        arrays = {}
        for name, kind, count in head["arrays"]:
            arrays[name] = _mapped(path, kind, count, place)
            size = np.dtype(kind).itemsize * count
            place += size + -size % _ALIGNED
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError(path, "damaged; train it again") from error
    return head["facts"], arrays


def _mapped(path: str | os.PathLike[str], kind: str, count: int, place: int) -> NDArray[np.generic]:
    if not count:
        return np.zeros(0, kind)
    # A plain view is faster to slice than the memmap class.
    return np.asarray(np.memmap(path, kind, "r", place, (count,)))
