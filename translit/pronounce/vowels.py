"""The colour of vowels: ɔ or o, e or æ, full vowel or glide; from left to right."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from translit.pronounce.rows import rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translit.pronounce.model import Syllable, Word

__all__ = ["colour_vowels", "place_glides"]

_HIGH: Final = frozenset("iu")
_SIGNS: Final = tuple("\u09cdািীুূ")
_RAISING_ENDING: Final = re.compile("(?:ছ|ল|ব|ত)(?:[েিা]|$|ো$)|েছ")
_RAISING: Final = {("ক", "ষ"), ("জ", "ঞ")}


def colour_vowels(word: Word, begins: Sequence[str]) -> None:
    """Decide ɔ or o and e or æ.

    >>> from translit.aksharas import split_aksharas
    >>> from translit.pronounce.consonants import read_letters
    >>> word = read_letters(split_aksharas("কবি"))
    >>> word[0].vowel = "ɔ"
    >>> colour_vowels(word, ["stem", ""])
    >>> word[0].vowel, word[0].vowel_rule
    ('o', 'o before i or u')
    """
    for place, syllable in enumerate(word):
        if syllable.listed:
            continue
        if syllable.akshara.vowel == "অ" and syllable.vowel == "ɔ":
            vowel, rule = _height(word, begins, place)
            syllable.set_vowel(vowel, rule)
        _open_after_ya(word, begins, place)


def _height(word: Word, begins: Sequence[str], place: int) -> tuple[str, str]:
    """Return ɔ or o, and why."""
    syllable = word[place]
    following = word[place + 1] if place + 1 < len(word) else None
    next_vowel = _next_vowel(word, place)
    onset = syllable.akshara.onset
    if place == 0 or begins[place] in {"stem", "member"}:
        if following is None:
            return ("o", "o at the end") if place else ("ɔ", "ɔ in a word of one syllable")
        if onset[-1:] == ("র",) and len(onset) > 1:
            if following.akshara.onset[:1] == ("য়",):
                return "ɔ", "ɔ before ya"
            return "o", "o after ra-phala"
        if _is_low_verb(word, place):
            return "o", "o in verb forms"
        if next_vowel in _HIGH and not _is_privative(word, place):
            return "o", "o before i or u"
        if following.akshara.onset[:2] in _RAISING or "য" in following.akshara.onset[1:]:
            if following.akshara.onset[:1] != ("র",):
                return "o", "o before ya-phala, ksha, jna"
        return "ɔ", "ɔ in the first syllable"
    if following is None or begins[place + 1] in {"ending", "member", "stem"} and following.vowel:
        return "o", "o at the end"
    if next_vowel in _HIGH:
        return "o", "o before i or u"
    if place == 1 and word[0].vowel in {"i", "u"} and len(syllable.sounds) == 1 and (next_vowel in {"o", "e"} or not following.vowel) and word[0].akshara.text in {"বি", "সু", "নি", "দু", "মু"}:
        return "ɔ", "ɔ after a light prefix"
    if place == 1 or len(syllable.sounds) > 1:
        return "o", "o after the first syllable"
    before = word[place - 1].vowel
    if before == "ɔ":
        return "o", "o after ɔ"
    return "ɔ", "ɔ beginning anew"


def _is_privative(word: Word, place: int) -> bool:
    """Whether অ- or স- before a high vowel is a prefix (অবিচার), so far as letters can tell."""
    first, following = word[place], word[place + 1]
    if first.coda:
        return True
    if first.akshara.onset or following.vowel != "i" or not following.akshara.onset:
        return False
    return following.akshara.onset[0] not in {"ভ", "ধ", "ত", "গ"}


@cache
def _known(kind: str) -> tuple[str, ...]:
    return tuple(letters for letters, _ in rows_of(kind))


def _is_low_verb(word: Word, place: int) -> bool:
    """Whether a root with ɔ takes an ending before which it is raised (করবে)."""
    text = "".join(syllable.akshara.text for syllable in word[place:])
    return any(
        text.startswith(root) and _RAISING_ENDING.match(text, len(root))
        for root in _known("low root")
    )


def _has_open_e(word: Word, place: int) -> bool:
    """Whether ekar begins a stem that is known to have æ."""
    text = "".join(syllable.akshara.text for syllable in word[place:])
    return any(
        text.startswith(stem) and text[len(stem) : len(stem) + 1] not in _SIGNS
        for stem in _known("open e")
    )


def _next_vowel(word: Word, place: int) -> str:
    """Return the vowel that is heard next."""
    for syllable in word[place + 1 :]:
        if syllable.vowel:
            return syllable.vowel
    return ""


def _open_after_ya(word: Word, begins: Sequence[str], place: int) -> None:
    """Make æ of what follows a silent ya-phala, and of ekar in some words."""
    syllable = word[place]
    onset = syllable.akshara.onset
    initial = place == 0 or begins[place] in {"stem", "member"}
    if "য" in onset[1:] and initial:
        if syllable.akshara.vowel == "আ":
            syllable.set_vowel("æ", "ya-phala with a is æ")
        elif syllable.is_inherent and syllable.vowel:
            high = _next_vowel(word, place) in _HIGH
            syllable.set_vowel("e" if high else "æ", "ya-phala is e before i or u" if high else "ya-phala is æ")
    elif onset[:1] in {("অ",), ("এ",), ("আ",)}:
        syllable.set_vowel("æ", "ya-phala with a is æ")
    elif initial and syllable.akshara.vowel == "এ" and _has_open_e(word, place):
        syllable.set_vowel("æ", "open e")
    elif onset[:2] == ("জ", "ঞ") and initial and syllable.akshara.vowel == "আ":
        syllable.set_vowel("æ", "jna with a is æ")


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
        following = word[place + 1] if place + 1 < len(word) else None
        onset = syllable.akshara.onset
        if onset == ("য়",) :
            _read_ya(syllable, before)
        elif syllable.is_independent and before is not None and before.vowel and not before.coda:
            letter = syllable.akshara.vowel
            if before.vowel in "aeoɔæiu" and letter in "ইঈ" and before.vowel not in "i":
                syllable.set_vowel("i̯", "i after a vowel is a glide")
            elif letter in "উঊ" and before.vowel != "u":
                syllable.set_vowel("u̯", "u after a vowel is a glide")
            elif letter == "ও" and before.vowel in "aeæ":
                syllable.set_vowel("o̯", "o after a vowel is a glide")
        if syllable.is_independent and syllable.akshara.vowel == "ও" and following is not None and following.akshara.onset == ("য়",) and following.vowel in "aeæ" and following.vowel:
            syllable.set_vowel("o̯", "o with ya is a glide")


def _read_ya(syllable: Syllable, before: Syllable | None) -> None:
    """Read য়: a glide at the end and between open vowels, else only a hiatus."""
    reading = syllable.onset[0]
    if not syllable.vowel:
        if before is not None and before.vowel in "iu" and before.vowel:
            syllable.onset[0] = reading.with_sounds("o̯", rule="ya after i")
        return
    silent = (
        before is None
        or not before.vowel
        or before.vowel in "ieu"
        or before.vowel.endswith("̯")
        or syllable.vowel in "ei" 
    )
    if silent:
        weak = before is not None and before.vowel != "o̯"
        syllable.onset[0] = reading.with_sounds(*(["j"] if weak else []), rule="ya is silent")
