"""Avro Phonetic: what Bengali typists type, read by its rules; and a spelling that types a word.

Reading is Avro's own way: the longest pattern first, then the first of its rows that fits
the letters around. Writing looks for keys that type the word again, and tries others
until they do; what cannot be typed is written as near as Avro comes.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import islice, product
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from translit.aksharas import split_aksharas
from translit.errors import ImpossiblePair
from translit.letters import of_role, without_bengali
from translit.model import Romanization, Span, Step, TokenKind
from translit.normalize import normalize
from translit.tables import read_table, table
from translit.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from translit.model import Akshara

__all__ = ["explainer", "nativizer", "romanizer"]

_VOWELS: Final = frozenset("aeiou")
_CONSONANTS: Final = frozenset("bcdfghjklmnpqrstvwxyz")
_CASE_MATTERS: Final = frozenset("oiudgjnrstyz")
_HASANTA: Final = "\N{BENGALI SIGN VIRAMA}"
_JOINERS: Final = {ord("\N{ZERO WIDTH NON-JOINER}"): None, ord("\N{ZERO WIDTH JOINER}"): None}
_TRIES: Final = 400
_LITERAL: Final = {".": ".`", ":": ":`", "^": "^`", "।": ".", "॥": ".."}
# The keys of letters that the patterns have in several ways, or only after a consonant.
_PREFERRED: Final = {
    "ফ": ("f", "ph"), "শ": ("sh", "S"), "য": ("z",), "য়": ("y", "Y"), "ব": ("b",), "ভ": ("v", "bh"),
    "জ": ("j",), "গ": ("g",), "ক": ("k",), "স": ("s",), "ৎ": ("t``",), "ং": ("ng",), "ঃ": (":",),
    "ঁ": ("^",), "র": ("r",), "ক্ষ": ("kkh", "kx"),
}  # fmt: skip
_SUBSCRIPT: Final = {"র": ("r",), "য": ("Z", "y"), "ব": ("w",)}


class _Row(NamedTuple):
    """One row of the table: the keys, where it holds, and the Bengali that it writes."""

    typed: str
    before: str
    after: str
    bengali: str


@cache
def _rows() -> dict[str, tuple[_Row, ...]]:
    """Return the rows by their keys."""
    by_keys: dict[str, tuple[_Row, ...]] = {}
    for row in read_table(table("avro.tsv"), _Row._fields, key=("typed", "before", "after")):
        by_keys[row["typed"]] = (*by_keys.get(row["typed"], ()), _Row(**row))
    return by_keys


def _is_at(letter: str, where: str) -> bool:
    """Say whether a letter (empty at the edge) is one that a row asks for."""
    small = letter.lower()
    kinds = {
        "start": small not in _VOWELS and small not in _CONSONANTS,
        "end": small not in _VOWELS and small not in _CONSONANTS,
        "vowel": small in _VOWELS,
        "consonant": small in _CONSONANTS,
    }
    wanted, _, unwanted = where.partition("not ")
    if any(kinds.get(name, name == letter) for name in unwanted.split()):
        return False
    return all(kinds.get(name, name == letter) for name in wanted.split())


def _read(keys: str) -> Iterator[tuple[str, str, str]]:
    """Yield what each stretch of keys writes: keys, Bengali, rule."""
    typed = "".join(key if key.lower() in _CASE_MATTERS else key.lower() for key in keys)
    if len(typed) != len(keys):
        typed = keys
    rows, longest = _rows(), max(map(len, _rows()))
    place = 0
    while place < len(typed):
        for size in range(min(longest, len(typed) - place), 0, -1):
            stop = place + size
            before, after = typed[max(place - 1, 0) : place], typed[stop : stop + 1]
            found = next(
                (
                    row
                    for row in rows.get(typed[place:stop], ())
                    if _is_at(before, row.before) and _is_at(after, row.after)
                ),
                None,
            )
            if found:
                yield keys[place:stop], found.bengali, f"typed {found.typed}"
                place = stop
                break
        else:
            yield keys[place], keys[place], "passed"
            place += 1


@lru_cache(maxsize=1 << 14)
def _typed(keys: str) -> str:
    return "".join(bengali for _, bengali, _ in _read(keys))


@cache
def _keys_of() -> dict[str, tuple[str, ...]]:
    """Return the keys that write each letter or cluster by itself, shortest first."""
    keys: dict[str, list[str]] = {}
    for rows in _rows().values():
        for row in rows:
            keys.setdefault(row.bengali, []).append(row.typed)
    return {bengali: tuple(sorted(found, key=len)) for bengali, found in keys.items()}


def _cluster(onset: tuple[str, ...]) -> list[str]:
    """Return the ways to type a cluster, the likeliest first."""
    if not onset:
        return [""]
    ways: list[str] = []
    for size in range(len(onset), 0, -1):
        joined = _HASANTA.join(onset[:size])
        heads = _PREFERRED.get(joined) or _keys_of().get(joined, ())
        if not heads:
            continue
        if size == len(onset):
            ways += heads
            continue
        subscript = _SUBSCRIPT.get(onset[size], ())
        rest = _cluster(onset[size + 1 :]) if len(onset) > size + 1 else [""]
        link = ",," if rest != [""] else ""
        ways += [f"{head}{sub}{link}{tail}" for head in heads for sub in subscript for tail in rest]
        if joined == "র":  # repha
            ways += [f"rr{tail}" for tail in _cluster(onset[size:])]
        ways += [f"{head},,{tail}" for head in heads for tail in _cluster(onset[size:])]
    return ways[:12]


def _ways(akshara: Akshara, *, last: bool) -> list[str]:
    """Return the ways to type one akshara, the likeliest first."""
    if not akshara.onset and not akshara.vowel:
        return ["".join(_keys_of().get(sign, ("",))[0] for sign in akshara.coda)]
    coda = "".join(_PREFERRED[sign][0] for sign in akshara.coda)
    if akshara.onset and akshara.onset[0] == "অ":  # অ্যা
        return ["aZ" + coda, "oZ" + _vowel(akshara.vowel)[0] + coda]
    if akshara.onset and akshara.onset[0] in of_role("vowel"):
        tail = "Z" + _vowel(akshara.vowel)[0] + coda
        return [way + tail for way in _vowel(akshara.onset[0])]
    clusters = _cluster(akshara.onset) or [""]
    if akshara.onset and not akshara.vowel:
        dead = "" if akshara.onset == ("ৎ",) else ",,"
        return [cluster + dead + coda for cluster in clusters]
    vowels = _vowel(akshara.vowel)
    if akshara.onset and akshara.vowel == "অ":
        vowels = ["", "o"] if last and not coda else ["o", ""]
    return [cluster + vowel + coda for cluster in clusters for vowel in vowels]


def _vowel(vowel: str) -> list[str]:
    """Return the keys of a vowel, the plain ones first."""
    keys = [key for key in _keys_of().get(vowel, ()) if "`" not in key]
    return keys or ["o"]


@lru_cache(maxsize=1 << 14)
def _write(word: str) -> str:
    """Return keys that type `word`; the likeliest ones if none of those tried does."""
    aksharas = split_aksharas(word.translate(_JOINERS))
    ways = [_ways(one, last=one is aksharas[-1])[:6] for one in aksharas]
    wanted = word.translate(_JOINERS)
    keys, done = "", ""
    for place, options in enumerate(ways):
        # The next akshara decides how this one is read, so both are tried together.
        following = ways[place + 1] if place + 1 < len(ways) else [""]
        ahead = wanted[len(done) : len(done) + len(aksharas[place].text)]
        after = aksharas[place + 1].text if place + 1 < len(ways) else ""
        chosen = next(
            (
                option
                for option, then in islice(product(options, following), _TRIES)
                if _types(keys + option + then, done + ahead + after)
            ),
            next((way for way in options if _types(keys + way, done + ahead)), options[0]),
        )
        keys, done = keys + chosen, done + ahead
    return keys


def _types(keys: str, wanted: str) -> bool:
    return _typed(keys).translate(_JOINERS) == wanted


def _steps(text: str) -> Iterator[tuple[str, str, str]]:
    digits = of_role("digit")
    for token in tokenize(text):
        if token.kind is TokenKind.BENGALI:
            yield token.text, without_bengali(_write(token.text)), "word"
        else:
            target = "".join(_LITERAL.get(sign, digits.get(sign, sign)) for sign in token.text)
            yield token.text, without_bengali(target.replace("৳", "$")), "passed"


def romanizer(name: str, **options: Any) -> Callable[[str], str]:
    """Return the function that spells Bengali text as it is typed in Avro.

    >>> romanizer("avro")("আমি বাংলায় গান গাই।")
    'ami banglay gan gai.'

    Raises ImpossiblePair if reversible text is wanted.
    """
    _refuse(name, options)
    return lambda text: "".join(target for _, target, _ in _steps(normalize(text)))


def nativizer(name: str, **options: Any) -> Callable[[str], str]:
    """Return the function that types keys as Avro does.

    >>> nativizer("avro")("ami banglay gan gai.")
    'আমি বাংলায় গান গাই।'

    Raises ImpossiblePair if reversible text is wanted.
    """
    _refuse(name, options)
    return lambda text: normalize("".join(bengali for _, bengali, _ in _read(text)))


def explainer(name: str, *, back: bool = False, **options: Any) -> Callable[[str], Romanization]:
    """Return the function that converts and tells the steps.

    >>> [step.target for step in explainer("avro", back=True)("kolom").steps]
    ['ক', '', 'ল', '', 'ম']

    Raises ImpossiblePair if reversible text is wanted.
    """
    _refuse(name, options)

    def explain(text: str) -> Romanization:
        steps: list[Step] = []
        place = 0
        for source, target, rule in _read(text) if back else _steps(normalize(text)):
            steps.append(Step(Span(place, place + len(source)), source, target, rule))
            place += len(source)
        return Romanization("".join(step.target for step in steps), tuple(steps))

    return explain


def _refuse(name: str, options: dict[str, Any]) -> None:
    """Refuse what an input method cannot do."""
    chosen = {option: value for option, value in options.items() if value}
    if chosen.pop("reversible", False):
        raise ImpossiblePair("bengali", name, "Avro has no keys for some texts; take iso15919")
    if chosen:
        raise TypeError(f"{name} has no option {', '.join(chosen)}")
