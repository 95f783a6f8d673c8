"""Safeguarding notes: that somebody may be coming to harm. Neither the house nor whoever it is about finds one."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import ClassVar, Self
from uuid import UUID

from eventsourcing.domain import event

from domain.clocks import today
from domain.permissions import LEADS_SAFEGUARDING, Role
from domain.records import Kept, Part
from domain.refusals import AlreadyDecided, NeedsSomebodyElse, NotADay, NotInRecord
from domain.words import spoken

DAYS_TO_AGREE = 2
"""Days for which one alone can hold a note back from the person. Then a second has agreed, or the person sees it."""
LONGEST_BACK = 28
"""Days for which it is held back at most, before that is decided anew in another note."""


class SafeguardingNote(Part):
    """A note about a possible harm."""

    class Event(Part.Event):
        """Something that happened to a safeguarding note."""

        CLEAR: ClassVar[frozenset[str]] = frozenset({"person_id", "back_until"})

    class SafeguardingNoteWritten(Event, Kept.Created):
        """Somebody wrote down a possible harm."""

        words: str
        about: list[UUID]
        """Who may be doing the harm: they never find it, whatever else they may do."""
        readers: list[UUID]
        """Who reads it besides whoever wrote it and whoever leads on safeguarding."""
        why_back: str
        """Why the person is not to see it yet: what serious harm that would do. Nothing where they see it."""
        back_until: date | None
        """The last day on which it is held back."""
        by: UUID

    class AddedTo(Event):
        """Somebody wrote more, such as what was done."""

        words: str
        by: UUID

    class HoldingBackAgreed(Event):
        """A second person agreed that it is held back."""

        by: UUID

    class HoldingBackEnded(Event):
        """It is held back no longer."""

        by: UUID

    def __init__(
        self, person_id: UUID, about: list[UUID], readers: list[UUID], back_until: date | None, by: UUID
    ) -> None:
        self.person_id = person_id
        self.about = frozenset(about)
        self.readers = frozenset([*readers, by])
        self.back_until = back_until
        self.written_by = by
        self.is_agreed = False

    # What can be asked of a safeguarding note

    @classmethod
    def write(
        cls,
        person_id: UUID,
        words: str,
        *,
        about: Iterable[UUID] = (),
        readers: Iterable[UUID] = (),
        why_back: str = "",
        back_until: date | None = None,
        outside: Mapping[UUID, frozenset[Role]],
        by: UUID,
    ) -> Self:
        """Write down a possible harm. `outside` are those among the person's people who are not of their house.

        Raises NeedsSomebodyElse, NotADay, NotInRecord and as `domain.words.spoken`.
        """
        named = set(about)
        if by in named:
            raise NeedsSomebodyElse("This is about you. Ask somebody else to write it down.")
        if by not in outside:
            raise NotInRecord
        why_back = why_back.strip() and spoken(why_back)
        return cls._create(
            cls.SafeguardingNoteWritten,
            person_id=person_id,
            words=spoken(words),
            about=sorted(named),
            readers=sorted((set(readers) & outside.keys()) - named),
            why_back=why_back,
            back_until=_last_day(back_until) if why_back else None,
            by=by,
        )

    def require_for(self, reader: UUID, outside: Mapping[UUID, frozenset[Role]]) -> None:
        """Raises NotInRecord for whoever may not read it, whatever else they may do."""
        reads = reader in self.readers or LEADS_SAFEGUARDING in outside.get(reader, frozenset())
        if not reads or reader in self.about or reader not in outside:
            raise NotInRecord

    def add(self, words: str, *, by: UUID) -> None:
        """Write more, such as what was done. Raises WordsMissing, WordsTooLong, WordsUnreadable."""
        self._added(words=spoken(words), by=by)

    def agree(self, *, by: UUID) -> None:
        """Agree that it is held back. Raises AlreadyDecided, NeedsSomebodyElse."""
        if by == self.written_by:
            raise NeedsSomebodyElse("Somebody else has to agree to this, who did not write the note.")
        if self.back_until is None:
            raise AlreadyDecided("The person can see this note already.")
        if not self.is_agreed:
            self._agreed(by=by)

    def end_holding_back(self, *, by: UUID) -> None:
        """Let the person see it from now on."""
        if self.back_until is not None:
            self._ended(by=by)

    # What each event changes: no rules, no clock, no look-ups

    @event(AddedTo)
    def _added(self, words: str, by: UUID) -> None:
        pass

    @event(HoldingBackAgreed)
    def _agreed(self, by: UUID) -> None:
        self.is_agreed = True

    @event(HoldingBackEnded)
    def _ended(self, by: UUID) -> None:
        self.back_until = None


def is_held_back(day: date, written: date, back_until: date | None, *, is_agreed: bool) -> bool:
    """Whether the person does not see it on a day."""
    if back_until is None or day > back_until:
        return False
    return is_agreed or day <= written + timedelta(days=DAYS_TO_AGREE)


def _last_day(day: date | None) -> date:
    """The day up to which it is held back. Raises NotADay."""
    longest = today() + timedelta(days=LONGEST_BACK)
    if day is None or not today() <= day <= longest:
        raise NotADay("Choose a day from today to four weeks from now.")
    return day
