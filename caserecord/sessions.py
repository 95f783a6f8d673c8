"""Sessions: who is signed in, on which device, until when. Only the hash of a session's token is kept."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from caserecord import vault_tables
from caserecord.tokens import hash_of, new_token
from caserecord.vaults import Vault
from caserecord.ways import CARD
from domain import clocks
from domain.refusals import NotInRecord

IDLE = 30 * 60
"""Seconds without a page after which a session ends."""
SHARED_IDLE = 5 * 60
"""The same on a device that others use too."""
LONGEST = 12 * 60 * 60
"""Seconds after which it ends in any case."""
FRESH = 10 * 60
"""Seconds after somebody proved who they are, during which they need not do so again to share or to erase."""
NEVER = 0
"""When somebody proved who they are who did not."""
_NOTED = 60
"""Seconds within which being seen again is not worth writing down."""
_LONGEST_DEVICE = 80

_table = vault_tables.sessions
_START = insert(_table)
_FIND = select(
    _table.c.id,
    _table.c.reader,
    _table.c.with_person,
    _table.c.how,
    _table.c.way,
    _table.c.is_shared,
    _table.c.proved,
    _table.c.started,
    _table.c.seen,
).where(_table.c.token_hash == bindparam("hash"))
_CHANGE = update(_table).where(_table.c.token_hash == bindparam("hash"))
_END = delete(_table).where(_table.c.token_hash == bindparam("hash"))


@dataclass(frozen=True)
class Session:
    """Somebody who is signed in, perhaps together with a person."""

    id: UUID
    reader: UUID
    with_person: UUID | None
    how: str
    """How the person says things, as they said when they signed in together."""
    way: str
    """In which way they signed in: one of those in `caserecord.ways`."""
    is_shared: bool
    """Whether others use the device too."""
    proved: int
    """When they last proved who they are, in seconds since 1970."""
    started: int
    """When they signed in, in seconds since 1970. Sitting down together goes on with what was begun then."""

    @property
    def is_fresh(self) -> bool:
        """Whether they proved so lately who they are that they may share or erase."""
        return clocks.was_within(self.proved, FRESH)

    @property
    def has_proved(self) -> bool:
        """Whether they proved who they are: lately, where others use the device; else at any time in this session."""
        return self.is_fresh or (self.proved != NEVER and not self.is_shared)


@dataclass(frozen=True)
class SignedIn:
    """Where somebody is signed in, for them to look at."""

    id: UUID
    device: str
    way: str
    is_shared: bool
    started: datetime
    seen: datetime


class Sessions:
    """Starting, finding and ending sessions."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._find = vault.worded(_FIND)

    def start(
        self,
        reader: UUID,
        with_person: UUID | None = None,
        *,
        how: str = "",
        way: str,
        device: str = "",
        is_shared: bool = False,
        proved: int | None = None,
        started: int | None = None,
    ) -> str:
        """Sign somebody in who proved who they are, now or when that was. The token, 256 random bits, is theirs.

        `started`, when they signed in where this goes on with another session.

        A card proves nothing anew: whoever came in by one has not proved yet who they are.
        """
        token, moment = new_token(), clocks.moment()
        if proved is None:
            proved = NEVER if way == CARD else moment
        row = {
            "token_hash": hash_of(token),
            "id": uuid4().hex,
            "reader": reader.hex,
            "with_person": with_person and with_person.hex,
            "how": how,
            "way": way,
            "device": device[:_LONGEST_DEVICE],
            "is_shared": is_shared,
            "started": moment if started is None else started,
            "proved": proved,
            "seen": moment,
        }
        self._vault.connection.execute(_START, row)
        return token

    def find(self, token: str) -> Session | None:
        """Whose session this is, if it goes on. Looking keeps it from growing idle.

        It ends where the clock went back since: nobody can tell any more how long it has been.
        """
        hashed = hash_of(token)
        found = self._vault.ask(self._find, hash=hashed)
        if not found:
            return None
        id_, reader, with_person, how, way, is_shared, proved, started, seen = found[0]
        moment = clocks.moment()
        if not goes_on(started, seen, is_shared=is_shared):
            self.end(token)
            return None
        if moment - seen >= _NOTED:
            self._vault.connection.execute(_CHANGE.values(seen=moment), {"hash": hashed})
        with_id = with_person and UUID(with_person)
        return Session(UUID(id_), UUID(reader), with_id, how, way, bool(is_shared), proved, started)

    def prove(self, token: str) -> str:
        """Somebody proved anew who they are. The session goes on under the token that this answers, and no other."""
        anew = new_token()
        changed = _CHANGE.values(proved=clocks.moment(), token_hash=hash_of(anew))
        self._vault.connection.execute(changed, {"hash": hash_of(token)})
        return anew

    def of(self, reader: UUID) -> list[SignedIn]:
        """Where somebody is signed in, the latest seen first."""
        asked = select(_table).where(_table.c.reader == reader.hex).order_by(_table.c.seen.desc())
        return [
            SignedIn(
                UUID(row.id), row.device, row.way, row.is_shared, clocks.time_of(row.started), clocks.time_of(row.seen)
            )
            for row in self._vault.connection.execute(asked)
            if goes_on(row.started, row.seen, is_shared=row.is_shared)
        ]

    def end(self, token: str) -> None:
        """Sign out."""
        self._vault.connection.execute(_END, {"hash": hash_of(token)})

    def end_one(self, reader: UUID, session_id: UUID) -> None:
        """Sign somebody out on one of their devices. Raises NotInRecord where it is somebody else's, or has ended."""
        theirs = (_table.c.reader == reader.hex) & (_table.c.id == session_id.hex)
        if not self._vault.connection.execute(delete(_table).where(theirs)).rowcount:
            raise NotInRecord

    def end_all(self, reader: UUID) -> None:
        """Sign somebody out everywhere, also where a device waits to be let in."""
        with self._vault.together() as connection:
            end_all(connection, reader)


def goes_on(started: int, seen: int, *, is_shared: bool) -> bool:
    """Whether a session goes on that was started and last seen then."""
    return clocks.was_within(seen, SHARED_IDLE if is_shared else IDLE) and clocks.was_within(started, LONGEST)


def end_all(connection: Connection, reader: UUID) -> None:
    """The same, together with what else is written."""
    for each in (_table, vault_tables.waiting_devices):
        connection.execute(delete(each).where(each.c.reader == reader.hex))
