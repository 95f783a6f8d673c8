"""The circle of a person (on screen: my people): who is what to them, from when and until when.

Permission comes from here and from nowhere else. Everything a decision needs is stored in the clear.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, ClassVar, Self
from uuid import UUID, uuid5

from eventsourcing.domain import event

from domain.belongings import Belonging, Joined, household, outside, working_for
from domain.clocks import today
from domain.comings import came_back
from domain.emergencies import Access, Emergencies
from domain.permissions import AFTER_DEATH, GRANTED, HELPING, JOINING, Actor, Role
from domain.records import Kept, Part
from domain.refusals import NotADay, NotInRecord, Refused
from domain.words import spoken, written


class NotARole(Refused):
    """Nobody can be given this role."""


class StillAlive(Refused):
    """The person has not died."""


class PersonDied(Refused):
    """The person has died."""


class Circle(Emergencies):
    """The people in one person's record."""

    class Event(Part.Event):
        """Something that happened to a circle."""

        CLEAR: ClassVar[frozenset[str]] = Part.Event.CLEAR | {
            "member",
            "role",
            "lives_with",
            "from_day",
            "to_day",
            "as_long_as",
            "on_day",
        }

        def mutate(self, aggregate: Any) -> Any:
            """Change the circle, and see who came back."""
            before = tuple(aggregate.belongings) if aggregate else ()
            circle: Any = super().mutate(aggregate)
            for member in came_back(before, circle.belongings):
                circle.came_back[member] = self.originator_version
            return circle

    class Formed(Event, Kept.Created):
        """The circle was formed."""

        by: UUID

    class JoinedCircle(Event, Joined):
        """Somebody joined the circle in a role."""

    class LeftCircle(Event):
        """Somebody's role in the circle ended."""

        member: UUID
        role: str
        to_day: date
        """The last day on which it holds."""
        why: str
        by: UUID

    class JoinedForAsLong(Event, Joined):
        """Somebody joined the circle, for as long as something lasts."""

        as_long_as: UUID
        """What the role hangs on: an arrangement."""

    class LeftAsItEnded(Event):
        """What roles in the circle hung on came to an end, and they with it."""

        as_long_as: UUID
        to_day: date
        """The last day on which they hold."""
        by: UUID

    class DeathRecorded(Event):
        """The person died."""

        on_day: date
        by: UUID

    class DeathTakenBack(Event):
        """It was written down by mistake that the person died."""

        why: str
        by: UUID

    class StoryLeftTo(Event, Joined):
        """As the person wished, somebody keeps their story after their death. Why says what they wished."""

    def __init__(self, person_id: UUID) -> None:
        self.person_id = person_id
        self.died_on: date | None = None
        self.belongings: list[Belonging] = []
        self.came_back: dict[UUID, int] = {}
        """By which of its events somebody came, or came back after they had left."""
        self.accesses: dict[UUID, Access] = {}

    @staticmethod
    def id_of(person_id: UUID) -> UUID:
        """The id of this person's circle."""
        return uuid5(person_id, "circle")

    # What can be asked of a circle

    @classmethod
    def form(cls, person_id: UUID, *, by: UUID) -> Self:
        """Form a circle, with nobody in it but the person."""
        return cls._create(cls.Formed, id=cls.id_of(person_id), person_id=person_id, by=by)

    def join(
        self,
        member: UUID,
        role: Role,
        *,
        from_day: date,
        lives_with: bool = False,
        why: str = "",
        as_long_as: UUID | None = None,
        by: UUID,
    ) -> None:
        """Let somebody in, in a role, perhaps one that hangs on something.

        Raises NotARole, PersonDied, WordsTooLong, WordsUnreadable.
        """
        if role not in GRANTED:
            raise NotARole("This is not a role that somebody is given.")
        if role not in JOINING:
            raise NotARole("Nothing here opens to this role yet. Choose another one, or wait.")
        if self.died_on is not None and role not in AFTER_DEATH:
            raise PersonDied("They have died. Nobody joins their people now, but for whom they wished it.")
        told: dict[str, Any] = {"member": member, "role": role.value, "lives_with": lives_with, "from_day": from_day}
        if as_long_as is not None:
            self._joined_for_as_long(**told, why=written(why), as_long_as=as_long_as, by=by)
        elif not any(b.member == member and b.role is role and b.in_force(from_day) for b in self.belongings):
            self._joined(**told, why=written(why), by=by)

    def leave(self, member: UUID, role: Role, *, to_day: date, why: str = "", by: UUID) -> None:
        """End somebody's role after a day; an end that was said before can only come sooner.

        Raises NotADay, NotInRecord, WordsTooLong, WordsUnreadable.
        """
        held = [b for b in self.belongings if b.member == member and b.role is role and not b.is_over(today())]
        if not held:
            raise NotInRecord("They do not hold this role.")
        yesterday = today() - timedelta(days=1)  # whoever came by mistake today goes at once
        if to_day < min(yesterday, *(b.from_day for b in held)):
            raise NotADay("Choose a day on or after the one on which it began.")
        if all(b.to_day is not None and b.to_day < to_day for b in held):
            raise NotADay("This role ends sooner than that already. To go on after that, it is given again.")
        if any(b.to_day != to_day for b in held):
            self._left(member=member, role=role.value, to_day=to_day, why=written(why), by=by)

    def end_with(self, ended: UUID, *, last: date, by: UUID) -> None:
        """End every role that hangs on something after its last day."""
        if any(b.as_long_as == ended and b.ending(last) != b for b in self.belongings):
            self._left_as_it_ended(as_long_as=ended, to_day=last, by=by)

    def record_death(self, on_day: date, *, by: UUID) -> None:
        """Write down that the person died. From here on nobody who supported them sees anything. Raises NotADay."""
        if on_day > today():
            raise NotADay("Choose today, or a day before it.")
        if on_day != self.died_on:
            self._died(on_day=on_day, by=by)

    def take_back_death(self, why: str, *, by: UUID) -> None:
        """Say that it was written down by mistake: all is as it was before. Raises as `domain.words.spoken`."""
        spoken(why)
        if self.died_on is not None:
            self._death_taken_back(why=why, by=by)

    def leave_story_to(self, member: UUID, wish: str, *, by: UUID) -> None:
        """Follow what the person wished: somebody keeps their story. Raises StillAlive and as `domain.words.spoken`."""
        spoken(wish)
        if self.died_on is None:
            raise StillAlive("This is for after a death. Ask the person instead, and let somebody in.")
        if not any(b.member == member and b.is_wish and not b.is_over(today()) for b in self.belongings):
            told: dict[str, Any] = {"member": member, "role": Role.FAMILY.value, "from_day": today()}
            self._story_left(**told, lives_with=False, why=wish, by=by)

    def roles_of(self, actor: Actor, day: date) -> frozenset[Role]:
        """What somebody may act as on a day. Whoever works together with the person acts as nothing else."""
        if actor.reader == self.person_id:
            return frozenset({Role.ME} if self.died_on is None else ())
        held = frozenset(b.role for b in self.belongings if b.member == actor.reader and self._holds(b, day))
        is_alone = actor.with_person is None
        if not held and is_alone and self.died_on is None and self.has_emergency_access(actor.reader):
            return frozenset({Role.EMERGENCY})
        if actor.with_person is None:
            return held
        is_beside = actor.with_person == self.person_id and self.died_on is None and held & HELPING
        return frozenset({Role.WITH_ME} if is_beside else ())

    def _holds(self, belonging: Belonging, day: date) -> bool:
        """Whether a role is in force on a day. A death ends those of whoever supported the person, by itself."""
        goes_on = self.died_on is None or belonging.is_wish or belonging.role in AFTER_DEATH
        return goes_on and belonging.in_force(day)

    def closed_on(self) -> date | None:
        """When the person died, or the last day on which anybody was among their people; None while somebody is.

        And never before that was written down: a day that was mistyped closes nothing long ago.
        """
        ends = [b.to_day for b in self.belongings if b.to_day is not None]
        is_left = len(ends) == len(self.belongings)
        closed = self.died_on or (max(ends, default=None) if is_left else None)
        return closed and max(closed, self.modified_on.date())

    def lives_with(self, member: UUID, day: date) -> bool:
        """Whether somebody shares the person's house on a day."""
        return any(b.lives_with for b in self.belongings if b.member == member and b.in_force(day))

    def household(self, day: date) -> set[UUID]:
        """Who shares the person's house, or cares for them, on a day."""
        return household(self.belongings, day)

    def outside(self, day: date, leads: Iterable[UUID] = ()) -> dict[UUID, frozenset[Role]]:
        """Who is among the person's people on a day and not of their house; `leads` of the scheme come after them."""
        return outside(self.belongings, day, leads)

    def working_for(self, day: date) -> set[UUID]:
        """Who among them works for the scheme on a day, and is not of the person's house."""
        return working_for(self.belongings, day)

    def has_lived_with(self, member: UUID) -> bool:
        """Whether somebody ever shared the person's house."""
        return any(b.lives_with for b in self.belongings if b.member == member)

    # What each event changes: no rules, no clock, no look-ups

    @event(JoinedCircle)
    def _joined(self, member: UUID, role: str, lives_with: bool, from_day: date, why: str, by: UUID) -> None:
        self.belongings.append(Belonging(member, Role(role), lives_with, from_day, None))

    @event(JoinedForAsLong)
    def _joined_for_as_long(
        self, member: UUID, role: str, lives_with: bool, from_day: date, why: str, by: UUID, as_long_as: UUID
    ) -> None:
        # The same role that hung on nothing until now hangs on this from here on.
        before = from_day - timedelta(days=1)
        self.belongings = [
            b.ending(before) if b.member == member and b.role == role and b.as_long_as is None else b
            for b in self.belongings
        ]
        self.belongings.append(Belonging(member, Role(role), lives_with, from_day, None, as_long_as))

    @event(LeftCircle)
    def _left(self, member: UUID, role: str, to_day: date, why: str, by: UUID) -> None:
        self.belongings = [b.ending(to_day) if b.member == member and b.role == role else b for b in self.belongings]

    @event(LeftAsItEnded)
    def _left_as_it_ended(self, as_long_as: UUID, to_day: date, by: UUID) -> None:
        self.belongings = [b.ending(to_day) if b.as_long_as == as_long_as else b for b in self.belongings]

    @event(DeathRecorded)
    def _died(self, on_day: date, by: UUID) -> None:
        self.died_on = on_day

    @event(DeathTakenBack)
    def _death_taken_back(self, why: str, by: UUID) -> None:
        self.died_on = None
        self.belongings = [b for b in self.belongings if not b.is_wish]

    @event(StoryLeftTo)
    def _story_left(self, member: UUID, role: str, lives_with: bool, from_day: date, why: str, by: UUID) -> None:
        self.belongings.append(Belonging(member, Role(role), lives_with, from_day, None, is_wish=True))
