"""Aggregates for these tests: a diary with a field of every sort, as it was written down at first and as it is now."""

from datetime import date
from typing import Any, ClassVar, Self
from uuid import UUID

from eventsourcing.domain import event

from caserecord.event_names import EVENTS as NAMED
from domain.records import Kept, Part

CANARY = "Cooked tea for six of us"


class Diary(Part):
    """What somebody wrote down, day by day."""

    class Event(Part.Event):
        """Something that happened to a diary."""

    class Begun(Event, Kept.Created):
        """It was begun."""

        by: UUID

    class DayWritten(Event):
        """A day was written about."""

        CLEAR: ClassVar[frozenset[str]] = Part.Event.CLEAR | {"day"}

        day: date | None
        words: str
        people: tuple[UUID, ...]
        marks: dict[str, int]
        is_good: bool
        by: UUID

    class DayCounted(Event):
        """A day was counted."""

        by: UUID

    def __init__(self, person_id: UUID) -> None:
        self.person_id = person_id
        self.words: list[str] = []
        self.days = 0

    @classmethod
    def begin(cls, person_id: UUID, *, by: UUID) -> Self:
        return cls._create(cls.Begun, person_id=person_id, by=by)

    def write(self, words: Any, *, by: UUID, people: Any = (), day: date | None = None) -> None:
        self._written(day=day, words=words, people=people, marks={"stars": 5}, is_good=True, by=by)

    def count(self, *, by: UUID) -> None:
        self._counted(by=by)

    @event(DayWritten)
    def _written(
        self, day: date | None, words: str, people: tuple[UUID, ...], marks: dict[str, int], is_good: bool, by: UUID
    ) -> None:
        self.words.append(words)

    @event(DayCounted)
    def _counted(self, by: UUID) -> None:
        self.days += 1


class FormerNote(Part):
    """A note as it was written before notes had a day."""

    class Event(Part.Event):
        """Something that happened to a note."""

    class Written(Event, Kept.Created):
        """It was written."""

        text: str
        by: UUID

    def __init__(self, person_id: UUID, text: str) -> None:
        self.person_id = person_id
        self.text = text

    @classmethod
    def write(cls, person_id: UUID, text: str, *, by: UUID) -> Self:
        return cls._create(cls.Written, person_id=person_id, text=text, by=by)


class DayNote(Part):
    """The same note as it is written now."""

    class Event(Part.Event):
        """Something that happened to a note."""

    class Written(Event, Kept.Created):
        """It was written."""

        class_version: ClassVar[int] = 3

        words: str
        day: date
        by: UUID

        @staticmethod
        def upcast_v1_v2(state: dict[str, Any]) -> None:
            state["words"] = state.pop("text")

        @staticmethod
        def upcast_v2_v3(state: dict[str, Any]) -> None:
            state["day"] = "2013-05-03"

    def __init__(self, person_id: UUID, words: str, day: date) -> None:
        self.person_id = person_id
        self.words = words
        self.day = day

    @classmethod
    def write(cls, person_id: UUID, words: str, day: date, *, by: UUID) -> Self:
        return cls._create(cls.Written, person_id=person_id, words=words, day=day, by=by)


DIARIES: dict[str, type] = {
    "diary.begun": Diary.Begun,
    "diary.day-written": Diary.DayWritten,
    "diary.day-counted": Diary.DayCounted,
}

EVENTS: dict[str, type] = {**NAMED, **DIARIES, "note.written-then": FormerNote.Written}
