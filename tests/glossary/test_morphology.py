"""Citation forms: the ending table proves its own rows, and every candidate is a reading."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.morphology import COLUMNS, citation_forms
from translit.tables import read_table, table

ROWS = read_table(table("suffixes.tsv", "glossary.tables"), COLUMNS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['ending']}-{row['after']}")
def test_every_ending_comes_off_its_example(row):
    """The example of a row has the row's stem among its citation forms."""
    assert row["expected"] in [lemma.text for lemma in citation_forms(row["example"])]


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("শরতের", "শরৎ"),
        ("রঙের", "রং"),
        ("নেতাদেরকে", "নেতা"),
        ("দেশগুলোতে", "দেশ"),
        ("সংস্থাটির", "সংস্থা"),
        ("ভারতেও", "ভারত"),
        ("র‍্যাবের", "র‍্যাব"),
        ("চিনের নৌসেনাকে", "চিনের নৌসেনা"),
        ("ট্রাম্প-এর", "ট্রাম্প"),
        ("ঢাকা’র", "ঢাকা"),
    ],
)
def test_stacked_endings_and_alternations(word, stem):
    """Plural, case and clitic come off together; ৎ and ং come back; inner words stay."""
    word, stem = (unicodedata.normalize("NFC", text) for text in (word, stem))
    assert stem in [lemma.text for lemma in citation_forms(word)]


@pytest.mark.parametrize("word", ["পুতিন", "মুম্বই", "ভারতীয়", "চিন"])
def test_words_without_ending_stay_first(word):
    """The unchanged word is always the first candidate."""
    assert citation_forms(word)[0].text == word


def test_adjectives_in_iya_keep_their_ending():
    """য় after ী is no case ending: ভারতীয় has no stem ভারতী by it."""
    word = unicodedata.normalize("NFC", "ভারতীয়")
    assert [lemma.text for lemma in citation_forms(word)] == [word]


@given(st.text(alphabet="কচটতপরলসািুেোং্য়ৎ -’", max_size=20))
def test_any_text_has_itself_as_candidate_and_no_duplicates(text):
    """Whatever comes in, the text itself stands first and no form stands twice."""
    forms = [lemma.text for lemma in citation_forms(text)]
    assert forms[0] == text
    assert len(forms) == len(set(forms))
