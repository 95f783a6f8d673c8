"""Waiting devices: somebody gave their name and password there, and it is not known for them yet.

They are let in there by a number, which they read off a device where they are signed in already. It is for the one
browser that waits, for ten minutes, and once.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import ColumnElement, delete, func, insert, select, update

from caserecord.passwords import NOBODYS, hashed, is_right
from caserecord.spans import is_open
from caserecord.tokens import hash_of, new_token
from caserecord.vault_tables import waiting_devices as _table
from caserecord.vaults import Vault
from domain import clocks
from domain.refusals import NotInRecord, Refused
from domain.sayings import Ours

LASTS = 10 * 60
"""Seconds for which a device waits, and then for which the number that lets it in can be used."""
DIGITS = 8
"""Of a number: 26 random bits."""
MOST = 5
"""Devices that wait for one person at once. No more come until one is let in or turned away, or its time is over."""
OVER = Ours("That took too long. Write your name and password once more.")
TOO_MANY = Ours(
    "Too many devices wait to be let in. Turn some away where you are signed in already. Or wait ten minutes."
)
_LONGEST_DEVICE = 80


class WaitedTooLong(Refused):
    """It waits no more: its time is over, or it was let in, or turned away."""


class TooManyWaiting(Refused):
    """As many devices wait for somebody as may. None of them has to make room for the next."""


class NotThatNumber(Refused):
    """It is another number, or none was shown."""


@dataclass(frozen=True)
class WaitingDevice:
    """A device that waits to be let in, for its owner to look at."""

    id: UUID
    device: str
    asked: datetime


class WaitingDevices:
    """Letting devices wait, and letting them in."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def wait(self, reader: UUID, *, device: str, instead_of: str = "") -> str:
        """Let a device wait on which somebody just gave their password: the token, 256 random bits, is its own.

        `instead_of`, the token that it had when it waited before. Raises TooManyWaiting.
        """
        token, moment = new_token(), clocks.moment()
        row = {"token_hash": hash_of(token), "id": uuid4().hex, "reader": reader.hex, "asked": moment}
        with self._vault.together() as connection:
            connection.execute(delete(_table).where(~_current() | (_table.c.token_hash == hash_of(instead_of))))
            theirs = select(func.count()).select_from(_table).where(_table.c.reader == reader.hex)
            if connection.execute(theirs).scalar_one() >= MOST:
                raise TooManyWaiting(TOO_MANY)
            connection.execute(insert(_table), row | {"device": device[:_LONGEST_DEVICE], "until": moment + LASTS})
        return token

    def whose(self, token: str) -> UUID:
        """Who is waiting there. Raises WaitedTooLong."""
        asked = select(_table.c.reader).where(_current(), _table.c.token_hash == hash_of(token))
        reader = self._vault.connection.execute(asked).scalar()
        if reader is None:
            raise WaitedTooLong(OVER)
        return UUID(reader)

    def of(self, reader: UUID) -> list[WaitingDevice]:
        """Every device that waits for somebody, the latest first."""
        asked = select(_table).where(_current(), _table.c.reader == reader.hex).order_by(_table.c.asked.desc())
        return [
            WaitingDevice(UUID(row.id), row.device, clocks.time_of(row.asked))
            for row in self._vault.connection.execute(asked)
        ]

    def number_for(self, reader: UUID, device_id: UUID) -> str:
        """The number that lets one of them in, in place of any before. Raises NotInRecord where none such waits."""
        number = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
        this = _current() & (_table.c.reader == reader.hex) & (_table.c.id == device_id.hex)
        kept = {"number": hashed(number), "until": clocks.moment() + LASTS}
        if not self._vault.connection.execute(update(_table).where(this).values(kept)).rowcount:
            raise NotInRecord
        return number

    def turn_away(self, reader: UUID, device_id: UUID) -> None:
        """Let it wait no more."""
        theirs = (_table.c.reader == reader.hex) & (_table.c.id == device_id.hex)
        self._vault.connection.execute(delete(_table).where(theirs))

    def let_in(self, token: str, number: str) -> UUID:
        """Use a number up: whom it lets in. Raises WaitedTooLong, also for the second of two at once; NotThatNumber."""
        reader = self.whose(token)
        this = _table.c.token_hash == hash_of(token)
        kept = self._vault.connection.execute(select(_table.c.number).where(this)).scalar()
        is_theirs = is_right(kept or NOBODYS.encode(), "".join(filter(str.isdecimal, number)))
        if kept is None or not is_theirs:
            raise NotThatNumber("That is not the number. Look at it once more, on the other device.")
        if not self._vault.connection.execute(delete(_table).where(this & (_table.c.number == kept))).rowcount:
            raise WaitedTooLong(OVER)
        return reader


def _current() -> ColumnElement[bool]:
    return is_open(_table.c.until, LASTS)
