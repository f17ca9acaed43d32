"""The engine of the schemes that follow the sound: whole texts, word by word, each remembered."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, Literal

from translit.errors import ImpossiblePair
from translit.letters import letters
from translit.model import Romanization, Span, Step
from translit.normalize import normalize
from translit.pronounce.pieces import pieces_of
from translit.pronounce.survey import spell_letters
from translit.pronounce.word import pronounce_word
from translit.pronounce.writing import write_ipa, write_readable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["explainer", "nativizer", "romanizer"]

_WORD: Final = "[\u0981-\u09b9\u09bc\u09be-\u09ce\u09d7\u09dc-\u09e3\u09f0\u09f1]"
_CHUNK: Final = re.compile(
    f"(?P<word>{_WORD}(?:{_WORD}|[\u200c\u200d])*)"
    "|(?P<sign>[\u0964\u0965\u0980-\u09ff\u200c\u200d‘’“”–—…])|[^\u0964\u0965\u0980-\u09ff\u200c\u200d‘’“”–—…]++"
)
_ASCII: Final = {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "--", "…": "..."}
_LONGEST: Final = 64
_KEPT: Final = 1 << 16

Accent = Literal["rarh", "dhaka"]


class _Engine:
    """One scheme in one accent."""

    def __init__(self, name: str, accent: Accent) -> None:
        self._name = name
        self._accent = accent
        self._signs = _signs(typographic=name != "readable")
        self._spelled = lru_cache(_KEPT)(self._spell)

    def __call__(self, text: str) -> str:
        """Write a text."""
        return "".join([target for _, target, _ in self._parts(normalize(text))])

    def explain(self, text: str) -> Romanization:
        """Write a text and tell each step, with spans into the normalised text."""
        steps: list[Step] = []
        place = 0
        for source, target, word in self._parts(normalize(text)):
            known = self._word_steps(word) if word else [(source, target, _rule(source, target))]
            for part, written, rule in known:
                steps.append(Step(Span(place, place + len(part)), part, written, rule))
                place += len(part)
        return Romanization("".join(step.target for step in steps), tuple(steps))

    def _parts(self, text: str) -> Iterator[tuple[str, str, str]]:
        """Yield source and target of each word and of what stands between; words once more."""
        for match in _CHUNK.finditer(text):
            source = match[0]
            if match["word"]:
                spell = self._spelled if len(source) <= _LONGEST else self._spell
                yield source, spell(source), source
            elif match["sign"]:
                yield source, self._signs.get(source, ""), ""
            else:
                yield source, source, ""

    def _spell(self, word: str) -> str:
        return "".join([target for _, target, _ in self._word_steps(word)])

    def _word_steps(self, word: str) -> list[tuple[str, str, str]]:
        """Return the pieces of a word with what they are written as."""
        syllables = pronounce_word(word)
        if self._name in {"hunterian", "survey"}:
            spelled = spell_letters(syllables, self._name)
            return [(piece.source, "".join(piece.sounds), piece.rule) for piece in spelled]
        pieces = pieces_of(syllables)
        written = (
            write_readable(pieces) if self._name == "readable" else write_ipa(pieces, self._accent)
        )
        return [(p.source, target, p.rule) for p, target in zip(pieces, written, strict=True)]


def _signs(*, typographic: bool) -> dict[str, str]:
    """Return what stands for digits, dandas and symbols; typographic marks are kept or not."""
    roles = {"digit", "punctuation", "symbol"}
    signs = {letter.text: letter.value for letter in letters() if letter.role in roles}
    signs = {sign: value if value.isascii() else "'" for sign, value in signs.items()}
    return signs | ({sign: sign for sign in _ASCII} if typographic else _ASCII)


def _rule(source: str, target: str) -> str:
    return "passed" if source == target else "sign"


@lru_cache(maxsize=16)
def _engine(name: str, accent: Accent) -> _Engine:
    if accent not in {"rarh", "dhaka"}:
        raise ValueError(f"accent is {accent!r}, not rarh or dhaka")
    return _Engine(name, accent)


def romanizer(name: str, *, accent: Accent = "rarh", **_: Any) -> Callable[[str], str]:
    """Return the function that writes Bengali by the scheme `name`.

    >>> romanizer("readable")("রবীন্দ্রনাথ, শান্তিনিকেতন")
    'robindronath, shantiniketon'
    """
    return _engine(name, accent)


def nativizer(name: str, **_: Any) -> Callable[[str], str]:
    """Refuse: several Bengali spellings sound alike.

    >>> nativizer("ipa")
    Traceback (most recent call last):
    translit.errors.ImpossiblePair: cannot convert from ipa to bengali: words that sound alike
    are spelled in several ways; use a letter-for-letter scheme
    """
    raise ImpossiblePair(
        name,
        "bengali",
        "words that sound alike are spelled in several ways; use a letter-for-letter scheme",
    )


def explainer(
    name: str, *, back: bool = False, accent: Accent = "rarh", **_: Any
) -> Callable[[str], Romanization]:
    """Return the function that writes Bengali by the scheme `name` and tells the steps.

    >>> [(step.source, step.target) for step in explainer("readable")("বিশ্ব").steps]
    [('ব', 'b'), ('ি', 'i'), ('শ', 'sh'), ('্ব', 'sho')]
    """
    if back:
        nativizer(name)
    return _engine(name, accent).explain
