"""Documents and their places: what was harvested already, what a new text replaces."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

import regex

from glossary.keys import clean, term_key
from glossary.store.entries import find_entry, make_entry

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from glossary.model import Document, Occurrence

__all__ = ["Change", "Touched", "add", "content_hash", "status"]

_LAST_WORD = regex.compile(r"[\p{L}\p{M}\p{N}\u200c\u200d]+(?=[^\p{L}\p{N}]*$)")
_LONGEST = 2000  # codepoints of a sentence that are kept
_LOOK_BACK = 60  # codepoints to the left in which the word before a term is looked for


class Change(StrEnum):
    """What storing a document would do."""

    NEW = "new"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    COPY = "copy"  # the same text in another place: only the place is noted


@dataclass
class Touched:
    """The entries that storing a document has a bearing on, and those of them that are new."""

    entries: set[int] = field(default_factory=set)
    made: set[int] = field(default_factory=set)


def content_hash(document: Document) -> str:
    """Return what identifies a text wherever it lies."""
    return hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()


def status(
    connection: sqlite3.Connection, document: Document, sha256: str, settings: str
) -> Change:
    """Tell whether a document is new, corrected, or as it was."""
    row = connection.execute(
        "SELECT s.sha256, d.settings FROM source s LEFT JOIN document d ON d.id = s.document"
        " WHERE s.address = ?",
        (_address(document, sha256),),
    ).fetchone()
    if row and (row[0] != sha256 or row[1] not in (settings, None)):
        return Change.REPLACED
    if row:  # also where a newer text with the same url took over: this one is old news
        return Change.UNCHANGED
    row = connection.execute("SELECT settings FROM document WHERE sha256 = ?", (sha256,)).fetchone()
    if row:
        return Change.REPLACED if row[0] != settings else Change.COPY
    superseded = (
        document.url
        and connection.execute(
            "SELECT 1 FROM source WHERE url = ? AND document IS NOT NULL", (document.url,)
        ).fetchone()
    )
    return Change.REPLACED if superseded else Change.NEW


def add(
    connection: sqlite3.Connection,
    document: Document,
    occurrences: Iterable[Occurrence],
    sha256: str,
    settings: str,
) -> Touched:
    """Store a document with what was found in it; what its place or url said before goes."""
    touched = Touched()
    row = connection.execute(
        "SELECT id, settings FROM document WHERE sha256 = ?", (sha256,)
    ).fetchone()
    if row and row[1] != settings:
        touched.entries |= _remove(connection, row[0])
        row = None
    if row:
        identity = int(row[0])
    else:
        identity = _insert(connection, document, sha256, settings)
        _add_occurrences(connection, identity, document, occurrences, touched)
    touched.entries |= _place(connection, document, sha256, identity)
    return touched


def _address(document: Document, sha256: str) -> str:
    """Return where a document lies; what came through a pipe lies nowhere but in itself."""
    return document.source or f"sha256:{sha256}"


def _insert(connection: sqlite3.Connection, document: Document, sha256: str, settings: str) -> int:
    """Add the document's own row."""
    identity = connection.execute(
        "INSERT INTO document (sha256, name, title, url, date, settings) VALUES (?, ?, ?, ?, ?, ?)",
        (
            sha256,
            clean(document.id),
            clean(document.title),
            clean(document.url),
            clean(document.date),
            settings,
        ),
    ).lastrowid
    # A text decided anew keeps its other places.
    connection.execute(
        "UPDATE source SET document = ? WHERE sha256 = ? AND document IS NULL"
        " AND address NOT IN (SELECT old.address FROM source old JOIN source now"
        "   ON now.url = old.url AND now.document IS NOT NULL WHERE old.url <> '')",
        (identity, sha256),
    )
    return int(identity or 0)


def _place(
    connection: sqlite3.Connection, document: Document, sha256: str, identity: int
) -> set[int]:
    """Let the document's address and url point at it, and remove texts left without a place."""
    address = _address(document, sha256)
    url = clean(document.url)
    before = {
        int(row[0])
        for row in connection.execute(
            "SELECT document FROM source WHERE document IS NOT NULL"
            " AND document <> ?1 AND (address = ?2 OR (url = ?3 AND ?3 <> ''))",
            (identity, address, url),
        )
    }
    if url:
        connection.execute(
            "UPDATE source SET document = NULL WHERE url = ? AND document <> ?", (url, identity)
        )
    connection.execute(
        "INSERT INTO source (address, url, sha256, document) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (address) DO UPDATE SET url = excluded.url, sha256 = excluded.sha256,"
        " document = excluded.document",
        (address, url, sha256, identity),
    )
    touched: set[int] = set()
    for old in before:
        used = connection.execute("SELECT 1 FROM source WHERE document = ?", (old,)).fetchone()
        if not used:
            touched |= _remove(connection, old)
    return touched


def _remove(connection: sqlite3.Connection, identity: int) -> set[int]:
    """Take a document out and return the entries that lose an occurrence."""
    touched = {
        int(row[0])
        for row in connection.execute(
            "SELECT DISTINCT entry FROM occurrence WHERE document = ?", (identity,)
        )
    }
    connection.execute("DELETE FROM document WHERE id = ?", (identity,))
    return touched


def _add_occurrences(
    connection: sqlite3.Connection,
    identity: int,
    document: Document,
    occurrences: Iterable[Occurrence],
    touched: Touched,
) -> None:
    """Store the pairs of a document and count its other brackets."""
    sentences: dict[tuple[int, str], int] = {}
    rejected: Counter[str] = Counter()
    for found in occurrences:
        if not found.pair or not term_key(found.bengali) or not term_key(found.english):
            rejected[found.reason or "other"] += 1
            continue
        entry = find_entry(connection, found.bengali, found.english)
        if entry is None:
            entry = make_entry(connection, found.bengali, found.english)
            touched.made.add(entry)
        touched.entries.add(entry)
        place = _sentence(document, found)
        if place not in sentences:
            sentences[place] = _add_sentence(connection, identity, *place)
        _add_occurrence(connection, document, found, (identity, sentences[place], entry))
    connection.executemany(
        "INSERT INTO rejection (document, reason, count) VALUES (?, ?, ?)",
        [(identity, reason, count) for reason, count in sorted(rejected.items())],
    )


def _add_occurrence(
    connection: sqlite3.Connection,
    document: Document,
    found: Occurrence,
    keys: tuple[int, int, int],
) -> None:
    """Store one pair under its document, sentence and entry."""
    start = found.start or 0
    before = _LAST_WORD.search(document.text[max(0, start - _LOOK_BACK) : start])
    connection.execute(
        "INSERT INTO occurrence (document, sentence, entry, open, start, stop, surface,"
        " before, bengali, english, kind, score, rule)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *keys,
            found.open,
            start,
            found.stop or 0,
            found.surface,
            before[0] if before else "",
            clean(found.bengali),
            clean(found.english),
            found.kind or "translation",
            found.score,
            found.rule,
        ),
    )


def _sentence(document: Document, found: Occurrence) -> tuple[int, str]:
    """Return offset and text of the sentence, or of a window where a "sentence" has no end."""
    length = len(found.sentence)
    start = document.text.rfind(found.sentence, max(0, found.open - length), found.open + length)
    if 0 < length <= _LONGEST and start >= 0 and start + length > found.open:
        return start, found.sentence
    start = max(0, found.open - _LONGEST // 2)
    return start, document.text[start : found.open + _LONGEST // 2]


def _add_sentence(connection: sqlite3.Connection, document: int, start: int, text: str) -> int:
    """Store a sentence and index its words."""
    identity = connection.execute(
        "INSERT INTO sentence (document, start, text) VALUES (?, ?, ?)", (document, start, text)
    ).lastrowid
    connection.execute(
        "INSERT INTO sentence_words (rowid, words) VALUES (?, ?)", (identity, term_key(text))
    )
    return int(identity or 0)
