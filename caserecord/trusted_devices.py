"""Trusted devices: a person said of one, when they had signed in there, that it is theirs. There their card works.

A device is known by a token in its cookie, of which only the hash is kept. It is one person's at the most.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import delete, insert, select

from caserecord.tokens import hash_of, new_token
from caserecord.vault_tables import trusted_devices as _table
from caserecord.vaults import Vault
from domain import clocks

_LONGEST_DEVICE = 80


@dataclass(frozen=True)
class TrustedDevice:
    """A device on which somebody's card may be used, for them to look at."""

    id: UUID
    device: str
    since: datetime
    is_this: bool


class TrustedDevices:
    """Trusting devices, and trusting them no more."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def trust(self, reader: UUID, *, device: str, before: str = "") -> str:
        """Trust this device from now on: its token, always a new one, in place of one that it had before."""
        token = new_token()
        row = {
            "token_hash": hash_of(token),
            "id": uuid4().hex,
            "reader": reader.hex,
            "device": device[:_LONGEST_DEVICE],
            "made": clocks.moment(),
        }
        with self._vault.together() as connection:
            connection.execute(delete(_table).where(_table.c.token_hash == hash_of(before)))
            connection.execute(insert(_table), row)
        return token

    def of(self, reader: UUID, here: str = "") -> list[TrustedDevice]:
        """Every device that somebody trusts, the newest first; `here` is the token of this one."""
        this = hash_of(here)
        asked = select(_table).where(_table.c.reader == reader.hex).order_by(_table.c.made.desc(), _table.c.id)
        return [
            TrustedDevice(UUID(row.id), row.device, clocks.time_of(row.made), row.token_hash == this)
            for row in self._vault.connection.execute(asked)
        ]

    def end_one(self, reader: UUID, device_id: UUID) -> None:
        """Trust one of their devices no more."""
        theirs = (_table.c.reader == reader.hex) & (_table.c.id == device_id.hex)
        self._vault.connection.execute(delete(_table).where(theirs))

    def end_all(self, reader: UUID) -> None:
        """Trust none of their devices any more."""
        self._vault.connection.execute(delete(_table).where(_table.c.reader == reader.hex))
