"""The values that travel from article to glossary; all frozen.

Offsets are half-open codepoint offsets into the document's untouched text:
`document.text[occurrence.start:occurrence.stop] == occurrence.surface` always holds.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

__all__ = [
    "Context",
    "Document",
    "Entry",
    "HarvestReport",
    "ImportReport",
    "Kind",
    "Match",
    "Occurrence",
    "Parenthetical",
    "Reason",
    "Sentence",
    "State",
]


class Kind(StrEnum):
    """How the English renders the Bengali."""

    TRANSLITERATION = "transliteration"
    TRANSLATION = "translation"
    MIXED = "mixed"
    INITIALISM = "initialism"
    ABBREVIATION = "abbreviation"


class Reason(StrEnum):
    """Why a bracket is no pair."""

    CREDIT = "credit"
    CITATION = "citation"
    ASIDE = "aside"
    AFFILIATION = "affiliation"
    QUANTITY = "quantity"
    LABEL = "label"
    OTHER = "other"


class State(StrEnum):
    """How far people have settled an entry."""

    CANDIDATE = "candidate"
    REVIEWED = "reviewed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Document:
    """One article as its reader yields it.

    `id` names it in results: its path, or the `id` of its record. `source` is where
    it lies (the path, with `#id` for a record): an article read again from the same
    source, or with the same `url`, replaces its earlier text.
    """

    id: str
    text: str
    source: str = ""
    title: str = ""
    url: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's place in its document."""

    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Parenthetical:
    """A bracket that could hold a gloss.

    `open` is the offset of the opening bracket, `start` and `stop` limit what is
    inside, `reverse` is true for `English (বাংলা)`. `anchor` is where the Bengali to the
    left ends: before the bracket, or before the outer or preceding one where nothing but
    Latin stands between: ডব্লিউটিও (World Trade Organization (WTO)).
    """

    open: int
    start: int
    stop: int
    sentence: Sentence
    anchor: int
    reverse: bool = False


@dataclass(frozen=True, slots=True)
class Occurrence:
    """What was decided about one gloss: a pair with its place, or the reason why it is none."""

    document: str
    open: int
    pair: bool
    reason: Reason | None = None
    surface: str = ""
    start: int | None = None
    stop: int | None = None
    bengali: str = ""
    english: str = ""
    kind: Kind | None = None
    score: float = 0.0
    rule: str = ""
    sentence: str = ""

    def as_record(self) -> dict[str, Any]:
        """Return the fields in the order in which `--json` prints them."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Entry:
    """One term of the glossary: a Bengali and an English form that belong together."""

    id: int
    bengali: str
    english: str
    kind: Kind
    state: State
    score: float
    uses: int
    documents: int
    rules: tuple[str, ...] = ()
    surfaces: tuple[str, ...] = ()
    first_seen: str = ""
    last_seen: str = ""

    def as_record(self) -> dict[str, Any]:
        """Return the fields in the order in which they are printed and exported."""
        return {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in asdict(self).items()
        }


@dataclass(frozen=True, slots=True)
class Context:
    """A place where a term stands: `sentence[start:stop]` is the term as written there.

    `rule` and `score` are empty where the term was found as text only, not as a gloss.
    """

    document: str
    title: str
    url: str
    date: str
    sentence: str
    start: int
    stop: int
    bengali: str = ""
    english: str = ""
    kind: str = ""
    rule: str = ""
    score: float | None = None
    open: int | None = None

    def as_record(self) -> dict[str, Any]:
        """Return the fields in the order in which `--json` prints them."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that answers a query, and how it does."""

    query: str
    entry: Entry
    matched_by: str
    score: float
    variants: tuple[str, ...] = field(default=())

    def as_record(self) -> dict[str, Any]:
        """Return the fields in the order in which `--json` prints them."""
        entry = self.entry
        return {
            "query": self.query,
            "bengali": entry.bengali,
            "english": entry.english,
            "kind": entry.kind,
            "state": entry.state,
            "uses": entry.uses,
            "documents": entry.documents,
            "matched_by": self.matched_by,
            "score": self.score,
            "variants": list(self.variants),
        }


@dataclass(frozen=True, slots=True)
class HarvestReport:
    """What a harvest did. `errors` name each input that could not be read, `notes` say the rest."""

    new: int = 0
    replaced: int = 0
    unchanged: int = 0
    pairs: int = 0
    rejected: int = 0
    below: int = 0
    entries_new: int = 0
    entries: int = 0
    errors: tuple[Exception, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did to the glossary, in entries."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
