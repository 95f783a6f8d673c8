"""What may be asked of a profile for somebody in particular: begin it, pick into it, put it in order, show it."""

from uuid import UUID

from caserecord.commands import command
from caserecord.entries import entry_to_change, require_in_circle
from caserecord.units import Unit
from domain.chosen_profiles import ChosenProfile
from domain.entries import Audience, Entry
from domain.noticings import Noticing
from domain.permissions import Actor
from domain.refusals import NotInRecord
from domain.replies import Answerable


@command("choose a profile for somebody")
def begin(
    unit: Unit,
    person_id: UUID,
    title: str,
    *,
    audience: Audience = Audience.EVERYONE,
    people: list[UUID],
    by: Actor,
) -> UUID:
    """Begin a profile, with nothing in it. Raises NotAllowed, NotInRecord and as `domain.words.spoken`."""
    require_in_circle(unit, person_id, people)
    profile = ChosenProfile.begin(
        person_id, title, audience=audience, people=people, by=by.id, supported_by=by.supported_by
    )
    unit.save(profile)
    return profile.id


@command("choose a profile for somebody")
def say_how_it_begins(
    unit: Unit, person_id: UUID, profile_id: UUID, title: str, *, first_line: str = "", by: Actor
) -> None:
    """Say what it is called and how it begins. Raises NotAllowed, NotInRecord, PutAway, WordsTooLong."""
    profile = profile_to_change(unit, person_id, profile_id, by)
    profile.rename(title, by=by.id, supported_by=by.supported_by)
    profile.say_first_line(first_line, by=by.id, supported_by=by.supported_by)
    unit.save(profile)


@command("choose a profile for somebody")
def pick(unit: Unit, person_id: UUID, profile_id: UUID, *, picked: list[UUID], offered: list[UUID], by: Actor) -> None:
    """Take in what was picked of all that was offered, and leave out the rest of it.

    What was not offered stays as it is: it is on another page, or hidden from whoever helps.
    Raises NotAllowed, NotInRecord, PutAway.
    """
    profile = profile_to_change(unit, person_id, profile_id, by)
    for entry in offered:
        if (entry in picked) != profile.holds(entry):
            require_pickable(unit, person_id, entry, by)
            change = profile.include if entry in picked else profile.leave_out
            change(entry, by=by.id, supported_by=by.supported_by)
    unit.save(profile)


@command("choose a profile for somebody")
def move(
    unit: Unit,
    person_id: UUID,
    profile_id: UUID,
    entry_id: UUID,
    *,
    after: UUID | None,
    seen: int | None = None,
    by: Actor,
) -> None:
    """Move an entry to where it follows another of its heading.

    Raises NotAllowed, NotInRecord, PutAway, ChangedMeanwhile.
    """
    entry = entry_to_change(unit, Entry, person_id, entry_id, by)
    if after and entry_to_change(unit, Entry, person_id, after, by).heading != entry.heading:
        raise NotInRecord("It moves only within its own heading.")
    profile = profile_to_change(unit, person_id, profile_id, by)
    profile.move(entry_id, after=after, seen=seen, by=by.id, supported_by=by.supported_by)
    unit.save(profile)


@command("choose a profile for somebody")
def show_to(
    unit: Unit, person_id: UUID, profile_id: UUID, audience: Audience, *, people: list[UUID], by: Actor
) -> None:
    """Choose who can see it. Raises NotAllowed, NotInRecord, PutAway."""
    require_in_circle(unit, person_id, people)
    profile = profile_to_change(unit, person_id, profile_id, by)
    profile.show_to(audience, people, by=by.id, supported_by=by.supported_by)
    unit.save(profile)


@command("choose a profile for somebody")
def put_away(unit: Unit, person_id: UUID, profile_id: UUID, *, by: Actor) -> None:
    """Put it away. Raises NotAllowed, NotInRecord."""
    profile = profile_to_change(unit, person_id, profile_id, by)
    profile.put_away(by=by.id, supported_by=by.supported_by)
    unit.save(profile)


@command("choose a profile for somebody")
def bring_back(unit: Unit, person_id: UUID, profile_id: UUID, *, by: Actor) -> None:
    """Bring it back. Raises NotAllowed, NotInRecord."""
    profile = profile_to_change(unit, person_id, profile_id, by)
    profile.bring_back(by=by.id, supported_by=by.supported_by)
    unit.save(profile)


def profile_to_change(unit: Unit, person_id: UUID, profile_id: UUID, by: Actor) -> ChosenProfile:
    """A profile, for whoever changes it. Raises NotInRecord, also where the person keeps it from their helper."""
    profile = unit.part(ChosenProfile, person_id, profile_id)
    if by.supported_by and profile.is_kept_from(by.supported_by):
        raise NotInRecord
    return profile


def require_pickable(unit: Unit, person_id: UUID, entry_id: UUID, by: Actor) -> None:
    """Raises NotInRecord where it is neither an entry nor something noticed, or kept from whoever helps."""
    found = unit.part(Answerable, person_id, entry_id)
    if isinstance(found, Entry):
        entry_to_change(unit, Entry, person_id, entry_id, by)
    elif not isinstance(found, Noticing):
        raise NotInRecord
