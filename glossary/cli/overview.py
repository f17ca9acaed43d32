"""Commands about the whole glossary: list, stats, validate."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

import click

from glossary.book import open_glossary
from glossary.cli.options import as_json, database, examples, kind, state
from glossary.cli.output import count, print_records, print_table, tell
from glossary.cli.root import cli

if TYPE_CHECKING:
    from glossary.model import Kind, State
    from glossary.validate import Validation

__all__ = ["list_entries", "stats", "validate"]


@cli.command(
    "list",
    epilog=examples(
        "glossary list", "glossary list --kind initialism --sort uses", "glossary list --json -n 5"
    ),
)
@kind
@state
@click.option(
    "--sort",
    type=click.Choice(["bengali", "english", "uses", "score"]),
    default="bengali",
    show_default=True,
    help="What to order by.",
)
@click.option("-n", type=click.IntRange(1), help="At most so many.")
@as_json
@database
def list_entries(
    *, kind: Kind | None, state: State | None, sort: str, n: int | None, as_json: bool, db: str
) -> None:
    """List the entries."""
    with open_glossary(db, read_only=True) as book:
        entries = islice(book.entries(kind=kind, state=state, order=sort), n)
        if as_json:
            print_records(entry.as_record() for entry in entries)
            return
        rows = [
            (e.id, e.bengali, e.english, e.kind, e.state, e.uses, e.documents, f"{e.score:.2f}")
            for e in entries
        ]
    if rows:
        columns = ("", "bengali", "english", "kind", "state", "uses", "documents", "score")
        print_table(rows, columns)
    else:
        tell("glossary: no entries; fill it with `glossary harvest PATH`")


@cli.command(epilog=examples("glossary stats", "glossary stats --json"))
@as_json
@database
def stats(*, as_json: bool, db: str) -> None:
    """Count documents, entries and occurrences, by kind, state and rule."""
    with open_glossary(db, read_only=True) as book:
        figures = book.stats()
    if as_json:
        print_records([figures])
        return
    rows: list[tuple[str, str, int]] = []
    for name, value in figures.items():
        groups = value if isinstance(value, dict) else {"": value}
        rows += [(name, group, count) for group, count in groups.items()]
    print_table(rows, ("what", "of which", "count"))


@cli.command(epilog=examples("glossary validate", "glossary validate --scheme iast --json"))
@click.option("--scheme", metavar="NAME", help="The Latin scheme to try; see `translit schemes`.")
@click.option(
    "-n", type=click.IntRange(1), default=5, show_default=True, help="Answers that count."
)
@as_json
@database
def validate(*, scheme: str | None, n: int, as_json: bool, db: str) -> None:
    """Score the transliterator against the entries, from Bengali and to Bengali.

    The headline counts names and words rendered by sound whose boundary was settled
    without listening: by quotes, initials, a person, or several contexts.
    """
    with open_glossary(db, read_only=True) as book:
        result = book.validate(scheme=scheme, n=n)
    if as_json:
        print_records({"scheme": result.scheme} | part.as_record() for part in result.parts)
        print_records(_worst(result))
        return
    print_table(
        [_percentages(part.as_record()) for part in result.parts],
        ("group", "of which", "direction", "pairs", "exact", f"top {n}", "mrr", "char. error"),
    )
    if rows := [tuple(row.values())[1:] for row in _worst(result)]:
        click.echo()
        print_table(rows, ("worst", "expected", "answer", "rank", "char. error"))
    tell(f"scheme {result.scheme}; headline: {count(result.pairs, 'independently settled pair')}")


def _percentages(record: dict[str, Any]) -> tuple[Any, ...]:
    """Return a scorecard's record as table cells."""
    cells = tuple(record.values())
    return (*cells[:4], *(f"{100 * value:.1f} %" for value in cells[4:]))


def _worst(result: Validation) -> list[dict[str, Any]]:
    """Return the worst answers of the headline, or of all where it is empty."""
    parts = [part for part in result.parts if part.group in ("headline", "all") and part.card.worst]
    return [
        {
            "group": "worst",
            "source": row.source,
            "expected": ", ".join(row.references),
            "answer": row.answer,
            "rank": row.rank,
            "character_error": round(row.error, 4),
        }
        for row in (parts[0].card.worst if parts else ())
        if row.error
    ]
