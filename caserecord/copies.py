"""Copies of the files that SQLite keeps: each as it was at one moment, also while others write."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from caserecord import event_tables, vault_tables
from caserecord.engines import damage_in_file, to_read
from caserecord.files import private_file, settle
from caserecord.settings import CannotStart

Progress = Callable[[int, int], None]
_PAGES = 1000
"""Pages that are copied between two words about how far it is."""
_KINDS = {"stored_events": ("events", event_tables.SCHEMA), "salts": ("keys", vault_tables.SCHEMA)}
"""By a table that only they have, what files are called, and the newest version of them that is known here."""


@contextmanager
def reading(file: Path) -> Iterator[sqlite3.Connection]:
    """A file of SQLite, to read and never to change. Raises CannotStart where that cannot be done."""
    try:
        with closing(sqlite3.connect(to_read(file), uri=True, isolation_level=None)) as connection:
            yield connection
    except sqlite3.Error as error:
        raise CannotStart(f"{file} cannot be read or copied: {error}. Nothing was changed.") from error


def copy(source: Path, target: Path, progress: Progress) -> None:
    """Copy a file as it is now: it is whole, and on the disk, when this returns. Raises CannotStart."""
    target.unlink(missing_ok=True)
    with reading(source) as here, closing(sqlite3.connect(private_file(target), isolation_level=None)) as there:
        here.execute("BEGIN")  # from here to the end it is one moment, whoever writes meanwhile
        here.execute("SELECT count(*) FROM sqlite_master").fetchone()
        here.backup(there, pages=_PAGES, progress=lambda _, left, total: progress(total - left, total))
        there.execute("PRAGMA journal_mode = delete")  # one file, which needs no other beside it
    require_whole(target)
    on_disk(target)


def on_disk(file: Path) -> None:
    """Wait until the disk has all of a file, and its name."""
    settle(file)
    settle(file.parent)


def require_whole(file: Path) -> None:
    """Make sure that nothing in a file is damaged. Raises CannotStart."""
    damage = damage_in_file(file)
    if damage:
        raise CannotStart(f"{file} is damaged: {damage}. Take another copy. Nothing was changed.")


def require_kind(file: Path, wanted: str) -> None:
    """Make sure that a file holds what it is said to, the `events` or the `keys`, whole. Raises CannotStart."""
    if not file.is_file():
        raise CannotStart(f"There is no file {file}. Nothing was changed.")
    require_whole(file)
    with reading(file) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    kind, newest = next((_KINDS[table] for table in _KINDS if table in tables), ("nothing that we know", version))
    if kind != wanted:
        raise CannotStart(f"{file} holds {kind}, and not the {wanted}. Nothing was changed.")
    if version > newest:
        raise CannotStart(f"{file} was written by a later version. Run that version. Nothing was changed.")
