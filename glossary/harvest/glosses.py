"""Cut what stands inside a bracket into glosses: labels off, other languages and dates off."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from glossary.harvest.brackets import own_text

__all__ = ["Gloss", "content_words", "is_acronym", "split_glosses"]


@dataclass(frozen=True, slots=True)
class Gloss:
    """One rendering inside a bracket, with its place in the document."""

    start: int
    stop: int
    text: str


_LABEL = regex.compile(
    r"""^\s*(?:
        (?:ইংরেজি|ইংরেজী|ইংরাজি|ইং|ইংরেজিতে|রোমান|লাতিন|ল্যাটিন|ফরাসি|জার্মান|স্প্যানিশ|
           বৈজ্ঞানিক\ নাম|সংক্ষেপে|সংক্ষেপ|অর্থাৎ|যেমন|নাম|মূল\ নাম|বা|তথা|
           English|Eng|Engl|In\ English|Latin|Scientific\ name|abbr|short\ form|i\.e\.|aka|or)
        (?:\ (?:ভাষায়|নাম|name))?
        \s*(?:[:ঃ：—–-]|:-)[-\s]*
      | (?:ইংরেজিতে|ইংরেজি|সংক্ষেপে|in\ English|also\ known\ as|known\ as|aka|or|বা|অথবা)\s+
    )""",
    regex.VERBOSE | regex.IGNORECASE,
)
_EDGE = "\u200b\u200c\u200d\ufeff\"'`‘’“”«»‹›*_,;:।.-–—"
_SPLIT = regex.compile(r"\s*[;।|]\s*|\s+[–—-]{1,2}\s+|\s*,\s*|\s+(?:or|aka|বা|অথবা|ও)\s+|\s*/\s*")
_NOT_LATIN = regex.compile(r"[^\p{Latin}\p{Common}\p{Inherited}]+")
_TRAILING_YEAR = regex.compile(
    r"(?:[\s,]+(?:in|of)?\s*(?:1[5-9]|20)\d\d(?:\s*[-–]\s*\d{2,4})?)+\s*$"
)
_SPACED = regex.compile(r"(?:[A-Z]\.\s?){2,7}[A-Z]?|(?:[A-Z]\s){1,7}[A-Z]")
_ABBREVIATED = regex.compile(
    r"(?:^|[\s.])(?:\p{L}|spp?|ssp|var|Inc|Ltd|Pvt|Co|Corp|Jr|Sr|Dr|St|No)\.$"
)
_WORD = regex.compile(r"[\p{Latin}\p{M}]+(?:[’'][\p{Latin}]+)*|\d+")
_EMPTY_WORDS = frozenset(
    (
        "a an the of and or in on for to at by with from as de la le les el los das der die "
        "den du des di da do dos y et und al"
    ).split()
)


def is_acronym(text: str) -> bool:
    """Say whether a Latin text is an initialism or abbreviation by its shape.

    >>> is_acronym("WHO"), is_acronym("vCJD"), is_acronym("FAQs"), is_acronym("Who")
    (True, True, True, False)
    """
    compact = regex.sub(r"[. ]", "", text) if _SPACED.fullmatch(text) else text
    if not 2 <= len(compact) <= 12 or " " in compact:
        return False
    upper = sum("A" <= letter <= "Z" for letter in compact)
    lower = sum(letter.islower() for letter in compact)
    return upper >= 2 and upper > lower


def content_words(text: str) -> list[str]:
    """Return the words of an English gloss that carry meaning, in lower case.

    >>> content_words("Ministry of Defence")
    ['ministry', 'defence']
    """
    words = [word.lower() for word in _WORD.findall(text)]
    return [word for word in words if word not in _EMPTY_WORDS] or words


def split_glosses(text: str, start: int, stop: int) -> list[Gloss]:
    """Return the renderings inside the bracket `text[start:stop]`, in order.

    >>> text = "(ইংরেজি: Bangladesh Bank; BB)"
    >>> [gloss.text for gloss in split_glosses(text, 1, len(text) - 1)]
    ['Bangladesh Bank', 'BB']
    """
    inside = own_text(text, start, stop)
    label = _LABEL.match(inside)
    begin = label.end() if label else 0
    whole = _trim(inside, begin, len(inside))
    if whole is None:
        return []
    pieces = _pieces(inside, *whole)
    glosses = [
        Gloss(start + first, start + last, text[start + first : start + last])
        for first, last in pieces
    ]
    return glosses or [
        Gloss(start + whole[0], start + whole[1], text[start + whole[0] : start + whole[1]])
    ]


def _is_edge(sign: str) -> bool:
    return sign.isspace() or sign in _EDGE


def _trim(inside: str, first: int, last: int) -> tuple[int, int] | None:
    """Take blanks, quotes and stray punctuation off both edges; None if no Latin is left."""
    while first < last and _is_edge(inside[first]):
        first += 1
    while last > first and _is_edge(inside[last - 1]):
        # A full stop after an abbreviation belongs to it: U.S. and Gekko sp. but not Cytogenetics.
        if inside[last - 1] == "." and _ABBREVIATED.search(inside[first:last]):
            break
        last -= 1
    return (first, last) if regex.search(r"\p{Latin}", inside[first:last]) else None


def _pieces(inside: str, first: int, last: int) -> list[tuple[int, int]]:
    """Return the places of the glosses between `first` and `last`."""
    stretch = inside[first:last]
    foreign = _NOT_LATIN.search(stretch)
    if foreign:
        # Another script: what stands before or after it in Latin is a gloss of its own.
        parts = _cut(inside, first, last, _NOT_LATIN)
        return [piece for part in parts for piece in _pieces(inside, *part)]
    parts = _cut(inside, first, last, _SPLIT)
    if len(parts) > 1 and _are_alternatives([inside[a:b] for a, b in parts], stretch):
        return [_without_year(inside, *part) for part in parts]
    return [_without_year(inside, first, last)]


def _cut(inside: str, first: int, last: int, at: regex.Pattern[str]) -> list[tuple[int, int]]:
    """Cut a stretch at a pattern, leaving out pieces without Latin letters."""
    edges = [first]
    for match in at.finditer(inside, first, last):
        edges += [match.start(), match.end()]
    edges.append(last)
    found = [_trim(inside, a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    return [piece for piece in found if piece]


def _are_alternatives(parts: list[str], stretch: str) -> bool:
    """Say whether the parts are renderings of one thing, not a list or a name with its place."""
    if ";" in stretch or "।" in stretch or "|" in stretch:
        return len(parts) <= 4
    if len(parts) != 2:
        return False
    one, two = parts
    if is_acronym(one) != is_acronym(two):
        short, long = (one, two) if is_acronym(one) else (two, one)
        return _initials_of(short, long)
    species = r"\p{Lu}\p{Ll}+ \p{Ll}{3,}"
    return bool(regex.fullmatch(species, two) and "," in stretch)


def _initials_of(short: str, long: str) -> bool:
    """Say whether the letters of an acronym begin words of its expansion, in order."""
    words = _WORD.findall(long)
    heads = "".join(word if word.isupper() else word[0] for word in words).lower()
    letters = [letter.lower() for letter in short if letter.isupper()]
    rest = iter(heads)
    return sum(letter in rest for letter in letters) >= max(2, len(letters) - 1)


def _without_year(inside: str, first: int, last: int) -> tuple[int, int]:
    """Leave a trailing year out of a gloss: Assembly Election 2026."""
    match = _TRAILING_YEAR.search(inside[first:last])
    if match and match.start() > 0:
        return first, first + match.start()
    return first, last
