"""Bengali to Latin, letter for letter: one chunk of a word in, its steps out.

A chunk is a stretch of text that is written the same wherever it stands, so its result
can be remembered. It never ends between letters that have to be told apart.
"""

from __future__ import annotations

import re
import string
import unicodedata
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

import regex

from translit.letters import Letter, letters, of_role

if TYPE_CHECKING:
    from translit.schemes import Scheme

__all__ = ["NAMED_ESCAPES", "RA_JOINER", "Part", "Writer", "escape"]

_HASANTA: Final = "\N{BENGALI SIGN VIRAMA}"
_NUKTA: Final = "\N{BENGALI SIGN NUKTA}"
_ZWNJ: Final = "\N{ZERO WIDTH NON-JOINER}"
_ZWJ: Final = "\N{ZERO WIDTH JOINER}"
RA_JOINER: Final = "র" + _ZWJ
# Escapes with a name; any other character of the Bengali block is written \u and its number.
NAMED_ESCAPES: Final = {
    _ZWNJ: "|", _ZWJ: "+", _HASANTA: ",", _NUKTA: "*", "।": ".", "॥": ";", "৳": "$", "\\": "\\",
}  # fmt: skip
_BENGALI: Final = "\u0980-\u09ff"
_PLAIN_ZWJ: Final = re.compile(f"{_ZWJ}(?!{_HASANTA}য)|(?<!র){_ZWJ}")
_ASCII: Final = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛", "'"),
        **dict.fromkeys("“”„‟«»", '"'),
        **dict.fromkeys("‐‑‒–", "-"),
        "—": "--",
        "…": "...",
        "\u00a0": " ",
    }
)


class Part(NamedTuple):
    """A piece of a chunk: what it was, what it became, and by which rule."""

    source: str
    target: str
    rule: str


def escape(text: str) -> str:
    r"""Return `text` spelled by escapes, a form that holds in any scheme.

    >>> print(escape("্া"))
    \,\u9BE;
    """
    return "".join("\\" + NAMED_ESCAPES.get(c, f"u{ord(c):X};") for c in text)


class Writer:
    """Writes chunks of normalised Bengali text by one scheme."""

    def __init__(self, scheme: Scheme) -> None:
        self.scheme = scheme
        self._kinds = dict.fromkeys(scheme.consonants, "K") | dict.fromkeys(scheme.signs, "S")
        self._kinds |= dict.fromkeys(scheme.vowels, "V") | dict.fromkeys(scheme.marks, "M")
        self._kinds |= dict.fromkeys(scheme.digits, "D") | {_HASANTA: "H", "ৎ": "T"}
        if scheme.avagraha:
            self._kinds["ঽ"] = "A"
        if scheme.shows_ra_ya:
            self._kinds[RA_JOINER] = "K"
        long = sorted((unit for unit in self._kinds if len(unit) > 1), key=len, reverse=True)
        followed = f"(?={_HASANTA}য)"  # only before ya-phala is the joiner part of the letter
        units = (unit + followed if unit == RA_JOINER else unit for unit in long)
        self._units = re.compile("|".join([*units, "."]), re.DOTALL)

    def prepare(self, text: str) -> str:
        """Return normalised text without the joiners and dots that the scheme does not show."""
        if self.scheme.options.reversible:
            return text
        if _NUKTA in text:
            text = self._strange_dots.sub("", text)
        if _ZWNJ in text:
            text = text.replace(_ZWNJ, "")
        if _ZWJ in text:
            text = _PLAIN_ZWJ.sub("", text) if self.scheme.shows_ra_ya else text.replace(_ZWJ, "")
        return text

    @cached_property
    def _strange_dots(self) -> re.Pattern[str]:
        """Nuktas under letters for which the scheme has no dotted letter."""
        dotted = "".join(letter[0] for letter in self.scheme.consonants if letter[1:] == _NUKTA)
        return re.compile(f"{_NUKTA}(?<![{dotted}]{_NUKTA})")

    @cached_property
    def chunks(self) -> re.Pattern[str]:
        """The pattern whose matches tile a text and are written independently of each other."""
        scheme = self.scheme
        consonants = "".join(sorted({letter[0] for letter in scheme.consonants}))
        glue = {_HASANTA, "ৎ", "ঽ", *(mark for mark, _ in scheme.before)}
        for letter, roman in {**scheme.vowels, **scheme.signs, **scheme.marks}.items():
            if any(scheme.collides(roman, first) for first in scheme.consonants.values()):
                glue.add(letter)
        glued = "".join(sorted(glue))
        rest = "".join(
            chr(code)
            for code in (*range(0x980, 0xA00), ord(_ZWNJ), ord(_ZWJ))
            if chr(code) not in consonants + glued
        )
        inside = f"[{rest}]|[{glued}][{consonants}০-৯]?"
        return re.compile(f"[{consonants}](?:{inside})*|(?:{inside})+|[^{_BENGALI}{_ZWNJ}{_ZWJ}]++")

    def write(self, chunk: str) -> list[Part]:
        """Write one chunk; the parts' sources joined are the chunk."""
        if not ("\u0980" <= chunk[0] <= "\u09ff" or chunk[0] in _ZWNJ + _ZWJ):
            return self._foreign(chunk)
        units = self._units.findall(chunk)
        kinds = self._places(units)
        tokens = [self._token(units, kinds, place) for place in range(len(units))]
        following = [*zip(units, kinds, tokens, strict=True), ("", "", "")]
        parts: list[Part] = []
        last = ""  # the Latin token that the next one could run into
        for place, (unit, kind, token) in enumerate(following[:-1]):
            separator = self.scheme.separator
            apart = separator * self.scheme.collides(last, token) if last and token else ""
            upcoming = following[place + 1]
            match kind:
                case "K":
                    closed = upcoming[1] in {"S", "H"}
                    target, last = (token, token) if closed else (token + "a", "a")
                case "S" | "V" | "M":
                    target, last = token, token
                case "H":
                    target, last, apart = self._gap(units[place - 1], last, upcoming), "", ""
                case "T":
                    target, last = token + self._gap(unit, token, upcoming), ""
                case "J":
                    gap = 1 + self.scheme.collides(last, upcoming[2])
                    target, last = separator * gap, ""
                case "D" | "A":
                    target, last = token, ""
                case _:
                    target, last = self._stray(unit), ""
            parts.append(Part(unit, apart + target, self._rule(unit, kind)))
        return parts

    def _places(self, units: list[str]) -> list[str]:
        """Return the kind of each unit in its place; a sign out of place has none.

        K consonant, S vowel sign, V vowel, M mark, T khanda ta, A avagraha, D digit,
        H hasanta of a consonant, J hasanta that joins a consonant to a vowel (অ্যা).
        """
        kinds: list[str] = []
        for place, unit in enumerate(units):
            kind = self._kinds.get(unit, "")
            previous = kinds[-1] if kinds else ""
            following = units[place + 1] if place + 1 < len(units) else ""
            if kind == "S" and previous != "K":
                kind = ""
            elif kind == "H" and previous != "K":
                joins = previous in {"S", "V", "M"} and self._kinds.get(following) == "K"
                kind = "J" if joins else ""
            kinds.append(kind)
        return kinds

    def _token(self, units: list[str], kinds: list[str], place: int) -> str:
        """Return the Latin token of one unit, as its neighbours demand."""
        unit, scheme = units[place], self.scheme
        match kinds[place]:
            case "K":
                joined = place > 1 and kinds[place - 1] in {"H", "J"}
                before = units[place - 2].removesuffix(_ZWJ) if joined else ""
                return scheme.consonant_after(before, unit.removesuffix(_ZWJ))
            case "M":
                following = units[place + 1] if place + 1 < len(units) else ""
                return scheme.before.get((unit, following), scheme.marks[unit])
            case "S" | "V" | "T" | "A" | "D":
                return self._alone[unit]
        return ""

    @cached_property
    def _alone(self) -> dict[str, str]:
        """What is written the same in any place."""
        scheme = self.scheme
        single = {"ৎ": scheme.khanda, "ঽ": scheme.avagraha}
        return {**scheme.vowels, **scheme.signs, **scheme.digits, **single}

    def _gap(self, letter: str, token: str, following: tuple[str, str, str]) -> str:
        """Return the separators that stand between a vowelless letter and the next unit."""
        unit, kind, next_token = following
        return self.scheme.separator * self.scheme.gap(letter, token, kind, next_token, unit)

    def _stray(self, unit: str) -> str:
        """Write what stands where it cannot stand, or what the scheme has no letter for."""
        if self.scheme.options.reversible:
            return escape(unit)
        vowel = of_role("vowel sign").get(unit, unit)
        if vowel in self.scheme.vowels:
            return self.scheme.vowels[vowel]
        role = self._roles.get(unit[0])
        if role is None or role.role in {"hasanta", "nukta", "joiner"}:
            return ""
        if role.role == "stray" and self._kinds.get(role.value):
            return self.scheme.vowels.get(role.value) or self.scheme.marks.get(role.value, "")
        if role.role == "digit":
            return unit if self.scheme.options.digits == "keep" else role.value
        return role.value

    @cached_property
    def _roles(self) -> dict[str, Letter]:
        return {letter.text: letter for letter in letters()}

    def _rule(self, unit: str, kind: str) -> str:
        """Name the row of the table that wrote a unit."""
        if kind:
            return f"{self._roles[unit.removesuffix(_ZWJ) if kind == 'K' else unit].role} {unit}"
        return "escape" if self.scheme.options.reversible else "out of place"

    def _foreign(self, chunk: str) -> list[Part]:
        """Write what is not in the Bengali block: as it is, or guarded against being read."""
        if self.scheme.options.reversible:
            return [self._guarded(piece) for piece in self._foreign_pieces.findall(chunk)]
        target = chunk
        for sign, roman in sorted(self.scheme.punctuation.items(), reverse=True):
            target = target.replace(sign, roman)
        if self.scheme.options.punctuation == "ascii":
            target = target.translate(_ASCII)
        return [Part(chunk, target, "passed" if target == chunk else "punctuation")]

    def _guarded(self, piece: str) -> Part:
        """Write a piece of foreign text so that it comes back."""
        if piece in NAMED_ESCAPES:
            return Part(piece, escape(piece), "escape")
        if self._readable.search(piece) or unicodedata.category(piece[0]).startswith("M"):
            inside = piece.replace("\\", "\\\\").replace("}", "\\}")
            return Part(piece, f"\\{{{inside}}}", "foreign text")
        return Part(piece, piece, "passed")

    @cached_property
    def _readable(self) -> re.Pattern[str]:
        """What `nativize` would take for letters of the scheme."""
        alphabet = {*"".join(self.scheme.readings), *self.scheme.separator}
        alphabet |= {*string.ascii_letters, *string.digits}
        alphabet |= {letter.upper() for letter in alphabet if len(letter.upper()) == 1}
        return re.compile("[" + re.escape("".join(sorted(alphabet))) + "]")

    @cached_property
    def _foreign_pieces(self) -> regex.Pattern[str]:
        """Pieces of foreign text: single signs with a name, runs to guard, everything else."""
        guard = self._readable.pattern
        marks = r"\p{M}"
        return regex.compile(
            rf"[।॥\\]|(?:{guard}|^{marks}){marks}*+(?:[^\s।॥\\]?(?:{guard}){marks}*+)*+"
            rf"|(?:(?!{guard}|[।॥\\]).)++",
            regex.DOTALL,
        )

    def spell_out(self, chunk: str) -> list[Part]:
        """Write a chunk that would not come back, each letter by itself."""
        parts = []
        for unit in self._units.findall(chunk):
            roman = self.scheme.consonants.get(unit, "")
            sign = self.scheme.readings.get(roman)
            if sign and sign.letter == unit:
                parts.append(Part(unit, roman + "a", f"consonant {unit}"))
            else:
                parts.append(Part(unit, escape(unit), "escape"))
        return parts
