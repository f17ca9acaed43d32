"""The letters and signs of the Bengali script, by role."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from translit.tables import read_table, table

__all__ = ["Letter", "letters", "of_role"]


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
