"""Whether the letters of an abbreviation can be read off Bengali words."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from glossary.harvest.lexicon import (
    is_function_word,
    is_loan_particle,
    known_meanings,
    read_letter_names,
)
from glossary.harvest.links import word_forms
from translit import initial_letters

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["acronym_letters", "initials_match", "spells_letters"]


def acronym_letters(gloss: str) -> str:
    """Return the letters of an abbreviation that stand for words: FAQs -> FAQ.

    >>> acronym_letters("U.S.A."), acronym_letters("FAQs")
    ('USA', 'FAQ')
    """
    letters = regex.sub(r"[^A-Za-z]", "", gloss)
    if letters.endswith("s") and letters[:-1].isupper():
        letters = letters[:-1]
    upper = "".join(letter for letter in letters if letter.isupper())
    return upper if len(upper) >= 2 else letters.upper()


def spells_letters(text: str, letters: str) -> bool:
    """Say whether a Bengali text spells the names of these letters.

    >>> spells_letters("সিবিআইকে", "CBI"), spells_letters("বিজেপি", "CBI")
    (True, False)
    """
    for form in word_forms(text).forms:
        places = read_letter_names(form)
        if len(places) == len(letters) and all(
            letter in place for letter, place in zip(letters, places, strict=True)
        ):
            return True
    return False


def initials_match(words: Sequence[str], letters: str) -> tuple[int, int]:
    """Return how many letters the words answer for, in order, and how many words answer for none.

    A word answers with its own first sound, with the first letters of what it means, or,
    if it is a compound, with several letters.

    >>> initials_match(["বিশ্ব", "স্বাস্থ্য", "সংস্থা"], "WHO")
    (3, 0)
    """
    pieces = [piece for word in words for piece in regex.split(r"[-–/]", word) if piece]
    size = len(letters)
    best: list[tuple[int, int]] = [(0, 0)] + [(-99, 0)] * size
    for piece in pieces:
        options = _answers(piece)
        key = word_forms(piece).key
        silent = 0 if is_loan_particle(key) or is_function_word(key) else -1
        after = [(matched, idle + silent) for matched, idle in best]
        for j, (matched, idle) in enumerate(best):
            if matched < 0:
                continue
            for option in options:
                if letters.startswith(option, j):
                    end = j + len(option)
                    after[end] = max(after[end], (matched + len(option), idle))
        for j in range(size):  # a letter that no word answers for
            after[j + 1] = max(after[j + 1], after[j])
        best = after
    matched, idle = max(best)
    return max(matched, 0), -idle


@lru_cache(maxsize=1 << 14)
def _answers(piece: str) -> tuple[str, ...]:
    """Return the letters that a word can stand for."""
    forms = word_forms(piece).forms
    found = {letter.upper() for letter in initial_letters(forms[0])}
    for form in forms:
        for meaning in known_meanings(form):
            found.add("".join(stem[0] for stem in meaning.stems).upper())
    return tuple(sorted(found))
