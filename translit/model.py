"""The values that travel through the transliterator: frozen, with offsets in codepoints."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

__all__ = [
    "Akshara",
    "Candidate",
    "Romanization",
    "Romanizer",
    "Span",
    "Step",
    "Token",
    "TokenKind",
]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text: codepoint offsets, `stop` not included."""

    start: int
    stop: int

    def __len__(self) -> int:
        return self.stop - self.start

    def of(self, text: str) -> str:
        """Return the stretch of `text` that the span covers.

        >>> Span(0, 5).of("বাংলা ভাষা")
        'বাংলা'
        """
        return text[self.start : self.stop]


class TokenKind(StrEnum):
    """What a token is made of."""

    BENGALI = "bengali"
    LATIN = "latin"
    NUMBER = "number"
    PUNCTUATION = "punctuation"
    SPACE = "space"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Token:
    """A run of one kind; the spans of a text's tokens tile the text."""

    text: str
    span: Span
    kind: TokenKind


@dataclass(frozen=True, slots=True)
class Akshara:
    """An orthographic syllable: consonants joined by hasanta, a vowel, and closing signs."""

    text: str
    span: Span
    onset: tuple[str, ...]
    vowel: str
    coda: str


@dataclass(frozen=True, slots=True)
class Step:
    """One rule at work: the stretch of source it read, what it wrote, and the rule's name."""

    span: Span
    source: str
    target: str
    rule: str


@dataclass(frozen=True, slots=True)
class Romanization:
    """A result together with the steps that made it; the steps' targets joined are the text."""

    text: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One ranked answer; `score` is a probability between 0 and 1."""

    text: str
    score: float


class Romanizer(Protocol):
    """Anything that ranks renderings of a word or name, best first."""

    def __call__(self, text: str, n: int) -> list[Candidate]:
        """Return at most `n` candidates for `text`."""
        ...
