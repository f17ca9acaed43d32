"""Articles in, decided glosses out: the stages of the harvest, composed.

    document -> brackets -> glosses -> words to the left -> candidate spans
             -> span, citation form and kind by small weighted models -> occurrence

`find_evidence` reads a corpus once and counts; `extract` decides each bracket of one
document with it. Without evidence, a document is its own corpus.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.harvest.brackets import find_parentheticals
from glossary.harvest.context import read_left
from glossary.harvest.decide import decide
from glossary.harvest.evidence import Evidence, count_words
from glossary.harvest.glosses import split_glosses

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glossary.model import Document, Occurrence

__all__ = ["Evidence", "extract", "find_evidence"]


def find_evidence(documents: Iterable[Document]) -> Evidence:
    """Return what a corpus knows; the order of its documents does not matter."""
    evidence = Evidence()
    for document in documents:
        evidence.add_words(count_words(document.text))
        for bracket in find_parentheticals(document.text):
            if bracket.reverse:
                continue
            left = read_left(document.text, bracket.sentence.start, bracket.anchor)
            words = [word.text for word in left.words]
            for gloss in split_glosses(document.text, bracket.start, bracket.stop):
                if words:
                    evidence.add_gloss(gloss.text, words)
    return evidence


def extract(document: Document, evidence: Evidence | None = None) -> list[Occurrence]:
    """Decide every bracket of a document that could hold a gloss, in text order.

    >>> from glossary.model import Document
    >>> text = "রুশ প্রেসিডেন্ট ভ্লাদিমির পুতিনকে (Vladimir Putin) আমন্ত্রণ"
    >>> [(o.bengali, o.english) for o in extract(Document("a", text))]
    [('ভ্লাদিমির পুতিন', 'Vladimir Putin')]
    """
    brackets = find_parentheticals(document.text)
    if not brackets:
        return []
    if evidence is None:
        evidence = find_evidence([document])
    return [
        occurrence for bracket in brackets for occurrence in decide(document, bracket, evidence)
    ]
