"""The harvester's tables: they load, prove their own examples, and know what they claim."""

import pytest

from glossary.harvest.lexicon import (
    abbreviations,
    is_function_word,
    is_loan_particle,
    is_place,
    is_title,
    known_meanings,
    read_letter_names,
    word_count,
)
from glossary.harvest.noise import COLUMNS, find_noise, noise_rows
from glossary.harvest.weights import weights
from translit import search_key
from translit.tables import read_table, table

NOISE = read_table(table("noise.tsv", "glossary.tables"), COLUMNS)
LETTERS = read_table(
    table("letter_names.tsv", "glossary.tables"), ("letter", "spellings", "example", "expected")
)


def split(row, cell):
    """Return the word before the bracket and the gloss of an example."""
    left, _, gloss = row[cell].rpartition(" | ")
    return gloss, left


@pytest.mark.parametrize("row", NOISE, ids=lambda row: row["name"])
def test_every_noise_row_knows_its_example(row):
    """The example of a row is called what the row says, its counterexample is not."""
    assert find_noise(*split(row, "example")).name == row["name"]
    found = find_noise(*split(row, "counterexample"))
    assert found is None or found.name != row["name"]


@pytest.mark.parametrize(
    ("gloss", "reason"),
    [
        ("https://example.org/a?b=c", "label"),
        ("@newsroom", "label"),
        ("iv", "label"),
        ("b", "label"),
        ("Sen and Rao, 2010", "citation"),
        ("Ahmed et al., 2019", "citation"),
        ("ছবি: PTI", "credit"),
        ("Photo: Reuters", "credit"),
        ("35 km", "quantity"),
        ("12 March 2024", "quantity"),
        ("x+y", "quantity"),
        ("H2O", "label"),
    ],
)
def test_reasons_of_plain_noise(gloss, reason):
    """Addresses, marks, citations, credits, measures and formulas have their reasons."""
    assert find_noise(gloss, "কথা").reason == reason


@pytest.mark.parametrize(
    "gloss",
    ["Moscow", "WHO", "G20", "R-Wallet", "S-PAC", "e-KYC", "hue", "Photosynthesis", "Mr. India",
     "Sonia Gandhi", "Covid-19", "IPL 2024", "A Farewell to Arms", "sapiens", "Sony TV"],
)  # fmt: skip
def test_glosses_that_are_no_noise(gloss):
    """Names, terms, abbreviations and titles are not thrown out by a pattern."""
    found = find_noise(gloss, "মস্কো")
    assert found is None or found.where != "gloss"


def test_no_noise_pattern_runs_away():
    """The longest bracket is matched against every pattern in well under the time limit."""
    for text in ("A, " * 100, "1 " * 150, "a" * 300, "A1" * 150, "x-" * 150, "Sen, " * 60):
        for row in noise_rows():
            row.pattern.fullmatch(text[:300], timeout=1.0)


@pytest.mark.parametrize("row", LETTERS, ids=lambda row: row["letter"])
def test_letter_names_spell_their_examples(row):
    """The example of a letter is read as the letters beside it."""
    places = read_letter_names(search_key(row["example"]))
    assert len(places) == len(row["expected"])
    assert all(a in place for a, place in zip(row["expected"], places, strict=True))


def test_the_lexicon_is_as_large_as_promised():
    """Eight thousand terms and eight hundred abbreviations, each row read."""
    assert len(abbreviations()) > 800
    for word in ("সামরিক", "সহযোগিতা", "কোষ", "মুদ্রাস্ফীতি", "বিচারপতি", "জলবায়ু"):
        assert known_meanings(search_key(word)), word


def test_word_classes():
    """Function words, loan particles, titles and places are told apart."""
    assert is_function_word("থেকে")
    assert not is_function_word("মস্কো")
    assert is_loan_particle("অফ")
    assert is_title(search_key("ডা."))
    assert is_place("Russia")
    assert word_count("না") > 100_000
    assert word_count("কখগঘঙ") == 0


def test_every_weight_belongs_to_a_model():
    """The table holds the three models that decide, and nothing else."""
    assert set(weights()) == {"span", "lemma", "pair"}
