"""Sessions: who is signed in, until when. Only the hash of a session's token is kept."""

import secrets
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from sqlalchemy import bindparam, delete, insert, select, update

from caserecord import vault_tables
from caserecord.vaults import Vault
from domain import clocks

IDLE = 30 * 60
"""Seconds without a page after which a session ends."""
LONGEST = 12 * 60 * 60
"""Seconds after which it ends in any case."""
_NOTED = 60
"""Seconds within which being seen again is not worth writing down."""

_table = vault_tables.sessions
_START = insert(_table)
_FIND = select(_table.c.reader, _table.c.with_person, _table.c.how, _table.c.started, _table.c.seen).where(
    _table.c.token_hash == bindparam("hash")
)
_SEE = update(_table).where(_table.c.token_hash == bindparam("hash"))
_END = delete(_table).where(_table.c.token_hash == bindparam("hash"))


@dataclass(frozen=True)
class Session:
    """Somebody who is signed in, perhaps together with a person."""

    reader: UUID
    with_person: UUID | None
    how: str
    """How the person says things, as they said when they signed in together."""


class Sessions:
    """Starting, finding and ending sessions."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._find = vault.worded(_FIND)

    def start(self, reader: UUID, with_person: UUID | None = None, *, how: str = "") -> str:
        """Sign somebody in. The token, 256 random bits, is theirs alone to keep."""
        token = secrets.token_urlsafe(32)
        moment = _moment()
        row = {
            "token_hash": _hash(token),
            "reader": reader.hex,
            "with_person": with_person and with_person.hex,
            "how": how,
            "started": moment,
            "seen": moment,
        }
        self._vault.connection.execute(_START, row)
        return token

    def find(self, token: str) -> Session | None:
        """Whose session this is, if it goes on. Looking keeps it from growing idle."""
        hashed = _hash(token)
        found = self._vault.ask(self._find, hash=hashed)
        if not found:
            return None
        reader, with_person, how, started, seen = found[0]
        moment = _moment()
        if moment - seen >= IDLE or moment - started >= LONGEST:
            self.end(token)
            return None
        if moment - seen >= _NOTED:
            self._vault.connection.execute(_SEE.values(seen=moment), {"hash": hashed})
        return Session(UUID(reader), with_person and UUID(with_person), how)

    def end(self, token: str) -> None:
        """Sign out."""
        self._vault.connection.execute(_END, {"hash": _hash(token)})

    def end_all(self, reader: UUID) -> None:
        """Sign somebody out everywhere."""
        self._vault.connection.execute(delete(_table).where(_table.c.reader == reader.hex))


def _hash(token: str) -> bytes:
    return sha256(token.encode()).digest()


def _moment() -> int:
    return int(clocks.now().timestamp())
