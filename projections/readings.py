"""Who has looked: what each reader came to know of a record, and the days on which they looked, for the person."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import singledispatch
from typing import Any
from uuid import UUID

from sqlite_utils import Database

from domain.permissions import Actor, Permit, Role
from domain.readings import ELSEWHERE, Readership
from domain.records import Recorded
from projections.disclosures import Leaving
from projections.members import name_of
from projections.wordings import Wording

HELD = {"known": "readership", "looks": "readership", "purposes": "readership"}

DAYS = 14
"""Days on one page of who has looked."""


@dataclass(frozen=True)
class Look:
    """That somebody looked at a record on a day. How often is nobody's business."""

    day: date
    reader: UUID
    name: str
    """Nothing for somebody who is forgotten. Of whoever opened a link, what the person wrote of whom it is for."""
    role: Role
    beside_me: bool
    """Whether they sat with the person."""
    doors: tuple[str, ...]
    """Keys of `domain.readings.DOORS`, in the order in which they came."""
    purposes: tuple[str, ...]
    """Keys of `domain.readings.PURPOSES`, where they were asked why."""


@dataclass(frozen=True)
class Looks:
    """Some days on which others looked, the newest first."""

    looks: tuple[Look, ...]
    older: date | None
    """The day to go on from; None where there is no earlier one."""


def create(db: Database) -> None:
    """Make the tables. `beside_me` is whether the reader sat with the person."""
    db.execute(
        "create table known (readership text not null, id text not null, wording integer not null,"
        " position integer not null, primary key (readership, id, wording)) without rowid"
    )
    db.execute(
        "create table looks (readership text not null, person_id text not null, day text not null,"
        " beside_me integer not null, door text not null, reader text not null, role text not null,"
        " position integer not null, primary key (readership, day, beside_me, door)) without rowid"
    )
    db.execute("create index looks_of on looks (person_id, day)")
    db.execute(
        "create table purposes (readership text not null, day text not null, purpose text not null,"
        " primary key (readership, day, purpose)) without rowid"
    )


@singledispatch
def project(event: Any, at: Recorded, db: Database) -> None:
    """Keep who came to know what, and when."""


@project.register
def _(event: Readership.RecordRead, at: Recorded, db: Database) -> None:
    readership = str(event.originator_id)
    db.conn.executemany(
        "insert or ignore into known values (?, ?, ?, ?)",
        [(readership, str(of), number, at.position) for of, number in event.came_to_know],
    )
    db.execute(
        "insert or ignore into looks values (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            readership,
            str(event.person_id),
            event.timestamp.date().isoformat(),
            bool(at.metadata and at.metadata.on_behalf_of),
            event.door,
            str(event.by),
            at.metadata.role if at.metadata else "",
            at.position,
        ],
    )


@project.register
def _(event: Readership.PurposeSaid, at: Recorded, db: Database) -> None:
    db.execute(
        "insert or ignore into purposes values (?, ?, ?)",
        [str(event.originator_id), event.timestamp.date().isoformat(), event.purpose],
    )


def newly_known(db: Database, readership: UUID, wordings: Iterable[Wording]) -> list[Wording]:
    """Those of these that the reader does not know yet, in an order of their own."""
    asked = sorted(wordings)
    if not asked:
        return []
    known = set(
        db.execute(
            "select k.id, k.wording from json_each(?) a cross join known k on k.readership = ?"
            " and k.id = a.value ->> 0 and k.wording = a.value ->> 1",
            [json.dumps([(str(of), number) for of, number in asked]), str(readership)],
        ).fetchall()
    )
    return [wording for wording in asked if (str(wording.of), wording.number) not in known]


def has_looked(db: Database, readership: UUID, door: str, day: date, *, beside_me: bool) -> bool:
    """Whether it is written down already that they came through this door on this day, or through any at all."""
    return bool(
        db.execute(
            "select 1 from looks where readership = ? and day = ? and beside_me = ? and ? in (door, ?) limit 1",
            [str(readership), day.isoformat(), beside_me, door, ELSEWHERE],
        ).fetchone()
    )


def has_said_why(db: Database, readership: UUID, day: date) -> bool:
    """Whether the reader said on this day what they look at the record for."""
    found = db.execute("select 1 from purposes where readership = ? and day = ?", [str(readership), day.isoformat()])
    return found.fetchone() is not None


def looks_at(db: Database, permit: Permit, *, before: date | None = None, most: int = DAYS) -> Looks:
    """Who looked at this record, on the last so many days on which somebody did; the newest first."""
    person, last = str(permit.person_id), before.isoformat() if before else "9999"
    days = [
        row[0]
        for row in db.execute(
            "select distinct day from looks where person_id = ? and day < ? order by day desc limit ?",
            [person, last, most + 1],
        )
    ]
    rows = db.execute(
        "select day, reader, beside_me, readership, role, group_concat(door, ' ') from (select * from looks"
        " where person_id = ? and day in (select value from json_each(?)) order by position)"
        " group by day, readership, beside_me order by day desc, max(position) desc",
        [person, json.dumps(days[:most])],
    ).fetchall()
    return Looks(
        looks=tuple(_look(db, *row) for row in rows),
        older=date.fromisoformat(days[most - 1]) if len(days) > most else None,
    )


def _look(db: Database, day: str, reader: str, beside_me: int, readership: str, role: str, doors: str) -> Look:
    why = db.execute(
        "select purpose from purposes where readership = ? and day = ? order by purpose", [readership, day]
    )
    return Look(
        day=date.fromisoformat(day),
        reader=UUID(reader),
        name=name_of(db, reader) or _for_whom(db, reader),
        role=Role(role),
        beside_me=bool(beside_me),
        doors=tuple(doors.split()),
        purposes=tuple(row[0] for row in why.fetchall()),
    )


def _for_whom(db: Database, link: str) -> str:
    row = db.execute("select for_whom from links where id = ?", [link]).fetchone()
    return row[0] if row else ""


def to_write_down(
    db: Database, leaving: Leaving, *, by: Actor, door: str, day: date
) -> Iterator[tuple[Permit, UUID, list[Wording]]]:
    """What is to be written down before an answer leaves: of each record, what the reader newly comes to know.

    Where that is nothing, it is once for each reader, record, door and day. People who read their own record on their
    own come to know nothing of anybody, and how often they look at it is nobody's business.
    """
    for person_id, permit in leaving.permits.items():
        if by.id == by.reader == person_id:
            continue
        readership = Readership.id_of(person_id, by.reader)
        came_to_know = newly_known(db, readership, leaving.wordings[person_id])
        if came_to_know or not has_looked(db, readership, door, day, beside_me=by.with_person is not None):
            yield permit, person_id, came_to_know
