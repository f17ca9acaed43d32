"""Devanagari to and from the schemes of indic-transliteration, with repairs on our side.

What the library gets wrong, and what is done about it here:

- nukta letters count only in the one encoding that its tables happen to have: they are
  put in it, and a nukta that the target has no letter for is left out;
- joiners pass through: they are taken out;
- signs that the target lacks stay in Devanagari: they are replaced as our table says;
- Latin schemes write कइ like कै and क्ह like ख: the scheme's separator goes between;
- Tamil numbers of voice stand before the vowel sign: they are put behind it;
- one Tamil letter for क ख ग घ is read as the last of them: it is read as the first;
- other alphabets get a Latin a for the unwritten vowel: it is written in their letters.
"""

from __future__ import annotations

import copy
import re
import unicodedata
import warnings
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final

import regex

from translit.bridge.devanagari import pivot_rows
from translit.bridge.names import DEVANAGARI, foreign
from translit.errors import ImpossiblePair

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["characters", "reader", "writer"]

_NUKTA: Final = "\N{DEVANAGARI SIGN NUKTA}"
_VIRAMA: Final = "\N{DEVANAGARI SIGN VIRAMA}"
_JOINERS: Final = re.compile("[\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}]")
_LETTER_WITH_NUKTA: Final = re.compile(f"([क-ह])({_NUKTA}+)")
_MARKS: Final = "[\u0900-\u0903]*"
_SIGNS: Final = "\u093a\u093b\u093e-\u094c\u094e\u094f\u0955-\u0957\u0962\u0963"
_VOWELS: Final = "\u0904-\u0914\u0960\u0961\u0972-\u0977"
_CONSONANTS: Final = "क-ह\u0958-\u095f\u0978-\u097f"
# A consonant with what hangs on it, a vowel with its marks, or any other character.
_SEGMENT: Final = re.compile(
    f"(?P<base>(?:क्ष|ज्ञ|[{_CONSONANTS}]){_NUKTA}?)"
    f"(?:{_VIRAMA}|(?P<sign>[{_SIGNS}]?){_MARKS})"
    f"|[{_VOWELS}]{_MARKS}(?P<joined>{_VIRAMA}(?=[{_CONSONANTS}]))?|(?P<other>.)",
    re.DOTALL,
)
_ENDS_IN_VOWEL: Final = re.compile(f"[{_VOWELS}]$")
_STARTS_WITH_CONSONANT: Final = re.compile(f"[{_CONSONANTS}]")
_STRAY_NUKTA: Final = re.compile(f"(?<![क-ह]){_NUKTA}")
# Tamil numbers of voice and breath, which stand behind the vowel sign.
_NUMBER_FIRST: Final = re.compile("([²³⁴₂₃₄])([\u0bbe-\u0bcd\u0bd7]+)")
_DEVANAGARI_LEFT: Final = re.compile("[\u0900-\u0963\u0966-\u097f]")
# Letters of the source scripts that the library's tables forget, by what they stand for.
_FORGOTTEN: Final = str.maketrans(
    {"ൺ": "ണ്", "ൻ": "ന്", "ർ": "ര്", "ൽ": "ല്", "ൾ": "ള്", "ൿ": "ക്", "ୱ": "ଵ"}
)
# Where a script has one letter for several of ours, these come before their neighbours.
_COMMON: Final = "नतथदधसशज"
# What the library rewrites before it reads: addak, and the closing n of Telugu and Kannada.
_REWRITTEN: Final = "ੱౝೝ೜"
_NOT_LETTERS: Final = {"alternates", "accented_vowel_alternates"}


@cache
def _sanscript() -> Any:
    """Import the library, which takes a while and warns of its own syntax."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)
        warnings.simplefilter("ignore", DeprecationWarning)
        from indic_transliteration import sanscript  # noqa: PLC0415
    return sanscript


def _scheme(name: str) -> Any:
    """Return the library's scheme, a dictionary of groups of letters with attributes."""
    try:
        return _sanscript().SCHEMES[name]
    except KeyError:
        raise ImpossiblePair(
            DEVANAGARI, name, "the installed indic-transliteration lacks it; upgrade it"
        ) from None


def _tokens(scheme: Any) -> Iterator[str]:
    """Yield everything that may stand for a letter in texts of a scheme."""
    for group in scheme.values():
        if isinstance(group, dict):
            for value in group.values():
                yield from (value,) if isinstance(value, str) else value


@cache
def characters(name: str) -> str:
    """Return the characters of which texts in a scheme are made, joiners included."""
    found = set("".join(_tokens(_scheme(name)))) | {"\u200c", "\u200d"}
    found |= set(unicodedata.normalize("NFC", "".join(found)))
    if foreign()[name].kind == "script":
        found |= {*_REWRITTEN, *map(chr, _FORGOTTEN)}
    return "".join(sorted(char for char in found if not char.isspace()))


def _as_stored(tokens: Iterator[str]) -> Callable[[str], str]:
    """Return the function that encodes NFC text as the library's tables encode it."""
    known = set(tokens)
    changed = {_nfc(token): token for token in sorted(known) if _nfc(token) not in known}
    if not changed:
        return lambda text: text
    pattern = re.compile("|".join(map(re.escape, sorted(changed, key=len, reverse=True))))
    return lambda text: pattern.sub(lambda match: changed[match[0]], text)


def _mapping(source: str, target: str) -> Any:
    """Return the library's map between two schemes, with its choices corrected."""
    of, to = _scheme(source), _scheme(target)
    mapping = _sanscript().SchemeMap(of, to)
    if source != DEVANAGARI:
        _settle(mapping, of, to)
    if of.is_roman:
        # By the name the library would know where to turn every om into the sacred syllable.
        mapping.from_scheme = copy.copy(of)
        mapping.from_scheme.name = ""
    tables = (mapping.non_marks_viraama, mapping.vowel_marks, mapping.virama)
    mapping.max_key_length_from_scheme = max(len(key) for keys in tables for key in keys)
    return mapping


def _settle(mapping: Any, of: Any, to: Any) -> None:
    """Read a token that stands for several letters as the one that is most likely meant."""
    ours = {row["letter"] for row in pivot_rows() if row["way"] == "both"}
    meant: dict[tuple[bool, str], tuple[tuple[int, bool, int], str]] = {}
    for group, key, token in _shared_letters(of, to):
        common = _COMMON.find(key) if key in _COMMON else len(_COMMON)
        rank = common, _nfc(key) not in ours, len(meant)
        place = group == "vowel_marks", token
        if place not in meant or rank < meant[place][0]:
            meant[place] = rank, to[group][key]
    for (sign, token), (_, letter) in meant.items():
        tables = (mapping.vowels, mapping.consonants, mapping.non_marks_viraama)
        for known in (mapping.vowel_marks,) if sign else tables:
            if token in known:
                known[token] = letter
    if not of.is_roman:
        # Tamil ம் is an m without a vowel wherever it stands, not an anusvara.
        mapping.non_marks_viraama.pop(of["consonants"]["म"] + of["virama"][_VIRAMA], None)


def _shared_letters(of: Any, to: Any) -> Iterator[tuple[str, str, str]]:
    """Yield group, key and token of the letters that two schemes have in common."""
    for group, letters in of.items():
        if group not in _NOT_LETTERS and group in to and isinstance(letters, dict):
            yield from ((group, key, letters[key]) for key in letters if key in to[group])


def _raw(source: str, target: str) -> Callable[[str], str]:
    """Return the library's own conversion."""
    mapping = _mapping(source, target)
    transliterate = _sanscript().transliterate
    return lambda text: str(transliterate(text, scheme_map=mapping))


@cache
def _raw_reader(name: str) -> Callable[[str], str]:
    raw, stored = _raw(name, DEVANAGARI), _as_stored(_tokens(_scheme(name)))
    return lambda text: raw(stored(unicodedata.normalize("NFC", text)))


@cache
def reader(name: str) -> Callable[[str], str]:
    """Return the function from a scheme to Devanagari, in NFC.

    >>> reader("tamil")("தமிழ்"), reader("kolkata_v2")("ka:i")
    ('तमिऴ्', 'कइ')
    """
    if name == DEVANAGARI:
        return _nfc
    raw, row = _raw_reader(name), foreign()[name]
    if not row.separator:
        return lambda text: _nfc(raw(_JOINERS.sub("", text).translate(_FORGOTTEN)))
    between = regex.compile(rf"(?<=[\p{{L}}\p{{M}}]){regex.escape(row.separator)}(?=\p{{L}})")

    return lambda text: _nfc(_joined(map(raw, between.split(_JOINERS.sub("", text)))))


def _joined(parts: Iterable[str]) -> str:
    """Join what stood at both sides of separators: after a vowel letter it is a virama."""
    joined: list[str] = []
    for part in parts:
        if joined and _ENDS_IN_VOWEL.search(joined[-1]) and _STARTS_WITH_CONSONANT.match(part):
            joined.append(_VIRAMA)
        joined.append(part)
    return "".join(joined)


@cache
def writer(name: str) -> Callable[[str], str]:
    """Return the function from Devanagari to a scheme.

    >>> writer("gujarati")("भारत"), writer("kolkata_v2")("कइ"), writer("kolkata_v2")("कै")
    ('ભારત', 'ka:i', 'kai')
    """
    if name == DEVANAGARI:
        return _nfc
    row, raw, prepare = foreign()[name], _raw(DEVANAGARI, name), _preparation(name)
    if row.kind == "script":
        return lambda text: _nfc(_NUMBER_FIRST.sub(r"\2\1", raw(prepare(text))))
    join, shorten = _joining(name, raw), _scheme(name).apply_shortcuts
    return lambda text: _nfc(_cleaned(shorten(join(prepare(text)))))


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _cleaned(text: str) -> str:
    """Return Latin text without what only Indian scripts have."""
    return text.replace("॥", "..").replace("।", ".").replace(_NUKTA, "")


def _preparation(name: str) -> Callable[[str], str]:
    """Return the function that leaves only what the scheme has letters for."""
    scheme = _scheme(name)
    stored = _as_stored(
        key for group in scheme.values() if isinstance(group, dict) for key in group
    )
    dotted = _dotted(name, stored)
    instead = _instead(name)

    def prepare(text: str) -> str:
        apart = unicodedata.normalize("NFD", _JOINERS.sub("", text))
        apart = _LETTER_WITH_NUKTA.sub(lambda match: dotted.get(match[1], match[1]), apart)
        for sign, other in instead.items():
            apart = apart.replace(sign, other)
        return stored(_nfc(_STRAY_NUKTA.sub("", apart)))

    return prepare


def _dotted(name: str, stored: Callable[[str], str]) -> dict[str, str]:
    """Return the letters that keep their nukta, by their bases."""
    raw, dotless = _raw(DEVANAGARI, name), foreign()[name].dotless.split()
    letters = (_nfc(key) for key in _scheme(name).get("extra_consonants", {}))
    return {
        letter[0]: letter
        for letter in (unicodedata.normalize("NFD", letter) for letter in letters)
        if _nfc(letter) not in dotless
        and len(letter) == 2
        and not _DEVANAGARI_LEFT.search(raw(stored(_nfc(letter))))
    }


def _instead(name: str) -> dict[str, str]:
    """Return the signs that the scheme lacks and what is written for each."""
    raw = _raw(DEVANAGARI, name)
    # A script that is encoded as Devanagari with a font of its own lacks nothing.
    if _DEVANAGARI_LEFT.search(raw("क")):
        return {}
    return {
        unicodedata.normalize("NFD", row["letter"]): row["instead"]
        for row in pivot_rows()
        if row["instead"] and _DEVANAGARI_LEFT.search(raw("क" + row["letter"]))
    }


def _joining(name: str, raw: Callable[[str], str]) -> Callable[[str], str]:
    """Return the function that writes segments one by one, separated where they would run on."""
    row, back = foreign()[name], _raw_reader(name)

    @lru_cache(maxsize=1 << 14)
    def write(segment: str) -> str:
        match = _SEGMENT.fullmatch(segment)
        base = match["base"] if match else None
        if row.kind == "latin" or base is None or (match and match["sign"] != ""):
            return raw(segment)
        marks = "".join(map(raw, segment[len(base) :]))
        return raw(base + _VIRAMA) + row.inherent + marks

    @lru_cache(maxsize=1 << 16)
    def runs_on(one: str, other: str) -> bool:
        return back(one + other) != back(one) + back(other)

    def join(text: str) -> str:
        parts: list[str] = []
        letters = False
        for match in _SEGMENT.finditer(text):
            part = write(match[0])
            follows = match["other"] is None
            if row.separator and letters and follows and runs_on(parts[-1], part):
                parts.append(row.separator)
            parts.append(part)
            letters = follows
            if match["joined"]:  # অ্যাপ, which is not অযাপ
                parts.append(row.separator)
                letters = False
        return "".join(parts)

    return join
