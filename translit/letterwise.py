"""Whole texts, letter for letter: words and chunks are converted once and remembered.

Conversion never looks across a space, so a text is the sum of its words; and running
text says the same words over and over. Both memories are bounded. Long texts go through
`bulk`, which converts all plain words at once.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, cached_property, partial
from typing import TYPE_CHECKING, Any, Final

from translit.bulk import bulk_nativizer, bulk_romanizer
from translit.model import Romanization, Span, Step
from translit.normalize import normalize
from translit.reading import Reader
from translit.schemes import Options, load_scheme
from translit.writing import Part, Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["Converter", "converter", "explainer", "nativizer", "romanizer"]

_DROPPED: Final = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}\N{BENGALI SIGN NUKTA}"
_WORDS_KEPT: Final = 1 << 16
_CHUNKS_KEPT: Final = 1 << 15
_LONGEST_KEPT: Final = 64
# Below this length looking up the words one by one is faster.
_LONG_TEXT: Final = 64
_SLICE: Final = 1 << 20
# All marks but the ring of r̥, the candrabindu of m̐ and the ligature of k͟h.
_COMPOSING: Final = re.compile("[\u0300-\u030f\u0311-\u0324\u0326-\u035e\u0360-\u036f]")
# What normalising or preparing could change: words without it, and that is most, go without.
_ODD_LATIN: Final = re.compile("[^\0-,\\-/-\u02ff\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u0964]")
_ODD_BENGALI: Final = re.compile(
    "[^\0-\u02ff\u0964\u0965\u0980-\u09db\u09de\u09e0-\u09fd\u1e00-\u1eff\u2010-\u2027\u2030-\u205e]"
    "|\u09c7[\u09be\u09d7]|\u09cd\u09bc|\u09bc(?<![ডঢয]\u09bc)"
)


class _Memory(dict[str, str]):
    """A bounded memory of results: when it is full, it starts anew."""

    def __init__(self, make: Callable[[str], str], size: int) -> None:
        super().__init__()
        self._make = make
        self._size = size

    def __missing__(self, key: str) -> str:
        value = self._make(key)
        if len(key) <= _LONGEST_KEPT:
            if len(self) >= self._size:
                self.clear()
            self[key] = value
        return value


class Converter:
    """One direction of one scheme under given options."""

    def __init__(
        self,
        normalize: Callable[[str], str],
        prepare: Callable[[str], str],
        odd: re.Pattern[str],
        chunks: re.Pattern[str],
        parts: Callable[[str], list[Part]],
        bulk: Callable[[Callable[[str], str]], Callable[[str], str]] | None = None,
    ) -> None:
        self._normalize = normalize
        self._prepare = prepare
        self._is_odd = odd.search
        self._chunks = chunks.findall
        self._parts = parts
        self._known_chunks = _Memory(self._convert_chunk, _CHUNKS_KEPT)
        self._known_words = _Memory(self._convert_text, _WORDS_KEPT)
        self._make_bulk = bulk

    def __call__(self, text: str) -> str:
        """Convert a text."""
        if len(text) > _SLICE:
            return "".join(map(self._bulk, _slices(text)))
        if len(text) > _LONG_TEXT:
            return self._bulk(text)
        if " " in text:
            return " ".join(map(self._known_words.__getitem__, text.split(" ")))
        return self._known_words[text]

    def function(self) -> Callable[[str], str]:
        """Return the conversion as a plain function, which Python calls faster than an object."""
        known, convert = self._known_words.get, self.__call__

        def remembered(text: str) -> str:
            found = known(text)
            return convert(text) if found is None else found

        return remembered

    def explain(self, text: str) -> Romanization:
        """Convert a text and tell each step, with spans into the normalised text."""
        normal = self._normalize(text)
        steps: list[Step] = []
        place = 0
        for chunk in self._chunks(self._prepare(normal)):
            for part in self._parts(chunk):
                start = _skip_dropped(normal, place, part.source)
                if start > place:
                    dropped = normal[place:start]
                    steps.append(Step(Span(place, start), dropped, "", "dropped"))
                place = start
                for letter in part.source:
                    place = _skip_dropped(normal, place, letter) + 1
                source = normal[start:place]
                steps.append(Step(Span(start, place), source, part.target, part.rule))
        if place < len(normal):
            end = Span(place, len(normal))
            steps.append(Step(end, end.of(normal), "", "dropped"))
        return Romanization("".join(step.target for step in steps), tuple(steps))

    @cached_property
    def _bulk(self) -> Callable[[str], str]:
        """The way for long texts; where there is no fast one, the careful one."""
        careful = self._known_words.__getitem__
        return self._make_bulk(careful) if self._make_bulk else self._convert_text

    def _convert_chunk(self, chunk: str) -> str:
        return "".join([part.target for part in self._parts(chunk)])

    def _convert_text(self, text: str) -> str:
        if self._is_odd(text):
            text = self._prepare(self._normalize(text))
        return "".join(map(self._known_chunks.__getitem__, self._chunks(text)))


def _skip_dropped(text: str, place: int, upcoming: str) -> int:
    """Return where `upcoming` starts, past what was dropped before it."""
    while upcoming and text[place] in _DROPPED and text[place] != upcoming[0]:
        place += 1
    return place


def _slices(text: str) -> Iterator[str]:
    """Cut a text into pieces of bounded length, between words."""
    start = 0
    while len(text) - start > _SLICE:
        stop = max(text.rfind(" ", start, start + _SLICE), text.rfind("\n", start, start + _SLICE))
        if stop < start:
            yield text[start:]
            return
        yield text[start : stop + 1]
        start = stop + 1
    yield text[start:]


@cache
def converter(name: str, options: Options, *, back: bool = False) -> Converter:
    """Return the converter from Bengali to the scheme `name`, or back.

    >>> converter("iso15919", Options())("বাংলা ভাষা")
    'bāṁlā bhāṣā'
    >>> converter("iso15919", Options(), back=True)("bāṁlā bhāṣā")
    'বাংলা ভাষা'
    """
    scheme = load_scheme(name, options)
    reader, writer = Reader(scheme), Writer(scheme)
    fast = not options.reversible and options.digits == "latin" and options.punctuation == "keep"
    if back:
        bulk = partial(bulk_nativizer, scheme, partial(_prepare_all, reader)) if fast else None
        return Converter(_nfc, reader.prepare, _ODD_LATIN, reader.chunks, reader.read, bulk)

    def write(chunk: str) -> list[Part]:
        parts = writer.write(chunk)
        if not options.reversible:
            return parts
        latin = "".join(part.target for part in parts)
        returned = (
            part.target for piece in reader.chunks.findall(latin) for part in reader.read(piece)
        )
        return parts if "".join(returned) == chunk else writer.spell_out(chunk)

    bulk = partial(bulk_romanizer, scheme) if fast else None
    return Converter(normalize, writer.prepare, _ODD_BENGALI, writer.chunks, write, bulk)


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _prepare_all(reader: Reader, text: str) -> str:
    """Prepare a whole text; NFC is slow, and few marks of Latin letters need it."""
    ring = "\N{COMBINING RING BELOW}"
    if _COMPOSING.search(text) or f"a{ring}" in text or f"A{ring}" in text:
        text = _nfc(text)
    return reader.prepare(text)


def romanizer(name: str, **options: Any) -> Callable[[str], str]:
    """Return the function that romanises by the scheme `name`.

    >>> romanizer("hk")("বাংলা")
    'bAMlA'
    """
    return converter(name, Options(**options)).function()


def nativizer(name: str, **options: Any) -> Callable[[str], str]:
    """Return the function that turns text in the scheme `name` into Bengali script.

    >>> nativizer("hk")("bAMlA")
    'বাংলা'
    """
    return converter(name, Options(**options), back=True).function()


def explainer(name: str, *, back: bool = False, **options: Any) -> Callable[[str], Romanization]:
    """Return the function that converts and tells the steps.

    >>> [step.target for step in explainer("hk")("বাংলা").steps]
    ['b', 'A', 'M', 'l', 'A']
    """
    return converter(name, Options(**options), back=back).explain
