"""JSON Lines: one entry a line, all fields by name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TextIO

from glossary.errors import FormatError
from glossary.formats.record import entry_from, record_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossary.model import Entry

__all__ = ["read", "write"]


def write(entries: Iterable[Entry], file: TextIO) -> None:
    """Write an object a line."""
    file.writelines(json.dumps(record_of(entry), ensure_ascii=False) + "\n" for entry in entries)


def read(file: TextIO, path: str) -> Iterator[Entry]:
    """Yield the entries of the lines.

    Raises FormatError with path, line and reason.
    """
    for number, line in enumerate(file, start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            if not isinstance(record, dict):
                raise ValueError("not a JSON object")  # noqa: TRY004, TRY301 - one kind for all
            yield entry_from(record)
        except json.JSONDecodeError as error:
            reason = f"not JSON: {error.msg} (column {error.colno})"
            raise FormatError(path, reason, line=number) from error
        except (ValueError, RecursionError) as error:
            raise FormatError(path, str(error), line=number) from error
