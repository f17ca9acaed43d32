"""Choose the citation form of a span: the ending table proposes, English and the corpus decide."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from glossary.harvest.glosses import content_words, is_acronym
from glossary.harvest.initials import acronym_letters
from glossary.harvest.lexicon import known_meanings, read_letter_names
from glossary.harvest.weights import softmax, weigh
from glossary.morphology import Lemma, citation_forms
from translit import Span, normalize, normalize_with_offsets, search_key, sound_likelihood

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glossary.harvest.evidence import Evidence
    from glossary.harvest.links import Link

__all__ = ["Choice", "choose_lemma", "lemma_features"]

_AFTER_CONSONANT = ("ের", "কে", "ে", "দের", "রা")
_AFTER_VOWEL = ("র", "কে", "তে", "য়", "দের", "রা")
_ENDINGS_OF: dict[str, tuple[str, ...]] = dict.fromkeys("ািীুূেৈোৌঁ", _AFTER_VOWEL) | dict.fromkeys(
    "ংইউওএঈঊ", ("য়ের", "য়ে", "র", "কে", "তে", "দের", "রা")
)
# After ে the genitive would be that of the stem without it: হাইকোর্টের is no form of হাইকোর্টে.
_ENDINGS_OF["ে"] = ("কে", "তে", "দের")
_STARTS_WORD = regex.compile(r"(?<!্)[অ-হ-]")
_COMPOSED = "\u09dc\u09dd\u09df"


@dataclass(frozen=True, slots=True)
class Choice:
    """The chosen citation form, its probability, and the ending that was taken off."""

    text: str
    probability: float
    ending: str


def choose_lemma(
    surface: str,
    gloss: str,
    links: Sequence[Link],
    evidence: Evidence,
    *,
    sized: int,
    ending_follows: bool = False,
) -> Choice:
    """Return the citation form of `surface`, a span of `sized` words, in its own Unicode form."""
    source = normalize(surface)
    lemmas = citation_forms(source)
    if len(lemmas) == 1:
        return Choice(surface, 1.0, "")
    spelled = next((lemma for lemma in lemmas if _spells_all(lemma.text, gloss)), None)
    if spelled is not None:
        return Choice(_in_form_of(surface, spelled.text), 1.0, spelled.ending)
    target = _linked_english(gloss, links, sized)
    features = lemma_features(lemmas, target, evidence, ending_follows=ending_follows)
    chances = softmax([weigh("lemma", row) for row in features])
    best = max(range(len(lemmas)), key=lambda i: chances[i])
    if best == 0:
        return Choice(surface, chances[0], "")
    return Choice(_in_form_of(surface, lemmas[best].text), chances[best], lemmas[best].ending)


def _in_form_of(surface: str, lemma: str) -> str:
    """Write a citation form in the Unicode form of the text that it was read from."""
    source = normalize_with_offsets(surface)
    if source.text.startswith(lemma):
        return source.source_span(Span(0, len(lemma))).of(surface)
    if any(letter in surface for letter in _COMPOSED):
        return normalize(lemma, form="composed")
    return lemma


def _spells_all(source: str, gloss: str) -> bool:
    """Say whether a form spells as many letters as the gloss has: nothing is left to take off."""
    letters = read_letter_names(search_key(source))
    wanted = len(acronym_letters(gloss)) if is_acronym(gloss) else len(content_words(gloss))
    return len(letters) > 1 and len(letters) == wanted


def _linked_english(gloss: str, links: Sequence[Link], sized: int) -> str:
    """Return the English that the last word renders by sound, or an empty text."""
    english = content_words(gloss)
    last = max((max(link.bengali) for link in links), default=-1)
    for link in links:
        if link.sound and max(link.bengali) == last and len(link.bengali) == 1:
            return " ".join(english[j] for j in sorted(link.english))
    return gloss if sized == 1 and not links else ""


def lemma_features(
    lemmas: Sequence[Lemma], target: str, evidence: Evidence, *, ending_follows: bool
) -> list[dict[str, float]]:
    """Return the features of each candidate citation form; the first is the unchanged word."""
    words = [search_key(lemma.text.rpartition(" ")[2]) for lemma in lemmas]
    phrases = [search_key(lemma.text) for lemma in lemmas]
    heard = [sound_likelihood(word, target) if target else 0.0 for word in words]
    loudest = max(heard)
    rows: list[dict[str, float]] = []
    for index, (word, lemma) in enumerate(zip(words, lemmas, strict=True)):
        known = bool(known_meanings(word) or known_meanings(phrases[index]))
        # The occurrence in hand says nothing about whether the inflected form stands by itself.
        bare = evidence.bare(word, less=int(index == 0))
        rows.append(
            {
                "unchanged": float(index == 0),
                "share": lemma.share,
                "attested": bare / 10 if index else 0.0,
                "unchanged attested": bare / 10 if index == 0 else 0.0,
                "never seen": float(bare == 0),
                "takes endings": _paradigm(word, words[0], evidence),
                "known": float(known),
                "unchanged and known": float(known and index == 0),
                "sound": max(heard[index] - loudest, -8.0) / 4,
                "tail known": _known_tail(word),
                "unchanged before an ending": float(index == 0 and ending_follows),
            }
        )
    return rows


@lru_cache(maxsize=1 << 13)
def _known_tail(word: str) -> float:
    """Return how long a known word ends a compound, from 0 to 1 (six codepoints or more)."""
    for cut in range(1, len(word) - 2):
        if _STARTS_WORD.match(word, cut) and known_meanings(word[cut:]):
            return min(len(word) - cut, 6) / 6
    return 0.0


def _paradigm(stem: str, surface: str, evidence: Evidence) -> float:
    """Return how many other inflected forms of a stem are attested, from 0 to 1 (four or more)."""
    forms = {stem + ending for ending in _ENDINGS_OF.get(stem[-1:], _AFTER_CONSONANT)}
    return min(sum(evidence.bare(form) > 0 for form in forms - {surface}), 4) / 4
