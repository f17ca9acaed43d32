"""Scores of a transliterator: exact, top k, rank and character error, counted by hand."""

import pytest

from translit.model import Candidate
from translit.scoring import score


def fixed(answers):
    """Return a romanizer that gives listed answers."""
    return lambda text, n: [Candidate(one, 0.5) for one in answers[text]][:n]


def test_figures_are_those_counted_by_hand():
    """One first, one second, one missed: exact 1/3, top 2/3, MRR 1/2."""
    answers = {"ক": ["a", "b"], "খ": ["a", "b"], "গ": ["a", "b"]}
    card = score([("ক", "a"), ("খ", "b"), ("গ", "cd")], fixed(answers), n=2)
    assert (card.pairs, card.exact, card.top, card.mrr) == (3, 1 / 3, 2 / 3, 0.5)
    assert card.character_error == pytest.approx((0 + 1 + 1) / 3)
    assert [row.source for row in card.worst] == ["খ", "গ", "ক"]


def test_case_and_encoding_do_not_count():
    """A right answer is right in capitals and in either form of nukta letters."""
    card = score([("x", "রাশি\u09dfা"), ("y", "putin")], fixed({"x": ["রাশিয়া"], "y": ["Putin"]}))
    assert card.exact == 1.0


def test_any_of_several_references_is_right():
    """The nearest reference counts."""
    card = score([("ক", ("Kolkata", "Calcutta"))], fixed({"ক": ["Calcutta"]}))
    assert (card.exact, card.character_error) == (1.0, 0.0)


def test_nothing_to_score_and_nothing_answered():
    """No pairs and no answers are figures too, not errors."""
    assert score([], fixed({})).as_record()["exact"] == 0.0
    assert score([("ক", "ab")], fixed({"ক": []})).character_error == 1.0
