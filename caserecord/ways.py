"""Ways: with what somebody signs in, for them to look at and to take away. One is always left."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, delete, func, select

from caserecord.known_devices import is_current
from caserecord.vault_tables import credentials as _table
from caserecord.vault_tables import known_devices
from caserecord.vaults import Vault
from domain import clocks
from domain.refusals import NotInRecord, Refused
from domain.sayings import Ours

PASSWORD, PASSKEY, IDENTITY, CARD, INVITATION, DEMO = "password", "passkey", "identity", "card", "invitation", "demo"
"""In which way somebody signed in. The first three are credentials too."""
SAID = {
    PASSWORD: Ours("With your password."),
    PASSKEY: Ours("With your passkey."),
    IDENTITY: Ours("With another site."),
    CARD: Ours("With your card."),
    INVITATION: Ours("With the address that you were given."),
}
"""Each way, as whoever signed in is told of it. On a demo there is nothing to tell."""
ONLY_WAY = Ours("It is the only way in which you sign in. Make another way first.")
ONLY_DEVICE = Ours("Your password works only on this one. First make a passkey, or use another device too.")
NO_DEVICE = Ours("Then you have only a password, and no device where it works. Make another way first.")


class LastWay(Refused):
    """Without it they could not sign in any more."""


@dataclass(frozen=True)
class Way:
    """With what somebody signs in, as they know it."""

    id: UUID
    called: str
    made: datetime
    used: datetime | None
    provider: str
    """The key of the provider, where another site says who they are."""


class Ways:
    """Looking at the ways in which somebody signs in, and taking one away."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def of(self, reader: UUID, kind: str) -> list[Way]:
        """What somebody has of one kind, the newest first."""
        theirs = (_table.c.reader == reader.hex) & (_table.c.kind == kind)
        found = self._vault.connection.execute(select(_table).where(theirs).order_by(_table.c.made.desc()))
        return [
            Way(
                UUID(row.id),
                row.called,
                clocks.time_of(row.made),
                clocks.time_of(row.used) if row.used else None,
                row.proof.decode() if kind == IDENTITY else "",
            )
            for row in found
        ]

    def has_any(self, reader: UUID) -> bool:
        """Whether somebody has a way to sign in. A card is none: it opens only where they once signed in by another."""
        asked = select(func.count()).select_from(_table).where(_table.c.reader == reader.hex)
        return bool(self._vault.connection.execute(asked).scalar_one())

    def take_away(self, reader: UUID, way_id: UUID, kind: str, *, is_password_enough: bool) -> None:
        """Let it open nothing from now on. Raises NotInRecord where they have none such, and LastWay."""
        this = (_table.c.reader == reader.hex) & (_table.c.id == way_id.hex) & (_table.c.kind == kind)
        with self._vault.together() as connection:
            if not connection.execute(delete(_table).where(this)).rowcount:
                raise NotInRecord
            left = _kinds(connection, reader)
            if not left:
                raise LastWay(ONLY_WAY)
            if not is_password_enough and left == {PASSWORD} and not _is_known_anywhere(connection, reader):
                raise LastWay(NO_DEVICE)

    def forget_device(self, reader: UUID, device_id: UUID, *, is_password_enough: bool) -> None:
        """Know one of their devices no more. Raises LastWay where they then have only a password, which is not enough.

        Of two that are forgotten at once, one stays.
        """
        this = (known_devices.c.reader == reader.hex) & (known_devices.c.id == device_id.hex)
        with self._vault.together() as connection:
            connection.execute(delete(known_devices).where(this))
            is_only = _kinds(connection, reader) == {PASSWORD} and not _is_known_anywhere(connection, reader)
            if is_only and not is_password_enough:
                raise LastWay(ONLY_DEVICE)


def _kinds(connection: Connection, reader: UUID) -> set[str]:
    return {*connection.execute(select(_table.c.kind).where(_table.c.reader == reader.hex)).scalars()}


def _is_known_anywhere(connection: Connection, reader: UUID) -> bool:
    asked = select(known_devices.c.id).where(is_current(), known_devices.c.reader == reader.hex)
    return connection.execute(asked).first() is not None
