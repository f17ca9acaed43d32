"""Fields in Bengali script: the regular field is romanised, the original goes to an 880."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translit.marc.capitals import Case, case_of, catalogue_romanizer
from translit.marc.fields import (
    SCRIPT,
    UNLINKED,
    Change,
    add_880,
    add_regular,
    brief,
    copy_as,
    free_number,
    has_bengali,
    is_text,
    link_of,
    linked_880,
    out_of_scope,
    set_link,
    unique_rival,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from pymarc import Field, Record, Subfield

__all__ = ["Change", "romanize_record"]

_FULL = "no occurrence number is left after 99"


def romanize_record(record: Record, scheme: str = "ala-lc", *, notes: bool = False) -> list[Change]:
    """Give each field in Bengali script its missing half, in place, and tell what was done.

    A field in Bengali without an 880 is moved into one and romanised; an 880 in Bengali
    without a regular field gets one. Pairs that exist, and fields without Bengali letters,
    stay as they are, so a second run changes nothing. `notes` includes all notes (5XX), not
    only contents (505).

    Raises UnknownScheme, and ImpossiblePair where capitals mean other letters.
    """
    romanize = catalogue_romanizer(scheme)
    regular = [field for field in record.fields if field.tag != "880" and has_bengali(field)]
    lone = [field for field in record.fields if field.tag == "880"]
    changes = [_pair(record, field, romanize, notes=notes) for field in regular]
    for field in lone:
        change = _partner(record, field, romanize, notes=notes)
        changes += [change] if change else []
    return changes


def _pair(
    record: Record, field: Field, romanize: Callable[[str, Case], str], *, notes: bool
) -> Change:
    """Move a regular field in Bengali into a new 880, and romanise it where it stands."""
    text = brief(field.subfields)
    if reason := out_of_scope(field.tag, notes=notes):
        return Change(field.tag, "left", before=text, reason=reason)
    link = link_of(field)
    if link and linked_880(record, field):
        return Change(field.tag, "left", link.number, text, reason="has its 880 already")
    # A link to an 880 that is not there keeps its number; the 880 is what was missing.
    broken = link and link.tag == "880" and link.number != UNLINKED
    number = link.number if link and broken else free_number(record)
    if number is None:
        return Change(field.tag, "left", before=text, reason=_FULL)
    original = copy_as(field, "880")
    set_link(original, field.tag, number, SCRIPT)
    add_880(record, original)
    field.subfields = copy_as(field, field.tag, _rewriter(field.tag, romanize)).subfields
    set_link(field, "880", number)
    return Change(field.tag, "romanized", number, text, brief(field.subfields))


def _partner(
    record: Record, original: Field, romanize: Callable[[str, Case], str], *, notes: bool
) -> Change | None:
    """Make the regular field of an 880 in Bengali that has none."""
    link = link_of(original)
    text = brief(original.subfields)
    if link is None:
        reason = "its $6 does not name a field"
        return Change("880", "left", before=text, reason=reason) if has_bengali(original) else None
    if not has_bengali(original, link.tag) or _has_partner(record, link.tag, link.number):
        return None
    reason = out_of_scope(link.tag, notes=notes)
    if not reason and (rival := unique_rival(record, link.tag)):
        reason = f"a {rival} without a link to it stands there: link them by hand"
    number = free_number(record) if link.number == UNLINKED else link.number
    if reason or number is None:
        return Change(link.tag, "left", before=text, reason=reason or _FULL)
    made = copy_as(original, link.tag, _rewriter(link.tag, romanize))
    set_link(made, "880", number)
    add_regular(record, made)
    if link.number == UNLINKED:
        set_link(original, link.tag, number, link.script or SCRIPT)
    return Change(link.tag, "made", number, text, brief(made.subfields))


def _has_partner(record: Record, tag: str, number: str) -> bool:
    """Say whether the record has the regular field that an 880 names."""
    if number == UNLINKED:
        return False
    links = (link_of(field) for field in record.fields if field.tag == tag)
    return any(link and (link.tag, link.number) == ("880", number) for link in links)


def _rewriter(tag: str, romanize: Callable[[str, Case], str]) -> Callable[[Subfield], str]:
    """Return the function that romanises a subfield, if it has words."""

    def rewrite(one: Subfield) -> str:
        if not is_text(tag, one.code) or not any("\u0964" <= c <= "\u09fe" for c in one.value):
            return one.value
        return romanize(one.value, case_of(tag, one.code))

    return rewrite
