"""The transliterator scored against the glossary, in both directions.

Where a pair's boundary and kind were chosen with the help of sound, scoring sound on it
flatters the transliterator. The headline counts only names and words rendered by sound
whose boundary was settled otherwise: by quotes or initials, by a person, or by standing
after several different words. All other pairs are reported by kind and by rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, Any

import translit
from glossary.keys import term_key
from glossary.model import Entry, Kind, State
from translit.errors import ImpossiblePair
from translit.scoring import Scorecard, score

if TYPE_CHECKING:
    from collections.abc import Iterable

    from translit.model import Candidate, Romanizer

__all__ = ["DIRECTIONS", "Part", "Validation", "decisive_rules", "validate"]

DIRECTIONS = ("from_bengali", "to_bengali")
_PREFERRED = ("english", "readable", "iso15919")  # the nearest to customary spelling comes first
_INDEPENDENT = frozenset({"quotes", "initials"})
_DECIDED = frozenset({State.REVIEWED, State.ACCEPTED})


@dataclass(frozen=True, slots=True)
class Part:
    """The score of a group of entries in one direction."""

    group: str
    name: str
    direction: str
    card: Scorecard

    def as_record(self) -> dict[str, Any]:
        """Return what `--json` prints."""
        place = {"group": self.group, "name": self.name, "direction": self.direction}
        return place | self.card.as_record()


@dataclass(frozen=True, slots=True)
class Validation(Scorecard):
    """The headline from Bengali, and with it `parts`: both directions, by kind and by rule."""

    scheme: str
    parts: tuple[Part, ...]


def decisive_rules(entry: Entry) -> list[str]:
    """Return the rules that settled an entry's occurrences, most frequent first."""
    return list(dict.fromkeys(rule.partition("+")[0] for rule in entry.rules if rule))


def is_independent(entry: Entry, several: set[int]) -> bool:
    """Tell whether a pair was settled without listening to it."""
    return (
        entry.state in _DECIDED
        or entry.id in several
        or not _INDEPENDENT.isdisjoint(decisive_rules(entry))
    )


def validate(
    entries: Iterable[Entry], several: set[int], *, scheme: str | None = None, n: int = 5
) -> Validation:
    """Return how well the transliterator gives one side of the entries for the other.

    `several` holds the numbers of entries seen after several different words; `scheme`
    is the Latin scheme to try, by default the one nearest to customary spelling.

    Raises UnknownScheme.
    """
    scheme = scheme or next(name for name in _PREFERRED if name in translit.scheme_names())
    kept = [entry for entry in entries if entry.state != State.REJECTED]
    groups: dict[tuple[str, str], list[Entry]] = {("headline", ""): [], ("all", ""): kept}
    for entry in kept:
        if entry.kind == Kind.TRANSLITERATION and is_independent(entry, several):
            groups["headline", ""].append(entry)
    for kind in Kind:
        groups["kind", kind] = [entry for entry in kept if entry.kind == kind]
    for rule in sorted({rule for entry in kept for rule in decisive_rules(entry)[:1]}):
        groups["rule", rule] = [entry for entry in kept if decisive_rules(entry)[:1] == [rule]]
    parts = tuple(
        Part(group, name, direction, card)
        for direction, romanizer in zip(DIRECTIONS, _romanizers(scheme), strict=True)
        for (group, name), members in groups.items()
        if (members or group == "headline")
        and (card := _card(members, romanizer, direction, n)) is not None
    )
    headline = parts[0].card
    return Validation(
        headline.pairs,
        headline.n,
        headline.exact,
        headline.top,
        headline.mrr,
        headline.character_error,
        headline.worst,
        scheme,
        parts,
    )


def _romanizers(scheme: str) -> tuple[Romanizer, Romanizer]:
    """Return the transliterator from Bengali and to Bengali; each answer is worked out once."""

    def towards(source: str, target: str) -> Romanizer:
        remembered = cache(partial(translit.candidates, source=source, target=target))

        def answer(text: str, n: int) -> list[Candidate]:
            return remembered(text, n=n)

        return answer

    return towards("bengali", scheme), towards(scheme, "bengali")


def _card(entries: list[Entry], romanizer: Romanizer, direction: str, n: int) -> Scorecard | None:
    """Score some entries; one term with several renderings is one question."""
    questions: dict[str, tuple[str, list[str]]] = {}
    for entry in entries:
        sides = (entry.bengali, entry.english)
        source, reference = sides if direction == DIRECTIONS[0] else sides[::-1]
        questions.setdefault(term_key(source), (source, []))[1].append(reference)
    try:
        return score(questions.values(), romanizer, n=n)
    except ImpossiblePair:  # a scheme without a way back
        return None
