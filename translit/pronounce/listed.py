"""Words whose sound no rule tells: a table gives the phonemes of each akshara."""

from __future__ import annotations

import re
import unicodedata
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
_CASES: Final = {"ে": (), "ের": ("r",)}
# Endings of words in a vowel, too ambiguous to be cut off any word.
_BARE_ENDINGS: Final = frozenset({"র", "য়", "রা", "তে", "রও", "রই"})
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


def read_listed(aksharas: Sequence[Akshara], begins: Sequence[str]) -> Word:
    """Read the word, or its stem, if that is listed; the endings stay unread.

    >>> [syllable.vowel for syllable in read_listed(split_aksharas("এক"), ["stem", ""])]
    ['æ', '']
    """
    stops = [len(aksharas), *(at for at, part in enumerate(begins) if part == "ending")]
    if len(aksharas) > 1 and aksharas[-1].text in _BARE_ENDINGS:
        stops.append(len(aksharas) - 1)
    for stop in stops:
        parts = _parts("".join(akshara.text for akshara in aksharas[:stop]))
        if parts:
            return [_syllable(*pair) for pair in zip(aksharas, parts, strict=False)]
    return []


def _parts(text: str) -> tuple[str, ...]:
    """Return the phonemes of a word, if it is listed by itself or without its case (ভারতের)."""
    words = listed_words()
    if text in words:
        return words[text]
    for case, closing in _CASES.items():
        parts = words.get(text.removesuffix(case)) if text.endswith(case) else None
        if parts and (parts[-1][-1] not in VOWELS or parts[-1].endswith("o")):
            return (*parts[:-1], parts[-1].removesuffix("o") + "e", *closing)
    return ()


@cache
def _sounds() -> re.Pattern[str]:
    known = sorted(phonemes(), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, known)))


def _syllable(akshara: Akshara, part: str) -> Syllable:
    """Return an akshara with the sounds of its part of a row."""
    sounds = _sounds().findall(unicodedata.normalize("NFD", part))
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
