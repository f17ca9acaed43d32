"""Questions to the store: by key, prefix, words, sound and context; figures and contexts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glossary.keys import words
from glossary.model import Context

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from glossary.model import Entry, Kind, State

__all__ = [
    "by_key",
    "by_prefix",
    "by_sentence",
    "by_sounds",
    "by_words",
    "contexts",
    "figures",
    "headwords",
    "list_ids",
    "sentences_with",
    "settled",
    "variants",
]

_LAST = "\U0010ffff"  # sorts behind every letter: closes the range of a prefix


def by_key(connection: sqlite3.Connection, key: str) -> list[tuple[int, str]]:
    """Return (entry, role) of every form with exactly this key."""
    return connection.execute(
        "SELECT DISTINCT entry, role FROM form WHERE key = ? ORDER BY entry, role", (key,)
    ).fetchall()


def by_prefix(connection: sqlite3.Connection, key: str, limit: int) -> list[tuple[int, str]]:
    """Return (entry, key) of the headwords that begin with a key, most used first."""
    return connection.execute(
        "SELECT f.entry, MIN(f.key) FROM form f JOIN entry e ON e.id = f.entry"
        " WHERE f.key >= ? AND f.key < ? AND f.role IN ('bengali', 'english')"
        " GROUP BY f.entry ORDER BY LENGTH(MIN(f.key)), e.uses DESC, MIN(f.key) LIMIT ?",
        (key, key + _LAST, limit),
    ).fetchall()


def by_words(connection: sqlite3.Connection, key: str, limit: int) -> list[int]:
    """Return the entries with all words of a key in the one or the other of their terms."""
    match = _phrases(key)
    if not match:
        return []
    rows = connection.execute(
        "SELECT rowid FROM term_words WHERE term_words MATCH ? ORDER BY rank, rowid LIMIT ?",
        (" OR ".join(f"{side} : ({match})" for side in ("bengali", "english")), limit),
    )
    return [identity for (identity,) in rows]


def by_sounds(connection: sqlite3.Connection, keys: Iterable[str], limit: int) -> list[int]:
    """Return the entries that have a word for each of the skeletons."""
    asked = sorted(set(keys))
    if not asked:
        return []
    marks = ", ".join("?" * len(asked))
    rows = connection.execute(
        f"SELECT s.entry FROM sound s JOIN entry e ON e.id = s.entry WHERE s.key IN ({marks})"  # noqa: S608
        " GROUP BY s.entry HAVING COUNT(*) = ? ORDER BY LENGTH(e.bengali_key), e.uses DESC, e.id"
        " LIMIT ?",
        (*asked, len(asked), limit),
    )
    return [identity for (identity,) in rows]


def by_sentence(connection: sqlite3.Connection, key: str, limit: int) -> list[int]:
    """Return the entries whose contexts have all words of a key (as beginnings of words)."""
    match = _phrases(key, begin=True)
    if not match:
        return []
    rows = connection.execute(
        "SELECT o.entry FROM sentence_words w JOIN occurrence o ON o.sentence = w.rowid"
        " WHERE sentence_words MATCH ? GROUP BY o.entry"
        " ORDER BY COUNT(*) DESC, o.entry LIMIT ?",
        (match, limit),
    )
    return [identity for (identity,) in rows]


def _phrases(key: str, *, begin: bool = False) -> str:
    """Return a full-text query for all words of a key, quoted: no letter of it is an operator."""
    return " ".join(f'"{word}"{"*" * begin}' for word in words(key))


def headwords(connection: sqlite3.Connection, role: str) -> list[tuple[str, int]]:
    """Return (key, entry) of every headword in one language, for fuzzy comparison."""
    return connection.execute(
        "SELECT key, entry FROM form WHERE role = ? ORDER BY key, entry", (role,)
    ).fetchall()


def variants(connection: sqlite3.Connection, entry: Entry) -> tuple[str, ...]:
    """Return the other ways in which an entry was written, most frequent first."""
    rows = connection.execute(
        "SELECT text FROM form WHERE entry = ? ORDER BY place, role, text",
        (entry.id,),
    )
    found = dict.fromkeys(text for (text,) in rows)
    return tuple(text for text in found if text not in (entry.bengali, entry.english))


def list_ids(
    connection: sqlite3.Connection,
    *,
    kind: Kind | None = None,
    state: State | None = None,
    order: str = "bengali",
) -> Iterator[int]:
    """Return the numbers of entries in a stable order: by term, by use, by score."""
    orders = {
        "bengali": "bengali_key, english_key",
        "english": "english_key, bengali_key",
        "uses": "uses DESC, bengali_key, english_key",
        "score": "score DESC, bengali_key, english_key",
    }
    rows = connection.execute(
        "SELECT id FROM entry WHERE (?1 IS NULL OR kind = ?1) AND (?2 IS NULL OR state = ?2)"  # noqa: S608
        f" ORDER BY {orders[order]}",
        (kind, state),
    ).fetchall()
    return (identity for (identity,) in rows)


def contexts(connection: sqlite3.Connection, entry: int) -> list[Context]:
    """Return the places where an entry was glossed, oldest document first."""
    rows = connection.execute(
        "SELECT d.name, d.title, d.url, d.date, s.text, o.start - s.start,"
        " o.stop - s.start, o.bengali, o.english, o.kind,"
        " o.rule, o.score, o.open FROM occurrence o JOIN document d ON d.id = o.document"
        " JOIN sentence s ON s.id = o.sentence WHERE o.entry = ? ORDER BY d.date, d.name, o.open",
        (entry,),
    )
    return [Context(*row) for row in rows]


def sentences_with(connection: sqlite3.Connection, key: str, limit: int) -> list[Context]:
    """Return the stored sentences with all words of a key; the place is left to the caller."""
    match = _phrases(key, begin=True)
    if not match:
        return []
    rows = connection.execute(
        "SELECT d.name, d.title, d.url, d.date, s.text, 0, 0, '', '', '', '', NULL, NULL"
        " FROM sentence_words w JOIN sentence s ON s.id = w.rowid"
        " JOIN document d ON d.id = s.document WHERE sentence_words MATCH ?"
        " ORDER BY d.date, d.name, s.id LIMIT ?",
        (match, limit),
    )
    return [Context(*row) for row in rows]


def settled(connection: sqlite3.Connection) -> set[int]:
    """Return the entries seen after several different words: their left boundary is no guess."""
    rows = connection.execute(
        "SELECT entry FROM occurrence GROUP BY entry HAVING COUNT(DISTINCT before) > 1"
    )
    return {identity for (identity,) in rows}


def figures(connection: sqlite3.Connection) -> dict[str, Any]:
    """Return how much there is of everything."""

    def count(table: str) -> int:
        (number,) = connection.execute(f"SELECT COUNT(*) FROM {table}").fetchone()  # noqa: S608
        return int(number)

    def groups(query: str) -> dict[str, int]:
        return dict(connection.execute(query).fetchall())

    return {
        "documents": count("document"),
        "entries": count("entry"),
        "occurrences": count("occurrence"),
        "sentences": count("sentence"),
        "kinds": groups("SELECT kind, COUNT(*) FROM entry GROUP BY kind ORDER BY 2 DESC, 1"),
        "states": groups("SELECT state, COUNT(*) FROM entry GROUP BY state ORDER BY 2 DESC, 1"),
        "rules": groups("SELECT rule, COUNT(*) FROM occurrence GROUP BY rule ORDER BY 2 DESC, 1"),
        "rejected": groups(
            "SELECT reason, SUM(count) FROM rejection GROUP BY reason ORDER BY 2 DESC, 1"
        ),
    }
