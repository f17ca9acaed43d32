"""A pronounced word as pieces in the order of its letters, which schemes then spell."""

from __future__ import annotations

from typing import NamedTuple

from translit.pronounce.model import NASAL, Syllable, Word

__all__ = ["Piece", "pieces_of"]


class Piece(NamedTuple):
    """Some letters, what is heard of them in order, and the rules; the sources tile the word.

    `letter` is the vowel letter that a vowel comes from (অ for the inherent one).
    """

    source: str
    sounds: tuple[str, ...]
    rule: str
    letter: str = ""


def pieces_of(word: Word) -> list[Piece]:
    """Return the pieces of a word.

    >>> from translit.pronounce.word import pronounce_word
    >>> [(piece.source, piece.sounds) for piece in pieces_of(pronounce_word("সত্য"))]
    [('স', ('ʃ', 'o')), ('ত', ('t̪',)), ('্য', ('t̪', 'o'))]
    """
    return [piece for syllable in word for piece in _syllable(syllable)]


def _syllable(syllable: Syllable) -> list[Piece]:
    """Return the pieces of one syllable: consonants, vowel, closing signs."""
    akshara = syllable.akshara
    pieces = [Piece(*reading) for reading in _readings(syllable)]
    if syllable.listed:
        return pieces
    start = sum(len(piece.source) for piece in pieces)
    stop = len(akshara.text) - len(akshara.coda)
    vowel = akshara.text[start:stop]
    marks = akshara.coda
    if syllable.nasal and marks[:1] not in {"ং", "ঃ"}:
        vowel, marks = vowel + marks[:1], marks[1:]
    _add_vowel(pieces, syllable, vowel)
    coda = iter(syllable.coda)
    for mark in marks:
        reading = None if mark == "ঁ" else next(coda, None)
        rule = reading.rule if reading else "out of place"
        pieces.append(Piece(mark, reading.sounds if reading else (), rule))
    return pieces


def _readings(syllable: Syllable) -> list[tuple[str, tuple[str, ...], str, str]]:
    """Return the consonants; a listed syllable is one piece."""
    letter = syllable.akshara.vowel
    if not syllable.listed:
        return [(reading.source, reading.sounds, reading.rule, "") for reading in syllable.onset]
    return [(syllable.akshara.text, heard(syllable), "listed word", letter)]


def heard(syllable: Syllable) -> tuple[str, ...]:
    """Return all sounds of a syllable in order.

    >>> from translit.pronounce.word import pronounce_word
    >>> [heard(syllable) for syllable in pronounce_word("চাঁদ")]
    [('t͡ʃ', 'a', '̃'), ('d̪',)]
    """
    closing = tuple(sound for reading in syllable.coda for sound in reading.sounds)
    return (*syllable.sounds, *_vowel(syllable), *closing)


def _vowel(syllable: Syllable) -> tuple[str, ...]:
    """Return the vowel, its nasality and its glide."""
    nasal = NASAL if syllable.nasal and syllable.vowel else ""
    return tuple(filter(None, (syllable.vowel, nasal, syllable.glide)))


def _add_vowel(pieces: list[Piece], syllable: Syllable, source: str) -> None:
    """Add a written vowel as a piece of its own, and the inherent one to its consonant."""
    letter = syllable.akshara.vowel
    if syllable.is_inherent or not letter:
        if pieces:
            last = pieces[-1]
            rule = f"{last.rule}; {syllable.vowel_rule}" if syllable.vowel_rule else last.rule
            pieces[-1] = Piece(
                last.source + source, (*last.sounds, *_vowel(syllable)), rule, letter
            )
        elif source:
            pieces.append(Piece(source, (), "out of place"))
        return
    liquid = (syllable.liquid,) if syllable.liquid else ()
    pieces.append(Piece(source, (*liquid, *_vowel(syllable)), syllable.vowel_rule, letter))
