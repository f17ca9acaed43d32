"""Cut a Bengali word into its orthographic syllables."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from translit.letters import letters
from translit.model import Akshara, Span

__all__ = ["split_aksharas"]

_NUKTA: Final = "\N{BENGALI SIGN NUKTA}"
_HASANTA: Final = "\N{BENGALI SIGN VIRAMA}"
_JOINER: Final = "[\u200c\u200d]*"
_CONSONANT: Final = f"[ক-নপ-রলশ-হৰৱ\u09dc\u09dd\u09df]{_NUKTA}?"
_LINKED: Final = f"(?:{_JOINER}{_HASANTA}{_JOINER}{_CONSONANT})"
_AKSHARA: Final = re.compile(
    f"""(?P<onset> {_CONSONANT}{_LINKED}* | [অ-ঌএঐওঔৠৡ]{_LINKED}+ | ৎ )
        (?P<end> (?P<sign> [া-ৄেৈোৌৢৣ] ) | (?P<dead> {_HASANTA}{_JOINER} ) )?
        (?P<coda> [ঁ-ঃ]* )
      | (?P<vowel> [অ-ঌএঐওঔৠৡ] ) (?P<close> [ঁ-ঃ]* )
      | .
    """,
    re.VERBOSE | re.DOTALL,
)
_PART: Final = re.compile(f"[^{_HASANTA}\u200c\u200d]{_NUKTA}?")


def split_aksharas(word: str) -> list[Akshara]:
    """Cut `word` into aksharas, whose spans tile the word.

    The vowel is given by its independent letter: অ where it is inherent, nothing after a
    final hasanta and in ৎ. A vowel carrying ya-phala (অ্যা) is one akshara. A sign that
    stands where none can stand is an akshara of its own, with the sign as its coda.

    >>> [akshara.text for akshara in split_aksharas("রবীন্দ্রনাথ")]
    ['র', 'বী', 'ন্দ্র', 'না', 'থ']
    >>> split_aksharas("চাঁদ")[0]
    Akshara(text='চাঁ', span=Span(start=0, stop=3), onset=('চ',), vowel='আ', coda='ঁ')
    """
    return [_akshara(match) for match in _AKSHARA.finditer(word)]


def _akshara(match: re.Match[str]) -> Akshara:
    """Name the parts of one akshara."""
    text, span = match[0], Span(*match.span())
    if match["vowel"]:
        return Akshara(text, span, (), match["vowel"], match["close"])
    if not match["onset"]:
        return Akshara(text, span, (), "", text)
    if match["sign"]:
        vowel = _vowel_of()[match["sign"]]
    else:
        vowel = "" if match["dead"] or match["onset"] == "ৎ" else "অ"
    return Akshara(text, span, tuple(_PART.findall(match["onset"])), vowel, match["coda"])


@cache
def _vowel_of() -> dict[str, str]:
    """Return the independent vowel of each vowel sign."""
    return {letter.text: letter.value for letter in letters() if letter.role == "vowel sign"}
