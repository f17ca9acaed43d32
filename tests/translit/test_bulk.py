"""Long texts go through byte tables; what comes out is what the careful way gives."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import translit
from translit.letterwise import converter
from translit.schemes import Options, catalogue

SCHEMES = [info.name for info in catalogue().values() if info.engine == "letters"]
BENGALI = [chr(code) for code in range(0x980, 0xA00)] + list("\u200c\u200d।॥ \n\0ahAi:’'.1–é")
WORDS = (
    "বই বৈ অ্যাপ এ্যাকশন উৎসব জগৎই যেত্ উত্সব সত্ত্বেও বিশ্ব আব্বা সম্বল কৃরি চাঁদ আঁকা সংগ বাক্হীন "
    "ৎহ কৃউ লৃ কঅঅঅ অঅঅই বাড়্ ব্ব্ব র‍্যাব উদ্‌ভ্রান্ত সোঽহম্ ভাল\u09c7\u09beবাসা সম\u09dfে 5ই ১২ "
    "Hello, “ক” – ক: খ ত্ত্ত্ত্র কা্য \u09beক"
).split(" ")
bengali = st.lists(
    st.one_of(st.sampled_from(WORDS), st.text(st.sampled_from(BENGALI), max_size=8)), min_size=20
).map(" ".join)
latin = st.text(
    st.sampled_from("aāiīuūeokhtdgnmrlsśṣṭḍṛy:_{}’'.aAIRhZMH~\"10 \n\u0325\u0310\u0304wzq"),
    min_size=70,
)


@pytest.mark.parametrize("scheme", SCHEMES)
@settings(max_examples=60, deadline=None)
@given(text=bengali)
def test_writing_all_at_once_is_writing_carefully(scheme, text):
    """Neither signs out of place nor foreign letters make a difference."""
    for options in (Options(), Options(vowels="long", nasals="homorganic", ba_phala="v")):
        convert = converter(scheme, options)
        assert convert._bulk(text) == convert._convert_text(text)


@pytest.mark.parametrize("scheme", SCHEMES)
@settings(max_examples=60, deadline=None)
@given(text=st.one_of(latin, bengali), written=st.booleans())
def test_reading_all_at_once_is_reading_carefully(scheme, text, written):
    """What was written and what nobody would write are read the same both ways."""
    if written:
        text = translit.romanize(text, scheme)
    convert = converter(scheme, Options(), back=True)
    assert convert._bulk(text) == convert._convert_text(text)


def test_long_texts_are_cut_between_words():
    """A text of several slices is the sum of its slices."""
    text = "বাংলা ভাষা, বই।\n" * 150_000
    assert translit.romanize(text) == "bāṁlā bhāṣā, ba:i.\n" * 150_000


@pytest.mark.parametrize("piece", ["ক", "কা", "\u09be", "বই ", "x", "\n"])
def test_texts_without_end_are_the_sum_of_their_pieces(piece):
    """Three hundred thousand pieces, without spaces too, are what one piece is, so many times."""
    many = translit.romanize(piece * 300_000)
    assert many == translit.romanize(piece * 3_000) * 100
