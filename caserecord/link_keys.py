"""The keys of links: what opens a link that somebody was given. Only the hash of a key is kept, and of its PIN."""

from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

from argon2.exceptions import VerifyMismatchError
from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from caserecord import vault_tables
from caserecord.passwords import HASHER
from caserecord.tokens import hash_of_code, new_code
from caserecord.vaults import Vault
from domain import clocks

_keys, _tries = vault_tables.link_keys, vault_tables.tries


@dataclass(frozen=True)
class LinkKey:
    """Which link a key opens, and whose."""

    link_id: UUID
    person_id: UUID
    pin: str | None
    """The hash of the PIN, where it has one."""


class LinkKeys:
    """Making, finding and destroying the keys of links."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def make(self, link_id: UUID, person_id: UUID, *, pin: str = "") -> str | None:
        """The key of a new link, for the person alone to hand on; None where it was made before."""
        key = new_code()
        row = {
            "token_hash": hash_of_code(key),
            "link_id": link_id.hex,
            "person_id": person_id.hex,
            "pin": HASHER.hash(pin) if pin else None,
        }
        try:
            self._vault.connection.execute(insert(_keys), row)
        except IntegrityError:
            return None
        return key

    def find(self, key: str) -> LinkKey | None:
        """What a key opens, if it is one."""
        return self._one(_keys.c.token_hash == hash_of_code(key))

    def of(self, link_id: UUID) -> LinkKey | None:
        """The key of a link, if it has one still."""
        return self._one(_keys.c.link_id == link_id.hex)

    def destroy(self, link_id: UUID) -> None:
        """Forget the key of a link, and what was tried with it."""
        self._vault.connection.execute(delete(_keys).where(_keys.c.link_id == link_id.hex))
        self._vault.connection.execute(delete(_tries).where(_tries.c.name == _named(link_id)))

    def count_try(self, link_id: UUID) -> int:
        """The number of this try of a PIN since the last right one. It is counted before it is looked at.

        So no more are looked at than may be, also where many come at once.
        """
        now = {"last": clocks.moment()}
        tried = update(_tries).where(_tries.c.name == _named(link_id)).values(failed=_tries.c.failed + 1, **now)
        while True:
            number = self._vault.connection.execute(tried.returning(_tries.c.failed)).scalar()
            if number is not None:
                return int(number)
            with suppress(IntegrityError):  # somebody else tried just now
                self._vault.connection.execute(insert(_tries), {"name": _named(link_id), "failed": 0, **now})

    def forgive_tries(self, link_id: UUID) -> None:
        """Count anew: the PIN was right."""
        self._vault.connection.execute(delete(_tries).where(_tries.c.name == _named(link_id)))

    def _one(self, where: object) -> LinkKey | None:
        columns = select(_keys.c.link_id, _keys.c.person_id, _keys.c.pin)
        found = self._vault.connection.execute(columns.where(where)).first()  # type: ignore[arg-type]  # a condition
        return LinkKey(UUID(found[0]), UUID(found[1]), found[2]) if found else None


def is_pin(key: LinkKey, pin: str) -> bool:
    """Whether this is the PIN of a link that has one."""
    try:
        return key.pin is not None and HASHER.verify(key.pin, pin)
    except VerifyMismatchError:
        return False


def _named(link_id: UUID) -> str:
    return f"link {link_id.hex}"
