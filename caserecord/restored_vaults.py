"""Restored vaults: a copy of the keys, made ready in memory. What was deleted since, and who was shut out, stays so.

Only then is it written: nothing that must be forgotten comes onto the disk again.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from uuid import UUID

from caserecord.copies import on_disk, reading
from caserecord.engines import damage_in_file, to_read
from caserecord.files import private_file
from caserecord.settings import CannotStart
from caserecord.tombstones import Stone
from caserecord.vault_tables import OF_SIGNING_IN

_FOR_NOW = ("sessions", "invitations", "waiting_devices", "answered")
"""Tables of what lets somebody in for a short while. It is begun anew."""
_WAYS = {
    "credentials": ("id", "reader", "kind", "proof"),
    "sign_in_cards": ("reader", "id", "token_hash", "proof"),
    "known_devices": ("token_hash", "reader", "is_mine"),
    "link_keys": ("token_hash", "link_id", "person_id", "pin"),
}
"""Tables of what lets somebody in for longer, and what has to be the same for it to be the same."""
_TOLD = {"mailboxes": ("reader", "mailbox")}
"""Where somebody is told that something waits: kept where nothing says that it ended, for it lets nobody in."""
_OF_SUBJECT = {
    **dict.fromkeys(("invitations", "letters", "mailboxes", *(table.name for table in OF_SIGNING_IN)), "reader"),
    "link_keys": "person_id",
}
"""Tables of what goes with somebody's key, and the column that says whose it is."""
GivenLink = tuple[UUID, UUID]
"""The id of a link, and whose it is."""


class RestoredVault:
    """A copy of the keys, before it is written."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        self._tables = {name for (name,) in found}  # a version before may have had fewer

    def wrapped(self, name: str) -> bytes | None:
        """A secret of the deployment, as it is kept."""
        row = self._connection.execute("SELECT wrapped FROM secrets WHERE name = ?", (name,)).fetchone()
        return bytes(row[0]) if row else None

    def forget(self, stones: Iterable[Stone]) -> int:
        """Destroy what was deleted for ever. How much of it was here."""
        found = 0
        for kind, id_, moment in stones:
            said = {"id": id_.hex, "at": moment.isoformat()}
            if kind == "salt":
                asked = "UPDATE salts SET salt = NULL, destroyed_at = :at WHERE stream_id = :id AND salt IS NOT NULL"
                found += self._connection.execute(asked, said).rowcount
                continue
            asked = "UPDATE keys SET wrapped = NULL, destroyed_at = :at WHERE subject_id = :id AND wrapped IS NOT NULL"
            found += self._connection.execute(asked, said).rowcount
            for table, column in _OF_SUBJECT.items():
                self._delete(table, f"{column} = :id", **said)
        return found

    def shut(self, standing: Path | None, *, keeps_ways: bool) -> list[GivenLink]:
        """Let nobody in by what may have been ended since: the links that open no more.

        Where a vault stands that can be read, what is in both lets in still. Else nothing does, or with `keeps_ways`
        what somebody signs in with; no link ever.
        """
        links = self._links()
        for table in _FOR_NOW:
            self._delete(table)
        if standing is not None:
            with self._beside(standing):
                for table, same in (_WAYS | _TOLD).items():
                    alike = " AND ".join(f"other.{column} IS {table}.{column}" for column in same)
                    self._delete(table, f"NOT EXISTS (SELECT 1 FROM standing.{table} AS other WHERE {alike})")
        else:
            for table in ("link_keys",) if keeps_ways else _WAYS:
                self._delete(table)
        return sorted(set(links) - set(self._links()))

    def write(self, file: Path) -> None:
        """Write it, with nothing of what was taken out."""
        self._connection.execute("VACUUM")
        with closing(sqlite3.connect(private_file(file), isolation_level=None)) as there:
            self._connection.backup(there)
        on_disk(file)

    def _links(self) -> list[GivenLink]:
        if "link_keys" not in self._tables:
            return []
        found = self._connection.execute("SELECT link_id, person_id FROM link_keys")
        return [(UUID(link), UUID(person)) for link, person in found]

    def _delete(self, table: str, where: str = "true", **said: str) -> None:
        if table in self._tables:
            self._connection.execute(f"DELETE FROM main.{table} WHERE {where}", said)

    @contextmanager
    def _beside(self, standing: Path) -> Iterator[None]:
        self._connection.execute("ATTACH DATABASE ? AS standing", (to_read(standing),))
        try:
            yield
        finally:
            self._connection.execute("DETACH DATABASE standing")


@contextmanager
def copy_of_keys(file: Path) -> Iterator[RestoredVault]:
    """A copy of the keys, in memory. Raises CannotStart where something cannot be done with it."""
    with reading(file) as kept, closing(sqlite3.connect("file::memory:", uri=True, isolation_level=None)) as memory:
        memory.execute("PRAGMA secure_delete = on")
        memory.execute("PRAGMA temp_store = memory")
        kept.backup(memory)
        yield RestoredVault(memory)


def can_be_compared(vault: Path, keys: Path) -> bool:
    """Whether a vault is whole, has all the tables that say who gets in, and is the one that the keys are a copy of."""
    if damage_in_file(vault):
        return False
    with suppress(CannotStart), reading(vault) as connection:
        for table, columns in (_WAYS | _TOLD).items():
            connection.execute(f"SELECT {', '.join(columns)} FROM {table} LIMIT 1")
        connection.execute("ATTACH DATABASE ? AS copied", (to_read(keys),))
        shared = "SELECT 1 FROM main.keys JOIN copied.keys USING (subject_id) LIMIT 1"
        return connection.execute(shared).fetchone() is not None  # a start without one has made another
    return False
