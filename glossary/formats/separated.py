"""CSV and TSV: a header, an entry a row; lists in a cell are joined by `|`.

A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula. Such a
cell gets an apostrophe in front, and so does a cell that has one of its own before such
a sign; reading takes exactly one off again.
"""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING, Any, TextIO

from glossary.errors import FormatError
from glossary.formats.record import FIELDS, LISTS, entry_from, record_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossary.model import Entry

__all__ = ["guard", "read_csv", "read_tsv", "unguard", "write_csv", "write_tsv"]

_GUARDED = re.compile(r"'*[=+\-@\t\r]")
_JOINED = re.compile(r"((?:[^|\\]|\\.)*)(?:\||\Z)", re.DOTALL)
_CELL_LIMIT = 1 << 24


def guard(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula.

    >>> guard("=1+1"), guard("মস্কো")
    ("'=1+1", 'মস্কো')
    """
    return "'" + cell if _GUARDED.match(cell) else cell


def unguard(cell: str) -> str:
    """Return what was guarded.

    >>> unguard("'=1+1"), unguard("'tis")
    ('=1+1', "'tis")
    """
    return cell[1:] if cell.startswith("'") and _GUARDED.match(cell) else cell


def _join(values: Iterable[str]) -> str:
    """Return a list as one cell."""
    return "|".join(value.replace("\\", "\\\\").replace("|", "\\|") for value in values)


def _split(cell: str) -> list[str]:
    """Return the list that a cell holds."""
    parts = [match[1] for match in _JOINED.finditer(cell)]
    return [re.sub(r"\\(.)", r"\1", part, flags=re.DOTALL).strip() for part in parts if part]


def _write(entries: Iterable[Entry], file: TextIO, delimiter: str, end: str) -> None:
    """Write header and rows."""
    writer = csv.writer(file, delimiter=delimiter, lineterminator=end)
    writer.writerow(FIELDS)
    for entry in entries:
        record = record_of(entry)
        cells = (_join(record[name]) if name in LISTS else str(record[name]) for name in FIELDS)
        writer.writerow([guard(cell) for cell in cells])


def _read(file: TextIO, path: str, delimiter: str) -> Iterator[Entry]:
    """Yield the entries of the rows under a header that names at least both terms."""
    csv.field_size_limit(_CELL_LIMIT)
    reader = csv.reader(file, delimiter=delimiter, strict=True)
    header: list[str] = []
    try:
        for row in reader:
            if not any(cell.strip() for cell in row):
                continue
            if not header:
                header = _header(row, path, reader.line_num)
            elif len(row) > len(header):
                reason = f"{len(row)} cells under a header of {len(header)}"
                raise FormatError(path, reason, line=reader.line_num)
            else:
                yield _entry(header, row, path, reader.line_num)
    except csv.Error as error:
        raise FormatError(path, str(error), line=reader.line_num) from error
    if not header:
        raise FormatError(path, "nothing in it; the first line names the columns", line=1)


def _header(row: list[str], path: str, line: int) -> list[str]:
    """Return the column names, refusing a header without both terms."""
    header = [cell.removeprefix("\N{BYTE ORDER MARK}").strip().lower() for cell in row]
    for name in ("bengali", "english"):
        if name not in header:
            found = ", ".join(header)
            reason = f"no column `{name}` (found: {found}); the first line names the columns"
            raise FormatError(path, reason, line=line)
    return header


def _entry(header: list[str], row: list[str], path: str, line: int) -> Entry:
    """Return the entry of a row."""
    cells: dict[str, Any] = dict(zip(header, map(unguard, row), strict=False))
    for name in LISTS:
        cells[name] = _split(cells.get(name, ""))
    try:
        return entry_from(cells)
    except ValueError as error:
        raise FormatError(path, str(error), line=line) from error


def write_csv(entries: Iterable[Entry], file: TextIO) -> None:
    """Write comma-separated rows with the line ends of RFC 4180."""
    _write(entries, file, ",", "\r\n")


def read_csv(file: TextIO, path: str) -> Iterator[Entry]:
    """Yield the entries of comma-separated rows.

    Raises FormatError with path, line and reason.
    """
    return _read(file, path, ",")


def write_tsv(entries: Iterable[Entry], file: TextIO) -> None:
    """Write tab-separated rows; quoted only where a cell holds a tab, quote or line end."""
    _write(entries, file, "\t", "\n")


def read_tsv(file: TextIO, path: str) -> Iterator[Entry]:
    """Yield the entries of tab-separated rows.

    Raises FormatError with path, line and reason.
    """
    return _read(file, path, "\t")
