"""Whose people nobody is among who works for the scheme, lives elsewhere and can sign in: a manager stands in for them.

It is worked out when a circle changes, for every day that there will be, so that reading it asks of no other circle
than those of whoever was stopped from signing in.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import singledispatch
from itertools import groupby
from typing import Any, NamedTuple
from uuid import UUID

from sqlite_utils import Database

from domain.belongings import Belonging, working_for
from domain.circles import Circle
from domain.permissions import WORKING, Permit, Role
from domain.records import Recorded
from domain.sign_ins import SignIn

HELD: dict[str, str] = {"not_worked_for": "circle"}

AT_ONCE = 20
"""People whom a manager is told of at once, besides those whose record was opened in an emergency."""
EMPTY_FOR = timedelta(weeks=12)
"""For so long a manager is told of a record with nobody in it. After that it is one that was closed."""


@dataclass(frozen=True)
class NotWorkedFor:
    """People among whose people nobody is who works for the scheme, lives elsewhere and can sign in."""

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
    rows = _held(db, person_id)
    people = [_belonging(*row) for row in rows]
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
    if working_for(people, day):
        return None
    return not any(each.in_force(day) for each in going_on)


def _held(db: Database, person_id: str) -> list[tuple[Any, ...]]:
    asked = "select member, role, lives_with, from_day, to_day, stopped from circles where person_id = ?"
    return db.execute(asked, [person_id]).fetchall()


def _belonging(member: str, role: str, lives: int, first: str, last: str | None, _stopped: int) -> Belonging:
    to_day = date.fromisoformat(last) if last else None
    return Belonging(UUID(member), Role(role), bool(lives), date.fromisoformat(first), to_day)


def not_worked_for(db: Database, permit: Permit, *, day: date) -> NotWorkedFor:
    """For whom nobody works on a day who is alive: first all of whom an emergency waits. Their ids, and no words."""
    said = {"day": day.isoformat(), "lately": (day - EMPTY_FOR).isoformat(), "at_once": AT_ONCE + 1}
    left = _left_by_whoever_was_stopped(db, day)
    waiting = db.execute(f"{_ALIVE} join emergencies e on e.person_id = n.person_id and {_WAITS} where {_ON_DAY}", said)
    first = [person_id for (person_id,) in waiting.fetchall()]
    first += [each for each in left if db.execute(_WAITS_FOR, [each]).fetchone()]
    rows = db.execute(
        f"select * from ({_ALIVE} where not n.is_empty and {_ON_DAY} order by n.to_day limit :at_once)"
        f" union all select * from ({_ALIVE} where n.is_empty and n.from_day >= :lately and {_ON_DAY}"
        " order by n.from_day limit :at_once)",
        said,
    ).fetchall()
    then = [each for each in (*left, *(person_id for (person_id,) in rows)) if each not in first]
    found = dict.fromkeys([*first, *then[:AT_ONCE]])
    return NotWorkedFor(tuple(map(UUID, found)), are_more=len(then) > AT_ONCE)


_ALIVE = "select n.person_id from not_worked_for n join people p on p.id = n.person_id and p.died_on = ''"
_ON_DAY = "n.from_day <= :day and n.to_day >= :day"
_WAITS = "(e.was_right is null or not e.is_told)"
_WAITS_FOR = f"select 1 from emergencies e where e.person_id = ? and {_WAITS}"


def _left_by_whoever_was_stopped(db: Database, day: date) -> list[str]:
    """For whom work only people who were stopped from signing in, or of whom that cannot be known."""
    out, on_day = _stopped(db), [day.isoformat()] * 2
    theirs = [whose for member in sorted(out) for (whose,) in db.execute(_WORKED_FOR_BY, [str(member), *on_day])]
    return [each for each in dict.fromkeys(theirs) if _is_left_by(out, db, each, day)]


def _stopped(db: Database) -> set[UUID]:
    stopped = {UUID(reader) for (reader,) in db.execute("select reader from sign_ins where stopped_by is not null")}
    damaged = {stream for (stream,) in db.execute("select stream from withheld")}
    members = [UUID(id_) for (id_,) in db.execute("select id from members")] if damaged else []
    return stopped | {member for member in members if str(SignIn.id_of(member)) in damaged}


def _is_left_by(out: set[UUID], db: Database, person_id: str, day: date) -> bool:
    """Whether somebody works for a person, but each of them is out."""
    working = working_for([_belonging(*row) for row in _held(db, person_id)], day)
    return bool(working) and working <= out


_WORKED_FOR_BY = (
    "select c.person_id from circles c join people p on p.id = c.person_id and p.died_on = ''"
    f" where c.member = ? and c.role in {tuple(sorted(role.value for role in WORKING))}"
    " and c.from_day <= ? and (c.to_day is null or c.to_day >= ?) order by c.rowid"
)
