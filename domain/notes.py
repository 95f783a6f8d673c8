"""Carer notes: what happened, lightly told. One note, one person. The person reads them and answers."""

from enum import StrEnum
from typing import ClassVar, Self
from uuid import UUID

from eventsourcing.domain import event

from domain.records import Kept
from domain.replies import Answerable
from domain.sayings import Ours
from domain.words import LONGEST_NAME, spoken, written


class NoteKind(StrEnum):
    """What a note is. The first three are for everybody who may write one, the last two for workers."""

    GOOD_NEWS = Ours("good news")
    EVERYDAY = Ours("everyday")
    WORRY = Ours("worry")
    DECISION = Ours("decision")
    CONTACT = Ours("contact")


FOR_WORKERS = frozenset({NoteKind.DECISION, NoteKind.CONTACT})


class Note(Answerable):
    """What somebody wrote down about a day."""

    class Event(Answerable.Event):
        """Something that happened to a note."""

        CLEAR: ClassVar[frozenset[str]] = Answerable.Event.CLEAR | {"kind"}

    class NoteWritten(Event, Kept.Created):
        """A note was written."""

        kind: str
        words: str
        happened: str
        told_by: str
        """Who told it, where that is not the member who wrote it down."""
        by: UUID

    class NoteCorrected(Event):
        """A note was put right. What stood there before can still be replayed."""

        words: str
        wording: int
        why: str
        by: UUID

    def __init__(self, person_id: UUID, words: str, told_by: str, by: UUID) -> None:
        self._begin(person_id, by, words)
        self.words = words
        self.told_by = told_by

    # What can be asked of a note

    @classmethod
    def write(
        cls, person_id: UUID, kind: NoteKind, words: str, *, happened: str = "", told_by: str = "", by: UUID
    ) -> Self:
        """Write down what happened. Raises WordsMissing, WordsTooLong, WordsUnreadable."""
        return cls._create(
            cls.NoteWritten,
            person_id=person_id,
            kind=kind.value,
            words=spoken(words),
            happened=written(happened, longest=LONGEST_NAME),
            told_by=written(told_by, longest=LONGEST_NAME),
            by=by,
        )

    def correct(self, words: str, why: str, *, seen: int, by: UUID) -> None:
        """Put it right, and say why. Raises ChangedMeanwhile, WordsMissing, WordsTooLong, WordsUnreadable."""
        self.require_seen(seen)
        if spoken(words) != self.words:
            self._corrected(words=words, wording=self.wording + 1, why=spoken(why), by=by)

    # What each event changes: no rules, no clock, no look-ups

    @event(NoteCorrected)
    def _corrected(self, words: str, wording: int, why: str, by: UUID) -> None:
        self.words, self.wording = words, wording
        self._add(by, words, why)
