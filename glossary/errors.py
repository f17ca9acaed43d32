"""Errors of the glossary, one tree, so that callers can catch all of it by its root.

GlossaryError
├── InputError      a file, folder or record cannot be read: where, what, and what to do
├── StoreError      the database is missing, foreign, damaged, newer, locked or read-only
├── FormatError     an exchange file is malformed: path, line and reason
├── UnknownTerm     no entry answers to the given term or number
└── MissingExtra    an optional dependency is needed: names the command that installs it
"""

from __future__ import annotations

__all__ = [
    "FormatError",
    "GlossaryError",
    "InputError",
    "MissingExtra",
    "StoreError",
    "UnknownTerm",
]


class GlossaryError(Exception):
    """Root of all errors that `glossary` raises on purpose; its text ends with the remedy."""


class InputError(GlossaryError):
    """A file, folder or record cannot be read."""

    def __init__(self, path: object, reason: str, *, line: int | None = None) -> None:
        self.path = str(path)
        self.line = line
        self.reason = reason
        place = self.path if line is None else f"{self.path}, line {line}"
        super().__init__(f"{place}: {reason}")


class StoreError(GlossaryError):
    """The database cannot be used."""

    def __init__(self, path: object, reason: str) -> None:
        self.path = str(path)
        self.reason = reason
        super().__init__(f"{self.path}: {reason}")


class FormatError(InputError):
    """An exchange file is malformed."""


class UnknownTerm(GlossaryError):  # noqa: N818 - reads as a sentence where it is raised
    """No entry answers to the given term."""

    def __init__(self, term: str) -> None:
        self.term = term
        super().__init__(f"no entry for {term!r}; try `glossary lookup {term}`")


class MissingExtra(GlossaryError):  # noqa: N818
    """An optional dependency is needed."""

    def __init__(self, what: str, extra: str) -> None:
        self.extra = extra
        super().__init__(f"{what} needs an extra: pip install 'bengali-translit-glossary[{extra}]'")
