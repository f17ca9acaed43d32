"""What the tests of the glossary share: a book, articles, and occurrences made by hand."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

import glossary
from glossary.cli import cli
from glossary.model import Document, Kind, Occurrence
from glossary.store import Store

ARTICLE = (
    "চিনের প্রেসিডেন্ট শি জিনপিংকে (Xi Jinping) রাশিয়ায় (Russia) আমন্ত্রণ জানালেন "
    "ভ্লাদিমির পুতিন (Vladimir Putin)। তিনি মস্কোয় (Moscow) আসবেন।\r\n"
    "মস্কো (Moscow) আগ্রহী। ছবি এঁকেছেন তিনি (Source: Reuters)।\n"
)


@pytest.fixture
def article(tmp_path):
    """Write an article into a file: five glosses, four entries."""
    path = tmp_path / "article.txt"
    path.write_bytes(ARTICLE.encode())
    return path


@pytest.fixture
def book():
    """Open an empty glossary in memory."""
    with glossary.open(":memory:") as opened:
        yield opened


@pytest.fixture
def store():
    """Open an empty store in memory."""
    with Store(":memory:") as opened:
        yield opened


@pytest.fixture
def db(tmp_path):
    """Name a place where a glossary file may be made."""
    return tmp_path / "terms.db"


@pytest.fixture
def run(db):
    """Run a command of `glossary` on the file `db`, as from a shell."""

    def command(*args, given=None):
        return CliRunner().invoke(cli, ["--db", str(db), *map(str, args)], input=given)

    return command


@pytest.fixture
def gloss():
    """Make a document in which the given (surface, bengali, english) stand as glosses."""

    def made(*pairs, source="a.txt", url="", date="", kind=Kind.TRANSLITERATION):
        text, found = "", []
        for surface, bengali, english in pairs:
            start = len(text) + len("আজ ")
            sentence = f"আজ {surface} ({english}) এল।"
            stop = start + len(surface)
            found.append(
                Occurrence(
                    source,
                    stop + 1,
                    pair=True,
                    surface=surface,
                    start=start,
                    stop=stop,
                    bengali=bengali,
                    english=english,
                    kind=kind,
                    score=0.9,
                    rule="sound+count",
                    sentence=sentence,
                )
            )
            text += sentence
        return Document(source, text, source, url=url, date=date), found

    return made
