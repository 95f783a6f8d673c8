"""What somebody is in a circle, and for how long: first and last day included."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple, Protocol
from uuid import UUID

from domain.permissions import CARING, LEADS_SAFEGUARDING, WORKING, Role
from domain.records import Part


class Joined(Part.Event):
    """What every event says by which somebody comes to be among a person's people."""

    member: UUID
    role: str
    lives_with: bool
    """Whether they share the person's house."""
    from_day: date
    why: str
    by: UUID


class Belonging(NamedTuple):
    """Somebody's role in a circle, and when it is in force, first and last day included."""

    member: UUID
    role: Role
    lives_with: bool
    from_day: date
    to_day: date | None
    as_long_as: UUID | None = None
    """What the role hangs on, and ends with: an arrangement."""
    is_wish: bool = False
    """Whether the person wished that they keep their story."""

    def in_force(self, day: date) -> bool:
        """Whether the role holds on a day."""
        return self.from_day <= day and not self.is_over(day)

    def is_over(self, day: date) -> bool:
        """Whether the role has ended before a day."""
        return self.to_day is not None and self.to_day < day

    def ending(self, last: date) -> "Belonging":
        """The same, ending no later than after a day."""
        return self if self.is_over(last) or self.to_day == last else self._replace(to_day=last)


class Held(Protocol):
    """A role that somebody holds among a person's people, wherever that was read."""

    @property
    def member(self) -> UUID:
        """Who."""

    @property
    def role(self) -> Role:
        """As what."""

    @property
    def lives_with(self) -> bool:
        """Whether they share the person's house."""

    def in_force(self, day: date) -> bool:
        """Whether the role holds on a day."""


def household(people: Iterable[Held], day: date) -> set[UUID]:
    """Who shares the person's house, or cares for them, on a day."""
    return {each.member for each in people if (each.lives_with or each.role in CARING) and each.in_force(day)}


def outside(people: Sequence[Held], day: date, leads: Iterable[UUID] = ()) -> dict[UUID, frozenset[Role]]:
    """Who is among the person's people on a day and not of their house, in the order in which they came.

    `leads` are safeguarding leads of the scheme, who come after them.
    """
    held = ((each.member, each.role) for each in people if each.in_force(day))
    roles: dict[UUID, set[Role]] = {}
    for member, role in (*held, *((lead, LEADS_SAFEGUARDING) for lead in leads)):
        roles.setdefault(member, set()).add(role)
    at_home = household(people, day)
    return {member: frozenset(held_by) for member, held_by in roles.items() if member not in at_home}


def working_for(people: Sequence[Held], day: date) -> set[UUID]:
    """Who among them works for the scheme on a day, and is not of the person's house."""
    return {each.member for each in people if each.role in WORKING and each.in_force(day)} - household(people, day)
