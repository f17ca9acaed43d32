"""From bytes to text, whatever the encoding; what is no text is named.

UTF-8 first; UTF-16 and UTF-32 by their marks or by where NUL bytes lie; code pages by
detection.
"""

from __future__ import annotations

import codecs
import re

from glossary.errors import InputError

__all__ = ["decode", "repair"]

_MARKS = (  # UTF-32 first: its little-endian mark begins like that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP file (or DOCX, XLSX, EPUB)"),
    (b"\x1f\x8b", "a gzip file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"SQLite format 3", "an SQLite database"),
    (b"{\\rtf", "an RTF file"),
    (b"\x7fELF", "a program"),
)
_SAMPLE = 65536
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def decode(data: bytes, name: str) -> tuple[str, str]:
    """Return the text of a file, and a note where the encoding had to be found out.

    >>> decode("বাংলা".encode("utf-16"), "article.txt")
    ('বাংলা', 'article.txt: read as utf-16-le')

    Raises InputError for what is no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _by_mark(data[len(mark) :], encoding, name)
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise InputError(name, f"{what}, not text; convert it to text first")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _by_detection(data, name, error.start)
    if "\0" in text[:_SAMPLE]:
        return _without_mark(data, name)
    return text, ""


def repair(text: str) -> str:
    """Replace lone surrogates, which no file can hold; offsets stay as they are."""
    return _SURROGATES.sub(_REPLACEMENT, text) if not text.isascii() else text


def _by_mark(data: bytes, encoding: str, name: str) -> tuple[str, str]:
    """Decode what its byte order mark announces."""
    text = repair(data.decode(encoding, "replace"))
    notes = [] if encoding == "utf-8" else [f"read as {encoding}"]
    if _REPLACEMENT in text and _REPLACEMENT.encode(encoding) not in data:
        if text.count(_REPLACEMENT) > len(text) // 10:
            raise InputError(name, f"begins like {encoding} text but is none; save it as UTF-8")
        notes.append("broken characters replaced")
    return text, f"{name}: {', '.join(notes)}" if notes else ""


def _without_mark(data: bytes, name: str) -> tuple[str, str]:
    """Decode UTF-16 or UTF-32 without a mark, known by where the NUL bytes lie."""
    sample = data[:_SAMPLE]
    for encoding in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"):
        try:
            text = sample[: len(sample) // 4 * 4].decode(encoding)
        except UnicodeDecodeError:
            continue
        if _looks_like_text(text):
            return _by_mark(data, encoding, name)
    raise InputError(name, "a binary file (NUL bytes), not text; convert it to text first")


def _looks_like_text(text: str) -> bool:
    """Tell whether nearly all characters are Bengali, Latin, spaces or common punctuation."""
    usual = sum(
        letter in "\t\n\r" or " " <= letter < "\u0250" or "\u0900" <= letter < "\u0a00"
        or "\u2000" <= letter < "\u2070"
        for letter in text
    )  # fmt: skip
    return usual > 0.9 * len(text)


def _by_detection(data: bytes, name: str, bad: int) -> tuple[str, str]:
    """Decode what is not quite UTF-8: with a few broken bytes, in UTF-16, or in a code page."""
    sample = data[max(0, bad - _SAMPLE // 2) :][:_SAMPLE]
    if b"\0" in sample:
        return _without_mark(data, name)
    text = data.decode("utf-8", "replace")
    broken = text.count(_REPLACEMENT)
    letters = sum(1 for byte in sample if byte > 0x7F)
    if broken * 20 < letters or bad > len(data) - 4:  # mostly UTF-8, or cut off at its end
        return text, f"{name}: broken UTF-8 at byte {bad} ({broken} places replaced)"
    if len(_CONTROLS.findall(sample)) * 50 > len(sample):
        raise InputError(name, "a binary file, not text; convert it to text first")
    encoding = _code_page(sample)
    if not encoding:
        raise InputError(name, f"not UTF-8 (byte {bad}) and no known encoding; save it as UTF-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        reason = f"not UTF-8, and not wholly {encoding}; save it as UTF-8"
        raise InputError(name, reason) from error
    return text, f"{name}: not UTF-8, read as {encoding}"


def _code_page(sample: bytes) -> str:
    """Return the likeliest code page, or nothing; of equals, the one of Western Windows."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to load, for rare files

    guesses = from_bytes(sample)
    best = guesses.best()
    if best is None:
        return ""
    equals = (guess for guess in guesses if guess.chaos <= best.chaos)
    names = {name for guess in equals for name in (guess.encoding, *guess.could_be_from_charset)}
    return "cp1252" if "cp1252" in names else best.encoding
