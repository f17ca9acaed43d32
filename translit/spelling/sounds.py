"""How likely a Latin word spells the sound of a Bengali word, from a readable table.

The table (`tables/sounds.tsv`) says with which probability a Bengali unit is spelt with
which letters; it is learned by `translit.spelling.alignment`. The best alignment under
it, set against what the letters would cost by themselves, becomes a probability by a
small logistic function (`tables/similarity.tsv`).
"""

from __future__ import annotations

from functools import cache, lru_cache
from math import exp, log

from translit.spelling.alignment import LONGEST_CHUNK
from translit.spelling.customary import latin_of
from translit.spelling.units import bengali_units, latin_letters
from translit.tables import read_table, table

__all__ = [
    "best_alignment",
    "initial_letters",
    "similarity",
    "sound_features",
    "sound_likelihood",
    "sound_table",
]

_CUSTOMARY = 0.99  # Tagore is how ঠাকুর is spelt, whatever it sounds like
_NEVER = -1e9
_BEAM = 14.0  # alignments that are this much less likely than the best so far are dropped
_HOPELESS = -6.0  # log probability per unit at which two words are given up
_RARE = log(0.005)
_LEAST_SHARED = 0.6  # share of the Latin consonants that the Bengali must be able to write
_VOWELS = frozenset("aeiouyhw")
_NO_CHUNKS: dict[str, float] = {}
_UNSEEN = -9.0  # log probability of a letter, or of silence, that the table does not know
_UNSEEN_CHUNKS = tuple(_UNSEEN * max(size, 1) for size in range(LONGEST_CHUNK + 1))
_LIKELY = log(0.04)  # a spelling that occurs, as against a freak of the data
_SILENT_TAIL = -1.6  # log probability of each unit of a case ending that Latin leaves out
_LONGEST_TAIL = 4
_MOST_UNITS = 60  # beyond this a word is no word: the work stays bounded


@cache
def sound_table() -> dict[str, dict[str, float]]:
    """Return log P(letters | unit)."""
    found: dict[str, dict[str, float]] = {}
    for row in read_table(
        table("sounds.tsv"), ("unit", "letters", "probability"), key=("unit", "letters")
    ):
        found.setdefault(row["unit"], {})[row["letters"]] = log(float(row["probability"]))
    return found


@cache
def _weights() -> dict[str, float]:
    rows = read_table(table("similarity.tsv"), ("feature", "weight"), key=("feature",))
    return {row["feature"]: float(row["weight"]) for row in rows}


@cache
def _letter_costs() -> dict[str, float]:
    """Return log P(letter) of Latin letters by themselves, from what the units write."""
    totals: dict[str, float] = {}
    for chunks in sound_table().values():
        for chunk, logarithm in chunks.items():
            for letter in chunk:
                totals[letter] = totals.get(letter, 0.0) + exp(logarithm)
    whole = sum(totals.values())
    return {letter: log(value / whole) for letter, value in totals.items()}


def best_alignment(units: tuple[str, ...], letters: str) -> tuple[float, float, int]:
    """Return the log likelihood of the best alignment of all units, and with a tail left out.

    Latin glosses leave out case endings: the last units may stay silent at a price. The
    third value is how many did.
    """
    spelled = sound_table()
    m = len(letters)
    pairs = [letters[j : j + 2] for j in range(m - 1)]
    triples = [letters[j : j + 3] for j in range(m - 2)]
    _, one, two, three = _UNSEEN_CHUNKS
    best = [_NEVER] * (m + 1)
    best[0] = 0.0
    ends: list[float] = []  # of the first unit, of the first two, ...
    for place, unit in enumerate(units, start=1):
        cost = spelled.get(unit, _NO_CHUNKS).get
        silent = cost("", _UNSEEN)
        after = [_NEVER] * (m + 4)
        floor = max(best) - _BEAM
        if floor + _BEAM < _HOPELESS * place:
            return _NEVER, _NEVER, 0
        for j, here in enumerate(best):
            if here < floor:
                continue
            after[j] = max(after[j], here + silent)
            if j < m and (value := here + cost(letters[j], one)) > after[j + 1]:
                after[j + 1] = value
            if j + 1 < m and (value := here + cost(pairs[j], two)) > after[j + 2]:
                after[j + 2] = value
            if j + 2 < m and (value := here + cost(triples[j], three)) > after[j + 3]:
                after[j + 3] = value
        best = after[: m + 1]
        ends.append(best[m])
    full = ends[-1] if ends else _NEVER
    result = (full, 0)
    for silent in range(1, min(_LONGEST_TAIL, len(units) - 2) + 1):
        value = ends[-1 - silent] + silent * _SILENT_TAIL
        if value > result[0]:
            result = (value, silent)
    return full, *result


def sound_features(units: tuple[str, ...], letters: str) -> dict[str, float]:
    """Return what `similarity` weighs: costs per letter and lengths."""
    _, value, silent = best_alignment(units, letters)
    costs = _letter_costs()
    alone = sum(costs.get(letter, _UNSEEN) for letter in letters)
    size = max(len(letters), 1)
    return {
        "bias": 1.0,
        "per letter": max(value, _UNSEEN * size) / size,
        "gain per letter": max(value - alone, -5.0 * size) / size,
        "gain": min(max(value - alone, -25.0), 25.0),
        "letters": log(size),
        "silent tail": float(silent),
    }


@lru_cache(maxsize=1 << 14)
def sound_likelihood(bengali: str, latin: str) -> float:
    """Return log P(Latin spelling | Bengali word), in nats: finer than `similarity`.

    >>> sound_likelihood("মস্কো", "Moscow") > sound_likelihood("মস্কোতে", "Moscow")
    True
    """
    letters, units = latin_letters(latin), _units(bengali)
    if not units or max(len(units), len(letters)) > _MOST_UNITS:
        return _NEVER
    return max(best_alignment(units, letters)[0], _UNSEEN * (len(letters) + len(units)))


def similarity(bengali: str, latin: str) -> float:
    """Return the probability that a Bengali and a Latin text are one name or word by sound.

    >>> similarity("জিনপিংকে", "Jinping") > 0.5 > similarity("রাশিয়া", "Moscow")
    True
    """
    return _similarity(bengali, latin)


@lru_cache(maxsize=1 << 14)
def initial_letters(bengali: str) -> frozenset[str]:
    """Return the Latin letters, in lower case, with which a Bengali word can be spelt.

    >>> sorted(initial_letters("চিন")), sorted(initial_letters("ফ্রান্স"))
    (['c'], ['f', 'p'])
    """
    found: set[str] = set()
    for unit in _units(bengali)[:2]:
        chunks = sound_table().get(unit, {})
        found |= {chunk[0] for chunk, value in chunks.items() if chunk and value > _LIKELY}
        if chunks.get("", _NEVER) < _LIKELY:
            break
    return frozenset(found)


@lru_cache(maxsize=1 << 16)
def _similarity(bengali: str, latin: str) -> float:
    letters = latin_letters(latin)
    units = _units(bengali)
    if not units or not letters or max(len(units), len(letters)) > _MOST_UNITS:
        return 0.0
    if len(letters) > LONGEST_CHUNK * len(units) or len(units) > 4 * len(letters) + 4:
        return 0.0
    if latin.casefold() in map(str.casefold, latin_of(bengali)):
        return _CUSTOMARY
    consonants = _consonants(letters)
    if len(consonants & _writable(bengali)) < _LEAST_SHARED * len(consonants):
        return 0.0
    weights = _weights()
    total = sum(weights[name] * value for name, value in sound_features(units, letters).items())
    return 1.0 / (1.0 + exp(-total)) if total > -30 else 0.0


@lru_cache(maxsize=1 << 14)
def _consonants(letters: str) -> frozenset[str]:
    return frozenset(letters) - _VOWELS


@lru_cache(maxsize=1 << 14)
def _writable(bengali: str) -> frozenset[str]:
    """Return the letters that the units of a word can be spelt with: a quick refusal."""
    return frozenset(
        letter
        for unit in _units(bengali)
        for chunk, value in sound_table().get(unit, _NO_CHUNKS).items()
        if value > _RARE
        for letter in chunk
    )


@lru_cache(maxsize=1 << 14)
def _units(bengali: str) -> tuple[str, ...]:
    return tuple(unit for word in bengali.split() for unit in bengali_units(word))
