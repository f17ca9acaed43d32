"""Rank the spellings of a word in the other script with a trained model."""

from __future__ import annotations

from math import exp, log
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from unicodedata import normalize

from translit.spelling.decoding import Beam, Transducer, decode, uncollected
from translit.spelling.graphemes import bengali_key, graphemes, may_start
from translit.spelling.lexicon import Lexicon
from translit.spelling.ngrams import Ngrams
from translit.spelling.units import latin_letters
from translit.spelling.words import UNKNOWN, Known, Spelling, Words, part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from translit.spelling.decoding import Spelt

__all__ = ["FEATURES", "Scored", "Speller"]

LONGEST: Final = 60  # signs of a word that are read; nothing longer is a word
TO_BENGALI: Final = Beam(width=10, choices=8, threshold=8.0, frequency=0.5, unlisted=-8.0)
TO_LATIN: Final = Beam(width=6, choices=6, threshold=6.5, frequency=0.3, unlisted=-3.0)
_RERANKED: Final = 14
_NOWHERE: Final = Known(None, UNKNOWN)
FEATURES: Final = ("joint", "count", "unlisted", "plain", "web")


class Scored(NamedTuple):
    """A candidate: its score, the part of it that its neighbours do not change, its word."""

    text: str
    score: float
    sound: float
    known: Known


class Speller:
    """A joint model in both directions."""

    def __init__(
        self,
        facts: Mapping[str, Any],
        arrays: Mapping[str, NDArray[np.generic]],
        words: Words | None,
    ) -> None:
        pairs = facts["pairs"]
        ngrams = Ngrams(part(arrays, "joint"))
        bengali, latin = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
        self._to_bengali = Transducer(ngrams, latin, bengali)
        self._to_latin = Transducer(ngrams, bengali, latin)
        self.words = words
        self._plain = Spelling(part(arrays, "plain"), facts["units"])
        latin_words = part(arrays, "latin")
        self._latin_words = Lexicon(latin_words, facts["letters"]) if latin_words else None
        self._weights: dict[str, list[float]] = facts["weights"]
        self._calibration: dict[str, list[float]] = facts["calibration"]

    def bengali_features(self, letters: str) -> list[tuple[str, tuple[float, ...], Known]]:
        """Return text, features and knowledge of the best Bengali spellings of Latin letters."""
        lexicon = self.words.lexicon if self.words else None
        with uncollected():
            found = decode(letters[:LONGEST], self._to_bengali, TO_BENGALI, lexicon)
        found = [one for one in found if may_start(one.text)]
        rows = []
        for one in sorted(found, key=_roughly, reverse=True)[:_RERANKED]:
            listed = one.seen >= 0
            units = graphemes(one.text)
            web = self.words.spelling.log_probability(units) if self.words else 0.0
            plain = self._plain.log_probability(units)
            row = (one.joint, max(one.seen, 0.0), float(not listed), plain, web)
            rows.append((one.text, row))
        return [(text, row, self._known(text)) for text, row in rows]

    def _known(self, text: str) -> Known:
        return self.words.known(text) if self.words else _NOWHERE

    def latin_features(self, word: str) -> list[tuple[str, tuple[float, ...]]]:
        """Return text and features of the best Latin spellings of a Bengali word."""
        units = graphemes(bengali_key(word)[:LONGEST])
        with uncollected():
            found = decode(units, self._to_latin, TO_LATIN, self._latin_words)
        return [(one.text, (one.joint, max(one.seen, 0.0), float(one.seen < 0))) for one in found]

    def scored(self, latin: str) -> list[Scored]:
        """Return the Bengali spellings of a Latin word with their scores, best first."""
        weights = self._weights["bengali"]
        letters = latin_letters(latin)
        if len(letters) > LONGEST:
            return [Scored("".join(self._stretches(letters, self.scored)), 0.0, 0.0, _NOWHERE)]
        rows = [
            Scored(
                normalize("NFC", text),
                _dot(weights, row),
                weights[0] * row[0] + weights[3] * row[3] + weights[4] * row[4],
                known,
            )
            for text, row, known in self.bengali_features(letters)
        ]
        return sorted(rows, key=lambda one: (-one.score, one.text))

    def bengali(self, latin: str, n: int) -> list[tuple[str, float]]:
        """Return at most `n` Bengali spellings of a Latin word with their probabilities."""
        return self._ranked([(one.text, one.score) for one in self.scored(latin)], n, "bengali")

    def latin(self, word: str, n: int) -> list[tuple[str, float]]:
        """Return at most `n` Latin spellings of a Bengali word with their probabilities."""
        weights = self._weights["latin"]
        if len(word) > LONGEST:
            stretches = self._stretches(word, lambda part: self.latin(part, 1))
            return [("".join(stretches), 0.0)]
        rows = [(text, _dot(weights, row)) for text, row in self.latin_features(word)]
        return self._ranked(sorted(rows, key=lambda one: (-one[1], one[0])), n, "latin")

    @staticmethod
    def _stretches(word: str, spell: Callable[[str], Sequence[tuple[Any, ...]]]) -> Iterator[str]:
        """Spell what is too long for a word piece by piece."""
        for start in range(0, len(word), LONGEST):
            found = spell(word[start : start + LONGEST])
            yield found[0][0] if found else ""

    def _ranked(
        self, rows: list[tuple[str, float]], n: int, target: str
    ) -> list[tuple[str, float]]:
        if not rows:
            return []
        slope, shift = self._calibration[target]
        # Of names one spelling is right, so that all together promise no more than one
        # right answer; Bengali is typed in many ways that are all right.
        single = target == "bengali" or self._latin_words is not None
        top = rows[0][1]
        powers = [exp(score - top) for _, score in rows]
        whole = sum(powers)
        answers = []
        left = 1.0
        for (text, _), power in zip(rows[:n], powers, strict=False):
            share = min(max(power / whole, 1e-6), 1 - 1e-6)
            value = 1 / (1 + exp(-(slope * log(share / (1 - share)) + shift)))
            if single:
                value = min(value, left)
                left -= value
            answers.append((text, value))
        return answers


def _roughly(one: Spelt) -> float:
    return one.joint + 0.8 * (one.seen if one.seen >= 0 else -5.0)


def _dot(weights: Sequence[float], row: Sequence[float]) -> float:
    return sum(weight * value for weight, value in zip(weights, row, strict=True))
