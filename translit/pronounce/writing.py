"""Pieces to letters: IPA by accent, and the plain ASCII spelling."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from translit.pronounce.model import NASAL
from translit.pronounce.rows import phonemes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translit.pronounce.pieces import Piece

__all__ = ["write_ipa", "write_readable"]

# Before these a nasal vowel is spelled with n, as in the usual chand and panch.
_AFTER_NASAL: Final = tuple("kɡtdʈɖpbfʃs")
_VELAR: Final = ("k", "ɡ")


def write_ipa(pieces: Sequence[Piece], accent: str) -> list[str]:
    """Return how each piece is written in IPA; the dhaka accent has no nasal vowels.

    >>> from translit.pronounce.pieces import pieces_of
    >>> from translit.pronounce.word import pronounce_word
    >>> "".join(write_ipa(pieces_of(pronounce_word("চাঁদ")), "rarh"))
    't͡ʃãd̪'
    """
    symbols = phonemes()
    return [
        unicodedata.normalize(
            "NFC",
            "".join(
                symbols[sound].rarh if accent == "rarh" else symbols[sound].dhaka
                for sound in piece.sounds
            ),
        )
        for piece in pieces
    ]


def write_readable(pieces: Sequence[Piece]) -> list[str]:
    """Return how each piece is written in plain ASCII.

    ɔ and o are both o; a sound heard twice is written twice (shotti, bishsho); æ is a where
    it is written with া (bank), else e (ek); a nasal vowel takes n before a stop or sibilant;
    ŋ is n before k and g (bank, mongol), else ng.

    >>> from translit.pronounce.pieces import pieces_of
    >>> from translit.pronounce.word import pronounce_word
    >>> "".join(write_readable(pieces_of(pronounce_word("রবীন্দ্রনাথ"))))
    'robindronath'
    """
    flat = [sound for piece in pieces for sound in piece.sounds]
    written: list[str] = []
    at = 0
    for piece in pieces:
        letters = ""
        for sound in piece.sounds:
            at += 1
            following = flat[at] if at < len(flat) else ""
            letters += _readable(sound, following, piece.letter)
        written.append(letters)
    return written


def _readable(sound: str, following: str, letter: str) -> str:
    """Return the ASCII letters of one sound before another."""
    if sound == NASAL:
        return "n" if following.startswith(_AFTER_NASAL) else ""
    if sound == "ŋ" and following.startswith(_VELAR):
        return "n"
    if sound == "æ":
        return "a" if letter == "আ" else "e"
    if sound == "o̯":
        return "w" if following[:1] in {"a", "e", "i", "æ"} else "o"
    return phonemes()[sound].readable
