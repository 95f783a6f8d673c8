"""Mailboxes: where members are told that something waits for them. Nothing that waits is ever said there."""

from uuid import UUID

from sqlalchemy import delete, insert, select

from caserecord.post_offices import is_mailbox
from caserecord.vault_tables import mailboxes as _table
from caserecord.vaults import Vault
from domain.refusals import Refused


class NotAMailbox(Refused):
    """This is not an e-mail address."""


class Mailboxes:
    """Who has which."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def choose(self, reader: UUID, mailbox: str) -> None:
        """Say where somebody is told; nothing for nowhere. Raises NotAMailbox."""
        mailbox = mailbox.strip()
        if mailbox and not is_mailbox(mailbox):
            raise NotAMailbox("This is not an e-mail address. Write it like this: wendy@example.org.")
        with self._vault.together() as connection:
            connection.execute(delete(_table).where(_table.c.reader == reader.hex))
            if mailbox:
                connection.execute(insert(_table), {"reader": reader.hex, "mailbox": mailbox})

    def of(self, reader: UUID) -> str:
        """Where somebody is told; nothing where they are not."""
        asked = select(_table.c.mailbox).where(_table.c.reader == reader.hex)
        return self._vault.connection.execute(asked).scalar() or ""
