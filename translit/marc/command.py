"""The body of `translit marc`: files in, one file out, a line about each thing done."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING, Literal

import click

from translit.errors import TranslitError
from translit.marc.capitals import catalogue_romanizer
from translit.marc.files import Bad, Good, Writer, form_of, read
from translit.marc.pairs import Change, romanize_record
from translit.marc.proposals import propose_record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pymarc import Record

__all__ = ["Task", "run"]


@dataclass(frozen=True, slots=True)
class Task:
    """What the options of the command say."""

    scheme: str = "ala-lc"
    form: Literal["auto", "marc", "xml"] = "auto"
    report: Literal["text", "json"] = "text"
    reverse: bool = False
    notes: bool = False

    def apply(self, record: Record) -> list[Change]:
        """Change a record, and tell what was done."""
        if self.reverse:
            return propose_record(record, self.scheme)
        return romanize_record(record, self.scheme, notes=self.notes)


@dataclass(slots=True)
class _Report:
    """Tells on standard error what is done, and counts it."""

    as_json: bool
    counts: Counter[str] = field(default_factory=Counter)

    def change(self, path: str, place: str, record: str, change: Change) -> None:
        """Tell of a field."""
        self.counts[change.action] += 1
        if self.as_json:
            self._print({"file": path, "place": place, "record": record, **asdict(change)})
            return
        pair = f" 880-{change.number}" if change.number else ""
        text = " -> ".join(part for part in (change.before, change.after) if part)
        why = f" ({change.reason})" if change.reason else ""
        said = f"{text}{why}".strip()
        click.echo(f"{record or place}: {change.tag}{pair} {change.action}: {said}", err=True)

    def bad(self, path: str, one: Bad, record: str = "") -> None:
        """Tell of a record that could not be read or written."""
        self.counts["bad"] += 1
        if self.as_json:
            told = {"file": path, "place": one.place, "record": record, "action": "bad"}
            self._print({**told, "reason": one.reason})
        else:
            name = "standard input" if path == "-" else path
            click.echo(f"translit: {name}, {one.place}: {one.reason}", err=True)

    def end(self) -> None:
        """Tell the counts."""
        if not self.as_json:
            named = ("romanized", "made", "proposed", "left")
            fields = ", ".join(f"{self.counts[name]} {name}" for name in named if self.counts[name])
            bad = f"; {self.counts['bad']} bad" if self.counts["bad"] else ""
            records = (
                "1 record" if self.counts["record"] == 1 else f"{self.counts['record']} records"
            )
            told = f"{records}: {fields or 'nothing to do'}{bad}"
            click.echo(told, err=True)

    @staticmethod
    def _print(row: dict[str, str]) -> None:
        click.echo(json.dumps(row, ensure_ascii=False), err=True)


def run(files: Sequence[str], out: IO[bytes], output: str | None, task: Task) -> bool:
    """Read the records of `files`, complete them, write them to `out`; say whether all went well.

    Raises TranslitError where the output would replace an input.
    """
    _refuse_overwriting(files, output)
    catalogue_romanizer(task.scheme)  # an unknown scheme fails before any output
    report = _Report(task.report == "json")
    form = form_of(output) if output else None
    writer = Writer(out, form) if form else None
    for path in files or ("-",):
        for one in read(path, None if task.form == "auto" else task.form):
            if isinstance(one, Bad):
                report.bad(path, one)
            elif not isinstance(one, Good):
                writer = writer or Writer(out, one)
            elif writer is not None:
                _finish(path, one, writer, report, task)
    if writer is not None:
        writer.close()
    report.end()
    return not report.counts["bad"]


def _finish(path: str, one: Good, writer: Writer, report: _Report, task: Task) -> None:
    """Complete one record and write it."""
    name = next((entry.data or "" for entry in one.record.fields if entry.tag == "001"), "").strip()
    changes = task.apply(one.record)
    flaw = writer.write(one, changed=any(change.action != "left" for change in changes))
    if flaw:
        report.bad(path, Bad(one.place, flaw), name)
        return
    report.counts["record"] += 1
    for change in changes:
        report.change(path, one.place, name, change)


def _refuse_overwriting(files: Sequence[str], output: str | None) -> None:
    """Keep an input from being replaced by an output that lacks its bad records."""
    if output is None or not Path(output).exists():
        return
    for path in files:
        if path != "-" and Path(path).exists() and Path(path).samefile(output):
            raise TranslitError(f"{output} is an input: name another file with -o")
