"""Customary spellings of names, which no rule yields: Tagore, Banerjee, Kolkata or Calcutta."""

from __future__ import annotations

from functools import cache

from translit.normalize import search_key
from translit.tables import read_table, table

__all__ = ["COLUMNS", "bengali_of", "latin_of"]

COLUMNS = ("bengali", "latin", "kind", "region")


@cache
def _both_ways() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Return Latin by Bengali search key, and Bengali by Latin search key."""
    latin: dict[str, tuple[str, ...]] = {}
    bengali: dict[str, list[tuple[int, str]]] = {}
    for row in read_table(table("conventional.tsv"), COLUMNS, key=("bengali",)):
        spellings = tuple(row["latin"].split("|"))
        latin[search_key(row["bengali"])] = spellings
        for place, spelling in enumerate(spellings):
            bengali.setdefault(search_key(spelling), []).append((place, row["bengali"]))
    # First the words whose most usual spelling it is, in the order of the table.
    first = {key: sorted(words, key=lambda word: word[0]) for key, words in bengali.items()}
    return latin, {key: tuple(word for _, word in words) for key, words in first.items()}


def latin_of(bengali: str) -> tuple[str, ...]:
    """Return the customary Latin spellings of a Bengali word, most usual first.

    >>> latin_of("ঠাকুর")[0]
    'Tagore'
    """
    return _both_ways()[0].get(search_key(bengali), ())


def bengali_of(latin: str) -> tuple[str, ...]:
    """Return the Bengali words that have this customary spelling.

    >>> "ঠাকুর" in bengali_of("Tagore")
    True
    """
    return _both_ways()[1].get(search_key(latin), ())
