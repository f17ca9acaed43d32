"""What all occurrences of an entry say together, in an order that never varies."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from glossary.keys import clean

if TYPE_CHECKING:
    from glossary.model import Entry

__all__ = ["Summary", "ranked"]


def _tally() -> defaultdict[str, float]:
    """Return a counter that also takes parts: what was imported only breaks ties."""
    return defaultdict(float)


@dataclass
class Summary:
    """What the occurrences of one entry, and what was imported with it, say together."""

    bengali: dict[str, float] = field(default_factory=_tally)
    english: dict[str, float] = field(default_factory=_tally)
    kinds: dict[str, float] = field(default_factory=_tally)
    rules: dict[str, float] = field(default_factory=_tally)
    surfaces: dict[str, float] = field(default_factory=_tally)
    documents: set[int] = field(default_factory=set)
    dates: set[str] = field(default_factory=set)
    score: float = 0.0
    uses: int = 0
    document_count: int = 0

    def add_occurrence(self, row: tuple[Any, ...]) -> None:
        """Count one occurrence."""
        bengali, english, kind, score, rule, surface, document, date = row
        self.bengali[bengali] += 1
        self.english[english] += 1
        self.kinds[kind] += 1
        self.rules[rule] += 1
        self.surfaces[clean(surface)] += 1
        self.documents.add(document)
        self.dates.add(date)
        self.score = max(self.score, score)
        self.uses += 1
        self.document_count = len(self.documents)

    def add_carried(self, entry: Entry) -> None:
        """Let the greater figure stand, and add what is not known yet."""
        for counts, values in (
            (self.bengali, (entry.bengali,)),
            (self.english, (entry.english,)),
            (self.kinds, (entry.kind,)),
            (self.rules, entry.rules),
            (self.surfaces, entry.surfaces),
        ):
            for place, value in enumerate(values):
                counts[value] += 1 / (place + 2)  # keeps the order in which they came
        self.dates |= {entry.first_seen, entry.last_seen}
        self.score = max(self.score, entry.score)
        self.uses = max(self.uses, entry.uses)
        self.document_count = max(self.document_count, entry.documents)


def ranked(counts: dict[str, float]) -> list[str]:
    """Return the values, most frequent first; ties by the alphabet, so that order never varies."""
    return [value for value, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
