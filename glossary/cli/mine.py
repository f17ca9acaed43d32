"""Commands that read articles: extract and harvest."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from glossary import harvest as harvesting
from glossary.book import open_glossary
from glossary.cli.options import as_json, database, examples, paths
from glossary.cli.output import count, print_records, print_table, progress_bar, tell
from glossary.cli.root import cli
from glossary.corpus import Corpus
from glossary.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from glossary.model import HarvestReport, Occurrence

__all__ = ["extract", "harvest"]


@cli.command(
    epilog=examples(
        "glossary extract article.txt",
        "glossary extract articles/ --json > brackets.jsonl",
        "curl -s https://example.org/a.txt | glossary extract",
    )
)
@paths
@as_json
@click.pass_context
def extract(ctx: click.Context, *, paths: tuple[str, ...], as_json: bool) -> None:
    """Show every bracket that could hold a gloss, and what it was taken for.

    Nothing is stored. All inputs together are the evidence for each decision. Without
    --json only the pairs are shown.
    """
    with progress_bar() as progress, Corpus(_inputs(paths), progress) as corpus:
        evidence = harvesting.find_evidence(corpus)
        found = (
            occurrence
            for document in corpus
            for occurrence in harvesting.extract(document, evidence)
        )
        if as_json:
            print_records(occurrence.as_record() for occurrence in found)
        else:
            _print_pairs(found)
        _name_problems(corpus.problems.errors, corpus.problems.notes)
        ctx.exit(1 if corpus.problems.errors else 0)


def _inputs(paths: tuple[str, ...]) -> tuple[str, ...]:
    """Return what to read: without paths the pipe, with a word to who sits at a terminal."""
    if not paths and sys.stdin.isatty():
        tell("glossary: reading what you type; end with Ctrl-D (or name files and folders)")
    return paths or ("-",)


def _print_pairs(found: Iterable[Occurrence]) -> None:
    """Print the pairs as a table and count the rest."""
    decided = list(found)
    pairs = [occurrence for occurrence in decided if occurrence.pair]
    if pairs:
        print_table(
            [(o.bengali, o.english, o.kind, f"{o.score:.2f}", o.surface, o.rule) for o in pairs],
            ("bengali", "english", "kind", "score", "as written", "rule"),
        )
    tell(f"{count(len(pairs), 'pair')} in {count(len(decided), 'bracket')}")


def _name_problems(errors: Sequence[Exception], notes: Sequence[str]) -> None:
    """Name each input that was not read, and what was odd about others."""
    tell(*(f"glossary: note: {note}" for note in notes))
    tell(*(f"glossary: {error}" for error in errors))


@cli.command(
    epilog=examples(
        "glossary harvest article.txt",
        "glossary harvest articles/ more.jsonl --min-score 0.7",
        "glossary harvest articles/ --dry-run",
    )
)
@paths
@click.option(
    "--min-score",
    type=click.FloatRange(0, 1),
    default=0.0,
    show_default=True,
    metavar="P",
    help="Leave out pairs that are less sure than this.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be done, and store nothing.")
@database
@click.pass_context
def harvest(
    ctx: click.Context, *, paths: tuple[str, ...], min_score: float, dry_run: bool, db: str
) -> None:
    """Read articles and store the term pairs in them.

    Files and folders of .txt, .md, .html and .jsonl. Articles that are stored already
    are passed over, corrected ones replace their earlier text: running it again
    changes nothing.
    """
    if paths and not any(path == "-" or Path(path).exists() for path in paths):
        raise InputError(paths[0], "no such file or folder; check the path")
    where = ":memory:" if dry_run and not Path(db).exists() else db
    with (
        open_glossary(where, read_only=dry_run and where != ":memory:") as book,
        progress_bar() as progress,
    ):
        report = book.harvest(
            _inputs(paths), min_score=min_score, dry_run=dry_run, progress=progress
        )
    _name_problems(report.errors, report.notes)
    tell(*_summary(report, db, dry_run=dry_run))
    ctx.exit(1 if report.errors else 0)


def _summary(report: HarvestReport, db: str, *, dry_run: bool) -> list[str]:
    """Return what a harvest did, in two or three lines."""
    read = report.new + report.replaced + report.unchanged
    failed = f", {len(report.errors)} not readable" if report.errors else ""
    below = f", {report.below} below the least score" if report.below else ""
    held = count(report.entries, "entry", "entries")
    store = "dry run, nothing stored" if dry_run else f"{db}: {held}"
    lines = [
        (
            f"{count(read, 'document')}: {report.new} new, {report.replaced} corrected, "
            f"{report.unchanged} known{failed}"
        ),
        f"{count(report.pairs, 'pair')} found, {report.rejected} other brackets{below}",
        f"{count(report.entries_new, 'new entry', 'new entries')}; {store}",
    ]
    if report.entries and not dry_run and report.new:
        lines[-1] += "; try `glossary list` or `glossary lookup TERM`"
    return lines
