"""Normal forms of Bengali text: a lossless one for conversion, and a coarse one for comparison.

`normalize` keeps every distinction that a writer could mean. `search_key` throws away
what only fonts, keyboards and habits put in: joiners, misplaced dots, split vowel signs.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

import regex

from translit.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["NormalizedText", "normalize", "normalize_with_offsets", "search_key"]

NUKTA: Final = "\N{BENGALI SIGN NUKTA}"
HASANTA: Final = "\N{BENGALI SIGN VIRAMA}"
ZWJ: Final = "\N{ZERO WIDTH JOINER}"

_KHANDA_TA: Final = "\N{BENGALI LETTER KHANDA TA}"
# Until Unicode 4.1 the letter ৎ was spelled as ta, hasanta, joiner.
_OLD_KHANDA_TA: Final = "\N{BENGALI LETTER TA}" + HASANTA + ZWJ

_COMPOSED: Final = {
    "\N{BENGALI LETTER DDA}" + NUKTA: "\u09dc",
    "\N{BENGALI LETTER DDHA}" + NUKTA: "\u09dd",
    "\N{BENGALI LETTER YA}" + NUKTA: "\u09df",
}
# All that NFC does inside the Bengali block, where no two signs stand in the wrong order.
_BENGALI_NFC: Final = (
    *((composed, plain) for plain, composed in _COMPOSED.items()),
    ("\u09c7\u09be", "\u09cb"),
    ("\u09c7\u09d7", "\u09cc"),
)
# Outside these ranges, which NFC leaves alone, unicodedata has to be asked.
_NOT_PLAIN: Final = re.compile(
    "[^\0-\u02ff\u0964\u0965\u0980-\u09fd\u1e00-\u1eff\u2002-\u20cf\u2190-\u21ff\u2200-\u2328"
    "\u2400-\u2adb\ufe0e\ufe0f\ufeff\ufffd]"
)


def normalize(text: str, form: Literal["nfc", "composed"] = "nfc") -> str:
    r"""Return `text` in NFC with old spellings of khanda ta made new, and nothing else changed.

    NFC takes ড় ঢ় য় apart; `form="composed"` puts them together again for programs that
    want one codepoint a letter. Both forms are fixed points: normalising twice is
    normalising once.

    >>> normalize("\u09af\u09bc") == normalize("\u09df") == "য়"
    True
    >>> normalize("উত্\u200dসব")
    'উৎসব'
    >>> len(normalize("সময়")), len(normalize("সময়", form="composed"))
    (4, 3)
    """
    text = _nfc(text)
    if _OLD_KHANDA_TA in text:
        text = text.replace(_OLD_KHANDA_TA, _KHANDA_TA)
    if form == "composed":
        for plain, composed in _COMPOSED.items():
            text = text.replace(plain, composed)
    return text


def _nfc(text: str) -> str:
    """Return the NFC of `text`, by plain replacement where that is enough (it is far faster)."""
    if text.isascii():
        return text
    if HASANTA + NUKTA in text or _NOT_PLAIN.search(text):
        return unicodedata.normalize("NFC", text)
    for old, new in _BENGALI_NFC:
        if old in text:
            text = text.replace(old, new)
    return text


@dataclass(frozen=True, slots=True)
class NormalizedText:
    """A normalised text that knows, for every position, where it came from in the source.

    `offsets` has one entry more than `text`; entries inside a letter that was rewritten
    point to the start of its source.
    """

    text: str
    offsets: Sequence[int]

    def source_span(self, span: Span) -> Span:
        r"""Return the span of the untouched source that a span of the normalised text covers.

        >>> normal = normalize_with_offsets("কো\u09df")
        >>> normal.source_span(Span(2, 3))
        Span(start=2, stop=3)
        """
        stop = span.stop
        while 0 < stop < len(self.text) and self.offsets[stop] == self.offsets[stop - 1]:
            stop += 1
        return Span(self.offsets[span.start], self.offsets[stop])


def normalize_with_offsets(text: str, form: Literal["nfc", "composed"] = "nfc") -> NormalizedText:
    r"""Normalise `text` and keep the way back from every position to the untouched source.

    >>> normal = normalize_with_offsets("উত্\u200dসব")
    >>> normal.text, list(normal.offsets)
    ('উৎসব', [0, 1, 4, 5, 6])
    """
    normal = normalize(text, form)
    if normal == text:
        return NormalizedText(text, range(len(text) + 1))
    offsets: list[int] = []
    parts: list[str] = []
    start = 0
    for cluster in regex.findall(r"\X", text):
        part = normalize(cluster, form)
        parts.append(part)
        offsets += (start + shift for shift in _shifts(cluster, part))
        start += len(cluster)
    return NormalizedText("".join(parts), (*offsets, start))


def _shifts(source: str, target: str) -> list[int]:
    """Return for each character of `target` its place in `source`, as exactly as can be told."""
    shared = min(len(source), len(target))
    head = next((i for i in range(shared) if source[i] != target[i]), shared)
    tail = next((i for i in range(shared - head) if source[~i] != target[~i]), shared - head)
    middle = len(target) - head - tail
    surplus = len(source) - len(target)
    after = range(head + middle, len(target))
    return [*range(head), *([head] * middle), *(place + surplus for place in after)]


_ZERO_WIDTH: Final = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
_SIGN: Final = "\u09be-\u09c4\u09c7\u09c8\u09cb\u09cc\u09d7\u09e2\u09e3"
_KEY_LETTERS: Final = str.maketrans(
    {
        "\N{BENGALI LETTER RA WITH MIDDLE DIAGONAL}": "র",
        # Read as ব, for which Bengali writers take it; Assamese w has no letter in Bengali.
        "\N{BENGALI LETTER RA WITH LOWER DIAGONAL}": "ব",
        **dict.fromkeys("\u2018\u2019\u201b\u02bc\u02b9\u2032\uff07`\u00b4", "'"),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-"),
    }
)
_REPAIRS: Final = (
    (re.compile(f"([{_SIGN}]+){NUKTA}"), NUKTA + r"\1"),  # the dot was typed after the vowel
    (re.compile(f"{NUKTA}{{2,}}"), NUKTA),
    (re.compile(f"{HASANTA}{{2,}}"), HASANTA),
    (re.compile(f"{HASANTA}য{NUKTA}"), HASANTA + "য"),  # in a conjunct it can only be ya-phala
    (re.compile(f"ব{NUKTA}"), "র"),  # a ra made of ba and a dot
    (re.compile(f"(?<![ডঢয]){NUKTA}"), ""),
    (re.compile("\u09be\u09c7"), "\u09cb"),
    (re.compile("(?<=[ক-হড়ঢ়য়ৰৱ়])\u09d7"), "\u09cc"),
    (re.compile("অ\u09be"), "আ"),
    (re.compile(f"([{_SIGN}])\\1+"), r"\1"),
)
_REPAIRABLE: Final = re.compile(
    f"[{_SIGN}][{_SIGN}{NUKTA}]|[^ডঢয]{NUKTA}|^{NUKTA}|{HASANTA}(?:{HASANTA}|য{NUKTA})|\u09d7|অ\u09be"
)
# What needs no key treatment at all: ASCII without upper case and odd spaces, plain Bengali.
_PLAIN_KEY: Final = re.compile("[!-@\\[-_{-~a-z\u0980-\u09db\u09de\u09e0-\u09ef\u0964\u0965]*")


def search_key(text: str) -> str:
    r"""Return the form of `text` for keys, comparison and indexes.

    Joiners and invisible controls go; the dot of ড় ঢ় য় is put where it belongs and taken
    off letters that it only decorates; ্য় in a conjunct is ্য; split and doubled vowel
    signs become one; Assamese ৰ ৱ are read as র ব; apostrophes, hyphens and spaces are
    unified, the ends stripped, Latin letters case-folded.

    >>> search_key("বন্দ্য়োপাধ্য়ায়") == search_key("বন্দ্যোপাধ্যায়")
    True
    >>> search_key("র\u200d্যাব"), search_key("  Xi\u00a0 Jinping’s ")
    ('র্যাব', "xi jinping's")
    """
    if _PLAIN_KEY.fullmatch(text) and not _REPAIRABLE.search(text) and HASANTA + NUKTA not in text:
        return _nfc(text)
    text = _nfc(_ZERO_WIDTH.sub("", normalize(text)).casefold())
    text = " ".join(text.translate(_KEY_LETTERS).split())
    while _REPAIRABLE.search(text):
        repaired = text
        for pattern, replacement in _REPAIRS:
            repaired = pattern.sub(replacement, repaired)
        repaired = _nfc(repaired)
        if repaired == text:
            break
        text = repaired
    return text
