"""Emergency access: somebody of the scheme sees, for a few hours, what those who support the person see.

They are not among the person's people, and say why. The person is told, and somebody else looks at it afterwards.
Nobody in the house learns of it.
"""

from datetime import datetime, timedelta
from typing import ClassVar, NamedTuple
from uuid import UUID, uuid4

from eventsourcing.domain import event

from domain import clocks
from domain.records import Part
from domain.refusals import NeedsSomebodyElse, NotInRecord
from domain.words import spoken

LASTS = timedelta(hours=4)


class Access(NamedTuple):
    """That somebody has emergency access, or had it."""

    member: UUID
    until: datetime
    is_reviewed: bool
    is_told: bool

    def in_force(self, moment: datetime) -> bool:
        """Whether it opens the record at a moment. A clock that was put back opens nothing."""
        return self.until - LASTS <= moment < self.until


class Emergencies(Part):
    """The times when somebody looked in an emergency."""

    class Event(Part.Event):
        """Something that happened about emergency access."""

        CLEAR: ClassVar[frozenset[str]] = Part.Event.CLEAR | {"access", "until", "was_right"}

        access: UUID

    class EmergencyAccessUsed(Event):
        """Somebody of the scheme looked in an emergency."""

        until: datetime
        """In UTC."""
        why: str
        by: UUID

    class PersonTold(Event):
        """The person was told that somebody had looked."""

        by: UUID
        """The person, who saw it for themselves; or whoever told them."""

    class EmergencyAccessReviewed(Event):
        """Somebody else looked at whether it had been right."""

        was_right: bool
        what_was_done: str
        by: UUID

    accesses: dict[UUID, Access]

    # What can be asked of it

    def use_emergency_access(self, why: str, *, by: UUID) -> None:
        """See what must be known now. Raises WordsMissing, WordsTooLong, WordsUnreadable."""
        self._access_used(access=uuid4(), until=clocks.now() + LASTS, why=spoken(why), by=by)

    def tell_person(self, access: UUID, *, by: UUID) -> None:
        """Say that the person was told. Raises NotInRecord."""
        if not self._access(access).is_told:
            self._person_told(access=access, by=by)

    def review(self, access: UUID, *, was_right: bool, what_was_done: str, by: UUID) -> None:
        """Say whether it was right, and what was done. Raises NotInRecord, NeedsSomebodyElse and as `spoken`."""
        if self._access(access).member == by:
            raise NeedsSomebodyElse("You looked in an emergency yourself. Somebody else has to look at it now.")
        spoken(what_was_done)
        if not self._access(access).is_reviewed:
            self._access_reviewed(access=access, was_right=was_right, what_was_done=what_was_done, by=by)

    def has_emergency_access(self, member: UUID) -> bool:
        """Whether somebody has it at this moment."""
        return any(each.member == member and each.in_force(clocks.now()) for each in self.accesses.values())

    def _access(self, access: UUID) -> Access:
        if access not in self.accesses:
            raise NotInRecord
        return self.accesses[access]

    # What each event changes: no rules, no clock, no look-ups

    @event(EmergencyAccessUsed)
    def _access_used(self, access: UUID, until: datetime, why: str, by: UUID) -> None:
        self.accesses[access] = Access(by, until, is_reviewed=False, is_told=False)

    @event(PersonTold)
    def _person_told(self, access: UUID, by: UUID) -> None:
        self.accesses[access] = self.accesses[access]._replace(is_told=True)

    @event(EmergencyAccessReviewed)
    def _access_reviewed(self, access: UUID, was_right: bool, what_was_done: str, by: UUID) -> None:
        self.accesses[access] = self.accesses[access]._replace(is_reviewed=True)
