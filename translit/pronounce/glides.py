"""Vowels that are only the second half of another: ই উ ও after a vowel, and য়."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from translit.pronounce.model import Syllable, Word

__all__ = ["place_glides"]

_GLIDE = {"ই": "i̯", "ঈ": "i̯", "উ": "u̯", "ঊ": "u̯", "ও": "o̯"}
# The vowels after which each letter is a glide.
_AFTER = {"i̯": frozenset("aeoɔæu"), "u̯": frozenset("aeoɔæi"), "o̯": frozenset("aeæ")}


def place_glides(word: Word) -> None:
    """Decide which vowel letters are glides, and what য় sounds like.

    >>> from translit.aksharas import split_aksharas
    >>> from translit.pronounce.consonants import read_letters
    >>> word = read_letters(split_aksharas("ভাই"))
    >>> place_glides(word)
    >>> word[1].vowel
    'i̯'
    """
    for place, syllable in enumerate(word):
        if syllable.listed:
            continue
        before = word[place - 1] if place else None
        if syllable.akshara.onset == ("য়",):
            _read_ya(syllable, before)
        elif syllable.is_independent:
            following = word[place + 1] if place + 1 < len(word) else None
            _read_vowel_letter(syllable, before, following)


def _read_vowel_letter(
    syllable: Syllable, before: Syllable | None, following: Syllable | None
) -> None:
    """Make a glide of a vowel letter after a vowel, and of ও before য় (ওয়াশিংটন)."""
    glide = _GLIDE.get(syllable.akshara.vowel, "")
    if not glide:
        return
    with_ya = following is not None and following.akshara.onset == ("য়",)
    if glide == "o̯" and with_ya and following and following.vowel in {"a", "e", "æ"}:
        syllable.set_vowel("o̯", "o with ya is a glide")
    elif before is not None and before.vowel in _AFTER[glide] and not before.coda:
        syllable.set_vowel(glide, f"{glide[0]} after a vowel is a glide")


def _read_ya(syllable: Syllable, before: Syllable | None) -> None:
    """Read য়: a glide at the end and between open vowels, else only a hiatus."""
    reading = syllable.onset[0]
    vowel = before.vowel if before is not None else ""
    if not syllable.vowel:
        if vowel in {"i", "u"}:
            syllable.onset[0] = reading.with_sounds("o̯", rule="ya is o after a high vowel")
    elif vowel == "o̯" or before is None:
        syllable.onset[0] = reading.with_sounds(rule="ya is silent")
    elif (
        vowel not in {"a", "ɔ", "o", "æ"}
        or syllable.vowel in {"e", "i"}
        or before.akshara.vowel == "ও"
    ):
        syllable.onset[0] = reading.with_sounds("j", rule="ya is a weak glide")
