"""Characters as bytes, flags of bytes as one number, and two bytes written for one."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = [
    "COMPOSED",
    "FLIP",
    "PLACE",
    "PLAIN",
    "UNKNOWN",
    "Bulk",
    "Codes",
    "character_class",
    "flag_table",
    "marked",
    "number",
    "ones",
    "replace_all",
    "spread",
    "table",
    "two_for_one",
]

_NUKTA: Final = "\N{BENGALI SIGN NUKTA}"
COMPOSED: Final = {"ড" + _NUKTA: "\u09dc", "ঢ" + _NUKTA: "\u09dd", "য" + _NUKTA: "\u09df"}
PLACE: Final = "\x1a"  # stands for a word that is converted elsewhere
UNKNOWN: Final = "\x1b"  # stands for a character without a code
PLAIN: Final = "\t\n\r" + "".join(map(chr, range(32, 127))) + "’‘“”–—…•·°«»\u00a0"
# A letter with FLIP in its code is the same letter in its other state.
FLIP: Final = 0x40
_EDGE: Final = re.compile("[ \n]")
_MARKED: Final = re.compile(rb"[^\0]")


def _unknown(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return UNKNOWN * (error.end - error.start), error.end


codecs.register_error("translit.unknown", _unknown)


class Codes(dict[str, int]):
    """One byte for each character; plain ASCII keeps its own, the others take what is free.

    Letters that have two states get a code that is free with FLIP in it too.
    """

    def __init__(self, flipping: Iterable[str] = ()) -> None:
        super().__init__({PLACE: ord(PLACE), UNKNOWN: ord(UNKNOWN)})
        self.update(zip(dict.fromkeys(flipping), range(0x80, 0xC0), strict=False))
        flipped = {code ^ FLIP for code in self.values() if code >= 0x80}
        self.update((c, ord(c)) for c in PLAIN if c < "\x7f" and c not in self)
        taken = {*self.values(), *flipped}
        # D8 to DF would make surrogates of a pair of bytes; 0 is what is left out.
        fit = (*range(1, 32), 0x7F, *range(0x80, 0xD8), *range(0xE0, 0x100), *range(32, 127))
        self._free = (code for code in fit if code not in taken)

    def __missing__(self, character: str) -> int:
        self[character] = next(self._free)
        return self[character]

    def add(self, characters: Iterable[str]) -> None:
        """Give each character its code."""
        for character in characters:
            self[character]


def number(data: bytes) -> int:
    """Return all bytes as one number, the first byte lowest."""
    return int.from_bytes(data, "little")


def ones(size: int) -> int:
    """Return the number that has the lowest bit of every byte."""
    return int.from_bytes(b"\1" * size, "little")


def flag_table(codes: Codes, *planes: Iterable[str]) -> bytes:
    """Return the translation of each byte to its flags: one bit for each set of letters."""
    flags = bytearray(256)
    for bit, letters in enumerate(planes):
        for letter in letters:
            flags[codes[letter]] |= 1 << bit
    return bytes(flags)


def two_for_one(written: dict[int, bytes]) -> str:
    """Return the decoding table that makes a byte one or two bytes, by way of UTF-16."""
    return "".join(
        written.get(code, bytes([code])).ljust(2, b"\0").decode("utf-16-le") for code in range(256)
    )


def spread(data: bytes, pairs: str) -> bytes:
    """Turn every byte into the bytes that a table of `two_for_one` gives it."""
    decoded = codecs.charmap_decode(data, "strict", pairs)[0]
    return decoded.encode("utf-16-le").translate(None, b"\0")


def table(characters: dict[int, str]) -> str:
    """Return the decoding table of one character for each byte."""
    return "".join(characters.get(code, "\ufffe") for code in range(256))


def character_class(letters: Iterable[str]) -> str:
    """Return a class of these letters for a pattern."""
    return "[" + re.escape("".join(sorted(letters))) + "]"


def replace_all(replacements: Iterable[tuple[str, str]], text: str) -> str:
    """Return text with one replacement after the other done."""
    for old, new in replacements:
        text = text.replace(old, new)
    return text


class Tables(Protocol):
    """What one direction of a scheme brings to `Bulk`."""

    @property
    def codes(self) -> Codes:
        """The byte of each character."""
        ...

    def prepare(self, text: str) -> str:
        """Return text as the bytes expect it."""
        ...

    def scan(self, data: bytes) -> int:
        """Return the flags of all letters as one number."""
        ...

    def trouble(self, text: str, data: bytes, flags: int) -> list[int]:
        """Return where there is something for the careful way, in order."""
        ...

    def write(self, data: bytes, flags: int) -> str:
        """Return the result for text without trouble."""
        ...


class Bulk:
    """Converts the plain words of a text at once, and hands the others to `careful`."""

    def __init__(self, tables: Tables, careful: Callable[[str], str]) -> None:
        single = {code: letter for letter, code in tables.codes.items() if len(letter) == 1}
        self._encoder = codecs.charmap_build(table({0: "\0", **single}))
        self._tables = tables
        self._careful = careful

    def __call__(self, text: str) -> str:
        """Convert a text."""
        tables = self._tables
        text = tables.prepare(text)
        data = codecs.charmap_encode(text, "translit.unknown", self._encoder)[0]
        if b"\0" in data:
            data = data.replace(b"\0", UNKNOWN.encode())
        flags = tables.scan(data)
        places = tables.trouble(text, data, flags)
        if not places:
            return tables.write(data, flags)
        pieces: list[bytes] = []
        hard: list[str] = []
        done = 0
        for place in places:
            if place >= done:
                start, stop = _word_around(text, place, done)
                pieces.append(data[done:start])
                hard.append(self._careful(text[start:stop]))
                done = stop
        data = PLACE.encode().join([*pieces, data[done:]])
        plain = tables.write(data, tables.scan(data)).split(PLACE)
        hard.append("")
        return "".join([piece for pair in zip(plain, hard, strict=True) for piece in pair])


def _word_around(text: str, place: int, start: int) -> tuple[int, int]:
    """Return where the word around `place` starts, not before `start`, and stops."""
    space = max(text.rfind(" ", start, place), text.rfind("\n", start, place))
    edge = _EDGE.search(text, place)
    return max(space + 1, start), edge.start() if edge else len(text)


def marked(found: int, size: int) -> list[int]:
    """Return the places of the bytes that are not zero."""
    data = found.to_bytes(size + 2, "little")
    return [match.start() for match in _MARKED.finditer(data, 0, size)]
