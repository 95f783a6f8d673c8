"""What may be asked of a profile: put it in order, leave out, include again."""

from uuid import UUID

from caserecord.commands import command
from caserecord.entries import entry_to_change
from caserecord.units import Unit
from domain.entries import Entry
from domain.permissions import Actor
from domain.profiles import Profile
from domain.refusals import NotInRecord


@command("put the profile in order")
def move(
    unit: Unit, person_id: UUID, entry_id: UUID, *, after: UUID | None, seen: int | None = None, by: Actor
) -> None:
    """Move an entry to where it follows another of its heading. Raises NotAllowed, NotInRecord, ChangedMeanwhile."""
    entry = entry_to_change(unit, Entry, person_id, entry_id, by)
    if after and entry_to_change(unit, Entry, person_id, after, by).heading != entry.heading:
        raise NotInRecord("It moves only within its own heading.")
    profile = unit.part(Profile, person_id, Profile.id_of(person_id))
    profile.move(entry_id, after=after, seen=seen, by=by.id, supported_by=by.supported_by)
    unit.save(profile)


@command("put the profile in order")
def leave_out(unit: Unit, person_id: UUID, entry_id: UUID, *, by: Actor) -> None:
    """Leave an entry out of the profile. Raises NotAllowed, NotInRecord."""
    entry_to_change(unit, Entry, person_id, entry_id, by)
    profile = unit.part(Profile, person_id, Profile.id_of(person_id))
    profile.leave_out(entry_id, by=by.id, supported_by=by.supported_by)
    unit.save(profile)


@command("put the profile in order")
def include(unit: Unit, person_id: UUID, entry_id: UUID, *, by: Actor) -> None:
    """Include an entry that was left out. Raises NotAllowed, NotInRecord."""
    entry_to_change(unit, Entry, person_id, entry_id, by)
    profile = unit.part(Profile, person_id, Profile.id_of(person_id))
    profile.include(entry_id, by=by.id, supported_by=by.supported_by)
    unit.save(profile)
