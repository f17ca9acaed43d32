"""The command line `glossary`: a file for each topic, all in one group."""

from __future__ import annotations

import sys
from io import TextIOWrapper

from glossary.cli import exchange, mine, overview, search
from glossary.cli.root import cli

__all__ = ["cli", "exchange", "main", "mine", "overview", "search"]


def main() -> None:
    """Run the command line; text goes in and out as UTF-8 whatever the locale."""
    for stream, errors in (
        (sys.stdin, "surrogateescape"),
        (sys.stdout, "replace"),
        (sys.stderr, "backslashreplace"),
    ):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)
    cli(prog_name="glossary")
