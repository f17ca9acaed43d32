"""What stands to the left of a bracket: words up to a hard stop, and quotes."""

from __future__ import annotations

from dataclasses import dataclass

import regex

__all__ = ["MOST_WORDS", "Left", "Word", "read_inside", "read_left"]

MOST_WORDS = 10
_WINDOW = 260  # codepoints looked back; ten long words
_OPENERS = "‘“\"'`«‹„"
_CLOSERS = "’”\"'`»›"
# A word: letters of any script with their signs, digits, and joints inside (সহিত/সহ,
# পোস্ট-এক্সপোজার, চুয়ান্যু'এর). A short Bengali word takes its full stop along (ড. মো.).
_LETTERS = r"[\p{Bengali}\p{Latin}\p{M}\p{Nd}\u200c\u200d]"
_JOINT = rf"(?:[-‐‑–/'’&]|(?<=(?<!{_LETTERS}){_LETTERS}{{1,4}})\.|(?<=\p{{Nd}})[.,](?=\p{{Nd}}))"
_WORD = regex.compile(
    rf"{_LETTERS}+(?:{_JOINT}{_LETTERS}+)*(?:(?<=(?<!{_LETTERS}){_LETTERS}{{1,3}})\.)?"
)
_BEFORE_BRACKET = regex.compile(r"[\s\u00a0\u200b]*([’”\"'`»›*_]{0,4})[\s\u00a0\u200b]*$")
_HAS_BENGALI = regex.compile(r"\p{Bengali}")
_LIST_MARK = regex.compile(r"\p{Nd}{1,3}[.)]\s*")
_POSSESSIVE = regex.compile(r"\p{Bengali}[’'](?:র|ের|এর|কে|তে|এ|য়|য়)$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word to the left of the bracket, with its place in the document."""

    text: str
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Left:
    """The words before a bracket, in text order, up to a hard stop.

    `stop` names what ended the reading: `start` (of the sentence), `bracket`, `quote`,
    `punctuation` or `length`. `quoted` is the number of words, counted from the bracket,
    that one pair of quotes holds exactly, or 0. `next` is the word before the stop.
    """

    words: tuple[Word, ...]
    stop: str
    quoted: int


def read_left(text: str, limit: int, open_: int) -> Left:
    """Return the words between `limit` and the bracket at `open_`, last ones first to be kept.

    >>> left = read_left("রুশ প্রেসিডেন্ট ‘পুতিন’ (", 0, 24)
    >>> [word.text for word in left.words], left.quoted
    (['রুশ', 'প্রেসিডেন্ট', 'পুতিন'], 1)
    """
    begin = max(limit, open_ - _WINDOW)
    before = _BEFORE_BRACKET.search(text, begin, open_)
    end = before.start() if before else open_
    closing = before.group(1).strip("*_") if before else ""
    quoted_from = _opening_quote(text, begin, end, closing[-1]) if closing else None
    words: list[Word] = []
    stop = "start"
    quoted = 0
    position = end
    for match in reversed(list(_WORD.finditer(text, begin, end))):
        between = text[match.end() : position]
        stop = _stop_in(between, quoted_from, match.end())
        if stop:
            break
        if _LIST_MARK.fullmatch(text, match.start(), position):
            stop = "punctuation"
            break
        words.append(Word(match.group(), match.start(), match.end()))
        position = match.start()
        if (
            quoted_from is not None
            and quoted_from < match.start()
            and not text[quoted_from + 1 : match.start()].strip()
        ):
            quoted = len(words)
        if len(words) == MOST_WORDS:
            stop = "length"
            break
    else:
        head = text[begin:position]
        stop = _stop_in(head, quoted_from, begin) or ("length" if begin > limit else "start")
    return Left(tuple(reversed(words)), stop, quoted)


def read_inside(text: str, start: int, stop: int) -> Left:
    """Return the words of the Bengali inside a bracket: `English (বাংলা)`."""
    words = tuple(
        Word(match.group(), match.start(), match.end())
        for match in _WORD.finditer(text, start, stop)
        if _HAS_BENGALI.search(match.group())
    )
    return Left(words, "bracket", len(words))


def _opening_quote(text: str, begin: int, end: int, closer: str) -> int | None:
    """Return where the quote that ends at `end` opens, or None."""
    if _POSSESSIVE.search(text[max(begin, end - 8) : end]) and closer not in '”"':
        return None
    openers = {"’": "‘'`", "”": '“"„', '"': '"“', "'": "'‘`", "`": "`'", "»": "«", "›": "‹"}[closer]
    for place in range(end - 1, begin - 1, -1):
        if text[place] in openers and (place == 0 or not text[place - 1].isalnum()):
            return place
        if text[place] in "।\n":
            return None
    return None


def _stop_in(between: str, quoted_from: int | None, offset: int) -> str:
    """Name the hard stop in what separates two words; an empty name if there is none."""
    if not between.strip():
        return ""
    for place, sign in enumerate(between):
        if sign in _OPENERS + _CLOSERS and offset + place == quoted_from:
            continue
        if sign in "()[]{}（）［］【】〔〕":
            return "bracket"
        if sign in _OPENERS + _CLOSERS:
            return "quote"
        if sign in "*_#>":
            continue
        if not sign.isspace() and sign not in "\u200b\ufeff":
            return "punctuation"
    return ""
