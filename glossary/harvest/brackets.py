"""Find the brackets that could hold a gloss, in one pass and whatever the text looks like."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import regex

from glossary.harvest.sentences import sentence_at, split_sentences
from glossary.model import Parenthetical, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["LONGEST", "find_parentheticals", "own_text"]

LONGEST = 300
"""Codepoints inside a bracket beyond which it is a passage, not a gloss."""

_PAIRS = {"(": ")", "[": "]", "{": "}", "（": "）", "［": "］", "【": "】", "〔": "〕"}
_CLOSERS = {close: open_ for open_, close in _PAIRS.items()}
_BRACKET = regex.compile("[" + regex.escape("".join(_PAIRS) + "".join(_CLOSERS)) + r"\n]")
_LATIN = regex.compile(r"\p{Latin}")
_BENGALI = regex.compile(r"\p{Bengali}")
_LATIN_BEFORE = regex.compile(r"\p{Latin}[\p{Latin}\p{M}\d.’'”\"]*\s{0,3}$")
_ADDRESS = regex.compile(r"\s*(?:https?:|www\.|mailto:|[./#])")
_END = regex.compile("[।?!….]")
_DEEPEST = 8


def find_parentheticals(text: str) -> list[Parenthetical]:
    """Return the brackets with Latin inside after Bengali, or Bengali inside after Latin.

    In the order of their opening. A bracket is closed on its own line by its own kind;
    what stands in a bracket inside it does not count as its text.

    >>> text = "মস্কো (Moscow) ও বেজিং [Beijing]"
    >>> [text[bracket.start : bracket.stop] for bracket in find_parentheticals(text)]
    ['Moscow', 'Beijing']
    """
    sentences: list[Sentence] | None = None
    starts: list[int] = []
    found: list[Parenthetical] = []
    for open_, close in _balanced(text):
        if close - open_ - 1 > LONGEST:
            continue
        reverse = _direction(text, open_, close)
        if reverse is None or _is_link_target(text, open_, close):
            continue
        if sentences is None:
            sentences = split_sentences(text, _kept_whole(text))
            starts = [sentence.start for sentence in sentences]
        sentence = sentence_at(sentences, starts, open_)
        if not reverse and not _BENGALI.search(text, max(sentence.start, open_ - LONGEST), open_):
            continue
        found.append(Parenthetical(open_, open_ + 1, close, sentence, open_, reverse))
    return _anchored(text, sorted(found, key=lambda parenthetical: parenthetical.open))


def _anchored(text: str, brackets: list[Parenthetical]) -> list[Parenthetical]:
    """Let a bracket that Latin alone parts from an earlier one look left of that one."""
    done: list[Parenthetical] = []
    for bracket in brackets:
        anchor = bracket.open
        if done and not bracket.reverse and not done[-1].reverse:
            before = done[-1]
            inner = bracket.open < before.stop
            between = text[before.start if inner else before.stop + 1 : bracket.open]
            if not (_BENGALI.search(between) if inner else between.strip()):
                anchor = before.anchor
        done.append(replace(bracket, anchor=anchor))
    return done


def own_text(text: str, start: int, stop: int) -> str:
    """Return what stands inside a bracket, nested brackets blanked out at equal length.

    >>> own_text("Xi Jinping (习近平)", 0, 16)
    'Xi Jinping      '
    """
    inside = text[start:stop]
    if not _BRACKET.search(inside):
        return inside
    letters = list(inside)
    for open_, close in _balanced(inside):
        letters[open_ : close + 1] = " " * (close + 1 - open_)
    return "".join(letters)


def _balanced(text: str) -> Iterator[tuple[int, int]]:
    """Yield (open, close) of balanced brackets; an open one is forgotten at the line's end."""
    stack: list[tuple[str, int]] = []
    for match in _BRACKET.finditer(text):
        sign = match.group()
        if sign == "\n":
            stack.clear()
        elif sign in _PAIRS:
            stack.append((sign, match.start()))
            if len(stack) > _DEEPEST:
                del stack[0]
        else:
            wanted = _CLOSERS[sign]
            for depth in range(len(stack) - 1, -1, -1):
                if stack[depth][0] == wanted:
                    yield stack[depth][1], match.start()
                    del stack[depth:]
                    break


def _is_link_target(text: str, open_: int, close: int) -> bool:
    """Say whether a bracket is the address of a Markdown link: [text](https://...)."""
    return text[open_ - 1 : open_] == "]" and _ADDRESS.match(text, open_ + 1, close) is not None


def _direction(text: str, open_: int, close: int) -> bool | None:
    """Return True for `English (বাংলা)`, False for `বাংলা (English)`, None for neither."""
    inside = own_text(text, open_ + 1, close)
    bengali = _BENGALI.search(inside)
    before = text[max(0, open_ - 60) : open_]
    if bengali and _LATIN_BEFORE.search(before):
        latin = _LATIN.search(inside)
        if latin is None or bengali.start() < latin.start():
            return True
    return False if _LATIN.search(inside) else None


def _kept_whole(text: str) -> list[tuple[int, int]]:
    """Return the places of short brackets in which a sentence seems to end, merged, in order."""
    found: list[tuple[int, int]] = []
    spans = sorted(
        span
        for span in _balanced(text)
        if span[1] - span[0] <= LONGEST and _END.search(text, *span)
    )
    for start, stop in spans:
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(stop, found[-1][1]))
        else:
            found.append((start, stop))
    return found
