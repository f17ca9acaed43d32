"""Articles in, a bilingual term base out.

>>> import glossary
>>> text = "চিনের প্রেসিডেন্ট শি জিনপিংকে (Xi Jinping) আমন্ত্রণ জানালেন।"
>>> [(found.bengali, found.english) for found in glossary.extract(text)]
[('শি জিনপিং', 'Xi Jinping')]
"""

from glossary.book import Glossary, extract
from glossary.book import open_glossary as open  # noqa: A004 - reads `glossary.open(...)`
from glossary.errors import (
    FormatError,
    GlossaryError,
    InputError,
    MissingExtra,
    StoreError,
    UnknownTerm,
)
from glossary.model import (
    Context,
    Document,
    Entry,
    HarvestReport,
    ImportReport,
    Kind,
    Match,
    Occurrence,
    Reason,
    State,
)

__all__ = [
    "Context",
    "Document",
    "Entry",
    "FormatError",
    "Glossary",
    "GlossaryError",
    "HarvestReport",
    "ImportReport",
    "InputError",
    "Kind",
    "Match",
    "MissingExtra",
    "Occurrence",
    "Reason",
    "State",
    "StoreError",
    "UnknownTerm",
    "extract",
    "open",
]
