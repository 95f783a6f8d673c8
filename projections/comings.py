"""Whoever came back among a person's people: they are in no list that they were in before, until chosen again."""

from datetime import date
from functools import singledispatch
from typing import Any
from uuid import UUID

from sqlite_utils import Database

from domain.belongings import Belonging, Joined
from domain.circles import Circle
from domain.comings import stay_began
from domain.permissions import Role
from domain.records import Recorded

HELD: dict[str, str] = {"stays": "circle"}

LISTS = ("entries", "chosen_profiles", "adjustments")
"""What can be for just some people: each has a column of them."""


def create(db: Database) -> None:
    """Make the table."""
    db.execute(
        "create table stays (circle text not null, member text not null, began text not null,"
        " primary key (circle, member)) without rowid"
    )


@singledispatch
def project(event: Any, at: Recorded, db: Database) -> None:
    """Keep since when everybody is among a person's people, without a day between."""


@project.register(Joined)
@project.register(Circle.LeftCircle)
def _(event: Any, at: Recorded, db: Database) -> None:
    _see(event, event.member, db)


@project.register
def _(event: Circle.LeftAsItEnded, at: Recorded, db: Database) -> None:
    ended = [str(event.as_long_as)]
    for (member,) in db.execute("select distinct member from circles where as_long_as = ?", ended).fetchall():
        _see(event, UUID(member), db)


def _see(event: Circle.Event, member: UUID, db: Database) -> None:
    """Whether somebody's stay begins later than it did: then they left meanwhile, and are taken out of every list."""
    circle, person_id = str(event.originator_id), str(event.person_id)
    began = stay_began(_held(db, circle, member))
    found = db.execute("select began from stays where circle = ? and member = ?", [circle, str(member)]).fetchone()
    before = found[0] if found else ""
    now = began.isoformat() if began else ""
    db.execute("insert or replace into stays values (?, ?, ?)", [circle, str(member), now])
    if now > before:
        for each in LISTS:
            if db[each].exists():  # a day of the past is told with fewer of them
                db.execute(
                    f"update {each} set people = (select json_group_array(value) from json_each(people)"
                    " where value <> :member) where person_id = :person and instr(people, :member)",
                    {"member": str(member), "person": person_id},
                )


def _held(db: Database, circle: str, member: UUID) -> list[Belonging]:
    rows = db.execute(
        "select role, lives_with, from_day, to_day from circles where circle = ? and member = ?", [circle, str(member)]
    ).fetchall()
    return [
        Belonging(member, Role(role), bool(lives), date.fromisoformat(first), _day(last))
        for role, lives, first, last in rows
    ]


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None
