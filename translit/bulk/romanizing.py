"""The plain words of Bengali text, written in Latin letters all at once."""

from __future__ import annotations

import codecs
import re
from itertools import product
from typing import TYPE_CHECKING, Final

from translit.bulk.codes import (
    COMPOSED,
    FLIP,
    PLACE,
    PLAIN,
    UNKNOWN,
    Bulk,
    Codes,
    character_class,
    flag_table,
    marked,
    number,
    ones,
    replace_all,
    spread,
    table,
    two_for_one,
)
from translit.schemes import TA_JOINS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from translit.schemes import Scheme

__all__ = ["bulk_romanizer"]

_HASANTA: Final = "\N{BENGALI SIGN VIRAMA}"
_NUKTA: Final = "\N{BENGALI SIGN NUKTA}"
_ZWNJ: Final = "\N{ZERO WIDTH NON-JOINER}"
_ZWJ: Final = "\N{ZERO WIDTH JOINER}"
_SPLIT_SIGNS: Final = (("\u09c7\u09be", "\u09cb"), ("\u09c7\u09d7", "\u09cc"))
# Signs that a joiner keeps from growing together with what stands before it.
_APART: Final = tuple(joiner + sign for joiner in (_ZWNJ, _ZWJ) for sign in "\u09bc\u09be\u09d7")
_PRIVATE: Final = "\ue000"
_INHERENT: Final = "\ue0ff"
_SEPARATOR: Final = "\ue0fe"


def bulk_romanizer(scheme: Scheme, careful: Callable[[str], str]) -> Bulk:
    """Return the converter from Bengali for texts of any length.

    >>> from translit.schemes import load_scheme
    >>> bulk_romanizer(load_scheme("iso15919"), careful=str.upper)("বাংলা ভাষা, বই")
    'bāṁlā bhāṣā, ba:i'
    """
    tables = _Romanizing(scheme)
    if not tables.swaps:
        return Bulk(tables, careful)
    original = str.maketrans(
        {
            new: old
            for pair in tables.swaps
            for old, new in zip(*pair, strict=True)
            if new >= _PRIVATE
        }
    )
    return Bulk(tables, lambda word: careful(word.translate(original)))


class _Romanizing:
    """The tables of one scheme for the way from Bengali."""

    def __init__(self, scheme: Scheme) -> None:
        self.scheme = scheme
        one = {COMPOSED.get(letter, letter): r for letter, r in scheme.consonants.items()}
        self.consonants = {letter: roman for letter, roman in one.items() if len(letter) == 1}
        self.marks = dict(scheme.marks)
        self.swaps = self._swaps()
        inherent = scheme.vowels["অ"]
        self.hiatus = {v for v, roman in scheme.vowels.items() if scheme.collides(inherent, roman)}
        self.codes = Codes(flipping=(*self.consonants, *sorted(self.hiatus)))
        self.codes.add((_INHERENT, _SEPARATOR, *scheme.signs, *scheme.vowels, *self.marks))
        self.codes.add((*scheme.digits, "ৎ", _HASANTA, "।", "॥", *PLAIN))
        self._letters = flag_table(
            self.codes,
            self.consonants,
            (*scheme.signs, _HASANTA),
            self.hiatus,
            "অ",
            "ত" if scheme.shares_t else "",
            _HASANTA,
            [c for c in self.consonants if c in TA_JOINS or c >= _PRIVATE],
        )
        relations = list(self._relations())
        self._pairs = flag_table(
            self.codes, *(second for _, second in relations), *(first for first, _ in relations)
        )
        self._chain = self._chains()
        self._opened, self._tokens, self._final, self._long = self._output()

    def _swaps(self) -> list[tuple[str, str]]:
        """Return replacements that make letters of their own of what is written otherwise here."""
        scheme = self.scheme
        swaps: list[tuple[str, str]] = []
        private = map(chr, range(ord(_PRIVATE), ord(_PRIVATE) + 0x80))
        for letter, roman in scheme.phalas.items():
            subscript = next(private)
            self.consonants[subscript] = roman
            swaps.append((_HASANTA + letter, _HASANTA + subscript))
            for (first, second), joined in scheme.clusters.items():
                if second == letter and joined == scheme.consonants[letter]:
                    cluster = first + _HASANTA
                    swaps.append((cluster + subscript, cluster + letter))
        special: dict[str, str] = {}
        for (mark, letter), roman in scheme.before.items():
            if roman not in special:
                special[roman] = next(private)
                self.marks[special[roman]] = roman
            swaps.append((mark + letter, special[roman] + letter))
        return swaps

    def _relations(self) -> Iterator[tuple[set[str], set[str]]]:
        """Yield four pairs of sets: letters of the one before letters of the other are trouble.

        Some pairs of letters that would do no harm are among them.
        """
        scheme, vowels, consonants = self.scheme, self.scheme.vowels, self.consonants
        followers = {**consonants, **self.marks, **scheme.digits}
        open_ended = {**scheme.signs, **vowels, **self.marks}
        del open_ended["অ"]  # its hiatus is seen to elsewhere, with that of inherent vowels
        _, after_dead = self._running_together(consonants, followers)
        yield {_HASANTA}, {*vowels, *after_dead}
        _, after_khanda = self._running_together({"ৎ": scheme.khanda}, {**followers, **vowels})
        if scheme.shares_t:
            joins = {letter for letter in consonants if letter in TA_JOINS or letter >= _PRIVATE}
            after_khanda |= vowels.keys() | joins | {"ৎ"}
        yield {"ৎ"}, after_khanda
        yield self._running_together(open_ended, {**followers, **vowels})
        yield self._running_together(consonants, scheme.signs)

    def _running_together(
        self, firsts: dict[str, str], seconds: dict[str, str]
    ) -> tuple[set[str], set[str]]:
        """Return the letters of both sides that run into any of the other side."""
        pairs = [
            (one, other)
            for (one, token), (other, following) in product(firsts.items(), seconds.items())
            if self.scheme.collides(token, following)
        ]
        return {one for one, _ in pairs}, {other for _, other in pairs}

    def _chains(self) -> re.Pattern[str] | None:
        """Return the pattern of several subscript letters in a row, which swapping mistakes."""
        if not self.scheme.phalas:
            return None
        private = (letter for letter in self.consonants if letter >= _PRIVATE)
        subscript = _HASANTA + character_class({*private, *self.scheme.phalas})
        return re.compile(subscript * 2)

    def prepare(self, text: str) -> str:
        """Return text with one codepoint a letter, and without the joiners that are dropped."""
        if _ZWJ in text or _ZWNJ in text:
            text = self._without_joiners(text)
        if _NUKTA in text:
            text = replace_all(COMPOSED.items(), text)
        return replace_all(self.swaps, replace_all(_SPLIT_SIGNS, text))

    def _without_joiners(self, text: str) -> str:
        if any(sign in text for sign in _APART):
            return text  # joiners are unknown characters, so these words go the careful way
        text = text.replace(f"ত{_HASANTA}{_ZWJ}", "ৎ").replace(_ZWNJ, "")
        return text if self.scheme.shows_ra_ya else text.replace(_ZWJ, "")

    def scan(self, data: bytes) -> int:
        """Return the flags of all letters: bit 0 consonant, 1 sign or hasanta, and so on."""
        return number(data.translate(self._letters))

    def trouble(self, text: str, data: bytes, flags: int) -> list[int]:
        """Return where there is something for the careful way, in order."""
        pairs, lowest = number(data.translate(self._pairs)), ones(len(data))
        found = pairs & pairs >> 4 << 8 & lowest * 15
        closing = flags >> 1 & lowest
        found |= closing ^ (closing & flags << 8)  # a sign or hasanta without a consonant
        dead = flags >> 4 & flags >> 13 & lowest  # ত with hasanta ...
        found |= dead ^ (dead & flags >> 22)  # ... but without a letter that it joins
        places = marked(found, len(data)) if found else []
        if UNKNOWN.encode() in data:
            places += _all(UNKNOWN.encode(), data)
            places.sort()
        if self._chain and (chained := [match.start() for match in self._chain.finditer(text)]):
            places = sorted(places + chained)
        return places

    def write(self, data: bytes, flags: int) -> str:
        """Return the result for text without trouble."""
        lowest = ones(len(data))
        consonants = flags & lowest
        # Consonants that no sign follows flip: they are written with their vowel. Vowels
        # that would run into such a one, or into অ, flip: they are written with a separator.
        flips = consonants ^ (consonants & flags >> 9)
        flips |= flags >> 2 & (flips | flags >> 3 & lowest) << 8 & lowest
        letters = (number(data) ^ flips * FLIP).to_bytes(len(data), "little")
        latin = spread(spread(letters, self._opened), self._tokens)
        text = codecs.charmap_decode(latin, "strict", self._final)[0]
        return replace_all(self._long, text) if self._long else text

    def _output(self) -> tuple[str, str, str, list[tuple[str, str]]]:
        """Return the tables that write the letters, and the placeholders of long tokens."""
        scheme, codes = self.scheme, self.codes
        opened = {codes[c] ^ FLIP: bytes([codes[c], codes[_INHERENT]]) for c in self.consonants}
        opened |= {codes[v] ^ FLIP: bytes([codes[_SEPARATOR], codes[v]]) for v in self.hiatus}
        tokens = {**self.consonants, **self.marks, **scheme.vowels, **scheme.signs}
        tokens |= scheme.digits | scheme.punctuation | {c: c for c in PLAIN + PLACE}
        tokens |= {"ৎ": scheme.khanda, _HASANTA: "", _SEPARATOR: scheme.separator}
        tokens[_INHERENT] = scheme.vowels["অ"]
        out = Codes()
        long: dict[str, str] = {}
        written: dict[int, bytes] = {}
        for letter, token in tokens.items():
            placeholder = long.setdefault(token, chr(0xE000 + len(long))) if len(token) > 2 else ""
            written[codes[letter]] = bytes(out[c] for c in placeholder or token) or b"\0\0"
        final = table({code: character for character, code in out.items()})
        replacements = [(placeholder, token) for token, placeholder in long.items()]
        return two_for_one(opened), two_for_one(written), final, replacements


def _all(character: bytes, data: bytes) -> list[int]:
    return [match.start() for match in re.finditer(re.escape(character), data)]
