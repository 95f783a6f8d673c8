"""Readings: what each reader came to know of a record, by which door, on which day, and what they said it was for.

A reading is knowledge: it lists what the reader newly came to know. It changes no entry, and nobody is measured by it.
"""

from datetime import date
from typing import ClassVar, Self
from uuid import UUID, uuid4, uuid5

from domain import clocks
from domain.permissions import MAY, READS_NOTHING, Role
from domain.receipts import Given
from domain.records import Kept, Part
from domain.refusals import Refused
from domain.sayings import Ours

DOORS = {
    "profile": Ours("Read your profile"),
    "notes": Ours("Read notes about you"),
    "worries": Ours("Read worries about you"),
    "history": Ours("Looked at your history"),
    "search": Ours("Looked for words in your record"),
    "paper": Ours("Made a paper of your profile"),
    "link": Ours("Opened a link that you gave"),
    "enquiry": Ours("Asked who knew what"),
    "record": Ours("Looked at your record"),
}
"""Where words leave, and how the person is told of it. The last is every other page."""
ELSEWHERE = "record"

PURPOSES = {
    "checking": Ours("To check that the record is kept well"),
    "review": Ours("To review the support that you get"),
    "safety": Ours("To help you to be safe"),
    "complaint": Ours("To look into a complaint"),
    "asked": Ours("Because you asked for it"),
    "law": Ours("Because the law asks for it"),
}
"""What somebody can look at a record for, as the person is told."""


class NotAPurpose(Refused):
    """This is nothing that a record is looked at for."""


class WhyNotSaid(Refused):
    """Somebody looks at a record who has not said today what for."""


def is_asked_why(roles: frozenset[Role]) -> bool:
    """Whether somebody says what they look at a record for: the others, in the part that they have, look to support."""
    read_by = roles - READS_NOTHING
    return bool(read_by) and read_by <= MAY["say why I look"]


class Readership(Part):
    """All that one reader came to know of one record."""

    class Event(Part.Event):
        """Something that happened between a reader and a record."""

        CLEAR: ClassVar[frozenset[str]] = Part.Event.CLEAR | {"door", "came_to_know", "purpose"}

    class Begun(Event, Kept.Created):
        """Somebody looked at a record for the first time."""

        by: UUID

    class RecordRead(Event):
        """Somebody read something in a record."""

        door: str
        """A key of `DOORS`."""
        came_to_know: list[tuple[UUID, int]]
        """What was given that they did not know before: the id of each, and the number of its wording."""
        by: UUID

    class GivenOut(Event):
        """Something was given out as a whole. The fields are those of `domain.receipts.Given`."""

        CLEAR: ClassVar[frozenset[str]] = Part.Event.CLEAR | {
            *("receipt", "profile", "link", "until", "on_day", "holds", "again_of"),
        }
        """Not the hash: whoever guesses at words that were forgotten must not find that they were right."""

        receipt: UUID
        form: str
        profile: UUID | None
        language: str
        size: int | None
        """In points."""
        part: int | None
        link: UUID | None
        until: int
        on_day: date
        sha256: str
        made_with: str
        holds: list[tuple[UUID, int]]
        again_of: UUID | None
        by: UUID

    class PurposeSaid(Event):
        """Somebody said what they look at a record for, on this day."""

        purpose: str
        """A key of `PURPOSES`."""
        by: UUID

    def __init__(self, person_id: UUID) -> None:
        self.person_id = person_id

    @staticmethod
    def id_of(person_id: UUID, reader: UUID) -> UUID:
        """The id of what one reader came to know of one record."""
        return uuid5(person_id, f"readership {reader}")

    @classmethod
    def taken_up(cls, person_id: UUID, reader: UUID, events: int) -> Self:
        """What one reader came to know, after so many events. None of them is read again.

        What was read before decides nothing about what can be read now: only where it is written down.
        """
        id_ = cls.id_of(person_id, reader)
        if not events:
            return cls._create(cls.Begun, id=id_, person_id=person_id, by=reader)
        found = object.__new__(cls)
        found.__base_init__(id_, events - 1, clocks.now())
        found.person_id = person_id
        return found

    def read(self, door: str, came_to_know: list[tuple[UUID, int]], *, by: UUID) -> None:
        """Something was read, and this is what of it the reader did not know before."""
        self.trigger_event(self.RecordRead, door=door, came_to_know=came_to_know, by=by)

    def give_out(self, given: Given, *, by: UUID) -> UUID:
        """Something is given out as a whole. The id of its receipt."""
        receipt = uuid4()
        self.trigger_event(self.GivenOut, receipt=receipt, **vars(given), by=by)
        return receipt

    def say_why(self, purpose: str, *, by: UUID) -> None:
        """Say what the record is looked at for today. Raises NotAPurpose."""
        if purpose not in PURPOSES:
            raise NotAPurpose("Choose why you look at this record today.")
        self.trigger_event(self.PurposeSaid, purpose=purpose, by=by)
