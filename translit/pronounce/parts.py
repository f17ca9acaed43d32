"""Cut a word into prefix, members and endings, as far as a table knows them.

A stem is read to its end as if it stood alone (অংশ in অংশটা), a second member of a
compound begins anew (ব্যবস্থা in সমাজব্যবস্থা).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from translit.pronounce.rows import rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translit.model import Akshara

__all__ = ["cut_word"]

_LONGEST = 6
_JOINED = ("\N{BENGALI SIGN VIRAMA}", "\N{BENGALI VOWEL SIGN AA}")


def cut_word(aksharas: Sequence[Akshara]) -> list[str]:
    """Return for each akshara what begins with it: prefix, stem, member, ending, or nothing.

    >>> from translit.aksharas import split_aksharas
    >>> cut_word(split_aksharas("অংশটা"))
    ['stem', '', 'ending']
    """
    texts = [akshara.text.rstrip("\u200c\u200d") for akshara in aksharas]
    begins = [""] * len(texts)
    stop = _cut_endings(texts, begins)
    start = _cut_prefix(texts, stop, begins)
    if not begins[start]:
        begins[start] = "stem"
    _cut_members(texts, start, stop, begins)
    return begins


def _cut_endings(texts: list[str], begins: list[str]) -> int:
    """Mark the endings from the right; return where the first of them begins."""
    stop = len(texts)
    while True:
        for count in range(min(_LONGEST, stop - 2), 0, -1):
            if "".join(texts[stop - count : stop]) in _known("ending") and "".join(
                texts[: stop - count]
            ) not in _known("prefix"):
                stop -= count
                begins[stop] = "ending"
                break
        else:
            return stop


def _cut_prefix(texts: list[str], stop: int, begins: list[str]) -> int:
    """Mark a prefix that leaves enough of a stem; return where the stem begins."""
    for count in range(min(3, stop - 2), 0, -1):
        if "".join(texts[:count]) in _known("prefix"):
            begins[0] = "prefix"
            begins[count] = "stem"
            return count
    return 0


def _cut_members(texts: list[str], start: int, stop: int, begins: list[str]) -> None:
    """Mark second members of compounds, which may carry a case of their own."""
    place = start + 1
    while place < stop - 1:
        rest = "".join(texts[place:stop])
        if any(
            rest.startswith(member) and rest[len(member) : len(member) + 1] not in _JOINED
            for member in _known("member")
        ):
            begins[place] = "member"
            place += 1
        place += 1


@cache
def _known(kind: str) -> frozenset[str]:
    return frozenset(letters for letters, _ in rows_of(kind))
