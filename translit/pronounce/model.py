"""What the stages of pronunciation pass on: a word as syllables, each with its sounds."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from translit.model import Akshara

__all__ = ["NASAL", "VOWELS", "Reading", "Syllable", "Word"]

VOWELS = frozenset("aiueoɔæ")
NASAL = "\N{COMBINING TILDE}"


@dataclass(frozen=True, slots=True)
class Reading:
    """Some letters, the sounds they stand for, and the rule that says so."""

    source: str
    sounds: tuple[str, ...]
    rule: str

    def with_sounds(self, *sounds: str, rule: str | None = None) -> Reading:
        """Return the same letters with other sounds."""
        return replace(self, sounds=sounds, rule=rule or self.rule)


@dataclass(slots=True)
class Syllable:
    """An akshara with its sounds so far.

    `vowel` is empty where no vowel is heard; `liquid` is the consonant that
    a vowel letter brings (the r of ঋ), `glide` the second half of a diphthong; `listed`
    marks what a table of words says, which no rule may change.
    """

    akshara: Akshara
    onset: list[Reading]
    vowel: str = ""
    vowel_rule: str = ""
    liquid: str = ""
    glide: str = ""
    nasal: bool = False
    coda: list[Reading] = field(default_factory=list)
    listed: bool = False

    @property
    def sounds(self) -> tuple[str, ...]:
        """The consonants before the vowel."""
        heard = tuple(sound for reading in self.onset for sound in reading.sounds)
        return (*heard, self.liquid) if self.liquid else heard

    @property
    def is_inherent(self) -> bool:
        """Whether the vowel is the unwritten one."""
        return self.akshara.vowel == "অ" and bool(self.akshara.onset)

    @property
    def is_independent(self) -> bool:
        """Whether the vowel stands by itself."""
        return bool(self.akshara.vowel) and not self.akshara.onset

    def set_vowel(self, vowel: str, rule: str) -> None:
        """Give the syllable its vowel and the reason for it."""
        self.vowel, self.vowel_rule = vowel, rule


Word = list[Syllable]
