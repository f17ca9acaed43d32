"""Informal Latin, as people type Bengali, to Bengali and back: the scheme `informal`."""

from __future__ import annotations

from functools import lru_cache
from heapq import nlargest
from typing import Final

from translit.letters import without_bengali
from translit.model import Candidate, Romanization, Span, Step, TokenKind
from translit.normalize import normalize
from translit.spelling.pieces import PieceKind, pieces, usual
from translit.spelling.sentences import read
from translit.spelling.shipped import shipped
from translit.spelling.units import latin_letters
from translit.tokens import tokenize

__all__ = ["back", "explain", "explain_back", "forth"]

_KEPT: Final = 6


def back(text: str, n: int) -> list[Candidate]:
    """Return at most `n` Bengali readings of informal Latin, best first.

    >>> back("bangla", 1)[0].text
    'বাংলা'
    """
    cut = pieces(text)
    if len(cut) == 1 and cut[0].kind == PieceKind.WORD and not usual(latin_letters(text)):
        found = shipped("informal").bengali(latin_letters(text), n)
        if found:
            return [Candidate(spelt, share) for spelt, share in found]
    return [Candidate(reading.text, share) for reading, share in read(text, n)][:n]


def explain_back(text: str) -> Romanization:
    """Return the best reading with what became of each piece."""
    cut = pieces(text)
    best = read(text)
    steps = []
    place = 0
    for length, written in best[0][0].written if best else ():
        span = Span(cut[place].span.start, cut[place + length - 1].span.stop)
        kind = cut[place].kind
        rule = "words in context" if kind == PieceKind.WORD else "passed"
        steps.append(Step(span, span.of(text), written, rule))
        place += length
    return Romanization("".join(step.target for step in steps), tuple(steps))


@lru_cache(maxsize=1 << 14)
def _word(word: str) -> tuple[tuple[str, float], ...]:
    return tuple(shipped("informal").latin(word, _KEPT))


def forth(text: str, n: int) -> list[Candidate]:
    """Return at most `n` ways to type Bengali in Latin letters, best first.

    >>> forth("বাংলা", 1)[0].text
    'bangla'
    """
    beam = [Candidate("", 1.0)]
    for token in tokenize(normalize(text)):
        choices: tuple[tuple[str, float], ...] = ((without_bengali(token.text), 1.0),)
        if token.kind == TokenKind.BENGALI:
            choices = _word(token.text) or choices
        grown = (
            Candidate(head.text + spelt, head.score * share)
            for head in beam
            for spelt, share in choices
        )
        beam = nlargest(max(n, _KEPT), grown, key=lambda one: one.score)
    return beam[:n]


def explain(text: str) -> Romanization:
    """Return the likeliest typing word by word."""
    steps = []
    for token in tokenize(normalize(text)):
        best = forth(token.text, 1)[0].text if token.text else ""
        rule = "joint n-gram" if token.kind == TokenKind.BENGALI else "passed"
        steps.append(Step(Span(token.span.start, token.span.stop), token.text, best, rule))
    return Romanization("".join(step.target for step in steps), tuple(steps))
