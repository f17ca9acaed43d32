"""Options that several commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

from glossary.model import Kind, State

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["as_json", "database", "examples", "kind", "paths", "state"]

Command = TypeVar("Command", bound="Callable[..., Any]")


def database(command: Command) -> Command:
    """Give a command `--db` of its own, which stands before the group's."""

    def chosen(ctx: click.Context, _: click.Parameter, value: str | None) -> str:
        return value or str(ctx.obj)

    return click.option(
        "--db",
        metavar="FILE",
        callback=chosen,
        help="The glossary file.  [default: $GLOSSARY_DB or glossary.db]",
    )(command)


def as_json(command: Command) -> Command:
    """Give a command `--json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON Lines.")(command)


def paths(command: Command) -> Command:
    """Give a command the files and folders to read; none means standard input."""
    return click.argument("paths", metavar="[PATH]...", nargs=-1)(command)


def kind(command: Command) -> Command:
    """Give a command `--kind`."""
    choice = click.Choice([kind.value for kind in Kind])
    return click.option("--kind", type=choice, help="Only entries of this kind.")(command)


def state(command: Command) -> Command:
    """Give a command `--state`."""
    choice = click.Choice([state.value for state in State])
    return click.option("--state", type=choice, help="Only entries in this state.")(command)


def examples(*lines: str) -> str:
    """Return the examples that end a command's help."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)
