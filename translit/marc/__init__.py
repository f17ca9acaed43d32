"""MARC 21 records: the missing half of each pair of original and romanised field.

Needs pymarc (the extra `marc`), so nothing else of `translit` imports this room.

>>> from pymarc import Field, Indicators, Record, Subfield
>>> title = [Subfield("a", "আধুনিক বাংলা কবিতা /"), Subfield("c", "বুদ্ধদেব বসু সম্পাদিত.")]
>>> record = Record()
>>> record.add_field(Field("245", Indicators("1", "0"), title))
>>> for change in romanize_record(record):
...     print(change.tag, change.action, change.number)
245 romanized 01
>>> for field in record.fields:
...     print(field)
=245  10$6880-01$aĀdhunika Bāṃlā kabitā /$cBuddhadeba Basu sampādita.
=880  10$6245-01/Beng$aআধুনিক বাংলা কবিতা /$cবুদ্ধদেব বসু সম্পাদিত.
"""

from translit.errors import TranslitError

try:
    import pymarc as _pymarc  # noqa: F401 - only to say in one line that it is missing
except ImportError as error:
    raise TranslitError(
        "MARC records need an extra: pip install 'bengali-translit-glossary[marc]'"
    ) from error

from translit.marc.pairs import Change, romanize_record
from translit.marc.proposals import propose_record

__all__ = ["Change", "propose_record", "romanize_record"]
