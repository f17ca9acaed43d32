"""The front door: text in any scheme to text in any other, by the engine that serves it."""

from __future__ import annotations

import difflib
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final, Literal, Protocol

import regex

from translit import bridge, letterwise
from translit.errors import ImpossiblePair, NotInScheme, UnknownScheme
from translit.model import Candidate
from translit.normalize import normalize
from translit.schemes import catalogue

if TYPE_CHECKING:
    from collections.abc import Callable

    from translit.model import Romanization
    from translit.schemes import SchemeInfo

__all__ = [
    "NATIVE",
    "candidates",
    "explain",
    "nativize",
    "require_scheme",
    "romanize",
    "scheme_names",
    "transliterate",
]

NATIVE: Final = "bengali"


class Engine(Protocol):
    """What a module offers that serves schemes; the catalogue names the engine of each."""

    def romanizer(self, name: str, **options: Any) -> Callable[[str], str]:
        """Return the function from Bengali to the scheme `name`."""
        ...

    def nativizer(self, name: str, **options: Any) -> Callable[[str], str]:
        """Return the function from the scheme `name` to Bengali, or raise ImpossiblePair."""
        ...

    def explainer(
        self, name: str, *, back: bool = False, **options: Any
    ) -> Callable[[str], Romanization]:
        """Return the function that converts and tells its steps."""
        ...


@cache
def _info(name: str) -> SchemeInfo:
    """Return what is known of the scheme `name`, ours before the library's."""
    info = catalogue().get(name) or bridge.bridged().get(name)
    if info is None:
        raise UnknownScheme(
            name, difflib.get_close_matches(name.lower(), [*scheme_names(), NATIVE], n=3)
        )
    return info


@cache
def _engine(name: str) -> Engine:
    """Return the engine that serves the scheme `name`; those that few calls want load here."""
    info = _info(name)
    match info.engine:
        case "letters":
            return letterwise
        case "avro":
            from translit import avro  # noqa: PLC0415

            return avro
        case "sound":
            from translit import pronounce  # noqa: PLC0415

            return pronounce
        case "spelling":
            from translit.spelling import engine  # noqa: PLC0415 - numpy, for these schemes only

            return engine
        case "bridge":
            return bridge
        case _:
            raise ImpossiblePair(NATIVE, name, f"no engine called {info.engine!r} is installed")


def _for_engine(
    name: str, *, reversible: bool, accent: str, options: dict[str, Any]
) -> dict[str, Any]:
    """Return the options that the engine of `name` understands: only sound has an accent."""
    if _info(name).engine in {"letters", "avro", "bridge"}:
        return {"reversible": reversible, **options}
    return {"accent": accent, **options}


@lru_cache(maxsize=256)
def _romanizer(
    name: str,
    reversible: bool,  # noqa: FBT001 - lru_cache is fastest with positions
    accent: str,
    options: tuple[tuple[str, Any], ...],
) -> Callable[[str], str]:
    engine = _engine(name)
    chosen = _for_engine(name, reversible=reversible, accent=accent, options=dict(options))
    return engine.romanizer(name, **chosen)


@lru_cache(maxsize=256)
def _nativizer(
    name: str,
    reversible: bool,  # noqa: FBT001 - the same
    options: tuple[tuple[str, Any], ...],
) -> Callable[[str], str]:
    engine = _engine(name)
    chosen = _for_engine(name, reversible=reversible, accent="rarh", options=dict(options))
    return engine.nativizer(name, **chosen)


class _WithoutOptions(dict[str, "Callable[[str], str]"]):
    """The functions of all schemes under no options, which most calls want at once."""

    def __init__(self, make: Callable[[str], Callable[[str], str]]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, name: str) -> Callable[[str], str]:
        self[name] = self._make(name)
        return self[name]


_ROMANIZERS: Final = _WithoutOptions(lambda name: _romanizer(name, False, "rarh", ()))  # noqa: FBT003
_NATIVIZERS: Final = _WithoutOptions(lambda name: _nativizer(name, False, ()))  # noqa: FBT003


def romanize(
    text: str,
    scheme: str = "iso15919",
    *,
    reversible: bool = False,
    accent: Literal["rarh", "dhaka"] = "rarh",
    **options: Any,
) -> str:
    """Write Bengali text in Latin script.

    `reversible` makes any text come back from `nativize(..., reversible=True)`; `accent`
    matters where a scheme writes sounds. The other options are those of
    `translit.schemes.Options`: vowels, nasals, ba_phala, digits, punctuation.

    >>> romanize("শি জিনপিং")
    'śi jinapiṁ'
    >>> romanize("বিশ্ব", scheme="ala-lc"), romanize("বই"), romanize("বৈ")
    ('biśva', 'ba:i', 'bai')

    Raises UnknownScheme.
    """
    if reversible or options or accent != "rarh":
        return _romanizer(scheme, reversible, accent, tuple(options.items()))(text)
    return _ROMANIZERS[scheme](text)


def nativize(
    text: str, scheme: str = "iso15919", *, reversible: bool = False, **options: Any
) -> str:
    """Write text that is in a Latin scheme in Bengali script.

    >>> nativize("śi jinapiṁ")
    'শি জিনপিং'

    Raises UnknownScheme, and ImpossiblePair for schemes without a way back.
    """
    if reversible or options:
        return _nativizer(scheme, reversible, tuple(options.items()))(text)
    return _NATIVIZERS[scheme](text)


def transliterate(
    text: str,
    source: str,
    target: str,
    *,
    reversible: bool = False,
    accent: Literal["rarh", "dhaka"] = "rarh",
    **options: Any,
) -> str:
    """Convert text between any two schemes or scripts; `bengali` is the native script.

    Other scripts go straight to the schemes that Sanskrit is written in too, where nothing
    is asked for that only our own schemes have; everything else goes through Bengali.

    >>> transliterate("bAMlA", source="hk", target="iast")
    'bāṃlā'
    >>> transliterate("রবীন্দ্রনাথ", source="bengali", target="devanagari")
    'रबीन्द्रनाथ'

    Raises UnknownScheme and ImpossiblePair.
    """
    straight = None if reversible or options else bridge.direct(source, target)
    if straight:
        return straight(text)
    if source == NATIVE:
        bengali = normalize(text)
    else:
        bengali = nativize(text, source, reversible=reversible, **options)
    if target == NATIVE:
        return bengali
    return romanize(bengali, target, reversible=reversible, accent=accent, **options)


def explain(
    text: str, scheme: str = "iso15919", *, back: bool = False, **options: Any
) -> Romanization:
    """Convert text and tell which letters became what, by which row of the table.

    Spans point into the normalised text. `back` reads the scheme instead of writing it.

    >>> for step in explain("বই").steps:
    ...     print(step.span.start, step.span.stop, step.source, step.target, step.rule)
    0 1 ব ba consonant ব
    1 2 ই :i vowel ই

    Raises UnknownScheme.
    """
    engine = _engine(scheme)
    return engine.explainer(scheme, back=back, **options)(text)


def candidates(
    text: str, *, source: str = NATIVE, target: str = "english", n: int = 5
) -> list[Candidate]:
    """Return at most `n` renderings of a word or name, best first.

    A scheme that goes letter for letter has one answer, and is sure of it; a learned one
    ranks its answers by probability.

    >>> candidates("পুতিন", n=1)[0].text
    'Putin'
    >>> candidates("পুতিন", target="iso15919")
    [Candidate(text='putina', score=1.0)]

    Raises UnknownScheme and ImpossiblePair.
    """
    learned = {name for name in (source, target) if name != NATIVE and _learned(name)}
    if target in learned:
        return _ranked(_bengali(text, source), n, name=target)
    if source in learned:
        found = _ranked(text, n, to_latin=False, name=source)
        if target == NATIVE:
            return found
        return [Candidate(romanize(one.text, target), one.score) for one in found]
    return [Candidate(transliterate(text, source, target), 1.0)][:n]


def _ranked(text: str, n: int, *, to_latin: bool = True, name: str) -> list[Candidate]:
    """Rank by a learned scheme; its models and numpy load on first use."""
    from translit.spelling.engine import ranked  # noqa: PLC0415

    return ranked(text, n, to_latin=to_latin, name=name)


def _learned(name: str) -> bool:
    """Say whether a scheme ranks its answers; an unknown one raises UnknownScheme."""
    _engine(name)
    return name in catalogue() and catalogue()[name].engine == "spelling"


def _bengali(text: str, source: str) -> str:
    return text if source == NATIVE else nativize(text, source)


def scheme_names() -> list[str]:
    """Return the names of all schemes: ours first, then those of the bridge, sorted.

    >>> scheme_names()[:3]
    ['iso15919', 'iast', 'ala-lc']
    """
    return [*catalogue(), *bridge.bridged()]


_FOREIGN_TO_BENGALI: Final = regex.compile(r"(?V1)[[\p{L}\p{M}]--\p{Script=Bengali}]+")
_LETTER: Final = regex.compile(r"[\p{L}\p{M}]")


def require_scheme(text: str, source: str, *, reversible: bool = False) -> None:
    """Raise NotInScheme if `text` has letters that the scheme `source` does not define.

    >>> require_scheme("বাংলা, ২০২৪", "bengali")
    >>> require_scheme("বাংলা text", "bengali")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    translit.errors.NotInScheme: offset 6: 'text' is not bengali; ...

    Raises UnknownScheme too.
    """
    if source == NATIVE:
        match = _FOREIGN_TO_BENGALI.search(text)
        if match:
            raise NotInScheme(source, match[0], match.start())
        return
    for step in explain(text, source, back=True, reversible=reversible).steps:
        if step.rule == "passed" and _LETTER.search(step.source):
            raise NotInScheme(source, step.source, step.span.start)
