"""The front door of the package: what it offers, and that offering it costs nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

import glossary


def test_all_is_sorted_and_there():
    """`__all__` names everything that is public, in order, and nothing else."""
    assert sorted(glossary.__all__) == glossary.__all__
    assert all(hasattr(glossary, name) for name in glossary.__all__)


def test_import_reads_no_file():
    """Importing the package opens no table, no model and no schema."""
    code = (
        "import sys; seen = [];"
        "sys.addaudithook(lambda e, a: seen.append(str(a[0])) if e == 'open' else None);"
        "import glossary, glossary.cli;"
        "print([f for f in seen if f.endswith(('.tsv', '.sql', '.json', '.txt'))])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert found.stdout == "[]\n"


def test_errors_have_one_root():
    """Whoever catches GlossaryError catches all errors raised on purpose."""
    names = [name for name in glossary.__all__ if name.endswith(("Error", "Term", "Extra"))]
    assert all(issubclass(getattr(glossary, name), glossary.GlossaryError) for name in names)


def test_a_book_in_three_lines(article, tmp_path):
    """Harvest and look-up as in the README, from Python."""
    with glossary.open(tmp_path / "g.db") as book:
        report = book.harvest([article])
        (match,) = book.lookup("মস্কোতে")
    assert (report.new, report.entries) == (1, 4)
    assert (match.entry.english, match.matched_by) == ("Moscow", "inflected")


PIECES = st.sampled_from(
    [
        "তিনি মস্কোয় (Moscow) গেলেন। ",
        "‘সবুজ সাথী’ (Sabuj Sathi)",
        "(",
        "BBC (বিবিসি) ",
        "\r\n",
        "১২ (12 km) ",
    ]
)


@given(st.lists(st.lists(PIECES, max_size=6).map("".join), max_size=3))
@settings(max_examples=25, deadline=None)
def test_harvest_twice_is_harvest_once(texts):
    """Whatever the texts are, a second harvest changes nothing, and all entries are found."""
    with TemporaryDirectory() as folder, glossary.open(":memory:") as book:
        for place, text in enumerate(texts):
            (Path(folder) / f"{place}.txt").write_bytes(text.encode())
        book.harvest([folder])
        before = list(book.entries())
        report = book.harvest([folder])
        assert (report.new, report.replaced) == (0, 0)
        assert list(book.entries()) == before
        for entry in before:
            for form in (entry.bengali, entry.english, *entry.surfaces):
                assert entry.id in {match.entry.id for match in book.lookup(form)}
