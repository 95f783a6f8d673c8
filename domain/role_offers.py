"""Somebody who would like to be among a person's people: the person is asked first, and says yes, not now or no."""

from datetime import date
from typing import ClassVar, Self
from uuid import UUID

from eventsourcing.domain import event

from domain.permissions import ASKED_FIRST, Role
from domain.records import Kept, Part
from domain.refusals import NotADay, Refused
from domain.words import spoken


class SaidBefore(Refused):
    """The person has said yes or no to this already."""


class NotTheirsToRefuse(Refused):
    """This role is held by law, or hangs on something: the person is told of it, and cannot refuse it."""


class RoleOffer(Part):
    """A role that somebody would like to have in a person's circle."""

    class Event(Part.Event):
        """Something that happened to a role that was offered."""

        CLEAR: ClassVar[frozenset[str]] = Part.Event.CLEAR | {"member", "role", "lives_with", "from_day", "to_day"}

    class RoleOffered(Event, Kept.Created):
        """The person is asked whether somebody may be among their people."""

        member: UUID
        role: str
        lives_with: bool
        from_day: date
        to_day: date | None
        why: str
        by: UUID

    class RoleAccepted(Event):
        """They said yes."""

        by: UUID
        supported_by: UUID | None

    class RoleDeclined(Event):
        """They said no."""

        by: UUID
        supported_by: UUID | None

    def __init__(
        self, person_id: UUID, member: UUID, role: str, lives_with: bool, from_day: date, to_day: date | None, why: str
    ) -> None:
        self.person_id = person_id
        self.member = member
        self.role = Role(role)
        self.lives_with = lives_with
        self.from_day = from_day
        self.to_day = to_day
        self.why = why
        self.said_yes: bool | None = None
        """None while it waits. Silence is never yes."""

    # What can be asked of a role that is offered

    @classmethod
    def offer(
        cls,
        person_id: UUID,
        member: UUID,
        role: Role,
        *,
        from_day: date,
        to_day: date | None = None,
        lives_with: bool = False,
        why: str,
        by: UUID,
    ) -> Self:
        """Ask the person. Raises NotTheirsToRefuse, NotADay, WordsMissing, WordsTooLong, WordsUnreadable."""
        if role not in ASKED_FIRST:
            raise NotTheirsToRefuse("This role is not asked about. Let them in, and say why.")
        if to_day is not None and to_day < from_day:
            raise NotADay("The last day is before the first. Choose a later one.")
        return cls._create(
            cls.RoleOffered,
            person_id=person_id,
            member=member,
            role=role.value,
            lives_with=lives_with,
            from_day=from_day,
            to_day=to_day,
            why=spoken(why),
            by=by,
        )

    def accept(self, *, by: UUID, supported_by: UUID | None = None) -> None:
        """Yes. Raises SaidBefore."""
        if self._must_decide(yes=True):
            self._accepted(by=by, supported_by=supported_by)

    def decline(self, *, by: UUID, supported_by: UUID | None = None) -> None:
        """No. Raises SaidBefore."""
        if self._must_decide(yes=False):
            self._declined(by=by, supported_by=supported_by)

    def _must_decide(self, *, yes: bool) -> bool:
        if self.said_yes is not None and self.said_yes != yes:
            raise SaidBefore("You decided about this already. Your worker can ask you again.")
        return self.said_yes is None

    # What each event changes: no rules, no clock, no look-ups

    @event(RoleAccepted)
    def _accepted(self, by: UUID, supported_by: UUID | None) -> None:
        self.said_yes = True

    @event(RoleDeclined)
    def _declined(self, by: UUID, supported_by: UUID | None) -> None:
        self.said_yes = False
