"""Tables as package data, read strictly: what the eye cannot see, the reader checks.

Our tables are UTF-8, tab-separated, without quoting. Lines that start with `# ` are
comments. The first other line is the header.
"""

from __future__ import annotations

import unicodedata
from importlib.resources import files
from typing import TYPE_CHECKING

from translit.errors import TableError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.resources.abc import Traversable

__all__ = ["read_table", "read_text", "table"]


def table(name: str, package: str = __name__) -> Traversable:
    """Return the table `name` that is shipped inside `package`.

    >>> table("letters.tsv").name
    'letters.tsv'
    """
    return files(package).joinpath(*name.split("/"))


def read_text(path: Traversable) -> str:
    """Return a table's text, refusing what is not UTF-8.

    Raises TableError.
    """
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise TableError(path, 1, f"not UTF-8: {error.reason}") from error


def read_table(
    path: Traversable, columns: Sequence[str], *, key: Sequence[str] = (), any_form: bool = False
) -> list[dict[str, str]]:
    """Return the rows of a table as dictionaries, checked against its header.

    `columns` is the header in its order; `key` names the columns that together may not
    occur twice; `any_form` lets cells be in another form than NFC (a table about the
    forms themselves). A row with a `names` column must spell the Unicode names of the
    characters in its first column, joined by ` + `.

    >>> rows = read_table(table("letters.tsv"), ("letter", "names", "role", "value"))
    >>> rows[0]["letter"], rows[0]["role"]
    ('অ', 'vowel')

    Raises TableError with path, line and reason.
    """
    rows: list[dict[str, str]] = []
    seen: dict[tuple[str, ...], int] = {}
    header: list[str] | None = None
    for number, line in enumerate(read_text(path).split("\n"), start=1):
        if not line.strip() or line.startswith("# "):
            continue
        cells = line.rstrip("\r").split("\t")
        if header is None:
            if cells != list(columns):
                raise TableError(path, number, f"header is {cells}, expected {list(columns)}")
            header = cells
            continue
        if len(cells) != len(header):
            raise TableError(path, number, f"{len(cells)} cells, expected {len(header)}")
        if not any_form and not unicodedata.is_normalized("NFC", line):
            raise TableError(path, number, "not in NFC")
        row = dict(zip(header, cells, strict=True))
        _check_names(path, number, row, cells[0])
        if key:
            identity = tuple(row[column] for column in key)
            if identity in seen:
                raise TableError(path, number, f"{identity} stands on line {seen[identity]} too")
            seen[identity] = number
        rows.append(row)
    if header is None:
        raise TableError(path, 1, "no header")
    return rows


def _check_names(path: Traversable, number: int, row: dict[str, str], letters: str) -> None:
    """Compare the literal characters with the names written beside them."""
    if "names" not in row:
        return
    names = " + ".join(unicodedata.name(letter, f"U+{ord(letter):04X}") for letter in letters)
    if names != row["names"]:
        raise TableError(path, number, f"{letters!r} is {names}, the row says {row['names']}")
