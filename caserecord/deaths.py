"""What may be asked when the person has died. Their death alone ends links, reminders, and what supporters saw."""

from datetime import date
from uuid import UUID

from caserecord.commands import command
from caserecord.stores import Store
from caserecord.units import Unit
from domain.circles import Circle
from domain.members import Member
from domain.permissions import Actor


def record(store: Store, person_id: UUID, *, on_day: date, by: Actor) -> None:
    """Write down that the person died, who is signed in nowhere from then on.

    Raises NotAllowed, NotInRecord, NotADay.
    """
    _write_down(store, person_id, on_day=on_day, by=by)
    store.sessions.end_all(person_id)


@command("record a death")
def _write_down(unit: Unit, person_id: UUID, *, on_day: date, by: Actor) -> None:
    circle = unit.part(Circle, person_id, Circle.id_of(person_id))
    circle.record_death(on_day, by=by.reader)
    unit.save(circle)


@command("record a death")
def take_back(unit: Unit, person_id: UUID, why: str, *, by: Actor) -> None:
    """Say that it was written down by mistake. Raises NotAllowed, NotInRecord and as `domain.words.spoken`."""
    circle = unit.part(Circle, person_id, Circle.id_of(person_id))
    circle.take_back_death(why, by=by.reader)
    unit.save(circle)


@command("record a death")
def leave_story_to(unit: Unit, person_id: UUID, member_id: UUID, wish: str, *, by: Actor) -> None:
    """Follow what the person wished: somebody keeps their story. Raises NotAllowed, NotInRecord, StillAlive."""
    unit.get(Member, member_id)
    circle = unit.part(Circle, person_id, Circle.id_of(person_id))
    circle.leave_story_to(member_id, wish, by=by.reader)
    unit.save(circle)
