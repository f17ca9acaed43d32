"""Entries: everything in them but people's decisions is computed from what was found."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from glossary.keys import clean, skeletons, term_key
from glossary.model import Entry, Kind, State
from glossary.store.summary import Summary, ranked

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

__all__ = [
    "carry",
    "entry_of",
    "find_entry",
    "make_entry",
    "read_entries",
    "refresh",
    "refresh_soon",
    "refresh_waiting",
]

COLUMNS = "id, bengali, english, kind, state, score, uses, documents, first_seen, last_seen, rules"


def find_entry(connection: sqlite3.Connection, bengali: str, english: str) -> int | None:
    """Return the entry of a pair, if there is one."""
    keys = (term_key(bengali), term_key(english))
    row = connection.execute(
        "SELECT id FROM entry WHERE bengali_key = ? AND english_key = ?", keys
    ).fetchone()
    return int(row[0]) if row else None


def make_entry(connection: sqlite3.Connection, bengali: str, english: str) -> int:
    """Add an entry for a pair; `refresh` fills it."""
    keys = (term_key(bengali), term_key(english))
    made = connection.execute("INSERT INTO entry (bengali_key, english_key) VALUES (?, ?)", keys)
    return int(made.lastrowid or 0)


_MANY = 64  # occurrences from which on an entry waits for the end of the harvest


def refresh_soon(connection: sqlite3.Connection, entries: Iterable[int]) -> None:
    """Compute entries anew, at once or, where that takes long, when `refresh_waiting` is called."""
    for identity in sorted(entries):
        (uses,) = connection.execute(
            "SELECT COUNT(*) FROM (SELECT 1 FROM occurrence WHERE entry = ? LIMIT ?)",
            (identity, _MANY),
        ).fetchone()
        if uses < _MANY:
            refresh(connection, [identity])
        else:
            connection.execute("INSERT OR IGNORE INTO waiting (entry) VALUES (?)", (identity,))


def refresh_waiting(connection: sqlite3.Connection) -> None:
    """Compute the entries anew that were put off."""
    waiting = connection.execute("SELECT entry FROM waiting").fetchall()
    refresh(connection, [identity for (identity,) in waiting])
    connection.execute("DELETE FROM waiting")


def refresh(connection: sqlite3.Connection, entries: Iterable[int]) -> None:
    """Compute entries anew from their occurrences and from what was imported.

    An entry that nobody decided about or imported disappears with its last occurrence.
    """
    for identity in sorted(entries):
        rows = connection.execute(
            "SELECT o.bengali, o.english, o.kind, o.score, o.rule, o.surface, o.document, d.date"
            " FROM occurrence o JOIN document d ON d.id = o.document WHERE o.entry = ?",
            (identity,),
        ).fetchall()
        carried = _carried(connection, identity)
        (state,) = connection.execute(
            "SELECT state FROM entry WHERE id = ?", (identity,)
        ).fetchone()
        if not rows and carried is None and state == State.CANDIDATE:
            connection.execute("DELETE FROM entry WHERE id = ?", (identity,))
            continue
        summary = Summary()
        for row in rows:
            summary.add_occurrence(row)
        if carried:
            summary.add_carried(carried)
        _write(connection, identity, state, summary)


def _write(connection: sqlite3.Connection, identity: int, state: str, summary: Summary) -> None:
    """Store an entry's figures, its forms and its sounds."""
    dates = sorted(summary.dates - {""}) or [""]
    connection.execute(
        "UPDATE entry SET score = ?, uses = ?, documents = ?, first_seen = ?, last_seen = ?,"
        " rules = ? WHERE id = ?",
        (
            summary.score,
            summary.uses,
            summary.document_count,
            dates[0],
            dates[-1],
            json.dumps(ranked(summary.rules), ensure_ascii=False),
            identity,
        ),
    )
    if state == State.CANDIDATE and summary.bengali:  # a decided entry keeps its wording
        connection.execute(
            "UPDATE entry SET bengali = ?, english = ?, kind = ? WHERE id = ?",
            (
                ranked(summary.bengali)[0],
                ranked(summary.english)[0],
                ranked(summary.kinds)[0],
                identity,
            ),
        )
    _write_forms(connection, identity, summary)


def _write_forms(connection: sqlite3.Connection, identity: int, summary: Summary) -> None:
    """Store every way to write the entry, its sounds, and its words."""
    bengali, english = connection.execute(
        "SELECT bengali, english FROM entry WHERE id = ?", (identity,)
    ).fetchone()
    texts = {
        "bengali": [bengali, *ranked(summary.bengali)],
        "english": [english, *ranked(summary.english)],
        "surface": ranked(summary.surfaces),
    }
    for table in ("form", "sound"):
        connection.execute(f"DELETE FROM {table} WHERE entry = ?", (identity,))  # noqa: S608
    connection.execute("DELETE FROM term_words WHERE rowid = ?", (identity,))
    connection.executemany(
        "INSERT INTO form (key, entry, role, text, place) VALUES (?, ?, ?, ?, ?)",
        [
            (term_key(text), identity, role, text, place)
            for role, written in texts.items()
            for place, text in enumerate(dict.fromkeys(written))
            if term_key(text)
        ],
    )
    connection.executemany(
        "INSERT INTO sound (key, entry) VALUES (?, ?)",
        [(key, identity) for key in sorted(skeletons(bengali, english))],
    )
    connection.execute(
        "INSERT INTO term_words (rowid, bengali, english) VALUES (?, ?, ?)",
        (identity, term_key(bengali), term_key(english)),
    )


def entry_of(row: tuple[Any, ...], surfaces: tuple[str, ...]) -> Entry:
    """Return the value of a row with the columns `COLUMNS`."""
    (identity, bengali, english, kind, state, score, uses, documents, first, last, rules) = row
    return Entry(
        identity,
        bengali,
        english,
        Kind(kind),
        State(state),
        score,
        uses,
        documents,
        tuple(json.loads(rules)),
        surfaces,
        first,
        last,
    )


def read_entries(connection: sqlite3.Connection, identities: Iterable[int]) -> list[Entry]:
    """Return entries by their numbers, in the order asked."""
    found = []
    for identity in identities:
        row = connection.execute(
            f"SELECT {COLUMNS} FROM entry WHERE id = ?",  # noqa: S608 - our own constant
            (identity,),
        ).fetchone()
        surfaces = connection.execute(
            "SELECT text FROM form WHERE entry = ? AND role = 'surface' ORDER BY place",
            (identity,),
        )
        if row:
            found.append(entry_of(row, tuple(text for (text,) in surfaces)))
    return found


def carry(connection: sqlite3.Connection, given: Entry) -> tuple[bool, bool]:
    """Store an entry from another glossary; return whether it is new, and whether it changed one.

    A state in the file that a person decided replaces the state here; a mere candidate
    changes no decision.
    """
    known = find_entry(connection, given.bengali, given.english)
    identity = known or make_entry(connection, given.bengali, given.english)
    old = read_entries(connection, [known])[0] if known else None
    _merge_carried(connection, identity, given)
    if given.state != State.CANDIDATE:
        connection.execute(
            "UPDATE entry SET state = ?, bengali = ?, english = ?, kind = ? WHERE id = ?",
            (given.state, clean(given.bengali), clean(given.english), given.kind, identity),
        )
    refresh(connection, [identity])
    changed = old is not None and read_entries(connection, [identity])[0] != old
    return known is None, changed


def _carried(connection: sqlite3.Connection, identity: int) -> Entry | None:
    """Return what imports said of an entry."""
    row = connection.execute(
        "SELECT entry, bengali, english, kind, 'candidate', score, uses, documents, first_seen,"
        " last_seen, rules, surfaces FROM carried WHERE entry = ?",
        (identity,),
    ).fetchone()
    return entry_of(row[:-1], tuple(json.loads(row[-1]))) if row else None


def _merge_carried(connection: sqlite3.Connection, identity: int, given: Entry) -> None:
    """Keep what a file says beside what earlier files said."""
    old = _carried(connection, identity) or given
    dates = sorted({old.first_seen, old.last_seen, given.first_seen, given.last_seen} - {""})
    connection.execute(
        "INSERT OR REPLACE INTO carried (entry, bengali, english, kind, score, uses, documents,"
        " rules, surfaces, first_seen, last_seen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            identity,
            clean(given.bengali),
            clean(given.english),
            given.kind,
            max(old.score, given.score),
            max(old.uses, given.uses),
            max(old.documents, given.documents),
            _json_union(old.rules, given.rules),
            _json_union(map(clean, old.surfaces), map(clean, given.surfaces)),
            *(dates or [""])[:1],
            *(dates or [""])[-1:],
        ),
    )


def _json_union(old: Iterable[str], new: Iterable[str]) -> str:
    """Return both lists without repetition, in order, as JSON."""
    return json.dumps([item for item in dict.fromkeys([*old, *new]) if item], ensure_ascii=False)
