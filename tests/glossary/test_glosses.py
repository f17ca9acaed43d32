"""Glosses: what stands inside a bracket, cut and cleaned; offsets hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.harvest.glosses import content_words, is_acronym, split_glosses


@pytest.mark.parametrize(
    ("inside", "glosses"),
    [
        ("Moscow", ["Moscow"]),
        (" Governor ", ["Governor"]),
        ("“Moscow”", ["Moscow"]),
        ("ইংরেজি: Photosynthesis", ["Photosynthesis"]),
        ("English :- Photo", ["Photo"]),
        ("সংক্ষেপে WHO", ["WHO"]),
        ("Bangladesh Bank; BB", ["Bangladesh Bank", "BB"]),
        ("Stop Online Piracy Act - SOPA", ["Stop Online Piracy Act", "SOPA"]),
        ("PIPA - Protect IP Act", ["PIPA", "Protect IP Act"]),
        ("Bangladesh Bank, BB", ["Bangladesh Bank", "BB"]),
        ("New Delhi, India", ["New Delhi, India"]),
        ("Xi Jinping, 习近平", ["Xi Jinping"]),
        ("Assembly Election 2026", ["Assembly Election"]),
        ("Pied Kingfisher, Ceryle rudis", ["Pied Kingfisher", "Ceryle rudis"]),
        ("Gekko sp.", ["Gekko sp."]),
        ("Cytogenetics.", ["Cytogenetics"]),
        ("১৯৫৫", []),
    ],
)
def test_glosses_of_a_bracket(inside, glosses):
    """Labels, other scripts, years and stray punctuation go; second renderings stand alone."""
    text = f"({inside})"
    assert [gloss.text for gloss in split_glosses(text, 1, len(text) - 1)] == glosses


@given(st.text(max_size=60))
def test_offsets_of_glosses_hold(inside):
    """A gloss is the text between its own offsets."""
    text = f"({inside})"
    for gloss in split_glosses(text, 1, len(text) - 1):
        assert text[gloss.start : gloss.stop] == gloss.text
        assert gloss.text == gloss.text.strip()


@pytest.mark.parametrize("text", ["WHO", "U.S.", "vCJD", "FAQs", "R G K", "CPI(M)", "COVID-19"])
def test_abbreviations_by_their_shape(text):
    """Mostly capitals, no blank but between single letters."""
    assert is_acronym(text)


@pytest.mark.parametrize("text", ["Who", "BACK BONE", "A", "New York", "iPhone"])
def test_no_abbreviations(text):
    """Words, even in capitals, are none."""
    assert not is_acronym(text)


def test_content_words_leave_small_words_out():
    """Small words count only where there is nothing else."""
    assert content_words("Ministry of Defence") == ["ministry", "defence"]
    assert content_words("The The") == ["the", "the"]
