"""Who came back among a person's people. Whoever did is in no list that they were in before: they are chosen again."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from uuid import UUID

from domain.belongings import Belonging


def stay_began(held: Iterable[Belonging]) -> date | None:
    """The day on which somebody's last unbroken stay among the person's people began, by all their roles.

    It goes on with a role that is held on one of its days, or with the same role the day after: not with another one.
    """
    ends: dict[str, date] = {}
    began: date | None = None
    for role in sorted(held, key=lambda b: b.from_day):
        last = role.to_day or date.max
        if last < role.from_day:
            continue  # it was a mistake, and never held
        same = ends.get(role.role)
        follows = same is not None and same < date.max and role.from_day <= same + timedelta(days=1)
        if began is None or not (follows or role.from_day <= max(ends.values())):
            began, ends = role.from_day, {}
        ends[role.role] = max(last, ends.get(role.role, last))
    return began


def came_back(before: Collection[Belonging], after: Collection[Belonging]) -> set[UUID]:
    """Whose stay begins later than it did before something happened to who is what."""

    def began(held: Collection[Belonging], member: UUID) -> date:
        return stay_began(b for b in held if b.member == member) or date.min

    changed = {b.member for b in {*before} ^ {*after}}
    return {member for member in changed if began(after, member) > began(before, member)}
