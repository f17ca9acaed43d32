"""Exchange: what goes out comes back, and what is wrong is named by file and line."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import glossary
from glossary import formats
from glossary.errors import FormatError
from glossary.formats.separated import guard, unguard
from glossary.keys import clean, term_key
from glossary.model import Entry, Kind, State

TERM = (
    st.text(st.sampled_from("=+-@'|\\\",;\tকাংমস্কো়\u200dabc é\u00a0"), max_size=10)
    .map(clean)
    .filter(term_key)
)
TERMS = st.lists(TERM, max_size=3, unique=True).map(tuple)
ENTRIES = st.builds(
    Entry,
    id=st.just(0),
    bengali=TERM,
    english=TERM,
    kind=st.sampled_from(Kind),
    state=st.sampled_from(State),
    score=st.floats(0, 1),
    uses=st.integers(0, 10**6),
    documents=st.integers(0, 10**6),
    rules=TERMS,
    surfaces=TERMS,
    first_seen=st.sampled_from(["", "2024-01-01"]),
    last_seen=st.sampled_from(["2024-01-01", "2025-02-03"]),
).map(lambda entry: replace(entry, first_seen=entry.first_seen or entry.last_seen))


def written(entries, name):
    """Return the text of a file with these entries."""
    file = io.StringIO(newline="")
    formats.write(entries, file, name)
    return file.getvalue()


@pytest.mark.parametrize("name", formats.NAMES)
@given(entries=st.lists(ENTRIES, max_size=4))
@settings(deadline=None, max_examples=50)
def test_what_is_written_is_read(name, entries):
    """Every field of every entry comes back from a file."""
    file = io.StringIO(written(entries, name), newline="")
    assert list(formats.read(file, "x", name)) == entries


@pytest.mark.parametrize("name", formats.NAMES)
@given(
    entries=st.lists(
        ENTRIES, max_size=4, unique_by=lambda e: (term_key(e.bengali), term_key(e.english))
    )
)
@settings(deadline=None, max_examples=25)
def test_import_into_an_empty_glossary_loses_nothing(name, entries):
    """Export, import, export again: the same file; and importing twice changes nothing."""
    with glossary.open(":memory:") as book, glossary.open(":memory:") as other:
        book.store.carry(entries)
        first = written(book.entries(), name)
        given = list(formats.read(io.StringIO(first, newline=""), "x", name))
        assert other.store.carry(given) == (len(entries), 0, 0)
        assert written(other.entries(), name) == first
        assert other.store.carry(given) == (0, 0, len(entries))


@given(st.text(max_size=8))
def test_guard_is_reversible(cell):
    """A guarded cell never begins as a formula, and gives back what it was."""
    assert unguard(guard(cell)) == cell
    assert guard(cell)[:1] not in set("=+-@\t\r") or not cell


def test_csv_is_plain_for_others():
    """Another CSV reader sees the header and the terms; formulas are defused."""
    text = written(
        [Entry(0, "=মস্কো", "Moscow, city", Kind.MIXED, State.CANDIDATE, 0.5, 1, 1)], "csv"
    )
    (row,) = csv.DictReader(io.StringIO(text))
    assert row["bengali"] == "'=মস্কো"
    assert row["english"] == "Moscow, city"


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("csv", "", "line 1: nothing in it"),
        ("csv", "term,english\n", "line 1: no column `bengali`"),
        ("csv", "bengali,english\nমস্কো,Moscow\n,Russia\n", "line 3: no `bengali`"),
        ("csv", "bengali,english\nমস্কো,Moscow,x\n", "line 2: 3 cells under a header of 2"),
        ("csv", 'bengali,english\n"মস্কো,Moscow\n', "line 2: unexpected end of data"),
        ("csv", "bengali,english,kind\nমস্কো,Moscow,x\n", "line 2: `kind` is 'x', not one of"),
        ("tsv", "bengali\tenglish\tuses\nমস্কো\tMoscow\tmany\n", "line 2: `uses` is 'many'"),
        ("tsv", "bengali\tenglish\tscore\nমস্কো\tMoscow\tnan\n", "line 2: `score` is"),
        ("jsonl", '{"bengali": "মস্কো", "english": "Moscow"}\n{', "line 2: not JSON"),
        ("jsonl", "[]\n", "line 1: not a JSON object"),
        ("jsonl", '{"bengali": 1, "english": "x"}\n', "line 1: `bengali` is no text"),
        ("jsonl", '{"bengali": "ক", "english": "k", "rules": "x"}', "line 1: `rules` is no list"),
    ],
)
def test_faults_are_named_and_nothing_is_stored(tmp_path, name, text, reason):
    """A wrong line is named with file and line, and no other line of the file is stored."""
    path = tmp_path / f"terms.{name}"
    path.write_text(text)
    with glossary.open(":memory:") as book:
        with pytest.raises(FormatError) as caught:
            book.import_(path)
        assert str(caught.value).startswith(f"{path}, {reason}")
        assert list(book.entries()) == []


def test_files_that_are_no_text(tmp_path):
    """A missing file, a wrong encoding and an unknown ending give one line each."""
    path = tmp_path / "terms.csv"
    with glossary.open(":memory:") as book:
        with pytest.raises(FormatError, match="cannot be read: No such file"):
            book.import_(path)
        path.write_bytes("bengali,english\nমস্কো,Moscow\n".encode("utf-16"))
        with pytest.raises(FormatError, match="not UTF-8"):
            book.import_(path)
        with pytest.raises(FormatError, match="give --format"):
            book.import_(tmp_path / "terms.doc")


def test_export_is_replaced_only_when_complete(tmp_path, monkeypatch, book):
    """An export that fails half-way leaves the earlier file as it was."""
    path = tmp_path / "terms.csv"
    path.write_text("earlier")

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(formats, "write", fail)
    with pytest.raises(FormatError, match="No space left"):
        book.export(path)
    assert path.read_text() == "earlier"
    assert [file.name for file in tmp_path.iterdir()] == ["terms.csv"]
