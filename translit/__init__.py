"""Bengali text and Latin text, turned into one another.

>>> import translit
>>> translit.romanize("শি জিনপিং")
'śi jinapiṁ'
>>> translit.nativize("śi jinapiṁ")
'শি জিনপিং'
>>> translit.transliterate("bAMlA", source="hk", target="ala-lc")
'bāṃlā'
"""

from translit.aksharas import split_aksharas
from translit.errors import (
    ImpossiblePair,
    NotInScheme,
    TableError,
    TranslitError,
    UndecodableText,
    UnknownScheme,
)
from translit.model import Akshara, Candidate, Romanization, Romanizer, Span, Step, Token, TokenKind
from translit.normalize import NormalizedText, normalize, normalize_with_offsets, search_key
from translit.pipeline import (
    candidates,
    explain,
    nativize,
    require_scheme,
    romanize,
    scheme_names,
    transliterate,
)
from translit.spelling.sounds import initial_letters, similarity, sound_likelihood
from translit.tokens import tokenize

__all__ = [
    "Akshara",
    "Candidate",
    "ImpossiblePair",
    "NormalizedText",
    "NotInScheme",
    "Romanization",
    "Romanizer",
    "Span",
    "Step",
    "TableError",
    "Token",
    "TokenKind",
    "TranslitError",
    "UndecodableText",
    "UnknownScheme",
    "candidates",
    "explain",
    "initial_letters",
    "nativize",
    "normalize",
    "normalize_with_offsets",
    "require_scheme",
    "romanize",
    "scheme_names",
    "search_key",
    "similarity",
    "sound_likelihood",
    "split_aksharas",
    "tokenize",
    "transliterate",
]
