"""Speed of the letter-for-letter schemes beside other packages: prints ratios, decides nothing.

    python tests/benchmarks/letterwise.py TEXT_FILE

All are timed in one run on the same text, which is cut into fresh parts, so that no memory
has seen the words of a measurement before. Packages that are not installed are left out.
"""

from __future__ import annotations

import importlib.util
import statistics
import sys
import textwrap
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from translit.letterwise import converter

if TYPE_CHECKING:
    from collections.abc import Callable

    Convert = Callable[[str], str]

ROUNDS = 5
WARM = "qqqq " * 40
SLOW_SHARE = 20  # slow packages read one part in so many


def ours() -> tuple[Convert, Convert]:
    """Return our two directions through the front door, with empty memories."""
    import translit
    from translit import pipeline

    converter.cache_clear()
    pipeline._romanizer.cache_clear()
    pipeline._nativizer.cache_clear()
    pipeline._ROMANIZERS.clear()
    pipeline._NATIVIZERS.clear()
    return translit.romanize, translit.nativize


def peers() -> dict[str, tuple[Convert, Convert]]:
    """Return the two directions of every other package that is installed."""
    found: dict[str, tuple[Convert, Convert]] = {}
    if importlib.util.find_spec("lipilekhika"):
        import lipilekhika

        found["lipilekhika"] = (
            lambda text: lipilekhika.transliterate(text, "Bengali", "Romanized"),
            lambda text: lipilekhika.transliterate(text, "Romanized", "Bengali"),
        )
    if importlib.util.find_spec("indic_transliteration"):
        from indic_transliteration import sanscript

        found["indic-transliteration"] = (
            lambda text: sanscript.transliterate(text, "bengali", "iso"),
            lambda text: sanscript.transliterate(text, "iso", "bengali"),
        )
    if importlib.util.find_spec("aksharamukha"):
        from aksharamukha import transliterate

        found["aksharamukha"] = (
            lambda text: transliterate.process("Bengali", "ISO", text),
            lambda text: transliterate.process("ISO", "Bengali", text),
        )
    return found


def rate(convert: Convert, pieces: list[str]) -> float:
    """Return characters a second."""
    started = time.perf_counter()
    for piece in pieces:
        convert(piece)
    return sum(map(len, pieces)) / (time.perf_counter() - started)


def measure(cut: Callable[[str], list[str]], direction: int, parts: list[str]) -> dict[str, float]:
    """Return the median rate of each package over the parts of the text."""
    rates: dict[str, list[float]] = {}
    others = peers()
    for part in parts:
        mine = ours()
        text = mine[0](part) if direction else part
        pieces = cut(text)
        mine = ours()
        mine[direction](WARM)  # loading tables is not speed; its words are not in the text
        rates.setdefault("translit", []).append(rate(mine[direction], pieces))
        for name, both in others.items():
            share = pieces if name == "lipilekhika" else pieces[: max(1, len(pieces) // SLOW_SHARE)]
            if len(share) == 1 and name != "lipilekhika":
                share = [share[0][: len(share[0]) // SLOW_SHARE]]
            both[direction](WARM)
            rates.setdefault(name, []).append(rate(both[direction], share))
    return {name: statistics.median(values) for name, values in rates.items()}


def main() -> None:
    """Print one line for each way of cutting, direction and package."""
    text = Path(sys.argv[1]).read_text(encoding="utf-8", errors="replace")
    size = len(text) // ROUNDS
    parts = [text[start : start + size] for start in range(0, ROUNDS * size, size)]
    started = time.perf_counter()
    ours()[0]("বাংলা")
    print(f"first call: {(time.perf_counter() - started) * 1e3:.1f} ms")
    print(f"{ROUNDS} parts of {size} characters, each with empty memories; Mchar/s (ratio)")
    cuts: dict[str, Callable[[str], list[str]]] = {
        "whole text": lambda text: [text],
        "line by line": lambda text: text.splitlines(keepends=True),
        "90 characters": lambda text: textwrap.wrap(text, 90),
        "word by word": str.split,
    }
    for label, cut in cuts.items():
        for direction, arrow in enumerate(("forward", "back")):
            rates = measure(cut, direction, parts)
            shown = ", ".join(
                f"{name} {value / 1e6:.3g} ({rates['translit'] / value:.3g}x)"
                for name, value in rates.items()
            )
            print(f"{label:14} {arrow:8} {shown}", flush=True)


if __name__ == "__main__":
    main()
