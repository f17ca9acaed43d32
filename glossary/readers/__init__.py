"""Readers: paths in, a stream of documents out; what cannot be read is named and passed over.

A reader keeps the text as it stands in the file, so that offsets hold: line ends and
joiners stay, only a byte order mark goes.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from glossary.errors import InputError
from glossary.readers import html, jsonl, markdown, text
from glossary.readers.source import Problems, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from glossary.model import Document

__all__ = ["SUFFIXES", "Problems", "Source", "find_sources", "read"]

SUFFIXES: dict[str, Callable[[Source, Problems], Iterator[Document]]] = {
    ".txt": text.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
    ".html": html.read,
    ".htm": html.read,
    ".jsonl": jsonl.read,
}


def find_sources(paths: Iterable[str], problems: Problems) -> Iterator[Source]:
    """Yield the files of some paths: folders in sorted order, files as named, `-` as input.

    A file that is named is read whatever its suffix (as text where that says nothing);
    in a folder only the known suffixes are taken, and nothing hidden.
    """
    for path in paths:
        if path == "-":
            yield Source("-", stream=sys.stdin.buffer)
        elif Path(path).is_dir():
            yield from _walk(path, problems)
        elif Path(path).exists():
            yield Source(path)
        else:
            problems.errors.append(InputError(path, "no such file or folder; check the path"))


def _walk(folder: str, problems: Problems) -> Iterator[Source]:
    """Yield the articles in a folder and the folders in it."""

    def note(error: OSError) -> None:
        problems.errors.append(InputError(error.filename, f"cannot be listed: {error.strerror}"))

    empty = True
    for place, folders, names in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.startswith(".") or Path(name).suffix.lower() not in SUFFIXES:
                continue
            empty = False
            yield Source(str(Path(place) / name))
    if empty:
        known = " ".join(SUFFIXES)
        problems.errors.append(
            InputError(folder, f"no article in this folder (looked for {known})")
        )


def read(source: Source, problems: Problems) -> Iterator[Document]:
    """Yield the documents of one file; problems are noted, never raised."""
    reader = SUFFIXES.get(Path(source.name).suffix.lower(), text.read)
    try:
        yield from reader(source, problems)
    except InputError as error:
        problems.errors.append(error)
    except OSError as error:
        problems.errors.append(
            InputError(source.name, f"cannot be read: {error.strerror or error}")
        )
