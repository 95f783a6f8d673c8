"""“I don't feel safe”: said by a person on their own, to somebody outside the house, and passed on until it is read."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import ClassVar, Self
from uuid import UUID

from eventsourcing.domain import event

from domain.clocks import TOLERANCE
from domain.permissions import PASSED_ON_TO, TURNED_TO, Role
from domain.records import Kept, Part
from domain.refusals import NotInRecord, Refused
from domain.sayings import Ours
from domain.words import spoken, written

ABOUT = {
    "hurt": Ours("Someone hurts me"),
    "scared": Ours("Someone shouts at me or scares me"),
    "touched": Ours("Someone touches me and I don't want it"),
    "taken": Ours("Someone takes my things or my money"),
    "stopped": Ours("Someone stops me when I want to do things"),
    "left": Ours("Nobody helps me when I need it"),
    "other": Ours("Something else"),
}
"""What it can be about. Nobody has to say."""

REACH = {
    "alone": Ours("Talk to me when I am on my own"),
    "phone": Ours("Phone me"),
    "here": Ours("Write to me here"),
}
"""How somebody can be answered safely. Nobody has to say."""


class NobodyToTurnTo(Refused):
    """Nobody is left who may read it."""


class NotOneOfThese(Refused):
    """This is not one of what can be chosen."""


class Alarm(Part):
    """That somebody does not feel safe. Nobody but they and whom they turned to learns that there is one."""

    class Event(Part.Event):
        """Something that happened after somebody said that they do not feel safe."""

        CLEAR: ClassVar[frozenset[str]] = frozenset({"person_id"})

    class SaidNotSafe(Event, Kept.Created):
        """They said that they do not feel safe."""

        about: list[str]
        """Keys of `ABOUT`, or nothing."""
        words: str
        reach: str
        """A key of `REACH`, or nothing."""
        to: UUID
        not_to: list[UUID]
        """Who must never read it."""
        by: UUID

    class ReadBySomebody(Event):
        """Somebody whom they turned to read it."""

        by: UUID

    class Answered(Event):
        """Somebody said what is being done."""

        words: str
        by: UUID

    class PassedOn(Event):
        """Nobody had read it in time, so it went on to somebody else."""

        to: list[UUID]

    def __init__(self, person_id: UUID, to: UUID, not_to: list[UUID]) -> None:
        self.person_id = person_id
        self.to = [to]
        self.latest = [to]
        """To whom it was given last."""
        self.not_to = frozenset(not_to)
        self.is_read = False

    # What can be asked

    @classmethod
    def say(
        cls,
        person_id: UUID,
        *,
        about: Sequence[str] = (),
        words: str = "",
        reach: str = "",
        to: UUID,
        not_to: Iterable[UUID] = (),
        by: UUID,
    ) -> Self:
        """Say that one does not feel safe. Raises NotOneOfThese, WordsTooLong, WordsUnreadable."""
        if not set(about) <= ABOUT.keys() or (reach and reach not in REACH):
            raise NotOneOfThese("Choose one of these, or none.")
        return cls._create(
            cls.SaidNotSafe,
            person_id=person_id,
            about=[key for key in ABOUT if key in about],
            words=written(words),
            reach=reach,
            to=to,
            not_to=sorted(set(not_to)),
            by=by,
        )

    def require_for(self, reader: UUID, outside: Mapping[UUID, frozenset[Role]]) -> None:
        """Raises NotInRecord for whoever it was not given to, and whoever is of the house by now."""
        if reader not in self.to or reader not in outside:
            raise NotInRecord

    def read(self, *, by: UUID) -> None:
        """Read it. From here on it is passed on to nobody."""
        if not self.is_read:
            self._read(by=by)

    def answer(self, words: str, *, by: UUID) -> None:
        """Tell the person what is being done. Raises WordsMissing, WordsTooLong, WordsUnreadable."""
        words = spoken(words)
        self.read(by=by)
        self._answered(words=words, by=by)

    def is_overdue(self, moment: datetime, after: timedelta) -> bool:
        """Whether nobody has read it for so long since it was last given to somebody.

        Where the clock went back since, nobody can tell how long that is: better too early than too late.
        """
        since = moment - self.modified_on
        return not (self.is_read or -timedelta(seconds=TOLERANCE) <= since < after)

    def is_with_somebody(self, outside: Mapping[UUID, frozenset[Role]]) -> bool:
        """Whether anybody to whom it was given last can still read it."""
        return any(member in outside for member in self.latest)

    def pass_on(self, outside: Mapping[UUID, frozenset[Role]]) -> bool:
        """Give it to whoever is next among those outside the house. False where there is nobody else."""
        to = _next(self.to, self.not_to, outside)
        if to:
            self._passed_on(to=to)
        return bool(to)

    # What each event changes: no rules, no clock, no look-ups

    @event(ReadBySomebody)
    def _read(self, by: UUID) -> None:
        self.is_read = True

    @event(Answered)
    def _answered(self, words: str, by: UUID) -> None:
        pass

    @event(PassedOn)
    def _passed_on(self, to: list[UUID]) -> None:
        self.to, self.latest = [*self.to, *to], to


def turned_to(outside: Mapping[UUID, frozenset[Role]]) -> dict[UUID, Role]:
    """Whom the person can turn to of those outside their house, and as what: who is asked first comes first."""
    found: dict[UUID, Role] = {}
    for role in TURNED_TO:
        for member in _of(role, outside):
            found.setdefault(member, role)
    return found


def who_reads(to: UUID | None, not_to: Iterable[UUID], outside: Mapping[UUID, frozenset[Role]]) -> UUID:
    """Who reads it: whoever was chosen, or else the next to whom the person did not say no. A no always counts.

    Raises NobodyToTurnTo.
    """
    left = [member for member in turned_to(outside) if member not in set(not_to)]
    if not left:
        raise NobodyToTurnTo("Nobody is left who can read this. Leave one person, or call 999.")
    return to if to in left else left[0]


def _next(to: Sequence[UUID], not_to: Iterable[UUID], outside: Mapping[UUID, frozenset[Role]]) -> list[UUID]:
    no_more = {*to, *not_to}
    steps = ([member for member in _of(role, outside) if member not in no_more] for role in PASSED_ON_TO)
    return next((step for step in steps if step), [])


def _of(role: Role, outside: Mapping[UUID, frozenset[Role]]) -> list[UUID]:
    return [member for member, roles in outside.items() if role in roles]
