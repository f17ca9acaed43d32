"""Words whose sound no rule tells: a table gives the phonemes of each akshara."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from translit.aksharas import split_aksharas
from translit.errors import TableError
from translit.pronounce.model import NASAL, VOWELS, Reading, Syllable
from translit.pronounce.rows import phonemes
from translit.tables import read_table, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translit.model import Akshara
    from translit.pronounce.model import Word

__all__ = ["listed_words", "read_listed"]

_COLUMNS: Final = ("bengali", "pronunciation", "note")
_RULE: Final = "listed word"


@cache
def listed_words() -> dict[str, tuple[str, ...]]:
    """Return the phonemes of each akshara of the listed words.

    >>> listed_words()["এক"]
    ('æ', 'k')

    Raises TableError if a row has another number of aksharas than its word.
    """
    path = table("words.tsv")
    words: dict[str, tuple[str, ...]] = {}
    for line, row in enumerate(read_table(path, _COLUMNS, key=("bengali",)), start=1):
        parts = tuple(row["pronunciation"].split("."))
        if len(parts) != len(split_aksharas(row["bengali"])):
            raise TableError(path, line, f"{row['bengali']} has not {len(parts)} aksharas")
        words[row["bengali"]] = parts
    return words


def read_listed(aksharas: Sequence[Akshara], begins: Sequence[str]) -> Word | None:
    """Read the word, or the stem before its endings, if it is listed; endings stay unread.

    >>> word = read_listed(split_aksharas("এক"), ["stem", ""])
    >>> [syllable.vowel for syllable in word or []]
    ['æ', '']
    """
    stops = [len(aksharas), *(at for at, part in enumerate(begins) if part == "ending")]
    for stop in stops:
        text = "".join(akshara.text for akshara in aksharas[:stop])
        parts = listed_words().get(text)
        if parts is not None:
            return [_syllable(*pair) for pair in zip(aksharas, parts, strict=False)]
    return None


@cache
def _sounds() -> re.Pattern[str]:
    known = sorted(phonemes(), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, known)))


def _syllable(akshara: Akshara, part: str) -> Syllable:
    """Return an akshara with the sounds of its part of a row."""
    sounds = _sounds().findall(part)
    at = next((place for place, sound in enumerate(sounds) if sound in VOWELS), len(sounds))
    syllable = Syllable(akshara, [Reading(akshara.text, tuple(sounds[:at]), _RULE)], listed=True)
    for sound in sounds[at:]:
        if sound in VOWELS and not syllable.vowel:
            syllable.set_vowel(sound, _RULE)
        elif sound == NASAL:
            syllable.nasal = True
        else:
            syllable.coda.append(Reading("", (sound,), _RULE))
    return syllable
