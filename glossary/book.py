"""The front door: a glossary file, and all that can be asked of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from glossary import formats, harvest, lookup, validate
from glossary.corpus import Corpus
from glossary.errors import FormatError, UnknownTerm
from glossary.keys import term_key
from glossary.model import Document, HarvestReport, ImportReport
from glossary.store import Change, Store

if TYPE_CHECKING:
    import os
    from collections.abc import Collection, Iterable, Iterator

    from glossary.corpus import Progress
    from glossary.model import Context, Entry, Kind, Match, Occurrence, State
    from glossary.validate import Validation

__all__ = ["Glossary", "extract", "open_glossary", "software_version"]


def software_version() -> str:
    """Return the version of the installed package."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - slow, seldom

    try:
        return version("bengali-translit-glossary")
    except PackageNotFoundError:  # run from a source tree
        return "0"


def extract(text: str | Document) -> list[Occurrence]:
    """Decide every bracket of a text or document that could hold a gloss; nothing is stored.

    >>> [(o.bengali, o.english) for o in extract("তিনি মস্কোয় (Moscow) গেলেন।") if o.pair]
    [('মস্কো', 'Moscow')]
    """
    return harvest.extract(Document("-", text) if isinstance(text, str) else text)


def open_glossary(
    path: str | os.PathLike[str] = "glossary.db", *, read_only: bool = False, timeout: float = 5.0
) -> Glossary:
    """Open a glossary file, made if there is none; `":memory:"` keeps it in memory.

    >>> with open_glossary(":memory:") as book:
    ...     book.lookup("জিনপিংয়ের")
    []

    Raises StoreError for a missing (`read_only`), foreign, damaged, newer, locked or
    read-only file; a locked one is waited for `timeout` seconds.
    """
    return Glossary(Store(str(path), read_only=read_only, timeout=timeout))


class Glossary:
    """A glossary: harvest into it, look up in it, exchange it; open it with `glossary.open`."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._finder = lookup.Finder(store)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self.store.close()

    def harvest(
        self,
        paths: Iterable[str | os.PathLike[str]],
        *,
        min_score: float = 0.0,
        dry_run: bool = False,
        progress: Progress | None = None,
    ) -> HarvestReport:
        """Read articles, decide their brackets with all of them as evidence, and store the pairs.

        Each document is one transaction. A document that is stored already is passed over;
        one that was corrected replaces its earlier text. Pairs below `min_score` are left
        out. What could not be read is in the report's `errors`.
        """
        settings = f"{software_version()} min_score={min_score:g}"
        with Corpus(map(str, paths), progress) as corpus:
            work = _Harvest(self.store, settings, min_score, dry_run=dry_run)
            changes = [work.status(document) for document in corpus]
            if any(change != Change.UNCHANGED for change in changes):
                evidence = harvest.find_evidence(corpus)
                for done, document in enumerate(corpus):
                    if progress:
                        progress("deciding", done, len(corpus))
                    work.add(document, evidence)
                if progress:
                    progress("deciding", len(corpus), len(corpus))
            else:
                work.unchanged = len(changes)
            if not dry_run:
                self.store.settle()
            return work.report(corpus)

    def lookup(
        self,
        term: str,
        n: int = 10,
        by: Collection[str] | None = None,
        *,
        rejected: bool = False,
    ) -> list[Match]:
        """Return at most `n` entries that answer to a term, best first.

        Either language, any romanisation, any inflected form. `by` limits the ways to find
        it (see `glossary.lookup.METHODS`); entries that people rejected show only when
        asked for with `rejected`.

        Raises ValueError for an unknown way.
        """
        unknown = set(by or ()) - set(lookup.METHODS)
        if unknown:
            raise ValueError(
                f"unknown: {', '.join(sorted(unknown))}; use {', '.join(lookup.METHODS)}"
            )
        return self._finder.find(term, n, by, rejected=rejected)

    def suggest(self, term: str) -> list[str]:
        """Return the nearest terms, for a term that finds nothing."""
        return self._finder.suggest(term)

    def find(self, term: str) -> list[Entry]:
        """Return the entries that a term surely means: a number, exact, or inflected.

        Raises UnknownTerm where there is none.
        """
        if term.isascii() and term.isdigit() and (entry := self.store.entry(int(term[:18]))):
            return [entry]
        matches = self.lookup(term, 50, ("exact", "inflected"), rejected=True)
        if not matches:
            raise UnknownTerm(term)
        best = matches[0].matched_by
        return [match.entry for match in matches if match.matched_by == best]

    def entries(
        self, *, kind: Kind | None = None, state: State | None = None, order: str = "bengali"
    ) -> Iterator[Entry]:
        """Yield the entries, ordered by `bengali`, `english`, `uses` or `score`."""
        return self.store.entries(kind=kind, state=state, order=order)

    def contexts(self, entry: Entry) -> list[Context]:
        """Return the places where an entry was glossed, with rule and score of each."""
        return self.store.contexts(entry)

    def concordance(self, term: str, n: int = 100) -> list[Context]:
        """Return the stored sentences in which a term stands, glossed or not, with its place."""
        return lookup.concordance(self.store, term, n)

    def stats(self) -> dict[str, Any]:
        """Return how many documents, entries and occurrences there are, of which sorts."""
        return self.store.figures()

    def validate(self, *, scheme: str | None = None, n: int = 5) -> Validation:
        """Score the transliterator against the entries, in both directions.

        The result is the headline's scorecard; its `parts` hold the rest. `scheme` is the
        Latin scheme to try, by default the one nearest to customary spelling.

        Raises UnknownScheme.
        """
        return validate.validate(self.entries(), self.store.settled(), scheme=scheme, n=n)

    def export(
        self, path: str | os.PathLike[str], form: str | None = None, *, bom: bool = False
    ) -> int:
        """Write all entries to a file and return their number; the name's ending says the format.

        With `bom` a spreadsheet recognises UTF-8. The file is replaced only when complete.
        """
        form = form or formats.format_of(str(path))
        target = Path(path)
        draft = target.with_name(target.name + ".part")
        count = 0

        def counted() -> Iterator[Entry]:
            nonlocal count
            for entry in self.entries():
                count += 1
                yield entry

        encoding = "utf-8-sig" if bom else "utf-8"
        try:
            with draft.open("w", encoding=encoding, newline="") as file:
                formats.write(counted(), file, form)
            draft.replace(target)
        except OSError as error:
            draft.unlink(missing_ok=True)
            raise FormatError(target, f"cannot be written: {error.strerror}") from error
        return count

    def import_(
        self, path: str | os.PathLike[str], form: str | None = None, *, dry_run: bool = False
    ) -> ImportReport:
        """Take over the entries of a file, all or none; return how many were new or changed.

        Raises FormatError with file, line and reason.
        """
        form = form or formats.format_of(str(path))
        try:
            with Path(path).open(encoding="utf-8-sig", newline="") as file:
                given = formats.read(file, str(path), form)
                return ImportReport(*self.store.carry(given, dry_run=dry_run))
        except OSError as error:
            raise FormatError(path, f"cannot be read: {error.strerror}") from error


class _Harvest:
    """One harvest under way: decides documents, stores them, and keeps count."""

    def __init__(self, store: Store, settings: str, min_score: float, *, dry_run: bool) -> None:
        self.store = store
        self.settings = settings
        self.min_score = min_score
        self.dry_run = dry_run
        self.new = self.replaced = self.unchanged = 0
        self.pairs = self.rejected = self.below = 0
        self._made_before = store.made
        self._would_make: set[tuple[str, str]] = set()

    def status(self, document: Document) -> Change:
        """Tell what adding the document would do."""
        return self.store.status(document, self.settings)

    def add(self, document: Document, evidence: harvest.Evidence) -> None:
        """Decide a document's brackets and store what is sure enough."""
        change = self.status(document)
        decided: list[Occurrence] = []
        if change in (Change.NEW, Change.REPLACED):
            decided = harvest.extract(document, evidence)
        kept = [found for found in decided if not found.pair or found.score >= self.min_score]
        if self.dry_run:
            self._would_make |= {
                (term_key(found.bengali), term_key(found.english))
                for found in kept
                if found.pair and not self.store.knows(found.bengali, found.english)
            }
        else:  # another process may have been faster: what the store says counts
            change = self.store.add(document, kept, self.settings)
        if change in (Change.UNCHANGED, Change.COPY):
            self.unchanged += 1
            return
        self.new += change == Change.NEW
        self.replaced += change == Change.REPLACED
        pairs = sum(found.pair for found in kept)
        self.pairs += pairs
        self.rejected += len(kept) - pairs
        self.below += len(decided) - len(kept)

    def report(self, corpus: Corpus) -> HarvestReport:
        """Return the counts."""
        return HarvestReport(
            new=self.new,
            replaced=self.replaced,
            unchanged=self.unchanged,
            pairs=self.pairs,
            rejected=self.rejected,
            below=self.below,
            entries_new=len(self._would_make) + self.store.made - self._made_before,
            entries=self.store.figures()["entries"],
            errors=tuple(corpus.problems.errors),
            notes=tuple(corpus.problems.notes),
        )
