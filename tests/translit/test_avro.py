"""Avro Phonetic: keys are read as Avro reads them, and words are spelt so that they come back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import translit
from translit.errors import ImpossiblePair


@pytest.mark.parametrize(
    ("keys", "bengali"),
    [
        ("ami banglay gan gai.", "আমি বাংলায় গান গাই।"),
        ("kkhoma", "ক্ষমা"),
        ("bidZaloy", "বিদ্যালয়"),
        ("biSwo", "বিশ্ব"),
        ("rrishi", "ঋশি"),
        ("krriShi", "কৃষি"),
        ("boi", "বই"),
        ("boi`", "বি"),
        ("aZp", "অ্যাপ"),
        ("rYab", "রয়াব"),
        ("ryab", "র‍্যাব"),
        ("tt`", "ত্ত`"),
        ("hoThat``", "হঠাৎ"),
        ("cad^", "চাদঁ"),
        ("12:30", "১২ঃ৩০"),
        ("12:`30", "১২:৩০"),
        ("KOLOM", "কোলোম"),
        ("$5", "৳৫"),
    ],
)
def test_keys_are_read_by_the_rules_of_avro(keys, bengali):
    """The longest pattern wins, and the letters around decide between its rows."""
    assert translit.nativize(keys, "avro") == bengali


@pytest.mark.parametrize(
    ("word", "keys"),
    [
        ("কলকাতা", "kolokata"),
        ("বাংলাদেশ", "bangladesh"),
        ("বই", "boi"),
        ("ক্ষমা", "kkhoma"),
        ("রবীন্দ্রনাথ", "robIndronath"),
        ("হঠাৎ", "hoThat``"),
        ("শিক্ষার্থী", "shikkharrthI"),
        ("স্বাধীনতা", "swadhInota"),
    ],
)
def test_words_are_spelt_as_they_are_typed(word, keys):
    """The keys type the word again."""
    assert translit.romanize(word, "avro") == keys
    assert translit.nativize(keys, "avro") == word


@settings(deadline=None)
@given(st.text(st.sampled_from("কখতদনবমরলশসহড়য়অআইউএওািীুেো্ংঃঁৎ ১।.:^a")))
def test_any_text_is_spelt(text):
    """Whatever the text, there are keys for it, in ASCII, and nothing breaks."""
    keys = translit.romanize(text, "avro")
    assert keys.isascii()
    translit.nativize(text, "avro")
    steps = translit.explain(text, "avro").steps
    assert "".join(step.source for step in steps) == translit.normalize(text)


def test_what_an_input_method_cannot_do_is_refused():
    """There is no reversible Avro, and no option that would be passed over in silence."""
    with pytest.raises(ImpossiblePair):
        translit.romanize("ক", "avro", reversible=True)
    with pytest.raises(TypeError, match="vowels"):
        translit.romanize("ক", "avro", vowels="long")
