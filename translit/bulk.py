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
from functools import partial
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
_ZWNJ: Final = "\N{ZERO WIDTH NON-JOINER}"
_ZWJ: Final = "\N{ZERO WIDTH JOINER}"
_CANCEL: Final = "\b"
_CANCEL_BYTE: Final = b"\b"
_PLACE: Final = "\x1a"  # stands for a word that is converted elsewhere
_PLAIN: Final = "\t\n\r" + "".join(map(chr, range(32, 127))) + "’‘“”–—…•·°«»\u00a0"
_COMPOSED: Final = {
    "ড" + _NUKTA: "\u09dc",
    "ঢ" + _NUKTA: "\u09dd",
    "য" + _NUKTA: "\u09df",
}
_REPAIRS: Final = (*_COMPOSED.items(), ("\u09c7\u09be", "\u09cb"), ("\u09c7\u09d7", "\u09cc"))
_FREQUENT: Final = frozenset("aāAiueorntkmsbldpgjhcy.")
_STRAY: Final = "\x19"  # stands for a word with signs that stand where none can stand
_EDGE_BYTE: Final = re.compile(b"[ \n]")
_EDGE: Final = re.compile("[ \n]")


class _Codes(dict[str, int]):
    """One byte for each character; ASCII keeps its own, the others take what is free."""

    def __init__(self) -> None:
        # D8 to DF would make surrogates of a pair of bytes.
        free = [*range(0x80, 0xD8), *range(0xE0, 0x100), 0x7F, *range(1, 8), *range(14, 25)]
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
    return (
        codecs.charmap_decode(data, "strict", table)[0].encode("utf-16-le").translate(None, b"\0")
    )


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
        prepare: Callable[[str], str],
    ) -> None:
        self._plain = plain
        self._trouble = trouble
        self._careful = careful
        self._prepare = prepare

    def __call__(self, text: str) -> str:
        """Convert a text."""
        text = self._prepare(text)
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
    plain = _plain_romanizer(scheme, consonants, marks, swaps, careful)
    joiners = [(_ZWNJ, "")] if scheme.shows_ra_ya else [(_ZWNJ, ""), (_ZWJ, "")]
    repairs = (("ত" + _HASANTA + _ZWJ, "ৎ"), *joiners, *_REPAIRS)
    return Bulk(plain, trouble, careful, partial(_replace_all, repairs))


def _replace_all(replacements: Iterable[tuple[str, str]], text: str) -> str:
    for old, new in replacements:
        if old in text:
            text = text.replace(old, new)
    return text


def _romanizing_trouble(scheme: Scheme, consonants: dict[str, str]) -> re.Pattern[str]:
    """Return the pattern of what has to be left to the careful way, but for stray signs.

    It starts with a class of letters that are seldom, which makes the search fast; what
    stands before them is looked at from there.
    """
    letters = {letter: roman for letter, roman in consonants.items() if letter < "\ue000"}
    known = {*_PLAIN, *letters, *scheme.signs, *scheme.vowels, *scheme.marks, *scheme.digits}
    known |= {_HASANTA, "ৎ", "।", "॥"}
    followed = {**letters, **scheme.marks, **scheme.digits}
    open_ended = {**scheme.signs, **scheme.vowels, **scheme.marks}
    conditions: dict[str, list[str]] = {
        vowel: [f"(?<={_HASANTA}.)|(?={_HASANTA})"] for vowel in scheme.vowels
    }
    for second, roman in followed.items():
        conditions.setdefault(second, []).extend(
            [
                *_colliding(scheme, letters, _HASANTA, roman),
                *_colliding(scheme, open_ended, "", roman),
                *_colliding(scheme, {"ৎ": scheme.khanda}, "", roman),
            ]
        )
    for second, roman in scheme.signs.items():
        conditions.setdefault(second, []).extend(_colliding(scheme, letters, "", roman))
    for second, roman in scheme.vowels.items():
        others = {letter: token for letter, token in open_ended.items() if letter != "অ"}
        conditions[second] += _colliding(scheme, {**others, "ৎ": scheme.khanda}, "", roman)
    if scheme.collides(scheme.vowels["অ"], scheme.vowels["অ"]):
        conditions["অ"].append("(?=অঅ)")
    if scheme.shares_t:
        conditions.setdefault("ত", []).append(f"(?={_HASANTA}(?!{_class(TA_JOINS & {*letters})}))")
        conditions["ৎ"] = [f"(?={_class({*TA_JOINS, *scheme.vowels})})"]
    for letter in scheme.phalas:
        subscript = f"{_HASANTA}{_class(scheme.phalas)}"
        conditions.setdefault(letter, []).append(f"(?<={subscript}{_HASANTA}.)")
    return _trouble(known, conditions)


def _trouble(known: set[str], conditions: dict[str, list[str]]) -> re.Pattern[str]:
    """Return a pattern for characters that are not known, or stand under their conditions."""
    by_condition: dict[str, set[str]] = {}
    for character, found in conditions.items():
        if found:
            by_condition.setdefault("|".join(sorted(set(found))), set()).add(character)
    watched = {character for characters in by_condition.values() for character in characters}
    cases = [f"(?<!{_class(known)})"]
    cases += [f"(?<={_class(characters)})(?:{c})" for c, characters in by_condition.items()]
    safe = re.escape("".join(sorted(known - watched)))
    return re.compile(f"[^{safe}](?:{'|'.join(cases)})", re.DOTALL)


def _colliding(scheme: Scheme, firsts: dict[str, str], between: str, following: str) -> list[str]:
    """Return the condition of standing after a letter whose token runs into `following`."""
    found = {letter for letter, roman in firsts.items() if scheme.collides(roman, following)}
    return [f"(?<={_class(found)}{between}.)"] if found else []


def _plain_romanizer(
    scheme: Scheme,
    consonants: dict[str, str],
    marks: dict[str, str],
    swaps: list[tuple[str, str]],
    careful: Callable[[str], str],
) -> Callable[[str], str]:
    """Return the function that writes text without trouble."""
    letters = _Codes()
    inherent = letters["\ue0ff"]
    signs = {sign: letters[sign] for sign in scheme.signs}
    silent = letters["\ue0fe"]  # what a hasanta leaves behind: a letter that is not written
    first = {letters[_HASANTA]: bytes([8, silent])}
    first |= {letters[consonant]: bytes([letters[consonant], inherent]) for consonant in consonants}
    first |= {code: bytes([8, code]) for code in signs.values()}
    tokens = {**consonants, **marks, **scheme.vowels, **scheme.signs, **scheme.digits}
    tokens |= {"ৎ": scheme.khanda, "\ue0ff": scheme.vowels["অ"], "।": scheme.punctuation["।"]}
    if len(scheme.punctuation["॥"]) <= 2:
        tokens["॥"] = scheme.punctuation["॥"]
    tokens |= {character: character for character in _PLAIN + _PLACE + _STRAY}
    hiatus = [
        (letters.bytes(x + vowel), letters.bytes(x + scheme.separator + vowel))
        for x, (vowel, roman) in product(("\ue0ff", "অ"), scheme.vowels.items())
        if scheme.collides(scheme.vowels["অ"], roman)
    ]
    out = _Codes()
    long = {
        token: chr(0xE000 + i)
        for i, token in enumerate(dict.fromkeys(tokens.values()))
        if len(token) > 2
    }
    second = {letters[x]: out.bytes(long.get(token, token)) for x, token in tokens.items()}
    table, pairs = _pairs(first), _pairs(second | {silent: b"\0\0"})
    last, encoder = _table(out), codecs.charmap_build(_table(letters))

    def plain(text: str) -> str:
        original = text
        text = _replace_all(swaps, text)
        data = codecs.charmap_encode(text, "strict", encoder)[0]
        data = _spread(data, table).replace(cancelled, b"")
        strays: list[str] = []
        if _CANCEL_BYTE in data:
            data, strays = _lift_strays(data, original, inherent)
        for old_bytes, new_bytes in hiatus:
            data = data.replace(old_bytes, new_bytes)
        result = codecs.charmap_decode(_spread(data, pairs), "strict", last)[0]
        for token, character in long.items():
            if character in result:
                result = result.replace(character, token)
        if strays:
            pieces = result.split(_STRAY)
            words = [*map(careful, strays), ""]
            result = "".join([piece for pair in zip(pieces, words, strict=True) for piece in pair])
        return result

    cancelled = bytes([inherent, 8])
    return plain


def _lift_strays(data: bytes, text: str, inherent: int) -> tuple[bytes, list[str]]:
    """Take the words out of `data` whose signs did not find a consonant, and return them.

    But for inherent vowels and lonely CANCELs, `data` has one byte for each character.
    """
    pieces: list[bytes] = []
    words: list[str] = []
    done = place = 0

    def characters(start: int, stop: int) -> int:
        extra = data.count(inherent, start, stop) + data.count(_CANCEL_BYTE, start, stop)
        return stop - start - extra

    lonely = data.find(_CANCEL_BYTE)
    while lonely >= 0:
        start = max(data.rfind(b" ", done, lonely), data.rfind(b"\n", done, lonely), done - 1) + 1
        edge = _EDGE_BYTE.search(data, lonely)
        stop = edge.start() if edge else len(data)
        pieces.append(data[done:start])
        place += characters(done, start)
        length = characters(start, stop)
        words.append(text[place : place + length])
        place += length
        done = stop
        lonely = data.find(_CANCEL_BYTE, done)
    return _STRAY.encode().join([*pieces, data[done:]]), words


def bulk_nativizer(
    scheme: Scheme, prepare: Callable[[str], str], careful: Callable[[str], str]
) -> Bulk:
    """Return the converter into Bengali for texts of any length.

    >>> from translit.schemes import load_scheme
    >>> bulk_nativizer(load_scheme("iso15919"), str, str.upper)("bāṁlā bhāṣā, ba:i")
    'বাংলা ভাষা, বই'
    """
    rare = {"ৠ", "ঌ", "ৡ", "ঽ"}
    tokens = {
        token: _COMPOSED.get(sign.letter, sign.letter)
        for token, sign in scheme.readings.items()
        if sign.letter not in rare
        and len(_COMPOSED.get(sign.letter, sign.letter)) == 1
        and (len(token) == 1 or token not in scheme.also)
    }
    trouble = _nativizing_trouble(scheme, tokens)
    return Bulk(_plain_nativizer(scheme, tokens), trouble, careful, prepare)


def _nativizing_trouble(scheme: Scheme, tokens: dict[str, str]) -> re.Pattern[str]:
    """Return the pattern of what has to be left to the careful way."""
    alphabet = {c for token in tokens for c in token}
    apostrophe = {scheme.avagraha} if scheme.avagraha_is_apostrophe else set()
    capitals = set(string.ascii_uppercase) if scheme.folds_case else set()
    known = {*_PLAIN, *alphabet, "।", "॥"} - apostrophe - capitals
    others = [token for token in scheme.readings if token not in tokens]
    long = [token for token in scheme.readings if len(token) > 1]
    words = {
        one + other[size:]
        for one, other in product(long, long)
        for size in range(1, min(len(one), len(other)))
        if one.endswith(other[:size])
    }
    words |= {*others, scheme.khanda * 3} - set(tokens)
    conditions = {scheme.separator[-1]: [_separator_trouble(scheme, alphabet)]}
    for word in words:
        if known.issuperset(word):
            place = max(range(len(word)), key=lambda i: (word[i] not in _FREQUENT, -i))
            before, after = re.escape(word[: place + 1]), re.escape(word[place + 1 :])
            conditions.setdefault(word[place], []).append(f"(?<={before})(?={after})")
    return _trouble(known, conditions)


def _separator_trouble(scheme: Scheme, alphabet: Iterable[str]) -> str:
    """Return the condition of separators that are more than punctuation or plain hiatus."""
    separator, inherent = re.escape(scheme.separator), re.escape(scheme.vowels["অ"])
    letters = _class({*alphabet, *string.ascii_letters, *string.digits})
    colliding = [v[0] for v in scheme.vowels.values() if scheme.collides(scheme.vowels["অ"], v)]
    hiatus = f"(?<={inherent}{separator}){_class(colliding)}(?!{separator})" if colliding else "$."
    between = f"(?<={letters}{separator})(?={letters}|{separator})(?!{hiatus})"
    after_t = f"|(?<={re.escape(scheme.khanda)}{separator})" if scheme.shares_t else ""
    return between + after_t


def _plain_nativizer(scheme: Scheme, tokens: dict[str, str]) -> Callable[[str], str]:
    """Return the function that reads text without trouble."""
    kinds = {token: scheme.readings[token].kind for token in tokens}
    source = _Codes()
    for character in (*(c for token in tokens for c in token), *_PLAIN, "।", "॥"):
        source[character]
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
    silent = bytes([code[scheme.vowels["অ"]]])

    def plain(text: str) -> str:
        data = codecs.charmap_encode(text, "strict", encoder)[0]
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
        joins.sort(key=ta.__eq__)  # ত itself last: in ত্ত্ব the second one is settled first
        rewrites += [(bytes([khanda, join]), bytes([ta, hasanta, join])) for join in joins]
        rewrites.append((bytes([khanda, khanda]), bytes([ta, hasanta, khanda])))
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
