"""What the front door asks of an engine, for the two learned schemes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from translit.spelling import english, informal

if TYPE_CHECKING:
    from collections.abc import Callable

    from translit.model import Candidate, Romanization

__all__ = ["explainer", "nativizer", "ranked", "romanizer"]


def ranked(text: str, n: int, *, to_latin: bool = True, name: str = "english") -> list[Candidate]:
    """Return at most `n` spellings of a text in a learned scheme, or from it, best first.

    >>> ranked("banglay", 1, to_latin=False, name="informal")[0].text
    'বাংলায়'
    """
    if name == "informal":
        return informal.forth(text, n) if to_latin else informal.back(text, n)
    return english.ranked(text, n, to_latin=to_latin)


def romanizer(name: str, **_: Any) -> Callable[[str], str]:
    """Return the function from Bengali text to the scheme."""
    explain = explainer(name)
    return lambda text: explain(text).text


def nativizer(name: str, **_: Any) -> Callable[[str], str]:
    """Return the function from the scheme to Bengali text."""
    explain = explainer(name, back=True)
    return lambda text: explain(text).text


def explainer(name: str, *, back: bool = False, **_: Any) -> Callable[[str], Romanization]:
    """Return the function that spells and tells what settled each word."""
    if name == "informal":
        return informal.explain_back if back else informal.explain
    return lambda text: english.explain(text, back=back)
