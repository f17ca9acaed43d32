"""Brackets: every kind that occurs, both orders, nested, and nothing slow or lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.harvest.brackets import LONGEST, find_parentheticals, own_text
from glossary.harvest.sentences import split_sentences


def inside(text):
    """Return what stands inside each bracket found."""
    return [text[bracket.start : bracket.stop] for bracket in find_parentheticals(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("মস্কো (Moscow)", ["Moscow"]),
        ("মস্কো(Moscow)", ["Moscow"]),
        ("মস্কো  ( Moscow )", [" Moscow "]),
        ("মস্কো [Moscow]", ["Moscow"]),
        ("মস্কো（Moscow）", ["Moscow"]),
        ("মস্কো 【Moscow】", ["Moscow"]),
        ("শি জিনপিং (Xi Jinping (习近平))", ["Xi Jinping (习近平)"]),
        ("ডব্লিউটিও (World Trade Organization (WTO))", ["World Trade Organization (WTO)", "WTO"]),
        ("মস্কো (Moscow) [Moskva]", ["Moscow", "Moskva"]),
        ("Moscow (মস্কো) শহর", ["মস্কো"]),
        ("মি. ইন্ডিয়া (Mr. India) ছবি", ["Mr. India"]),
        ("সি এফ (U.S. Army. Really?) হল", ["U.S. Army. Really?"]),
    ],
)
def test_brackets_of_every_kind(text, found):
    """Round, square and fullwidth, close, far and nested brackets are all seen."""
    assert inside(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "মস্কো (২০২৩)",
        "Moscow (Russia)",
        "মস্কো। (Moscow)",
        "মস্কো\n(Moscow)",
        "মস্কো (Moscow",
        "মস্কো (Moscow]",
        "[মস্কো](https://example.org/moscow)",
        "মস্কো (" + "x" * (LONGEST + 1) + ")",
    ],
)
def test_what_is_no_candidate(text):
    """No Latin inside, no Bengali before it in the sentence, no closing bracket: not seen."""
    assert inside(text) == []


def test_a_nested_bracket_looks_left_of_the_outer_one():
    """An abbreviation inside the bracket of its expansion belongs to the same Bengali."""
    text = "বিশ্ব বাণিজ্য সংস্থা (World Trade Organization (WTO))"
    outer, inner = find_parentheticals(text)
    assert inner.anchor == outer.anchor == text.index("(")


def test_nested_text_is_blanked_at_equal_length():
    """Offsets hold in the text without nested brackets."""
    assert own_text("ab (cd) ef", 0, 10) == "ab      ef"


@given(st.text(alphabet="কা।.()[]（）{}aB \n'”", max_size=80))
def test_any_text_gives_places_that_hold(text):
    """Each place is a bracket of the text with its content between, in order."""
    found = find_parentheticals(text)
    assert [bracket.open for bracket in found] == sorted(bracket.open for bracket in found)
    for bracket in found:
        assert text[bracket.open] in "([{（"
        assert bracket.open + 1 == bracket.start <= bracket.stop < len(text)
        assert bracket.sentence.start <= bracket.anchor <= bracket.open


@given(st.text(alphabet="কা।.?! \n”ab", max_size=60))
def test_sentences_tile_the_text(text):
    """Sentences follow one another without gap and cover everything."""
    sentences = split_sentences(text)
    assert "".join(text[one.start : one.stop] for one in sentences) == text


@pytest.mark.parametrize(
    ("text", "count"),
    [("(" * 200_000, 0), ("ক (" * 60_000, 0), ("ক (a" * 50_000, 0), ("ক (a) " * 20_000, 20_000)],
)
def test_endless_brackets_are_survived(text, count):
    """Two hundred thousand brackets, open or closed, are read; work that grew with their square would not end."""
    assert len(find_parentheticals(text)) == count
