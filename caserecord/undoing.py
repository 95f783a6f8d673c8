"""Undoing the last change of a part of a record: its opposite, as a change of its own."""

from uuid import UUID

from caserecord.chosen_profiles import profile_to_change, require_pickable
from caserecord.commands import command
from caserecord.entries import entry_to_change
from caserecord.photos import photo_to_change
from caserecord.recordings import recording_to_change
from caserecord.stores import Store
from caserecord.units import Unit
from domain.chosen_profiles import ChosenProfile
from domain.entries import Entry
from domain.people import Person
from domain.permissions import Actor
from domain.photos import Photo
from domain.profiles import Profile
from domain.recordings import Recording
from domain.records import Part
from domain.refusals import ChangedMeanwhile, NotInRecord
from domain.sayings import Ours
from domain.undoing import Undoing, has_opposite
from domain.undoing import undo as make_opposite


@command("undo the last change")
def undo(unit: Unit, person_id: UUID, part_id: UUID, *, seen: int, after: UUID | None = None, by: Actor) -> None:
    """Undo everything that was done with the last change, which is the one that was `seen`.

    `seen` is the number of the change among those of its part. `after` is what a moved entry followed before.
    Raises NotAllowed, NotInRecord, ChangedMeanwhile, NothingToUndo, and what the opposite raises.
    """
    part = _part_to_change(unit, person_id, part_id, by)
    if seen != part.version:
        raise ChangedMeanwhile(Ours("This was changed again since then. Look at it, then change it as you like."))
    who = {"by": by.id, "supported_by": by.supported_by}
    changes = unit.last_changes(part_id)
    for entry in filter(None, [after, *(getattr(change, "entry", None) for change, _ in changes)]):
        require_pickable(unit, person_id, entry, by)  # not all that is in a profile is for whoever helps
    for change, before in changes:
        make_opposite(change, part, Undoing(before, after, who))
    unit.save(part)


def _part_to_change(unit: Unit, person_id: UUID, part_id: UUID, by: Actor) -> Part:
    part = unit.part(Part, person_id, part_id)
    if isinstance(part, Entry):
        return entry_to_change(unit, Entry, person_id, part_id, by)
    if isinstance(part, ChosenProfile):
        return profile_to_change(unit, person_id, part_id, by)
    if isinstance(part, Photo):
        return photo_to_change(unit, person_id, part_id, by)
    if isinstance(part, Recording):
        return recording_to_change(unit, person_id, part_id, by)
    if not isinstance(part, Profile | Person):
        raise NotInRecord
    return part


def number_of_last_change(store: Store, part_id: UUID, *, command_id: UUID | None = None) -> int | None:
    """The number of the last change of a part, if it can be undone; with a command's id, only if that made it."""
    last = next(reversed(store.read_stream(part_id)), None)
    if last is None or not has_opposite(last.event):
        return None
    if command_id and (last.metadata is None or last.metadata.command_id != command_id):
        return None
    return int(last.event.originator_version)
