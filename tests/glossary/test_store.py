"""The store: what is kept, what is replaced, and what is never overwritten."""

from __future__ import annotations

import multiprocessing
import os
import sqlite3
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossary.errors import StoreError
from glossary.model import Entry, Kind, State
from glossary.store import APPLICATION_ID, VERSION, Change, Store
from glossary.store.connection import connect, migrate

MOSCOW = ("মস্কোয়", "মস্কো", "Moscow")
RUSSIA = ("রাশিয়ায়", "রাশিয়া", "Russia")


def dump(store):
    """All that a store holds, without the numbers that depend on order."""
    return [replace(entry, id=0) for entry in store.entries()]


def test_same_document_twice_changes_nothing(store, gloss):
    """Harvesting a text again leaves every row as it was."""
    document, found = gloss(MOSCOW, RUSSIA)
    assert store.add(document, found, "v1") == Change.NEW
    before = dump(store), store.figures()

    assert store.add(document, found, "v1") == Change.UNCHANGED
    assert (dump(store), store.figures()) == before


def test_same_text_elsewhere_adds_nothing(store, gloss):
    """A copy under a second path is no second use; it stands when the first is corrected."""
    document, found = gloss(MOSCOW)
    store.add(document, found, "v1")
    assert store.add(replace(document, source="copy.txt"), found, "v1") == Change.COPY
    assert store.figures()["occurrences"] == 1

    corrected, others = gloss(RUSSIA)
    assert store.add(corrected, others, "v1") == Change.REPLACED
    assert [entry.english for entry in store.entries()] == ["Moscow", "Russia"]


def test_corrected_article_replaces_its_own(store, gloss):
    """Other text at the same path takes the place of the earlier text and its entries."""
    store.add(*gloss(MOSCOW), "v1")
    assert store.add(*gloss(RUSSIA), "v1") == Change.REPLACED
    assert [entry.english for entry in store.entries()] == ["Russia"]
    assert store.by_key("মস্কো") == []
    assert store.by_words("moscow", 10) == []
    assert store.by_sentence("moscow", 10) == []


def test_same_address_replaces_wherever_it_lies(store, gloss):
    """The same url with other text replaces; the old file read again does not come back."""
    old, found = gloss(MOSCOW, source="old.jsonl#1", url="https://example.org/1")
    store.add(old, found, "v1")
    new, others = gloss(RUSSIA, source="new.jsonl#1", url="https://example.org/1")
    assert store.add(new, others, "v1") == Change.REPLACED
    assert store.add(old, found, "v1") == Change.UNCHANGED
    assert [entry.english for entry in store.entries()] == ["Russia"]


def test_decided_otherwise_is_decided_anew(store, gloss):
    """Other settings, or a later version, replace what the same text gave before."""
    document, found = gloss(MOSCOW, RUSSIA)
    store.add(document, found, "v1")
    assert store.add(document, found[:1], "v2") == Change.REPLACED
    assert [entry.english for entry in store.entries()] == ["Moscow"]
    assert store.figures()["documents"] == 1


def test_spellings_of_one_term_are_one_entry(store, gloss):
    """Unicode form, joiners, case and spaces make no second entry; the usual one is shown."""
    composed = "রাশি\u09df\u09be"
    store.add(*gloss(RUSSIA, RUSSIA, (composed, composed, "RUSSIA")), "v1")
    (entry,) = store.entries()
    assert (entry.bengali, entry.english, entry.uses) == ("রাশিয়া", "Russia", 3)
    assert "RUSSIA" in store.variants(entry)


def test_decision_survives_harvest(store, gloss):
    """A state that a person set stays, with its wording, whatever is harvested later."""
    store.carry([Entry(0, "মস্কো", "Moskva", Kind.TRANSLATION, State.ACCEPTED, 0.5, 0, 0)])
    store.add(*gloss(*[("মস্কোয়", "মস্কো", "MOSKVA")] * 3), "v1")
    (entry,) = store.entries()
    assert (entry.english, entry.kind, entry.state) == (
        "Moskva", Kind.TRANSLATION, State.ACCEPTED,
    )  # fmt: skip
    assert entry.uses == 3


def test_decided_entry_outlives_its_article(store, gloss):
    """An entry without occurrences goes, unless a person decided about it."""
    store.add(*gloss(MOSCOW, RUSSIA), "v1")
    russia = next(entry for entry in store.entries() if entry.english == "Russia")
    store.carry([replace(russia, state=State.REJECTED)])
    store.add(*gloss(("চিন", "চিন", "China")), "v1")
    assert {entry.english for entry in store.entries()} == {"China", "Russia"}


def test_offsets_lead_back_to_the_text(store, gloss):
    """A context's place is that of the term in its sentence, also for the second of two."""
    store.add(*gloss(MOSCOW, MOSCOW), "v1")
    (entry,) = store.entries()
    contexts = store.contexts(entry)
    assert len(contexts) == 2
    assert {c.sentence[c.start : c.stop] for c in contexts} == {"মস্কোয়"}


def test_entries_in_many_documents_are_settled_at_the_end(store, gloss):
    """Figures of very frequent entries may lag while documents come in, not afterwards."""
    for place in range(70):
        text = (f"ক{place}", f"ক{place}", "K")
        store.add(*gloss(MOSCOW, text, source=f"{place}.txt"), "v1")
    store.settle()
    moscow = next(entry for entry in store.entries() if entry.english == "Moscow")
    assert (moscow.uses, moscow.documents) == (70, 70)
    for place in range(70):
        store.add(*gloss(RUSSIA, (f"ক{place}", f"ক{place}", "K"), source=f"{place}.txt"), "v1")
    store.settle()
    assert "Moscow" not in {entry.english for entry in store.entries()}


def test_failed_document_leaves_nothing(store, gloss):
    """One document is one transaction: an error in the middle stores no part of it."""
    document, found = gloss(MOSCOW, RUSSIA)

    def broken():
        yield found[0]
        raise RuntimeError

    with pytest.raises(RuntimeError):
        store.add(document, broken(), "v1")
    assert store.figures()["documents"] == 0
    assert list(store.entries()) == []


PAIRS = st.sampled_from([MOSCOW, RUSSIA, ("চিনে", "চিন", "China"), ("মস্কো", "মস্কো", "MOSCOW")])


@given(st.lists(st.lists(PAIRS, max_size=3), max_size=4), st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
def test_order_of_documents_does_not_matter(gloss, texts, data):
    """The same documents in any order, and twice, give the same entries."""
    made = [gloss(*pairs, source=f"{place}.txt") for place, pairs in enumerate(texts)]
    with Store(":memory:") as one, Store(":memory:") as other:
        for document, found in made:
            one.add(document, found, "v1")
        for document, found in data.draw(st.permutations(made)) + made:
            other.add(document, found, "v1")
        assert dump(one) == dump(other)


def test_migration_takes_an_old_file_along(tmp_path):
    """An older schema is brought up step by step; a step that fails changes nothing."""
    path = str(tmp_path / "old.db")
    connect(path).close()
    connection = connect(path)
    steps = {VERSION: "CREATE TABLE added (x TEXT) STRICT;", VERSION + 1: "nonsense;"}
    migrate(connection, path, steps, VERSION + 1)
    assert connection.execute("PRAGMA user_version").fetchone() == (VERSION + 1,)
    assert connection.execute("SELECT COUNT(*) FROM added").fetchone() == (0,)

    with pytest.raises(sqlite3.OperationalError):
        migrate(connection, path, steps, VERSION + 2)
    assert connection.execute("PRAGMA user_version").fetchone() == (VERSION + 1,)
    connection.close()


def test_later_version_is_refused(db):
    """A file of a later version is named, not touched."""
    connect(str(db)).close()
    raw = sqlite3.connect(db)
    raw.execute(f"PRAGMA user_version = {VERSION + 1}")
    raw.close()
    with pytest.raises(StoreError, match="later version"):
        Store(str(db))


def test_foreign_database_is_refused(db):
    """A database of another program is left as it was."""
    raw = sqlite3.connect(db)
    raw.execute("CREATE TABLE theirs (x)")
    raw.commit()
    raw.close()
    before = db.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        Store(str(db))
    assert db.read_bytes() == before


def test_file_that_is_no_database_is_refused(db):
    """A text file under the name of a database is left as it was."""
    db.write_text("মস্কো\n" * 500)
    for read_only in (False, True):
        with pytest.raises(StoreError, match="no SQLite file"):
            Store(str(db), read_only=read_only)
    assert db.read_text() == "মস্কো\n" * 500


def test_damaged_database_is_named(db, gloss):
    """Broken pages give one line, whatever is asked."""
    with Store(str(db)) as store:
        for place in range(40):
            store.add(*gloss(MOSCOW, RUSSIA, source=f"{place}.txt"), f"v{place}")
    data = bytearray(db.read_bytes())
    data[4096:] = os.urandom(len(data) - 4096)
    db.write_bytes(data)

    def use():
        with Store(str(db), read_only=True) as store:
            list(store.entries())
            store.figures()

    with pytest.raises(StoreError, match="damaged"):
        use()


def test_missing_file_is_not_made_by_reading(db):
    """Reading a glossary that is not there makes no file."""
    with pytest.raises(StoreError, match="no glossary here"):
        Store(str(db), read_only=True)
    assert not db.exists()


@pytest.mark.parametrize("name", ["", "missing/x.db"])
def test_impossible_places_are_named(tmp_path, name):
    """A folder, or a file in a folder that is not there, gives one line."""
    with pytest.raises(StoreError, match="folder"):
        Store(str(tmp_path / name))


def test_locked_database_is_named(db, gloss):
    """While another process writes, writing waits and then says so; reading goes on."""
    with Store(str(db)) as store:
        store.add(*gloss(MOSCOW), "v1")
    raw = sqlite3.connect(db, isolation_level=None)
    raw.execute("BEGIN IMMEDIATE")
    with Store(str(db), timeout=0.05) as store, pytest.raises(StoreError, match="another process"):
        store.add(*gloss(RUSSIA), "v1")
    with Store(str(db), read_only=True) as store:
        assert len(list(store.entries())) == 1
    raw.close()


def _use_read_only(path, folder, results):
    """As an ordinary user: read and write in a folder that allows reading only."""
    os.setuid(65534) if os.geteuid() == 0 else None
    os.chdir(folder)
    with Store(path, read_only=True) as store:
        results.put([entry.english for entry in store.entries()])
    try:
        with Store(path) as store:
            store.add(None, [], "")
    except StoreError as error:
        results.put(str(error))


def test_read_only_folder(db, gloss):
    """In a read-only folder a glossary is read, and writing to it gives one line."""
    with Store(str(db)) as store:
        store.add(*gloss(MOSCOW), "v1")
    for folder in db.parents[1:3]:
        folder.chmod(0o755)  # root tests as another user, who has to get here
    db.parent.chmod(0o555)
    db.chmod(0o444)
    spawn = multiprocessing.get_context("fork")
    results = spawn.SimpleQueue()
    try:
        child = spawn.Process(target=_use_read_only, args=(str(db), db.parent, results))
        child.start()
        child.join()
        assert child.exitcode == 0
        assert results.get() == ["Moscow"]
        assert "read-only" in results.get()
    finally:
        for folder in db.parents[:3]:
            folder.chmod(0o700)


def test_owner_is_written(db):
    """The file says whose it is, so that other programs can tell."""
    connect(str(db)).close()
    raw = sqlite3.connect(db)
    assert raw.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    raw.close()
