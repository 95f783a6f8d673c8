"""Safety facts: what whoever supports a person must know now. Never an offer, never hidden, never lapsing silently."""

from datetime import date
from typing import ClassVar, Self
from uuid import UUID

from eventsourcing.domain import event

from domain.clocks import today, working_days_after
from domain.records import Kept
from domain.refusals import Ended, NotADay
from domain.replies import Answerable
from domain.words import spoken

WORKING_DAYS_TO_CHECK = 2
"""How long a new fact may wait for a worker."""


class SafetyFact(Answerable):
    """Something that must be known to keep a person safe, with what helps."""

    class Event(Answerable.Event):
        """Something that happened to a safety fact."""

        CLEAR: ClassVar[frozenset[str]] = Answerable.Event.CLEAR | {"check_by"}

    class SafetyFactRecorded(Event, Kept.Created):
        """A safety fact was recorded. It is shown at once, as new."""

        words: str
        what_helps: str
        check_by: date
        by: UUID
        supported_by: UUID | None

    class SafetyFactChecked(Event):
        """A worker checked it."""

        check_by: date
        """When it is to be checked again."""
        by: UUID

    class SafetyFactReworded(Event):
        """It was said in better words."""

        words: str
        what_helps: str
        wording: int
        check_by: date
        """By when the new words are to be checked."""
        by: UUID
        supported_by: UUID | None

    class SafetyFactEnded(Event):
        """It is no longer so."""

        why: str
        by: UUID

    def __init__(self, person_id: UUID, words: str, what_helps: str, by: UUID) -> None:
        self._begin(person_id, by, words, what_helps)
        self.words = words
        self.what_helps = what_helps
        self.has_ended = False

    # What can be asked of a safety fact

    @classmethod
    def record(
        cls, person_id: UUID, words: str, what_helps: str, *, by: UUID, supported_by: UUID | None = None
    ) -> Self:
        """Record what must be known and what helps. Raises WordsMissing, WordsTooLong, WordsUnreadable."""
        return cls._create(
            cls.SafetyFactRecorded,
            person_id=person_id,
            words=spoken(words),
            what_helps=spoken(what_helps),
            check_by=_in_time(),
            by=by,
            supported_by=supported_by,
        )

    def check(self, *, again_on: date, seen: int, by: UUID) -> None:
        """Say that it is so, and when to look again. Raises ChangedMeanwhile, Ended, NotADay."""
        self._require_current()
        self.require_seen(seen)
        if again_on <= today():
            raise NotADay("Choose a day to come: the day on which this is checked again.")
        self._checked(check_by=again_on, by=by)

    def reword(self, words: str, what_helps: str, *, seen: int, by: UUID, supported_by: UUID | None = None) -> None:
        """Say it in better words, checked anew.

        Raises ChangedMeanwhile, Ended and as `domain.words.spoken`.
        """
        self._require_current()
        self.require_seen(seen)
        if (spoken(words), spoken(what_helps)) != (self.words, self.what_helps):
            self._reworded(
                words=words,
                what_helps=what_helps,
                wording=self.wording + 1,
                check_by=_in_time(),
                by=by,
                supported_by=supported_by,
            )

    def end(self, why: str, *, by: UUID) -> None:
        """Say that it is no longer so, and why. Raises WordsMissing, WordsTooLong, WordsUnreadable."""
        spoken(why)
        if not self.has_ended:
            self._ended(why=why, by=by)

    def _require_current(self) -> None:
        if self.has_ended:
            raise Ended("This is no longer so. Record a new fact if it has come back.")

    # What each event changes: no rules, no clock, no look-ups

    @event(SafetyFactChecked)
    def _checked(self, check_by: date, by: UUID) -> None:
        pass

    @event(SafetyFactReworded)
    def _reworded(
        self, words: str, what_helps: str, wording: int, check_by: date, by: UUID, supported_by: UUID | None
    ) -> None:
        self.words, self.what_helps, self.wording = words, what_helps, wording
        self._add(by, words, what_helps)

    @event(SafetyFactEnded)
    def _ended(self, why: str, by: UUID) -> None:
        self.has_ended = True


def _in_time() -> date:
    """The last day on which new words are still in time to be checked."""
    return working_days_after(today(), WORKING_DAYS_TO_CHECK)
