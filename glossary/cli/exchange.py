"""Commands that exchange the glossary: export and import."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from glossary import formats
from glossary.book import open_glossary
from glossary.cli.options import database, examples
from glossary.cli.output import tell
from glossary.cli.root import cli
from glossary.errors import FormatError

__all__ = ["export", "import_file"]

_FORMAT = click.Choice(formats.NAMES)


@cli.command(
    epilog=examples(
        "glossary export -o terms.csv --bom",
        "glossary export --format jsonl | head",
        "glossary export -o terms.tsv",
    )
)
@click.option("-o", "--output", metavar="FILE", help="Where to; standard output without it.")
@click.option("--format", "form", type=_FORMAT, help="[default: by the file's ending, or csv]")
@click.option("--bom", is_flag=True, help="Mark the file as UTF-8, as spreadsheets want it.")
@database
def export(*, output: str | None, form: str | None, bom: bool, db: str) -> None:
    """Write all entries to a file."""
    with open_glossary(db, read_only=True) as book:
        if output in (None, "-"):
            if bom:
                click.echo("\N{BYTE ORDER MARK}", nl=False)
            formats.write(book.entries(), sys.stdout, form or "csv")
        else:
            count = book.export(str(output), form, bom=bom)
            tell(f"{output}: {count} entries")


@cli.command(
    "import",
    epilog=examples(
        "glossary import terms.csv",
        "glossary import terms.txt --format tsv --dry-run",
    ),
)
@click.argument("file")
@click.option("--format", "form", type=_FORMAT, help="[default: by the file's ending]")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and store nothing.")
@database
def import_file(*, file: str, form: str | None, dry_run: bool, db: str) -> None:
    """Take over the entries of a file: all of them, or none if a line is wrong."""
    if not Path(file).is_file():  # before a glossary is made for nothing
        raise FormatError(file, "no such file; check the path")
    where = ":memory:" if dry_run and not Path(db).exists() else db
    with open_glossary(where) as book:
        report = book.import_(file, form, dry_run=dry_run)
    done = "would be " if dry_run else ""
    tell(f"{file}: {report.new} {done}new, {report.changed} changed, {report.unchanged} as before")
