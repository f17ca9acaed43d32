"""Letters with the silent vowels left out: Hunterian and the Survey spelling."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from translit.pronounce.pieces import Piece
from translit.schemes import scheme_rows

if TYPE_CHECKING:
    from translit.pronounce.model import Syllable, Word

__all__ = ["spell_letters"]


@dataclass(frozen=True, slots=True)
class _Letters:
    """The letters of a scheme by role."""

    vowels: dict[str, str]
    consonants: dict[str, str]
    marks: dict[str, str]
    phalas: dict[str, str]
    clusters: dict[str, str]
    before: dict[str, str]
    initials: dict[str, str]


@cache
def _letters(scheme: str) -> _Letters:
    of: dict[str, dict[str, str]] = {}
    for row in scheme_rows(scheme):
        of.setdefault(row["role"], {})[row["letter"]] = row["roman"]
    return _Letters(
        vowels=of["vowel"],
        consonants={**of["consonant"], **of["khanda ta"]},
        marks=of["mark"],
        phalas=of["phala"],
        clusters=of["cluster"],
        before=of["before"],
        initials=of.get("initial", {}),
    )


def spell_letters(word: Word, scheme: str) -> list[Piece]:
    """Return the pieces of a word with the letters of `scheme` for their sounds.

    >>> from translit.pronounce.word import pronounce_word
    >>> [piece.sounds[0] for piece in spell_letters(pronounce_word("বিশ্ব"), "hunterian")]
    ['b', 'i', 'sh', 'wa']
    """
    letters = _letters(scheme)
    pieces: list[Piece] = []
    for place, syllable in enumerate(word):
        following = word[place + 1].akshara if place + 1 < len(word) else None
        letter = (*following.onset, following.vowel)[0] if following else ""
        pieces += _spell(syllable, letters, letter, initial=place == 0)
    return pieces


def _spell(syllable: Syllable, letters: _Letters, following: str, *, initial: bool) -> list[Piece]:
    """Spell one syllable."""
    akshara = syllable.akshara
    pieces = _consonants(syllable, letters, initial=initial)
    start = sum(len(piece.source) for piece in pieces)
    stop = len(akshara.text) - len(akshara.coda)
    rest = akshara.text[start:stop]
    if syllable.is_inherent or not akshara.vowel:
        heard = "a" if syllable.is_inherent and syllable.vowel else ""
        if pieces:
            last = pieces[-1]
            rule = f"{last.rule}; {syllable.vowel_rule}" if syllable.vowel_rule else last.rule
            pieces[-1] = Piece(last.source + rest, (last.sounds[0] + heard,), rule)
        elif rest:
            pieces.append(Piece(rest, ("",), "out of place"))
    else:
        pieces.append(Piece(rest, (letters.vowels[akshara.vowel],), f"vowel {akshara.vowel}"))
    for mark in akshara.coda:
        roman = letters.before.get(mark + following, letters.marks.get(mark, ""))
        pieces.append(Piece(mark, (roman,), f"mark {mark}"))
    return pieces


def _consonants(syllable: Syllable, letters: _Letters, *, initial: bool) -> list[Piece]:
    """Spell the consonants of a syllable: clusters with letters of their own first."""
    onset = syllable.akshara.onset
    sources = _sources(syllable)
    pieces: list[Piece] = []
    at = 0
    while at < len(onset):
        pair = "্".join(onset[at : at + 2])
        if pair in letters.clusters:
            source = "".join(sources[at : at + 2])
            pieces.append(Piece(source, (letters.clusters[pair],), f"cluster {pair}"))
            at += 2
            continue
        letter = onset[at]
        roman = letters.consonants.get(letter, letters.vowels.get(letter, ""))
        if initial and at == 0:
            roman = letters.initials.get(letter, roman)
        elif at and "্" + letter in letters.phalas and not _is_heard(letter, syllable):
            roman = letters.phalas["্" + letter]
        pieces.append(Piece(sources[at], (roman,), f"consonant {letter}"))
        at += 1
    return pieces


def _is_heard(letter: str, syllable: Syllable) -> bool:
    """Whether a subscript ব is heard as b."""
    return letter == "ব" and "b" in syllable.sounds


def _sources(syllable: Syllable) -> list[str]:
    """Return the stretch of text of each consonant."""
    sources: list[str] = []
    text, start = syllable.akshara.text, 0
    for letter in syllable.akshara.onset:
        stop = text.index(letter, start) + len(letter)
        sources.append(text[start:stop])
        start = stop
    return sources
