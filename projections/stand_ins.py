"""Whose people nobody is among who works for the scheme and lives elsewhere: a manager stands in for them.

It is worked out when a circle changes, for every day that there will be, so that reading it asks of no other circle.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import singledispatch
from itertools import groupby
from typing import Any, NamedTuple
from uuid import UUID

from sqlite_utils import Database

from domain.belongings import Belonging, is_worked_for
from domain.circles import Circle
from domain.permissions import Permit, Role
from domain.records import Recorded

HELD: dict[str, str] = {"not_worked_for": "circle"}

AT_ONCE = 20
"""People whom a manager is told of at once, besides those whose record was opened in an emergency."""
EMPTY_FOR = timedelta(weeks=12)
"""For so long a manager is told of a record with nobody in it. After that it is one that was closed."""


@dataclass(frozen=True)
class NotWorkedFor:
    """People among whose people nobody is who works for the scheme and lives elsewhere."""

    people: tuple[UUID, ...]
    are_more: bool


class Spell(NamedTuple):
    """Days on which nobody works for a person, first and last included."""

    from_day: date
    to_day: date
    is_empty: bool
    """Whether nobody at all is among their people."""


def create(db: Database) -> None:
    """Make the table."""
    db.execute(
        "create table not_worked_for (circle text not null, person_id text not null, from_day text not null,"
        " to_day text not null, is_empty integer not null)"
    )
    db.execute("create index not_worked_for_of on not_worked_for (person_id)")
    db.execute("create index not_worked_for_until on not_worked_for (to_day) where not is_empty")
    db.execute("create index not_worked_for_since on not_worked_for (from_day) where is_empty")


@singledispatch
def project(event: Any, at: Recorded, db: Database) -> None:
    """Keep on which days nobody works for whom."""


@project.register
def _(event: Circle.Event, at: Recorded, db: Database) -> None:
    circle, person_id = str(event.originator_id), str(event.person_id)
    rows = db.execute(
        "select member, role, lives_with, from_day, to_day, stopped from circles where person_id = ?", [person_id]
    ).fetchall()
    people = [
        Belonging(UUID(member), Role(role), bool(lives), date.fromisoformat(first), _day(last))
        for member, role, lives, first, last, _ in rows
    ]
    going_on = [each for each, row in zip(people, rows, strict=True) if not row[-1]]
    db.execute("delete from not_worked_for where person_id = ?", [person_id])
    for first, last, is_empty in spells(people, going_on):
        found = [circle, person_id, first.isoformat(), last.isoformat(), is_empty]
        db.execute("insert into not_worked_for values (?, ?, ?, ?, ?)", found)


def spells(people: Sequence[Belonging], going_on: Sequence[Belonging]) -> Iterator[Spell]:
    """Each time when nobody works for a person, and the time before there was anybody.

    `going_on`, those of them whom a death did not end.
    """
    after = {each.to_day + timedelta(days=1) for each in people if each.to_day and each.to_day < date.max}
    days = sorted({date.min, *(each.from_day for each in people), *after})
    before, *known = ((day, _how_it_is(people, going_on, day)) for day in days)
    changed = [before, *(next(same) for _, same in groupby(known, key=lambda each: each[1]))]
    ends = [*(day - timedelta(days=1) for day, _ in changed[1:]), date.max]
    for (day, is_empty), end in zip(changed, ends, strict=True):
        if is_empty is not None:
            yield Spell(day, end, is_empty)


def _how_it_is(people: Sequence[Belonging], going_on: Sequence[Belonging], day: date) -> bool | None:
    """Whether nobody at all is among the person's people; None while somebody works for them."""
    if is_worked_for(people, day):
        return None
    return not any(each.in_force(day) for each in going_on)


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None


def not_worked_for(db: Database, permit: Permit, *, day: date) -> NotWorkedFor:
    """For whom nobody works on a day who is alive: first all of whom an emergency waits. Their ids, and no words."""
    said = {"day": day.isoformat(), "lately": (day - EMPTY_FOR).isoformat(), "at_once": AT_ONCE + 1}
    waiting = db.execute(f"{_ALIVE} join emergencies e on e.person_id = n.person_id and {_WAITS} where {_ON_DAY}", said)
    first = [person_id for (person_id,) in waiting.fetchall()]
    rows = db.execute(
        f"select * from ({_ALIVE} where not n.is_empty and {_ON_DAY} order by n.to_day limit :at_once)"
        f" union all select * from ({_ALIVE} where n.is_empty and n.from_day >= :lately and {_ON_DAY}"
        " order by n.from_day limit :at_once)",
        said,
    ).fetchall()
    then = [person_id for (person_id,) in rows if person_id not in first]
    found = dict.fromkeys([*first, *then[:AT_ONCE]])
    return NotWorkedFor(tuple(map(UUID, found)), are_more=len(then) > AT_ONCE)


_ALIVE = "select n.person_id from not_worked_for n join people p on p.id = n.person_id and p.died_on = ''"
_ON_DAY = "n.from_day <= :day and n.to_day >= :day"
_WAITS = "(e.was_right is null or not e.is_told)"
