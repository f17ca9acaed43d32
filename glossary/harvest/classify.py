"""Pair or not, and of which kind: what the chosen span and its links say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from glossary.harvest.glosses import content_words, is_acronym
from glossary.harvest.initials import acronym_letters
from glossary.harvest.lexicon import (
    abbreviations,
    is_finite_verb,
    is_function_word,
    is_loan_particle,
    is_place,
    is_title,
)
from glossary.harvest.links import is_unknown, word_forms
from glossary.model import Kind, Reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glossary.harvest.candidates import Candidate
    from glossary.harvest.context import Left

__all__ = ["classify", "is_supported", "pair_features", "reason_of"]

_SOUND_OF_ALL = 0.6
_SUPPORT = 0.34
_ACRONYM_SUPPORT = 0.7


def classify(words: Sequence[str], chosen: Candidate, gloss: str) -> tuple[Kind, str]:
    """Return the kind of a pair and the rules that settled it, the decisive one first."""
    features = chosen.features
    if is_acronym(gloss):
        return _classify_acronym(features)
    if features.get("spells the initials"):
        return Kind.ABBREVIATION, _rules(features, "letters")
    heard = {i for link in chosen.links if link.sound for i in link.bengali}
    linked = {i for link in chosen.links for i in link.bengali}
    # A term known as a whole may still be half sound: দক্ষিণ চিন সাগর / South China Sea.
    whole = {i for link in chosen.links if len(link.bengali) > 1 for i in link.bengali}
    heard |= whole & chosen.heard
    halves = any(link.half for link in chosen.links)
    meant = linked - heard
    lone = _lone_words(words, linked)
    sounds_whole = features["whole sound"] >= _SOUND_OF_ALL
    if (sounds_whole and not meant) or (heard and not meant and lone <= 0):
        return Kind.TRANSLITERATION, _rules(features, "sound")
    if halves or (heard and (meant or lone > 0)):
        return Kind.MIXED, _rules(features, "dictionary" if meant else "sound")
    if sounds_whole:
        return Kind.TRANSLITERATION, _rules(features, "sound")
    return Kind.TRANSLATION, _rules(features, "dictionary" if meant else "count")


def _lone_words(words: Sequence[str], linked: set[int]) -> int:
    """Count the words that render nothing, articles and postpositions left out."""
    lone = len(words) - len(linked)
    if lone <= 0:
        return 0
    keys = [word_forms(word).key for word in words]
    return lone - sum(is_function_word(key) or is_loan_particle(key) for key in keys)


def _classify_acronym(features: dict[str, float]) -> tuple[Kind, str]:
    if features["letters spelled"]:
        return Kind.INITIALISM, _rules(features, "letters")
    if features["known spelling"]:  # নাসা: read as a word
        return Kind.TRANSLITERATION, _rules(features, "known")
    if features["letters sound"] > 0.5 and not features["known expansion"]:
        return Kind.TRANSLITERATION, _rules(features, "sound")
    if features["known expansion"]:
        return Kind.ABBREVIATION, _rules(features, "known")
    return Kind.ABBREVIATION, _rules(features, "initials")


def _rules(features: dict[str, float], settled: str) -> str:
    """Name the strategies that speak for the span, the most independent one first."""
    prefix = "acronym " if "acronym cover" in features else ""
    names = []
    if features.get(f"{prefix}quoted exactly"):
        names.append("quotes")
    if features.get("known expansion"):
        names.append("known")
    if features.get("initials all"):
        names.append("initials")
    names.append(settled)
    if features.get("evidence", 0.0) > 0:
        names.append("evidence")
    return "+".join(dict.fromkeys(names))


def pair_features(left: Left, chosen: Candidate, chance: float, gloss: str) -> dict[str, float]:
    """Describe how likely the gloss is a rendering at all."""
    features = chosen.features
    acronym = is_acronym(gloss)
    prefix = "acronym " if acronym else ""
    supported = max(
        features[f"{prefix}cover"],
        features.get("whole sound", 0.0),
        features.get("spells the initials", 0.0),
    )
    row = {
        "bias": 1.0,
        "quoted": features[f"{prefix}quoted exactly"],
        "span chance": chance,
        "ends with a function word": features[f"{prefix}ends with a function word"],
        "capital": float(gloss[:1].isupper()),
        "longer than the words": max(0, len(content_words(gloss)) - chosen.size) / 2,
        "reaches a stop": features[f"{prefix}reaches a stop"],
        "after a finite verb": float(is_finite_verb(word_forms(left.words[-1].text).key)),
    }
    if acronym:
        sure = max(
            features["letters spelled"], features["known spelling"], features["acronym cover"]
        )
        fit = max(
            features["letters spelled"],
            features["known spelling"],
            features["letters sound"],
            features["initials"] - 0.5 * features["initials idle"],
            features["known expansion"],
            features["acronym cover"],
        )
        row |= {
            "acronym": 1.0,
            "acronym fit": fit,
            "acronym fits": float(fit > 0.9),
            "known otherwise": float(bool(features["known otherwise"]) and sure < 0.7),
        }
    else:
        row |= {
            "supported": supported,
            "unlinked": features["unlinked"],
            "sure": float(supported > 0.9),
            "whole": float(supported > 0.6 and not features["unlinked"]),
            "another place": float(supported < 0.5 and is_place(gloss)),
        }
    return row


def is_supported(features: dict[str, float]) -> bool:
    """Say whether words and gloss answer one another, by the features of `pair_features`."""
    return (
        features.get("supported", 0.0) > _SUPPORT
        or features.get("acronym fit", 0.0) > _ACRONYM_SUPPORT
    )


def reason_of(left: Left, chosen: Candidate, gloss: str) -> Reason:
    """Name why a gloss that no span answers to is no pair."""
    known = abbreviations().get(acronym_letters(gloss), ()) if is_acronym(gloss) else ()
    if is_place(gloss) or (known and _is_person(left, chosen)):
        return Reason.AFFILIATION
    if is_acronym(gloss) and not known and regex.search(r"\d", gloss):
        return Reason.LABEL
    return Reason.ASIDE


def _is_person(left: Left, chosen: Candidate) -> bool:
    """Say whether the words look like a person's name: unknown to the lexicon, or after a title."""
    words = [word.text for word in left.words]
    tail = words[-2:]
    titled = any(is_title(word_forms(word).key) for word in words[:-1][-3:])
    return titled or all(map(is_unknown, tail)) or chosen.features.get("initials", 0.0) < 0.3
