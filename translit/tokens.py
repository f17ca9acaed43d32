"""Cut text into words, numbers, punctuation and spaces; the spans tile the text."""

from __future__ import annotations

from typing import Final

import regex

from translit.model import Span, Token, TokenKind

__all__ = ["tokenize"]

_JOINERS: Final = r"\u200C\u200D"
# Named by TokenKind. Python's own \w cuts Bengali at every vowel sign, so scripts decide.
_TOKEN: Final = regex.compile(
    rf"""(?V1)
      (?P<bengali> [\p{{Script=Bengali}}&&[\p{{L}}\p{{M}}]]
                   [[\p{{Script=Bengali}}&&[\p{{L}}\p{{M}}]]{_JOINERS}]*+ )
    | (?P<latin> [\p{{Script=Latin}}&&\p{{L}}]
                 [[\p{{Script=Latin}}&&\p{{L}}][\p{{Script=Inherited}}--[{_JOINERS}]]]*+ )
    | (?P<number> \p{{Nd}}++ (?: [.,:/] \p{{Nd}}++ )*+ )
    | (?P<space> \s++ )
    | (?P<punctuation> [\p{{P}}\p{{S}}]++ )
    | (?P<other> (?: (?! [\p{{Script=Bengali}}\p{{Script=Latin}}&&[\p{{L}}\p{{M}}]] )
                     [^\s\p{{Nd}}\p{{P}}\p{{S}}] )++ )
    """,
    regex.VERBOSE,
)
_KIND: Final = {kind.value: kind for kind in TokenKind}


def tokenize(text: str) -> list[Token]:
    r"""Cut `text` into tokens of one kind each, in order and without gaps.

    Bengali words keep their vowel signs, hasanta, nukta and joiners; numbers keep the
    separators between their digits.

    >>> [(token.text, str(token.kind)) for token in tokenize("র\u200d্যাব ২,০২৪-এ")]
    [('র\u200d্যাব', 'bengali'), (' ', 'space'), ('২,০২৪', 'number'), ('-', 'punctuation'),
     ('এ', 'bengali')]
    """
    return [
        Token(match[0], Span(*match.span()), _KIND[match.lastgroup or "other"])
        for match in _TOKEN.finditer(text)
    ]
