"""Normal forms: lossless and idempotent for conversion, coarse and idempotent for keys."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit import Span, normalize, normalize_with_offsets, search_key

bengali = st.text(
    st.sampled_from(
        [chr(code) for code in range(0x980, 0xA00)] + list("\u200c\u200d '’-—aÉe\u0301ত্")
    )
)
texts = st.one_of(bengali, st.text())


@given(texts)
def test_normalising_twice_is_normalising_once(text):
    """Both forms are fixed points."""
    for form in ("nfc", "composed"):
        once = normalize(text, form)
        assert normalize(once, form) == once


@given(texts)
def test_only_old_khanda_ta_goes_beyond_nfc(text):
    """Apart from khanda ta, normalize is NFC, though it seldom asks unicodedata."""
    nfc = unicodedata.normalize("NFC", text)
    assert normalize(text) == nfc.replace("ত্\u200d", "ৎ")


@given(texts)
def test_composed_and_plain_are_two_spellings_of_one_text(text):
    """Composing loses nothing."""
    assert normalize(normalize(text, "composed")) == normalize(text)


@given(texts, st.data())
def test_every_span_leads_back_to_its_source(text, data):
    """Normalising the source of a span gives back what the span covers, or more of it."""
    normal = normalize_with_offsets(text)
    assert normal.text == normalize(text)
    assert len(normal.offsets) == len(normal.text) + 1
    assert normal.source_span(Span(0, len(normal.text))) == Span(0, len(text))
    start = data.draw(st.integers(0, len(normal.text)))
    stop = data.draw(st.integers(start, len(normal.text)))
    source = normal.source_span(Span(start, stop))
    assert 0 <= source.start <= source.stop <= len(text)
    assert normal.text[start:stop] in normalize(source.of(text))


@pytest.mark.parametrize(
    ("spelling", "key"),
    [
        ("বন্দ্য়োপাধ্য়ায়", "বন্দ্যোপাধ্যায়"),
        ("সম\u09df", "সময়"),
        ("সময়়", "সময়"),
        ("বাড\u09bf\u09bc", "বাড়ি"),
        ("ভালোবাসা", "ভালোবাসা"),
        ("ভাল\u09be\u09c7বাসা", "ভালোবাসা"),
        ("অ\u09beমি", "আমি"),
        ("কাা", "কা"),
        ("র\u200d্যাব", "র্যাব"),
        ("ৰাম", "রাম"),
        ("ৱাম", "বাম"),
        ("জ়মিন", "জমিন"),
        ("ব়াম", "রাম"),
        ("Xi\u00a0  Jinping’s", "xi jinping's"),
        ("ভারত–পাকিস্তান", "ভারত-পাকিস্তান"),
        ("উৎসব", "উৎসব"),
        (" কলকাতা\u200b ", "কলকাতা"),
    ],
)
def test_spellings_of_one_word_share_a_key(spelling, key):
    """What only fonts and keyboards tell apart is one key."""
    assert search_key(spelling) == unicodedata.normalize("NFC", key)


@pytest.mark.parametrize(
    ("one", "other"), [("ঘড়ি", "ঘডি"), ("যায়", "যায"), ("কি", "কী"), ("বাক্", "বাক")]
)
def test_keys_keep_what_writers_tell_apart(one, other):
    """A key is not a pronunciation: letters stay."""
    assert search_key(one) != search_key(other)


@given(texts)
def test_a_key_is_its_own_key(text):
    """Keys are fixed points, so stored keys can be compared with fresh ones."""
    key = search_key(text)
    assert search_key(key) == key
    assert search_key(unicodedata.normalize("NFD", text)) == key
