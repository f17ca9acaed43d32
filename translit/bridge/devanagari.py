r"""Bengali and Devanagari, letter by letter: the pivot.

Whatever `normalize` returns comes back exactly, if it has no Devanagari in it; under
`reversible` also with Devanagari, which then stands in `\{...}`. Letters that Bengali
lacks are read as the table says.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final

from translit.letters import of_role
from translit.normalize import normalize
from translit.tables import read_table, table

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["pivot_rows", "read", "read_reversible", "write", "write_plain", "write_reversible"]

_COLUMNS: Final = ("letter", "names", "bengali", "way", "instead", "example", "expected")
_NUKTA: Final = "\N{BENGALI SIGN NUKTA}"
_DEVANAGARI_NUKTA: Final = "\N{DEVANAGARI SIGN NUKTA}"
_JOINERS: Final = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
# Devanagari has one dotted ra, ऱ, and it is ৰ. A nukta on ra is therefore doubled.
_DOTTED_RA: Final = re.compile(f"([রৰ])({_NUKTA}+)")
_DEVANAGARI_RA: Final = re.compile(f"र({_DEVANAGARI_NUKTA}+)")
_FOREIGN: Final = re.compile(r"\\|[\u0900-\u0963\u0966-\u097f]+")
_ESCAPE: Final = re.compile(r"\\\\|\\\{([^}]*)\}")


@cache
def pivot_rows() -> tuple[dict[str, str], ...]:
    """Return the rows of the table.

    >>> pivot_rows()[0]["letter"], pivot_rows()[0]["bengali"]
    ('अ', 'অ')
    """
    return tuple(read_table(table("devanagari.tsv"), _COLUMNS, key=("letter", "way")))


@cache
def _letters(way: str) -> dict[str, str]:
    """Return Devanagari letters, taken apart, and their Bengali ones."""
    decomposed = ((unicodedata.normalize("NFD", row["letter"]), row) for row in pivot_rows())
    return {letter: row["bengali"] for letter, row in decomposed if row["way"] == way}


@cache
def _to_devanagari(*, reversible: bool) -> dict[int, str]:
    letters = _letters("both") | (_letters("reversible") if reversible else {})
    return str.maketrans({bengali: letter for letter, bengali in letters.items()})


@cache
def _to_bengali(*, reversible: bool) -> Callable[[str], str]:
    """Return the function that replaces letters, the longest first."""
    letters = _letters("both") | _letters("read")
    if reversible:
        rewritten = _letters("reversible")
        letters = {
            letter: bengali
            for letter, bengali in letters.items()
            if bengali not in rewritten.values()
        } | rewritten
    longest_first = sorted(letters, key=len, reverse=True)
    pattern = re.compile("|".join(longest_first))
    return lambda text: pattern.sub(lambda match: letters[match[0]], text)


def write(text: str) -> str:
    """Write Bengali in Devanagari, losing nothing.

    >>> write("রবীন্দ্রনাথ"), write("সময়")
    ('रबीन्द्रनाथ', 'समय़')
    """
    return _write(normalize(text), reversible=False)


def write_reversible(text: str) -> str:
    r"""Write Bengali in Devanagari, with escapes for Devanagari that is there already.

    >>> write_reversible("বাংলা हिन्दी")
    'बांला \\{हिन्दी}'
    """
    parts, place, normal = [], 0, normalize(text)
    for match in _FOREIGN.finditer(normal):
        parts.append(_write(normal[place : match.start()], reversible=True))
        parts.append(r"\\" if match[0] == "\\" else f"\\{{{match[0]}}}")
        place = match.end()
    return "".join([*parts, _write(normal[place:], reversible=True)])


def _write(normal: str, *, reversible: bool) -> str:
    doubled = _DOTTED_RA.sub(r"\1\2\2", normal)
    letters = doubled.translate(_to_devanagari(reversible=reversible))
    return unicodedata.normalize("NFC", letters)


def read(text: str) -> str:
    """Read Devanagari as Bengali; व is ব, as Bengali spells it.

    >>> read("भारत"), read("विश्व"), read("डॉक्टर")
    ('ভারত', 'বিশ্ব', 'ডক্টর')
    """
    return _read(text, reversible=False)


def read_reversible(text: str) -> str:
    r"""Read Devanagari as Bengali, व apart from ब, with the escapes of `write_reversible`.

    >>> read_reversible("विश्व")
    'ৱিশ্ৱ'
    >>> read_reversible("बांला \\{हिन्दी}")
    'বাংলা हिन्दी'
    """
    parts, place = [], 0
    for match in _ESCAPE.finditer(text):
        parts.append(_read(text[place : match.start()], reversible=True))
        parts.append("\\" if match[1] is None else match[1])
        place = match.end()
    return normalize("".join([*parts, _read(text[place:], reversible=True)]))


def _read(text: str, *, reversible: bool) -> str:
    apart = unicodedata.normalize("NFD", text)
    ra = _DEVANAGARI_RA.sub(_undouble, apart)
    return normalize(_to_bengali(reversible=reversible)(ra))


def _undouble(match: re.Match[str]) -> str:
    """Read र with its nuktas: one that is left over after pairing makes it ৰ."""
    pairs, odd = divmod(len(match[1]), 2)
    return ("ৰ" if odd else "র") + _NUKTA * pairs


@cache
def _plain() -> tuple[dict[int, str], re.Pattern[str]]:
    """Return letters that no other script tells apart, and nuktas that mean nothing."""
    bases = {*of_role("nukta letter").values(), *of_role("loan letter").values()} - {"ব"}
    letters = {
        **dict.fromkeys(_JOINERS, ""), **of_role("stray"), "ৎ": "ত্", "ৰ": "র", "ৱ": "\u0935",
    }  # fmt: skip
    return str.maketrans(letters), re.compile(f"(?<![{''.join(bases)}]){_NUKTA}")


def write_plain(text: str) -> str:
    """Write Bengali in Devanagari as far as other scripts go: no joiners, no Assamese letters.

    >>> write_plain("উৎসব"), write_plain("ৱাহিদ"), write_plain("গাড়ি")
    ('उत्सब', 'वाहिद', 'गाड़ि')
    """
    letters, nuktas = _plain()
    return _write(nuktas.sub("", normalize(text).translate(letters)), reversible=False)
