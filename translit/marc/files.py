"""Files of records: ISO 2709 and MARCXML, read one record at a time, bad ones named.

Records are framed here and decoded by pymarc, because a reader that trusts each length
cannot go on after one that is wrong.
"""

from __future__ import annotations

import io
import itertools
import re
import sys
import warnings
import xml.sax
from contextlib import nullcontext, redirect_stderr
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final, Literal
from xml.sax.handler import feature_namespaces

from pymarc import PymarcException, Record, XmlHandler, XMLWriter

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Bad", "Form", "Good", "Writer", "form_of", "read"]

Form = Literal["marc", "xml"]
_CHUNK: Final = 1 << 16
_END: Final = b"\x1d"
_FIELD_END: Final = 0x1E
_LONGEST: Final = 99_999  # what five digits can say
_LONGEST_FIELD: Final = 9_999
_HEAD: Final = 24
_PADDING: Final = b"\r\n\t \0\x1a"  # line ends and the like that stand between records
_BOM: Final = b"\xef\xbb\xbf"
_START: Final = re.compile(rb"(?=\d{5}[ a-z])")
_REFERENCE: Final = re.compile(r"&#x([0-9A-Fa-f]{4,5});")
_NOT_XML: Final = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_FLAWS: Final = (PymarcException, ValueError, LookupError, TypeError, AttributeError, Warning)


@dataclass(frozen=True, slots=True)
class Good:
    """A record, its place, and its bytes if it may be written as it was read."""

    place: str
    record: Record
    raw: bytes | None = None


@dataclass(frozen=True, slots=True)
class Bad:
    """The place of a record that cannot be read or written, and why."""

    place: str
    reason: str


def form_of(name: str) -> Form | None:
    """Return the format that the ending of a file name tells.

    >>> form_of("out.xml"), form_of("out.mrc"), form_of("out.txt")
    ('xml', 'marc', None)
    """
    return {".xml": "xml", ".mrc": "marc", ".marc": "marc", ".dat": "marc"}.get(  # type: ignore[return-value]
        Path(name).suffix.lower()
    )


def read(path: str, form: Form | None = None) -> Iterator[Form | Good | Bad]:
    """Yield the format of a file, then its records, good and bad; `-` is standard input."""
    with nullcontext(sys.stdin.buffer) if path == "-" else Path(path).open("rb") as stream:
        first = stream.read(_CHUNK).removeprefix(_BOM)
        form = form or ("xml" if first.lstrip(_PADDING).startswith(b"<") else "marc")
        yield form
        chunks = _chunks(first, stream)
        yield from _read_xml(chunks) if form == "xml" else _read_marc(chunks)


def _chunks(first: bytes, stream: IO[bytes]) -> Iterator[bytes]:
    while first:
        yield first
        first = stream.read(_CHUNK)


def _read_marc(chunks: Iterator[bytes]) -> Iterator[Good | Bad]:
    """Cut at the terminators, decode each piece; what is left at the end has none."""
    number = offset = 0
    for piece in _pieces(chunks):
        whole = piece.lstrip(_PADDING)
        for flaw, raw in _framed(whole):
            number += bool(raw)
            start = offset + len(piece) - len(whole) + whole.rindex(raw)
            place = f"record {number} (byte {start})"
            if raw:
                yield Bad(place, flaw) if flaw else _decoded(place, raw)
        offset += len(piece)


def _pieces(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Yield the bytes up to and including each terminator, then the rest."""
    held = bytearray()
    for chunk in chunks:
        start = len(held)
        held += chunk
        while (stop := held.find(_END, start)) >= 0:
            yield bytes(held[: stop + 1])
            del held[: stop + 1]
            start = 0
        if len(held) > 20 * _LONGEST:  # no record: bound the memory, and name it once a piece
            yield bytes(held)
            held.clear()
    yield bytes(held)


def _framed(piece: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield what is wrong with a piece and its bytes; a whole record after a cut one is saved."""
    said = int(piece[:5]) if piece[:5].isdigit() else -1
    if not piece or (said == len(piece) and piece.endswith(_END)):
        yield "", piece
        return
    found = (match.start() for match in _START.finditer(piece, 1))
    cut = next((at for at in found if int(piece[at : at + 5]) == len(piece) - at), len(piece))
    if not piece.endswith(_END):
        yield "truncated: the end of the record is missing", piece
    elif said < 0:
        yield "the leader does not begin with a length", piece[:cut]
    else:
        yield f"the leader says {said} bytes, the record has {cut}", piece[:cut]
    if cut < len(piece):
        yield "", piece[cut:]


def _decoded(place: str, raw: bytes) -> Good | Bad:
    """Decode a framed record, strictly: characters that pymarc would blank out are flaws."""
    if flaw := _misdirected(raw):
        return Bad(place, flaw)
    marked = raw[9:10] == b"a"
    # A record in UTF-8 whose leader says MARC-8 is common; MARC-8 that is UTF-8 is not.
    mislabelled = not marked and not raw.isascii() and _is_utf8(raw)
    said = io.StringIO()
    try:
        with redirect_stderr(said), warnings.catch_warnings():
            warnings.simplefilter("error")
            record = Record(raw, force_utf8=mislabelled)
    except _FLAWS as error:
        return Bad(place, str(error) or type(error).__name__)
    if "Unable to parse character" in said.getvalue() or "Multi-byte" in said.getvalue():
        return Bad(place, f"not MARC-8: {said.getvalue().splitlines()[0].lower()}")
    if not marked:
        _resolve_references(record)
    return Good(place, record, raw if marked else None)


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True


def _misdirected(raw: bytes) -> str:
    """Return what is wrong with the directory; pymarc would cut fields in the wrong places."""
    base = int(raw[12:17]) if raw[12:17].isdigit() else 0
    directory = raw[_HEAD : base - 1]
    if not _HEAD < base < len(raw) or len(directory) % 12 or not directory.isalnum():
        return "the directory is broken"
    for at in range(0, len(directory), 12):
        entry = directory[at + 3 : at + 12]
        stop = base + int(entry[:4]) + int(entry[4:]) - 1 if entry.isdigit() else len(raw)
        if stop >= len(raw) or raw[stop] != _FIELD_END:
            return f"the directory is wrong about field {directory[at : at + 3].decode()}"
    return ""


def _resolve_references(record: Record) -> None:
    """Read `&#x09AC;`, which stands in MARC-8 for what it has no character for."""
    for field in record.fields:
        field.subfields = [
            one._replace(value=_REFERENCE.sub(lambda m: chr(int(m[1], 16)), one.value))
            for one in field.subfields
        ]


class _Handler(XmlHandler):
    """Collects records, and in their place what was wrong with bad ones."""

    flaw = ""

    def startElementNS(self, name: Any, qname: Any, attrs: Any) -> None:  # noqa: N802
        """Begin an element; an attribute that is missing is the record's flaw."""
        above: Any = super()  # pymarc does not type its handler
        try:
            above.startElementNS(name, qname, attrs)
        except _FLAWS as error:
            self.flaw = self.flaw or f"<{name[1]}> lacks {error}"

    def endElementNS(self, name: Any, qname: Any) -> None:  # noqa: N802
        """End an element; a leader that is none is the record's flaw."""
        above: Any = super()
        try:
            above.endElementNS(name, qname)
        except _FLAWS as error:
            self.flaw = self.flaw or f"<{name[1]}>: {error}"

    def process_record(self, record: Record) -> None:
        """Take a record that ended."""
        self.records.append(self.flaw or record)
        self.flaw = ""


def _read_xml(chunks: Iterator[bytes]) -> Iterator[Good | Bad]:
    """Parse as the bytes come; after malformed XML the rest of the file is lost."""
    made: Any = _Handler
    handler = made()
    parser: Any = xml.sax.make_parser()  # noqa: S317 - expat loads no external entities
    parser.setFeature(feature_namespaces, True)  # noqa: FBT003 - the name of the SAX method's value
    parser.setContentHandler(handler)
    numbers = itertools.count(1)
    broken: xml.sax.SAXException | None = None
    chunk: bytes | None = b""
    while broken is None and chunk is not None:
        chunk = next(chunks, None)
        try:
            parser.close() if chunk is None else parser.feed(chunk)
        except xml.sax.SAXException as error:
            broken = error
        for one in handler.records:
            place = f"record {next(numbers)}"
            yield Bad(place, one) if isinstance(one, str) else Good(place, one)
        handler.records.clear()
    if broken is not None:
        line = f"line {parser.getLineNumber()}"
        reason = f"malformed XML: {broken.getMessage()}; nothing after it can be read"
        yield Bad(f"record {next(numbers)} ({line})", reason)


class Writer:
    """Writes records in one format; `close` ends the document."""

    def __init__(self, out: IO[bytes], form: Form) -> None:
        self._out = out
        self._xml = XMLWriter(out) if form == "xml" else None

    def write(self, one: Good, *, changed: bool) -> str:
        """Write a record, and return why that cannot be done, or nothing.

        In ISO 2709 a record that was not changed is written byte for byte, as is one that
        grew too long.
        """
        if self._xml is not None:
            if any(_NOT_XML.search(text) for text in _texts(one.record)):
                return "control characters that XML cannot hold"
            one.record.leader.coding_scheme = "a"
            self._xml.write(one.record)
            return ""
        if one.raw is not None and not changed:
            self._out.write(one.raw)
            return ""
        raw = one.record.as_marc()
        long = (
            field for field in one.record.fields if len(field.as_marc("utf-8")) > _LONGEST_FIELD
        )
        if len(raw) > _LONGEST or any(long):
            self._out.write(one.raw or b"")
            kept = "kept as it was" if one.raw else "left out"
            return f"longer than ISO 2709 can say, {kept}: write XML (-o FILE.xml)"
        if flaw := _misdirected(raw):
            return f"ISO 2709 cannot hold it: {flaw}"
        self._out.write(raw)
        return ""

    def close(self) -> None:
        """End the document; the stream stays open."""
        if self._xml is not None:
            self._xml.close(close_fh=False)


def _texts(record: Record) -> Iterator[str]:
    yield str(record.leader)
    for field in record.fields:
        yield field.tag + "".join(field.indicators or ()) + (field.data or "")
        yield from (one.code + one.value for one in field.subfields)
