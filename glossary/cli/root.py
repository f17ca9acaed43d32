"""The group of commands: our own errors become one line, everything else stays as it is."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from glossary.errors import GlossaryError
from translit.errors import TranslitError

__all__ = ["Group", "cli"]


class Group(click.Group):
    """A group that ends with one line and status 1 on an error that we raised on purpose."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a pipe that is closed early is no error."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except (GlossaryError, TranslitError) as error:
            click.echo(f"glossary: {error}", err=True)
            ctx.exit(1)
        except BrokenPipeError:
            # What is still buffered has nowhere to go: without this Python complains at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)
        return result


@click.group(
    cls=Group,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="""\b
Examples:
  glossary harvest articles/
  glossary lookup Moscow
  glossary export -o terms.csv
""",
)
@click.version_option(package_name="bengali-translit-glossary", prog_name="glossary")
@click.option(
    "--db",
    metavar="FILE",
    envvar="GLOSSARY_DB",
    default="glossary.db",
    show_default="$GLOSSARY_DB or glossary.db",
    help="The glossary file; may stand after the command as well.",
)
@click.pass_context
def cli(ctx: click.Context, db: str) -> None:
    """Mine Bengali-English term pairs from articles, look them up, and exchange them."""
    ctx.obj = db
