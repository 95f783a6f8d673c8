"""What may be asked of a hope, besides what may be asked of every entry."""

from uuid import UUID

from caserecord.commands import command
from caserecord.entries import entry_to_change
from caserecord.units import Unit
from domain.hopes import Hope
from domain.permissions import Actor


@command("move a hope")
def move_forward(unit: Unit, person_id: UUID, hope_id: UUID, step: str, *, by: Actor) -> None:
    """Add a step taken. Raises NotAllowed, NotInRecord, LetGo, PutAway, StillWaiting and as `domain.words.spoken`."""
    hope = entry_to_change(unit, Hope, person_id, hope_id, by)
    hope.move_forward(step, by=by.id, supported_by=by.supported_by)
    unit.save(hope)


@command("move a hope")
def reach(unit: Unit, person_id: UUID, hope_id: UUID, *, by: Actor) -> None:
    """Say that it came true. Raises NotAllowed, NotInRecord, LetGo, PutAway, StillWaiting."""
    hope = entry_to_change(unit, Hope, person_id, hope_id, by)
    hope.reach(by=by.id, supported_by=by.supported_by)
    unit.save(hope)


@command("move a hope")
def let_go(unit: Unit, person_id: UUID, hope_id: UUID, *, by: Actor) -> None:
    """Let it go. Raises NotAllowed, NotInRecord, PutAway, StillWaiting."""
    hope = entry_to_change(unit, Hope, person_id, hope_id, by)
    hope.let_go(by=by.id, supported_by=by.supported_by)
    unit.save(hope)


@command("move a hope")
def take_up_again(unit: Unit, person_id: UUID, hope_id: UUID, *, by: Actor) -> None:
    """Hope for it again. Raises NotAllowed, NotInRecord, PutAway, StillWaiting."""
    hope = entry_to_change(unit, Hope, person_id, hope_id, by)
    hope.take_up_again(by=by.id, supported_by=by.supported_by)
    unit.save(hope)
