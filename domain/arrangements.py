"""Arrangements: whose home and life a person shares, from when and until when. The carers' roles hang on them."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import ClassVar, Self
from uuid import UUID

from eventsourcing.domain import event

from domain.clocks import today
from domain.permissions import Role
from domain.records import Kept, Part
from domain.refusals import NotADay, Refused
from domain.sayings import Ours
from domain.words import spoken


class NobodyCares(Refused):
    """An arrangement is with somebody."""


class ArrangementKind(StrEnum):
    """What an arrangement is, as Shared Lives says it. The value is how it is said on a page."""

    LIVE_IN = Ours("live-in")
    SHORT_BREAK = Ours("short break")
    DAY_SUPPORT = Ours("day support")
    KINSHIP = Ours("kinship or outreach")
    INTERMEDIATE = Ours("intermediate")
    EMERGENCY = Ours("emergency")

    @property
    def role(self) -> Role:
        """What whoever cares in it is to the person."""
        return Role.SUPPORT_CARER if self is ArrangementKind.SHORT_BREAK else Role.CARER

    @property
    def is_in_one_house(self) -> bool:
        """Whether the carers' house is the person's home for as long as it lasts."""
        return self in {ArrangementKind.LIVE_IN, ArrangementKind.INTERMEDIATE, ArrangementKind.EMERGENCY}


class Arrangement(Part):
    """What a person and those who care agreed to: to share a home, a break, a day."""

    class Event(Part.Event):
        """Something that happened to an arrangement."""

        CLEAR: ClassVar[frozenset[str]] = Part.Event.CLEAR | {"kind", "carers", "from_day", "on_day"}

    class ArrangementStarted(Event, Kept.Created):
        """An arrangement began."""

        kind: str
        carers: list[UUID]
        from_day: date
        agreed: str
        """How the person said yes, or who decided with them and why."""
        by: UUID

    class MovedOn(Event):
        """The person moved on from an arrangement."""

        on_day: date
        """The first day on which it is over."""
        why: str
        by: UUID

    def __init__(self, person_id: UUID, kind: str, carers: list[UUID], from_day: date) -> None:
        self.person_id = person_id
        self.kind = ArrangementKind(kind)
        self.carers = carers
        self.from_day = from_day
        self.over_on: date | None = None

    # What can be asked of an arrangement

    @classmethod
    def start(
        cls, person_id: UUID, kind: ArrangementKind, carers: Sequence[UUID], *, from_day: date, agreed: str, by: UUID
    ) -> Self:
        """Begin one. Raises NobodyCares, WordsMissing, WordsTooLong, WordsUnreadable."""
        if not carers:
            raise NobodyCares("Choose at least one person whose home or time it is.")
        return cls._create(
            cls.ArrangementStarted,
            person_id=person_id,
            kind=kind.value,
            carers=sorted(set(carers)),
            from_day=from_day,
            agreed=spoken(agreed),
            by=by,
        )

    def move_on(self, on_day: date, *, why: str, by: UUID) -> None:
        """Say from which day on it is over; an end that was said before can only come sooner.

        Raises NotADay, WordsMissing, WordsTooLong, WordsUnreadable.
        """
        spoken(why)
        if on_day < min(self.from_day, today()):
            raise NotADay("Choose a day on or after the one on which it began.")
        if self.over_on is not None and on_day > self.over_on:
            raise NotADay("It is over on %(day)s already. To go on after that, begin a new one.", day=self.over_on)
        if on_day != self.over_on:
            self._moved_on(on_day=on_day, why=why, by=by)

    # What each event changes: no rules, no clock, no look-ups

    @event(MovedOn)
    def _moved_on(self, on_day: date, why: str, by: UUID) -> None:
        self.over_on = on_day
