"""Arrangements: whose home and life a person shares, and shared."""

import json
from dataclasses import dataclass
from datetime import date
from functools import singledispatch
from typing import Any
from uuid import UUID

from sqlite_utils import Database

from domain.arrangements import Arrangement, ArrangementKind
from domain.permissions import Permit
from domain.records import Recorded
from domain.refusals import NotInRecord
from projections.members import name_of
from projections.wordings import Wording, wording_in

HELD = {"arrangements": "id"}


@dataclass(frozen=True)
class ShownArrangement:
    """An arrangement, as somebody may see it."""

    id: UUID
    kind: ArrangementKind
    carers: tuple[str, ...]
    """Their names."""
    from_day: date
    over_on: date | None
    """The first day on which it is over; None where nobody has said so."""
    agreed: str
    """How the person said yes; nothing for those who do not see why somebody is there."""
    why: str
    """Why it is over; nothing for the same."""
    wordings: tuple[Wording, ...] = ()

    def is_over(self, day: date) -> bool:
        """Whether it is over on a day."""
        return self.over_on is not None and self.over_on <= day


def create(db: Database) -> None:
    """Make the table."""
    db.execute(
        "create table arrangements (id text primary key, person_id text not null, kind text not null,"
        " carers text not null, from_day text not null, over_on text, agreed text not null,"
        " why text not null default '', wording integer not null)"
    )
    db.execute("create index arrangements_of on arrangements (person_id)")


@singledispatch
def project(event: Any, at: Recorded, db: Database) -> None:
    """Keep arrangements as they stand."""


@project.register
def _(event: Arrangement.ArrangementStarted, at: Recorded, db: Database) -> None:
    db.execute(
        "insert into arrangements (id, person_id, kind, carers, from_day, agreed, wording)"
        " values (?, ?, ?, ?, ?, ?, ?)",
        [
            str(event.originator_id),
            str(event.person_id),
            event.kind,
            json.dumps([str(carer) for carer in event.carers]),
            event.from_day.isoformat(),
            event.agreed,
            wording_in(event).number,
        ],
    )


@project.register
def _(event: Arrangement.MovedOn, at: Recorded, db: Database) -> None:
    db.execute(
        "update arrangements set over_on = ?, why = ?, wording = ? where id = ?",
        [event.on_day.isoformat(), event.why, wording_in(event).number, str(event.originator_id)],
    )


def arrangements_of(db: Database, permit: Permit) -> tuple[ShownArrangement, ...]:
    """A person's arrangements, the newest first."""
    sees_why = permit.also("see why somebody is among the people")
    rows = db.execute(
        "select id, kind, carers, from_day, over_on, agreed, why, wording from arrangements where person_id = ?"
        " order by from_day desc, rowid desc",
        [str(permit.person_id)],
    ).fetchall()
    return tuple(
        ShownArrangement(
            UUID(id_),
            ArrangementKind(kind),
            tuple(filter(None, (name_of(db, carer) for carer in json.loads(carers)))),
            date.fromisoformat(from_day),
            date.fromisoformat(over_on) if over_on else None,
            agreed=agreed if sees_why else "",
            why=why if sees_why else "",
            wordings=(Wording(UUID(id_), wording),) if sees_why else (),
        )
        for id_, kind, carers, from_day, over_on, agreed, why, wording in rows
    )


def arrangement_of(db: Database, permit: Permit, *, arrangement_id: UUID) -> ShownArrangement:
    """One of them. Raises NotInRecord."""
    found = next((each for each in arrangements_of(db, permit) if each.id == arrangement_id), None)
    if found is None:
        raise NotInRecord
    return found
