"""The tables of the events on SQLite. Rows are only ever added."""

from collections.abc import Mapping

SCHEMA = 1
"""The version of these tables, which stands in the file as its `user_version`."""

_KEPT_FOR_EVER = ("stored_events", "commands", "blobs")

_TABLES = (
    """
    CREATE TABLE stored_events (
        notification_id INTEGER PRIMARY KEY AUTOINCREMENT,
        originator_id TEXT NOT NULL,
        originator_version INTEGER NOT NULL,
        topic TEXT NOT NULL,
        state BLOB NOT NULL,
        UNIQUE (originator_id, originator_version)
    ) STRICT
    """,
    # What was asked, so that asking again does not do it twice
    """
    CREATE TABLE commands (
        id TEXT NOT NULL PRIMARY KEY,
        actor TEXT NOT NULL,
        name TEXT NOT NULL,
        body_hash BLOB NOT NULL,
        outcome TEXT
    ) STRICT, WITHOUT ROWID
    """,
    # Sealed photos and voices, by the hash of their sealed bytes
    "CREATE TABLE blobs (hash BLOB NOT NULL PRIMARY KEY, bytes BLOB NOT NULL) STRICT",
)

# They stop accidents. `INSERT OR REPLACE` meets them only where recursive_triggers is on.
_TRIGGERS = tuple(
    f"CREATE TRIGGER {table}_are_kept_on_{change} BEFORE {change} ON {table} "
    f"BEGIN SELECT RAISE(ABORT, '{table} are kept for ever'); END"
    for table in _KEPT_FOR_EVER
    for change in ("UPDATE", "DELETE")
)

STATEMENTS = (*_TABLES, *_TRIGGERS, f"PRAGMA user_version = {SCHEMA}")

PRAGMAS: Mapping[str, str | int] = {
    "journal_mode": "wal",
    "synchronous": 2,  # FULL: what was acknowledged survives a power cut
    "recursive_triggers": 1,
    "busy_timeout": 10_000,  # milliseconds
}
"""What every connection is set to, and must read back."""
