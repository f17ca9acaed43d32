"""Informal sentences to Bengali: candidates word by word, the choice by their neighbours.

A beam over the pieces of a text keeps the best readings; a clitic that stands apart may
join the word before it (computer e, কম্পিউটারে).
"""

from __future__ import annotations

from functools import lru_cache
from math import exp
from typing import TYPE_CHECKING, Final, NamedTuple

import regex

from translit.spelling.kneser_ney import BOUNDARY
from translit.spelling.ngrams import ROOT
from translit.spelling.pieces import CLITICS, PieceKind, letter_names, pieces, usual
from translit.spelling.shipped import shipped, shipped_words
from translit.spelling.units import latin_letters
from translit.spelling.words import NUMBER, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translit.spelling.ngrams import Ngrams
    from translit.spelling.pieces import Piece
    from translit.spelling.words import Known

__all__ = ["Reading", "read"]

_WIDTH: Final = 8  # readings that are kept
_CHOICES: Final = 10  # candidates of a word that are tried
_CONTEXT: Final = 0.6  # weight of the neighbours
_LISTED: Final = -14.0  # log share of a word outside the model of neighbours, less its count
_UNLISTED: Final = -20.0
_USUAL: Final = 4.0  # how much better than learned spellings the usual one is
_JOINED: Final = -1.0
_DIGITS: Final = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")
_NO_VOWEL: Final = regex.compile("[b-df-hj-np-tv-xz]{2,4}")


class Choice(NamedTuple):
    """One way to write a piece: text, score by sound, number among neighbours, log count."""

    text: str
    sound: float
    number: int
    seen: float | None


Written = tuple["Written | None", int, str]  # what was written before, pieces read, text


class Reading(NamedTuple):
    """A reading of a text: score, state of the neighbours, the chain of what was written."""

    score: float
    state: int
    last: Written | None

    @property
    def written(self) -> list[tuple[int, str]]:
        """How many pieces were read at a time, and what was written for them."""
        found = []
        last = self.last
        while last is not None:
            last, length, text = last
            found.append((length, text))
        return found[::-1]

    @property
    def text(self) -> str:
        """The reading as a whole."""
        return "".join(text for _, text in self.written)


@lru_cache(maxsize=1 << 15)
def _choices(letters: str) -> tuple[Choice, ...]:
    speller = shipped("informal")
    found = [
        Choice(one.text, one.sound, one.known.number, one.known.seen)
        for one in speller.scored(letters)[:_CHOICES]
    ]
    top = max((one.sound for one in found), default=0.0)
    names = letter_names(letters) if _NO_VOWEL.fullmatch(letters) else ""
    extra = [*((text, _USUAL - place) for place, text in enumerate(usual(letters)))]
    extra += [(names, 0.0)] if names else []
    for text, bonus in extra:
        found = [one for one in found if one.text != text]
        found.append(_choice(text, top + bonus))
    return tuple(found)


def _choice(text: str, sound: float) -> Choice:
    known = _known(text)
    return Choice(text, sound, known.number, known.seen)


def _known(text: str) -> Known:
    words = shipped_words()
    assert words is not None  # noqa: S101 - the model of informal spelling holds them
    return words.known(text)


def _of_piece(piece: Piece, *, shouted: bool) -> Sequence[Choice]:
    text = piece.text
    match piece.kind:
        case PieceKind.WORD:
            if (
                text.isupper()
                and 1 < len(text) < 6
                and not shouted
                and (names := letter_names(text))
            ):
                return [_choice(names, 0.0)]
            return _choices(latin_letters(text)) or [Choice(text, 0.0, UNKNOWN, None)]
        case PieceKind.BENGALI:
            return [_choice(text, 0.0)]
        case PieceKind.NUMBER:
            return [Choice(text.translate(_DIGITS), 0.0, NUMBER, 0.0)]
        case _:
            return [Choice(text, 0.0, BOUNDARY, None)]


def _neighbour(ngrams: Ngrams, state: int, choice: Choice) -> tuple[float, int]:
    """Return what a word adds to the score after its neighbours, and the state after it."""
    cost, node = ngrams.step(state, choice.number)
    if choice.number == UNKNOWN:
        cost += _UNLISTED if choice.seen is None else _LISTED + choice.seen
    return choice.sound + _CONTEXT * cost, ngrams.state(node)


def read(text: str, n: int = 1) -> list[tuple[Reading, float]]:
    """Return the best readings of a text with their probabilities.

    >>> read("ami banglay gan gai")[0][0].text
    'আমি বাংলায় গান গাই'
    """
    words = shipped_words()
    if words is None or words.context is None:
        return []
    ngrams = words.context
    start = ngrams.state(ngrams.step(ROOT, BOUNDARY)[1])
    cut = pieces(text)
    shouted = not any(letter.islower() for letter in text)
    places: list[list[Reading]] = [[] for _ in range(len(cut) + 1)]
    places[0] = [Reading(0.0, start, None)]
    for place, piece in enumerate(cut):
        kept = _best(places[place])
        places[place] = []
        choices = _of_piece(piece, shouted=shouted)
        places[place + 1] += _grown(ngrams, kept, choices, 1, start, piece.kind)
        if _has_clitic(cut, place):
            joined = latin_letters(piece.text + cut[place + 2].text)
            choices = [one._replace(sound=one.sound + _JOINED) for one in _choices(joined)]
            places[place + 3] += _grown(ngrams, kept, choices, 3, start, piece.kind)
    best = _best(places[-1])
    powers = [exp(one.score - best[0].score) for one in best]
    return [(one, power / sum(powers)) for one, power in zip(best[:n], powers, strict=False)]


def _has_clitic(cut: Sequence[Piece], place: int) -> bool:
    if place + 2 >= len(cut) or cut[place].kind != PieceKind.WORD or len(cut[place].text) < 3:
        return False
    return cut[place + 1].kind == PieceKind.SPACE and cut[place + 2].text in CLITICS


def _grown(
    ngrams: Ngrams,
    kept: Sequence[Reading],
    choices: Sequence[Choice],
    length: int,
    start: int,
    kind: PieceKind,
) -> list[Reading]:
    """Return every reading with every choice after it."""
    grown = []
    for score, state, last in kept:
        for choice in choices:
            if kind in (PieceKind.WORD, PieceKind.BENGALI, PieceKind.NUMBER):
                added, after = _neighbour(ngrams, state, choice)
            else:
                added, after = 0.0, start if kind == PieceKind.END else state
            grown.append(Reading(score + added, after, (last, length, choice.text)))
    return grown


def _best(readings: list[Reading]) -> list[Reading]:
    """Return the best readings, of those that end alike only the best."""
    found: dict[tuple[int, str], Reading] = {}
    for one in sorted(readings, key=_by_score):
        found.setdefault((one.state, one.last[2] if one.last else ""), one)
        if len(found) == _WIDTH:
            break
    return list(found.values())


def _by_score(one: Reading) -> tuple[float, str]:
    return -one.score, one.last[2] if one.last else ""
