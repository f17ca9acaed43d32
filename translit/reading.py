"""Latin to Bengali, letter for letter: one chunk in, its steps out; the mirror of writing."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from translit.letters import of_role
from translit.writing import NAMED_ESCAPES, RA_JOINER, Part

if TYPE_CHECKING:
    from translit.schemes import Scheme, Sign

__all__ = ["Reader"]

_HASANTA: Final = "\N{BENGALI SIGN VIRAMA}"
_BY_NAME: Final = {name: character for character, name in NAMED_ESCAPES.items()}
_ESCAPE: Final = r"\\(?:[|+,*.;$\\]|u[0-9A-F]+;|\{(?:[^\\}]|\\.)*\})"
_AFTER_SENTENCE: Final = r"""(?=["'”’»)\]]*+(?:\s|$))"""


_JOINS: Final = {"dead": _HASANTA, "vowel": _HASANTA, "ra_ya": RA_JOINER[1:] + _HASANTA}
_ROLES: Final = {
    "K": "consonant", "V": "vowel", "M": "mark", "T": "khanda ta", "A": "avagraha", "D": "digit",
}  # fmt: skip


class _Token(NamedTuple):
    """A Latin token, the separators before it, and what it stands for (nothing: passed)."""

    gap: int
    text: str
    sign: Sign | None


class _State(NamedTuple):
    """What the next token follows: C a letter without vowel, V a vowel or mark, or nothing."""

    kind: str
    letter: str
    token: str


_START: Final = _State("", "", "")


class Reader:
    """Reads chunks of Latin text by one scheme."""

    def __init__(self, scheme: Scheme) -> None:
        self.scheme = scheme
        self._signs = {"অ": ""} | {vowel: sign for sign, vowel in of_role("vowel sign").items()}
        tokens = sorted(scheme.readings, key=len, reverse=True)
        self._tokens = re.compile(
            "|".join([*map(re.escape, tokens), re.escape(scheme.separator), "."]), re.DOTALL
        )

    @cached_property
    def _classes(self) -> tuple[str, str]:
        """The characters of consonants and the like, and those that only vowels have."""
        readings = self.scheme.readings
        apart = {self.scheme.avagraha} if self.scheme.avagraha_is_apostrophe else set()
        solid = {
            c for t, sign in readings.items() if sign.kind != "V" and t not in apart for c in t
        }
        vowel = {c for token, sign in readings.items() if sign.kind == "V" for c in token} - solid
        if self.scheme.folds_case:
            solid |= {c.upper() for c in solid if len(c.upper()) == 1}
            vowel |= {c.upper() for c in vowel if len(c.upper()) == 1}
        return re.escape("".join(sorted(solid))), re.escape("".join(sorted(vowel)))

    @cached_property
    def chunks(self) -> re.Pattern[str]:
        """The pattern whose matches tile a text and are read independently of each other.

        Groups are not possessive: until Python 3.11.5 `re` misreads possessive groups.
        """
        solid, vowel = self._classes
        separator = f"(?:{re.escape(self.scheme.separator)})"
        join = f"{separator}+"
        if self.scheme.avagraha_is_apostrophe:
            join = f"(?:{join}|{re.escape(self.scheme.avagraha)})"
        stem = f"[{solid}]++(?:{join}[{solid}]++)*"
        body = f"(?:{stem})?(?:{separator}*[{vowel}]++)+"
        escapes = f"{_ESCAPE}|" if self.scheme.options.reversible else ""
        return re.compile(
            f"{escapes}{body}(?:{join}{body})*(?:{join}{stem}{separator}*)?"
            f"|{stem}{separator}*|[^{solid}{vowel}\\\\]++|.",
            re.DOTALL,
        )

    @cached_property
    def _sentence_ends(self) -> re.Pattern[str] | None:
        """Full stops that stand for a danda, where the scheme writes a danda so."""
        if self.scheme.punctuation.get("।") != "." or self.scheme.options.reversible:
            return None
        solid, vowel = self._classes
        # The full stop comes first in the pattern, which lets the search leap to it.
        return re.compile(f"\\.(?<=[{solid}{vowel}]\\.){_AFTER_SENTENCE}")

    def prepare(self, text: str) -> str:
        """Return text with dandas for the full stops that end a sentence."""
        if self._sentence_ends and "." in text:
            text = self._sentence_ends.sub("।", text)
        return text

    def read(self, chunk: str) -> list[Part]:
        """Read one chunk; the parts' sources joined are the chunk."""
        if chunk[0] == "\\" and len(chunk) > 1 and self.scheme.options.reversible:
            return [Part(chunk, _unescape(chunk), "escape")]
        parts: list[Part] = []
        state = _START
        for token in self._split(chunk):
            sign = token.sign
            if sign and sign.kind == "A" and self.scheme.avagraha_is_apostrophe and not state.kind:
                token = token._replace(sign=None)  # noqa: PLW2901 - a plain apostrophe
            state = self._step(parts, state, token)
        return parts

    def _split(self, chunk: str) -> list[_Token]:
        """Cut a chunk into tokens, longest first, each with the separators before it."""
        lowered = chunk.lower() if self.scheme.folds_case else chunk
        if len(lowered) != len(chunk):
            lowered = chunk
        tokens: list[_Token] = []
        gap = 0
        for match in self._tokens.finditer(lowered):
            sign = self.scheme.readings.get(match[0])
            if sign is None and match[0] == self.scheme.separator:
                gap += 1
            else:
                tokens.append(_Token(gap, chunk[match.start() : match.end()], sign))
                gap = 0
        if gap:
            tokens.append(_Token(gap, "", None))
        elif tokens and tokens[-1].sign and tokens[-1].sign.kind in {"K", "T"}:
            tokens.append(_Token(0, "", None))
        return tokens

    def _step(self, parts: list[Part], state: _State, token: _Token) -> _State:
        """Read one token after what came before; return what the next one follows."""
        gap, text, sign = token
        latin = text.lower() if self.scheme.folds_case else text
        bare = state.kind == "C"
        phala = self.scheme.phala_readings.get(latin) if sign and sign.kind == "K" else None
        if sign and phala and bare:
            sign = sign._replace(letter=phala)
        join, used = (
            self._join(state, gap, latin, sign) if bare else self._apart(state, gap, latin, sign)
        )
        if sign and phala and join == "vowel":
            sign = sign._replace(letter=phala)
        separator = self.scheme.separator
        if join == "khanda":
            parts[-1] = Part(parts[-1].source + separator * used, "ৎ", "khanda ta ৎ")
        elif join in _JOINS:
            parts.append(Part(separator * used, _JOINS[join], "hasanta ্"))
        elif used:
            parts.append(Part(separator * used, "", "separator"))
        if gap > used:
            literal = separator * (gap - used)
            parts.append(Part(literal, literal, "passed"))
        if sign is None:
            if text:
                parts.append(Part(text, text, "passed"))
            return _START
        if join == "sign":
            rule = (
                f"vowel sign {self._signs[sign.letter]}" if self._signs[sign.letter] else "inherent"
            )
            parts.append(Part(text, self._signs[sign.letter], rule))
        else:
            parts.append(Part(text, sign.letter, f"{_ROLES[sign.kind]} {sign.letter}"))
        kind = {"K": "C", "T": "C", "V": "V", "M": "V"}.get(sign.kind, "")
        return _State(kind, sign.letter, latin)

    def _join(self, state: _State, gap: int, latin: str, sign: Sign | None) -> tuple[str, int]:
        """Decide how a letter without vowel goes on, by the number of separators after it."""
        scheme, (_, letter, token) = self.scheme, state
        kind, following = (sign.kind, sign.letter) if sign else ("", "")
        latin = latin if sign else ""
        counts: dict[str, int] = {}
        if letter != "ৎ":
            if kind == "V":
                counts["sign"] = scheme.collides(token, latin)
            counts["dead"] = scheme.gap(letter, token, kind, latin, following)
            if letter == "র" and following == "য" and scheme.shows_ra_ya:
                counts["ra_ya"] = scheme.gap(RA_JOINER, token, kind, latin, following)
        if letter == "ৎ" or (letter == "ত" and scheme.shares_t):
            counts["khanda"] = scheme.gap("ৎ", token, kind, latin, following)
        # The reading that explains most of the separators; the others are punctuation.
        return max(counts.items(), key=lambda item: (item[1] <= gap, item[1]))

    def _apart(self, state: _State, gap: int, latin: str, sign: Sign | None) -> tuple[str, int]:
        """Decide what separators mean that do not follow a letter without vowel."""
        if not gap or not state.kind:
            return "", 0
        needed = self.scheme.collides(state.token, latin) if sign else 0
        if gap == needed + 1 and sign and sign.kind == "K":
            return "vowel", gap
        return "", min(gap, needed)


def _unescape(escape: str) -> str:
    """Return what an escape stands for."""
    match escape[1]:
        case "{":
            return re.sub(r"\\(.)", r"\1", escape[2:-1], flags=re.DOTALL)
        case "u":
            code = int(escape[2:-1], 16)
            return chr(code) if code < 0x110000 else escape
    return _BY_NAME[escape[1]]
