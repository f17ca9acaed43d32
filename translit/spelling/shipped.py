"""The models that come with the package, mapped into memory on first use."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from translit.errors import ModelError
from translit.spelling.modelfile import load
from translit.spelling.speller import Speller
from translit.spelling.words import Words

__all__ = ["MODELS", "open_model", "shipped", "shipped_words"]

MODELS: Final = Path(__file__).parent / "models"


def open_model(path: str | Path) -> Speller:
    """Return the model in a file; one without a word list uses the one that is shipped."""
    facts, arrays = load(path)
    if "pairs" not in facts:
        raise ModelError(path, "holds no spellings; train it again")
    words = Words(facts["words"], arrays) if "words" in facts else shipped_words()
    return Speller(facts, arrays, words)


@cache
def shipped(name: str) -> Speller:
    """Return the model of the scheme `name`."""
    if name == "informal":
        facts, arrays = load(MODELS / "informal.model")
        return Speller(facts, arrays, shipped_words())
    return open_model(MODELS / f"{name}.model")


@cache
def shipped_words() -> Words | None:
    """Return the word list of the model of informal spelling; None where there is none yet."""
    path = MODELS / "informal.model"
    if not path.exists():
        return None
    facts, arrays = load(path)
    return Words(facts["words"], arrays)
