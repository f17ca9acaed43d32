"""The record that all formats share, and the check of what comes in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glossary.keys import clean, term_key
from glossary.model import Entry, Kind, State

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["FIELDS", "LISTS", "entry_from", "record_of"]

FIELDS = (
    "bengali",
    "english",
    "kind",
    "state",
    "score",
    "uses",
    "documents",
    "rules",
    "surfaces",
    "first_seen",
    "last_seen",
)
LISTS = ("rules", "surfaces")
_NUMBERS = {"score": float, "uses": int, "documents": int}


def record_of(entry: Entry) -> dict[str, Any]:
    """Return the fields that a file carries."""
    record = entry.as_record()
    return {name: record[name] for name in FIELDS}


def entry_from(record: Mapping[str, Any]) -> Entry:
    """Return the entry of a record; only `bengali` and `english` are needed.

    >>> entry_from({"bengali": "মস্কো", "english": "Moscow"}).kind
    <Kind.TRANSLITERATION: 'transliteration'>

    Raises ValueError that says what is wrong.
    """
    terms = {name: clean(_string(record, name)) for name in ("bengali", "english")}
    for name, term in terms.items():
        if not term_key(term):
            raise ValueError(f"no `{name}`")
    numbers = {name: _number(record, name) for name in _NUMBERS}
    if not 0 <= numbers["score"] <= 1:
        raise ValueError(f"`score` is {numbers['score']}, not between 0 and 1")
    return Entry(
        0,
        terms["bengali"],
        terms["english"],
        Kind(_choice(record, "kind", Kind, Kind.TRANSLITERATION)),
        State(_choice(record, "state", State, State.CANDIDATE)),
        numbers["score"],
        int(numbers["uses"]),
        int(numbers["documents"]),
        _list(record, "rules"),
        _list(record, "surfaces"),
        clean(_string(record, "first_seen")),
        clean(_string(record, "last_seen")),
    )


def _string(record: Mapping[str, Any], name: str) -> str:
    """Return a field that must be text."""
    value = record.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ValueError(f"`{name}` is no text")  # noqa: TRY004 - one kind for all faults
    return value


def _number(record: Mapping[str, Any], name: str) -> float:
    """Return a field that must be a number, not below 0; nothing counts as 0."""
    value = record.get(name)
    if value is None or value == "":
        return 0
    try:
        number = float(_NUMBERS[name](value))
    except (TypeError, ValueError, OverflowError):
        raise ValueError(f"`{name}` is {value!r}, not a number") from None
    if not 0 <= number < 2**62 or isinstance(value, bool):
        raise ValueError(f"`{name}` is {value!r}, not a number that can be")
    return number


def _choice(record: Mapping[str, Any], name: str, allowed: type[Kind | State], default: str) -> str:
    """Return a field that must be one of some words; nothing means the default."""
    value = _string(record, name).strip().lower() or default
    if value not in set(allowed):
        raise ValueError(f"`{name}` is {value!r}, not one of {', '.join(allowed)}")
    return value


def _list(record: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """Return a field that must be a list of texts."""
    values = record.get(name) or []
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise ValueError(f"`{name}` is no list of texts")
    return tuple(value for value in map(clean, values) if term_key(value))
