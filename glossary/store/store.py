"""The store as the rest of the package sees it: values in, values out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from glossary.store import documents, entries, queries
from glossary.store.connection import connect, guarded, transaction
from glossary.store.documents import Change, content_hash

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glossary.model import Context, Document, Entry, Kind, Occurrence, State

__all__ = ["Store"]

_PAGE = 500  # entries read at a time while listing


class Store:
    """A glossary file, open.

    >>> with Store(":memory:") as store:
    ...     store.figures()["entries"]
    0

    Raises StoreError where the file cannot be used.
    """

    def __init__(self, path: str, *, read_only: bool = False, timeout: float = 5.0) -> None:
        self.path = path
        self.made = 0  # entries that were new with the documents added
        self._connection = connect(path, read_only=read_only, timeout=timeout)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; closing twice is harmless."""
        self._connection.close()

    @property
    def version(self) -> tuple[int, int]:
        """A value that differs after every change, by this process or by another."""
        with guarded(self.path):
            (others,) = self._connection.execute("PRAGMA data_version").fetchone()
        return int(others), self._connection.total_changes

    # Harvest

    def status(self, document: Document, settings: str) -> Change:
        """Tell what adding the document would do."""
        with guarded(self.path):
            return documents.status(self._connection, document, content_hash(document), settings)

    def add(self, document: Document, occurrences: Iterable[Occurrence], settings: str) -> Change:
        """Store a document and what was found in it, in one transaction.

        What its place said before is replaced; the same text again changes nothing.
        """
        sha256 = content_hash(document)
        with transaction(self._connection, self.path):
            change = documents.status(self._connection, document, sha256, settings)
            if change != Change.UNCHANGED:
                touched = documents.add(self._connection, document, occurrences, sha256, settings)
                entries.refresh_soon(self._connection, touched.entries)
                self.made += len(touched.made)
        return change

    def settle(self) -> None:
        """Bring the figures of all entries up to date, at the end of a harvest."""
        with transaction(self._connection, self.path):
            entries.refresh_waiting(self._connection)

    def knows(self, bengali: str, english: str) -> bool:
        """Tell whether there is an entry for a pair."""
        with guarded(self.path):
            return entries.find_entry(self._connection, bengali, english) is not None

    def carry(self, given: Iterable[Entry], *, dry_run: bool = False) -> tuple[int, int, int]:
        """Take over entries of another glossary; return how many were new, changed, unchanged.

        One transaction: where one cannot be stored, or with `dry_run`, none is.
        """
        new = changed = total = 0
        with transaction(self._connection, self.path, dry_run=dry_run):
            for entry in given:
                is_new, is_changed = entries.carry(self._connection, entry)
                new, changed, total = new + is_new, changed + is_changed, total + 1
        return new, changed, total - new - changed

    # Questions

    def entry(self, identity: int) -> Entry | None:
        """Return the entry with a number."""
        return next(iter(self.read([identity])), None)

    def read(self, identities: Iterable[int]) -> list[Entry]:
        """Return entries in the order of their numbers as given."""
        with guarded(self.path):
            return entries.read_entries(self._connection, identities)

    def entries(
        self, *, kind: Kind | None = None, state: State | None = None, order: str = "bengali"
    ) -> Iterator[Entry]:
        """Yield all entries, or those of a kind or state, in a stable order."""
        with guarded(self.path):
            identities = list(
                queries.list_ids(self._connection, kind=kind, state=state, order=order)
            )
        for start in range(0, len(identities), _PAGE):
            yield from self.read(identities[start : start + _PAGE])

    def variants(self, entry: Entry) -> tuple[str, ...]:
        """Return the other ways in which an entry was written."""
        with guarded(self.path):
            return queries.variants(self._connection, entry)

    def by_key(self, key: str) -> list[tuple[int, str]]:
        """Return (entry, role) of the forms with exactly this key."""
        with guarded(self.path):
            return queries.by_key(self._connection, key)

    def by_prefix(self, key: str, limit: int) -> list[tuple[int, str]]:
        """Return (entry, key) of the headwords that begin with a key."""
        with guarded(self.path):
            return queries.by_prefix(self._connection, key, limit)

    def by_words(self, key: str, limit: int) -> list[int]:
        """Return the entries with all words of a key in one of their terms."""
        with guarded(self.path):
            return queries.by_words(self._connection, key, limit)

    def by_sounds(self, keys: Iterable[str], limit: int) -> list[int]:
        """Return the entries with a word for each consonant skeleton."""
        with guarded(self.path):
            return queries.by_sounds(self._connection, keys, limit)

    def by_sentence(self, key: str, limit: int) -> list[int]:
        """Return the entries whose contexts hold all words of a key."""
        with guarded(self.path):
            return queries.by_sentence(self._connection, key, limit)

    def headwords(self, role: str) -> list[tuple[str, int]]:
        """Return (key, entry) of all headwords in one language: `bengali` or `english`."""
        with guarded(self.path):
            return queries.headwords(self._connection, role)

    def contexts(self, entry: Entry) -> list[Context]:
        """Return the places where an entry was glossed."""
        with guarded(self.path):
            return queries.contexts(self._connection, entry.id)

    def sentences_with(self, key: str, limit: int) -> list[Context]:
        """Return the stored sentences that hold all words of a key."""
        with guarded(self.path):
            return queries.sentences_with(self._connection, key, limit)

    def settled(self) -> set[int]:
        """Return the numbers of the entries that were seen after several different words."""
        with guarded(self.path):
            return queries.settled(self._connection)

    def figures(self) -> dict[str, Any]:
        """Return how much there is of everything."""
        with guarded(self.path):
            return queries.figures(self._connection)
