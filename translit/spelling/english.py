"""Bengali names to English spelling and back: customary spellings first, then the joint n-gram."""

from __future__ import annotations

from functools import lru_cache
from heapq import nlargest

from translit.letters import without_bengali
from translit.model import Candidate, Romanization, Span, Step, TokenKind
from translit.normalize import normalize
from translit.spelling.customary import bengali_of, latin_of
from translit.spelling.shipped import shipped
from translit.tokens import tokenize

__all__ = ["explain", "ranked"]

_CUSTOM = 0.9  # share of the probability that customary spellings take
_FALL = 0.4  # each later customary spelling is this much less likely than the one before
_PER_WORD = 6


@lru_cache(maxsize=1 << 14)
def _word(word: str, to_latin: bool) -> tuple[Candidate, ...]:  # noqa: FBT001 - cached
    """Rank the spellings of one word."""
    known = latin_of(word) if to_latin else bengali_of(word)
    speller = shipped("english")
    learned = speller.latin(word, _PER_WORD) if to_latin else speller.bengali(word, _PER_WORD)
    found: dict[str, float] = {}
    weights = [_FALL**place for place in range(len(known))]
    for spelling, weight in zip(known, weights, strict=True):
        found[spelling] = _CUSTOM * weight / sum(weights)
    for spelling, share in learned:
        text = spelling.capitalize() if to_latin else spelling
        found[text] = found.get(text, 0.0) + share * (1 - _CUSTOM if known else 1.0)
    best = nlargest(_PER_WORD, found.items(), key=lambda item: item[1])
    return tuple(Candidate(text, min(score, 1.0)) for text, score in best)


def ranked(text: str, n: int, *, to_latin: bool = True) -> list[Candidate]:
    """Return at most `n` spellings of a word or of a name of several words, best first.

    >>> ranked("ভ্লাদিমির পুতিন", 1)[0].text
    'Vladimir Putin'
    >>> ranked("Putin", 2, to_latin=False)[0].text in {"পুতিন", "পুটিন"}
    True
    """
    wanted = TokenKind.BENGALI if to_latin else TokenKind.LATIN
    beam = [Candidate("", 1.0)]
    for token in tokenize(normalize(text)):
        if token.kind == wanted:
            choices = _word(token.text, to_latin) or (Candidate(token.text, 1.0),)
        else:
            choices = (Candidate(without_bengali(token.text) if to_latin else token.text, 1.0),)
        grown = (
            Candidate(head.text + tail.text, head.score * tail.score)
            for head in beam
            for tail in choices
        )
        beam = nlargest(max(n, _PER_WORD), grown, key=lambda candidate: candidate.score)
    return beam[:n]


def explain(text: str, *, back: bool = False) -> Romanization:
    """Spell word by word, and tell what settled each word."""
    steps = []
    for token in tokenize(normalize(text)):
        target, rule = token.text, "passed"
        if token.kind == (TokenKind.LATIN if back else TokenKind.BENGALI):
            choices = _word(token.text, not back)
            known = bengali_of(token.text) if back else latin_of(token.text)
            target = choices[0].text if choices else token.text
            rule = "customary spelling" if known else "joint n-gram"
        if not back:
            target = without_bengali(target)
        steps.append(Step(Span(token.span.start, token.span.stop), token.text, target, rule))
    return Romanization("".join(step.target for step in steps), tuple(steps))
