"""Learn the sound tables of `translit.spelling` from TSV files of pairs (Bengali, Latin).

    python tests/quality/learn_sounds.py --names NAMES.tsv.gz... [--words WORDS.tsv.gz...]

`--names` have English spellings, `--words` informal ones; files may be gzipped; columns
beyond the second are not read. Writes sounds.tsv and similarity.tsv into translit/tables. Deterministic; about ten minutes on one core. Needs numpy and scipy,
which the package itself does not.
"""

from __future__ import annotations

import argparse
import gzip
import random
from pathlib import Path
from typing import TYPE_CHECKING

import regex
from fit_weights import conditional_logit

import translit.tables
from translit import normalize
from translit.spelling import sounds
from translit.spelling.alignment import Emissions, best_path, learn_emissions
from translit.spelling.units import bengali_units, latin_letters

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLES = Path(translit.tables.__file__).parent
LEAST = 0.001
JUNK = -3.2  # log probability per letter below which a pair is no transliteration
Pair = tuple[tuple[str, ...], str]


def read_words(path: str) -> Iterator[tuple[str, str]]:
    """Yield the word pairs of a file; names are cut at blanks where both sides agree."""
    opened = gzip.open if path.endswith(".gz") else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            bengali, latin, *_ = [*line.rstrip("\n").split("\t"), ""]
            words = bengali.replace("-", " ").split(), latin.replace("-", " ").split()
            if len(words[0]) == len(words[1]):
                yield from zip(*words, strict=True)


def usable(bengali: str, latin: str) -> Pair | None:
    """Return the units and letters of a pair, or None for what is no spelling of a word."""
    if not regex.search(r"\p{Bengali}", bengali) or len(latin_letters(latin)) < 2:
        return None
    units = tuple(bengali_units(bengali))
    return (units, latin_letters(latin)) if units else None


def learn(pairs: list[Pair]) -> Emissions:
    """Learn emissions twice: from all pairs, then without those that do not sound alike."""
    table = learn_emissions(pairs, rounds=2)
    kept = [
        pair
        for pair in pairs
        if (path := best_path(*pair, table)) and path[0] / len(pair[1]) > JUNK
    ]
    print(f"{len(pairs)} pairs, {len(kept)} kept")
    return learn_emissions(kept, rounds=6, least=LEAST)


def write(name: str, comment: str, header: str, rows: list[str]) -> None:
    """Write one table."""
    (TABLES / name).write_text("\n".join([f"# {comment}", header, *rows]) + "\n", "utf-8")
    print(f"{name}: {len(rows)} rows")


def sound_rows(table: Emissions) -> list[str]:
    """Return the rows of sounds.tsv, likeliest spelling first."""
    return [
        f"{unit}\t{chunk}\t{value:.4f}"
        for unit in sorted(table)
        for chunk, value in sorted(table[unit].items(), key=lambda item: (-item[1], item[0]))
    ]


def similarity_rows(words: list[tuple[str, str]]) -> list[str]:
    """Fit the logistic weights of `similarity` on pairs, inflected pairs and wrong pairs."""
    chance = random.Random(5)  # noqa: S311 - a fixed draw, so that training repeats
    chosen = chance.sample(words, min(12_000, len(words)))
    letters = [latin_letters(latin) for _, latin in chosen]
    by_initial: dict[str, list[str]] = {}
    for word in letters:
        by_initial.setdefault(word[0], []).append(word)
    rows = []
    for (bengali, _), latin in zip(chosen, letters, strict=True):
        word = bengali
        if chance.random() < 0.3:
            vowel = word[-1] in "ািীুূেৈোৌ"
            word += chance.choice(["র", "কে", "তে", "য়"] if vowel else ["ের", "কে", "ে", "দের"])
        units = tuple(bengali_units(normalize(word)))
        rows.append((sounds.sound_features(units, latin), True))
        for i in range(3):
            other = chance.choice(letters if i else by_initial[latin[0]])
            if other != latin and abs(len(other) - len(latin)) < 5:
                rows.append((sounds.sound_features(units, other), False))
    fitted = conditional_logit([([row, {}], 0 if right else 1) for row, right in rows], 0.05)
    return [f"{name}\t{weight:.4f}" for name, weight in fitted.items()]


def main() -> None:
    """Learn and write the two tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--names", nargs="+", required=True)
    parser.add_argument("--words", nargs="*", default=[])
    args = parser.parse_args()
    names = [pair for path in args.names for pair in read_words(path) if usable(*pair)]
    words = [pair for path in args.words for pair in read_words(path) if usable(*pair)]
    distinct = list(dict.fromkeys(filter(None, (usable(*pair) for pair in names + words))))
    table = learn(distinct)
    write(
        "sounds.tsv",
        "P(letters | unit), learned by tests/quality/learn_sounds.py; see data/README.md",
        "unit\tletters\tprobability",
        sound_rows(table),
    )
    sounds.sound_table.cache_clear()
    write(
        "similarity.tsv",
        "Logistic weights, fitted by tests/quality/learn_sounds.py; see data/README.md",
        "feature\tweight",
        similarity_rows(names + words),
    )


if __name__ == "__main__":
    main()
