"""Looking whether somebody may be here, once they have got in: write first, look after.

Whoever stops somebody writes it down first and takes away after. So of the two one always sees the other, also where
they come at once, and where stopping was cut in between.
"""

from uuid import UUID

from caserecord.stores import Store
from domain.refusals import NotInRecord
from domain.sayings import Ours
from domain.sign_ins import SignIn, SignInStopped

NOT_NOW = Ours("You cannot sign in here now. Ask your scheme.")


def require_not_stopped(store: Store, reader: UUID) -> None:
    """Make sure that somebody who has just got in, or kept a way to, was not stopped, and has not died.

    Else nothing of it stays. Raises SignInStopped, Forgotten.
    """
    if _is_stopped(store, reader):
        store.invitations.end_all_ways(reader)
    elif _has_died(store, reader):  # written down by mistake, it is taken back: what they sign in with waits for that
        store.sessions.end_all(reader)
    else:
        return
    raise SignInStopped(NOT_NOW)


def _is_stopped(store: Store, reader: UUID) -> bool:
    try:
        return store.get(SignIn, SignIn.id_of(reader)).is_stopped
    except NotInRecord:
        return False


def _has_died(store: Store, reader: UUID) -> bool:
    try:
        return store.circle(reader).died_on is not None
    except NotInRecord:
        return False
