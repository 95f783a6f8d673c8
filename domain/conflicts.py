"""Who may help with a choice: for some, it must be somebody who is no part of it.

The author of good news may help to decide about it, and it is said that they did. But who sees something, a link, a
safety fact or an answer is chosen with somebody else, or by the person on their own.
"""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from domain.circles import Circle
from domain.permissions import HELPING


def is_part_of_access(circle: Circle, helper: UUID, day: date, about: Collection[UUID] = ()) -> bool:
    """Whether somebody has a part in who sees what: it is about them, or they share the person's house or care."""
    return helper in about or helper in circle.household(day)


def who_could_help(circle: Circle, day: date, *, without: Collection[UUID]) -> list[UUID]:
    """Those of the person's people who may sit with them on a day, each once, but for some."""
    helping = (b.member for b in circle.belongings if b.role in HELPING and b.in_force(day))
    return [member for member in dict.fromkeys(helping) if member not in without]
