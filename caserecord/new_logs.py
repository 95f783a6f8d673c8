"""New logs: a file of events that is made beside the one there is, on SQLite, and takes its place when it is whole."""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from eventsourcing.persistence import Notification

from caserecord.blobs import Blob
from caserecord.event_tables import STATEMENTS
from caserecord.files import private_file, settle
from caserecord.former_logs import former_log
from caserecord.settings import CannotStart

_LOG, _NEW = "events.db", "events.new.db"


class NewLog:
    """A log that is being written, from the one that stands in the same folder."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        connection.execute("CREATE TEMP TABLE sealed_anew (hash BLOB PRIMARY KEY)")

    def names(self) -> set[str]:
        """What the blobs of the log before are called."""
        return {hash_.hex() for (hash_,) in self._connection.execute("SELECT hash FROM before.blobs")}

    def add(self, events: Iterable[Notification]) -> None:
        """Write events where they stood."""
        rows = [(e.id, e.originator_id.hex, e.originator_version, e.topic, e.state) for e in events]  # type: ignore[union-attr]
        self._connection.executemany("INSERT INTO stored_events VALUES (?, ?, ?, ?, ?)", rows)

    def add_blob(self, before: bytes, after: Blob) -> None:
        """Write a blob that takes the place of the one with this hash."""
        self._connection.execute("INSERT INTO blobs VALUES (?, ?)", after)
        self._connection.execute("INSERT INTO sealed_anew VALUES (?)", (before,))

    def copy_the_rest(self) -> None:
        """Write what is as it was: what was asked, and blobs that nothing opens."""
        self._connection.execute("INSERT INTO commands SELECT * FROM before.commands")
        self._connection.execute(
            "INSERT INTO blobs SELECT hash, bytes FROM before.blobs WHERE hash NOT IN (SELECT hash FROM sealed_anew)"
        )


@contextmanager
def being_written(folder: Path) -> Iterator[NewLog]:
    """A new log in this folder, which is there when this ends, and dropped with the next start unless it is kept.

    Raises CannotStart where it cannot be written.
    """
    drop_new_log(folder)
    _require_links(folder)
    try:
        with closing(sqlite3.connect(private_file(folder / _NEW), isolation_level=None)) as connection:
            connection.execute("PRAGMA synchronous = full")
            connection.execute("ATTACH DATABASE ? AS before", (str(folder / _LOG),))
            connection.execute("BEGIN")
            for statement in STATEMENTS:
                connection.execute(statement)
            yield NewLog(connection)
            connection.execute("COMMIT")
    except sqlite3.Error as error:
        raise CannotStart(f"A new log cannot be written: {error}. Nothing was changed.") from error
    settle(folder)


def _require_links(folder: Path) -> None:
    """Make sure that a file here can have two names: the log before will have. Raises CannotStart."""
    probe = private_file(folder / _NEW)
    other = probe.with_suffix(".link")
    try:
        other.unlink(missing_ok=True)
        os.link(probe, other)
        other.unlink()
    except OSError as error:
        raise CannotStart(f"This disk cannot keep the log before beside the new one: {error}.") from error
    finally:
        probe.unlink()


def keep_new_log(folder: Path, until: str) -> None:
    """Let it take the place of the one before, which stays, named after its last position. Again, it does nothing."""
    if not (folder / _NEW).exists():
        return
    with closing(sqlite3.connect(folder / _LOG)) as before:  # whatever stands in its journal comes into the file
        before.execute("PRAGMA journal_mode = delete")
    with suppress(FileExistsError):
        os.link(folder / _LOG, former_log(folder, int(until)))
    settle(folder)
    (folder / _NEW).replace(folder / _LOG)
    settle(folder)


def drop_new_log(folder: Path) -> None:
    """Drop one that was begun and never kept."""
    for name in (_NEW, f"{_NEW}-journal"):
        (folder / name).unlink(missing_ok=True)
