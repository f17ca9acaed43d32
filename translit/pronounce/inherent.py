"""The vowel that is not written: where it is heard, decided from the end of the word."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from translit.pronounce.rows import rows_of
from translit.pronounce.slots import Slot

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from translit.pronounce.model import Word

__all__ = ["place_inherent"]

# A case of a noun: its stem alone would end in that consonant, and so keeps the vowel before.
_CASE: Final = re.compile("[^ছলবতক][়]?ে(?:[ইও]|র[ইও]?|রা)?|.[়]?ের(?:[ইও]|া)?")


# Endings of nouns before which the stem keeps its vowel: -তা, -ত্ব, -না, -তি, -ী.
_QUALITY: Final = re.compile(
    "(?:তা|না|ণা)(?:র|য়|ই|ও|কে|টা|টি|বাদ.*)?|তি(?:র|তে|কে)?|ত্ব.*|পতি.*|.ী(?:র|কে|তে|রা)?"
)


Rule = tuple[str, bool, "Callable[[Slot], bool]"]


def place_inherent(word: Word, begins: Sequence[str]) -> None:
    """Give each inherent vowel that is heard the value ɔ, and the others none, with the rule.

    >>> from translit.aksharas import split_aksharas
    >>> from translit.pronounce.consonants import read_letters
    >>> word = read_letters(split_aksharas("কলকাতা"))
    >>> place_inherent(word, ["stem", "", "", ""])
    >>> [syllable.vowel for syllable in word]
    ['ɔ', '', 'a', 'a']
    """
    for place in reversed(range(len(word))):
        syllable = word[place]
        if not syllable.is_inherent or syllable.listed:
            continue
        slot = Slot(word, begins, place)
        name, heard = _decide(slot)
        syllable.set_vowel("ɔ" if heard else "", name)


def _decide(slot: Slot) -> tuple[str, bool]:
    """Return the first rule that fits and what it says."""
    for name, heard, fits in _FINAL if slot.ends_part else _MEDIAL:
        if fits(slot):
            return name, heard
    return "inherent vowel", True


def _is_single(slot: Slot) -> bool:
    return len(slot.here.sounds) <= 1


def _follows(*vowels: str) -> Callable[[Slot], bool]:
    """Whether the vowel before is one of these, with a consonant of its own."""
    return lambda slot: (
        slot.before is not None
        and slot.before.akshara.vowel in vowels
        and bool(slot.before.akshara.onset)
    )


def _has_letter(*letters: str) -> Callable[[Slot], bool]:
    """Whether the consonant is one of these letters and stands alone."""
    return lambda slot: slot.here.akshara.onset[-1] in letters and len(slot.here.akshara.onset) == 1


def _is_loan_cluster(slot: Slot) -> bool:
    letters = "্".join(slot.here.akshara.onset[-2:])
    return any((letters, place) in rows_of("loan end") for place in ("any", "final"))


def _is_loan_inside(slot: Slot) -> bool:
    """Whether a cluster that only loans have closes a syllable (স্মার্টফোন)."""
    letters = "্".join(slot.here.akshara.onset)
    return (letters, "any") in rows_of("loan end") and not _before_silence(slot)


def _begins_part(slot: Slot) -> bool:
    return slot.place == 0 or bool(slot.begins[slot.place])


def _has_sign(slot: Slot) -> bool:
    """Whether ং, ঃ or ঁ closes the syllable itself."""
    return bool(slot.here.akshara.coda)


def _after_sign(slot: Slot) -> bool:
    return slot.before is not None and slot.before.akshara.coda[-1:] in {"ং", "ঃ"}


def _after_silence(slot: Slot) -> bool:
    """Whether the syllable before has no vowel of its own (a hasanta is written, or ৎ)."""
    return slot.before is not None and not slot.before.akshara.vowel


def _before_silence(slot: Slot) -> bool:
    return slot.after is not None and not slot.after.vowel


def _before_cluster(slot: Slot) -> bool:
    return slot.after is not None and (len(slot.after.sounds) > 1)


def _before_case(slot: Slot) -> bool:
    return bool(_CASE.fullmatch(slot.rest))


def _before_vowel(slot: Slot) -> bool:
    return slot.after is not None and slot.after.is_independent


def _ends_prefix(slot: Slot) -> bool:
    return slot.begins[slot.place + 1] == "stem"


def _before_participle(slot: Slot) -> bool:
    """Whether the last letter is the ত of a participle, which its own vowel shows (বিগত)."""
    after = slot.after
    return (
        after is not None
        and slot.place + 2 == len(slot.word)
        and after.akshara.onset == ("ত",)
        and after.vowel_rule == "inherent vowel heard in participles"
    )


def _after_open_vowel(slot: Slot) -> bool:
    """Whether অ or উ begins the word (অপমান, উপকার)."""
    first = slot.word[0].akshara.text
    return slot.place == 1 and first in {"অ", "উ"} and first + slot.here.akshara.text not in roots()


def _before_quality(slot: Slot) -> bool:
    return _QUALITY.fullmatch(slot.rest) is not None


def _ends_verb(slot: Slot) -> bool:
    """Whether this is the last letter of a verb's past, future or present (করল, করব, করেছ)."""
    text = "".join(syllable.akshara.text for syllable in slot.word[: slot.place + 1])
    return (
        _has_letter("ল", "ব", "ত", "ছ")(slot)
        and (text[:-1] in roots() or text.endswith(("ছিল", "েছ", "চ্ছ")))
        and slot.place > 0
    )


def _final_ta(slot: Slot) -> bool:
    return _has_letter("ত")(slot) and _follows("ই", "অ", "ঊ")(slot)


def _ha_before(slot: Slot) -> bool:
    """Whether ha closes a syllable with a full vowel (মাহমুদ)."""
    return _has_letter("হ")(slot) and not _follows("অ", "উ", "ঋ")(slot)


def _is_loan_s(slot: Slot) -> bool:
    """Whether the s of an English plural follows (গেমস)."""
    after = slot.after
    return (
        after is not None
        and slot.place + 2 == len(slot.word)
        and after.akshara.text == "স"
        and after.sounds == ("s",)
    )


@cache
def roots() -> frozenset[str]:
    """Return the verb roots."""
    return frozenset(letters for letters, _ in (*rows_of("root"), *rows_of("low root")))


def _final_ya(slot: Slot) -> bool:
    return _has_letter("য়")(slot) and _follows("ই", "ঈ", "এ", "উ", "ঊ")(slot)


# The first rule that fits decides; True: the vowel is heard.
_FINAL: Final[tuple[Rule, ...]] = (
    ("inherent vowel heard before a closing sign", True, _has_sign),
    ("inherent vowel of a single letter", True, _begins_part),
    ("inherent vowel silent after a cluster of loans", False, _is_loan_cluster),
    ("inherent vowel heard after a cluster", True, lambda slot: not _is_single(slot)),
    ("inherent vowel heard after anusvara or visarga", True, _after_sign),
    ("inherent vowel heard after final ha", True, _has_letter("হ")),
    ("inherent vowel heard after rha", True, _has_letter("ঢ়")),
    ("inherent vowel heard in participles", True, _final_ta),
    ("inherent vowel heard at the end of a verb", True, _ends_verb),
    ("inherent vowel heard after ri, oi, ou", True, _follows("ঋ", "ঐ", "ঔ")),
    ("inherent vowel heard after ya", True, _final_ya),
    ("inherent vowel silent at the end", False, lambda _: True),
)
_MEDIAL: Final[tuple[Rule, ...]] = (
    ("inherent vowel heard before a closing sign", True, _has_sign),
    ("inherent vowel of the first syllable", True, _begins_part),
    ("inherent vowel silent after a cluster of loans", False, _is_loan_inside),
    ("inherent vowel heard after a cluster", True, lambda slot: not _is_single(slot)),
    ("inherent vowel heard after anusvara or visarga", True, _after_sign),
    ("inherent vowel heard after a silent one", True, _after_silence),
    ("inherent vowel silent before s of a loan", False, _is_loan_s),
    ("inherent vowel heard before a closing consonant", True, _before_silence),
    ("inherent vowel heard at the end of a prefix", True, _ends_prefix),
    ("inherent vowel silent before a vowel", False, _before_vowel),
    ("inherent vowel heard before a cluster", True, _before_cluster),
    ("inherent vowel silent in ha after a full vowel", False, _ha_before),
    ("inherent vowel heard in ha", True, _has_letter("হ")),
    ("inherent vowel heard before some noun endings", True, _before_quality),
    ("inherent vowel heard before a participle's ta", True, _before_participle),
    ("inherent vowel heard after an initial vowel", True, _after_open_vowel),
    ("inherent vowel heard before a case", True, _before_case),
    ("inherent vowel heard after ri, oi, ou", True, _follows("ঋ", "ঐ", "ঔ")),
    ("inherent vowel silent between open syllables", False, lambda _: True),
)
