"""Citation forms of inflected Bengali nouns: every candidate, the choice is made elsewhere.

A noun carries its endings in the order stem + plural or classifier + case + emphatic
clitic. Taking them off is ambiguous (সাগর is no genitive of সাগা, কমিটি no classified
কমি), so all readings that the ending table allows are returned with how common their
endings are; the English side and the corpus choose among them.

The rules are those of the traditional grammars; the table is `tables/suffixes.tsv`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from translit.tables import read_table, table

__all__ = ["COLUMNS", "Ending", "Lemma", "citation_forms", "endings"]

COLUMNS = ("ending", "slot", "after", "restore", "share", "example", "expected")
_SLOTS = ("plural", "case", "emphatic")  # from the stem outwards; classifiers stand with plurals

# What the stem may end in, for the column `after`.
_CONTEXTS = {
    # The glide of য়ের, য়ে after ং or a vowel letter belongs to the ending.
    "C": regex.compile(r"(?:[ক-হ]়?|ৎ)$(?<![ংইউএও]য়)"),
    "V": regex.compile(r"[া-ৌঅ-ঔঁ]$(?<!ে)"),
    "E": regex.compile(r"ে$"),
    "A": regex.compile(r"(?:[াো]|[াো]ঁ)$"),
    "I": regex.compile(r"[ইঈউঊওঔএআ]$"),
    "N": regex.compile(r"ং$"),
    "X": regex.compile(r"[\p{Bengali}\p{Latin}0-9\)’']$"),
}
_LETTER = regex.compile(r"[\p{Bengali}--[়্]]", regex.V1)
_MARKS = "’‘'`´ʼ"
_DASHES = "-‐‑–—"


@dataclass(frozen=True, slots=True)
class Ending:
    """A row of the ending table."""

    ending: str
    slot: str
    after: str
    restore: str
    share: float


@dataclass(frozen=True, slots=True)
class Lemma:
    """A candidate citation form; `ending` is what was taken off, `share` its log10 frequency."""

    text: str
    ending: str
    share: float


@cache
def endings() -> dict[str, tuple[Ending, ...]]:
    """Return the rows of the ending table by their slot, longest ending first."""
    rows = read_table(
        table("suffixes.tsv", "glossary.tables"), COLUMNS, key=("ending", "slot", "after")
    )
    found: dict[str, list[Ending]] = {slot: [] for slot in _SLOTS}
    for row in rows:
        slot = "plural" if row["slot"] == "classifier" else row["slot"]
        found[slot].append(
            Ending(row["ending"], slot, row["after"], row["restore"], float(row["share"]))
        )
    return {
        slot: tuple(sorted(items, key=lambda item: -len(item.ending)))
        for slot, items in found.items()
    }


def citation_forms(term: str) -> list[Lemma]:
    """Return every candidate citation form of a term, the unchanged one first.

    Only the last word is touched; the others keep their endings.

    >>> [lemma.text for lemma in citation_forms("বেজিংয়ের")]
    ['বেজিংয়ের', 'বেজিং', 'বেজিংয়ে']
    >>> [lemma.text for lemma in citation_forms("পুতিন")]
    ['পুতিন']
    """
    word = term.rpartition(" ")[2]
    prefix = term[: len(term) - len(word)]
    return [Lemma(prefix + text, ending, share) for text, ending, share in _readings(word)]


@cache
def _by_tail() -> dict[str, tuple[Ending, ...]]:
    """Return all endings grouped by their last letter, for a quick refusal."""
    found: dict[str, list[Ending]] = {}
    for items in endings().values():
        for item in items:
            found.setdefault(item.ending[-1], []).append(item)
    return {letter: tuple(items) for letter, items in found.items()}


@lru_cache(maxsize=1 << 15)
def _readings(word: str) -> tuple[tuple[str, str, float], ...]:
    """Return (stem, ending, share) of all readings, the word itself first."""
    unchanged = (word, "", 0.0)
    found: dict[str, tuple[str, str, float]] = {word: unchanged}
    frontier = [(word, "", 0.0, len(_SLOTS))]
    while frontier:
        text, ending, share, above = frontier.pop(0)
        for item in _by_tail().get(text[-1:], ()):
            level = _SLOTS.index(item.slot)
            if level >= above:
                continue
            stem = _strip(text, item)
            if stem is None:
                continue
            reading = (stem, text[len(text) - len(item.ending) :] + ending, share + item.share)
            if stem not in found or found[stem][2] < reading[2]:
                found[stem] = reading
                frontier.append((*reading, level))
    rest = sorted(list(found.values())[1:], key=lambda reading: -reading[2])
    return (unchanged, *rest)


def _strip(text: str, item: Ending) -> str | None:
    """Take the ending off, or return None where the table does not allow it."""
    width = len(item.ending)
    if len(text) <= width or _plain(text[-width:]) != item.ending:
        return None
    stem = text[:-width]
    if item.restore:
        old, new = item.restore.split(">")
        if not stem.endswith(old):
            return None
        stem = stem[: -len(old)] + new
    elif not _CONTEXTS[item.after].search(stem):
        return None
    return stem if len(_LETTER.findall(stem)) >= 2 or stem.isascii() else None


def _plain(text: str) -> str:
    """Fold the apostrophes and hyphens that stand before an ending."""
    first = text[0]
    if first in _MARKS:
        return "'" + text[1:]
    if first in _DASHES:
        return "-" + text[1:]
    return text
