"""The legs joined: from Bengali to a scheme, back, and past Bengali between two others."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Any, Final

from translit import letterwise
from translit.bridge import devanagari, library
from translit.bridge.names import DEVANAGARI, TWINS, foreign
from translit.letters import of_role
from translit.model import Romanization, Span, Step
from translit.normalize import normalize
from translit.schemes import Options

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["direct", "explainer", "nativizer", "romanizer"]

_JOINERS: Final = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
_BENGALI: Final = re.compile(f"[\u0964\u0965\u0980-\u09ff{_JOINERS}]+")
# Signs of other blocks that our table reads: Vedic ones, and Bengali ones that pass.
_DEVANAGARI: Final = re.compile(f"[\u0900-\u097f\u1cf5\u1cf6\ua8f3\u0980-\u09ff{_JOINERS}]+")
_ANYTHING: Final = re.compile(r"(?s).+")
_WORD_OR_SPACE: Final = re.compile(r"\s+|\S+")
_BENGALI_SIGN: Final = re.compile("[\u0980-\u09ff]")
# Tamil has more of n, r and l than Bengali; the dots of Devanagari would be those of ৰ and ন়.
_DOTTED: Final = str.maketrans({"\u0929": "न", "\u0931": "र", "\u0934": "ल"})
_LONGEST_KEPT: Final = 64
_OURS: Final = {theirs: ours for ours, theirs in TWINS.items()}


@dataclass(frozen=True)
class Crossing:
    """A conversion: runs of characters of the source are converted, all else passes."""

    rule: str
    runs: re.Pattern[str]
    normalize: Callable[[str], str]
    convert: Callable[[str], str]
    _known: Callable[[str], str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_known", lru_cache(maxsize=1 << 14)(self.convert))

    def __call__(self, text: str) -> str:
        """Convert a text."""
        return self.runs.sub(self._run, self.normalize(text))

    def _run(self, match: re.Match[str]) -> str:
        """Convert a run, by heart if it may be a word."""
        run = match[0]
        return self._known(run) if len(run) <= _LONGEST_KEPT else self.convert(run)

    def explain(self, text: str) -> Romanization:
        """Convert a text and tell the steps: the runs, with spans into the normalised text."""
        normal = self.normalize(text)
        steps: list[Step] = []
        place = 0
        for match in self.runs.finditer(normal):
            steps += _passed(normal, place, match.start())
            place = match.end()
            span = Span(match.start(), place)
            steps.append(Step(span, match[0], self._run(match), self.rule))
        steps += _passed(normal, place, len(normal))
        return Romanization("".join(step.target for step in steps), tuple(steps))


def _passed(text: str, start: int, stop: int) -> list[Step]:
    """Return the steps over text that is not in the source: words, and what parts them."""
    found = _WORD_OR_SPACE.finditer(text, start, stop)
    return [Step(Span(*match.span()), match[0], match[0], "passed") for match in found]


_nfc = partial(unicodedata.normalize, "NFC")


@cache
def _outward(name: str, *, reversible: bool) -> Crossing:
    """Return the crossing from Bengali to a scheme."""
    if name == DEVANAGARI:
        if reversible:
            return Crossing(DEVANAGARI, _ANYTHING, normalize, devanagari.write_reversible)
        return Crossing(DEVANAGARI, _BENGALI, normalize, devanagari.write)
    last = library.writer(name)
    if foreign()[name].kind == "script":
        return Crossing(name, _BENGALI, normalize, lambda run: last(devanagari.write_plain(run)))
    symbols = str.maketrans(of_role("symbol"))

    def convert(run: str) -> str:
        return _BENGALI_SIGN.sub("", last(devanagari.write_plain(run).translate(symbols)))

    return Crossing(name, _BENGALI, normalize, convert)


@cache
def _inward(name: str, *, reversible: bool) -> Crossing:
    """Return the crossing from a scheme to Bengali."""
    read = devanagari.read_reversible if reversible else devanagari.read
    if name == DEVANAGARI:
        return Crossing(DEVANAGARI, _ANYTHING if reversible else _DEVANAGARI, _nfc, read)
    first = library.reader(name)
    return Crossing(
        name, _runs(name), _nfc, lambda run: devanagari.read(first(run).translate(_DOTTED))
    )


@cache
def _runs(name: str) -> re.Pattern[str]:
    """Return the pattern of what is converted of texts in a scheme."""
    if name == DEVANAGARI:
        return _DEVANAGARI
    known = re.escape(library.characters(name))
    separator = re.escape(foreign()[name].separator)
    if not separator:
        return re.compile(f"[{known}]+")
    return re.compile(f"[{known}]+(?:{separator}[{known}]+)*")


@cache
def _across(source: str, target: str) -> Crossing:
    """Return the crossing between two schemes of the library."""
    first, last = library.reader(source), library.writer(target)
    return Crossing(f"{source} > {target}", _runs(source), _nfc, lambda run: last(first(run)))


@cache
def direct(source: str, target: str) -> Callable[[str], str] | None:
    """Return the function between two schemes that need not pass Bengali, if there is one.

    Sanskrit tells व from ब and Bengali does not, so other scripts go straight to the
    schemes that the library has too.

    >>> straight = direct("devanagari", "iast")
    >>> straight and straight("विश्व")
    'viśva'
    >>> direct("devanagari", "ala-lc")
    """
    names = TWINS.get(source, source), TWINS.get(target, target)
    known = all(name in foreign() for name in names)
    if not known or all(name in _OURS for name in names):
        return None
    return _across(*names)


def romanizer(name: str, **options: Any) -> Callable[[str], str]:
    """Return the function from Bengali to a scheme of the library.

    >>> romanizer("devanagari")("রবীন্দ্রনাথ"), romanizer("kolkata_v2")("রবীন্দ্রনাথ")
    ('रबीन्द्रनाथ', 'rabīndranātha')
    """
    if name in _OURS:
        return letterwise.romanizer(_OURS[name], **options)
    return _outward(name, reversible=Options(**options).reversible)


def nativizer(name: str, **options: Any) -> Callable[[str], str]:
    """Return the function from a scheme of the library to Bengali.

    >>> nativizer("devanagari")("भारत"), nativizer("gujarati")("ભારત")
    ('ভারত', 'ভারত')
    """
    if name in _OURS:
        return letterwise.nativizer(_OURS[name], **options)
    return _inward(name, reversible=Options(**options).reversible)


def explainer(name: str, *, back: bool = False, **options: Any) -> Callable[[str], Romanization]:
    """Return the function that converts and tells the steps, word by word.

    >>> [step.target for step in explainer("devanagari")("বাংলা ABC").steps]
    ['बांला', ' ', 'ABC']
    """
    if name in _OURS:
        return letterwise.explainer(_OURS[name], back=back, **options)
    crossing = _inward if back else _outward
    return crossing(name, reversible=Options(**options).reversible).explain
