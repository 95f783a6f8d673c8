"""What somebody is in a circle, and for how long: first and last day included."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from domain.permissions import Role
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
