"""Brackets that are plainly no gloss, by the table of noise: addresses, codes, dates, credits."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

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
    certain = _certain(gloss)
    if certain is not None:
        return certain
    for row in noise_rows():
        if row.where == "gloss":
            continue
        text = f"{left} | {gloss}" if row.where == "both" else gloss
        if row.pattern.fullmatch(text, timeout=_TIMEOUT):
            return row
    return None


@lru_cache(maxsize=1 << 14)
def _certain(gloss: str) -> Noise | None:
    """Return the first row that the gloss alone answers to; one look tells that none does."""
    if not _any_gloss_row().fullmatch(gloss, timeout=_TIMEOUT):
        return None
    rows = (row for row in noise_rows() if row.where == "gloss")
    return next((row for row in rows if row.pattern.fullmatch(gloss, timeout=_TIMEOUT)), None)


@cache
def _any_gloss_row() -> regex.Pattern[str]:
    """Return one pattern for all rows about the gloss alone."""
    patterns = [row.pattern.pattern for row in noise_rows() if row.where == "gloss"]
    scoped = (f"(?i:{p[4:]})" if p.startswith("(?i)") else f"(?:{p})" for p in patterns)
    return regex.compile("|".join(scoped))
