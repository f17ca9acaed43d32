"""The tables of pronunciation, compiled: how letters are read, how phonemes are written."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from translit.tables import read_table, table

__all__ = ["Phoneme", "Row", "phonemes", "reading_rows", "rows_of"]

_ROWS: Final = (
    "kind", "letters", "place", "sounds", "rule", "example", "expected", "source",
)  # fmt: skip
_PHONEMES: Final = ("phoneme", "kind", "rarh", "dhaka", "readable", "example", "expected")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table of readings."""

    kind: str
    letters: str
    place: str
    sounds: tuple[str, ...]
    rule: str
    example: str
    expected: str
    source: str


@dataclass(frozen=True, slots=True)
class Phoneme:
    """A phoneme: its kind (consonant, vowel or glide), and how it is written."""

    phoneme: str
    kind: str
    rarh: str
    dhaka: str
    readable: str
    example: str
    expected: str


@cache
def reading_rows() -> tuple[Row, ...]:
    """Return all rows of the table, silence as no sounds.

    >>> reading_rows()[0].letters, reading_rows()[0].sounds
    ('অ', ('ɔ',))
    """
    rows = read_table(table("pronunciation.tsv"), _ROWS, key=("kind", "letters", "place"))
    return tuple(
        Row(**{**row, "sounds": tuple(row["sounds"].replace("-", "").split())})  # type: ignore[arg-type]
        for row in rows
    )


@cache
def rows_of(kind: str) -> dict[tuple[str, str], Row]:
    """Return the rows of one kind by letters and place.

    >>> rows_of("phala")["্য", "medial"].rule
    'ya-phala doubles'
    """
    return {(row.letters, row.place): row for row in reading_rows() if row.kind == kind}


@cache
def phonemes() -> dict[str, Phoneme]:
    """Return the phonemes by their symbol.

    >>> phonemes()["ɽ"].dhaka
    'r'
    """
    rows = read_table(table("phonemes.tsv"), _PHONEMES, key=("phoneme",))
    return {row["phoneme"]: Phoneme(**row) for row in rows}
