"""Asking somebody to look at an offer with the person."""

from uuid import UUID

from caserecord.commands import command
from caserecord.units import Unit
from domain.circles import Circle
from domain.clocks import today
from domain.entries import Entry, State
from domain.helps import Help
from domain.offered_photos import Decision, OfferedPhoto
from domain.permissions import Actor
from domain.records import Part
from domain.refusals import AlreadyDecided, NotInRecord


@command("decide about an offer")
def ask(unit: Unit, person_id: UUID, entry_id: UUID, helper: UUID, *, by: Actor) -> None:
    """Ask one of the person's people for help with an offer, of words or of a photo.

    Raises NotAllowed, NotInRecord, AlreadyDecided.
    """
    require_helper(unit, person_id, helper)
    if not _waits(unit.part(Part, person_id, entry_id)):
        raise AlreadyDecided("This has been decided already. Look at what was decided: you can still change it.")
    try:
        unit.part(Help, person_id, Help.id_of(entry_id, helper))
    except NotInRecord:
        unit.save(Help.ask(person_id, entry_id, helper, by=by.id, supported_by=by.supported_by))


def _waits(offer: Part) -> bool:
    """Whether the person has still to decide about an offer. Raises NotInRecord where it is none."""
    if isinstance(offer, OfferedPhoto):
        return offer.decision is Decision.WAITING and not offer.is_taken_back
    if isinstance(offer, Entry):
        return offer.state is State.WAITING
    raise NotInRecord


def require_helper(unit: Unit, person_id: UUID, helper: UUID) -> None:
    """Raises NotInRecord unless somebody is among the person's people today, as one who helps."""
    circle = unit.part(Circle, person_id, Circle.id_of(person_id))
    if not circle.roles_of(Actor(helper, with_person=person_id), today()):
        raise NotInRecord("Choose from your own people.")
