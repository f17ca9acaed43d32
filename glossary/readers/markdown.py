"""Markdown: the text as it stands; title and date from the front matter or the first heading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glossary.model import Document
from glossary.readers.text import whole_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.readers.source import Problems, Source

__all__ = ["front_matter", "read"]

_FENCE = re.compile(
    r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
_FIELD = re.compile(r"^(title|date|url)[ \t]*:[ \t]*(.*?)[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_HEADING = re.compile(r"^#[ \t]+(.+?)[ \t]*#*[ \t]*\r?$", re.MULTILINE)


def front_matter(text: str) -> dict[str, str]:
    r"""Return title, date and url from the block between `---` lines at the head of a text.

    >>> front_matter("---\ntitle: 'মস্কো সফর'\n---\n")
    {'title': 'মস্কো সফর'}
    """
    block = _FENCE.match(text)
    if not block:
        return {}
    return {name.lower(): value.strip("\"'") for name, value in _FIELD.findall(block[1])}


def read(source: Source, problems: Problems) -> Iterator[Document]:
    """Yield the one document of a Markdown file; offsets count from the file's first letter."""
    text = whole_text(source, problems)
    if not text.strip():
        return
    fields = front_matter(text)
    heading = _HEADING.search(text)
    title = fields.get("title") or (heading[1] if heading else "")
    yield Document(
        source.name, text, source.address, title, fields.get("url", ""), fields.get("date", "")
    )
