"""Whole texts at the speed of byte tables: the plain words of a text, all at once.

Most words need no thought: each letter has its token, each sign takes the place of an
inherent vowel. Such text becomes bytes, one for each character, and every step is one
pass of the interpreter's own C code over all of them. Words that do need thought are
left to the careful way, which this one must equal everywhere else.

Two tricks do the work. What depends on a neighbour is decided for all letters at once:
the flags of all letters are read as one long number, and a shift by eight bits lays
each letter over the next. And to write two bytes for one, a byte is decoded to the
character whose UTF-16 form they are.
"""

from translit.bulk.nativizing import bulk_nativizer
from translit.bulk.romanizing import bulk_romanizer

__all__ = ["bulk_nativizer", "bulk_romanizer"]
