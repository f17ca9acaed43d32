"""Train a spelling model from pairs of words: align, count, estimate, fit, and write.

Nothing is drawn by chance: samples are taken by the checksum of a word, so that the same
files give the same model.
"""

from __future__ import annotations

from collections import Counter
from math import log
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from zlib import crc32

import numpy as np

from translit.spelling import fitting
from translit.spelling.decoding import Beam, Transducer, decode
from translit.spelling.graphemes import graphemes
from translit.spelling.kneser_ney import estimate
from translit.spelling.lexicon import tree
from translit.spelling.ngrams import Ngrams, packed
from translit.spelling.pairing import Pairs, align, learn_table
from translit.spelling.shorthand import shortened
from translit.spelling.speller import FEATURES, Speller
from translit.spelling.words import Words, spelling_model

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from translit.spelling.pairing import Table

    Arrays = dict[str, NDArray[np.generic]]
    Model = tuple[dict[str, Any], Arrays]

__all__ = ["Row", "is_held_out", "train_model"]

_SAMPLE: Final = 20_000  # pairs that the alignment is learned from
_JUNK: Final = -2.5  # log likelihood per sign below which a pair is no transliteration
_ORDER: Final = 5
_CUTOFFS: Final = (1, 1, 1, 1, 2)
_MOST: Final = 2  # a pair counts at most twice
_FITTED: Final = (900, 200)  # held-out words of the first file, and of the others
_FREQUENT: Final = 5_000  # words that get shorthand


class Row(NamedTuple):
    """A Bengali word as the models know it, Latin letters, and how often they were seen."""

    bengali: str
    latin: str
    times: int = 1


def is_held_out(word: str) -> bool:
    """Say whether weights are fitted on a word, instead of counts: a tenth of all words."""
    return crc32(word.encode()) % 10 == 0


def _learned_table(distinct: Sequence[tuple[str, str]]) -> Table:
    """Learn the alignment twice: from a few pairs, then from those that sound alike."""
    by_chance = sorted(distinct, key=lambda pair: (crc32("".join(pair).encode()), pair))
    sample = [(graphemes(bengali), latin) for bengali, latin in by_chance[:_SAMPLE]]
    table = learn_table(sample[: _SAMPLE // 4], rounds=3)
    good = [
        pair for pair in sample if (path := align(*pair, table)) is not None and path[0] > _JUNK
    ]
    return learn_table(good, rounds=3, start=table)


class _Corpus:
    """The aligned pairs of all files."""

    def __init__(self, files: Sequence[Sequence[Row]], tell: Callable[[str], None]) -> None:
        self.files = files
        distinct = sorted({(row.bengali, row.latin) for rows in files for row in rows})
        tell(f"{len(distinct)} pairs; learning to align")
        self.table = _learned_table(distinct)
        self.aligned: dict[tuple[str, str], Pairs] = {}
        for bengali, latin in distinct:
            path = align(graphemes(bengali), latin, self.table)
            if path is not None and path[0] > _JUNK:
                self.aligned[bengali, latin] = path[1]
        tell(f"{len(self.aligned)} aligned")

    def model(self, *, all_words: bool, names: bool, extra: Mapping[Pairs, int]) -> Model:
        """Return facts and arrays of the joint model; of names, the Latin words are listed."""
        joint, plain, latin = Counter(extra), Counter[str](), Counter[str]()
        for rows in self.files:
            for row in rows:
                pairs = self.aligned.get((row.bengali, row.latin))
                if pairs is not None and (all_words or not is_held_out(row.bengali)):
                    joint[pairs] += min(row.times, _MOST)
                    plain[row.bengali] += 1
                    if names:
                        latin[row.latin] += 1
        return _model(joint, plain, latin)

    def shorthand(self, model: Model, frequent: Iterable[str]) -> Counter[Pairs]:
        """Return the likeliest spellings of frequent words, and how they are shortened."""
        pairs = model[0]["pairs"]
        ngrams = Ngrams({key[6:]: a for key, a in model[1].items() if key.startswith("joint/")})
        machine = Transducer(ngrams, [pair[0] for pair in pairs], [pair[1] for pair in pairs])
        found: Counter[Pairs] = Counter()
        beam = Beam(width=8, choices=6, threshold=7.0)
        for word in frequent:
            spelt = decode(graphemes(word), machine, beam)
            for one in sorted(spelt, key=lambda one: (-one.joint, one.text))[:2]:
                path = align(graphemes(word), one.text, self.table)
                if path is not None:
                    found[path[1]] += 1
                    found.update(shortened(path[1]))
        return found


def _model(joint: Counter[Pairs], plain: Counter[str], latin: Counter[str]) -> Model:
    uses: Counter[tuple[str, str]] = Counter()
    for pairs, count in joint.items():
        for pair in pairs:
            uses[pair] += count
    often = sorted(uses.items(), key=lambda item: (-item[1], item[0]))
    vocabulary = [("", ""), *(pair for pair, count in often if count > 1)]
    number = {pair: place for place, pair in enumerate(vocabulary)}
    kept = sorted(pairs for pairs in joint if all(pair in number for pair in pairs))
    tables = estimate(
        [[number[pair] for pair in pairs] for pairs in kept],
        [joint[pairs] for pairs in kept],
        order=_ORDER,
        cutoffs=_CUTOFFS,
    )
    units = sorted({unit for word in plain for unit in graphemes(word)})
    letters = sorted({letter for word in latin for letter in word})
    arrays: Arrays = {f"joint/{name}": array for name, array in packed(tables).items()}
    spelt = spelling_model(plain, units, order=_ORDER, cutoffs=_CUTOFFS)
    arrays |= {f"plain/{name}": array for name, array in spelt.items()}
    if latin:
        arrays |= {f"latin/{name}": array for name, array in tree(latin, letters).items()}
    facts = {
        "pairs": vocabulary,
        "units": units,
        "letters": letters,
        "weights": {"bengali": [1.0] * len(FEATURES), "latin": [1.0, 0.0, 0.0]},
        "calibration": {"bengali": [1.0, 0.0], "latin": [1.0, 0.0]},
    }
    return facts, arrays


def _references(rows: Iterable[tuple[str, str]]) -> list[tuple[str, set[str]]]:
    """Return the sources of (source, target), each with all its targets, by checksum."""
    found: dict[str, set[str]] = {}
    for source, target in rows:
        found.setdefault(source, set()).add(target)
    return sorted(found.items(), key=lambda item: (crc32(item[0].encode()), item[0]))


def _fit(facts: dict[str, Any], speller: Speller, files: Sequence[Sequence[Row]]) -> None:
    """Fit weights and calibration on the held-out words, mostly of the first file."""
    parts = (files[0], [row for rows in files[1:] for row in rows])
    for target in ("bengali", "latin"):
        choices = []
        for rows, most in zip(parts, _FITTED, strict=True):
            held = [row for row in rows if is_held_out(row.bengali)]
            if target == "bengali":
                asked = _references((row.latin, row.bengali) for row in held)
            else:
                asked = _references((row.bengali, row.latin) for row in held)
            choices += [_choice(speller, target, *one) for one in asked[:most]]
        choices = [choice for choice in choices if len(choice[0])]
        if not any(right.any() for _, right in choices):
            continue
        weights = fitting.fit_weights(choices)
        facts["weights"][target] = [round(float(weight), 4) for weight in weights]
        slope, shift = fitting.fit_calibration(choices, weights)
        facts["calibration"][target] = [round(slope, 4), round(shift, 4)]


def _choice(speller: Speller, target: str, source: str, right: set[str]) -> fitting.Choice:
    features: Iterable[tuple[str, tuple[float, ...]]]
    if target == "bengali":
        features = [(text, row) for text, row, _ in speller.bengali_features(source)]
    else:
        features = speller.latin_features(source)
    rows = list(features)
    table = np.asarray([row for _, row in rows], float)
    return table, np.asarray([text in right for text, _ in rows], bool)


def train_model(
    files: Sequence[Sequence[Row]],
    *,
    words: Words | None = None,
    counts: Mapping[str, int] | None = None,
    tell: Callable[[str], None] = lambda _: None,
) -> Model:
    """Return a model of the pairs; `counts`, where given, adds shorthand of frequent words.

    The first file should be most like the text that the model is for: the weights are
    fitted on the words held out of it.
    """
    corpus = _Corpus(files, tell)
    extra: Counter[Pairs] = Counter()
    trial = corpus.model(all_words=False, names=not counts, extra=extra)
    if counts:
        ranked = sorted(counts, key=lambda word: (-counts[word], word))[:_FREQUENT]
        usable = [word for word in ranked if log(counts[word]) > 1]
        extra = corpus.shorthand(trial, [w for w in usable if not is_held_out(w)])
        trial = corpus.model(all_words=False, names=not counts, extra=extra)
        extra = corpus.shorthand(trial, usable)
    tell("fitting weights on the words held out")
    _fit(trial[0], Speller(*trial, words), files)
    facts, arrays = corpus.model(all_words=True, names=not counts, extra=extra)
    facts |= {name: trial[0][name] for name in ("weights", "calibration")}
    return facts, arrays
