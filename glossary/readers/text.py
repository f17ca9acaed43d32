"""Plain text: the file is the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.model import Document
from glossary.readers.decoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.readers.source import Problems, Source

__all__ = ["read", "whole_text"]


def whole_text(source: Source, problems: Problems) -> str:
    """Return a file's text, noting an unusual encoding or that there is nothing in it.

    Raises InputError for what is no text.
    """
    text, note = decode(source.read(), source.name)
    if note:
        problems.notes.append(note)
    if not text.strip():
        problems.notes.append(f"{source.name}: nothing in it")
    return text


def read(source: Source, problems: Problems) -> Iterator[Document]:
    """Yield the one document of a text file."""
    text = whole_text(source, problems)
    if text.strip():
        yield Document(source.name, text, source.address)
