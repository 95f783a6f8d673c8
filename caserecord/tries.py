"""Tries: how often somebody failed to prove who they are, so that nobody can go on guessing.

Each name has its tries, whether or not anybody has it, and so has each address. A device on which somebody has signed
in has tries of its own for that name: whoever guesses elsewhere cannot keep them out.
"""

import hmac
from collections.abc import Sequence
from ipaddress import ip_address, ip_network
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from caserecord.vault_tables import tries as _table
from caserecord.vaults import Vault
from domain import clocks
from domain.refusals import Refused

SLOWER, LOCKED = 5, 10
"""Tries for one name that failed, after which the next has to wait a little, or a quarter of an hour."""
FROM_ONE_ADDRESS = 10
"""How many times as many may fail from one address: a whole house or office may share it."""
LOCKED_FOR = 15 * 60
"""Seconds for which nobody may try."""
FORGOTTEN_AFTER = 24 * 60 * 60
"""Seconds after which a try counts no more."""


class TooManyTries(Refused):
    """Too many tries failed. Nothing says whether there is anybody of that name."""


class Counted(NamedTuple):
    """What tries are counted for."""

    key: str
    times: int = 1
    """How many times as many may fail as for one name."""


def for_name(name_id: str, device: str = "") -> Counted:
    """The tries for a name, on a device where somebody signed in by it or on all others."""
    return Counted(f"{name_id} {device}".strip())


def for_number(name_id: str, device_hash: bytes) -> Counted:
    """The tries for the number that lets one new device of whoever has this name in."""
    return for_name(name_id, f"number {device_hash.hex()[:32]}")


def for_emergencies(reader: UUID) -> Counted:
    """The tries of somebody to find whose record they need in an emergency."""
    return Counted(f"emergency {reader.hex}")


def household_of(address: str) -> str:
    """An address, and all that are one household's with it: of IPv6 they have 2**64, to choose from as they like."""
    one = ip_address(address)
    return str(one if one.version == 4 else ip_network((one, 64), strict=False))


class Tries:
    """Counting tries."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._key = vault.secret("tries")

    def from_address(self, address: str) -> Counted:
        """The tries from one household's addresses."""
        one = household_of(address)
        return Counted(f"from {hmac.digest(self._key, one.encode(), 'sha256').hex()[:32]}", FROM_ONE_ADDRESS)

    def begin(self, *counted: Counted) -> None:
        """Count a try before it is made, so that many at once are not one. Raises TooManyTries."""
        moment = clocks.moment()
        self._begin_waits_anew(moment)
        with self._vault.together() as connection:
            connection.execute(delete(_table).where(_table.c.last <= moment - FORGOTTEN_AFTER))
            failed = [_failed(connection, each, moment) for each in counted]
            if wait := max((wait for _, wait in failed), default=0):
                raise _too_many(wait)
            for each, (number, _) in zip(counted, failed, strict=True):
                _set(connection, each.key, number + 1, moment)

    def _begin_waits_anew(self, moment: int) -> None:
        """Where the clock went back since a try: whoever has to wait does so from now on, and not until that comes."""
        is_to_come = _table.c.last > moment
        if self._vault.connection.execute(select(_table.c.name).where(is_to_come).limit(1)).first():
            self._vault.connection.execute(update(_table).where(is_to_come).values(last=moment))

    def succeeded(self, counted: Sequence[Counted]) -> None:
        """The try that was begun did not fail: the name begins anew, and the address has one less."""
        with self._vault.together() as connection:
            for each in counted:
                if each.times > 1:
                    _take_back(connection, each)
                else:
                    connection.execute(delete(_table).where(_table.c.name == each.key))

    def take_back(self, counted: Counted) -> None:
        """The try that was begun did not fail, and says nothing of those that did before."""
        with self._vault.together() as connection:
            _take_back(connection, counted)

    def just_became_many(self, counted: Counted) -> bool:
        """Whether the last was the first after which the next has to wait, or the one by which it is locked."""
        asked = select(_table.c.failed).where(_table.c.name == counted.key)
        made = self._vault.connection.execute(asked).scalar() or 0
        return made in {SLOWER * counted.times, LOCKED * counted.times}

    def is_waiting(self, name_id: str) -> bool:
        """Whether nobody may try this name just now, on some device or on all."""
        asked = select(_table.c.name).where(_of(name_id))
        keys = self._vault.connection.execute(asked).scalars().all()
        return any(_failed(self._vault.connection, Counted(key), clocks.moment())[1] for key in keys)

    def lift(self, name_id: str) -> None:
        """Let this name be tried again at once, everywhere."""
        self._vault.connection.execute(delete(_table).where(_of(name_id)))


def _of(name_id: str) -> ColumnElement[bool]:
    return (_table.c.name == name_id) | _table.c.name.startswith(f"{name_id} ")


def _failed(connection: Connection, counted: Counted, moment: int) -> tuple[int, int]:
    """How many tries failed, and how many seconds are still to wait."""
    row = connection.execute(select(_table.c.failed, _table.c.last).where(_table.c.name == counted.key)).first()
    if row is None:
        return 0, 0
    over = row.failed - SLOWER * counted.times
    if row.failed >= LOCKED * counted.times:
        wait, number = LOCKED_FOR, SLOWER * counted.times  # once it is over, each try waits again
    else:
        wait, number = 2 ** (1 + over // counted.times) if over >= 0 else 0, row.failed
    left = max(row.last + wait - moment, 0)
    return (row.failed if left else number), left


def _take_back(connection: Connection, counted: Counted) -> None:
    number, _ = _failed(connection, counted, clocks.moment())
    _set(connection, counted.key, max(number - 1, 0), clocks.moment())


def _set(connection: Connection, key: str, failed: int, moment: int) -> None:
    changed = connection.execute(update(_table).where(_table.c.name == key).values(failed=failed, last=moment))
    if not changed.rowcount:
        connection.execute(insert(_table), {"name": key, "failed": failed, "last": moment})


def _too_many(seconds: int) -> TooManyTries:
    if seconds < 60:
        return TooManyTries("Wait %(seconds)s seconds. Then try again.", seconds=seconds)
    minutes = -(-seconds // 60)
    return TooManyTries("Wait %(minutes)s minutes. Then try again. Your scheme can help now.", minutes=minutes)
