"""What may be asked about how people come to sign in: invite them, let them in again, let them try again at once."""

from uuid import UUID

from caserecord.commands import command
from caserecord.houses import require_outside_the_house
from caserecord.units import Unit
from domain.circles import Circle
from domain.clocks import today
from domain.members import Member
from domain.permissions import Actor
from domain.refusals import NotInRecord
from domain.sign_ins import NO_OTHER_WAY, NoOtherWay, SignIn


@command("let a member sign in")
def invite_member(unit: Unit, member_id: UUID, *, by: Actor) -> None:
    """Invite a member to sign in. Raises NotAllowed, NotInRecord, AlreadySignsIn."""
    unit.get(Member, member_id)
    unit.save(_invited(unit, member_id, by))


@command("let the person sign in")
def invite_person(unit: Unit, person_id: UUID, *, by: Actor) -> None:
    """Invite the person whose record it is to sign in.

    Raises NotAllowed, NotInRecord, NeedsSomebodyElse, AlreadySignsIn.
    """
    require_outside_the_house(unit, person_id, by)
    unit.save(_invited(unit, person_id, by))


@command("let a member sign in")
def ask_for_member(unit: Unit, member_id: UUID, *, by: Actor) -> None:
    """Ask that a member be let in again. Raises NotAllowed, NotInRecord, NeedsSomebodyElse, NothingToAgree."""
    unit.get(Member, member_id)
    _ask(unit, member_id, by)


@command("let the person sign in")
def ask_for_person(unit: Unit, person_id: UUID, *, by: Actor) -> None:
    """Ask that the person be let in again. Raises NotAllowed, NotInRecord, NeedsSomebodyElse, NothingToAgree."""
    require_outside_the_house(unit, person_id, by)
    _ask(unit, person_id, by)


@command("let a member sign in")
def agree_for_member(unit: Unit, member_id: UUID, *, by: Actor) -> None:
    """Agree that a member be let in again. Raises NotAllowed, NotInRecord, NeedsSomebodyElse, NothingToAgree."""
    unit.get(Member, member_id)
    _agree(unit, member_id, by)


@command("let the person sign in")
def agree_for_person(unit: Unit, person_id: UUID, *, by: Actor) -> None:
    """Agree that the person be let in again. Raises NotAllowed, NotInRecord, NeedsSomebodyElse, NothingToAgree."""
    require_outside_the_house(unit, person_id, by)
    _agree(unit, person_id, by)


@command("let a member sign in")
def lift_for_member(unit: Unit, member_id: UUID, *, by: Actor) -> None:
    """Let a member try again at once. Raises NotAllowed, NotInRecord, NeedsSomebodyElse."""
    unit.get(Member, member_id)
    _lift(unit, member_id, by)


@command("let the person try again")
def lift_for_person(unit: Unit, person_id: UUID, *, by: Actor) -> None:
    """Let the person try again at once. Raises NotAllowed, NotInRecord, NeedsSomebodyElse."""
    require_outside_the_house(unit, person_id, by)
    _lift(unit, person_id, by)


@command("choose how I sign in")
def choose_way(unit: Unit, *, by: Actor) -> None:
    """Choose how to prove who one is. Raises NotAllowed, NotInRecord where nobody invited them."""
    sign_in = unit.get(SignIn, SignIn.id_of(by.reader))
    sign_in.choose_way()
    unit.save(sign_in)


@command("make a card to sign in with")
def make_card(unit: Unit, person_id: UUID, *, by: Actor) -> None:
    """Make a card to sign in with. Raises NotAllowed, NotInRecord, NoOtherWay, NeedsSomebodyElse."""
    circle = unit.part(Circle, person_id, Circle.id_of(person_id))
    in_the_house = by.supported_by in circle.household(today())
    sign_in = _of_person(unit, person_id)
    sign_in.make_card(by=by.id, supported_by=by.supported_by, helper_is_in_the_house=in_the_house)
    unit.save(sign_in)


@command("make a card to sign in with")
def end_card(unit: Unit, person_id: UUID, *, by: Actor) -> None:
    """End the card to sign in with. Raises NotAllowed, NotInRecord."""
    sign_in = unit.get(SignIn, SignIn.id_of(person_id))
    sign_in.end_card(by=by.id, supported_by=by.supported_by)
    unit.save(sign_in)


def _of_person(unit: Unit, person_id: UUID) -> SignIn:
    try:
        return unit.get(SignIn, SignIn.id_of(person_id))
    except NotInRecord:
        raise NoOtherWay(NO_OTHER_WAY) from None


def _invited(unit: Unit, reader: UUID, by: Actor) -> SignIn:
    try:
        sign_in = unit.get(SignIn, SignIn.id_of(reader))
    except NotInRecord:
        return SignIn.invite(reader, by=by.reader)
    sign_in.invite_again(by=by.reader)
    return sign_in


def _ask(unit: Unit, reader: UUID, by: Actor) -> None:
    sign_in = unit.get(SignIn, SignIn.id_of(reader))
    sign_in.ask_to_let_in(day=today(), by=by.reader)
    unit.save(sign_in)


def _agree(unit: Unit, reader: UUID, by: Actor) -> None:
    sign_in = unit.get(SignIn, SignIn.id_of(reader))
    sign_in.let_in_again(day=today(), by=by.reader)
    unit.save(sign_in)


def _lift(unit: Unit, reader: UUID, by: Actor) -> None:
    sign_in = unit.get(SignIn, SignIn.id_of(reader))
    sign_in.lift_lockout(by=by.reader)
    unit.save(sign_in)
