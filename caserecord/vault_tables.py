"""The tables of the vault, the same on every engine, and how SQLite keeps them."""

import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Engine,
    Integer,
    LargeBinary,
    MetaData,
    NullPool,
    String,
    Table,
    create_engine,
    event,
)
from sqlalchemy.engine import URL

from caserecord.connections import set_pragmas
from caserecord.files import private_file
from caserecord.settings import CannotStart

SCHEMA = 3
"""The version of these tables, which stands in the file as its `user_version`."""

PRAGMAS: Mapping[str, str | int] = {
    "journal_mode": "wal",
    "synchronous": 2,  # FULL: a salt must be kept before anything is sealed with it
    "busy_timeout": 10_000,  # milliseconds
    "secure_delete": 1,  # what is destroyed is overwritten in the file
}

metadata = MetaData()

keys = Table(
    "keys",
    metadata,
    Column("subject_id", String(32), primary_key=True),
    Column("wrapped", LargeBinary),
    Column("destroyed_at", String(32)),
)

salts = Table(
    "salts",
    metadata,
    Column("stream_id", String(32), primary_key=True),
    Column("subject_id", String(32), nullable=False),
    Column("salt", LargeBinary),
    Column("destroyed_at", String(32)),
)

sessions = Table(
    "sessions",
    metadata,
    Column("token_hash", LargeBinary, primary_key=True),
    Column("id", String(32), nullable=False, unique=True),
    Column("reader", String(32), nullable=False, index=True),
    Column("with_person", String(32)),
    Column("how", String(40), nullable=False),
    Column("way", String(20), nullable=False),
    Column("device", String(80), nullable=False),
    Column("is_shared", Boolean, nullable=False),
    Column("started", Integer, nullable=False),
    Column("proved", Integer, nullable=False),
    Column("seen", Integer, nullable=False),
)

credentials = Table(
    "credentials",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("reader", String(32), nullable=False, index=True),
    Column("kind", String(20), nullable=False),
    Column("proof", LargeBinary, nullable=False),
    Column("called", String(80), nullable=False),
    Column("made", Integer, nullable=False),
    Column("used", Integer),
)
"""What somebody proves with who they are: never what they type or hold, only what that can be checked against."""

invitations = Table(
    "invitations",
    metadata,
    Column("token_hash", LargeBinary, primary_key=True),
    Column("reader", String(32), nullable=False, index=True),
    Column("invited_by", String(32), nullable=False),
    Column("agreed_by", String(32)),
    Column("until", Integer, nullable=False),
)
"""One use each. Where it is to let somebody in again, two people have agreed to it."""

link_keys = Table(
    "link_keys",
    metadata,
    Column("token_hash", LargeBinary, primary_key=True),
    Column("link_id", String(32), nullable=False, unique=True),
    Column("person_id", String(32), nullable=False, index=True),
    Column("pin", String(120)),
)
"""What opens a link: never the key itself, nor its PIN. Gone once the link is stopped."""

sign_in_cards = Table(
    "sign_in_cards",
    metadata,
    Column("reader", String(32), primary_key=True),
    Column("id", String(32), nullable=False),
    Column("token_hash", LargeBinary, nullable=False, unique=True),
    Column("pictures", String(1000), nullable=False),
    Column("proof", LargeBinary, nullable=False),
    Column("wrong", Integer, nullable=False),
    Column("made", Integer, nullable=False),
    Column("used", Integer),
)
"""One card each. The proof hashes its token with the right picture: without the card nobody learns which that is."""

known_devices = Table(
    "known_devices",
    metadata,
    Column("token_hash", LargeBinary, primary_key=True),
    Column("id", String(32), nullable=False, unique=True),
    Column("reader", String(32), nullable=False, index=True),
    Column("device", String(80), nullable=False),
    Column("is_mine", Boolean, nullable=False),
    Column("made", Integer, nullable=False),
    Column("used", Integer, nullable=False),
)
"""On which device whose password is enough, and where a person said that it is theirs, so that their card works."""

waiting_devices = Table(
    "waiting_devices",
    metadata,
    Column("token_hash", LargeBinary, primary_key=True),
    Column("id", String(32), nullable=False, unique=True),
    Column("reader", String(32), nullable=False, index=True),
    Column("device", String(80), nullable=False),
    Column("number", LargeBinary),
    Column("asked", Integer, nullable=False),
    Column("until", Integer, nullable=False),
)
"""Where somebody gave their password, and the device is not known. A number lets it in, of which a hash is kept."""

answered = Table(
    "answered",
    metadata,
    Column("question_hash", LargeBinary, primary_key=True),
    Column("until", Integer, nullable=False, index=True),
)
"""Questions that were answered, for as long as they could be answered again."""

tries = Table(
    "tries",
    metadata,
    Column("name", String(80), primary_key=True),
    Column("failed", Integer, nullable=False),
    Column("last", Integer, nullable=False),
)
"""How often somebody failed to prove who they are, and when they last did."""

mailboxes = Table(
    "mailboxes",
    metadata,
    Column("reader", String(32), primary_key=True),
    Column("mailbox", String(254), nullable=False),
)
"""Where members are told by e-mail that something waits for them."""

letters = Table(
    "letters",
    metadata,
    Column("about", String(32), primary_key=True),
    Column("reader", String(32), primary_key=True),
    Column("tries", Integer, nullable=False),
    Column("due", Integer, nullable=False),
    Column("why", String(120), nullable=False),
)
"""E-mails that are still to be sent: to whom, about what, and why they were not taken. Never a word of them."""

alarms_waiting = Table(
    "alarms_waiting",
    metadata,
    Column("alarm_id", String(32), primary_key=True),
    Column("person_id", String(32), nullable=False),
    Column("due", Integer, nullable=False),
)
"""When it goes on to the next, if nobody has read it by then."""

alarms_given = Table(
    "alarms_given",
    metadata,
    Column("person_id", String(32), primary_key=True),
    Column("reader", String(32), primary_key=True),
    Column("alarm_id", String(32), primary_key=True),
)
"""Whom a person turned to. For a safeguarding lead who is not among their people, this is what lets them read it."""

followed = Table(
    "followed",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("hash", LargeBinary, nullable=False),
)
"""How far the log was followed: one row."""

OF_SIGNING_IN = (credentials, sessions, sign_in_cards, known_devices, waiting_devices)
"""What somebody signs in with, and where. All of it ends when they are let in anew."""

secrets = Table(
    "secrets",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("wrapped", LargeBinary, nullable=False),
)


_OTHERWISE_BEFORE = ("sessions", "trusted_devices", "followed")
"""Tables that versions before this one had otherwise."""


def open_sqlite(path: Path) -> Engine:
    """The vault in a file, made where there is none. Each statement is kept as it ends. Raises CannotStart."""
    engine = create_engine(
        URL.create("sqlite", database=str(private_file(path))),
        isolation_level="AUTOCOMMIT",
        paramstyle="named",  # values are given by name, as PostgreSQL's driver takes them too
        poolclass=NullPool,  # each thread holds on to a connection of its own
        connect_args={"check_same_thread": False},
        hide_parameters=True,  # an error is printed and logged: no key may stand in it
    )

    @event.listens_for(engine, "connect")
    def _set_up(connection: sqlite3.Connection, _: Any) -> None:
        set_pragmas(connection, str(path), PRAGMAS)

    with engine.connect() as connection:
        version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        if version > SCHEMA:
            raise CannotStart(f"{path} was written by a later version. Run that version.")
        if version < SCHEMA:
            for gone in _OTHERWISE_BEFORE:  # everybody signs in again, and the log is followed from its beginning
                connection.exec_driver_sql(f"DROP TABLE IF EXISTS {gone}")
            metadata.create_all(connection)
            connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")
    return engine
