"""Asking somebody to look at an offer with the person."""

from uuid import UUID

from caserecord.commands import command
from caserecord.units import Unit
from domain.circles import Circle
from domain.clocks import today
from domain.entries import Entry, State
from domain.helps import Help
from domain.permissions import Actor
from domain.refusals import AlreadyDecided, NotInRecord


@command("decide about an offer")
def ask(unit: Unit, person_id: UUID, entry_id: UUID, helper: UUID, *, by: Actor) -> None:
    """Ask one of the person's people for help. Raises NotAllowed, NotInRecord, AlreadyDecided."""
    require_helper(unit, person_id, helper)
    entry = unit.part(Entry, person_id, entry_id)
    if entry.state is not State.WAITING:
        raise AlreadyDecided("This has been decided already. Look at what was decided: you can still change it.")
    try:
        unit.part(Help, person_id, Help.id_of(entry_id, helper))
    except NotInRecord:
        unit.save(Help.ask(person_id, entry_id, helper, by=by.id, supported_by=by.supported_by))


def require_helper(unit: Unit, person_id: UUID, helper: UUID) -> None:
    """Raises NotInRecord unless somebody is among the person's people today, as one who helps."""
    circle = unit.part(Circle, person_id, Circle.id_of(person_id))
    if not circle.roles_of(Actor(helper, with_person=person_id), today()):
        raise NotInRecord("Choose from your own people.")
