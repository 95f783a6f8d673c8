"""Looking whether somebody may be here, once they have got in: write first, look after.

Whoever stops somebody writes it down first and takes away after. So of the two one always sees the other, also where
they come at once. Where stopping was cut in between, the errands take away what was left.
"""

from uuid import UUID

from sqlalchemy import Connection

from caserecord.invitations import end_all_ways
from caserecord.sessions import end_all
from caserecord.stores import Store
from caserecord.units import Reading
from domain.refusals import NotInRecord
from domain.sayings import Ours
from domain.sign_ins import SignIn, SignInStopped

NOT_NOW = Ours("You cannot sign in here now. Ask your scheme.")


def require_not_stopped(store: Store, reader: UUID) -> None:
    """Make sure that somebody who has just got in, or kept a way to, was not stopped, and has not died.

    Else nothing of it stays. Raises SignInStopped, Forgotten.
    """
    with store.vault.together() as connection:
        is_out = shut_out(store, connection, reader)
    if is_out:
        raise SignInStopped(NOT_NOW)


def shut_out(store: Store, connection: Connection, reader: UUID) -> bool:
    """End what somebody has who was stopped, or has died. Whether that is so. Raises Damaged, Forgotten."""
    if is_stopped(store, reader):
        end_all_ways(connection, reader)
    elif _has_died(store, reader):  # written down by mistake, it is taken back: what they sign in with waits for that
        end_all(connection, reader)
    else:
        return False
    return True


def is_stopped(reading: Store | Reading, reader: UUID) -> bool:
    """Whether somebody was stopped from signing in, and not let in again. Raises Damaged, Forgotten."""
    try:
        return reading.get(SignIn, SignIn.id_of(reader)).is_stopped
    except NotInRecord:
        return False


def _has_died(store: Store, reader: UUID) -> bool:
    try:
        return store.circle(reader).died_on is not None
    except NotInRecord:
        return False
