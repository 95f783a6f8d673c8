"""Stopping somebody from signing in, and signing them out: the record says so first, and then it is done at once.

Cut in the middle, the errands go on with a stop; signing out can be asked once more. Nobody asks either of themselves,
nor after they were stopped: of managers who stop each other, one is always left.
"""

from uuid import UUID

from caserecord.commands import command
from caserecord.houses import MANAGERS_CAN, require_outside_the_house
from caserecord.stores import Store
from caserecord.units import Unit
from domain.members import Member
from domain.permissions import Actor
from domain.refusals import NotInRecord
from domain.sayings import Ours
from domain.sign_ins import YOU_ARE_STOPPED, NothingToStop, SignIn, SignInStopped

NEVER_SIGNED_IN = Ours("They do not sign in here. There is nothing to stop.")


@command("stop a member signing in")
def stop_member(unit: Unit, member_id: UUID, why: str, *, by: Actor) -> None:
    """Say that a member signs in no more. Raises NotAllowed, NotInRecord, NothingToStop, NeedsSomebodyElse."""
    sign_in = _of_member(unit, member_id, by)
    sign_in.stop(why, by=by.reader)
    unit.save(sign_in)


@command("stop the person signing in")
def stop_person(unit: Unit, person_id: UUID, why: str, *, by: Actor) -> None:
    """Say that the person signs in no more. Raises NotAllowed, NotInRecord, NothingToStop, NeedsSomebodyElse."""
    sign_in = _of_person(unit, person_id, by)
    sign_in.stop(why, by=by.reader)
    unit.save(sign_in)


@command("stop a member signing in")
def sign_out_member(unit: Unit, member_id: UUID, *, by: Actor) -> None:
    """Say that a member is signed out. Raises NotAllowed, NotInRecord, NothingToStop, NeedsSomebodyElse."""
    sign_in = _of_member(unit, member_id, by)
    sign_in.sign_out(by=by.reader)
    unit.save(sign_in)


@command("stop the person signing in")
def sign_out_person(unit: Unit, person_id: UUID, *, by: Actor) -> None:
    """Say that the person is signed out. Raises NotAllowed, NotInRecord, NothingToStop, NeedsSomebodyElse."""
    sign_in = _of_person(unit, person_id, by)
    sign_in.sign_out(by=by.reader)
    unit.save(sign_in)


def stop(store: Store, reader: UUID, why: str, *, is_person: bool, by: Actor) -> None:
    """Stop somebody signing in: whatever they sign in with, and wherever they are signed in, ends.

    Raises NotAllowed, NotInRecord, NothingToStop, NeedsSomebodyElse and as `domain.words.spoken`.
    """
    with store.turns:  # of two who stop each other one is first, and the other is stopped
        (stop_person if is_person else stop_member)(store, reader, why, by=by)
        store.invitations.end_all_ways(reader)


def sign_out(store: Store, reader: UUID, *, is_person: bool, by: Actor) -> None:
    """Sign somebody out everywhere. Raises NotAllowed, NotInRecord, NothingToStop, NeedsSomebodyElse."""
    (sign_out_person if is_person else sign_out_member)(store, reader, by=by)
    store.sessions.end_all(reader)


def _of_member(unit: Unit, member_id: UUID, by: Actor) -> SignIn:
    unit.get(Member, member_id)
    return _sign_in(unit, member_id, by)


def _of_person(unit: Unit, person_id: UUID, by: Actor) -> SignIn:
    require_outside_the_house(unit, person_id, by, MANAGERS_CAN)
    return _sign_in(unit, person_id, by)


def _sign_in(unit: Unit, reader: UUID, by: Actor) -> SignIn:
    mine = _found(unit, by.reader)
    if mine and mine.is_stopped:
        raise SignInStopped(YOU_ARE_STOPPED)
    theirs = _found(unit, reader)
    if theirs is None:
        raise NothingToStop(NEVER_SIGNED_IN)
    return theirs


def _found(unit: Unit, reader: UUID) -> SignIn | None:
    try:
        return unit.get(SignIn, SignIn.id_of(reader))
    except NotInRecord:
        return None
