"""The vault: what can be destroyed and never derived. A key for each subject, a salt for each stream."""

import os
import threading
import weakref
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from msgspec import convert
from sqlalchemy import Connection, Engine, Select, bindparam, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from caserecord.keyrings import KEY_LENGTH, Keyring, StreamKey, WrongKey, stream_cipher
from caserecord.locks import InUse, Use
from caserecord.master_keys import master_key
from caserecord.settings import CannotStart, Settings
from caserecord.tombstones import Stone, Tombstones
from caserecord.vault_tables import (
    OF_SIGNING_IN,
    invitations,
    keys,
    letters,
    link_keys,
    mailboxes,
    open_sqlite,
    salts,
    secrets,
)
from domain import clocks
from domain.refusals import Forgotten
from domain.sayings import Ours

FORGOTTEN = Ours("This was deleted for ever.")
_SALT_LENGTH = 32
_CHECK = "check"

_ADD_KEY, _ADD_SALT, _ADD_SECRET = insert(keys), insert(salts), insert(secrets)
_ONE_KEY = select(keys.c.destroyed_at).where(keys.c.subject_id == bindparam("subject"))
_SECRET = select(secrets.c.wrapped).where(secrets.c.name == bindparam("name"))
_SALTED = select(
    salts.c.stream_id, salts.c.subject_id, salts.c.salt, salts.c.destroyed_at, keys.c.wrapped, keys.c.destroyed_at
).join_from(salts, keys, salts.c.subject_id == keys.c.subject_id)
_DESTROYED = {
    "key": select(keys.c.subject_id, keys.c.destroyed_at).where(keys.c.destroyed_at.is_not(None)),
    "salt": select(salts.c.stream_id, salts.c.destroyed_at).where(salts.c.destroyed_at.is_not(None)),
}
_ONE_SALTED = _SALTED.where(salts.c.stream_id == bindparam("stream"))
_MANY_SALTED = _SALTED.where(salts.c.stream_id.in_(bindparam("streams", expanding=True)))


class KeyMissing(Exception):
    """The vault does not know this key. It is an error, not a forgetting."""


class Vault:
    """Keys and salts, wrapped under the master key."""

    def __init__(self, engine: Engine, keyring: Keyring, use: Use, tombstones: Tombstones) -> None:
        self._engine = engine
        self.keyring = keyring
        self._use = use
        self.tombstones = tombstones
        self._one_key = self.worded(_ONE_KEY)
        self._one_salted = self.worded(_ONE_SALTED)
        self._mine = threading.local()
        self._all: weakref.WeakSet[Connection] = weakref.WeakSet()

    @classmethod
    def open(cls, settings: Settings, use: Use | None = None) -> "Vault":
        """The vault of this deployment, made where there is none. Raises CannotStart."""
        use = use or using(settings)
        engine = open_sqlite(settings.data / "vault.db")
        with engine.connect() as connection:
            is_new = connection.execute(select(secrets.c.name)).first() is None
            check = connection.execute(_SECRET, {"name": _CHECK}).scalar_one_or_none()

        def opens(key: bytes) -> bool:
            return Keyring(key).opens(_CHECK.encode(), check)

        keyring = Keyring(master_key(settings, is_new=is_new, opens=opens))
        vault = cls(engine, keyring, use, Tombstones(settings.outside))
        try:
            vault.secret(_CHECK)
        except WrongKey:
            vault.close()
            raise CannotStart(
                f"The master key does not open the vault in {settings.data}. "
                f"Write the one that it was made with in CASERECORD_KEY or {settings.key_file}."
            ) from None
        return vault

    @property
    def connection(self) -> Connection:
        """The connection of this thread."""
        try:
            mine: Connection = self._mine.connection
        except AttributeError:
            mine = self._mine.connection = self._engine.connect()
            self._all.add(mine)
        return mine

    @contextmanager
    def together(self) -> Iterator[Connection]:
        """Keep all that is written within, or none of it. Nobody else writes meanwhile."""
        connection = self.connection
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            yield connection
        except BaseException:
            connection.exec_driver_sql("ROLLBACK")
            raise
        connection.exec_driver_sql("COMMIT")

    def close(self) -> None:
        """Close the connections of all threads."""
        for connection in list(self._all):
            connection.close()
        self._use.close()

    # Keys and salts

    def make_key(self, subject_id: UUID) -> None:
        """Make sure that a person, a member or the scheme has a key. Raises Forgotten where it was destroyed."""
        wrapped = self.keyring.wrap(subject_id.bytes, os.urandom(KEY_LENGTH))
        try:
            self.connection.execute(_ADD_KEY, {"subject_id": subject_id.hex, "wrapped": wrapped})
        except IntegrityError:  # made before
            self.require_remembered(subject_id)

    def require_remembered(self, subject_id: UUID) -> None:
        """Make sure that nobody destroyed this key, in any process. Raises Forgotten."""
        if any(destroyed_at for (destroyed_at,) in self.ask(self._one_key, subject=subject_id.hex)):
            raise Forgotten(FORGOTTEN)

    def make_salt(self, stream_id: UUID, subject_id: UUID) -> StreamKey:
        """The key of a new stream. Its salt is kept before this returns; the first one made is the one that counts.

        Raises Forgotten where it was destroyed, and KeyMissing where the subject has no key.
        """
        salt = {"stream_id": stream_id.hex, "subject_id": subject_id.hex, "salt": os.urandom(_SALT_LENGTH)}
        with suppress(IntegrityError):  # made before
            self.connection.execute(_ADD_SALT, salt)
        key = self.stream_keys([stream_id]).get(stream_id)
        if key is None:
            raise KeyMissing(subject_id)
        if key.cipher is None:
            raise Forgotten(FORGOTTEN)
        return key

    def stream_keys(self, stream_ids: Collection[UUID]) -> dict[UUID, StreamKey]:
        """The keys of these streams, with one question. A stream is left out where no key opens it."""
        streams = {stream_id.hex: stream_id for stream_id in stream_ids}
        subject = cache(self._subject)  # each is unwrapped once, and forgotten when this returns
        found = {}
        for stream, whose, salt, salt_destroyed, wrapped, key_destroyed in self._salted(list(streams)):
            subject_id, key = subject(whose, wrapped)
            if salt_destroyed or key_destroyed:
                found[streams[stream]] = StreamKey(subject_id, None)
            elif key is not None:
                found[streams[stream]] = StreamKey(subject_id, stream_cipher(key, salt))
        return found

    def destroy_salt(self, stream_id: UUID) -> None:
        """Forget one stream for ever. What is left says that there was one, so that it is never made again.

        Raises CannotNote where that cannot be noted outside first.
        """
        with self._destroying("salt", stream_id) as (connection, moment):
            gone = {"salt": None, "destroyed_at": moment}
            connection.execute(update(salts).where(salts.c.stream_id == stream_id.hex).values(gone))

    def destroy_key(self, subject_id: UUID) -> None:
        """Forget everything that is sealed for somebody, for ever, and with what they signed in.

        Raises CannotNote where that cannot be noted outside first.
        """
        with self._destroying("key", subject_id) as (connection, moment):
            gone = {"wrapped": None, "destroyed_at": moment}
            connection.execute(update(keys).where(keys.c.subject_id == subject_id.hex).values(gone))
            for table in (invitations, letters, mailboxes, *OF_SIGNING_IN):
                connection.execute(delete(table).where(table.c.reader == subject_id.hex))
            connection.execute(delete(link_keys).where(link_keys.c.person_id == subject_id.hex))

    @contextmanager
    def _destroying(self, kind: str, id_: UUID) -> Iterator[tuple[Connection, str]]:
        """Note outside what is destroyed within, and leave no trace of it here."""
        moment = clocks.now()
        with self.together() as connection:
            self.tombstones.lay([Stone(kind, id_, moment)])
            yield connection, moment.isoformat()
        self.leave_no_trace()

    def note_what_was_destroyed(self) -> None:
        """Note outside all that was ever destroyed, also before there was a folder for it. Raises CannotNote."""
        with self.together() as connection:
            self.tombstones.lay(
                Stone(kind, convert(row[0], UUID), datetime.fromisoformat(row[1]))
                for kind, found in _DESTROYED.items()
                for row in connection.execute(found)
            )

    def _salted(self, streams: list[str]) -> Sequence[Any]:
        if len(streams) != 1:
            return self.connection.execute(_MANY_SALTED, {"streams": streams}).all()
        return self.ask(self._one_salted, stream=streams[0])

    def worded(self, question: Select[Any]) -> str:
        """A question in the words of this engine, to ask the driver."""
        return str(question.compile(self._engine))

    def ask(self, statement: str, **given: str | bytes) -> Sequence[Any]:
        """Ask the driver one of the commonest questions: by way of SQLAlchemy it takes five times as long."""
        cursor = self.connection.connection.cursor()
        try:
            cursor.execute(statement, given)
            return cursor.fetchall()
        finally:
            cursor.close()

    def _subject(self, whose: str, wrapped: bytes | None) -> tuple[UUID, bytes | None]:
        """Whose key it is, and the key where there is one that opens."""
        subject_id = convert(whose, UUID)
        try:
            return subject_id, wrapped and self.keyring.unwrap(subject_id.bytes, wrapped)
        except WrongKey:
            return subject_id, None

    def leave_no_trace(self) -> None:
        """Empty SQLite's journal, where a copy of what was destroyed may stand."""
        is_busy = self.connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()[0]
        if is_busy:
            raise TimeoutError("The key is destroyed, but somebody was reading: a copy may stand in vault.db-wal.")

    # Secrets of the deployment

    def secret(self, name: str) -> bytes:
        """Random bytes under a name, made once and the same ever after. Raises WrongKey."""
        wrapped = self.keyring.wrap(name.encode(), os.urandom(KEY_LENGTH))
        try:
            self.connection.execute(_ADD_SECRET, {"name": name, "wrapped": wrapped})
        except IntegrityError:  # made before
            wrapped = self.connection.execute(_SECRET, {"name": name}).scalar_one()
        return self.keyring.unwrap(name.encode(), wrapped)


def using(settings: Settings, *, alone: bool = False) -> Use:
    """Use the vault, and wait where somebody has it alone: before anything else is waited for. Raises CannotStart."""
    try:
        return Use(settings.data / "vault.lock", alone=alone)
    except InUse:
        raise CannotStart("Something else has the record open, such as the server. Stop it, and ask again.") from None
