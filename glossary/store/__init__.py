"""The glossary in one SQLite file; the only package that speaks SQL."""

from __future__ import annotations

from glossary.store.connection import APPLICATION_ID, VERSION
from glossary.store.documents import Change, content_hash
from glossary.store.store import Store

__all__ = ["APPLICATION_ID", "VERSION", "Change", "Store", "content_hash"]
