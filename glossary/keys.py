"""What terms are compared by: a key for spelling, a reading and a skeleton for sound.

A skeleton keeps the consonants of one romanised word, merged into classes that the
usual romanisations confuse (sh/s/x, v/b, z/j, ph/f/p, ...), and one mark for a vowel at
its head. It only narrows the search; `translit.similarity` decides.
"""

from __future__ import annotations

import unicodedata
from functools import cache

import regex

import translit

__all__ = ["clean", "has_bengali", "reading", "skeleton", "skeletons", "term_key", "words"]

_BENGALI = regex.compile(r"\p{Bengali}")
_SPACE = regex.compile(r"[\s\p{Cc}\p{Zl}\p{Zp}]+")
_SURROGATE = regex.compile(r"[\ud800-\udfff]")
_WORD = regex.compile(r"[\p{L}\p{N}\p{M}\p{Co}]+")  # as the full-text index cuts
_OUTER = "\"'`‘’“”«» "

# In order; the first that fits at a place is taken. Values are class letters, "" is silent.
_CLASSES = (
    ("tion", "sn"), ("sch", "s"), ("chh", "s"), ("ch", "s"), ("sh", "s"), ("ck", "k"),
    ("ph", "p"), ("ce", "s"), ("ci", "s"), ("cy", "s"), ("ng", "n"),
    ("c", "k"), ("q", "k"), ("k", "k"), ("g", "j"), ("z", "j"), ("j", "j"), ("s", "s"),
    ("x", "ks"), ("v", "b"), ("b", "b"), ("f", "p"), ("p", "p"), ("t", "t"), ("d", "d"),
    ("n", "n"), ("m", "m"), ("r", "r"), ("l", "l"),
)  # fmt: skip
_PATTERN = regex.compile("|".join(spelt for spelt, _ in _CLASSES))
_CLASS_OF = dict(_CLASSES)
_HEARD = (("ক্ষ", "খ"), ("জ্ঞ", "গ"), ("্ব", ""), ("্ম", ""), ("্য", ""), ("ঃ", ""))
_NASALS = str.maketrans("ṁṃŋ", "nnn")


def clean(text: str) -> str:
    r"""Return a term as it is shown: one space between words, no control characters.

    >>> clean(" শি\n জিনপিং ")
    'শি জিনপিং'
    """
    return _SPACE.sub(" ", _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)).strip()


def has_bengali(text: str) -> bool:
    """Tell whether a text holds a letter of the Bengali script.

    >>> has_bengali("শি Jinping"), has_bengali("Xi Jinping")
    (True, False)
    """
    return _BENGALI.search(text) is not None


def term_key(text: str) -> str:
    """Return what two spellings of one term have in common.

    >>> term_key("“Xi  Jinping”") == term_key("xi jinping")
    True
    """
    key = translit.search_key(clean(text))
    return key.strip(_OUTER) or key


def words(text: str) -> list[str]:
    """Return the words of a key as the full-text index cuts them.

    >>> words("দক্ষিণ চিন-সাগর")
    ['দক্ষিণ', 'চিন', 'সাগর']
    """
    found: list[str] = _WORD.findall(text)
    return found


@cache
def _plain(letter: str) -> str:
    """Return a Latin letter without its marks."""
    return unicodedata.normalize("NFD", letter)[:1]


def reading(text: str) -> str:
    """Return a term letter for letter in plain lower-case Latin.

    The skeleton forgets the vowels, so that it does not matter which of them are silent.

    >>> reading("রাশিয়া")
    'rasiya'
    """
    roman = translit.romanize(text, scheme="iso15919") if has_bengali(text) else text
    return "".join(map(_plain, roman.casefold().translate(_NASALS)))


def skeleton(word: str) -> str:
    """Return the consonant classes of one romanised word.

    >>> skeleton("xi"), skeleton("shi"), skeleton("śi")
    ('s', 's', 's')
    >>> skeleton("jinapiṁ") == skeleton("jinping")
    True
    """
    plain = "".join(map(_plain, word.casefold().translate(_NASALS)))
    if plain.startswith("x"):
        plain = "s" + plain[1:]
    head = "a" if plain[:1] in set("aeiouywh") else ""
    classes = "".join(_CLASS_OF[match[0]] for match in _PATTERN.finditer(plain))
    return head + "".join(
        letter for place, letter in enumerate(classes) if letter != classes[place - 1 : place]
    )


def skeletons(*terms: str) -> set[str]:
    """Return the skeletons of all words of some terms, in either script, written and spoken.

    >>> sorted(skeletons("শি জিনপিং", "Xi Jinping"))
    ['jnpn', 's']
    >>> sorted(skeletons("বিশ্ব"))
    ['bs', 'bsb']
    """
    found = set()
    for term in terms:
        key = term_key(term)
        for form in {key, _spoken(key)}:
            found |= {skeleton(word) for word in words(reading(form))}
    return found - {"", "a"}


def _spoken(key: str) -> str:
    """Return a key without the subscripts that are not heard: বিশ্ব bishwo, লক্ষ্মী lokkhi."""
    for written, heard in _HEARD:
        key = key.replace(written, heard)
    return key
