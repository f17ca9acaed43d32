"""Cut informal Latin text into what is spelt anew and what is kept as it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

import regex

from translit.model import Span
from translit.tables import read_table, table

__all__ = ["CLITICS", "Piece", "PieceKind", "letter_names", "pieces", "usual"]

_SUFFIXES: Final = (
    "er|ke|te|r|ra|der|ta|ti|e|gulo|guli|gula|gulor|i|o|y|tir|tar|tike|take|ei|eo|ero|rao|derke"
)
CLITICS: Final = frozenset("er ke te ra der ta ti e gulo guli gula gulor tir tar tike take".split())
_PIECE: Final = regex.compile(
    rf"""(?V1)
      (?P<kept> https?://\S*+ | www\.\S++ | [\w.+\-]++@[\w\-]++\.\w++
              | [\#@][\w]++ | (?<!\w)(?:\w++[\-.])++(?:com|net|org|info|gov|edu)\b(?:/\S*+)?
              | (?<!\w)[:;=]['\-]?[)(DPpOo/|3]++(?!\w) )
    | (?P<word> [\p{{Script=Latin}}&&\p{{L}}] [[\p{{Script=Latin}}&&\p{{L}}]\p{{Mn}}]*+
                (?: [\-’'] (?:{_SUFFIXES}) (?!\p{{L}}) )?+ )
    | (?P<bengali> [\p{{Script=Bengali}}&&[\p{{L}}\p{{M}}]]
                   [[\p{{Script=Bengali}}&&[\p{{L}}\p{{M}}]]\u200C\u200D]*+ )
    | (?P<number> \p{{Nd}}++ )
    | (?P<end> [.?!।]++ | \n++ )
    | (?P<space> [^\S\n]++ )
    | (?P<other> . )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)


class PieceKind(StrEnum):
    """What becomes of a piece; only words are spelt anew."""

    KEPT = "kept"
    WORD = "word"
    BENGALI = "bengali"
    NUMBER = "number"
    END = "end"
    SPACE = "space"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text of one kind; the pieces of a text tile it."""

    text: str
    span: Span
    kind: PieceKind


def pieces(text: str) -> list[Piece]:
    """Cut a text into pieces.

    >>> [piece.text for piece in pieces("film-er gan, dekho https://example.org :)")]
    ['film-er', ' ', 'gan', ',', ' ', 'dekho', ' ', 'https://example.org', ' ', ':)']
    """
    return [
        Piece(match.group(), Span(*match.span()), PieceKind(match.lastgroup or "other"))
        for match in _PIECE.finditer(text)
    ]


@cache
def _usual() -> dict[str, tuple[str, ...]]:
    rows = read_table(table("informal.tsv"), ("latin", "bengali"), key=("latin",))
    return {row["latin"]: tuple(row["bengali"].split("|")) for row in rows}


def usual(letters: str) -> tuple[str, ...]:
    """Return what a chat word or a common English word stands for.

    >>> usual("amr")
    ('আমার',)
    """
    return _usual().get(letters, ())


@cache
def _names() -> dict[str, str]:
    rows = read_table(table("latin_letters.tsv"), ("letter", "bengali"), key=("letter",))
    return {row["letter"]: row["bengali"] for row in rows}


def letter_names(word: str) -> str:
    """Return a word read letter by letter, or nothing where a letter has no name.

    >>> letter_names("BBC")
    'বিবিসি'
    """
    names = [_names().get(letter, "") for letter in word.upper()]
    return "".join(names) if all(names) else ""
