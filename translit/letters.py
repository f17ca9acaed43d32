"""The letters and signs of the Bengali script, by role."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from translit.tables import read_table, table

__all__ = ["Letter", "letters", "of_role", "without_bengali"]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter or sign in NFC, its role, and what the role says of it (see the table)."""

    text: str
    role: str
    value: str


@cache
def letters() -> tuple[Letter, ...]:
    """Return all letters and signs, in the order of the table.

    >>> letters()[0]
    Letter(text='অ', role='vowel', value='')
    """
    rows = read_table(table("letters.tsv"), ("letter", "names", "role", "value"), key=("letter",))
    return tuple(Letter(row["letter"], row["role"], row["value"]) for row in rows)


def of_role(*roles: str) -> dict[str, str]:
    """Return the letters of these roles with their values.

    >>> of_role("nukta letter")
    {'ড়': 'ড', 'ঢ়': 'ঢ', 'য়': 'য'}
    """
    return {letter.text: letter.value for letter in letters() if letter.role in roles}


@cache
def _remains() -> dict[int, str]:
    """Return what stands in Latin script for each character of the block; most have nothing."""
    known = of_role("digit", "punctuation", "symbol")
    codes = [*range(0x980, 0xA00), 0x964, 0x965, 0x200C, 0x200D]
    return {code: known.get(chr(code), "") for code in codes}


def without_bengali(text: str) -> str:
    """Return a text with what is left of Bengali in it as digits and signs of Latin, or dropped.

    >>> without_bengali("Putin, ২০২৪।")
    'Putin, 2024.'
    """
    return text if text.isascii() else text.translate(_remains())
