"""A profile for somebody in particular: for work, for hospital, for a short break. Only what was picked is in it.

The main profile (`domain.profiles`) holds what the person tells at once. This one begins empty.
"""

from typing import ClassVar, Self
from uuid import UUID

from eventsourcing.domain import event

from domain.entries import Audience
from domain.moves import Moves
from domain.records import Kept, Part
from domain.refusals import NotInRecord, PutAway
from domain.sayings import Ours
from domain.words import LONGEST_NAME, spoken, written


class ChosenProfile(Part):
    """A profile that the person made by picking."""

    class Event(Part.Event):
        """Something that happened to a profile for somebody in particular."""

        CLEAR: ClassVar[frozenset[str]] = Part.Event.CLEAR | {"entry", "after"}

    class Begun(Event, Kept.Created):
        """They began a profile for somebody in particular."""

        title: str
        audience: str
        people: list[UUID]
        by: UUID
        supported_by: UUID | None

    class Renamed(Event):
        """They gave the profile another name."""

        title: str
        by: UUID
        supported_by: UUID | None

    class FirstLineSaid(Event):
        """They said how the profile begins."""

        words: str
        """Nothing where it begins as the main profile does."""
        by: UUID
        supported_by: UUID | None

    class Included(Event):
        """They picked something into the profile."""

        entry: UUID
        by: UUID
        supported_by: UUID | None

    class Moved(Event):
        """They moved something within the profile."""

        entry: UUID
        after: UUID | None
        """What it now follows; None when it is now the first."""
        by: UUID
        supported_by: UUID | None

    class LeftOut(Event):
        """They took something out of the profile."""

        entry: UUID
        by: UUID
        supported_by: UUID | None

    class AudienceChosen(Event):
        """They chose who can see the profile."""

        audience: str
        people: list[UUID]
        """Members who can see it, where it is for just these people."""
        by: UUID
        supported_by: UUID | None

    class PutAway(Event):
        """They put the profile away."""

        by: UUID
        supported_by: UUID | None

    class BroughtBack(Event):
        """They brought the profile back."""

        by: UUID
        supported_by: UUID | None

    def __init__(self, person_id: UUID, title: str, audience: str, people: list[UUID]) -> None:
        self.person_id = person_id
        self.title = title
        self.first_line = ""
        self.audience = audience
        self.people = people
        self.order: list[UUID] = []
        """What was ever picked, in order. What is left out keeps its place."""
        self.left_out: set[UUID] = set()
        self.moves = Moves()
        self.is_put_away = False

    # What can be asked of a profile

    @classmethod
    def begin(
        cls,
        person_id: UUID,
        title: str,
        *,
        audience: Audience = Audience.EVERYONE,
        people: list[UUID] | None = None,
        by: UUID,
        supported_by: UUID | None = None,
    ) -> Self:
        """Begin a profile, with nothing in it. Raises as `domain.words.spoken`."""
        return cls._create(
            cls.Begun,
            person_id=person_id,
            title=spoken(title, longest=LONGEST_NAME),
            audience=audience.value,
            people=_just(audience, people or []),
            by=by,
            supported_by=supported_by,
        )

    def rename(self, title: str, *, by: UUID, supported_by: UUID | None = None) -> None:
        """Give it another name. Raises PutAway and as `domain.words.spoken`."""
        self.require_current()
        if spoken(title, longest=LONGEST_NAME) != self.title:
            self._renamed(title=title, by=by, supported_by=supported_by)

    def say_first_line(self, words: str, *, by: UUID, supported_by: UUID | None = None) -> None:
        """Say how it begins; nothing, and it begins as the main profile does. Raises PutAway, WordsTooLong."""
        self.require_current()
        if written(words, longest=LONGEST_NAME) != self.first_line:
            self._first_line_said(words=words, by=by, supported_by=supported_by)

    def include(self, entry: UUID, *, by: UUID, supported_by: UUID | None = None) -> None:
        """Pick something into it. Raises PutAway."""
        self.require_current()
        if not self.holds(entry):
            self._included(entry=entry, by=by, supported_by=supported_by)

    def move(
        self,
        entry: UUID,
        *,
        after: UUID | None,
        seen: int | None = None,
        by: UUID,
        supported_by: UUID | None = None,
    ) -> None:
        """Move something to where it follows another. Raises NotInRecord, PutAway, ChangedMeanwhile.

        `seen` is how often the asker saw that the two had been moved.
        """
        self.require_current()
        if not self.holds(entry) or entry == after or (after and after not in self.order):
            raise NotInRecord(Ours("This is not in the profile. Pick it first."))
        self.moves.require(seen, entry, after)
        self._moved(entry=entry, after=after, by=by, supported_by=supported_by)

    def leave_out(self, entry: UUID, *, by: UUID, supported_by: UUID | None = None) -> None:
        """Take something out. It stays in the record. Raises PutAway."""
        self.require_current()
        if self.holds(entry):
            self._left_out(entry=entry, by=by, supported_by=supported_by)

    def show_to(self, audience: Audience, people: list[UUID], *, by: UUID, supported_by: UUID | None = None) -> None:
        """Choose who can see it. Raises PutAway."""
        self.require_current()
        people = _just(audience, people)
        if (audience, people) != (self.audience, self.people):
            self._audience_chosen(audience=audience.value, people=people, by=by, supported_by=supported_by)

    def put_away(self, *, by: UUID, supported_by: UUID | None = None) -> None:
        """Put it away: nobody is shown it, and it can be brought back."""
        if not self.is_put_away:
            self._put_away(by=by, supported_by=supported_by)

    def bring_back(self, *, by: UUID, supported_by: UUID | None = None) -> None:
        """Bring it back as it was."""
        if self.is_put_away:
            self._brought_back(by=by, supported_by=supported_by)

    def holds(self, entry: UUID) -> bool:
        """Whether something is in it."""
        return entry in self.order and entry not in self.left_out

    def is_kept_from(self, helper: UUID) -> bool:
        """Whether the person keeps this profile from whoever helps them."""
        return self.audience != Audience.EVERYONE and helper not in self.people

    def require_current(self) -> None:
        """Raises PutAway."""
        if self.is_put_away:
            raise PutAway(Ours("This profile has been put away. Bring it back first."))

    # What each event changes: no rules, no clock, no look-ups

    @event(Renamed)
    def _renamed(self, title: str, by: UUID, supported_by: UUID | None) -> None:
        self.title = title

    @event(FirstLineSaid)
    def _first_line_said(self, words: str, by: UUID, supported_by: UUID | None) -> None:
        self.first_line = words

    @event(Included)
    def _included(self, entry: UUID, by: UUID, supported_by: UUID | None) -> None:
        self.left_out.discard(entry)
        if entry not in self.order:
            self.order.append(entry)

    @event(Moved)
    def _moved(self, entry: UUID, after: UUID | None, by: UUID, supported_by: UUID | None) -> None:
        self.moves[entry] += 1
        self.order.remove(entry)
        self.order.insert(self.order.index(after) + 1 if after else 0, entry)

    @event(LeftOut)
    def _left_out(self, entry: UUID, by: UUID, supported_by: UUID | None) -> None:
        self.left_out.add(entry)

    @event(AudienceChosen)
    def _audience_chosen(self, audience: str, people: list[UUID], by: UUID, supported_by: UUID | None) -> None:
        self.audience, self.people = audience, people

    @event(PutAway)
    def _put_away(self, by: UUID, supported_by: UUID | None) -> None:
        self.is_put_away = True

    @event(BroughtBack)
    def _brought_back(self, by: UUID, supported_by: UUID | None) -> None:
        self.is_put_away = False


def _just(audience: Audience, people: list[UUID]) -> list[UUID]:
    return sorted(set(people)) if audience is Audience.JUST_THESE else []
