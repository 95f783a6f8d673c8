"""Enquiries: somebody who examines a record asks, for a reason that the person reads, who knew what and when.

Nothing is asked outside one, and it is about one thing in one record at a time: nobody is measured by it.
"""

from collections.abc import Collection
from datetime import date, timedelta
from typing import ClassVar, Self
from uuid import UUID

from eventsourcing.domain import event

from domain import clocks
from domain.records import Kept, Part
from domain.refusals import NeedsSomebodyElse, NotInRecord, Refused
from domain.sayings import Ours
from domain.words import LONGEST_NAME, spoken

DAYS = 28
"""Days for which an enquiry is open at most: whoever still asks then says anew why."""

BY_DOOR = {
    "profile": Ours("by reading the profile"),
    "notes": Ours("by reading notes"),
    "worries": Ours("by reading worries"),
    "history": Ours("by looking at the history"),
    "search": Ours("by looking for words"),
    "paper": Ours("by making a paper"),
    "link": Ours("by opening a link"),
    "enquiry": Ours("by asking who knew what"),
    "record": Ours("on another page"),
}
"""How somebody came to know something, for each of `domain.readings.DOORS`."""

READ_BY = {
    **dict.fromkeys(("Card", "Entry", "Hope", "Noticing", "SafetyFact"), "read the profile"),
    "Concern": "read worries",
    "Note": "read notes",
}
"""What can be asked about, by the kind of its events; and what somebody may who reads such things."""


class EnquiryOver(Refused):
    """This enquiry was closed, or its last day is past."""

    def __init__(self) -> None:
        super().__init__(Ours("This enquiry is over. Begin a new one, and say why."))


class Enquiry(Part):
    """That somebody asks who knew what."""

    class Event(Part.Event):
        """Something that happened to an enquiry."""

        CLEAR: ClassVar[frozenset[str]] = Part.Event.CLEAR | {"until"}

    class EnquiryOpened(Event, Kept.Created):
        """Somebody began to ask who knew what."""

        called: str
        why: str
        until: date
        """The last day on which it is open."""
        by: UUID

    class EnquiryClosed(Event):
        """They ask no more."""

        by: UUID

    def __init__(self, person_id: UUID, by: UUID) -> None:
        self.person_id = person_id
        self.opened_by = by
        self.is_closed = False

    # What can be asked of an enquiry

    @classmethod
    def open(cls, person_id: UUID, called: str, why: str, *, outside: Collection[UUID], by: UUID) -> Self:
        """Begin to ask. `outside` are those among the person's people who are not of their house.

        Raises NeedsSomebodyElse and as `domain.words.spoken`.
        """
        if by not in outside:
            raise NeedsSomebodyElse("You share their house. Somebody else has to ask this.")
        return cls._create(
            cls.EnquiryOpened,
            person_id=person_id,
            called=spoken(called, longest=LONGEST_NAME),
            why=spoken(why),
            until=clocks.today() + timedelta(days=DAYS),
            by=by,
        )

    def close(self, *, by: UUID) -> None:
        """Ask no more. Raises NotInRecord for anybody but whoever began."""
        if by != self.opened_by:
            raise NotInRecord
        if not self.is_closed:
            self._closed(by=by)

    # What each event changes: no rules, no clock, no look-ups

    @event(EnquiryClosed)
    def _closed(self, by: UUID) -> None:
        self.is_closed = True
