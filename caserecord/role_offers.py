"""What may be asked of a role that is offered: the person is asked, and says yes or no. Nothing opens before."""

from datetime import date, timedelta
from uuid import UUID

from caserecord.commands import command
from caserecord.conflicts import require_no_part_in_access
from caserecord.units import Unit
from domain.circles import Circle
from domain.clocks import today
from domain.members import Member
from domain.permissions import ASKED_FIRST, Actor, Role
from domain.refusals import NotInRecord
from domain.role_offers import NotTheirsToRefuse, RoleOffer


@command("change the circle")
def offer(
    unit: Unit,
    person_id: UUID,
    member_id: UUID,
    role: Role,
    *,
    from_day: date,
    to_day: date | None = None,
    lives_with: bool = False,
    why: str,
    by: Actor,
) -> UUID:
    """Ask the person whether a member may be among their people.

    Raises NotAllowed, NotInRecord, NotTheirsToRefuse, NotADay and as `domain.words.spoken`.
    """
    unit.get(Member, member_id)
    asked = RoleOffer.offer(
        person_id,
        member_id,
        role,
        from_day=from_day,
        to_day=to_day,
        lives_with=lives_with,
        why=why,
        by=by.reader,
    )
    unit.save(asked)
    return asked.id


@command("decide who is among my people")
def accept(unit: Unit, person_id: UUID, offer_id: UUID, *, by: Actor) -> None:
    """Yes: they are among the person's people. Raises NotAllowed, NotInRecord, SaidBefore, NeedsSomebodyElse."""
    asked = _asked(unit, person_id, offer_id, by)
    is_new = asked.said_yes is None
    asked.accept(by=by.id, supported_by=by.supported_by)
    if is_new:
        circle = unit.part(Circle, person_id, Circle.id_of(person_id))
        circle.join(
            asked.member,
            asked.role,
            from_day=asked.from_day,
            lives_with=asked.lives_with,
            why=asked.why,
            as_long_as=asked.id,
            by=by.id,
        )
        if asked.to_day:
            circle.end_with(asked.id, last=asked.to_day, by=by.id)
        unit.save(asked, circle)


@command("decide who is among my people")
def decline(unit: Unit, person_id: UUID, offer_id: UUID, *, by: Actor) -> None:
    """No. Raises NotAllowed, NotInRecord, SaidBefore, NeedsSomebodyElse."""
    asked = _asked(unit, person_id, offer_id, by)
    asked.decline(by=by.id, supported_by=by.supported_by)
    unit.save(asked)


@command("decide who is among my people")
def say_goodbye(unit: Unit, person_id: UUID, member_id: UUID, *, by: Actor) -> None:
    """Somebody is no friend, family, supporter or advocate of the person's from now on.

    Raises NotAllowed, NotInRecord, NotTheirsToRefuse, NeedsSomebodyElse.
    """
    circle = unit.part(Circle, person_id, Circle.id_of(person_id))
    held = circle.roles_of(Actor(member_id), today())
    if not held:
        raise NotInRecord
    if not held & ASKED_FIRST:
        raise NotTheirsToRefuse("This role is not yours to end. Tell your worker what you think of it.")
    for role in sorted(held & ASKED_FIRST):
        circle.leave(member_id, role, to_day=today() - timedelta(days=1), by=by.id)
    unit.save(circle)


def _asked(unit: Unit, person_id: UUID, offer_id: UUID, by: Actor) -> RoleOffer:
    """What the person is asked. To whoever has a part in it, decided reads like waiting. Raises NeedsSomebodyElse."""
    asked = unit.part(RoleOffer, person_id, offer_id)
    require_no_part_in_access(unit, person_id, by, {asked.member})
    return asked
