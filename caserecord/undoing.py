"""Undoing the last change of a part of a record: its opposite, as a change of its own."""

from collections.abc import Sequence
from uuid import UUID

from caserecord.adjustments import adjustment_to_change
from caserecord.chosen_profiles import profile_to_change, require_pickable
from caserecord.commands import command
from caserecord.easy_reads import easy_read_to_change
from caserecord.entries import entry_to_change
from caserecord.photos import photo_to_change
from caserecord.recordings import recording_to_change
from caserecord.stores import Store
from caserecord.units import Unit
from domain.adjustments import Adjustment
from domain.chosen_profiles import ChosenProfile
from domain.easy_reads import EasyRead
from domain.entries import Entry
from domain.people import Person
from domain.permissions import Actor
from domain.photos import Photo
from domain.profiles import Profile
from domain.recordings import Recording
from domain.records import Part
from domain.refusals import ChangedMeanwhile, NotInRecord
from domain.sayings import Ours
from domain.undoing import NothingToUndo, Undoing, is_undone_by
from domain.undoing import undo as make_opposite


@command("undo the last change")
def undo(
    unit: Unit,
    person_id: UUID,
    part_id: UUID,
    *,
    seen: int,
    after: UUID | None = None,
    also: Sequence[UUID] = (),
    by: Actor,
) -> None:
    """Undo everything that was done with the last change, which is the one that was `seen`.

    `seen` is the number of the change among those of its part. `after` is what a moved entry followed before.
    `also` are parts that were begun with it, and are undone with it.
    Raises NotAllowed, NotInRecord, ChangedMeanwhile, NothingToUndo, and what the opposite raises.
    """
    who = {"by": by.id, "supported_by": by.supported_by}
    for id_ in dict.fromkeys((part_id, *also)):
        part = _part_to_change(unit, person_id, id_, by)
        if seen != part.version:
            raise ChangedMeanwhile(Ours("This was changed again since then. Look at it, then change it as you like."))
        changes = unit.last_changes(id_)
        if not is_undone_by(changes[0][0], by.id, by.supported_by):
            raise NothingToUndo
        for entry in filter(None, [after, *(getattr(change, "entry", None) for change, _ in changes)]):
            require_pickable(unit, person_id, entry, by)  # not all that is in a profile is for whoever helps
        for change, before in changes:
            make_opposite(change, part, Undoing(before, after, who))
        unit.save(part)


def _part_to_change(unit: Unit, person_id: UUID, part_id: UUID, by: Actor) -> Part:
    part = unit.part(Part, person_id, part_id)
    if isinstance(part, Entry):
        return entry_to_change(unit, Entry, person_id, part_id, by)
    if isinstance(part, EasyRead):
        return easy_read_to_change(unit, person_id, part_id, by)
    if isinstance(part, Adjustment):
        return adjustment_to_change(unit, person_id, part_id)
    if isinstance(part, ChosenProfile):
        return profile_to_change(unit, person_id, part_id, by)
    if isinstance(part, Photo):
        return photo_to_change(unit, person_id, part_id, by)
    if isinstance(part, Recording):
        return recording_to_change(unit, person_id, part_id, by)
    if not isinstance(part, Profile | Person):
        raise NotInRecord
    return part


def number_of_last_change(store: Store, part_id: UUID, *, by: Actor, command_id: UUID | None = None) -> int | None:
    """The number of the last change of a part, if it can be undone by them; with a command's id, if that made it."""
    last = next(reversed(store.read_stream(part_id)), None)
    if last is None or not is_undone_by(last.event, by.id, by.supported_by):
        return None
    if command_id and (last.metadata is None or last.metadata.command_id != command_id):
        return None
    return int(last.event.originator_version)
