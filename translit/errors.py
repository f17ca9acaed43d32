"""Errors of the transliterator, one tree, so that callers can catch all of it by its root.

TranslitError
├── UnknownScheme      no scheme has that name (near names are suggested)
├── ImpossiblePair     the two schemes cannot be converted into one another
├── NotInScheme        strict conversion met text that the source scheme does not define
├── UndecodableText    a file's bytes are not text in any encoding that we know
├── TableError         a table of ours is malformed: path, line and reason
└── ModelError         a model file cannot be read or made: path and reason
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "ImpossiblePair",
    "ModelError",
    "NotInScheme",
    "TableError",
    "TranslitError",
    "UndecodableText",
    "UnknownScheme",
]


class TranslitError(Exception):
    """Root of all errors that `translit` raises on purpose; its text ends with the remedy."""


class UnknownScheme(TranslitError):  # noqa: N818 - reads as a sentence where it is raised
    """No scheme has the given name."""

    def __init__(self, name: str, near: Sequence[str] = ()) -> None:
        self.name = name
        self.near = tuple(near)
        hint = f"did you mean {', '.join(self.near)}?" if near else "see `translit schemes`"
        super().__init__(f"unknown scheme {name!r}: {hint}")


class ImpossiblePair(TranslitError):  # noqa: N818
    """Text cannot be converted from the one scheme into the other."""

    def __init__(self, source: str, target: str, reason: str) -> None:
        self.source = source
        self.target = target
        super().__init__(f"cannot convert from {source} to {target}: {reason}")


class NotInScheme(TranslitError):  # noqa: N818
    """Strict conversion met text that the source scheme does not define."""

    def __init__(self, scheme: str, text: str, offset: int, *, line: int | None = None) -> None:
        self.scheme = scheme
        self.text = text
        self.offset = offset
        self.line = line
        place = f"offset {offset}" if line is None else f"line {line}, column {offset + 1}"
        super().__init__(
            f"{place}: {text!r} is not {scheme}; leave out --strict to pass such text through"
        )


class UndecodableText(TranslitError):  # noqa: N818
    """A file's bytes are not text in any encoding that we know."""

    def __init__(self, path: str, reason: str) -> None:
        self.path = path
        super().__init__(f"{path}: {reason}")


class TableError(TranslitError):
    """A rule or data table is malformed."""

    def __init__(self, path: object, line: int, reason: str) -> None:
        self.path = str(path)
        self.line = line
        self.reason = reason
        super().__init__(f"{path}, line {line}: {reason}")


class ModelError(TranslitError):
    """A model file cannot be read or made."""

    def __init__(self, path: object, reason: str) -> None:
        self.path = str(path)
        self.reason = reason
        super().__init__(f"{path}: {reason}")
