"""The letter-for-letter schemes, compiled from their tables for both directions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final, Literal, NamedTuple

from translit.letters import of_role
from translit.tables import read_table, table

__all__ = ["Options", "Scheme", "SchemeInfo", "Sign", "catalogue", "load_scheme", "scheme_rows"]

_COLUMNS: Final = (
    "letter", "names", "role", "roman", "also", "example", "expected", "source", "doubt",
)  # fmt: skip
_CATALOGUE: Final = (
    "name", "title", "standard", "engine", "separator", "case", "ra_ya", "lossless", "loses",
)  # fmt: skip
_LONG: Final = {"e": "ē", "o": "ō"}
# The letters under which ত is written as a conjunct; before all others ৎ is usual.
TA_JOINS: Final = frozenset("তথনমযরলবৰৱ")
_HASANTA: Final = "\N{BENGALI SIGN VIRAMA}"
_HOMORGANIC: Final = {"velar": "ঙ", "palatal": "ঞ", "retroflex": "ণ", "dental": "ন", "labial": "ম"}


@dataclass(frozen=True, slots=True)
class SchemeInfo:
    """What the catalogue says of a scheme; `engine` names the stage that serves it."""

    name: str
    title: str
    standard: str
    engine: str
    separator: str
    case: str
    ra_ya: str
    lossless: str
    loses: str


@dataclass(frozen=True, slots=True)
class Options:
    """How to write where a standard leaves a choice; None is what the standard prints.

    `reversible` makes any text come back codepoint for codepoint. `vowels` writes e o
    (plain) or ē ō (long); `nasals` writes ং by one letter (strict) or by the nasal of the
    following stop (homorganic); `ba_phala` writes a subscript ব as b or v; `digits` turns
    Bengali digits into Latin ones or keeps them; `punctuation` keeps typographic signs
    or writes them in ASCII.
    """

    reversible: bool = False
    vowels: Literal["plain", "long"] | None = None
    nasals: Literal["strict", "homorganic"] = "strict"
    ba_phala: Literal["b", "v"] | None = None
    digits: Literal["latin", "keep"] = "latin"
    punctuation: Literal["keep", "ascii"] = "keep"

    def __post_init__(self) -> None:
        allowed = {
            "vowels": ("plain", "long", None),
            "nasals": ("strict", "homorganic"),
            "ba_phala": ("b", "v", None),
            "digits": ("latin", "keep"),
            "punctuation": ("keep", "ascii"),
        }
        for name, values in allowed.items():
            if getattr(self, name) not in values:
                known = ", ".join(str(value) for value in values if value)
                raise ValueError(f"{name} is {getattr(self, name)!r}, not one of {known}")


class Sign(NamedTuple):
    """A Latin token as it is read: what it stands for.

    `kind` is K (consonant), V (vowel), M (mark), T (khanda ta), A (avagraha) or D (digit).
    """

    kind: str
    letter: str


@cache
def catalogue() -> dict[str, SchemeInfo]:
    """Return all schemes by name, in the order of the table.

    >>> catalogue()["iso15919"].standard
    'ISO 15919:2001'
    """
    rows = read_table(table("schemes.tsv"), _CATALOGUE, key=("name",))
    return {row["name"]: SchemeInfo(**row) for row in rows}


@cache
def scheme_rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a scheme's table, with their examples and doubts.

    >>> scheme_rows("ala-lc")[0]["expected"]
    'ajagara'
    """
    return tuple(read_table(table(f"schemes/{name}.tsv"), _COLUMNS, key=("letter", "role")))


@dataclass(frozen=True)
class Scheme:
    """A scheme under given options: what each letter is written as and each token read as."""

    info: SchemeInfo
    options: Options
    vowels: dict[str, str]
    consonants: dict[str, str]
    marks: dict[str, str]
    phalas: dict[str, str]
    clusters: dict[tuple[str, str], str]
    before: dict[tuple[str, str], str]
    khanda: str
    avagraha: str
    punctuation: dict[str, str]
    also: dict[str, Sign]

    @property
    def separator(self) -> str:
        """The device that keeps apart what would run together."""
        return self.info.separator

    @property
    def folds_case(self) -> bool:
        """Whether capitals mean the same as small letters."""
        return self.info.case == "fold"

    @property
    def shows_ra_ya(self) -> bool:
        """Whether র‍্য is told from র্য: where the standard does, and wherever nothing may be lost."""
        return self.info.ra_ya == "yes" or self.options.reversible

    @cached_property
    def signs(self) -> dict[str, str]:
        """Vowel signs and what they are written as."""
        return {
            sign: self.vowels[vowel]
            for sign, vowel in of_role("vowel sign").items()
            if vowel in self.vowels
        }

    @cached_property
    def digits(self) -> dict[str, str]:
        """Bengali digits and what they are written as, if they are converted."""
        return of_role("digit") if self.options.digits == "latin" else {}

    @cached_property
    def shares_t(self) -> bool:
        """Whether ৎ and ত্ are written by the same letter."""
        return self.khanda == self.consonants["ত"]

    @cached_property
    def avagraha_is_apostrophe(self) -> bool:
        """Whether ঽ can only be told from an apostrophe by the letters around it."""
        return self.avagraha.lstrip(self.separator) in {"'", "’"}

    @cached_property
    def readings(self) -> dict[str, Sign]:
        """Every Latin token and what it stands for; of two letters the first of the table."""
        readings: dict[str, Sign] = {}
        for kind, letters in (("V", self.vowels), ("K", self.consonants), ("M", self.marks)):
            for letter, roman in letters.items():
                readings.setdefault(roman, Sign(kind, letter))
        for (mark, _), roman in self.before.items():
            readings.setdefault(roman, Sign("M", mark))
        for letter, roman in self.phalas.items():
            readings.setdefault(roman, Sign("K", letter))
        readings.setdefault(self.khanda, Sign("T", "ৎ"))
        if self.avagraha:
            readings[self.avagraha] = Sign("A", "ঽ")
        for token, sign in self.also.items():
            readings.setdefault(token, sign)
        for digit, roman in self.digits.items():
            readings.setdefault(roman, Sign("D", digit))
        return readings

    @cached_property
    def phala_readings(self) -> dict[str, str]:
        """Tokens that stand for another letter when they follow a bare consonant."""
        return {roman: letter for letter, roman in self.phalas.items()}

    @cached_property
    def _runs_on(self) -> dict[tuple[str, str], int]:
        return {}

    def collides(self, token: str, following: str) -> int:
        """Return 1 if reading the longest token first would misread `token` before `following`.

        >>> load_scheme("iso15919").collides("k", "h")
        1
        """
        key = token, following
        if key not in self._runs_on:
            rests = (t[len(token) :] for t in self.readings if t != token and t.startswith(token))
            self._runs_on[key] = int(
                any(rest.startswith(following) or following.startswith(rest) for rest in rests)
            )
        return self._runs_on[key]

    def consonant_after(self, previous: str, letter: str) -> str:
        """Return how a consonant is written that is joined to the `previous` one, if any."""
        if not previous:
            return self.consonants[letter]
        return self.clusters.get((previous, letter)) or self.phalas.get(
            letter, self.consonants[letter]
        )

    def gap(self, letter: str, token: str, kind: str, following: str, next_letter: str) -> int:
        """Return how many separators stand between a vowelless letter and what follows it.

        `letter` is a consonant whose hasanta shows, ৎ, or র‍ (with its joiner); `kind` is that
        of the following token, empty where no letter follows. Both directions count by this.
        """
        if kind == "T" and self.shares_t:
            kind, next_letter = "K", "ত"  # it is read as one before it turns out to be ৎ
        count = self.collides(token, following) if following else 0
        if self.shares_t and letter in {"ত", "ৎ"}:
            # Where both are written t, the one that is usual in this place goes unmarked.
            usual = "ত" if kind == "K" and next_letter in TA_JOINS else "ৎ"
            count += letter != usual
        if kind == "V" and (letter != "ৎ" or self.shares_t):
            count += 1
        return count + (letter == "র\u200d")


@cache
def load_scheme(name: str, options: Options | None = None) -> Scheme:
    """Compile the scheme `name` under `options`.

    >>> load_scheme("iso15919").consonants["ড়"]
    'ṛ'
    """
    options = options or Options()
    of: dict[str, dict[str, str]] = {}
    also: dict[str, Sign] = {}
    kinds = {"vowel": "V", "consonant": "K", "mark": "M", "khanda ta": "T", "avagraha": "A"}
    for row in scheme_rows(name):
        of.setdefault(row["role"], {})[row["letter"]] = row["roman"]
        for token in row["also"].split():
            also[token] = Sign(kinds[row["role"]], row["letter"])
    return Scheme(
        info=catalogue()[name],
        options=options,
        vowels=_vowels(of["vowel"], also, options),
        consonants=of["consonant"],
        marks=of["mark"],
        phalas=_phalas(of.get("phala", {}), options),
        clusters=_clusters(of),
        before=_before(of, options),
        khanda=of["khanda ta"]["ৎ"],
        avagraha=of.get("avagraha", {}).get("ঽ", ""),
        punctuation=of["punctuation"],
        also=also,
    )


def _vowels(plain: dict[str, str], also: dict[str, Sign], options: Options) -> dict[str, str]:
    """Return the vowels with e o or ē ō as wanted, where the scheme has both."""
    if options.vowels is None:
        return plain
    vowels = dict(plain)
    for short, long in _LONG.items():
        wanted, other = (long, short) if options.vowels == "long" else (short, long)
        for letter, roman in plain.items():
            if roman == other and wanted in also:
                vowels[letter] = wanted
                also[other] = Sign("V", letter)
    return vowels


def _phalas(rows: dict[str, str], options: Options) -> dict[str, str]:
    """Return the letters that are written otherwise where they are subscript."""
    phalas = {letter.removeprefix(_HASANTA): roman for letter, roman in rows.items()}
    if options.ba_phala == "v":
        phalas["ব"] = "v"
    elif options.ba_phala == "b":
        phalas.pop("ব", None)
    return phalas


def _clusters(of: dict[str, dict[str, str]]) -> dict[tuple[str, str], str]:
    """Return how the second letter of certain clusters is written."""
    clusters = {}
    for cluster, roman in of.get("cluster", {}).items():
        first, second = cluster.split(_HASANTA)
        clusters[first, second] = roman.removeprefix(of["consonant"][first])
    return clusters


def _before(of: dict[str, dict[str, str]], options: Options) -> dict[tuple[str, str], str]:
    """Return how marks are written before certain consonants: by the place of the consonant."""
    places = of_role("consonant")
    before = {}
    for pair, roman in of.get("before", {}).items():
        mark, sample = pair[0], pair[1]
        alike = (letter for letter, place in places.items() if place == places[sample])
        before.update({(mark, letter): roman for letter in alike})
    if options.nasals == "homorganic":
        for letter, place in places.items():
            if place in _HOMORGANIC:
                before["ং", letter] = of["consonant"][_HOMORGANIC[place]]
    return before
