"""We have noticed: what people see in somebody who does not use words. Never "I", never "accepted".

Two people agree, one of them from outside the house; it is looked at again within a year. It counts as a strength.
"""

from typing import ClassVar, Self
from uuid import UUID

from eventsourcing.domain import event

from domain.records import Kept
from domain.refusals import NeedsSomebodyElse
from domain.replies import Answerable
from domain.words import spoken

DAYS_BETWEEN_REVIEWS = 365
"""How long what was noticed stands before it is looked at again."""


class Noticing(Answerable):
    """Something two people noticed about a person."""

    class Event(Answerable.Event):
        """Something that happened to what was noticed."""

        CLEAR: ClassVar[frozenset[str]] = Answerable.Event.CLEAR | {"outside_house"}

    class WeNoticed(Event, Kept.Created):
        """Somebody said what they noticed."""

        does: str
        """What the person does."""
        means: str
        """What we think it means."""
        we_do: str
        """What we do."""
        responded: str
        """How the person responded."""
        by: UUID
        outside_house: bool

    class NoticingAgreed(Event):
        """A second person has noticed it too."""

        by: UUID

    class NoticingReviewed(Event):
        """It was looked at again, and is still so."""

        by: UUID

    class NoticingPutAway(Event):
        """It is no longer so."""

        why: str
        by: UUID

    def __init__(
        self, person_id: UUID, does: str, means: str, we_do: str, responded: str, by: UUID, outside_house: bool
    ) -> None:
        self._begin(person_id, by, does, means, we_do, responded)
        self.outside_house = outside_house
        self.is_agreed = False
        self.is_put_away = False

    # What can be asked of what was noticed

    @classmethod
    def notice(
        cls,
        person_id: UUID,
        *,
        does: str,
        means: str,
        we_do: str,
        responded: str,
        by: UUID,
        outside_house: bool,
    ) -> Self:
        """Say what was noticed. Raises WordsMissing, WordsTooLong, WordsUnreadable."""
        return cls._create(
            cls.WeNoticed,
            person_id=person_id,
            does=spoken(does),
            means=spoken(means),
            we_do=spoken(we_do),
            responded=spoken(responded),
            by=by,
            outside_house=outside_house,
        )

    def agree(self, *, by: UUID, outside_house: bool) -> None:
        """Say that it was noticed by a second person too. Raises NeedsSomebodyElse."""
        if self.is_agreed:
            return
        if by == self.written_by:
            raise NeedsSomebodyElse("Two people agree about what they noticed. Ask somebody else to say so too.")
        if not (outside_house or self.outside_house):
            raise NeedsSomebodyElse("One of the two has to be from outside the house.")
        self._agreed(by=by)

    def review(self, *, by: UUID) -> None:
        """Say that it is still so. Raises NeedsSomebodyElse while only one person has noticed it."""
        if not self.is_agreed:
            raise NeedsSomebodyElse("Only one person has noticed this so far. Somebody else agrees first.")
        self._reviewed(by=by)

    def put_away(self, why: str, *, by: UUID) -> None:
        """Say that it is no longer so. Raises WordsMissing, WordsTooLong, WordsUnreadable."""
        spoken(why)
        if not self.is_put_away:
            self._put_away(why=why, by=by)

    # What each event changes: no rules, no clock, no look-ups

    @event(NoticingAgreed)
    def _agreed(self, by: UUID) -> None:
        self.is_agreed = True
        self._add(by)  # from here on it is said by both

    @event(NoticingReviewed)
    def _reviewed(self, by: UUID) -> None:
        pass

    @event(NoticingPutAway)
    def _put_away(self, why: str, by: UUID) -> None:
        self.is_put_away = True
