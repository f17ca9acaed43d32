"""Where text comes from, and what went wrong on the way."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.errors import InputError

__all__ = ["Problems", "Source"]


@dataclass
class Problems:
    """What could not be read (`errors`), and what the reader should know (`notes`)."""

    errors: list[InputError] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, or a stream under the name `-`."""

    name: str
    stream: BinaryIO | None = None

    @property
    def address(self) -> str:
        """Where the text lies, whatever the current folder; empty for a stream."""
        return "" if self.stream else str(Path(self.name).resolve())

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """Open the bytes; a stream that was given stays open."""
        if self.stream:
            yield self.stream
        else:
            with Path(self.name).open("rb") as file:
                yield file

    def read(self) -> bytes:
        """Return all bytes."""
        with self.open() as file:
            return file.read()
