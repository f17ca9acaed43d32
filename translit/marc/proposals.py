"""Romanised fields of a Bengali record: an 880 in Bengali script, proposed and marked so.

A proposal can be seen and taken out: the 880 ends with `$9 proposed` ($9 is for local use),
and one 883 for the record says by what it was made (metadata provenance, fully
machine-generated), linked by $8 as MARC has it.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

import regex
from pymarc import Field, Indicators, Subfield

from translit.errors import ImpossiblePair, NotInScheme
from translit.marc.fields import (
    SCRIPT,
    Change,
    add_880,
    add_regular,
    brief,
    copy_as,
    free_number,
    has_bengali,
    is_text,
    link_of,
    set_link,
)
from translit.pipeline import NATIVE, nativize, require_scheme
from translit.schemes import catalogue

if TYPE_CHECKING:
    from pymarc import Record

__all__ = ["MARK", "propose_record", "readable_form"]

MARK: Final = Subfield("9", "proposed")
_PROCESS: Final = "Bengali script read back from romanization by translit marc --reverse"
_WORD: Final = regex.compile(r"[\p{L}\p{M}]+(?:[’:][\p{L}\p{M}]+)*")
_APOSTROPHE: Final = "'’ʹʼʻ`"
_HIATUS: Final = regex.compile(rf"(?<=a)[{_APOSTROPHE}](?=[iu](?!\p{{M}}))", regex.IGNORECASE)
_INNER: Final = regex.compile(rf"(?<=[\p{{L}}\p{{M}}])[{_APOSTROPHE}](?=[\p{{L}}\p{{M}}])")
_TIES: Final = dict.fromkeys(map(ord, "\ufe20\ufe21\u0361"))
_DIPHTHONG: Final = regex.compile(r"a[iu]", regex.IGNORECASE)
# Final consonants that Bengali words have in romanisation; after others an a would follow;
# the last two are the marks of ঁ and of vocalic r.
_FINALS: Final = tuple("ṃ ṁ ḥ ṯ ṅ \u0310 \u0325".split())
_VOWELS: Final = frozenset("aeiou")
_NAMES: Final = ("100", "110", "111", "260", "264", "700", "710", "711", "800", "810", "811")


def propose_record(record: Record, scheme: str = "ala-lc") -> list[Change]:
    """Propose an 880 in Bengali script for each romanised field, in place, and tell what was done.

    Only records whose language (008 or 041 $a) is Bengali are read, of these the names,
    titles, editions, imprints and series that have no link yet. Nothing is overwritten: a
    field gains its $6, the record gains 880 and 883 fields. English text and customary
    spellings of names are left, as far as they can be told from romanised Bengali.

    Raises UnknownScheme, and ImpossiblePair for schemes that cannot be read back.
    """
    nativize("", scheme)  # an unknown name fails here
    if catalogue()[scheme].engine != "letters" or catalogue()[scheme].case != "fold":
        raise ImpossiblePair(scheme, NATIVE, "records need a letter scheme with free capitals")
    if not _is_in_bengali(record):
        return [Change("008", "left", reason="the language of the record is not Bengali (ben)")]
    provenance = f"{_free_chain(record)}\\p"
    changes = [
        _propose(record, field, scheme, provenance)
        for field in list(record.fields)
        if _is_ours(field.tag) and link_of(field) is None and not has_bengali(field)
    ]
    if any(change.action == "proposed" for change in changes):
        told = [Subfield("8", provenance), Subfield("a", _PROCESS)]
        add_regular(record, Field("883", Indicators("0", " "), told))
    return changes


def _is_ours(tag: str) -> bool:
    """Say whether a field holds transcribed Bengali rather than the catalogue's own words."""
    described = tag[0] in "14" or "700" <= tag <= "740" or "800" <= tag <= "830"
    return described or tag in {"210", "222", "240", "245", "246", "247", "250", "260", "264"}


def _is_in_bengali(record: Record) -> bool:
    for field in record.fields:
        if field.tag == "008" and (field.data or "")[35:38] == "ben":
            return True
        if field.tag == "041":
            # Old records run the codes of several languages together.
            codes = "".join(one.value.strip() for one in field.subfields if one.code == "a")
            if "ben" in {codes[at : at + 3] for at in range(0, len(codes), 3)}:
                return True
    return False


def _free_chain(record: Record) -> int:
    """Return a number that no $8 of the record uses."""
    values = (one.value for field in record.fields for one in field.subfields if one.code == "8")
    used = [int(match[0]) for value in values if (match := regex.match(r"\d+", value))]
    return max(used, default=0) + 1


def _propose(record: Record, field: Field, scheme: str, provenance: str) -> Change:
    """Add the 880 of a romanised field, if it reads as Bengali."""
    text = brief(field.subfields)
    marked = field.tag not in _NAMES and any(_has_diacritic(one.value) for one in field.subfields)

    def rewrite(one: Subfield) -> str:
        legible = readable_form(one.value)
        evident = marked or _has_diacritic(legible)
        if not is_text(field.tag, one.code) or not evident or not _is_bengali(legible, scheme):
            return one.value
        return _WORD.sub(lambda word: nativize(word[0], scheme, digits="keep"), legible)

    made = copy_as(field, "880", rewrite)
    if not has_bengali(made, field.tag):
        return Change(field.tag, "left", before=text, reason="does not read as romanised Bengali")
    number = free_number(record)
    if number is None:
        reason = "no occurrence number is left after 99"
        return Change(field.tag, "left", before=text, reason=reason)
    made.subfields = [Subfield("8", provenance), *made.subfields, MARK]
    set_link(made, field.tag, number, SCRIPT)
    add_880(record, made)
    set_link(field, "880", number)
    doubt = "ai and au are read as ঐ and ঔ: check" if _DIPHTHONG.search(text) else ""
    return Change(field.tag, "proposed", number, text, brief(made.subfields), doubt)


def readable_form(text: str) -> str:
    r"""Return romanised text of a record in the letters of our tables.

    MARC-8 took marks off their letters, drew the line below ṯ as an underscore and knew
    two apostrophes; ties over two letters mean nothing in Bengali.

    >>> readable_form("Hat\u0323ha\u0304t\u0332"), readable_form("ba\u02b9i")
    ('Haṭhāṯ', 'ba:i')
    """
    text = unicodedata.normalize("NFD", text).translate(_TIES).replace("\u0332", "\u0331")
    text = text.replace("k\u0331h\u0331", "k\u035fh").replace("K\u0331h\u0331", "K\u035fh")
    text = _HIATUS.sub(":", unicodedata.normalize("NFC", text))
    return _INNER.sub("’", text)


def _has_diacritic(text: str) -> bool:
    return any(unicodedata.combining(c) for c in unicodedata.normalize("NFD", text))


def _is_bengali(text: str, scheme: str) -> bool:
    """Say whether text has only letters of the scheme, and words that end as Bengali ones do."""
    words = [match[0] for match in _WORD.finditer(text)]
    if not any(len(word) > 1 for word in words):
        return False
    try:
        require_scheme(" ".join(words), scheme)
    except NotInScheme:
        return False
    odd = sum(not _ends_well(word.lower()) for word in words)
    return odd * 5 <= len(words)


def _ends_well(word: str) -> bool:
    """Say whether a word ends as Bengali ones do: in a vowel or one of a few consonants."""
    bases = [c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c)]
    return word.endswith(_FINALS) or (bool(bases) and bases[-1] in _VOWELS)
