"""The colour of vowels: ɔ or o for the inherent one, æ or e; from left to right."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from translit.pronounce.rows import rows_of
from translit.pronounce.slots import Slot

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from translit.pronounce.model import Word

__all__ = ["colour_vowels"]

_HIGH: Final = frozenset("iu")
_ENDS: Final = frozenset({"stem", "member", "ending"})
# Before these clusters the vowel is raised, as if their lost y were still an i.
_RAISING: Final = {("ক", "ষ"), ("জ", "ঞ")}
_LIGHT_PREFIXES: Final = frozenset({"বি", "সু", "নি", "দু", "মু"})
# অ- before i or u is mostly the prefix "not", and stays low; not in অভি- অধি- অতি- অগ্নি, অনু- অরু-.
_RAISED_A: Final = {"i": frozenset("ভধতগ"), "u": frozenset("নর")}
_VERB_ENDING: Final = re.compile("(?:ছ|ল|ব|ত)(?:[েিা]|$|ো$)|েছ")
# A stem of the table ends where neither a hasanta nor another vowel sign goes on.
_GOES_ON: Final = tuple("\N{BENGALI SIGN VIRAMA}ািীুূ")


Rule = tuple[str, str, "Callable[[Slot], bool]"]


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
        slot = Slot(word, begins, place)
        if syllable.akshara.vowel == "অ" and syllable.vowel == "ɔ":
            rules = _AT_START if slot.starts_stem else _INSIDE
            rule, vowel = next((name, vowel) for name, vowel, fits in rules if fits(slot))
            syllable.set_vowel(vowel, rule)
        _open_e(slot)


def _is_last(slot: Slot) -> bool:
    return slot.after is None


def _has_ra_phala(slot: Slot) -> bool:
    onset = slot.here.akshara.onset
    return len(onset) > 1 and onset[-1] == "র"


def _ra_before_ya(slot: Slot) -> bool:
    """Whether ra-phala stands before য় (ক্রয়)."""
    after = slot.after
    return _has_ra_phala(slot) and after is not None and after.akshara.onset == ("য়",)


def _before_high(slot: Slot) -> bool:
    return slot.next_vowel in _HIGH


def _before_raising(slot: Slot) -> bool:
    """Whether ksha, jna or a ya-phala (not র্য) follows."""
    onset = slot.after.akshara.onset if slot.after else ()
    if onset[:2] in _RAISING:
        return not slot.here.is_independent  # অক্ষর keeps ɔ
    return "য" in onset[1:] and onset[0] != "র"


def _is_privative(slot: Slot) -> bool:
    """Whether অ- before i is the prefix "not" (অবিচার), so far as letters can tell."""
    onset = slot.after.akshara.onset if slot.after else ()
    return (
        not slot.here.akshara.onset
        and slot.after is not None
        and slot.after.vowel in _RAISED_A
        and bool(onset)
        and onset[0] not in _RAISED_A[slot.after.vowel]
    )


def _is_low_verb(slot: Slot) -> bool:
    """Whether a root with ɔ takes an ending before which it is raised (করবে)."""
    text = slot.text
    return any(
        text.startswith(root) and _VERB_ENDING.match(text, len(root)) for root in _known("low root")
    )


def _ends_stem(slot: Slot) -> bool:
    """Whether the stem ends here, and what follows has a vowel."""
    after = slot.after
    return after is None or (slot.begins[slot.place + 1] in _ENDS and bool(after.vowel))


def _after_light_prefix(slot: Slot) -> bool:
    """Whether বি- নি- সু- stands before a syllable that is closed or followed by e or o."""
    closed = slot.after is not None and not slot.after.vowel
    return (
        slot.place == 1
        and (closed or slot.next_vowel in {"o", "e"})
        and slot.word[0].akshara.text in _LIGHT_PREFIXES
    )


# The first rule that fits decides.
_AT_START: Final[tuple[Rule, ...]] = (
    ("o at the end", "o", lambda slot: _is_last(slot) and slot.place > 0),
    ("ɔ in a word of one syllable", "ɔ", _is_last),
    ("ɔ before ya", "ɔ", _ra_before_ya),
    ("o after ra-phala", "o", _has_ra_phala),
    ("o in verb forms", "o", _is_low_verb),
    ("ɔ before anusvara", "ɔ", lambda slot: slot.here.akshara.coda.endswith("ং")),
    ("ɔ in the prefix of negation", "ɔ", _is_privative),
    ("o before i or u", "o", _before_high),
    ("o before ya-phala, ksha, jna", "o", _before_raising),
    ("ɔ in the first syllable", "ɔ", lambda _: True),
)
_INSIDE: Final[tuple[Rule, ...]] = (
    ("o at the end", "o", _ends_stem),
    ("o before i or u", "o", _before_high),
    ("o after a cluster", "o", lambda slot: len(slot.here.sounds) > 1),
    ("ɔ after a light prefix", "ɔ", _after_light_prefix),
    ("o in the second syllable", "o", lambda slot: slot.place == 1),
    # Low and raised vowels take turns: two ɔ do not follow each other.
    ("o after ɔ", "o", lambda slot: slot.word[slot.place - 1].vowel == "ɔ"),
    ("ɔ beginning anew", "ɔ", lambda _: True),
)


@cache
def _known(kind: str) -> tuple[str, ...]:
    return tuple(letters for letters, _ in rows_of(kind))


def _has_open_e(slot: Slot) -> bool:
    """Whether e begins a stem that is known to have æ."""
    text = slot.text
    return any(
        text.startswith(stem) and not text.startswith(_GOES_ON, len(stem))
        for stem in _known("open e")
    )


def _open_e(slot: Slot) -> None:
    """Make æ of what follows a silent ya-phala, and of e in some stems."""
    syllable = slot.here
    onset, letter = syllable.akshara.onset, syllable.akshara.vowel
    if onset[:1] in {("অ",), ("এ",), ("আ",)}:
        syllable.set_vowel("æ", "æ in a vowel with ya-phala")
    elif not slot.starts_stem:
        return
    elif "য" in onset[1:] and letter == "আ":
        syllable.set_vowel("æ", "æ after ya-phala, with a")
    elif "য" in onset[1:] and syllable.is_inherent and syllable.vowel:
        if slot.next_vowel in _HIGH:
            syllable.set_vowel("e", "e after ya-phala, before i or u")
        else:
            syllable.set_vowel("æ", "æ after ya-phala")
    elif onset[:2] == ("জ", "ঞ") and letter == "আ":
        syllable.set_vowel("æ", "æ after jna, with a")
    elif letter == "এ" and _has_open_e(slot):
        syllable.set_vowel("æ", "æ in a stem with open e")
