"""Score a transliterator on pairs: exact, among the first k, rank, character error, worst rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from translit.normalize import search_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from translit.model import Romanizer

__all__ = ["Bin", "Row", "Scorecard", "reliability", "score"]


@dataclass(frozen=True, slots=True)
class Row:
    """One scored pair: `rank` counts from 1, 0 where the right answer was not given.

    `error` is the edit distance of the best answer to the nearest reference, in characters
    of that reference.
    """

    source: str
    references: tuple[str, ...]
    answer: str
    rank: int
    error: float


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Figures over pairs, each between 0 and 1 (the character error can pass 1)."""

    pairs: int
    n: int
    exact: float
    top: float
    mrr: float
    character_error: float
    worst: tuple[Row, ...]

    def as_record(self) -> dict[str, Any]:
        """Return the figures without the worst rows, as `--json` prints them."""
        return {
            "pairs": self.pairs,
            "exact": round(self.exact, 4),
            f"top_{self.n}": round(self.top, 4),
            "mrr": round(self.mrr, 4),
            "character_error": round(self.character_error, 4),
        }


def score(
    pairs: Iterable[tuple[str, str | Sequence[str]]],
    romanizer: Romanizer,
    *,
    n: int = 5,
    worst: int = 10,
) -> Scorecard:
    """Return how well `romanizer` gives the references of the pairs among its first `n` answers.

    Case, joiners and the form of nukta letters do not count. A pair may have several
    references; any of them is right.

    >>> from translit.model import Candidate
    >>> pairs = [("মস্কো", "Moscow"), ("দিল্লি", "Delhi")]
    >>> card = score(pairs, lambda text, n: [Candidate("delhi", 1.0)])
    >>> card.exact, card.worst[0].source
    (0.5, 'মস্কো')
    """
    rows = [_row(source, references, romanizer, n) for source, references in pairs]
    count = len(rows) or 1
    return Scorecard(
        pairs=len(rows),
        n=n,
        exact=sum(row.rank == 1 for row in rows) / count,
        top=sum(row.rank > 0 for row in rows) / count,
        mrr=sum(1 / row.rank for row in rows if row.rank) / count,
        character_error=sum(row.error for row in rows) / count,
        worst=tuple(sorted(rows, key=lambda row: (-row.error, row.source))[:worst]),
    )


def _row(source: str, references: str | Sequence[str], romanizer: Romanizer, n: int) -> Row:
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - not needed to import the package

    wanted = (references,) if isinstance(references, str) else tuple(references)
    keys = [search_key(reference) for reference in wanted]
    answers = [candidate.text for candidate in romanizer(source, n)][:n]
    given = [search_key(answer) for answer in answers]
    rank = next((place for place, key in enumerate(given, start=1) if key in keys), 0)
    best = given[0] if given else ""
    error = min(Levenshtein.distance(best, key) / max(len(key), 1) for key in keys)
    return Row(source, wanted, answers[0] if answers else "", rank, error)


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers of like probability: how many, the probability promised, the share right."""

    answers: int
    promised: float
    right: float

    def as_record(self) -> dict[str, Any]:
        """Return the figures as `--json` prints them."""
        return {
            "answers": self.answers,
            "promised": round(self.promised, 4),
            "right": round(self.right, 4),
        }


def reliability(
    pairs: Iterable[tuple[str, str | Sequence[str]]],
    romanizer: Romanizer,
    *,
    n: int = 5,
    bins: int = 10,
) -> list[Bin]:
    """Return, by probability, how often the answers are right; empty bins are left out.

    >>> from translit.model import Candidate
    >>> pairs = [("মস্কো", "Moscow"), ("দিল্লি", "Delhi")]
    >>> reliability(pairs, lambda text, n: [Candidate("delhi", 0.5)])
    [Bin(answers=2, promised=0.5, right=0.5)]
    """
    found: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for source, references in pairs:
        wanted = (references,) if isinstance(references, str) else references
        keys = {search_key(reference) for reference in wanted}
        for one in romanizer(source, n)[:n]:
            place = min(int(one.score * bins), bins - 1)
            found[place].append((one.score, search_key(one.text) in keys))
    return [
        Bin(
            len(part),
            sum(score for score, _ in part) / len(part),
            sum(right for _, right in part) / len(part),
        )
        for part in found
        if part
    ]
