"""Opening the database file: whose it is, which version, and what to say when it will not do."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from glossary.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = [
    "APPLICATION_ID",
    "MIGRATIONS",
    "VERSION",
    "connect",
    "guarded",
    "migrate",
    "transaction",
]

APPLICATION_ID = 0x62676C6F  # "bglo": marks the file as ours
VERSION = 1

# SQL that takes a database from the version of its key to the next one.
MIGRATIONS: dict[int, str] = {}

_REMEDIES = {
    "SQLITE_NOTADB": "not a glossary: this is no SQLite file; give another --db",
    "SQLITE_CORRUPT": "the database is damaged; restore a copy, or harvest into a new file",
    "SQLITE_BUSY": "another process is writing to it; try again when that has finished",
    "SQLITE_LOCKED": "another process is writing to it; try again when that has finished",
    "SQLITE_READONLY": "cannot be written: the file or its folder is read-only; "
    "change the permissions or give another --db",
    "SQLITE_CANTOPEN": "cannot be opened or made here; check the folder and its permissions",
    "SQLITE_FULL": "the disk is full; nothing of the last document was stored",
    "SQLITE_IOERR": "the disk reports an error; nothing of the last document was stored",
    "SQLITE_PERM": "no permission to use it; change the permissions or give another --db",
    "SQLITE_TOOBIG": "a text is too long for the database (1 GB at most)",
}


@contextmanager
def guarded(path: str) -> Iterator[None]:
    """Turn what SQLite says into one line that names the file and the remedy."""
    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", None) or ""
        for known, remedy in _REMEDIES.items():
            if name.startswith(known):
                raise StoreError(path, remedy) from error
        if isinstance(error, sqlite3.DatabaseError) and "no such" in str(error):
            raise StoreError(path, _REMEDIES["SQLITE_CORRUPT"]) from error
        raise


def connect(path: str, *, read_only: bool = False, timeout: float = 5.0) -> sqlite3.Connection:
    """Open a glossary file, making it or bringing it up to date where that is allowed.

    Raises StoreError with one line for a missing, foreign, damaged, newer, locked or
    read-only file.
    """
    with guarded(path):
        if path == ":memory:":
            connection = sqlite3.connect(path, isolation_level=None)
        else:
            connection = _open_file(path, read_only=read_only, timeout=timeout)
        try:
            _prepare(connection, path, read_only=read_only)
        except BaseException:
            connection.close()
            raise
        return connection


def _open_file(path: str, *, read_only: bool, timeout: float) -> sqlite3.Connection:
    """Open the file itself; where only reading is wanted, reading must be enough."""
    file = Path(path)
    if file.is_dir():
        raise StoreError(path, "this is a folder; name a file, for example glossary.db in it")
    if read_only and not file.exists():
        raise StoreError(path, "no glossary here; make one with `glossary harvest PATH`")
    if not file.parent.is_dir():
        raise StoreError(path, "its folder does not exist; make the folder first")
    address = f"file:{quote(str(file.absolute()))}"
    mode = "?mode=ro" if read_only else "?mode=rwc"
    connection = _open_uri(address + mode, timeout)
    if not read_only or _readable(connection):
        return connection
    # In a read-only folder SQLite cannot make the files that go with WAL. Without a log
    # beside it the file is complete, and can be read as it stands.
    connection.close()
    log = Path(path + "-wal")
    still = "&immutable=1" if not log.exists() or log.stat().st_size == 0 else ""
    return _open_uri(address + mode + still, timeout)


def _open_uri(address: str, timeout: float) -> sqlite3.Connection:
    """Open without implicit transactions: every `BEGIN` is ours."""
    return sqlite3.connect(address, uri=True, timeout=timeout, isolation_level=None)


def _readable(connection: sqlite3.Connection) -> bool:
    """Tell whether a first read succeeds, or fails for another reason than the folder."""
    try:
        connection.execute("PRAGMA schema_version").fetchone()
    except sqlite3.OperationalError as error:
        return not str(error.sqlite_errorname).startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY"))
    return True


def _prepare(connection: sqlite3.Connection, path: str, *, read_only: bool) -> None:
    """Check the owner and the version, make what is missing, and set the habits."""
    version = _check_owner(connection, path)
    connection.execute("PRAGMA foreign_keys = ON")
    if read_only:
        if version == 0:
            raise StoreError(path, "an empty file; make a glossary with `glossary harvest PATH`")
        if version != VERSION:
            _upgrade_elsewhere(path)
        return
    if path != ":memory:":
        (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
        if mode != "wal":  # a look-up then never waits for a harvest, nor it for the look-up
            connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
    if version < VERSION:
        migrate(connection, path)


def _upgrade_elsewhere(path: str) -> None:
    """Bring an older file up to date through a writing connection of its own."""
    connect(path).close()


def _check_owner(connection: sqlite3.Connection, path: str) -> int:
    """Return the schema version, refusing files of other programs and of later versions."""
    (owner,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT COUNT(*) FROM sqlite_schema").fetchone()
    if owner != APPLICATION_ID and (owner or version or tables):
        raise StoreError(path, "a database of another program; give another --db")
    if version > VERSION:
        raise StoreError(
            path,
            f"made by a later version (schema {version}, this one knows {VERSION}); "
            "upgrade with `pip install -U bengali-translit-glossary`",
        )
    return int(version)


def migrate(
    connection: sqlite3.Connection,
    path: str,
    migrations: Mapping[int, str] = MIGRATIONS,
    target: int = VERSION,
) -> None:
    """Make the schema, or take an older one to `target` step by step; all or nothing."""
    with transaction(connection, path):
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version == 0:  # read again inside the lock: another process may have been first
            _execute_all(connection, files("glossary").joinpath("schema.sql").read_text("utf-8"))
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            version = VERSION
        while version < target:
            if version not in migrations:
                raise StoreError(path, f"schema {version} is too old; export it with its version")
            _execute_all(connection, migrations[version])
            version += 1
        connection.execute(f"PRAGMA user_version = {version}")


def _execute_all(connection: sqlite3.Connection, script: str) -> None:
    """Run a script statement by statement: `executescript` would commit in between."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""


@contextmanager
def transaction(
    connection: sqlite3.Connection, path: str, *, dry_run: bool = False
) -> Iterator[None]:
    """Do all of it or nothing, or with `dry_run` do it and take it back.

    The write lock is taken at the start, so that nothing fails half-way.
    """
    with guarded(path), closing(connection.cursor()) as cursor:
        cursor.execute("BEGIN IMMEDIATE")
        try:
            yield
            cursor.execute("ROLLBACK" if dry_run else "COMMIT")
        except BaseException:
            if connection.in_transaction:
                cursor.execute("ROLLBACK")
            raise
