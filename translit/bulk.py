"""Whole texts at the speed of byte tables: the plain words of a text, all at once.

Most words need no thought: each letter has its token, each sign takes the place of an
inherent vowel. Such text is turned into bytes, one a letter, and every step is one pass
of the interpreter's own C code. Words that do need thought (`trouble`) are left to the
careful way, which this one must equal everywhere else.

Two tricks do the work. To put something after a letter, the letter is decoded to a
character whose UTF-16 form is the two bytes wanted. To take an inherent vowel back, a
sign brings CANCEL with it, and the two vanish together in one `replace`.
"""

from __future__ import annotations

import codecs
import re
import string
from itertools import product
from typing import TYPE_CHECKING, Final

from translit.letters import of_role
from translit.schemes import TA_JOINS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from translit.schemes import Scheme

__all__ = ["Bulk", "bulk_nativizer", "bulk_romanizer"]

_HASANTA: Final = "\N{BENGALI SIGN VIRAMA}"
_NUKTA: Final = "\N{BENGALI SIGN NUKTA}"
_CANCEL: Final = "\b"
_PLACE: Final = "\x1a"  # stands for a word that is converted elsewhere
_PLAIN: Final = "\t\n\r" + "".join(map(chr, range(32, 127))) + "’‘“”–—…•·°«»\u00a0"
_COMPOSED: Final = {
    "ড" + _NUKTA: "\u09dc",
    "ঢ" + _NUKTA: "\u09dd",
    "য" + _NUKTA: "\u09df",
}
_REPAIRS: Final = (*_COMPOSED.items(), ("\u09c7\u09be", "\u09cb"), ("\u09c7\u09d7", "\u09cc"))
_EDGE: Final = re.compile("[ \n]")


class _Codes(dict[str, int]):
    """One byte for each character; ASCII keeps its own, the others take what is free."""

    def __init__(self) -> None:
        # D8 to DF would make surrogates of a pair of bytes.
        free = [*range(0x80, 0xD8), *range(0xE0, 0x100), 0x7F, *range(1, 8), *range(14, 26)]
        super().__init__((chr(code), code) for code in range(128) if code not in free)
        self._free = iter(free)

    def __missing__(self, character: str) -> int:
        self[character] = next(self._free)
        return self[character]

    def bytes(self, text: str) -> bytes:
        return bytes(self[character] for character in text)


def _pairs(codes: dict[int, bytes]) -> str:
    """Return the decoding table that turns a byte into one or two bytes, by way of UTF-16."""
    return "".join(
        codes.get(code, bytes([code])).ljust(2, b"\0").decode("utf-16-le") for code in range(256)
    )


def _spread(data: bytes, table: str) -> bytes:
    """Turn every byte into the one or two bytes that the table gives it."""
    return codecs.charmap_decode(data, "strict", table)[0].encode("utf-16-le").translate(None, b"\0")


def _table(codes: dict[str, int]) -> str:
    """Return the decoding table of one character for each byte."""
    characters = {code: character for character, code in codes.items()}
    return "".join(characters.get(code, "\ufffe") for code in range(256))


class Bulk:
    """Converts the plain words of a text at once, and hands the others to `careful`."""

    def __init__(
        self,
        plain: Callable[[str], str],
        trouble: re.Pattern[str],
        careful: Callable[[str], str],
        repairs: Iterable[tuple[str, str]] = (),
    ) -> None:
        self._plain = plain
        self._trouble = trouble
        self._careful = careful
        self._repairs = tuple(repairs)

    def __call__(self, text: str) -> str:
        """Convert a text."""
        for old, new in self._repairs:
            if old in text:
                text = text.replace(old, new)
        match = self._trouble.search(text)
        if match is None:
            return self._plain(text)
        plain: list[str] = []
        hard: list[str] = []
        done = 0
        while match:
            place = match.start()
            start = max(text.rfind(" ", done, place), text.rfind("\n", done, place), done - 1) + 1
            edge = _EDGE.search(text, place)
            stop = edge.start() if edge else len(text)
            if place == stop:  # trouble with a character that is no part of a word
                stop = place + 1
            plain.append(text[done:start])
            hard.append(self._careful(text[start:stop]))
            done = stop
            match = self._trouble.search(text, done)
        plain.append(text[done:])
        pieces = self._plain(_PLACE.join(plain)).split(_PLACE)
        hard.append("")
        return "".join([piece for pair in zip(pieces, hard, strict=True) for piece in pair])


def _class(letters: Iterable[str]) -> str:
    return "[" + re.escape("".join(sorted(letters))) + "]"


def bulk_romanizer(scheme: Scheme, careful: Callable[[str], str]) -> Bulk:
    """Return the converter from Bengali for texts of any length.

    >>> from translit.schemes import load_scheme
    >>> bulk_romanizer(load_scheme("iso15919"), careful=str.upper)("বাংলা ভাষা, বই")
    'bāṁlā bhāṣā, ba:i'
    """
    consonants = {_COMPOSED.get(letter, letter): r for letter, r in scheme.consonants.items()}
    consonants = {letter: roman for letter, roman in consonants.items() if len(letter) == 1}
    swaps: list[tuple[str, str]] = []
    private = map(chr, range(0xE000, 0xE100))
    for letter, roman in scheme.phalas.items():
        subscript = next(private)
        consonants[subscript] = roman
        swaps.append((_HASANTA + letter, _HASANTA + subscript))
        for (first, second), joined in scheme.clusters.items():
            if second == letter and joined == scheme.consonants[letter]:
                swaps.append((first + _HASANTA + subscript, first + _HASANTA + letter))
    marks = dict(scheme.marks)
    special: dict[str, str] = {}
    for (mark, letter), roman in scheme.before.items():
        if roman not in special:
            special[roman] = next(private)
            marks[special[roman]] = roman
        swaps.append((mark + letter, special[roman] + letter))
    trouble = _romanizing_trouble(scheme, consonants)
    plain = _plain_romanizer(scheme, consonants, marks, swaps)
    return Bulk(plain, trouble, careful, _REPAIRS)


def _romanizing_trouble(scheme: Scheme, consonants: dict[str, str]) -> re.Pattern[str]:
    """Return the pattern of what has to be left to the careful way."""
    letters = {letter for letter in consonants if letter < "\ue000"}
    known = {*_PLAIN, *letters, *scheme.signs, *scheme.vowels, *scheme.marks, *scheme.digits}
    known |= {_HASANTA, "ৎ", "।", "॥"}
    if any(len(roman) > 1 for roman in scheme.punctuation.values()):
        known.discard("॥")
    followed = {**{letter: consonants[letter] for letter in letters}, **scheme.marks}
    open_ended = {**scheme.signs, **scheme.vowels, **scheme.marks}
    rules = [
        f"[^{re.escape(''.join(sorted(known)))}]",
        f"(?<!{_class(letters)}){_class({*scheme.signs, _HASANTA})}",
        f"{_HASANTA}{_class(scheme.vowels)}",
    ]
    pairs = [
        *_colliding(scheme, {x: consonants[x] for x in letters}, _HASANTA, {**followed, **scheme.digits}),
        *_colliding(scheme, {x: consonants[x] for x in letters}, "", scheme.signs),
        *_colliding(scheme, open_ended, "", {**followed, **scheme.vowels}, but={"অ"}),
        *_colliding(scheme, {"ৎ": scheme.khanda}, "", {**followed, **scheme.digits}),
    ]
    if scheme.shares_t:
        rules.append(f"ত{_HASANTA}(?!{_class(TA_JOINS & letters)})")
        rules.append(f"ৎ{_class({*TA_JOINS, *scheme.vowels})}")
    elif any(scheme.collides(scheme.khanda, roman) for roman in scheme.vowels.values()):
        rules.append(f"ৎ{_class(scheme.vowels)}")
    if scheme.phalas:
        subscript = _class(scheme.phalas)
        rules.append(f"{_HASANTA}{subscript}{_HASANTA}{subscript}")
    return re.compile("|".join([*rules, *pairs]))


def _colliding(
    scheme: Scheme,
    firsts: dict[str, str],
    between: str,
    seconds: dict[str, str],
    but: Iterable[str] = (),
) -> list[str]:
    """Return patterns of the pairs of letters whose tokens would run together."""
    patterns = []
    for second, following in seconds.items():
        found = {x for x, roman in firsts.items() if scheme.collides(roman, following)} - set(but)
        if found:
            patterns.append(_class(found) + between + re.escape(second))
    return patterns


def _plain_romanizer(
    scheme: Scheme,
    consonants: dict[str, str],
    marks: dict[str, str],
    swaps: list[tuple[str, str]],
) -> Callable[[str], str]:
    """Return the function that writes text without trouble."""
    letters = _Codes()
    inherent = letters["\ue0ff"]
    signs = {sign: letters[sign] for sign in scheme.signs}
    first = {letters[_HASANTA]: _CANCEL.encode()}
    first |= {letters[consonant]: bytes([letters[consonant], inherent]) for consonant in consonants}
    first |= {code: bytes([8, code]) for code in signs.values()}
    tokens = {**consonants, **marks, **scheme.vowels, **scheme.signs, **scheme.digits}
    tokens |= {"ৎ": scheme.khanda, "\ue0ff": scheme.vowels["অ"], "।": scheme.punctuation["।"]}
    if len(scheme.punctuation["॥"]) <= 2:
        tokens["॥"] = scheme.punctuation["॥"]
    tokens |= {character: character for character in _PLAIN + _PLACE}
    hiatus = [
        (letters.bytes(x + vowel), letters.bytes(x + scheme.separator + vowel))
        for x, (vowel, roman) in product(("\ue0ff", "অ"), scheme.vowels.items())
        if scheme.collides(scheme.vowels["অ"], roman)
    ]
    out = _Codes()
    long = {token: chr(0xE000 + i) for i, token in enumerate(dict.fromkeys(tokens.values())) if len(token) > 2}
    second = {letters[x]: out.bytes(long.get(token, token)) for x, token in tokens.items()}
    table, pairs = _pairs(first), _pairs(second)
    last, encoder = _table(out), codecs.charmap_build(_table(letters))

    def plain(text: str) -> str:
        for old, new in swaps:
            if old in text:
                text = text.replace(old, new)
        data = codecs.charmap_encode(text, "strict", encoder)[0]
        data = _spread(data, table).replace(cancelled, b"")
        for old_bytes, new_bytes in hiatus:
            data = data.replace(old_bytes, new_bytes)
        result = codecs.charmap_decode(_spread(data, pairs), "strict", last)[0]
        for token, character in long.items():
            if character in result:
                result = result.replace(character, token)
        return result

    cancelled = bytes([inherent, 8])
    return plain


def bulk_nativizer(scheme: Scheme, careful: Callable[[str], str]) -> Bulk:
    """Return the converter into Bengali for texts of any length.

    >>> from translit.schemes import load_scheme
    >>> bulk_nativizer(load_scheme("iso15919"), careful=str.upper)("bāṁlā bhāṣā, ba:i")
    'বাংলা ভাষা, বই'
    """
    rare = {"ৠ", "ঌ", "ৡ", "ঽ"}
    tokens = {
        token: _COMPOSED.get(sign.letter, sign.letter)
        for token, sign in scheme.readings.items()
        if sign.letter not in rare and len(_COMPOSED.get(sign.letter, sign.letter)) == 1
        and (len(token) == 1 or token not in scheme.also)
    }
    return Bulk(
        _plain_nativizer(scheme, tokens), _nativizing_trouble(scheme, tokens), careful
    )


def _folded(scheme: Scheme, characters: Iterable[str]) -> dict[str, str]:
    """Return the characters with their capitals, where capitals mean nothing."""
    folded = {character: character for character in characters}
    if scheme.folds_case:
        folded |= {c.upper(): c for c in characters if len(c.upper()) == 1}
    return folded


def _nativizing_trouble(scheme: Scheme, tokens: dict[str, str]) -> re.Pattern[str]:
    """Return the pattern of what has to be left to the careful way."""
    alphabet = _folded(scheme, {c for token in tokens for c in token})
    apostrophe = {scheme.avagraha} if scheme.avagraha_is_apostrophe else set()
    known = {*_PLAIN, *alphabet, "।", "॥"} - apostrophe
    others = [token for token in scheme.readings if token not in tokens]
    long = [token for token in scheme.readings if len(token) > 1]
    overlaps = {
        one + other[size:]
        for one, other in product(long, long)
        for size in range(1, min(len(one), len(other)))
        if one.endswith(other[:size])
    }
    rules = [f"[^{re.escape(''.join(sorted(known)))}]", _separator_trouble(scheme, alphabet)]
    words = sorted({*overlaps, *others} - set(tokens), key=len, reverse=True)
    rules += map(re.escape, words)
    return re.compile("|".join(rules), re.IGNORECASE if scheme.folds_case else 0)


def _separator_trouble(scheme: Scheme, alphabet: Iterable[str]) -> str:
    """Return the pattern of separators that are more than punctuation or plain hiatus."""
    separator, inherent = re.escape(scheme.separator), re.escape(scheme.vowels["অ"])
    letters = _class({*alphabet, *string.ascii_letters, *string.digits})
    colliding = [v[0] for v in scheme.vowels.values() if scheme.collides(scheme.vowels["অ"], v)]
    hiatus = f"(?<={inherent}{separator}){_class(colliding)}(?!{separator})" if colliding else "$."
    between = f"(?<={letters}{separator})(?={letters}|{separator})(?!{hiatus})"
    after_t = f"(?<={re.escape(scheme.khanda)}{separator})" if scheme.shares_t else "$."
    return f"{separator}(?:{between}|{after_t})"


def _plain_nativizer(scheme: Scheme, tokens: dict[str, str]) -> Callable[[str], str]:
    """Return the function that reads text without trouble."""
    kinds = {token: scheme.readings[token].kind for token in tokens}
    alphabet = _folded(scheme, {c for token in tokens for c in token})
    source = _Codes()
    for character in (*alphabet, *_PLAIN, "।", "॥"):
        source[character]  # noqa: B018 - takes its code
    fold = bytearray(range(256))
    for capital, character in alphabet.items():
        fold[source[capital]] = source[character]
    code = {token: source[token] if len(token) == 1 else source[f"<{token}>"] for token in tokens}
    merges = [
        (source.bytes(token), bytes([code[token]]))
        for token in sorted(tokens, key=len, reverse=True)
        if len(token) > 1
    ]
    hasanta = source[_HASANTA]
    inserted = {code[t]: bytes([code[t], hasanta]) for t, kind in kinds.items() if kind == "K"}
    inserted |= {code[t]: bytes([8, code[t]]) for t, kind in kinds.items() if kind == "V"}
    rewrites = _rewrites(scheme, tokens, kinds, code, source)
    final = _readings(scheme, tokens, kinds, code, source)
    encoder, table = codecs.charmap_build(_encodable(source)), _pairs(inserted)
    folding = bytes(fold) if scheme.folds_case else None
    silent = bytes([code[scheme.vowels["অ"]]])

    def plain(text: str) -> str:
        data = codecs.charmap_encode(text, "strict", encoder)[0]
        if folding:
            data = data.translate(folding)
        for old, new in merges:
            data = data.replace(old, new)
        data = _spread(data, table)
        for old, new in rewrites:
            data = data.replace(old, new)
        result = codecs.charmap_decode(data.translate(None, silent), "strict", final)[0]
        for letter, composed in _COMPOSED.items():
            result = result.replace(composed, letter)
        return result

    return plain


def _encodable(source: _Codes) -> str:
    """Return the decoding table of the characters, without the codes of longer tokens."""
    return _table(_Codes() | {c: code for c, code in source.items() if len(c) == 1})


def _rewrites(
    scheme: Scheme,
    tokens: dict[str, str],
    kinds: dict[str, str],
    code: dict[str, int],
    source: _Codes,
) -> list[tuple[bytes, bytes]]:
    """Return the replacements that settle vowels, ৎ and subscripts, in their order."""
    hasanta, separator = source[_HASANTA], scheme.separator.encode()
    inherent = scheme.vowels["অ"]
    vowels = [token for token, kind in kinds.items() if kind == "V"]
    rewrites = [(bytes([hasanta, 8]), b"")]
    for token, letter in scheme.phala_readings.items():
        if token in code:
            rewrites.append((bytes([hasanta, code[token]]), bytes([hasanta, source[f"^{letter}"]])))
    if scheme.shares_t:
        ta, khanda = code[scheme.khanda], source["<khanda>"]
        rewrites.append((bytes([ta, hasanta]), bytes([khanda])))
        joins = [code[t] for t, letter in tokens.items() if kinds[t] == "K" and letter in TA_JOINS]
        joins += [source[f"^{letter}"] for letter in scheme.phala_readings.values()]
        rewrites += [(bytes([khanda, join]), bytes([ta, hasanta, join])) for join in joins]
    rewrites += [
        (bytes([code[inherent], *separator, 8, code[v]]), bytes([code[inherent], 8, code[v]]))
        for v in vowels
        if scheme.collides(inherent, v)
    ]
    return rewrites + [(bytes([8, code[v]]), bytes([source[f"+{v}"]])) for v in vowels]


def _readings(
    scheme: Scheme,
    tokens: dict[str, str],
    kinds: dict[str, str],
    code: dict[str, int],
    source: _Codes,
) -> str:
    """Return the last table: one Bengali character for each byte."""
    signs = {vowel: sign for sign, vowel in of_role("vowel sign").items()}
    final = {number: c for c, number in source.items() if len(c) == 1}
    for token, letter in tokens.items():
        final[code[token]] = signs.get(letter, letter) if kinds[token] == "V" else letter
        if kinds[token] == "V":
            final[source[f"+{token}"]] = letter
    for letter in scheme.phala_readings.values():
        final[source[f"^{letter}"]] = letter
    final[source["<khanda>"]] = "ৎ"
    return "".join(final.get(number, "\ufffe") for number in range(256))
