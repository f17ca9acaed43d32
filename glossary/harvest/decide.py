"""Decide one gloss: which span, which citation form, which kind, or why it is no pair."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from glossary.harvest.candidates import Candidate, span_candidates
from glossary.harvest.classify import classify, is_supported, pair_features, reason_of
from glossary.harvest.context import Left, read_inside, read_left
from glossary.harvest.glosses import Gloss, split_glosses
from glossary.harvest.lemmas import choose_lemma
from glossary.harvest.lexicon import is_place
from glossary.harvest.links import is_unknown
from glossary.harvest.noise import find_noise
from glossary.harvest.weights import logistic, softmax, weigh
from glossary.model import Occurrence, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.harvest.evidence import Evidence
    from glossary.model import Document, Parenthetical

__all__ = ["decide"]

_ENDING_AFTER = regex.compile(
    r"[”’\"']?\s?[-–'’]?(?:এর|ের|র|কে|তে|এ|ে|য়|য়|য়ের|দের|রা|টি|ও|ই)(?=[\s।,;:!?)]|$)"
)
_LATIN_BEFORE = regex.compile(
    r"(?:[\p{Latin}\p{M}\d][\p{Latin}\p{M}\d.&'’-]*)(?:[ \u00a0][\p{Lu}\d][\p{Latin}\p{M}\d.&'’-]*"
    r"|[ ](?:of|and|the|de|for|in|[\p{Ll}]+(?=\s*$)))*[\"”’]?\s*$"
)


def decide(document: Document, bracket: Parenthetical, evidence: Evidence) -> Iterator[Occurrence]:
    """Yield one occurrence for each gloss in the bracket."""
    text = document.text
    limit = bracket.sentence.start
    if bracket.reverse:
        yield _decide_reverse(document, bracket, evidence)
        return
    left = read_left(text, limit, bracket.anchor)
    glosses = split_glosses(text, bracket.start, bracket.stop)
    for gloss in glosses:
        yield _decide_gloss(document, bracket, left, gloss, evidence)
    if not glosses:
        yield _no_pair(document, bracket, Reason.LABEL, "structure")


def _decide_gloss(
    document: Document, bracket: Parenthetical, left: Left, gloss: Gloss, evidence: Evidence
) -> Occurrence:
    text = document.text
    last = left.words[-1].text if left.words else ""
    inside = text[bracket.start : bracket.stop].strip()
    noise = find_noise(inside, last) or find_noise(gloss.text, last)
    if noise is not None and noise.where == "gloss":
        return _no_pair(document, bracket, noise.reason, f"structure:{noise.name}", gloss.text)
    if not left.words or not regex.search(r"\p{Bengali}", last):
        return _no_pair(document, bracket, Reason.ASIDE, "structure:no words", gloss.text)
    candidates = span_candidates(left, gloss.text, evidence)
    chances = softmax([weigh("span", candidate.features) for candidate in candidates])
    best = max(range(len(candidates)), key=lambda i: chances[i])
    chosen = candidates[best]
    features = pair_features(left, chosen, chances[best], gloss.text)
    probability = logistic(weigh("pair", features))
    if noise is not None and not is_supported(features):
        return _no_pair(document, bracket, noise.reason, f"structure:{noise.name}", gloss.text)
    if not is_supported(features) and is_place(gloss.text) and is_unknown(last):
        return _no_pair(document, bracket, Reason.AFFILIATION, "structure:place", gloss.text)
    if probability < 0.5:
        reason = reason_of(left, chosen, gloss.text)
        return _no_pair(document, bracket, reason, "structure", gloss.text, score=1 - probability)
    return _pair(
        document,
        bracket,
        left,
        chosen=chosen,
        gloss=gloss,
        evidence=evidence,
        chance=probability * chances[best],
    )


def _pair(
    document: Document,
    bracket: Parenthetical,
    left: Left,
    *,
    chosen: Candidate,
    gloss: Gloss,
    evidence: Evidence,
    chance: float,
) -> Occurrence:
    """Build the occurrence of an accepted span."""
    text = document.text
    words = left.words[-chosen.size :]
    start, stop = words[0].start, words[-1].stop
    surface = text[start:stop]
    lemma = choose_lemma(
        surface,
        chosen.reading,
        chosen.links,
        evidence,
        sized=chosen.size,
        ending_follows=bool(_ENDING_AFTER.match(text, bracket.stop + 1)),
    )
    kind, rule = classify([word.text for word in words], chosen, gloss.text)
    return Occurrence(
        document=document.id,
        open=bracket.open,
        pair=True,
        surface=surface,
        start=start,
        stop=stop,
        bengali=lemma.text,
        english=gloss.text,
        kind=kind,
        score=round(chance * lemma.probability, 4),
        rule=rule,
        sentence=_sentence(document, bracket),
    )


def _decide_reverse(document: Document, bracket: Parenthetical, evidence: Evidence) -> Occurrence:
    """Decide `English (বাংলা)`: the Bengali is given, the left edge of the English is sought."""
    text = document.text
    inside = read_inside(text, bracket.start, bracket.stop)
    before = _LATIN_BEFORE.search(
        text, max(bracket.sentence.start, bracket.open - 120), bracket.open
    )
    if before is None or not inside.words:
        return _no_pair(document, bracket, Reason.ASIDE, "structure")
    english = [
        Gloss(match.start(), match.end(), match.group())
        for match in regex.finditer(r"[^\s\"”’]+", text, pos=before.start(), endpos=before.end())
    ]
    ranked: list[tuple[float, Gloss, Candidate]] = []
    for first in range(len(english)):
        stretch = text[english[first].start : english[-1].stop]
        gloss = Gloss(english[first].start, english[-1].stop, stretch)
        whole = [
            c for c in span_candidates(inside, stretch, evidence) if c.size == len(inside.words)
        ]
        if whole:
            fit = whole[0].features
            prefix = "acronym " if "acronym cover" in fit else ""
            fits = 2 * fit[f"{prefix}cover"] - fit[f"{prefix}unlinked"] - fit[f"{prefix}uncovered"]
            ranked.append(
                (fits - fit[f"{prefix}shorter"] - fit[f"{prefix}longer"], gloss, whole[0])
            )
    if not ranked:
        return _no_pair(document, bracket, Reason.ASIDE, "structure")
    score, gloss, chosen = max(ranked, key=lambda item: item[0])
    features = pair_features(inside, chosen, logistic(2 * score), gloss.text)
    probability = logistic(weigh("pair", features))
    if probability < 0.5:
        return _no_pair(
            document, bracket, Reason.ASIDE, "structure", gloss.text, score=1 - probability
        )
    return _pair(
        document, bracket, inside, chosen=chosen, gloss=gloss, evidence=evidence, chance=probability
    )


def _no_pair(
    document: Document,
    bracket: Parenthetical,
    reason: Reason,
    rule: str,
    english: str = "",
    *,
    score: float = 0.99,
) -> Occurrence:
    return Occurrence(
        document=document.id,
        open=bracket.open,
        pair=False,
        reason=reason,
        english=english,
        score=round(score, 4),
        rule=rule,
        sentence=_sentence(document, bracket),
    )


def _sentence(document: Document, bracket: Parenthetical) -> str:
    """Return the sentence around a bracket, cut to a readable length."""
    start = max(bracket.sentence.start, bracket.open - 400)
    stop = max(min(bracket.sentence.stop, bracket.stop + 400), bracket.stop + 1)
    return document.text[start:stop].strip()
