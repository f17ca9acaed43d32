"""What a whole corpus knows: which words stand bare, which spans one gloss was given to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from math import log
from typing import TYPE_CHECKING

import regex

from glossary.harvest.lexicon import word_count
from glossary.harvest.links import word_forms
from translit import search_key

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Evidence", "count_words"]

_SLICE = 1 << 20  # codepoints counted at a time, so that a long text costs no long list
_BENGALI_WORD = regex.compile(r"[\p{Bengali}\p{M}\u200c\u200d]+")


def count_words(text: str) -> Counter[str]:
    """Count the Bengali words of a text by their search keys.

    >>> count_words("মস্কো ও মস্কো")["মস্কো"]
    2
    """
    raw: Counter[str] = Counter()
    start = 0
    while start < len(text):
        stop = start + _SLICE
        if stop < len(text):
            stop = max(text.rfind(" ", start, stop), text.rfind("\n", start, stop)) + 1 or stop
        raw.update(_BENGALI_WORD.findall(text, start, stop))
        start = stop
    counted: Counter[str] = Counter()
    for word, count in raw.items():
        counted[search_key(word)] += count
    return counted


@dataclass(slots=True)
class Evidence:
    """Counts over a corpus; the order in which documents were added does not matter.

    `words` counts Bengali words; `glosses` keeps, for each gloss, the left contexts it
    was seen with (as tuples of citation keys, nearest word first) and how often.
    """

    words: Counter[str] = field(default_factory=Counter)
    glosses: dict[str, Counter[tuple[str, ...]]] = field(default_factory=dict)

    def add_words(self, words: Counter[str]) -> None:
        """Add the word counts of one document."""
        self.words.update(words)

    def add_gloss(self, gloss: str, words: Sequence[str]) -> None:
        """Add one bracket: its gloss and the words to its left, in text order."""
        self.glosses.setdefault(search_key(gloss), Counter())[_stems(words)] += 1

    def bare(self, key: str, *, less: int = 0) -> float:
        """Return how well attested a word is by itself: log of its counts here and in the web.

        `less` occurrences in the corpus are left out.
        """
        return log(1 + 30 * max(self.words[key] - less, 0) + word_count(key))

    def span_support(self, gloss: str, words: Sequence[str]) -> float:
        """Say how far other occurrences of the gloss agree that it renders these words.

        Positive where contexts agree on the span and differ before it, negative where
        they disagree inside it, 0 where the gloss was seen with one context only.
        """
        contexts = self.glosses.get(search_key(gloss))
        if not contexts or len(contexts) < 2:
            return 0.0
        span = _stems(words)
        size = len(span)
        agreeing = [context for context in contexts if context[:size] == span]
        if len(agreeing) < 2:
            # The others have less in common with this context than the span takes.
            return -1.0 if size > 1 else 0.0
        before = {context[size : size + 1] for context in agreeing}
        return 1.0 if len(before) > 1 else -0.5


def _stems(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words nearest first; the one at the bracket by its shortest citation form."""
    keys = [word_forms(word).key for word in reversed(words)]
    if words:
        keys[0] = min(word_forms(words[-1]).forms, key=lambda form: (len(form), form))
    return tuple(keys)
