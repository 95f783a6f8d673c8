"""Leftovers: what had its time in the vault and opens nothing any more. It is swept away."""

from sqlalchemy import delete

from caserecord.known_devices import is_current
from caserecord.sessions import IDLE, LONGEST
from caserecord.tries import FORGOTTEN_AFTER
from caserecord.vault_tables import answered, invitations, known_devices, sessions, tries, waiting_devices
from caserecord.vaults import Vault
from domain import clocks

EVERY = 60 * 60
"""Seconds between two sweepings, where the server runs."""


def sweep(vault: Vault) -> int:
    """Sweep away whatever had its time: how many there were."""
    moment = clocks.moment()
    is_old = (sessions.c.started <= moment - LONGEST) | (sessions.c.seen <= moment - IDLE)
    over = (
        (sessions, is_old | (sessions.c.seen > moment + clocks.TOLERANCE)),
        (invitations, invitations.c.until <= moment),
        (tries, tries.c.last <= moment - FORGOTTEN_AFTER),
        (answered, answered.c.until <= moment),
        (waiting_devices, waiting_devices.c.until <= moment),
        (known_devices, ~is_current()),
    )
    return sum(vault.connection.execute(delete(table).where(which)).rowcount for table, which in over)
