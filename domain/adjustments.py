"""What people need to know to reach somebody: each thing they need, who may know of it, whether it was met.

The six steps of the Accessible Information Standard (DAPB1605, NHS England 2025): identify, record, flag, share,
meet, review. It stands with how to communicate with a person, never as a need before their strengths.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import ClassVar, Self
from uuid import UUID

from eventsourcing.domain import event

from domain.adjustment_kinds import said
from domain.clocks import today
from domain.knowers import KnownTo, chosen_to_know
from domain.records import Kept, Part
from domain.refusals import ChangedMeanwhile, Ended, NotADay
from domain.words import spoken, written

DAYS_BETWEEN_REVIEWS = 365
"""How long it stands before it is asked about again, unless another day is said."""


class Adjustment(Part):
    """Something that a person needs so that people can reach them."""

    class Event(Part.Event):
        """Something that happened to what a person needs."""

        CLEAR: ClassVar[frozenset[str]] = Part.Event.CLEAR | {"review_on"}

    class AdjustmentRecorded(Event, Kept.Created):
        """It was said what a person needs."""

        kind: str
        """A key of `adjustment_kinds.KINDS`, or `OTHER`."""
        words: str
        because: str
        """Where somebody else said it: why, and how they know."""
        audience: str
        """A value of `knowers.KnownTo`."""
        people: list[UUID]
        review_on: date
        by: UUID
        supported_by: UUID | None

    class AdjustmentTakenBack(Event):
        """They took back that they had said what they need."""

        by: UUID
        supported_by: UUID | None

    class SharingChosen(Event):
        """The person chose who may know of it."""

        audience: str
        """A value of `knowers.KnownTo`."""
        people: list[UUID]
        by: UUID
        supported_by: UUID | None

    class AdjustmentUsed(Event):
        """Somebody said whether it was met."""

        was_met: bool
        in_the_way: str
        """What got in the way, where it was not met."""
        by: UUID
        supported_by: UUID | None

    class UseTakenBack(Event):
        """They took back what they had said last, of whether it was met."""

        was_met: bool
        """What they had said."""
        by: UUID
        supported_by: UUID | None

    class LookedInto(Event):
        """Somebody looked into what got in the way."""

        words: str
        by: UUID

    class AdjustmentReviewed(Event):
        """The person was asked again, and this is how it is now."""

        words: str
        wording: int
        review_on: date
        """When it is asked about again."""
        by: UUID
        supported_by: UUID | None

    class ReviewTakenBack(Event):
        """It is again as it was before they were asked last, and whoever said so said it."""

        words: str
        wording: int
        """A number of its own, also where the words were there before."""
        review_on: date
        by: UUID
        supported_by: UUID | None

    class AdjustmentEnded(Event):
        """It is needed no longer."""

        why: str
        by: UUID
        supported_by: UUID | None

    class NeededAgain(Event):
        """It is needed after all."""

        by: UUID
        supported_by: UUID | None

    def __init__(
        self, person_id: UUID, kind: str, words: str, audience: str, people: list[UUID], review_on: date
    ) -> None:
        self.person_id = person_id
        self.kind = kind
        self.words = words
        self.audience = audience
        self.people = people
        self.wording = 1
        self.review_on = review_on
        self.in_the_way = 0
        """How often it was not met since that was looked into."""
        self.has_ended = False

    # What can be asked of something that a person needs

    @classmethod
    def record(
        cls,
        person_id: UUID,
        kind: str,
        words: str,
        *,
        because: str = "",
        audience: KnownTo,
        people: Sequence[UUID] = (),
        by: UUID,
        supported_by: UUID | None = None,
    ) -> Self:
        """Say what is needed; where it is not the person who says so, why. Raises as `checked`, NobodyChosen."""
        return cls._create(
            cls.AdjustmentRecorded,
            person_id=person_id,
            kind=kind,
            words=said(kind, words),
            because=written(because) if by == person_id else spoken(because),
            audience=audience.value,
            people=chosen_to_know(audience, people),
            review_on=today() + timedelta(days=DAYS_BETWEEN_REVIEWS),
            by=by,
            supported_by=supported_by,
        )

    def take_back(self, *, by: UUID, supported_by: UUID | None = None) -> None:
        """Take back that it was said."""
        if not self.has_ended:
            self._taken_back(by=by, supported_by=supported_by)

    def share_with(
        self, audience: KnownTo, people: Sequence[UUID], *, by: UUID, supported_by: UUID | None = None
    ) -> None:
        """Choose who may know of it. Raises Ended, NobodyChosen."""
        self._require_current()
        chosen = chosen_to_know(audience, people)
        if (audience, chosen) != (self.audience, self.people):
            self._shared(audience=audience.value, people=chosen, by=by, supported_by=supported_by)

    def use(self, *, was_met: bool, in_the_way: str = "", by: UUID, supported_by: UUID | None = None) -> None:
        """Say whether it was met, and if not, what got in the way. Raises Ended and as `domain.words.spoken`."""
        self._require_current()
        in_the_way = "" if was_met else spoken(in_the_way)
        self._used(was_met=was_met, in_the_way=in_the_way, by=by, supported_by=supported_by)

    def take_use_back(self, *, was_met: bool, by: UUID, supported_by: UUID | None = None) -> None:
        """Take back what was said last, of whether it was met. Raises Ended."""
        self._require_current()
        self._use_taken_back(was_met=was_met, by=by, supported_by=supported_by)

    def look_into(self, words: str, *, by: UUID) -> None:
        """Say what was done about what got in the way. Raises as `domain.words.spoken`."""
        spoken(words)
        if self.in_the_way:
            self._looked_into(words=words, by=by)

    def review(
        self, words: str, *, again_on: date | None = None, seen: int, by: UUID, supported_by: UUID | None = None
    ) -> None:
        """Say how it is now, and when to ask again: in a year unless said. Raises ChangedMeanwhile, Ended, NotADay."""
        self._require_current()
        if seen != self.wording:
            raise ChangedMeanwhile("These words were changed while you were writing. Look at them, then say it again.")
        review_on = again_on or today() + timedelta(days=DAYS_BETWEEN_REVIEWS)
        if review_on <= today():
            raise NotADay("Choose a day to come: the day on which this is asked about again.")
        self._reviewed(
            words=said(self.kind, words),
            wording=self.wording + 1,
            review_on=review_on,
            by=by,
            supported_by=supported_by,
        )

    def take_review_back(self, words: str, review_on: date, *, by: UUID, supported_by: UUID | None = None) -> None:
        """Say it again as it was before it was asked about last. Raises Ended."""
        self._require_current()
        self._review_taken_back(
            words=words, wording=self.wording + 1, review_on=review_on, by=by, supported_by=supported_by
        )

    def end(self, why: str, *, by: UUID, supported_by: UUID | None = None) -> None:
        """Say that it is needed no longer, and why. Raises WordsMissing, WordsTooLong, WordsUnreadable."""
        spoken(why)
        if not self.has_ended:
            self._ended(why=why, by=by, supported_by=supported_by)

    def need_again(self, *, by: UUID, supported_by: UUID | None = None) -> None:
        """Say that it is needed after all."""
        if self.has_ended:
            self._needed_again(by=by, supported_by=supported_by)

    def is_known_to(self, member: UUID) -> bool:
        """Whether somebody among the person's people may know of it."""
        return self.audience == KnownTo.EVERYONE or member in self.people

    def _require_current(self) -> None:
        if self.has_ended:
            raise Ended("This is needed no longer. If it is needed again, say so anew.")

    # What each event changes: no rules, no clock, no look-ups

    @event(AdjustmentTakenBack)
    def _taken_back(self, by: UUID, supported_by: UUID | None) -> None:
        self.has_ended = True

    @event(SharingChosen)
    def _shared(self, audience: str, people: list[UUID], by: UUID, supported_by: UUID | None) -> None:
        self.audience, self.people = audience, people

    @event(AdjustmentUsed)
    def _used(self, was_met: bool, in_the_way: str, by: UUID, supported_by: UUID | None) -> None:
        self.in_the_way += not was_met

    @event(UseTakenBack)
    def _use_taken_back(self, was_met: bool, by: UUID, supported_by: UUID | None) -> None:
        self.in_the_way -= not was_met

    @event(LookedInto)
    def _looked_into(self, words: str, by: UUID) -> None:
        self.in_the_way = 0

    @event(AdjustmentReviewed)
    def _reviewed(self, words: str, wording: int, review_on: date, by: UUID, supported_by: UUID | None) -> None:
        self.words, self.wording, self.review_on = words, wording, review_on

    @event(ReviewTakenBack)
    def _review_taken_back(
        self, words: str, wording: int, review_on: date, by: UUID, supported_by: UUID | None
    ) -> None:
        self.words, self.wording, self.review_on = words, wording, review_on

    @event(AdjustmentEnded)
    def _ended(self, why: str, by: UUID, supported_by: UUID | None) -> None:
        self.has_ended = True

    @event(NeededAgain)
    def _needed_again(self, by: UUID, supported_by: UUID | None) -> None:
        self.has_ended = False
