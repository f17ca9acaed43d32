"""Fields of a record: which are ours, how they are linked, and where a new one stands.

Model A of MARC 21 (vernacular and transliteration): the regular field holds the romanised
text and begins with `$6 880-01`; an 880 holds the original and begins with
`$6 245-01/Beng`. Bengali has no MARC-8 set, hence no code of the old kind such as `(3`;
since 2018 $6 takes the code of ISO 15924 (MARC proposal 2018-05), as WorldCat had done
before. The script runs from left to right, so there is no orientation code.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pymarc import Field, Subfield

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pymarc import Record

__all__ = [
    "Change", "Link", "add_880", "add_regular", "brief", "copy_as", "free_number", "has_bengali",
    "is_text", "link_of", "linked_880", "out_of_scope", "set_link", "unique_rival",
]  # fmt: skip

_BENGALI_LETTER: Final = re.compile("[\u0985-\u09b9\u09ce\u09dc-\u09e1\u09f0\u09f1]")
_LINK: Final = re.compile(r"(\w{3})-(\d{2,3})(/.*)?")
_LAST_NUMBER: Final = 99  # $6 has two digits
UNLINKED: Final = "00"
SCRIPT: Final = "/Beng"
# Fields that a record has only once; of 1XX it has one altogether.
_ONCE: Final = frozenset("240 243 245 254 256 263".split())


@dataclass(frozen=True, slots=True)
class Change:
    """What was done with a field, or why nothing was.

    `tag` is that of the regular field, `number` the occurrence number of the pair, `action`
    one of romanized (an 880 and a romanised field made of one in Bengali), made (a regular
    field made for a lone 880), proposed (an 880 read back from romanised text), left.
    """

    tag: str
    action: str
    number: str = ""
    before: str = ""
    after: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """What $6 says: the tag of the partner, the number of the pair, the script with its slash."""

    tag: str
    number: str
    script: str


def link_of(field: Field) -> Link | None:
    """Return the link of a field, None if it has none that can be read."""
    for one in field.subfields:
        if one.code == "6" and (match := _LINK.fullmatch(one.value.strip())):
            return Link(match[1], match[2], match[3] or "")
    return None


def set_link(field: Field, tag: str, number: str, script: str = "") -> None:
    """Put the link of a field in its place, before all other subfields."""
    rest = [one for one in field.subfields if one.code != "6"]
    field.subfields = [Subfield("6", f"{tag}-{number}{script}"), *rest]


def linked_880(record: Record, field: Field) -> Field | None:
    """Return the 880 that a regular field is paired with, if it is there."""
    link = link_of(field)
    if link is None or link.tag != "880" or link.number == UNLINKED:
        return None
    for other in record.fields:
        back = link_of(other) if other.tag == "880" else None
        if back and (back.tag, back.number) == (field.tag, link.number):
            return other
    return None


def free_number(record: Record) -> str | None:
    """Return the occurrence number after the last of the record, None after 99."""
    links = [link for field in record.fields if (link := link_of(field))]
    number = max((int(link.number) for link in links), default=0) + 1
    return f"{number:02d}" if number <= _LAST_NUMBER else None


def is_text(tag: str, code: str) -> bool:
    """Say whether a subfield holds words, and not a number, an address or a link.

    >>> is_text("245", "a"), is_text("490", "x"), is_text("650", "x")
    (True, False, True)
    """
    return code not in "0123456789uw" and (code != "x" or tag[0] == "6")


def has_bengali(field: Field, tag: str | None = None) -> bool:
    """Say whether the words of a field have Bengali letters; digits alone do not count."""
    tag = tag or field.tag
    return any(
        _BENGALI_LETTER.search(one.value) for one in field.subfields if is_text(tag, one.code)
    )


def out_of_scope(tag: str, *, notes: bool) -> str:
    """Return why fields with this tag are not paired, or nothing.

    >>> out_of_scope("245", notes=False)
    ''
    >>> out_of_scope("520", notes=False)
    'a note: --notes pairs it'
    """
    if tag[0] == "5":
        return "" if notes or tag == "505" else "a note: --notes pairs it"
    if tag[0] in "12467" or tag == "362" or "800" <= tag <= "830":
        return ""
    return "numbers, codes, description or local use"


def unique_rival(record: Record, tag: str) -> str:
    """Return the tag of a field beside which a new one with `tag` may not stand, or nothing."""
    present = {field.tag for field in record.fields}
    if tag[0] == "1":
        return min((other for other in present if other[0] == "1"), default="")
    return tag if tag in _ONCE and tag in present else ""


def copy_as(field: Field, tag: str, rewrite: Callable[[Subfield], str] | None = None) -> Field:
    """Return a field with the same indicators and subfields, each value rewritten or not."""
    values = [Subfield(one.code, rewrite(one) if rewrite else one.value) for one in field.subfields]
    return Field(tag, field.indicators, values)


def add_regular(record: Record, field: Field) -> None:
    """Put a field in its place by tag."""
    _insert(record.fields, field, after="")


def add_880(record: Record, field: Field) -> None:
    """Put an 880 after the last one, or where the first one belongs."""
    _insert(record.fields, field, after="880")


def _insert(fields: list[Field], field: Field, after: str) -> None:
    same = [at for at, other in enumerate(fields) if other.tag == after]
    later = (at for at, other in enumerate(fields) if other.tag > field.tag)
    fields.insert(same[-1] + 1 if same else next(later, len(fields)), field)


def brief(subfields: Sequence[Subfield]) -> str:
    """Return the text of a field for people, without links and numbers."""
    return " ".join(one.value for one in subfields if one.code not in "0123456789")
