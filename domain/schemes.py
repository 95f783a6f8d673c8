"""The scheme: one deployment is one scheme, and its first event says whether the people in it are invented."""

from datetime import date, datetime
from typing import ClassVar, Self
from uuid import UUID

from eventsourcing.domain import event

from domain.clocks import today
from domain.records import Kept
from domain.refusals import NeedsSomebodyElse, Refused
from domain.words import LONGEST_NAME, spoken


class KeptStill(Refused):
    """The record is not past its time yet, or is not closed."""


class Scheme(Kept):
    """A Shared Lives scheme, and the stamp on its record."""

    class Event(Kept.Event):
        """Something that happened to the scheme."""

    class Opened(Event, Kept.Created):
        """The scheme's record was opened. It is the first event of every log."""

        CLEAR: ClassVar[frozenset[str]] = frozenset({"is_demo"})

        name: str
        is_demo: bool
        """Whether everybody in it is invented. Said once, here, and never later."""

    class RecordForgotten(Event):
        """Two people decided that a record which is past its time is deleted for ever."""

        CLEAR: ClassVar[frozenset[str]] = frozenset({"record", "closed_on", "kept_years", "agreed_by", "by"})

        record: UUID
        """Whose record it was."""
        closed_on: date
        kept_years: int
        """For how many years a record was kept here after it was closed, when it was decided."""
        why: str
        agreed_by: UUID
        by: UUID

    class LogSealedAnew(Event):
        """All that the log holds before this was sealed anew under other keys. What it says is as it was."""

        CLEAR: ClassVar[frozenset[str]] = frozenset({"until", "by"})

        until: int
        """The position of the last event that was sealed before."""
        log_hash: str
        """The stored hash that this event had before, as hexadecimal: it ties the log before to this one."""
        by: UUID

    class RecordRestored(Event):
        """The record was made again from copies. What happened after them is not in it."""

        CLEAR: ClassVar[frozenset[str]] = frozenset({"until", "last_at", "by"})

        until: int
        """The position of the last event that the copies held."""
        last_at: datetime
        """When that event happened."""
        let_go: list[str]
        """The roots, as hexadecimal, of checkpoints kept elsewhere that cover what is not in it."""
        by: UUID

    def __init__(self, name: str, is_demo: bool) -> None:
        self.name = name
        self.is_demo = is_demo
        self.forgotten: set[UUID] = set()
        self.sealed_anew_until = 0

    @classmethod
    def open(cls, name: str, *, is_demo: bool) -> Self:
        """Open a scheme's record. Raises WordsMissing, WordsTooLong, WordsUnreadable."""
        return cls._create(cls.Opened, name=spoken(name, longest=LONGEST_NAME), is_demo=is_demo)

    def forget(
        self, record: UUID, *, closed_on: date | None, kept_years: int, why: str, agreed_by: UUID, by: UUID
    ) -> None:
        """Decide to delete a record for ever. Raises KeptStill, NeedsSomebodyElse and as `domain.words.spoken`."""
        if closed_on is None:
            raise KeptStill("This record is in use. It is kept.")
        if not is_past(closed_on, kept_years, today()):
            raise KeptStill(
                "This record was closed on %(day)s. It is kept for %(years)s years.", day=closed_on, years=kept_years
            )
        if agreed_by == by:
            raise NeedsSomebodyElse("Two people decide this. Ask somebody else to agree.")
        if record not in self.forgotten:
            self._forgot(
                record=record, closed_on=closed_on, kept_years=kept_years, why=spoken(why), agreed_by=agreed_by, by=by
            )

    def seal_anew(self, until: int, log_hash: bytes, *, by: UUID) -> None:
        """Seal the log anew, whose last event stands at a position and has this hash."""
        self._sealed_anew(until=until, log_hash=log_hash.hex(), by=by)

    def restore(self, until: int, last_at: datetime, let_go: list[str], *, by: UUID) -> None:
        """Restore the record from copies, whose last event stands at a position, and let checkpoints go of after."""
        self._restored(until=until, last_at=last_at, let_go=let_go, by=by)

    # What each event changes: no rules, no clock, no look-ups

    @event(RecordForgotten)
    def _forgot(self, record: UUID, closed_on: date, kept_years: int, why: str, agreed_by: UUID, by: UUID) -> None:
        self.forgotten.add(record)

    @event(LogSealedAnew)
    def _sealed_anew(self, until: int, log_hash: str, by: UUID) -> None:
        self.sealed_anew_until = until

    @event(RecordRestored)
    def _restored(self, until: int, last_at: datetime, let_go: list[str], by: UUID) -> None:
        pass


def is_past(closed_on: date, years: int, day: date) -> bool:
    """Whether a day comes after so many years since a record was closed."""
    return (day.year - years, day.month, day.day) > (closed_on.year, closed_on.month, closed_on.day)
