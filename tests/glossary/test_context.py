"""The words to the left of a bracket: hard stops, quotes, abbreviations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.harvest.context import MOST_WORDS, read_left


def words(text):
    """Return the words before the bracket at the end of a text."""
    return [word.text for word in read_left(text + "(", 0, len(text)).words]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("রুশ প্রেসিডেন্ট পুতিন ", ["রুশ", "প্রেসিডেন্ট", "পুতিন"]),
        ("চিন, রাশিয়া ", ["রাশিয়া"]),
        ("মস্কো (Moscow) শহর ", ["শহর"]),
        ("তিনি বললেন: মস্কো ", ["মস্কো"]),
        ("ড. ইউনূস ", ["ড.", "ইউনূস"]),
        ("১১. সন্ত্রাস ", ["সন্ত্রাস"]),
        ("সহিত/সহ ", ["সহিত/সহ"]),
        ("র‍্যাবের ", ["র‍্যাবের"]),
        ("এ.পি.জে আবদুল কালাম ", ["এ.পি.জে", "আবদুল", "কালাম"]),
        ("ছবির নাম ‘পথের দাবি’ ", ["ছবির", "নাম", "পথের", "দাবি"]),
        ("শহর – মস্কো ", ["মস্কো"]),
    ],
)
def test_words_up_to_a_hard_stop(text, expected):
    """Commas, brackets, dashes and list numbers stop; full stops of abbreviations do not."""
    assert words(text) == expected


@pytest.mark.parametrize("marks", ["‘’", "“”", "''", '""', "«»"])
def test_a_quoted_term_is_counted(marks):
    """The words in one pair of quotes right before the bracket are known exactly."""
    text = f"নতুন বই {marks[0]}পথের দাবি{marks[1]} "
    assert read_left(text + "(", 0, len(text)).quoted == 2


def test_an_apostrophe_is_no_closing_quote():
    """ঢাকা’র ends in an ending, not in a quote."""
    text = "বাংলাদেশের ঢাকা’র "
    assert read_left(text + "(", 0, len(text)).quoted == 0


@given(st.text(alphabet="কািন্ত রল.,‘’'\"(-–a1।\u200d", max_size=120))
def test_places_hold_and_stay_few(text):
    """Each word is the text at its place, in order, and never more than the limit."""
    left = read_left(text + "(", 0, len(text))
    assert len(left.words) <= MOST_WORDS
    assert all(text[word.start : word.stop] == word.text for word in left.words)
    assert all(a.stop <= b.start for a, b in zip(left.words, left.words[1:], strict=False))
    assert 0 <= left.quoted <= len(left.words)
