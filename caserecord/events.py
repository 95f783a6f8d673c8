"""The events on SQLite: added in order, never changed, with what was asked in the same transaction."""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple, cast
from uuid import UUID

from eventsourcing.persistence import IntegrityError, Notification, StoredEvent
from eventsourcing.sqlite import SQLiteApplicationRecorder, SQLiteCursor, SQLiteDatastore, SQLiteFactory
from eventsourcing.utils import Environment, EnvType
from msgspec import convert

from caserecord.blobs import Blob
from caserecord.connections import EventsDatastore
from caserecord.event_tables import SCHEMA, STATEMENTS
from caserecord.settings import CannotStart

_LAST_VERSION = "SELECT MAX(originator_version) FROM stored_events WHERE originator_id = ?"
_COLUMNS = "notification_id, originator_id, originator_version, topic, state"


class Done(NamedTuple):
    """Something that was asked and done, so that asking again does not do it twice."""

    id: UUID
    actor: UUID
    name: str
    body_hash: bytes
    outcome: str | None
    """The id of what was made, or nothing."""


class Seen(NamedTuple):
    """A stream as far as somebody had seen it, who decides by what they saw."""

    stream_id: UUID
    version: int | None


class EventsRecorder(SQLiteApplicationRecorder):
    """Adds events and reads them."""

    datastore: EventsDatastore

    def __init__(self, datastore: SQLiteDatastore, events_table_name: str = "stored_events") -> None:
        super().__init__(datastore, events_table_name)
        self.insert_events_statement = (
            "INSERT INTO stored_events (originator_id, originator_version, topic, state) VALUES (?, ?, ?, ?)"
        )
        self.select_events_statement = (
            "SELECT originator_id, originator_version, topic, state FROM stored_events WHERE originator_id = ? "
        )
        self.select_max_notification_id_statement = "SELECT MAX(notification_id) FROM stored_events"

    def create_table(self) -> None:
        """Make the tables in a new file. Raises CannotStart where the file is of a later version."""
        with self.datastore.transaction(commit=True) as cursor:
            cursor.execute("PRAGMA user_version")
            version = cursor.fetchone()[0]
            if version > SCHEMA:
                raise CannotStart(f"{self.datastore.pool.db_name} was written by a later version. Run that version.")
            if not version:
                for statement in STATEMENTS:
                    cursor.execute(statement)

    def _insert_events(
        self,
        c: SQLiteCursor,
        stored_events: Sequence[StoredEvent],
        *,
        done: Done | None = None,
        blobs: Sequence[Blob] = (),
        seen: Sequence[Seen] = (),
        right_after: int | None = None,
        **_: Any,
    ) -> Sequence[int] | None:
        if right_after is not None:
            c.execute(self.select_max_notification_id_statement)
            if c.fetchone()[0] != right_after:
                raise IntegrityError("something else was written down since")
        for each in seen:
            c.execute(_LAST_VERSION, (each.stream_id.hex,))
            if c.fetchone()[0] != each.version:
                raise IntegrityError("something else happened there since")
        positions = super()._insert_events(c, stored_events)
        for blob in blobs:
            c.execute("INSERT INTO blobs (hash, bytes) VALUES (?, ?)", blob)
        if done is not None:
            c.execute(
                "INSERT INTO commands (id, actor, name, body_hash, outcome) VALUES (?, ?, ?, ?, ?)",
                (done.id.hex, done.actor.hex, done.name, done.body_hash, done.outcome),
            )
        return positions

    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> Sequence[Notification]:
        """Events in the order of the log, from `start` to `stop`; with topics, only those."""
        first = (start or 0) + (not inclusive_of_start)
        return self._select(
            "notification_id >= ? AND (? IS NULL OR notification_id <= ?)", (first, stop, stop), topics, limit
        )

    def select_stream(self, stream_id: UUID) -> Sequence[StoredEvent]:
        """Every event of a stream, in order."""
        with self.datastore.transaction(commit=False) as cursor:
            cursor.execute(
                "SELECT originator_version, topic, state FROM stored_events "
                "WHERE originator_id = ? ORDER BY originator_version",
                (stream_id.hex,),
            )
            return [StoredEvent(stream_id, *row) for row in cursor.fetchall()]

    def select_positions(self, positions: Sequence[int]) -> Sequence[Notification]:
        """The events that stand at these positions, in the order of the log."""
        where = "notification_id IN (SELECT value FROM json_each(?))"
        return self._select(where, (json.dumps(list(positions)),), (), len(positions))

    def select_standing(self, stream_id: UUID) -> Sequence[Notification]:
        """Every event of a stream, with where each stands in the log."""
        return self._select("originator_id = ?", (stream_id.hex,), (), -1)

    def select_last(self) -> Notification | None:
        """The newest event of the log, if there is one."""
        where = "notification_id = (SELECT MAX(notification_id) FROM stored_events)"
        return next(iter(self._select(where, (), (), 1)), None)

    def select_newest_state(self) -> tuple[int, bytes] | None:
        """Where the newest event of the log stands, and what is stored of it, for whoever asks at every change."""
        with self.datastore.transaction(commit=False) as cursor:
            cursor.execute("SELECT notification_id, state FROM stored_events ORDER BY notification_id DESC LIMIT 1")
            row = cursor.fetchone()
        return row and (row[0], row[1])

    def select_done(self, command_id: UUID) -> Done | None:
        """What was done under this id, if anything was."""
        with self.datastore.transaction(commit=False) as cursor:
            cursor.execute("SELECT actor, name, body_hash, outcome FROM commands WHERE id = ?", (command_id.hex,))
            row = cursor.fetchone()
        return row and Done(command_id, UUID(row[0]), row[1], row[2], row[3])

    def select_blob(self, name: str) -> Blob | None:
        """The sealed bytes that an event names, if they are there."""
        hash_ = bytes.fromhex(name)
        with self.datastore.transaction(commit=False) as cursor:
            cursor.execute("SELECT bytes FROM blobs WHERE hash = ?", (hash_,))
            row = cursor.fetchone()
        return row and Blob(hash_, row[0])

    def last_version(self, stream_id: UUID) -> int | None:
        """The number of the newest event in a stream, if there is one."""
        with self.datastore.transaction(commit=False) as cursor:
            cursor.execute(_LAST_VERSION, (stream_id.hex,))
            return cast("int | None", cursor.fetchone()[0])

    def select_position(self, stream_id: UUID, version: int) -> int:
        """Where an event of a stream stands in the log. It is there."""
        with self.datastore.transaction(commit=False) as cursor:
            cursor.execute(
                "SELECT notification_id FROM stored_events WHERE originator_id = ? AND originator_version = ?",
                (stream_id.hex, version),
            )
            return cast(int, cursor.fetchone()[0])

    def _select(self, where: str, given: Sequence[Any], topics: Sequence[str], limit: int) -> Sequence[Notification]:
        statement = f"SELECT {_COLUMNS} FROM stored_events WHERE {where}"
        if topics:
            statement += f" AND topic IN ({', '.join('?' * len(topics))})"
        with self.datastore.transaction(commit=False) as cursor:
            cursor.execute(f"{statement} ORDER BY notification_id LIMIT ?", (*given, *topics, limit))
            # msgspec reads an id in a third of the time that UUID() takes
            return [Notification(convert(row[1], UUID), row[2], row[3], row[4], row[0]) for row in cursor.fetchall()]


class EventsFactory(SQLiteFactory):
    """Makes the recorder, with our connections."""

    application_recorder_class = EventsRecorder

    def __init__(self, env: Environment | EnvType | None) -> None:
        super().__init__(env)
        self.datastore = EventsDatastore(self.datastore.pool.db_name)
