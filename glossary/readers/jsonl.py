"""JSON Lines: a document a line, with `text` and perhaps `id`, `title`, `url`, `date`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from glossary.errors import InputError
from glossary.model import Document
from glossary.readers.decoding import decode, repair

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossary.readers.source import Problems, Source

__all__ = ["read"]

_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")


def read(source: Source, problems: Problems) -> Iterator[Document]:
    """Yield the documents of a file line by line; a bad line is named and passed over."""
    seen: set[str] = set()
    lines = 0
    for number, line in _lines(source):
        lines += 1
        try:
            record = _record(line)
        except ValueError as error:
            problems.errors.append(InputError(source.name, str(error), line=number))
            continue
        if record["text"].strip():
            yield _document(source, record, number, seen)
    if not lines:
        problems.notes.append(f"{source.name}: nothing in it")


def _lines(source: Source) -> Iterator[tuple[int, bytes]]:
    """Yield the lines that are not blank, with their numbers, as UTF-8."""
    with source.open() as file:
        rows: Iterable[bytes] = file
        for number, line in enumerate(rows, start=1):
            if number == 1 and line.startswith(_WIDE):
                text, _ = decode(line + file.read(), source.name)
                rest = enumerate(text.split("\n"), start=1)
                yield from ((n, row.encode()) for n, row in rest if row.strip())
                return
            if number == 1 and b"\0" in line:
                reason = "a binary file (NUL bytes), not JSON Lines; check the file"
                raise InputError(source.name, reason)
            bare = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
            if bare.strip():
                yield number, bare


def _record(line: bytes) -> dict[str, Any]:
    """Return the object of a line.

    Raises ValueError that says what is wrong with it.
    """
    try:
        record = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise ValueError(
            f"not UTF-8 at byte {error.start} of the line; save it as UTF-8"
        ) from error
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error.msg} (column {error.colno})") from error
    except RecursionError as error:
        raise ValueError("not readable: brackets nested too deeply") from error
    if not isinstance(record, dict):
        raise ValueError('not a JSON object; each line must be one like {"text": "..."}')  # noqa: TRY004
    if not isinstance(record.get("text"), str):
        raise ValueError("no `text` in this object")  # noqa: TRY004 - one kind for all faults
    return record


def _document(source: Source, record: dict[str, Any], number: int, seen: set[str]) -> Document:
    """Make a document; a record without an `id` of its own goes by its line."""
    given = record.get("id")
    name = str(given) if isinstance(given, str | int) and given != "" else ""
    mark = name if name and name not in seen else f"line {number}"
    seen.add(name)
    fields = (record.get(field) for field in ("title", "url", "date"))
    return Document(
        repair(name) or f"{source.name}:{number}",
        repair(record["text"]),
        repair(f"{source.address}#{mark}") if source.address else "",
        *(repair(str(value)) if isinstance(value, str | int) else "" for value in fields),
    )
