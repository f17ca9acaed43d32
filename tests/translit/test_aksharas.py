"""Aksharas tile the word and name their parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit import split_aksharas


@given(
    st.text(st.sampled_from([chr(code) for code in range(0x980, 0xA00)] + list("\u200c\u200da ")))
)
def test_spans_tile_the_word(word):
    """Stray signs are aksharas too: nothing is lost."""
    aksharas = split_aksharas(word)
    assert "".join(akshara.text for akshara in aksharas) == word
    assert all(akshara.span.of(word) == akshara.text for akshara in aksharas)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("কলম", "ক ল ম"),
        ("স্বাতন্ত্র্য", "স্বা ত ন্ত্র্য"),
        ("উৎসব", "উ ৎ স ব"),
        ("র\u200d্যাব", "র\u200d্যা ব"),
        ("অ্যাপ", "অ্যা প"),
        ("বাক্", "বা ক্"),
        ("দুঃখ", "দুঃ খ"),
        ("বইয়ের", "ব ই য়ে র"),
        ("আঁকা", "আঁ কা"),
    ],
)
def test_words_are_cut_where_readers_cut_them(word, parts):
    """A cluster, its vowel and its closing signs stay together."""
    assert [akshara.text for akshara in split_aksharas(word)] == parts.split()


@pytest.mark.parametrize(
    ("akshara", "onset", "vowel", "coda"),
    [
        ("ন্দ্র", ("ন", "দ", "র"), "অ", ""),
        ("ড়ি", ("ড়",), "ই", ""),
        ("ক্", ("ক",), "", ""),
        ("ৎ", ("ৎ",), "", ""),
        ("আঁ", (), "আ", "ঁ"),
        ("অ্যা", ("অ", "য"), "আ", ""),
        ("\u09be", (), "", "\u09be"),
    ],
)
def test_parts_are_named(akshara, onset, vowel, coda):
    """The vowel is named by its independent letter, the inherent one too."""
    (found,) = split_aksharas(akshara)
    assert (found.onset, found.vowel, found.coda) == (onset, vowel, coda)
