"""Help that a person asked for, and how they usually say things, so that neither is asked again each time."""

from dataclasses import dataclass
from datetime import date
from functools import singledispatch
from typing import Any
from uuid import UUID

from sqlite_utils import Database

from domain.helps import Help
from domain.permissions import Permit
from domain.records import Recorded

HELD = {"helps": "stream"}


@dataclass(frozen=True)
class HelpWanted:
    """That the person would like somebody to look at something with them. Not what it is."""

    helper: UUID
    name: str
    since: date


@dataclass(frozen=True)
class UsualWay:
    """Who helped the person last, and how they said it then."""

    helper: UUID
    how: str


def create(db: Database) -> None:
    """Make the table."""
    db.execute(
        "create table helps (stream text primary key, person_id text not null, entry text not null,"
        " helper text not null, asked text not null)"
    )
    db.execute("create index helps_of on helps (person_id)")


@singledispatch
def project(event: Any, at: Recorded, db: Database) -> None:
    """Keep who was asked for help."""


@project.register
def _(event: Help.HelpAsked, at: Recorded, db: Database) -> None:
    db.execute(
        "insert into helps values (?, ?, ?, ?, ?)",
        [
            str(event.originator_id),
            str(event.person_id),
            str(event.entry),
            str(event.helper),
            event.timestamp.date().isoformat(),
        ],
    )


def helps_wanted(db: Database, permit: Permit, *, of_everybody: bool = False) -> tuple[HelpWanted, ...]:
    """Who is asked to help now, one line each: the reader, or `of_everybody` all who were asked.

    Whoever offered it is not told of others that were asked: to them it reads like one that was declined.
    """
    rows = db.execute(
        "select h.helper, coalesce(m.name, 'somebody'), min(h.asked) from helps h left join entries e on e.id = h.entry"
        " left join photos f on f.id = h.entry and not f.is_taken_back left join members m on m.id = h.helper"
        " where h.person_id = :person and coalesce(e.state, f.decision) = 'waiting'"
        " and (h.helper = :reader or (:everybody and coalesce(e.by, f.by) <> :reader)) group by h.helper order by 3, 2",
        {"person": str(permit.person_id), "reader": str(permit.reader), "everybody": of_everybody},
    )
    return tuple(HelpWanted(UUID(helper), name, date.fromisoformat(since)) for helper, name, since in rows)


def usual_way_of(db: Database, permit: Permit) -> UsualWay | None:
    """Who helped the person last to tell or decide something, and how they said it; nothing where nobody did."""
    row = db.execute(
        "select coalesce(decided_with, supported_by), how from entries where person_id = ?"
        " and coalesce(decided_with, supported_by) is not null order by changed desc limit 1",
        [str(permit.person_id)],
    ).fetchone()
    return UsualWay(UUID(row[0]), row[1]) if row else None
