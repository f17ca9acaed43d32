"""Tokens tile the text and keep Bengali words whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit import TokenKind, tokenize


@given(st.one_of(st.text(), st.text(st.sampled_from("কা্ািং়\u200c\u200d১২3.,: \naé\u0301’।৳"))))
def test_spans_tile_the_text(text):
    """No character is lost, none is in two tokens."""
    tokens = tokenize(text)
    assert "".join(token.text for token in tokens) == text
    assert all(token.span.of(text) == token.text and token.text for token in tokens)
    starts = [token.span.start for token in tokens]
    assert starts == [0, *(token.span.stop for token in tokens)][: len(starts)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ক্ষমা", TokenKind.BENGALI),
        ("র\u200d্যাব", TokenKind.BENGALI),
        ("উদ্\u200cভ্রান্ত", TokenKind.BENGALI),
        ("বাড়ি", TokenKind.BENGALI),
        ("দুঃখ", TokenKind.BENGALI),
        ("naïve", TokenKind.LATIN),
        ("ṁ̐", TokenKind.LATIN),
        ("১,২৩,৪৫৬.৭৮", TokenKind.NUMBER),
        ("10:30", TokenKind.NUMBER),
        ("।", TokenKind.PUNCTUATION),
        ("৳", TokenKind.PUNCTUATION),
        (" \n\t", TokenKind.SPACE),
        ("हिन्दी", TokenKind.OTHER),
    ],
)
def test_one_thing_is_one_token(text, kind):
    """Words keep their signs, numbers their separators."""
    assert [(token.text, token.kind) for token in tokenize(text)] == [(text, kind)]


def test_long_odd_texts_are_survived():
    """Sixty-four thousand odd signs tile too; work that grew with their square would not end."""
    for odd in ("্", "১.", "\u200d", "ক", "a\u0301"):
        text = odd * 64_000
        assert "".join(token.text for token in tokenize(text)) == text
