"""Exchange formats, one file each, over one shared record: the entry without its number."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from glossary.errors import FormatError
from glossary.formats import jsonl, separated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from glossary.model import Entry

__all__ = ["NAMES", "format_of", "read", "write"]

_WRITERS: dict[str, Callable[[Iterable[Entry], TextIO], None]] = {
    "csv": separated.write_csv,
    "jsonl": jsonl.write,
    "tsv": separated.write_tsv,
}
_READERS: dict[str, Callable[[TextIO, str], Iterator[Entry]]] = {
    "csv": separated.read_csv,
    "jsonl": jsonl.read,
    "tsv": separated.read_tsv,
}
NAMES = tuple(sorted(_WRITERS))


def format_of(path: str) -> str:
    """Return the format that a file name's ending says.

    >>> format_of("terms.CSV")
    'csv'

    Raises FormatError where it says none.
    """
    _, _, suffix = path.lower().rpartition(".")
    if suffix not in NAMES:
        raise FormatError(path, f"no known ending; give --format ({', '.join(NAMES)})")
    return suffix


def write(entries: Iterable[Entry], file: TextIO, name: str) -> None:
    """Write entries in the format `name`; open `file` with `newline=""`."""
    _WRITERS[name](entries, file)


def read(file: TextIO, path: str, name: str) -> Iterator[Entry]:
    """Yield the entries of a file in the format `name`; open `file` with `newline=""`.

    Raises FormatError with path, line and reason.
    """
    try:
        yield from _READERS[name](file, path)
    except UnicodeDecodeError as error:
        raise FormatError(path, f"not UTF-8 (byte {error.start}); save it as UTF-8") from error
