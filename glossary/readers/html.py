"""HTML: the main text only, found by trafilatura; title, date and address kept."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any

from glossary.errors import InputError
from glossary.model import Document
from glossary.readers.decoding import decode, repair

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.readers.source import Problems, Source

__all__ = ["read"]

_DECLARED = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{3,20})", re.IGNORECASE)
_HEAD = 4096


def _text_of(data: bytes, source: Source, problems: Problems) -> str:
    """Decode a page, believing its own declaration only where it is not UTF-8."""
    declared = _DECLARED.search(data[:_HEAD])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        if declared and declared[1].lower() not in (b"utf-8", b"utf8"):
            try:
                return data.decode(declared[1].decode())
            except (UnicodeDecodeError, LookupError):
                pass
    text, note = decode(data, source.name)
    if note:
        problems.notes.append(note)
    return text


def read(source: Source, problems: Problems) -> Iterator[Document]:
    """Yield the one document of a page: what trafilatura takes for its main text.

    Raises InputError for a file that is no text.
    """
    page = _text_of(source.read(), source, problems)
    if not page.strip():
        problems.notes.append(f"{source.name}: nothing in it")
        return
    import trafilatura  # noqa: PLC0415 - a fifth of a second, for pages only

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # we name what fails ourselves
    try:
        found: Any = trafilatura.bare_extraction(
            page, include_comments=False, with_metadata=True, favor_recall=True
        )
    except Exception as error:  # a parser over untrusted pages: one bad page stops nothing
        raise InputError(source.name, f"not readable as a page: {error}") from error
    text = "" if found is None else repair(found.text or "")
    if found is None or not text.strip():
        problems.notes.append(f"{source.name}: no main text found in this page")
        return
    title, url, date = (repair(value or "") for value in (found.title, found.url, found.date))
    yield Document(source.name, text, source.address, title, url, date)
