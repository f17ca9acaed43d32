"""Brackets that are plainly no gloss, by the table of noise: addresses, codes, dates, credits."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex

from glossary.model import Reason
from translit.tables import read_table, table

__all__ = ["COLUMNS", "Noise", "find_noise", "noise_rows"]

COLUMNS = ("name", "where", "reason", "pattern", "example", "counterexample")
_TIMEOUT = 1.0  # seconds; a pattern that takes longer over one bracket is a bug, not a verdict


@dataclass(frozen=True, slots=True)
class Noise:
    """A row of the noise table, compiled.

    Only a row about the `gloss` is certain; the others are suspicions, which a fitting
    word before the bracket dispels: রয়টার্স (Reuters) is a gloss, দেখানো হয় (Reuters) a credit.
    """

    name: str
    where: str
    reason: Reason
    pattern: regex.Pattern[str]


@cache
def noise_rows() -> tuple[Noise, ...]:
    """Return the rows of `tables/noise.tsv` in their order."""
    rows = read_table(table("noise.tsv", "glossary.tables"), COLUMNS, key=("name",))
    return tuple(
        Noise(row["name"], row["where"], Reason(row["reason"]), regex.compile(row["pattern"]))
        for row in rows
    )


def find_noise(gloss: str, left: str) -> Noise | None:
    """Return the first row that says why a bracket is no gloss, or None.

    `left` is the word before the bracket.

    >>> find_noise("www.example.org", "ওয়েবসাইট").name
    'address'
    >>> find_noise("Moscow", "মস্কো") is None
    True
    """
    for row in noise_rows():
        text = f"{left} | {gloss}" if row.where == "both" else gloss
        if row.pattern.fullmatch(text, timeout=_TIMEOUT):
            return row
    return None
