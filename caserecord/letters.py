"""Letters that are to be sent: kept until the mail server has taken them, and tried again until it does."""

from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection, delete, func, insert, select, update

from caserecord.mailboxes import Mailboxes
from caserecord.post_offices import NotSent, PostOffice
from caserecord.vault_tables import letters as _table
from caserecord.vaults import Vault
from domain import clocks

AT_ONCE = 20
"""Letters that are taken out to be sent at once."""
CLAIMED = timedelta(minutes=15)
"""For so long nobody else sends a letter that was taken out: whoever took it may have been stopped in the middle."""
LONGEST_WAIT = timedelta(hours=1)
"""Between two tries."""
TRIES_WITHOUT_MAILBOX = 7 * 24
"""After so many, about a week, no letter waits for a mailbox: what it is about waits on the reader's own pages."""


class Waiting(NamedTuple):
    """How it stands with the letters."""

    number: int
    """How many wait."""
    failed: int
    """How many of them were tried before."""
    why: str
    """Why one of those was not taken."""


class Letters:
    """Keeping and sending letters."""

    def __init__(self, vault: Vault, mailboxes: Mailboxes) -> None:
        self._vault = vault
        self._mailboxes = mailboxes

    @staticmethod
    def write(connection: Connection, about: UUID, reader: UUID) -> None:
        """Let a letter wait that something is there for somebody. One that waits already is enough."""
        forget = delete(_table).where((_table.c.about == about.hex) & (_table.c.reader == reader.hex))
        connection.execute(forget)
        row = {"about": about.hex, "reader": reader.hex, "tries": 0, "due": clocks.moment(), "why": ""}
        connection.execute(insert(_table), row)

    @staticmethod
    def drop(connection: Connection, about: UUID) -> None:
        """Send none any more about this."""
        connection.execute(delete(_table).where(_table.c.about == about.hex))

    def send(self, office: PostOffice, address: str, language_of: Callable[[UUID], str]) -> int:
        """Send those that are due, each in its reader's language: how many were taken."""
        sent = 0
        for about, reader, tries in self._take_out():
            mailbox = self._mailboxes.of(UUID(reader))
            this = (_table.c.about == about) & (_table.c.reader == reader)
            if not mailbox and tries >= TRIES_WITHOUT_MAILBOX:
                self._vault.connection.execute(delete(_table).where(this))
                continue
            try:
                if not mailbox:
                    raise NotSent("no mailbox")
                office.hand_in(mailbox, address, language_of(UUID(reader)))
            except NotSent as error:
                later = {"tries": tries + 1, "due": clocks.moment() + _wait(tries), "why": str(error)}
                self._vault.connection.execute(update(_table).where(this).values(later))
            else:
                self._vault.connection.execute(delete(_table).where(this))
                sent += 1
        return sent

    def waiting(self) -> Waiting:
        """How many wait, how many of them could not be sent, and why one of those could not."""
        number = self._vault.connection.execute(select(func.count()).select_from(_table)).scalar_one()
        failed = select(_table.c.why).where(_table.c.tries > 0).order_by(_table.c.tries.desc())
        why = self._vault.connection.execute(failed).scalars().all()
        return Waiting(number, len(why), why[0] if why else "")

    def _take_out(self) -> list[tuple[str, str, int]]:
        """Those that are due, so that nobody else sends them meanwhile."""
        with self._vault.together() as connection:
            moment = clocks.moment()
            # None waits longer than that: what is due still later was put off before the clock went back.
            is_due = ~_table.c.due.between(moment + 1, moment + int(LONGEST_WAIT.total_seconds()) + clocks.TOLERANCE)
            due = select(_table.c.about, _table.c.reader, _table.c.tries).where(is_due)
            rows = connection.execute(due.order_by(_table.c.due).limit(AT_ONCE)).all()
            for about, reader, _ in rows:
                this = (_table.c.about == about) & (_table.c.reader == reader)
                later = moment + int(CLAIMED.total_seconds())
                connection.execute(update(_table).where(this).values(due=later))
        return [(about, reader, tries) for about, reader, tries in rows]


def _wait(tries: int) -> int:
    """Seconds until the next try: a minute, then twice as long each time, and never more than an hour."""
    return min(60 << min(tries, 10), int(LONGEST_WAIT.total_seconds()))
