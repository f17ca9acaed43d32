"""A vowel in its place: what the rules about unwritten vowels look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from translit.pronounce.model import Syllable, Word

__all__ = ["Slot"]

_STARTS = frozenset({"stem", "member"})


class Slot(NamedTuple):
    """An inherent vowel in its place; `begins` tells where parts of the word begin."""

    word: Word
    begins: Sequence[str]
    place: int

    @property
    def here(self) -> Syllable:
        """The syllable itself."""
        return self.word[self.place]

    @property
    def before(self) -> Syllable | None:
        """The syllable before, in the same word."""
        return self.word[self.place - 1] if self.place else None

    @property
    def after(self) -> Syllable | None:
        """The syllable after, in the same word."""
        return self.word[self.place + 1] if self.place + 1 < len(self.word) else None

    @property
    def ends_part(self) -> bool:
        """Whether the word, or a stem in it, ends here."""
        return self.after is None or self.begins[self.place + 1] == "ending"

    @property
    def starts_stem(self) -> bool:
        """Whether the word, or a stem in it, starts here."""
        return self.place == 0 or self.begins[self.place] in _STARTS

    @property
    def next_vowel(self) -> str:
        """The vowel that is heard next, if any."""
        return next((s.vowel for s in self.word[self.place + 1 :] if s.vowel), "")

    @property
    def text(self) -> str:
        """The letters from this syllable on."""
        return self.here.akshara.text + self.rest

    @property
    def rest(self) -> str:
        """The letters after this syllable."""
        return "".join(syllable.akshara.text for syllable in self.word[self.place + 1 :])
