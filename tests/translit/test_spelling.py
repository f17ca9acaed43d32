"""Learned spelling: units, alignment, similarity, and ranked answers in both directions."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import translit
from translit.spelling.alignment import best_path, learn_emissions
from translit.spelling.customary import COLUMNS, bengali_of, latin_of
from translit.spelling.shipped import shipped
from translit.spelling.sounds import sound_table
from translit.spelling.units import FINAL, bengali_units, join_units, latin_letters
from translit.tables import read_table, table

nfc = unicodedata.normalize
ROWS = read_table(table("conventional.tsv"), COLUMNS, key=("bengali",))


@pytest.mark.parametrize(
    "word",
    ["কলকাতা", "স্টালিন", "রাষ্ট্র", "ব্যাংক", "জ্ঞান", "ক্ষমা", "ওয়াশিংটন", "চাঁদ", "বিশ্ব", "অ্যাপল", "উৎসব"],
)
def test_units_written_back_are_the_word(word):
    """Cutting a word into units and joining them loses nothing."""
    word = nfc("NFC", word)
    assert join_units(bengali_units(word)) == word


def test_canonically_equal_words_have_the_same_units():
    """Composed, decomposed and joined forms of one word are one."""
    assert bengali_units("রাশি\u09dfা") == bengali_units("রাশি\u09af\u09bcা")
    assert bengali_units("র\u200d্যাব") == bengali_units("র্যাব")
    assert bengali_units("ভাল\u09c7\u09be") == bengali_units("ভালো")


def test_the_inherent_vowel_is_a_unit():
    """A bare consonant is followed by its vowel, a final one by a vowel that is mostly silent."""
    assert bengali_units("কলম") == ["ক", "·", "ল", "·", "ম", FINAL]


@pytest.mark.parametrize(
    ("latin", "letters"),
    [
        ("São Paulo", "saopaulo"),
        ("Łódź", "lodz"),
        ("śi jinapiṁ", "sijinapim"),
        ("O'Neill", "oneill"),
    ],
)
def test_latin_letters_are_folded(latin, letters):
    """Accents, marks and signs do not count."""
    assert latin_letters(latin) == letters


def test_every_customary_row_is_well_formed():
    """A row is Bengali on the left, Latin on the right, and is found from both sides."""
    assert len(ROWS) > 800
    for row in ROWS:
        spellings = row["latin"].split("|")
        assert row["region"] in {"in", "bd", "both", "world"}, row
        assert len(set(spellings)) == len(spellings), row
        assert latin_of(row["bengali"])[0] == spellings[0]
        assert row["bengali"] in bengali_of(spellings[0])


def test_sounds_are_probabilities():
    """What a unit is spelt with adds up to at most one."""
    for unit, chunks in sound_table().items():
        assert sum(2.718281828459045**value for value in chunks.values()) <= 1.01, unit


def test_alignment_learns_from_pairs_alone():
    """From a handful of words the units find their letters."""
    words = {"নাম": "nam", "মান": "man", "কাক": "kak", "কান": "kan", "কাম": "kam", "নানা": "nana"}
    table = learn_emissions([(bengali_units(b), latin) for b, latin in words.items()], rounds=20)
    assert {unit: max(table[unit], key=table[unit].get) for unit in "নমক"} == {
        "ন": "n",
        "ম": "m",
        "ক": "k",
    }
    assert best_path(bengali_units("মাক"), "mak", table)[1] == ("m", "a", "k", "")


@pytest.mark.parametrize(
    ("bengali", "latin"),
    [
        ("পুতিন", "Putin"), ("পুতিনকে", "Putin"), ("রাশিয়ার", "Russia"), ("ওয়াশিংটন", "Washington"),
        ("লক্ষ্মী", "Lakshmi"), ("বন্দ্যোপাধ্যায়", "Banerjee"), ("ঠাকুর", "Tagore"), ("অক্সিজেন", "Oxygen"),
        ("চিন", "China"), ("র‍্যাব", "RAB"), ("জিনপিং", "Jinping"),
    ],
)  # fmt: skip
def test_the_same_name_is_heard(bengali, latin):
    """Inflected or not, spelt by sound or by custom: one name."""
    assert translit.similarity(nfc("NFC", bengali), latin) > 0.5


@pytest.mark.parametrize(
    ("bengali", "latin"),
    [("রাশিয়া", "Moscow"), ("সহযোগিতা", "Cooperation"), ("পুতিন", "Biden"), ("জোক", "zzzzqqq"),
     ("", "Putin"), ("পুতিন", ""), ("Putin", "Putin"), ("১২৩", "abc")],
)  # fmt: skip
def test_different_words_are_told_apart(bengali, latin):
    """Other names, translations, nonsense and nothing are not alike."""
    assert translit.similarity(bengali, latin) < 0.5


def test_a_stem_is_likelier_than_its_inflected_form():
    """The likelihood tells the citation form of a name from its cases."""
    stem, inflected = (translit.sound_likelihood(one, "Jinping") for one in ("জিনপিং", "জিনপিংকে"))
    assert stem > inflected


@pytest.mark.parametrize(
    ("bengali", "latin"),
    [("পুতিন", "Putin"), ("ভ্লাদিমির পুতিন", "Vladimir Putin"), ("কলকাতা", "Kolkata"), ("ঠাকুর", "Tagore")],
)
def test_names_get_their_english_spelling(bengali, latin):
    """Customary or learned, with capitals; blanks stay."""
    assert translit.romanize(bengali, scheme="english") == latin


def test_text_around_names_stays():
    """Digits, punctuation and Latin words pass as they are."""
    assert translit.romanize("পুতিন (Putin), 2024!", scheme="english") == "Putin (Putin), 2024!"


def test_english_names_are_written_in_bengali():
    """The way back: customary first, then learned."""
    assert translit.nativize("Tagore", scheme="english") == "ঠাকুর"
    found = translit.candidates("Anderson", source="english", target="bengali", n=3)
    assert "অ্যান্ডারসন" in [one.text for one in found]


def test_candidates_are_ranked_probabilities():
    """Scores fall, lie between 0 and 1, and no answer stands twice."""
    for name in ("রবীন্দ্রনাথ", "ভ্লাদিমির পুতিন", "মমতা বন্দ্যোপাধ্যায়"):
        found = translit.candidates(name, n=10)
        scores = [one.score for one in found]
        assert scores == sorted(scores, reverse=True)
        assert 0 < sum(scores) <= 1.0001
        assert len({one.text for one in found}) == len(found)


def test_steps_say_what_settled_a_word():
    """A customary spelling is called so, a learned one too; targets joined are the text."""
    found = translit.explain("ঠাকুর, পুতিনোভ", scheme="english")
    assert "".join(step.target for step in found.steps) == found.text
    assert [step.rule for step in found.steps if step.rule != "passed"] == [
        "customary spelling",
        "joint n-gram",
    ]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="কখগতদনপবমরলসহািীুেো্ংঁয়ৎ্যর ১a-", max_size=30))
def test_any_bengali_is_spelt(text):
    """No text stops the speller, and answers are plain letters for plain words."""
    for word, share in shipped("english").latin(text, 3):
        assert word.isascii()
        assert 0 <= share <= 1.0001
    translit.candidates(text)


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzé' -", max_size=24))
def test_any_latin_is_spelt(text):
    """No text stops the way back, and what comes out is Bengali in NFC."""
    for word, _ in shipped("english").bengali(text, 3):
        assert unicodedata.is_normalized("NFC", word)


def test_long_words_are_bounded():
    """Ten thousand letters are no reason to hang."""
    assert translit.similarity("ক" * 10_000, "k" * 10_000) == 0.0
    assert len(shipped("english").latin("কা" * 5_000, 1)) == 1
    assert shipped("english").bengali("ka" * 5_000, 1)


def test_nothing_bengali_is_left_in_english():
    """Digits, danda and signs turn Latin, what has no Latin form goes; candidates too."""
    assert translit.romanize("পুতিন, ২০২৪।", scheme="english") == "Putin, 2024."
    assert translit.candidates("পুতিন ২", n=1)[0].text == "Putin 2"
