"""Letters to sounds: consonants and signs, by the longest row of the table that fits the place."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from translit.pronounce.model import Reading, Syllable, Word
from translit.pronounce.rows import Row, rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translit.model import Akshara

__all__ = ["read_letters"]

_HASANTA: Final = "\N{BENGALI SIGN VIRAMA}"
_CANDRABINDU: Final = "\N{BENGALI SIGN CANDRABINDU}"
_DOUBLE: Final = "ː"
_MOST_LETTERS: Final = 3  # in one row of the table
_ASPIRATES: Final = ("ʰ", "ʱ")


def read_letters(aksharas: Sequence[Akshara], begins: Sequence[str] = ()) -> Word:
    """Read the letters of a word; vowels that are not written come later.

    >>> from translit.aksharas import split_aksharas
    >>> [syllable.sounds for syllable in read_letters(split_aksharas("বিদ্যা"))]
    [('b',), ('d̪', 'd̪')]
    """
    word: Word = []
    for place, akshara in enumerate(aksharas):
        initial = place == 0 or (bool(begins) and begins[place] in {"stem", "member"})
        linked = not initial and _closes(aksharas[place - 1])
        syllable = Syllable(akshara, _onset(akshara, initial=initial, linked=linked))
        _read_vowel(syllable)
        _read_coda(syllable, alone=len(aksharas) == 1, final=place == len(aksharas) - 1)
        word.append(syllable)
    _double_after_visarga(word)
    return word


def _closes(akshara: Akshara) -> bool:
    """Whether an akshara ends in a consonant that the next one leans on."""
    return (not akshara.vowel and bool(akshara.onset)) or akshara.coda.endswith("ং")


def _onset(akshara: Akshara, *, initial: bool, linked: bool) -> list[Reading]:
    """Read the consonants of an akshara from left to right, longest row first."""
    sources = _letter_sources(akshara)
    letters = akshara.onset
    readings: list[Reading] = []
    at = 0
    while at < len(letters):
        row, count = _best_row(letters, at, initial=initial, linked=linked)
        source = "".join(sources[at : at + count])
        if row is None:
            readings.append(Reading(source, (), "no sound"))
        elif row.sounds == (_DOUBLE,):
            readings.append(Reading(source, _double(readings), row.rule))
        else:
            readings.append(Reading(source, row.sounds, row.rule))
        at += count
    return readings


def _letter_sources(akshara: Akshara) -> list[str]:
    """Return the stretch of text of each consonant, with the hasanta and joiners before it."""
    sources: list[str] = []
    text, start = akshara.text, 0
    for letter in akshara.onset:
        stop = text.index(letter, start) + len(letter)
        sources.append(text[start:stop])
        start = stop
    return sources


def _best_row(
    letters: tuple[str, ...], at: int, *, initial: bool, linked: bool
) -> tuple[Row | None, int]:
    """Return the row that reads most letters from `at` on, and how many it reads."""
    for count in range(min(len(letters) - at, _MOST_LETTERS), 0, -1):
        group = _HASANTA.join(letters[at : at + count])
        if at and (row := _row("phala", _HASANTA + group, _place(at - 1, initial, linked))):
            return row, count
        kind = "cluster" if count > 1 else "consonant"
        if row := _row(kind, group, _place(at, initial, linked)):
            return row, count
    return None, 1


def _place(at: int, initial: bool, linked: bool) -> str:  # noqa: FBT001
    """Return the place of the letter `at` in the word."""
    if at or linked:
        return "linked"
    return "initial" if initial else "medial"


@cache
def _row(kind: str, letters: str, place: str) -> Row | None:
    rows = rows_of(kind)
    return rows.get((letters, place)) or rows.get((letters, "any"))


def _double(readings: list[Reading]) -> tuple[str, ...]:
    """Double the last sound read; of an aspirate the first half is plain."""
    for place in reversed(range(len(readings))):
        sounds = readings[place].sounds
        if sounds:
            readings[place] = readings[place].with_sounds(*sounds[:-1], _plain(sounds[-1]))
            return (sounds[-1],)
    return ()


def _plain(sound: str) -> str:
    return sound[:-1] if sound.endswith(_ASPIRATES) else sound


def _read_vowel(syllable: Syllable) -> None:
    """Read the vowel that is written; ঐ and ঔ are diphthongs, ঋ brings its r."""
    letter = syllable.akshara.vowel
    if not letter or syllable.is_inherent:
        return
    row = rows_of("vowel")[letter, "any"]
    *before, vowel = [sound for sound in row.sounds if not sound.endswith("̯")]
    syllable.set_vowel(vowel, row.rule)
    if row.sounds[-1] != vowel:
        syllable.glide = row.sounds[-1]
    if before:
        syllable.liquid = before[0]


def _read_coda(syllable: Syllable, *, alone: bool, final: bool) -> None:
    """Read the signs that close an akshara."""
    for sign in syllable.akshara.coda:
        if sign == _CANDRABINDU:
            syllable.nasal = True
            continue
        place = "alone" if alone else "final" if final else "medial"
        row = _row("mark", sign, place)
        syllable.coda.append(
            Reading(sign, row.sounds, row.rule) if row else Reading(sign, (), "out of place")
        )


def _double_after_visarga(word: Word) -> None:
    """Double the consonant that follows a visarga."""
    for syllable, following in pairwise(word):
        for place, reading in enumerate(syllable.coda):
            if reading.sounds == (_DOUBLE,):
                first = following.sounds[:1]
                alone = len(following.sounds) == 1
                doubled = tuple(map(_plain, first)) if alone else ()
                syllable.coda[place] = reading.with_sounds(*doubled)
