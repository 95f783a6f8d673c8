"""Invitations: one code each to sign in by for the first time, or again. Only its hash is kept."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, delete, insert, select

from caserecord.spans import is_open
from caserecord.tokens import hash_of_code, new_code
from caserecord.vault_tables import OF_SIGNING_IN, mailboxes
from caserecord.vault_tables import invitations as _table
from caserecord.vaults import Vault
from domain import clocks
from domain.refusals import Refused
from domain.sayings import Ours

LASTS = 7 * 24 * 60 * 60
"""Seconds for which an invitation can be used."""


OVER = Ours("This address does not work any more. Ask your scheme for a new one.")


class InvitationOver(Refused):
    """This address was used, or replaced by another, or its time is over."""


@dataclass(frozen=True)
class Invitation:
    """That somebody may choose how they sign in."""

    reader: UUID
    until: datetime


class Invitations:
    """Making, finding and using invitations."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def make(self, reader: UUID, *, invited_by: UUID, agreed_by: UUID | None = None) -> str:
        """Invite somebody, in place of any earlier invitation. The code, 136 random bits, is shown once."""
        code = new_code()
        row = {
            "token_hash": hash_of_code(code),
            "reader": reader.hex,
            "invited_by": invited_by.hex,
            "agreed_by": agreed_by and agreed_by.hex,
            "until": clocks.moment() + LASTS,
        }
        with self._vault.together() as connection:
            connection.execute(delete(_table).where(_table.c.reader == reader.hex))
            connection.execute(insert(_table), row)
        return code

    def find(self, code: str) -> Invitation:
        """Whom this code invites. Raises InvitationOver."""
        asked = select(_table.c.reader, _table.c.until).where(_table.c.token_hash == hash_of_code(code))
        row = self._vault.connection.execute(asked.where(is_open(_table.c.until, LASTS))).first()
        if row is None:
            raise InvitationOver(OVER)
        return Invitation(UUID(row.reader), clocks.time_of(row.until))

    def of(self, reader: UUID) -> datetime | None:
        """Until when somebody can use the invitation that they have; None where they have none."""
        asked = select(_table.c.until).where((_table.c.reader == reader.hex) & is_open(_table.c.until, LASTS))
        until = self._vault.connection.execute(asked).scalar()
        return None if until is None else clocks.time_of(until)

    def end_all_ways(self, reader: UUID) -> None:
        """End whatever somebody signs in with, every session, and any invitation; and tell them nothing by e-mail."""
        with self._vault.together() as connection:
            end_all_ways(connection, reader)


def end_all_ways(connection: Connection, reader: UUID) -> None:
    """The same, together with what else is written."""
    for old in (_table, mailboxes, *OF_SIGNING_IN):
        connection.execute(delete(old).where(old.c.reader == reader.hex))


def begin_anew(connection: Connection, code: str) -> UUID:
    """Use an invitation up: whom it lets in. Whatever they signed in with before has ended, and every session.

    Raises InvitationOver, also for the second of two at once.
    """
    taken = delete(_table).where((_table.c.token_hash == hash_of_code(code)) & is_open(_table.c.until, LASTS))
    reader = connection.execute(taken.returning(_table.c.reader)).scalar()
    if reader is None:
        raise InvitationOver(OVER)
    for old in OF_SIGNING_IN:
        connection.execute(delete(old).where(old.c.reader == reader))
    return UUID(reader)
