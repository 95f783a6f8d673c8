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
    """Make sure that nobody stopped somebody who has just got in, or kept a way to. Raises SignInStopped, Forgotten.

    Else nothing of it stays.
    """
    try:
        sign_in = store.get(SignIn, SignIn.id_of(reader))
    except NotInRecord:
        return
    if sign_in.is_stopped:
        store.invitations.end_all_ways(reader)
        raise SignInStopped(NOT_NOW)
