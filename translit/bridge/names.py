"""The names of the library's schemes, told without importing it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from translit.schemes import SchemeInfo, catalogue
from translit.tables import read_table, table

__all__ = ["DEVANAGARI", "TWINS", "Foreign", "bridged", "foreign"]

DEVANAGARI: Final = "devanagari"
# Schemes that we and the library both have, and what the library calls them.
TWINS: Final = {
    "iso15919": "iso", "iast": "iast", "itrans": "itrans", "hk": "hk", "slp1": "slp1",
    "velthuis": "velthuis", "wx": "wx",
}  # fmt: skip
_COLUMNS: Final = (
    "name", "title", "kind", "separator", "inherent", "dotless", "loses", "example", "expected",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Foreign:
    """What the bridge has to know of a scheme of the library.

    `kind` is script (consonants carry a vowel), alphabet (they do not, and the letters are
    not Latin) or latin; `inherent` is how an alphabet writes the vowel that Bengali leaves
    unwritten, empty where it leaves it unwritten too; `dotless` are letters whose nukta
    nobody would read there.
    """

    name: str
    title: str
    kind: str
    separator: str
    inherent: str
    dotless: str
    loses: str
    example: str
    expected: str


@cache
def foreign() -> dict[str, Foreign]:
    """Return the library's schemes by the library's name, twins of ours included.

    >>> foreign()["tamil"].kind, foreign()["iast"].kind
    ('script', 'latin')
    """
    rows = read_table(table("bridge.tsv"), _COLUMNS, key=("name",))
    return {row["name"]: Foreign(**row) for row in rows}


@cache
def bridged() -> dict[str, SchemeInfo]:
    """Return what the catalogue would say of the schemes that only the library has, sorted.

    >>> bridged()["tamil"].title
    'Tamil script'
    """
    return {name: _info(row) for name, row in sorted(foreign().items()) if name not in TWINS}


def _info(row: Foreign) -> SchemeInfo:
    """Return a row as the catalogue has them; another name of ours is ours."""
    for ours, theirs in TWINS.items():
        if row.name == theirs:
            title = f"{row.title}, another name of {ours}"
            return replace(catalogue()[ours], name=row.name, title=title, engine="bridge")
    exact = row.name == DEVANAGARI
    return SchemeInfo(
        name=row.name,
        title=row.title,
        standard="Unicode" if exact else "indic-transliteration",
        engine="bridge",
        separator=row.separator,
        case="mean",
        ra_ya="no",
        lossless="yes" if exact else "no",
        loses=row.loses,
    )
