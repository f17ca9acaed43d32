"""The commands `translit train` and `translit evaluate`."""

from __future__ import annotations

import gzip
import io
import json
import lzma
import unicodedata
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from translit.errors import ImpossiblePair, ModelError, UndecodableText

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from translit.model import Romanizer
    from translit.spelling.training import Row

__all__ = ["evaluate", "train"]

_OPENERS = {".gz": gzip.open, ".xz": lzma.open}


@contextmanager
def _opened(path: str) -> Iterator[IO[str]]:
    """Open a text file, packed or not; what cannot be decoded is an error of one line."""
    opener: Any = _OPENERS.get(Path(path).suffix, io.open)
    try:
        with opener(path, "rt", encoding="utf-8") as stream:
            yield stream
    except (UnicodeDecodeError, EOFError, lzma.LZMAError, gzip.BadGzipFile) as error:
        raise UndecodableText(path, f"not UTF-8 text: {error}") from error


def _cells(path: str) -> Iterator[list[str]]:
    with _opened(path) as lines:
        for line in lines:
            cells = line.rstrip("\r\n").split("\t")
            if len(cells) > 1:
                yield cells


def _rows(path: str) -> list[Row]:
    """Return the word pairs of a file; names are cut at blanks where both sides agree."""
    from translit.spelling.graphemes import bengali_key  # noqa: PLC0415
    from translit.spelling.training import Row  # noqa: PLC0415
    from translit.spelling.units import latin_letters  # noqa: PLC0415

    seen: dict[tuple[str, str], int] = {}
    for bengali, latin, *rest in _cells(path):
        count = int(rest[0]) if rest and rest[0].isascii() and rest[0].isdigit() else 1
        sides = bengali.replace("-", " ").split(), latin.replace("-", " ").split()
        if len(sides[0]) != len(sides[1]):
            continue
        for word, spelt in zip(*sides, strict=True):
            key = "".join(filter(_is_sign, bengali_key(word)))
            letters = latin_letters(spelt)
            if key and letters:
                seen[key, letters] = seen.get((key, letters), 0) + count
    return [Row(*pair, count) for pair, count in seen.items()]


def _is_sign(sign: str) -> bool:
    return "\u0980" <= sign <= "\u09ff" and unicodedata.category(sign)[0] in "LM"


@click.command()
@click.argument("pairs", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False))
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False), metavar="MODEL")
@click.option("--counts", type=click.Path(exists=True), help="TSV of words and counts.")
@click.option("--text", type=click.Path(exists=True), help="Running text, for the neighbours.")
def train(pairs: Sequence[str], output: str, counts: str | None, text: str | None) -> None:
    """Train a spelling model from TSV files of pairs: Bengali, Latin and, where known, a count.

    Files may be packed with gzip or xz. The first file should be most like the text the
    model is for; a file given twice counts twice. Without --counts the model uses the word
    list that is shipped. The same files always give the same model.

    \b
    Examples:
      translit train names.tsv -o names.model
      translit train words.tsv names.tsv --counts counts.tsv --text articles.txt -o my.model
    """
    from translit.spelling.modelfile import save  # noqa: PLC0415
    from translit.spelling.shipped import shipped_words  # noqa: PLC0415
    from translit.spelling.training import train_model  # noqa: PLC0415
    from translit.spelling.words import Words, build_words  # noqa: PLC0415

    def tell(line: str) -> None:
        click.echo(line, err=True)

    files = [_rows(path) for path in pairs]
    if not any(files):
        raise ModelError(output, "the files hold no pair of a Bengali and a Latin word")
    facts: dict[str, Any] = {}
    arrays: dict[str, Any] = {}
    counted = None
    if counts:
        tell("counting words")
        counted = {cells[0]: int(cells[1]) for cells in _cells(counts) if cells[1].isdigit()}
        if text:
            with _opened(text) as lines:
                facts["words"], arrays = build_words(counted, lines)
        else:
            facts["words"], arrays = build_words(counted)
    words = Words(facts["words"], arrays) if counts else shipped_words()
    used = [rows for rows in files if rows]
    more, joint = train_model(used, words=words, counts=counted, tell=tell)
    save(output, facts | more, arrays | joint)
    tell(f"{output}: {Path(output).stat().st_size / 1e6:.1f} MB")


@click.command()
@click.argument("pairs", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False))
@click.option("--from", "source", default="bengali", metavar="SCHEME", help="Scheme of the input.")
@click.option("--to", "target", default="english", metavar="SCHEME", help="Scheme of the output.")
@click.option("--model", type=click.Path(exists=True), help="Score this model, word by word.")
@click.option("-n", default=5, show_default=True, type=click.IntRange(1, 50), help="How many.")
@click.option("--worst", default=10, show_default=True, type=click.IntRange(0), help="Cases shown.")
@click.option("--json", "as_json", is_flag=True, help="Print one record.")
def evaluate(
    pairs: Sequence[str],
    source: str,
    target: str,
    model: str | None,
    n: int,
    worst: int,
    as_json: bool,
) -> None:
    """Score the answers on TSV files of pairs: Bengali, then the other scheme.

    An input may stand on several lines; each of its answers is right. `reliability` has, for
    answers of like probability, their number, mean probability and the share that was right.

    \b
    Examples:
      translit evaluate names.tsv --from bengali --to english
      translit evaluate words.tsv --from informal --to bengali --json
    """
    from translit.pipeline import NATIVE  # noqa: PLC0415
    from translit.scoring import reliability, score  # noqa: PLC0415

    if (source == NATIVE) == (target == NATIVE):
        raise ImpossiblePair(source, target, "pairs are scored from or to bengali")
    references: dict[str, list[str]] = {}
    for path in pairs:
        for bengali, other, *_ in _cells(path):
            asked, right = (bengali, other) if source == NATIVE else (other, bengali)
            references.setdefault(asked, []).append(right)
    rank = _ranker(source, target, model)
    card = score(references.items(), rank, n=n, worst=worst)
    bins = reliability(references.items(), rank, n=n)
    record = card.as_record() | {
        "reliability": [one.as_record() for one in bins],
        "worst": [
            {"input": row.source, "answer": row.answer, "right": list(row.references)}
            for row in card.worst
        ],
    }
    if as_json:
        click.echo(json.dumps(record, ensure_ascii=False))
        return
    for name, value in card.as_record().items():
        click.echo(f"{name}\t{value}")
    for one in bins:
        click.echo(f"reliability\t{one.answers}\t{one.promised:.3f}\t{one.right:.3f}")
    for row in card.worst:
        click.echo(f"worst\t{row.source}\t{row.answer}\t{'|'.join(row.references)}")


def _ranker(source: str, target: str, model: str | None) -> Romanizer:
    """Return what is scored: the front door, or one model alone."""
    from functools import lru_cache  # noqa: PLC0415

    from translit.model import Candidate  # noqa: PLC0415
    from translit.pipeline import NATIVE, candidates  # noqa: PLC0415

    if model is None:
        return lru_cache(maxsize=None)(
            lambda text, n: candidates(text, source=source, target=target, n=n)
        )
    from translit.spelling.shipped import open_model  # noqa: PLC0415

    speller = open_model(model)
    spell = speller.latin if source == NATIVE else speller.bengali
    return lru_cache(maxsize=None)(
        lambda text, n: [Candidate(*answer) for answer in spell(text, n)]
    )
