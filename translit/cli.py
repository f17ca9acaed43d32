"""The command `translit`. Results go to standard output, everything else to standard error."""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Literal

import click

from translit.errors import ImpossiblePair, NotInScheme, TranslitError, UndecodableText
from translit.training_cli import evaluate, train

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

__all__ = ["main"]


class _Group(click.Group):
    """Turns our own errors into one line and exit status 1; a bug keeps its traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            # Python flushes standard output once more at exit; let that write go nowhere.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)
        except (TranslitError, OSError) as error:
            if isinstance(error, OSError):
                error = _named(error)
            click.echo(f"translit: {error}", err=True)
            ctx.exit(1)


def _named(error: OSError) -> TranslitError:
    """Return an error of the system as one line that names the file."""
    return TranslitError(f"{error.filename or 'input'}: {error.strerror or error}")


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="bengali-translit-glossary")
def main() -> None:
    """Turn Bengali text into Latin script, and back.

    \b
    Examples:
      translit convert article.txt
      echo 'bāṁlā' | translit convert --from iso15919 --to bengali
      translit schemes
    """


_FILES = click.argument("files", nargs=-1, type=click.Path(allow_dash=True))


@main.command()
@_FILES
@click.option("--from", "source", default="bengali", metavar="SCHEME", help="Scheme of the input.")
@click.option("--to", "target", default="iso15919", metavar="SCHEME", help="Scheme of the output.")
@click.option("-o", "--output", type=click.Path(), help="Write to a file, all or nothing.")
@click.option("--reversible", is_flag=True, help="Escape what would be lost (see the README).")
@click.option("--strict", is_flag=True, help="Refuse text that is not in the source scheme.")
@click.option("--explain", is_flag=True, help="Print the steps: start, stop, source, target, rule.")
@click.option("--accent", type=click.Choice(["rarh", "dhaka"]), default="rarh", show_default=True)
@click.option(
    "--form",
    type=click.Choice(["nfc", "composed"]),
    default="nfc",
    show_default=True,
    help="How ড় ঢ় য় are encoded in Bengali output.",
)
@click.option("--vowels", type=click.Choice(["plain", "long"]), help="Write e o or ē ō.")
@click.option("--nasals", type=click.Choice(["strict", "homorganic"]), help="How to write ং.")
@click.option("--ba-phala", type=click.Choice(["b", "v"]), help="How to write subscript ব.")
@click.option("--digits", type=click.Choice(["latin", "keep"]), help="Convert digits or not.")
@click.option("--punctuation", type=click.Choice(["keep", "ascii"]), help="Write “” — in ASCII.")
def convert(
    files: Sequence[str],
    source: str,
    target: str,
    output: str | None,
    strict: bool,
    explain: bool,
    form: Literal["nfc", "composed"],
    **options: Any,
) -> None:
    """Convert text from one scheme into another, line by line.

    FILEs are read as UTF-8; `-` or no FILE is standard input.

    \b
    Examples:
      translit convert --to ala-lc article.txt
      translit convert --from itrans --to bengali -o bengali.txt roman.txt
      translit convert --reversible article.txt | translit convert --reversible \\
          --from iso15919 --to bengali
    """
    options = {name: value for name, value in options.items() if value is not None}
    work = (_steps if explain else _conversion)(source, target, form, options)
    with _opened(output) as out:
        for path in files or ("-",):
            for number, line in _lines(path):
                if strict:
                    _refuse_foreign(line, number, source, reversible=options["reversible"])
                out.write(work(line).encode())


@main.command()
@_FILES
@click.option("--text", help="Rank this instead of the lines of files.")
@click.option("--from", "source", default="bengali", metavar="SCHEME", help="Scheme of the input.")
@click.option("--to", "target", default="english", metavar="SCHEME", help="Scheme of the output.")
@click.option("-n", default=5, show_default=True, type=click.IntRange(1, 50), help="How many.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines.")
def candidates(
    files: Sequence[str], text: str | None, source: str, target: str, n: int, as_json: bool
) -> None:
    """Rank the answers for each line: a word, a name or a sentence.

    \b
    Examples:
      translit candidates --text পুতিন
      translit candidates --text Putin --from english --to bengali -n 3
      translit candidates names.txt --json
    """
    import json  # noqa: PLC0415

    from translit.pipeline import candidates as rank  # noqa: PLC0415

    given = (line for path in files or ("-",) for _, line in _lines(path))
    for line in [text] if text is not None else given:
        word = line.strip()
        answers = rank(word, source=source, target=target, n=n) if word else []
        if as_json:
            found = [{"text": one.text, "score": round(one.score, 4)} for one in answers]
            click.echo(json.dumps({"input": word, "candidates": found}, ensure_ascii=False))
        else:
            click.echo(word)
            for one in answers:
                click.echo(f"  {one.score:.3f}  {one.text}")


@main.command()
@_FILES
@click.option("-o", "--output", type=click.Path(), help="Write to a file, all or nothing.")
@click.option("--to", "scheme", default="ala-lc", show_default=True, metavar="SCHEME")
@click.option(
    "--format",
    "form",
    type=click.Choice(["auto", "marc", "xml"]),
    default="auto",
    show_default=True,
    help="What the input is; the output is the same, or as the ending of OUTPUT says.",
)
@click.option("--reverse", is_flag=True, help="Propose Bengali script for romanised records.")
@click.option("--notes", is_flag=True, help="Pair all notes (5XX), not only contents (505).")
@click.option(
    "--report",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How standard error tells what was done.",
)
def marc(files: Sequence[str], output: str | None, **options: Any) -> None:
    """Complete the pairs of original and romanised fields in MARC 21 records.

    FILEs are ISO 2709 or MARCXML; `-` or no FILE is standard input. A field in Bengali
    script moves to an 880 and is romanised; existing pairs stay as they are. Needs the
    extra `marc`. The exit status is 1 if a record could not be read.

    \b
    Examples:
      translit marc records.mrc -o paired.mrc
      translit marc records.xml --report json > paired.xml
      translit marc --reverse romanised.mrc -o proposed.xml
    """
    from translit.marc.command import Task, run  # noqa: PLC0415 - needs pymarc

    with _opened(output) as out:
        well = run(files, out, output, Task(**options))
    click.get_current_context().exit(0 if well else 1)


def _conversion(
    source: str, target: str, form: Literal["nfc", "composed"], options: dict[str, Any]
) -> Callable[[str], str]:
    """Return the function that converts a line."""
    from translit.normalize import normalize  # noqa: PLC0415 - `translit --help` does without
    from translit.pipeline import NATIVE, transliterate  # noqa: PLC0415

    transliterate("", source, target, **options)  # an unknown name fails before any output
    if target != NATIVE:
        return lambda line: transliterate(line, source, target, **options)
    return lambda line: normalize(transliterate(line, source, target, **options), form)


def _steps(
    source: str, target: str, _form: Literal["nfc", "composed"], options: dict[str, Any]
) -> Callable[[str], str]:
    """Return the function that tells the steps of a line, one on each line of output."""
    from translit.pipeline import NATIVE, explain  # noqa: PLC0415

    if NATIVE not in (source, target) or source == target:
        raise ImpossiblePair(source, target, "steps are told from or to bengali only")
    scheme, back = (source, True) if target == NATIVE else (target, False)
    chosen = {name: value for name, value in options.items() if name != "accent"}

    def tell(line: str) -> str:
        steps = explain(line.rstrip("\r\n"), scheme, back=back, **chosen).steps
        rows = (
            f"{step.span.start}\t{step.span.stop}\t{step.source}\t{step.target}\t{step.rule}\n"
            for step in steps
        )
        return "".join(rows) + "\n"

    return tell


def _refuse_foreign(line: str, number: int, source: str, *, reversible: bool) -> None:
    """Raise NotInScheme with the number of the line."""
    from translit.pipeline import require_scheme  # noqa: PLC0415

    try:
        require_scheme(line, source, reversible=reversible)
    except NotInScheme as error:
        raise NotInScheme(error.scheme, error.text, error.offset, line=number) from None


def _lines(path: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of a file with their numbers, ends kept, a byte order mark dropped."""
    with nullcontext(sys.stdin.buffer) if path == "-" else Path(path).open("rb") as stream:
        for number, raw in enumerate(stream, start=1):
            try:
                line = raw.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError as error:
                name = "standard input" if path == "-" else path
                byte = f"byte 0x{raw[error.start]:02x} in column {error.start + 1}"
                raise UndecodableText(
                    name, f"line {number}: {byte} is not UTF-8; convert the file to UTF-8 first"
                ) from error
            yield number, line


@contextmanager
def _opened(output: str | None) -> Iterator[IO[bytes]]:
    """Open standard output, or a temporary file that takes its name when all went well."""
    if output is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    target = Path(output)
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(descriptor, "wb") as out:
            yield out
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
        Path(name).chmod(mode)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    """Return the umask, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


@main.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines.")
def schemes(as_json: bool) -> None:
    """List the schemes, and what each of them loses.

    \b
    Examples:
      translit schemes
      translit schemes --json
    """
    from translit.bridge import bridged  # noqa: PLC0415
    from translit.schemes import catalogue  # noqa: PLC0415

    rows = [
        {
            "name": info.name,
            "title": info.title,
            "standard": info.standard,
            "lossless": info.lossless == "yes",
            "loses": info.loses,
            "learned": info.engine == "spelling",
        }
        for info in (*catalogue().values(), *bridged().values())
    ]
    if as_json:
        import json  # noqa: PLC0415

        for row in rows:
            click.echo(json.dumps(row, ensure_ascii=False))
        return
    from tabulate import tabulate  # noqa: PLC0415

    words = {True: "yes", False: "no"}
    shown = [
        {key: words[cell] if isinstance(cell, bool) else cell for key, cell in row.items()}
        for row in rows
    ]
    click.echo(tabulate(shown, headers="keys", maxcolwidths=[None, 28, 36, None, 40, None]))


main.add_command(train)
main.add_command(evaluate)
