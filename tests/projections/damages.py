"""Damage to what is stored, done as no program of ours could: with the triggers off, or to the bytes themselves."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from uuid import UUID

from caserecord.stores import Store


@contextmanager
def stored_events(store: Store) -> Iterator[sqlite3.Connection]:
    """The table of events, with nothing that keeps it from being changed."""
    with closing(sqlite3.connect(store.recorder.datastore.pool.db_name)) as connection, connection:
        triggers = connection.execute("select name, sql from sqlite_master where type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"drop trigger {name}")
        yield connection
        for _, sql in triggers:
            connection.execute(sql)


def damage(store: Store, stream: UUID, version: int = 0) -> None:
    """Change the last byte of an event."""
    with stored_events(store) as events:
        where = "where originator_id = ? and originator_version = ?"
        (state,) = events.execute(f"select state from stored_events {where}", [stream.hex, version]).fetchone()
        events.execute(f"update stored_events set state = ? {where}", [flipped(state), stream.hex, version])


def flipped(state: bytes) -> bytes:
    return state[:-1] + bytes([state[-1] ^ 1])


def roll_back(store: Store, after: int) -> None:
    """Lose every event that stands after a position, as an older copy of the file would."""
    with stored_events(store) as events:
        events.execute("delete from stored_events where notification_id > ?", [after])


def stream_at(store: Store, position: int) -> UUID:
    """The stream of the event at a position."""
    found: UUID = store.read_at([position])[0].event.originator_id
    return found
