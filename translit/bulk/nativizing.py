"""The plain words of Latin text, read into Bengali script all at once."""

from __future__ import annotations

import codecs
import re
import string
import unicodedata
from graphlib import TopologicalSorter
from itertools import permutations
from typing import TYPE_CHECKING, Final

from translit.bulk.codes import (
    COMPOSED,
    FLIP,
    PLAIN,
    Bulk,
    Codes,
    character_class,
    flag_table,
    number,
    ones,
    replace_all,
    spread,
    table,
    two_for_one,
)
from translit.letters import of_role
from translit.schemes import TA_JOINS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from translit.schemes import Scheme

__all__ = ["bulk_nativizer"]

_HASANTA: Final = "\N{BENGALI SIGN VIRAMA}"
_FREQUENT: Final = frozenset("aāAiueorntkmsbldpgjhcy.")
_DECOMPOSED: Final = tuple((composed, letter) for letter, composed in COMPOSED.items())


def bulk_nativizer(
    scheme: Scheme, prepare: Callable[[str], str], careful: Callable[[str], str]
) -> Bulk:
    """Return the converter into Bengali for texts of any length.

    >>> from translit.schemes import load_scheme
    >>> bulk_nativizer(load_scheme("iso15919"), str, str.upper)("bāṁlā bhāṣā, ba:i")
    'বাংলা ভাষা, বই'
    """
    return Bulk(_Nativizing(scheme, prepare), careful)


class _Nativizing:
    """The tables of one scheme for the way into Bengali."""

    def __init__(self, scheme: Scheme, prepare: Callable[[str], str]) -> None:
        self.scheme = scheme
        self.prepare = prepare
        rare = {"ৠ", "ঌ", "ৡ", "ঽ"}
        readings = {
            token: sign._replace(letter=COMPOSED.get(sign.letter, sign.letter))
            for token, sign in scheme.readings.items()
            if sign.letter not in rare and (len(token) == 1 or token not in scheme.also)
        }
        readings = {token: sign for token, sign in readings.items() if len(sign.letter) == 1}
        self.letters = {token: sign.letter for token, sign in readings.items()}
        self.kinds = {token: sign.kind for token, sign in readings.items()}
        self.consonants = [token for token, kind in self.kinds.items() if kind == "K"]
        self.vowels = [token for token, kind in self.kinds.items() if kind == "V"]
        self.subscripts = {token: f"^{c}" for token, c in scheme.phala_readings.items()}
        flipping = (*self.consonants, *self.vowels, *self.subscripts.values())
        self.codes = Codes(flipping)
        self.codes.add(sorted({character for token in self.letters for character in token}))
        self.codes.add((*PLAIN, "।", "॥", *self.letters, "<khanda>"))
        self._places = self._trouble()
        order, _ = self._order()
        self._together = self._sharing_second(order)
        self._replaced = [
            (self._bytes(token), self._bytes([token]))
            for token in order
            if token not in self._together
        ]
        self._replaced += self._hiatus()
        self._firsts = flag_table(self.codes, *self._halves())
        self._changes = self._merged()
        self._flags = flag_table(self.codes, *self._sets())
        self._written, self._final = self._output()
        dotted = (token for token in self.consonants if self.letters[token] in COMPOSED.values())
        self._dotted = [bytes([self.codes[token] ^ FLIP]) for token in dotted]

    def _bytes(self, characters: Iterable[str]) -> bytes:
        return bytes(self.codes[character] for character in characters)

    @staticmethod
    def _sharing_second(order: list[str]) -> set[str]:
        """Return the tokens of two characters that share the most frequent second one (h)."""
        pairs = [token for token in order if len(token) == 2]
        seconds = [token[1] for token in pairs]
        most = max(seconds, key=seconds.count, default="")
        return {token for token in pairs if token[1] == most and seconds.count(most) > 2}

    def _halves(self) -> tuple[set[str], set[str]]:
        """Return the first and second characters of the tokens that are merged together."""
        return {token[0] for token in self._together}, {token[1] for token in self._together}

    def _merged(self) -> bytes:
        """Return how the first characters of those tokens change."""
        changes = bytearray(256)
        for token in self._together:
            changes[self.codes[token[0]]] = self.codes[token[0]] ^ self.codes[token]
        return bytes(changes)

    def _sets(self) -> list[Iterable[str]]:
        """Return the sets of tokens that have flags of their own."""
        joins = [token for token in self.consonants if self.letters[token] in TA_JOINS]
        shared = [self.scheme.khanda] if self.scheme.shares_t else []
        after_ta = [*joins, *self.subscripts, *self.vowels]
        return [self.consonants, self.vowels, after_ta, shared, *([t] for t in self.subscripts)]

    def scan(self, data: bytes) -> int:
        """Return no flags: those of Latin text are only worth while after merging."""
        del data
        return 0

    def trouble(self, text: str, data: bytes, flags: int) -> list[int]:
        """Return where there is something for the careful way, in order."""
        del data, flags
        return self._places(text)

    def write(self, data: bytes, flags: int) -> str:
        """Return the result for text without trouble."""
        del flags
        for old, new in self._replaced:
            data = data.replace(old, new)
        if self._together:
            data = self._merge(data)
        flags, lowest, codes = number(data.translate(self._flags)), ones(len(data)), self.codes
        consonants = flags & lowest
        bare = consonants ^ (consonants & flags >> 9)  # no vowel follows: hasanta
        signs = flags >> 1 & flags << 8 & lowest  # vowels that follow a consonant
        letters = number(data) ^ (bare | signs) * FLIP
        if self.scheme.shares_t:
            ta = flags >> 3 & lowest
            letters ^= (ta ^ (ta & flags >> 10)) * (
                codes[self.scheme.khanda] ^ FLIP ^ codes["<khanda>"]
            )
        for bit, (token, subscript) in enumerate(self.subscripts.items(), start=4):
            letters ^= (flags >> bit & flags << 8 & lowest) * (codes[token] ^ codes[subscript])
        data = letters.to_bytes(len(data), "little")
        text = codecs.charmap_decode(spread(data, self._written), "strict", self._final)[0]
        # ড় ঢ় য় have two characters, and with hasanta three, which is one too many for a byte.
        if any(code in data for code in self._dotted):
            text = replace_all(_DECOMPOSED, text)
        return text

    def _merge(self, data: bytes) -> bytes:
        """Make one of the tokens of two characters that share the second one."""
        flags, lowest = number(data.translate(self._firsts)), ones(len(data))
        found = flags & flags >> 9 & lowest  # the first character before the second
        mask = (found << 8) - found  # all bits of the bytes
        letters = number(data)
        letters ^= number(data.translate(self._changes)) & mask
        letters ^= letters & mask << 8
        return letters.to_bytes(len(data), "little").translate(None, b"\0")

    def _trouble(self) -> Callable[[str], list[int]]:
        """Return the function that finds what has to be left to the careful way."""
        scheme = self.scheme
        alphabet = {character for token in self.letters for character in token}
        apostrophe = {scheme.avagraha} if scheme.avagraha_is_apostrophe else set()
        capitals = set(string.ascii_uppercase) if scheme.folds_case else set()
        known = {*PLAIN, *alphabet, "।", "॥"} - apostrophe - capitals
        others = [token for token in scheme.readings if token not in self.letters]
        words = {*self._order()[1], *others} - set(self.letters)
        words = {word for word in words if known.issuperset(word)}
        # A search for words of frequent letters would be slow; most texts have none of them.
        plain = {word: re.compile(re.escape(word)) for word in words if _FREQUENT.issuperset(word)}
        pattern = _unknown_or(known, self._conditions(words - plain.keys(), alphabet))

        def places(text: str) -> list[int]:
            found = [match.start() for match in pattern.finditer(text)]
            if seldom := [search for word, search in plain.items() if word in text]:
                found += [match.start() for search in seldom for match in search.finditer(text)]
                found.sort()
            return found

        return places

    def _conditions(self, words: set[str], alphabet: Iterable[str]) -> dict[str, list[str]]:
        """Return the seldom letters to look at, and what around them makes trouble."""
        conditions = {self.scheme.separator[-1]: [self._separator(alphabet)]}
        for mark in filter(unicodedata.combining, alphabet):  # would compose with other letters
            bases = "|".join(re.escape(t[: t.index(mark)]) for t in self.letters if mark in t[1:])
            conditions[mark] = [f"(?<!(?:{bases}){mark})"]
        for word in words:
            place = max(range(len(word)), key=lambda place: (word[place] not in _FREQUENT, -place))
            before, after = re.escape(word[: place + 1]), re.escape(word[place + 1 :])
            conditions.setdefault(word[place], []).append(f"(?<={before})(?={after})")
        return conditions

    def _order(self) -> tuple[list[str], set[str]]:
        """Return the tokens of several characters in the order in which they are merged.

        Reading takes the longest token at the first place. Merging does the same if longer
        tokens are merged before those inside them, and tokens that start first before
        those that they overlap. Overlaps that allow no order are returned as well.
        """
        long = [token for token in self.letters if len(token) > 1]
        sorter = TopologicalSorter({token: set[str]() for token in long})
        overlaps = {
            (one, other): one + other[size:]
            for one, other in permutations(self.scheme.readings, 2)
            for size in range(1, min(len(one), len(other)))
            if one.endswith(other[:size])
        }
        trouble = set()
        for (one, other), text in overlaps.items():
            orderly = one in long and other in long and (other, one) not in overlaps
            if orderly and one[-1] != "h":  # tokens in h are merged last
                sorter.add(other, one)
            else:
                trouble.add(text)
        for one, other in permutations(long, 2):
            if one in other:
                sorter.add(one, other)
        return list(sorter.static_order()), trouble

    def _separator(self, alphabet: Iterable[str]) -> str:
        """Return the condition of separators that are more than punctuation or plain hiatus."""
        scheme, inherent = self.scheme, self.scheme.vowels["অ"]
        separator = re.escape(scheme.separator)
        letters = character_class({*alphabet, *string.ascii_letters, *string.digits})
        colliding = [v[0] for v in scheme.vowels.values() if scheme.collides(inherent, v)]
        plain = (
            f"(?<={re.escape(inherent)}{separator}){character_class({*colliding})}(?!{separator})"
        )
        exempt = f"(?!{plain})" if colliding else ""
        between = f"(?<={letters}{separator})(?={letters}|{separator}){exempt}"
        after_t = f"|(?<={re.escape(scheme.khanda)}{separator})" if scheme.shares_t else ""
        return between + after_t

    def _hiatus(self) -> list[tuple[bytes, bytes]]:
        """Return the replacements that take the separator out of hiatus."""
        codes, inherent = self.codes, self.scheme.vowels["অ"]
        separator = bytes(codes[character] for character in self.scheme.separator)
        return [
            (
                bytes([codes[inherent], *separator, codes[vowel]]),
                bytes([codes[inherent], codes[vowel]]),
            )
            for vowel in self.vowels
            if self.scheme.collides(inherent, vowel)
        ]

    def _output(self) -> tuple[str, str]:
        """Return the tables that write the letters."""
        codes, out = self.codes, Codes()
        signs = {"অ": ""} | {vowel: sign for sign, vowel in of_role("vowel sign").items()}
        written = {code: c for c, code in codes.items() if len(c) == 1 and c not in self.letters}
        written[codes["<khanda>"]] = "ৎ"
        letters = self.letters | {f"^{c}": c for c in self.scheme.phala_readings.values()}
        for token, letter in letters.items():
            code = codes[token]
            written[code] = dict(_DECOMPOSED).get(letter, letter)
            if token in self.vowels:
                written[code ^ FLIP] = signs[letter]
            elif self.kinds.get(token, "K") == "K":
                written[code ^ FLIP] = letter + _HASANTA
        spread = {code: bytes(out[c] for c in text) or b"\0\0" for code, text in written.items()}
        return two_for_one(spread), table({code: c for c, code in out.items()})


def _unknown_or(known: set[str], conditions: dict[str, list[str]]) -> re.Pattern[str]:
    """Return a pattern for characters that are not known, or stand under their conditions."""
    by_condition: dict[str, set[str]] = {}
    for character, found in conditions.items():
        by_condition.setdefault("|".join(sorted(set(found))), set()).add(character)
    cases = [f"(?<!{character_class(known)})"]
    cases += [
        f"(?<={character_class(characters)})(?:{c})" for c, characters in by_condition.items()
    ]
    # The class in front makes the search fast; it is of characters that are seldom.
    safe = re.escape("".join(sorted(known - set(conditions))))
    return re.compile(f"[^{safe}](?:{'|'.join(cases)})", re.DOTALL)
