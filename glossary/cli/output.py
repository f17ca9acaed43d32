"""Printing: records as JSON Lines or as a table; everything else goes to standard error."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click
from tabulate import tabulate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from glossary.corpus import Progress

__all__ = ["count", "print_records", "print_table", "progress_bar", "tell"]


def print_records(records: Iterable[dict[str, Any]]) -> None:
    """Print an object a line."""
    for record in records:
        click.echo(json.dumps(record, ensure_ascii=False))


def print_table(rows: Iterable[Sequence[Any]], headers: Sequence[str]) -> None:
    """Print rows in columns, numbers as they are written."""
    table = tabulate(rows, headers, tablefmt="simple", disable_numparse=True)
    click.echo(table)


def tell(*lines: str) -> None:
    """Say something to the person, not to the pipe."""
    for line in lines:
        click.echo(line, err=True)


def count(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun.

    >>> count(1, "pair"), count(2, "pair")
    ('1 pair', '2 pairs')
    """
    return f"{number} {one if number == 1 else many or one + 's'}"


@contextmanager
def progress_bar() -> Iterator[Progress | None]:
    """Yield what shows a bar for each stage of a long work, on a terminal only."""
    if not sys.stderr.isatty():
        yield None
        return
    bars: dict[str, Any] = {}

    def show(stage: str, done: int, total: int) -> None:
        if stage not in bars:
            for bar in bars.values():
                bar.render_finish()
            bars[stage] = click.progressbar(
                length=total, label=f"{stage:<9}", file=sys.stderr, show_pos=True
            )
        bar = bars[stage]
        bar.update(done - bar.pos)

    try:
        yield show
    finally:
        for bar in list(bars.values())[-1:]:
            bar.render_finish()
