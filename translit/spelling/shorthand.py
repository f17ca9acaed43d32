"""How people shorten what they type: amr for amar, krbo for korbo, korse for korche, valo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from translit.spelling.pairing import Pairs

__all__ = ["shortened"]

_VOWELS = regex.compile("[aeo]")
_REPLACED = (("ছ", "ch", "s"), ("ছ", "ch", "c"), ("চ", "ch", "c"), ("ভ", "bh", "v"))


def shortened(pairs: Pairs) -> Iterator[Pairs]:
    """Yield shorter and looser spellings of an aligned word, each once.

    >>> from translit.spelling.pairing import Pairs
    >>> word = (("আ", "a"), ("ছ", "ch"), ("ে", "e"))
    >>> sorted("".join(letters for _, letters in one) for one in shortened(word))
    ['ace', 'ase']
    """
    found = {_without_vowels(pairs)}
    for end, usual, loose in _REPLACED:
        found.add(
            tuple(
                (units, loose + letters[2:])
                if units.endswith(end) and letters.startswith(usual)
                else (units, letters)
                for units, letters in pairs
            )
        )
    for one in sorted(found - {pairs}):
        if len(one) > 1 and all(len(units) < 5 for units, _ in one):
            yield one


def _without_vowels(pairs: Pairs) -> Pairs:
    """Drop a, e and o inside a word; what then writes nothing joins the sign before."""
    kept: list[tuple[str, str]] = []
    for place, (units, letters) in enumerate(pairs):
        rest = letters
        if 0 < place < len(pairs) - 1:
            rest = _VOWELS.sub("", letters) if letters not in {"oi", "ou", "ee", "oo"} else letters
        elif place == 0 and letters[0] not in "aeiou":
            rest = _VOWELS.sub("", letters)
        if rest or not kept:
            kept.append((units, rest))
        else:
            kept[-1] = (kept[-1][0] + units, kept[-1][1])
    return tuple(kept)
