"""What may be asked of a circle: let somebody in, and end their role."""

from datetime import date
from uuid import UUID

from caserecord.commands import command
from caserecord.units import Unit
from domain.circles import Circle, NotARole
from domain.members import Member
from domain.permissions import ASKED_FIRST, CARING, HANGING, Actor, Role
from domain.refusals import WordsMissing
from domain.words import spoken


@command("change the circle")
def join(
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
) -> None:
    """Let a member in, in a role that hangs on nothing else. The person reads why.

    Where the person would be asked first and cannot decide, why says who decided, and who was consulted.
    Raises NotAllowed, NotInRecord, NotARole and as `domain.words.spoken`.
    """
    if role in ASKED_FIRST and not why.strip():
        raise WordsMissing("Ask the person first. Or write why they cannot decide this, and who was asked.")
    if role in CARING:
        raise NotARole("A carer joins with an arrangement, and stops with it. Begin an arrangement.")
    if role in HANGING:
        raise NotARole("An attorney or deputy joins with the document that you saw. Write that down.")
    spoken(why)
    unit.get(Member, member_id)
    circle = unit.part(Circle, person_id, Circle.id_of(person_id))
    circle.join(member_id, role, from_day=from_day, lives_with=lives_with, why=why, by=by.reader)
    if to_day:
        circle.leave(member_id, role, to_day=to_day, by=by.reader)
    unit.save(circle)


@command("change the circle")
def leave(unit: Unit, person_id: UUID, member_id: UUID, role: Role, *, to_day: date, why: str = "", by: Actor) -> None:
    """End a member's role after a day. Raises NotAllowed, NotInRecord, NotADay."""
    circle = unit.part(Circle, person_id, Circle.id_of(person_id))
    circle.leave(member_id, role, to_day=to_day, why=why, by=by.reader)
    unit.save(circle)
