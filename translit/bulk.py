"""Whole texts at the speed of byte tables: the plain words of a text, all at once.

Most words need no thought: each letter has its token, each sign takes the place of an
inherent vowel. Such text becomes bytes, one for each character, and every step is one
pass of the interpreter's own C code over all of them. Words that do need thought are
left to the careful way, which this one must equal everywhere else.

Two tricks do the work. What depends on a neighbour is decided for all letters at once:
the bytes are read as one long number, and a shift by eight bits lays each letter over
the next. And to write two bytes for one, a byte is decoded to the character whose UTF-16
form they are.
"""

from __future__ import annotations

import codecs
import re
import string
from graphlib import TopologicalSorter
from itertools import permutations, product
from typing import TYPE_CHECKING, Final

from translit.letters import of_role
from translit.schemes import TA_JOINS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from translit.schemes import Scheme

    Trouble = Callable[[str, bytes], Iterator[int]]

__all__ = ["Bulk", "bulk_nativizer", "bulk_romanizer"]

_HASANTA: Final = "\N{BENGALI SIGN VIRAMA}"
_NUKTA: Final = "\N{BENGALI SIGN NUKTA}"
_ZWNJ: Final = "\N{ZERO WIDTH NON-JOINER}"
_ZWJ: Final = "\N{ZERO WIDTH JOINER}"
_PLACE: Final = "\x1a"  # stands for a word that is converted elsewhere
_UNKNOWN: Final = "\x1b"  # stands for a character without a code
_PLAIN: Final = "\t\n\r" + "".join(map(chr, range(32, 127))) + "’‘“”–—…•·°«»\u00a0"
_COMPOSED: Final = {"ড" + _NUKTA: "\u09dc", "ঢ" + _NUKTA: "\u09dd", "য" + _NUKTA: "\u09df"}
_SPLIT_SIGNS: Final = (("\u09c7\u09be", "\u09cb"), ("\u09c7\u09d7", "\u09cc"))
_FREQUENT: Final = frozenset("aāAiueorntkmsbldpgjhcy.")
_EDGE: Final = re.compile("[ \n]")
_MARKED: Final = re.compile(rb"[^\0]")
# A letter with FLIP in its code is the same letter in its other state.
_FLIP: Final = 0x40


def _unknown(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return _UNKNOWN * (error.end - error.start), error.end


codecs.register_error("translit.unknown", _unknown)


class _Codes(dict[str, int]):
    """One byte for each character; plain ASCII keeps its own, the others take what is free.

    Letters that have two states get a code that is free with FLIP in it too.
    """

    def __init__(self, flipping: Iterable[str] = ()) -> None:
        super().__init__({_PLACE: ord(_PLACE), _UNKNOWN: ord(_UNKNOWN)})
        self.update(zip(dict.fromkeys(flipping), range(0x80, 0xC0), strict=False))
        flipped = {code ^ _FLIP for code in self.values() if code >= 0x80}
        self.update((c, ord(c)) for c in _PLAIN if c < "\x7f" and c not in self)
        taken = {*self.values(), *flipped}
        # D8 to DF would make surrogates of a pair of bytes; 0 is what is left out.
        fit = (*range(1, 32), 0x7F, *range(0x80, 0xD8), *range(0xE0, 0x100), *range(32, 127))
        self._free = (code for code in fit if code not in taken)

    def __missing__(self, character: str) -> int:
        self[character] = next(self._free)
        return self[character]


def _number(data: bytes) -> int:
    return int.from_bytes(data, "little")


def _flags(codes: dict[int, int]) -> bytes:
    """Return the translation of each byte to its flags."""
    return bytes(codes.get(code, 0) for code in range(256))


def _two_for_one(codes: dict[int, bytes]) -> str:
    """Return the decoding table that makes a byte one or two bytes, by way of UTF-16."""
    return "".join(
        codes.get(code, bytes([code])).ljust(2, b"\0").decode("utf-16-le") for code in range(256)
    )


def _spread(data: bytes, table: str) -> bytes:
    """Turn every byte into the bytes that the table gives it."""
    decoded = codecs.charmap_decode(data, "strict", table)[0]
    return decoded.encode("utf-16-le").translate(None, b"\0")


def _table(characters: dict[int, str]) -> str:
    """Return the decoding table of one character for each byte."""
    return "".join(characters.get(code, "\ufffe") for code in range(256))


def _class(letters: Iterable[str]) -> str:
    return "[" + re.escape("".join(sorted(letters))) + "]"


class Bulk:
    """Converts the plain words of a text at once, and hands the others to `careful`."""

    def __init__(
        self,
        prepare: Callable[[str], str],
        codes: dict[str, int],
        trouble: Trouble,
        plain: Callable[[bytes], str],
        careful: Callable[[str], str],
    ) -> None:
        self._prepare = prepare
        single = {code: letter for letter, code in codes.items() if len(letter) == 1}
        self._encoder = codecs.charmap_build(_table({0: "\0", **single}))
        self._trouble = trouble
        self._plain = plain
        self._careful = careful

    def __call__(self, text: str) -> str:
        """Convert a text."""
        text = self._prepare(text)
        data = codecs.charmap_encode(text, "translit.unknown", self._encoder)[0]
        data = data.replace(b"\0", _UNKNOWN.encode())
        pieces: list[bytes] = []
        hard: list[str] = []
        done = 0
        for place in self._trouble(text, data):
            if place >= done:
                start, stop = _word_around(text, place, done)
                pieces.append(data[done:start])
                hard.append(self._careful(text[start:stop]))
                done = stop
        if not hard:
            return self._plain(data)
        pieces.append(data[done:])
        plain = self._plain(_PLACE.encode().join(pieces)).split(_PLACE)
        hard.append("")
        return "".join([piece for pair in zip(plain, hard, strict=True) for piece in pair])


def _word_around(text: str, place: int, start: int) -> tuple[int, int]:
    """Return where the word around `place` starts, not before `start`, and stops."""
    space = max(text.rfind(" ", start, place), text.rfind("\n", start, place))
    edge = _EDGE.search(text, place)
    return max(space + 1, start), edge.start() if edge else len(text)


def _replace_all(replacements: Iterable[tuple[str, str]], text: str) -> str:
    for old, new in replacements:
        text = text.replace(old, new)
    return text


def bulk_romanizer(scheme: Scheme, careful: Callable[[str], str]) -> Bulk:
    """Return the converter from Bengali for texts of any length.

    >>> from translit.schemes import load_scheme
    >>> bulk_romanizer(load_scheme("iso15919"), careful=str.upper)("বাংলা ভাষা, বই")
    'bāṁlā bhāṣā, ba:i'
    """
    return _Romanizing(scheme).bulk(careful)


class _Romanizing:
    """The tables of one scheme for the way from Bengali."""

    def __init__(self, scheme: Scheme) -> None:
        self.scheme = scheme
        self.consonants = {
            _COMPOSED.get(letter, letter): roman
            for letter, roman in scheme.consonants.items()
            if len(_COMPOSED.get(letter, letter)) == 1
        }
        self.marks = dict(scheme.marks)
        # Letters that are written otherwise next to some others become letters of their own.
        self.swaps: list[tuple[str, str]] = []
        private = map(chr, range(0xE000, 0xE100))
        for letter, roman in scheme.phalas.items():
            subscript = next(private)
            self.consonants[subscript] = roman
            self.swaps.append((_HASANTA + letter, _HASANTA + subscript))
            for (first, second), joined in scheme.clusters.items():
                if second == letter and joined == scheme.consonants[letter]:
                    cluster = first + _HASANTA
                    self.swaps.append((cluster + subscript, cluster + letter))
        special: dict[str, str] = {}
        for (mark, letter), roman in scheme.before.items():
            if roman not in special:
                special[roman] = next(private)
                self.marks[special[roman]] = roman
            self.swaps.append((mark + letter, special[roman] + letter))
        inherent = scheme.vowels["অ"]
        self.hiatus = {v for v, roman in scheme.vowels.items() if scheme.collides(inherent, roman)}
        self.codes = _Codes(flipping=(*self.consonants, *sorted(self.hiatus)))
        self.inherent = self.codes["\ue0ff"]
        for letter in (*scheme.signs, *scheme.vowels, *self.marks, *scheme.digits):
            self.codes[letter]  # takes a code
        for letter in ("ৎ", _HASANTA, "।", "॥", *(c for c in _PLAIN if c > "\x7f")):
            self.codes[letter]

    def bulk(self, careful: Callable[[str], str]) -> Bulk:
        """Return the converter."""
        unswap = str.maketrans(
            {
                new: old
                for pair in self.swaps
                for old, new in zip(*pair, strict=True)
                if new >= "\ue000"
            }
        )
        original = (lambda word: careful(word.translate(unswap))) if self.swaps else careful
        return Bulk(self._prepare, self.codes, self._trouble(), self._plain(), original)

    def _prepare(self, text: str) -> str:
        """Return text with one codepoint a letter, and without the joiners that are dropped."""
        if _ZWJ in text:
            text = text.replace(f"ত{_HASANTA}{_ZWJ}", "ৎ")
            if not self.scheme.shows_ra_ya:
                text = text.replace(_ZWJ, "")
        if _ZWNJ in text:
            text = text.replace(_ZWNJ, "")
        if _NUKTA in text:
            text = _replace_all(_COMPOSED.items(), text)
        return _replace_all(self.swaps, _replace_all(_SPLIT_SIGNS, text))

    def _trouble(self) -> Trouble:
        """Return the function that finds what has to be left to the careful way.

        A pair of letters is trouble if the first has a flag among those of the firsts, and
        the second the same flag among those of the seconds. Some pairs that would do no
        harm are found as well.
        """
        codes = self.codes
        firsts: dict[int, int] = {}
        seconds: dict[int, int] = {}
        for bit, (these, those) in enumerate(self._relations()):
            for flags, letters in ((firsts, these), (seconds, those)):
                for letter in letters:
                    flags[codes[letter]] = flags.get(codes[letter], 0) | 1 << bit
        first, second = _flags(firsts), _flags(seconds)
        joins = {codes[c] for c in self.consonants if c in TA_JOINS or c >= "\ue000"}
        ta = _flags({codes["ত"]: 1} if self.scheme.shares_t else {})
        after_ta = _flags({codes[_HASANTA]: 1} | dict.fromkeys(joins, 2))
        closing, consonant = self._closing, self._consonant
        unknown = bytes([codes[_UNKNOWN]])
        single = _flags({codes[_UNKNOWN]: 1})
        chain = self._chain()

        def trouble(text: str, data: bytes) -> Iterator[int]:
            found = _number(data.translate(first)) << 8 & _number(data.translate(second))
            closed = _number(data.translate(closing))
            # A sign or hasanta that follows no consonant.
            found |= closed ^ (closed & _number(data.translate(consonant)) << 8)
            after = _number(data.translate(after_ta))
            dead = _number(data.translate(ta)) & after >> 8
            found |= dead ^ (dead & after >> 17)
            if unknown in data:
                found |= _number(data.translate(single))
            places = [match.start() for match in chain.finditer(text)] if chain else []
            if found:
                marked = found.to_bytes(len(data) + 1, "little")
                places += [match.start() for match in _MARKED.finditer(marked)]
            return iter(sorted(places) if chain else places)

        return trouble

    def _chain(self) -> re.Pattern[str] | None:
        """Return the pattern of several subscript letters in a row, which swapping mistakes."""
        subscripts = {c for c in self.consonants if c >= "\ue000"} | set(self.scheme.phalas)
        if not self.scheme.phalas:
            return None
        return re.compile(f"{_HASANTA}{_class(subscripts)}{_HASANTA}{_class(subscripts)}")

    def _relations(self) -> Iterator[tuple[set[str], set[str]]]:
        """Yield the letters that may be trouble together: those before, those after."""
        scheme, vowels, consonants = self.scheme, self.scheme.vowels, self.consonants
        followers = {**consonants, **self.marks, **scheme.digits}
        open_ended = {**scheme.signs, **vowels, **self.marks}
        del open_ended["অ"]  # its hiatus is seen to elsewhere, with that of inherent vowels
        _, after_dead = self._running_together(consonants, followers)
        yield {_HASANTA}, {*vowels, *after_dead}
        khanda = {"ৎ": scheme.khanda}
        _, after_khanda = self._running_together(khanda, {**followers, **vowels})
        if scheme.shares_t:
            after_khanda |= {*vowels, *(c for c in consonants if c in TA_JOINS or c >= "\ue000")}
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

    @property
    def _closing(self) -> bytes:
        """The flag of what takes a consonant its inherent vowel."""
        return _flags({self.codes[sign]: _FLIP for sign in (*self.scheme.signs, _HASANTA)})

    @property
    def _consonant(self) -> bytes:
        return _flags({self.codes[letter]: _FLIP for letter in self.consonants})

    def _plain(self) -> Callable[[bytes], str]:
        """Return the function that writes text without trouble."""
        codes, closing, consonant = self.codes, self._closing, self._consonant
        independent = _flags({codes["অ"]: _FLIP})
        hiatus = _flags({codes[vowel]: _FLIP for vowel in self.hiatus})
        opened, tokens, final, long = self._output()

        def plain(data: bytes) -> str:
            letters = _number(data)
            # Consonants that no sign follows flip: they are written with their vowel.
            flips = _number(data.translate(consonant))
            flips ^= flips & _number(data.translate(closing)) >> 8
            vowels = _number(data.translate(hiatus))
            if vowels:  # after an inherent vowel they flip: they are written with a separator
                letters ^= vowels & (flips | _number(data.translate(independent))) << 8
            data = (letters ^ flips).to_bytes(len(data), "little")
            data = _spread(_spread(data, opened), tokens)
            return _replace_all(long, codecs.charmap_decode(data, "strict", final)[0])

        return plain

    def _output(self) -> tuple[str, str, str, list[tuple[str, str]]]:
        """Return the tables that write the letters, and the placeholders of long tokens."""
        scheme, codes = self.scheme, self.codes
        opened = {codes[c] ^ _FLIP: bytes([codes[c], self.inherent]) for c in self.consonants}
        separator = codes["\ue0fe"]
        opened |= {codes[v] ^ _FLIP: bytes([separator, codes[v]]) for v in self.hiatus}
        tokens = {**self.consonants, **self.marks, **scheme.vowels, **scheme.signs}
        tokens |= scheme.digits | scheme.punctuation | {c: c for c in _PLAIN + _PLACE}
        tokens |= {"ৎ": scheme.khanda, _HASANTA: "", "\ue0fe": scheme.separator}
        tokens["\ue0ff"] = scheme.vowels["অ"]
        out = _Codes()
        long: list[tuple[str, str]] = []
        written: dict[int, bytes] = {}
        for letter, token in tokens.items():
            if len(token) > 2:
                long.append((chr(0xE000 + len(long)), token))
                token = long[-1][0]  # noqa: PLW2901 - stands for it to the end
            written[codes[letter]] = bytes(out[character] for character in token)
        written[codes[_HASANTA]] = b"\0\0"
        final = _table({code: character for character, code in out.items()})
        return _two_for_one(opened), _two_for_one(written), final, long


def bulk_nativizer(
    scheme: Scheme, prepare: Callable[[str], str], careful: Callable[[str], str]
) -> Bulk:
    """Return the converter into Bengali for texts of any length.

    >>> from translit.schemes import load_scheme
    >>> bulk_nativizer(load_scheme("iso15919"), str, str.upper)("bāṁlā bhāṣā, ba:i")
    'বাংলা ভাষা, বই'
    """
    tables = _Nativizing(scheme)
    return Bulk(prepare, tables.codes, tables.trouble(), tables.plain(), careful)


class _Nativizing:
    """The tables of one scheme for the way into Bengali."""

    def __init__(self, scheme: Scheme) -> None:
        self.scheme = scheme
        rare = {"ৠ", "ঌ", "ৡ", "ঽ"}
        readings = {
            token: sign._replace(letter=_COMPOSED.get(sign.letter, sign.letter))
            for token, sign in scheme.readings.items()
            if sign.letter not in rare and (len(token) == 1 or token not in scheme.also)
        }
        readings = {token: sign for token, sign in readings.items() if len(sign.letter) == 1}
        self.letters = {token: sign.letter for token, sign in readings.items()}
        self.kinds = {token: sign.kind for token, sign in readings.items()}
        self.consonants = [token for token, kind in self.kinds.items() if kind == "K"]
        self.vowels = [token for token, kind in self.kinds.items() if kind == "V"]
        pairs = [token for token in self.letters if len(token) == 2]
        seconds = [token[1] for token in pairs]
        most = max(seconds, key=seconds.count, default="")
        self.together = {t for t in pairs if t[1] == most} if seconds.count(most) > 2 else set()
        subscripts = [f"^{letter}" for letter in scheme.phala_readings.values()]
        self.codes = _Codes(flipping=(*self.consonants, *self.vowels, *subscripts))
        characters = {character for token in self.letters for character in token}
        for character in (*sorted(characters), *_PLAIN, "।", "॥", *self.letters, "<khanda>"):
            self.codes[character]  # noqa: B018 - takes a code

    def trouble(self) -> Trouble:
        """Return the function that finds what has to be left to the careful way."""
        scheme = self.scheme
        alphabet = {c for token in self.letters for c in token}
        apostrophe = {scheme.avagraha} if scheme.avagraha_is_apostrophe else set()
        capitals = set(string.ascii_uppercase) if scheme.folds_case else set()
        known = {*_PLAIN, *alphabet, "।", "॥"} - apostrophe - capitals
        others = [token for token in scheme.readings if token not in self.letters]
        words = {*self._order()[1], *others} - set(self.letters)
        words = {word for word in words if known.issuperset(word)}
        # A search for words of frequent letters would be slow; most texts have none of them.
        plain = {word: re.compile(re.escape(word)) for word in words if _FREQUENT.issuperset(word)}
        pattern = _unknown_or(known, self._conditions(words - plain.keys(), alphabet))

        def trouble(text: str, _: bytes) -> Iterator[int]:
            places = [match.start() for match in pattern.finditer(text)]
            seldom = [search for word, search in plain.items() if word in text]
            for search in seldom:
                places += [match.start() for match in search.finditer(text)]
            return iter(sorted(places) if seldom else places)

        return trouble

    def _conditions(self, words: set[str], alphabet: Iterable[str]) -> dict[str, list[str]]:
        """Return the seldom letters to look at, and what around them makes trouble."""
        conditions = {self.scheme.separator[-1]: [self._separator(alphabet)]}
        for word in words:
            place = max(range(len(word)), key=lambda place: (word[place] not in _FREQUENT, -place))  # noqa: B023
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
            if orderly and one not in self.together:
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
        letters = _class({*alphabet, *string.ascii_letters, *string.digits})
        colliding = [v[0] for v in scheme.vowels.values() if scheme.collides(inherent, v)]
        plain = f"(?<={re.escape(inherent)}{separator}){_class({*colliding})}(?!{separator})"
        exempt = f"(?!{plain})" if colliding else ""
        between = f"(?<={letters}{separator})(?={letters}|{separator}){exempt}"
        after_t = f"|(?<={re.escape(scheme.khanda)}{separator})" if scheme.shares_t else ""
        return between + after_t

    def plain(self) -> Callable[[bytes], str]:
        """Return the function that reads text without trouble."""
        codes, scheme = self.codes, self.scheme
        merges, first_h, by_h, after_h = self._merges()
        hiatus = self._hiatus()
        consonant = _flags({codes[token]: _FLIP for token in self.consonants})
        vowel = _flags({codes[token]: _FLIP for token in self.vowels})
        solid = _flags({codes[token]: 0xFF for token in self.consonants})
        subscript = _flags(
            {
                codes[t]: codes[t] ^ codes[f"^{letter}"]
                for t, letter in scheme.phala_readings.items()
            }
        )
        joins = {codes[t] for t in self.consonants if self.letters[t] in TA_JOINS}
        joins |= {codes[token] for token in scheme.phala_readings}
        keeps_ta = _flags(dict.fromkeys([*joins, *(codes[token] for token in self.vowels)], 0xFF))
        ta = codes[scheme.khanda]
        khanda = _flags({ta: ta ^ _FLIP ^ codes["<khanda>"]} if scheme.shares_t else {})
        written, final = self._output()
        decomposed = [(composed, letter) for letter, composed in _COMPOSED.items()]

        def plain(data: bytes) -> str:
            for old, new in merges:
                data = data.replace(old, new)
            if any(by_h):
                letters, after = _number(data), _number(data.translate(after_h))
                letters ^= _number(data.translate(by_h)) & after >> 8
                letters ^= letters & after & _number(data.translate(first_h)) << 8
                data = letters.to_bytes(len(data), "little").translate(None, b"\0")
            for old, new in hiatus:
                data = data.replace(old, new)
            letters = _number(data)
            vowels = _number(data.translate(vowel))
            consonants = _number(data.translate(consonant))
            changed = letters ^ (consonants ^ (consonants & vowels >> 8))  # they take a hasanta
            changed ^= vowels & consonants << 8  # they become signs
            if scheme.shares_t:
                bare = _number(data.translate(khanda))
                changed ^= bare ^ (bare & _number(data.translate(keeps_ta)) >> 8)
            if any(subscript):
                below = _number(data.translate(solid)) << 8
                changed ^= _number(data.translate(subscript)) & below
            data = _spread(changed.to_bytes(len(data), "little"), written)
            text = codecs.charmap_decode(data, "strict", final)[0]
            return _replace_all(decomposed, text)

        return plain

    def _merges(self) -> tuple[list[tuple[bytes, bytes]], bytes, bytes, bytes]:
        """Return how tokens of several characters become one.

        The second letter that most tokens share (h) is merged for all of them at once:
        the flags of their first letters, how these change, and the flag of the second.
        The other tokens are replaced, the longest first.
        """
        codes = self.codes
        together = self.together
        merges = [
            (bytes(codes[character] for character in token), bytes([codes[token]]))
            for token in self._order()[0]
            if token not in together
        ]
        first = _flags({codes[token[0]]: 0xFF for token in together})
        change = _flags({codes[token[0]]: codes[token[0]] ^ codes[token] for token in together})
        return merges, first, change, _flags({codes[token[1]]: 0xFF for token in together})

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
        codes, out = self.codes, _Codes()
        signs = {"অ": ""} | {vowel: sign for sign, vowel in of_role("vowel sign").items()}
        written = {code: c for c, code in codes.items() if len(c) == 1 and c not in self.letters}
        written[codes["<khanda>"]] = "ৎ"
        letters = self.letters | {f"^{c}": c for c in self.scheme.phala_readings.values()}
        for token, letter in letters.items():
            code = codes[token]
            written[code] = letter
            if token in self.vowels:
                written[code ^ _FLIP] = signs[letter]
            elif self.kinds.get(token, "K") == "K":
                written[code ^ _FLIP] = letter + _HASANTA
        spread = {code: bytes(out[c] for c in text) or b"\0\0" for code, text in written.items()}
        return _two_for_one(spread), _table({code: c for c, code in out.items()})


def _unknown_or(known: set[str], conditions: dict[str, list[str]]) -> re.Pattern[str]:
    """Return a pattern for characters that are not known, or stand under their conditions."""
    by_condition: dict[str, set[str]] = {}
    for character, found in conditions.items():
        by_condition.setdefault("|".join(sorted(set(found))), set()).add(character)
    cases = [f"(?<!{_class(known)})"]
    cases += [f"(?<={_class(characters)})(?:{c})" for c, characters in by_condition.items()]
    # The class in front makes the search fast; it is of characters that are seldom.
    safe = re.escape("".join(sorted(known - set(conditions))))
    return re.compile(f"[^{safe}](?:{'|'.join(cases)})", re.DOTALL)
