"""Concerns (on screen: worries). Never bare: each carries what helps and a review date, and each can end."""

from datetime import date
from typing import ClassVar, Self
from uuid import UUID

from eventsourcing.domain import event

from domain.clocks import today
from domain.records import Kept
from domain.refusals import Ended, NeedsSomebodyElse, NotADay, Refused
from domain.replies import Answerable
from domain.words import spoken


class EndNotAsked(Refused):
    """Nobody has asked for this to end."""


class Concern(Answerable):
    """A worry about or for a person, with what helps."""

    class Event(Answerable.Event):
        """Something that happened to a worry."""

        CLEAR: ClassVar[frozenset[str]] = Answerable.Event.CLEAR | {"review_on"}

    class ConcernRecorded(Event, Kept.Created):
        """A worry was recorded, with what helps."""

        words: str
        context: str
        """What was going on at the time."""
        what_helps: str
        review_on: date
        by: UUID

    class ConcernReviewed(Event):
        """A worry was looked at again."""

        outcome: str
        what_helps: str
        review_on: date
        by: UUID

    class EndAsked(Event):
        """A worker asked for the worry to end."""

        why: str
        person_said: str
        """What the person said, or showed, about its ending."""
        by: UUID

    class ConcernEnded(Event):
        """A second person agreed: the worry has ended."""

        by: UUID
        asked_by: UUID

    def __init__(self, person_id: UUID, words: str, context: str, what_helps: str, by: UUID) -> None:
        self._begin(person_id, by, words, context, what_helps)
        self.words = words
        self.end_asked_by: UUID | None = None
        self.has_ended = False

    # What can be asked of a worry

    @classmethod
    def record(cls, person_id: UUID, words: str, *, context: str, what_helps: str, review_on: date, by: UUID) -> Self:
        """Record a worry. Raises NotADay, WordsMissing, WordsTooLong, WordsUnreadable."""
        return cls._create(
            cls.ConcernRecorded,
            person_id=person_id,
            words=spoken(words),
            context=spoken(context),
            what_helps=spoken(what_helps),
            review_on=_to_come(review_on),
            by=by,
        )

    def review(self, outcome: str, *, what_helps: str, review_on: date, by: UUID) -> None:
        """Look at it again. Raises Ended, NotADay, WordsMissing, WordsTooLong, WordsUnreadable."""
        self._require_current()
        self._reviewed(outcome=spoken(outcome), what_helps=spoken(what_helps), review_on=_to_come(review_on), by=by)

    def ask_to_end(self, why: str, *, person_said: str, by: UUID) -> None:
        """Ask for it to end. Raises Ended, WordsMissing, WordsTooLong, WordsUnreadable."""
        self._require_current()
        self._end_asked(why=spoken(why), person_said=spoken(person_said), by=by)

    def agree_to_end(self, *, by: UUID) -> None:
        """Agree, as the second person, that it has ended. Raises EndNotAsked, NeedsSomebodyElse."""
        if self.has_ended:
            return
        if self.end_asked_by is None:
            raise EndNotAsked("Nobody has asked for this worry to end. A worker asks first.")
        if by == self.end_asked_by:
            raise NeedsSomebodyElse("Two people end a worry. Somebody else has to agree that it has ended.")
        self._ended(by=by, asked_by=self.end_asked_by)

    def _require_current(self) -> None:
        if self.has_ended:
            raise Ended("This worry has ended.")

    # What each event changes: no rules, no clock, no look-ups

    @event(ConcernReviewed)
    def _reviewed(self, outcome: str, what_helps: str, review_on: date, by: UUID) -> None:
        self.end_asked_by = None
        self._add(by, outcome, what_helps)

    @event(EndAsked)
    def _end_asked(self, why: str, person_said: str, by: UUID) -> None:
        self.end_asked_by = by
        self._add(by, why, person_said)

    @event(ConcernEnded)
    def _ended(self, by: UUID, asked_by: UUID) -> None:
        self.has_ended = True


def _to_come(day: date) -> date:
    """The day, if it is still to come. Raises NotADay."""
    if day <= today():
        raise NotADay("Choose a day to come: the day on which this worry is looked at again.")
    return day
