"""Known devices: those on which somebody showed who they are by more than a password. There a password lets them in.

What a device holds for it is a cookie, with a token for each who is known there, of which only the hash is kept. A
person may say besides that a device is theirs: then their card works there, and nobody else's.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, delete, insert, select, update

from caserecord import vault_tables
from caserecord.tokens import hash_of, new_token
from caserecord.vaults import Vault
from domain import clocks

LASTS = 365 * 24 * 60 * 60
"""Seconds after which a device is known no more, where nobody signed in on it."""
MOST = 10
"""People who are known on one device: whoever came first makes room."""
_NOTED = 24 * 60 * 60
"""Seconds within which being used again is not worth writing down."""
_LONGEST_DEVICE = 80
_BETWEEN = "."

_table, _credentials = vault_tables.known_devices, vault_tables.credentials


@dataclass(frozen=True)
class KnownDevice:
    """A device that is known for somebody, for them to look at."""

    id: UUID
    device: str
    since: datetime
    is_this: bool
    is_mine: bool
    """Whether they said that it is theirs, so that their card works there."""


class KnownDevices:
    """Knowing devices, and forgetting them. `here` is what the cookie of a device holds."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def know(self, reader: UUID, *, device: str, here: str = "", is_mine: bool = False) -> str:
        """Know this device for somebody from now on: what its cookie is to hold.

        What was in the cookie before, by whomever, is never made theirs. Where the device is theirs, no other card
        works there any more.
        """
        token, moment = new_token(), clocks.moment()
        this = is_current() & holds(here) & (_table.c.reader == reader.hex)
        used = self._vault.connection.execute(select(_table.c.used).where(this)).scalar()
        if used and moment - used < _NOTED and not is_mine:
            return here
        mine = {"is_mine": True} if is_mine else {}
        with self._vault.together() as connection:
            if is_mine:
                connection.execute(update(_table).where(holds(here)).values(is_mine=False))
            if connection.execute(update(_table).where(this).values(used=moment, **mine)).rowcount:
                return here
            connection.execute(delete(_table).where(~is_current()))
            row = {"id": uuid4().hex, "reader": reader.hex, "device": device[:_LONGEST_DEVICE], "is_mine": is_mine}
            connection.execute(insert(_table), row | {"token_hash": hash_of(token), "made": moment, "used": moment})
        return _BETWEEN.join([token, *here.split(_BETWEEN)][:MOST]).rstrip(_BETWEEN)

    def for_name(self, name_id: str, here: str) -> str:
        """The id of this device, where it is known for whoever signs in by this name; nothing on any other."""
        theirs = select(_credentials.c.reader).where(_credentials.c.id == name_id)
        asked = select(_table.c.id).where(is_current(), holds(here), _table.c.reader.in_(theirs))
        found: str | None = self._vault.connection.execute(asked).scalar()
        return found or ""

    def of(self, reader: UUID, here: str = "") -> list[KnownDevice]:
        """Every device that is known for somebody, the newest first."""
        these = _hashes(here)
        asked = select(_table).where(is_current(), _table.c.reader == reader.hex)
        return [
            KnownDevice(UUID(row.id), row.device, clocks.time_of(row.made), row.token_hash in these, row.is_mine)
            for row in self._vault.connection.execute(asked.order_by(_table.c.made.desc(), _table.c.id))
        ]

    def forget_others(self, reader: UUID, here: str) -> None:
        """Know none of their devices any more but this one; and no card of theirs works there."""
        with self._vault.together() as connection:
            theirs = _table.c.reader == reader.hex
            connection.execute(delete(_table).where(theirs & ~holds(here)))
            connection.execute(update(_table).where(theirs).values(is_mine=False))


def holds(here: str) -> ColumnElement[bool]:
    """Whether a row is one that a cookie holds the token of."""
    return _table.c.token_hash.in_(_hashes(here))


def is_current() -> ColumnElement[bool]:
    """Whether a device is still known: somebody signed in on it within a year."""
    return _table.c.used > clocks.moment() - LASTS


def _hashes(here: str) -> list[bytes]:
    return [hash_of(token) for token in here.split(_BETWEEN)[:MOST]]
