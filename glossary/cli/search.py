"""Commands that find terms: lookup, show, explain, concordance."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from glossary.book import open_glossary
from glossary.cli.options import as_json, database, examples
from glossary.cli.output import count, print_records, print_table, tell
from glossary.cli.root import cli
from glossary.lookup import METHODS

if TYPE_CHECKING:
    from glossary.model import Context, Entry

__all__ = ["concordance", "explain", "lookup", "show"]

_MARGIN = 6  # words to each side of a term in a concordance


def _methods(_: click.Context, __: click.Parameter, value: str | None) -> tuple[str, ...] | None:
    """Read `--by exact,fuzzy`."""
    if value is None:
        return None
    names = tuple(name.strip() for name in value.split(",") if name.strip())
    for name in names:
        if name not in METHODS:
            raise click.BadParameter(f"{name!r} is not one of {', '.join(METHODS)}")
    return names


@cli.command(
    epilog=examples(
        "glossary lookup Moscow",
        "glossary lookup জিনপিংয়ের 'shi jinping' --json",
        "glossary lookup mosc --by prefix,fuzzy -n 3",
    )
)
@click.argument("terms", metavar="TERM...", nargs=-1, required=True)
@click.option("-n", type=click.IntRange(1), default=10, show_default=True, help="At most so many.")
@click.option("--by", callback=_methods, metavar="WAYS", help=f"Any of {','.join(METHODS)}.")
@click.option("--rejected", is_flag=True, help="Show entries that people rejected as well.")
@as_json
@database
@click.pass_context
def lookup(
    ctx: click.Context,
    *,
    terms: tuple[str, ...],
    n: int,
    by: tuple[str, ...] | None,
    rejected: bool,
    as_json: bool,
    db: str,
) -> None:
    """Find terms in either language: inflected, misspelt, or in any romanisation.

    Each answer says how it was found. Status 1 if a term was not found.
    """
    missed = False
    with open_glossary(db, read_only=True) as book:
        for term in terms:
            matches = book.lookup(term, n, by, rejected=rejected)
            if as_json:
                print_records(match.as_record() for match in matches)
            elif matches:
                print_table(
                    [
                        (e.bengali, e.english, e.kind, e.state, e.uses, way, f"{score:.2f}")
                        for e, way, score in ((m.entry, m.matched_by, m.score) for m in matches)
                    ],
                    ("bengali", "english", "kind", "state", "uses", "found by", "score"),
                )
            if not matches:
                missed = True
                near = book.suggest(term)
                hint = f"; near it: {', '.join(near)}" if near else ""
                tell(f"glossary: nothing found for {term!r}{hint}")
    ctx.exit(1 if missed else 0)


def _describe(entry: Entry) -> None:
    """Print one entry as a page."""
    seen = f"{entry.first_seen} to {entry.last_seen}" if entry.first_seen else "no date"
    click.echo(f"{entry.bengali} = {entry.english}  [{entry.id}]")
    click.echo(f"  {entry.kind}, {entry.state}, score {entry.score:.2f}")
    uses, documents = count(entry.uses, "use"), count(entry.documents, "document")
    click.echo(f"  {uses} in {documents}, {seen}")
    click.echo(f"  written {', '.join(entry.surfaces)}" if entry.surfaces else "  no text")
    click.echo(f"  settled by {', '.join(entry.rules)}" if entry.rules else "  no rule")


@cli.command(epilog=examples("glossary show Moscow", "glossary show 12 --json"))
@click.argument("term")
@as_json
@database
def show(*, term: str, as_json: bool, db: str) -> None:
    """Show all about the entries of a term, or about the entry with a number."""
    with open_glossary(db, read_only=True) as book:
        for entry in book.find(term):
            contexts = book.contexts(entry)
            if as_json:
                places = [context.as_record() for context in contexts]
                print_records([{**entry.as_record(), "contexts": places}])
                continue
            _describe(entry)
            for context in contexts[:3]:
                click.echo(f"  - {_marked(context)} ({_source(context)})")


@cli.command(epilog=examples("glossary explain Moscow", "glossary explain মস্কো --json"))
@click.argument("term")
@as_json
@database
def explain(*, term: str, as_json: bool, db: str) -> None:
    """Show for each occurrence of a term which rule settled it, how surely, and where."""
    with open_glossary(db, read_only=True) as book:
        for entry in book.find(term):
            contexts = book.contexts(entry)
            if as_json:
                print_records(context.as_record() for context in contexts)
                continue
            click.echo(f"{entry.bengali} = {entry.english}")
            for context in contexts:
                click.echo(f"  {context.score:.2f}  {context.rule}  {context.kind}")
                click.echo(f"        {_marked(context)} ({_source(context)})")


@cli.command(
    epilog=examples("glossary concordance মস্কো", "glossary concordance Moscow -n 20 --json")
)
@click.argument("term")
@click.option("-n", type=click.IntRange(1), default=50, show_default=True, help="At most so many.")
@as_json
@database
def concordance(*, term: str, n: int, as_json: bool, db: str) -> None:
    """Show a term in the sentences where it stands."""
    with open_glossary(db, read_only=True) as book:
        found = book.concordance(term, n)
    if as_json:
        print_records(context.as_record() for context in found)
    elif found:
        print_table([_in_context(context) for context in found], ("", "term", "", "document"))
    else:
        tell(f"glossary: no sentence with {term!r}")


def _in_context(context: Context) -> tuple[str, str, str, str]:
    """Return a line of a concordance."""
    text, start, stop = context.sentence, context.start, context.stop
    before, after = text[:start].split(), text[stop:].split()
    return (
        " ".join(before[-_MARGIN:]),
        text[start:stop],
        " ".join(after[:_MARGIN]),
        _source(context),
    )


def _marked(context: Context) -> str:
    """Return the sentence with the term between marks."""
    text, start, stop = context.sentence, context.start, context.stop
    return " ".join(f"{text[:start]}»{text[start:stop]}«{text[stop:]}".split())


def _source(context: Context) -> str:
    """Return where a sentence is from."""
    return ", ".join(filter(None, (context.title or context.document, context.date)))
