"""Where sentences end: a gloss and the term that it renders stand in one sentence."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

import regex

from glossary.model import Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["sentence_at", "split_sentences"]

# A full stop ends a sentence only after a Bengali word of three letters or more: before
# that it marks an abbreviation (ড. মো. এ. পি. জে.), and Latin text is full of them.
_END = regex.compile(
    r"[।॥৷\n\r\u2028\u2029]+|[?!…](?=[\s”’\"'»]|$)|(?<=[\p{Bengali}\p{M}]{3})\.(?=\s+\p{Bengali}|\s*$)"
)


def split_sentences(text: str, whole: Sequence[tuple[int, int]] = ()) -> list[Sentence]:
    """Return the sentences of a text; their spans tile it.

    No sentence ends inside the places of `whole`, which are in order and apart: (Mr. India).

    >>> [sentence.stop for sentence in split_sentences("মস্কো। বেজিং।")]
    [6, 13]
    """
    found: list[Sentence] = []
    start = place = 0
    for match in _END.finditer(text):
        while place < len(whole) and whole[place][1] <= match.start():
            place += 1
        if place < len(whole) and whole[place][0] < match.start():
            continue
        found.append(Sentence(start, match.end()))
        start = match.end()
    if start < len(text):
        found.append(Sentence(start, len(text)))
    return found


def sentence_at(sentences: Sequence[Sentence], starts: Sequence[int], offset: int) -> Sentence:
    """Return the sentence that covers an offset; `starts` are the sentences' starts."""
    return sentences[bisect_right(starts, offset) - 1]
