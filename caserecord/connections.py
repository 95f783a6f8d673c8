"""Connections to the events on SQLite: one for each thread, each set up the same and checked."""

import os
import sqlite3
import threading
import weakref
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from eventsourcing import persistence
from eventsourcing.sqlite import SQLiteConnection, SQLiteConnectionPool, SQLiteCursor, SQLiteDatastore

from caserecord.event_tables import PRAGMAS
from caserecord.locks import FileLock
from caserecord.settings import CannotStart


def set_pragmas(connection: sqlite3.Connection, file: str, pragmas: Mapping[str, str | int]) -> None:
    """Set them, and read each back. Raises CannotStart where one did not take."""
    for name, value in pragmas.items():
        try:
            connection.execute(f"PRAGMA {name} = {value}").close()
            found = connection.execute(f"PRAGMA {name}").fetchone()
        except sqlite3.Error as error:
            raise CannotStart(f"SQLite cannot use {file}: {error}.") from error
        if found != (value,):
            raise CannotStart(f"SQLite does not keep {name} at {value} in {file}. Use a disk of this computer.")


class Connections(SQLiteConnectionPool):
    """One connection for each thread, closed when the thread ends."""

    def __init__(self, db_name: str) -> None:
        super().__init__(db_name=db_name)
        self._mine = threading.local()
        self._all: weakref.WeakSet[SQLiteConnection] = weakref.WeakSet()

    def get_connection(self, timeout: float | None = None, *, is_writer: bool | None = None) -> SQLiteConnection:
        """The connection of this thread."""
        try:
            mine: SQLiteConnection = self._mine.connection
        except AttributeError:
            mine = self._mine.connection = self._create_connection()
            self._all.add(mine)
        return mine

    def put_connection(self, conn: SQLiteConnection) -> None:
        """It stays with its thread."""

    def close(self) -> None:
        """Close the connections of all threads."""
        for connection in list(self._all):
            connection.close()

    def _create_connection(self) -> SQLiteConnection:
        # The library asks for a cache of one statement, and sets no pragma but the journal.
        connection = sqlite3.connect(self.db_name, isolation_level=None, check_same_thread=False)
        set_pragmas(connection, self.db_name, PRAGMAS)
        connection.row_factory = sqlite3.Row
        mine = SQLiteConnection(connection, max_age=None)
        weakref.finalize(mine, connection.close)
        return mine


class EventsDatastore(SQLiteDatastore):
    """Transactions on the events: reading takes no lock, and writers take turns."""

    def __init__(self, db_name: str) -> None:
        super().__init__(db_name)
        self.pool = Connections(db_name)
        self.turns = FileLock(Path(db_name).with_suffix(".lock"))

    @contextmanager
    def transaction(self, *, commit: bool) -> Iterator[SQLiteCursor]:
        """A cursor; with `commit`, all that is written with it is kept at the end, or none of it.

        Raises eventsourcing's PersistenceError, by the name of SQLite's own.
        """
        connection = self.pool.get_connection()
        try:
            if commit:
                with self.turns:
                    yield from _all_or_nothing(connection)
            else:
                yield connection.cursor()
        except sqlite3.Error as error:
            kind = getattr(persistence, type(error).__name__, persistence.PersistenceError)
            raise kind(error) from error

    def is_writable(self) -> bool:
        """Whether the file can be read and may be written, as far as can be seen without keeping writers waiting."""
        try:
            self.pool.get_connection().cursor().execute("SELECT 1 FROM stored_events LIMIT 1")
        except sqlite3.Error:
            return False
        return os.access(self.pool.db_name, os.W_OK) and os.access(Path(self.pool.db_name).parent, os.W_OK)

    def close(self) -> None:
        """Close every connection."""
        self.pool.close()


def _all_or_nothing(connection: SQLiteConnection) -> Iterator[SQLiteCursor]:
    cursor = connection.cursor()
    try:
        cursor.execute("BEGIN IMMEDIATE")  # a deferred one fails at once where another process wrote in between
        yield cursor
        connection.commit()
    except BaseException:
        connection.rollback()
        raise
