"""The profile: which entries are in it, and in which order. It holds ids only, never words.

An entry that the person tells or says yes to stands at the end of its heading. The profile keeps what the
person changed about that: what they moved, left out, and included again.
"""

from typing import ClassVar, Self
from uuid import UUID, uuid5

from eventsourcing.domain import event

from domain.moves import Moves
from domain.records import Kept, Part
from domain.refusals import NotInRecord


class Profile(Part):
    """A profile of one person."""

    class Event(Part.Event):
        """Something that happened to a profile."""

        CLEAR: ClassVar[frozenset[str]] = Part.Event.CLEAR | {"entry", "after"}

    class Begun(Event, Kept.Created):
        """A profile was begun."""

        by: UUID

    class Included(Event):
        """They included an entry again."""

        entry: UUID
        by: UUID
        supported_by: UUID | None

    class Moved(Event):
        """They moved an entry within its heading."""

        entry: UUID
        after: UUID | None
        """The entry that it now follows; None when it is now the first."""
        by: UUID
        supported_by: UUID | None

    class LeftOut(Event):
        """They left an entry out."""

        entry: UUID
        by: UUID
        supported_by: UUID | None

    def __init__(self, person_id: UUID) -> None:
        self.person_id = person_id
        self.left_out: set[UUID] = set()
        self.moves = Moves()

    @staticmethod
    def id_of(person_id: UUID) -> UUID:
        """The id of this person's profile."""
        return uuid5(person_id, "profile")

    # What can be asked of a profile

    @classmethod
    def begin(cls, person_id: UUID, *, by: UUID) -> Self:
        """Begin a person's profile."""
        return cls._create(cls.Begun, id=cls.id_of(person_id), person_id=person_id, by=by)

    def include(self, entry: UUID, *, by: UUID, supported_by: UUID | None = None) -> None:
        """Include an entry that was left out."""
        if entry in self.left_out:
            self._included(entry=entry, by=by, supported_by=supported_by)

    def move(
        self,
        entry: UUID,
        *,
        after: UUID | None,
        seen: int | None = None,
        by: UUID,
        supported_by: UUID | None = None,
    ) -> None:
        """Move an entry to where it follows another. Raises NotInRecord, ChangedMeanwhile.

        `seen` is how often the asker saw that the two had been moved.
        """
        if entry in self.left_out or entry == after:
            raise NotInRecord("This is not in the profile. Include it first.")
        self.moves.require(seen, entry, after)
        self._moved(entry=entry, after=after, by=by, supported_by=supported_by)

    def leave_out(self, entry: UUID, *, by: UUID, supported_by: UUID | None = None) -> None:
        """Leave an entry out. It stays in the record."""
        if entry not in self.left_out:
            self._left_out(entry=entry, by=by, supported_by=supported_by)

    # What each event changes: no rules, no clock, no look-ups

    @event(Included)
    def _included(self, entry: UUID, by: UUID, supported_by: UUID | None) -> None:
        self.left_out.discard(entry)

    @event(Moved)
    def _moved(self, entry: UUID, after: UUID | None, by: UUID, supported_by: UUID | None) -> None:
        self.moves[entry] += 1

    @event(LeftOut)
    def _left_out(self, entry: UUID, by: UUID, supported_by: UUID | None) -> None:
        self.left_out.add(entry)
