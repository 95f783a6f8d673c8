"""The stock library, as a peer: its own store of unsealed events, and its projection of one transaction an event."""

import sqlite3
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from eventsourcing.application import Application
from eventsourcing.persistence import JSONTranscoder, Mapper, Tracking, Transcoding
from eventsourcing.sqlite import SQLiteDatastore, SQLiteTrackingRecorder
from sqlite_utils import Database

from domain.entries import Entry
from domain.notes import Note
from domain.records import Metadata, Recorded
from projections import positions
from projections.views import LIVE, prepared

SELECTED = 500
"""Notifications that the stock reader takes at once."""


class DayAsISO(Transcoding):
    """A day, which the library does not write by itself."""

    type = date
    name = "date_iso"

    def encode(self, obj: date) -> str:
        """The day as text."""
        return obj.isoformat()

    def decode(self, data: str) -> date:
        """The day of a text."""
        return date.fromisoformat(data)


class WithDays(Application[UUID]):
    """The stock application, which also writes days."""

    def register_transcodings(self, transcoder: JSONTranscoder) -> None:
        """The library's own, and days."""
        super().register_transcodings(transcoder)
        transcoder.register(DayAsISO())


class StockStore:
    """The same events, as the library stores them by default."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "stock.db"
        env = {"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": str(self.path)}
        self.application = WithDays(env=env)
        self.mapper: Mapper[UUID] = self.application.mapper

    def copy(self, recorded: list[Recorded]) -> None:
        """Keep these events."""
        stored = [self.mapper.to_stored_event(at.event) for at in recorded]
        self.application.recorder.insert_events(stored)


class StockProjection(SQLiteTrackingRecorder):
    """The same tables and rows, told one event to a transaction, each with its tracking."""

    def __init__(self, path: Path) -> None:
        super().__init__(SQLiteDatastore(str(path), pool_size=1))
        self.create_table()
        with self.datastore.get_connection(commit=True) as connection:
            raw: sqlite3.Connection = connection._sqlite_conn
            raw.execute("pragma synchronous = normal")
            raw.row_factory = None
            self._db = prepared(raw)

    def tell(self, store: StockStore, actor: UUID, limit: int) -> int:
        """Tell up to this many events. Returns how many there were."""
        metadata = Metadata(actor, "measured")
        done = 0
        while done < limit:
            page = store.application.recorder.select_notifications(done + 1, min(SELECTED, limit - done))
            for notification in page:
                event = store.mapper.to_domain_event(notification)
                self.process(event, Recorded(notification.id, event, metadata, "", b""))
            done += len(page)
            if not page:
                break
        return done

    def process(self, event: Any, at: Recorded) -> None:
        """One event, and where it stood, in one transaction."""
        with self.datastore.transaction(commit=True) as cursor:
            for handler in LIVE.handlers(type(event)):
                handler(event, at, self._db)
            positions.remember(self._db, [at])
            _index(event, at, self._db)
            self._insert_tracking(cursor, Tracking("caserecord", at.position))

    def rows(self) -> tuple[int, ...]:
        """How much was told."""
        return rows_of(self._db)

    def close(self) -> None:
        """Close the file."""
        self.datastore.close()


def _index(event: Any, at: Recorded, db: Database) -> None:
    """Keep the search index in step, as a projection of one event to a transaction has to."""
    words = getattr(event, "words", "")
    if isinstance(event, Entry.Told | Entry.Offered | Note.NoteWritten):
        kind = "note" if isinstance(event, Note.NoteWritten) else "entry"
        row = [at.position, str(event.originator_id), kind]
        db.execute("insert into search values (?, ?, ?, 1)", row)
        words_of_it = [at.position, words, event.person_id.hex]
        db.execute("insert into search_words (rowid, words, record) values (?, ?, ?)", words_of_it)
    elif isinstance(event, Entry.Reworded | Entry.SaidInMyWords):
        stream = str(event.originator_id)
        db.execute("update search set wording = ? where stream = ?", [event.wording, stream])
        db.execute(
            "update search_words set words = ? where rowid = (select position from search where stream = ?)",
            [words, stream],
        )


def rows_of(db: Database) -> tuple[int, ...]:
    """How much views hold, to see that two were told the same."""
    found: tuple[int, ...] = db.execute(
        "select (select count(*) from entries), (select sum(length(words)) from entries), (select count(*) from notes),"
        " (select count(*) from positions), (select count(*) from search), (select sum(wording) from search),"
        " (select sum(length(words)) from search_words)"
    ).fetchone()
    return found
