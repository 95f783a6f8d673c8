"""Enquiries: for whoever began one, and for the person whose record it is asked in. In no other view."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import singledispatch
from typing import Any
from uuid import UUID

from sqlite_utils import Database

from domain.enquiries import Enquiry, EnquiryOver
from domain.permissions import Permit, Role
from domain.records import Recorded
from domain.refusals import NotInRecord
from projections.members import name_of
from projections.visibilities import enquiry_in_sight
from projections.wordings import Wording

HELD = {"enquiries": "id"}


@dataclass(frozen=True)
class ShownEnquiry:
    """That somebody asks who knew what, or asked it."""

    id: UUID
    who: str
    """Nothing for somebody who is forgotten."""
    role: Role
    called: str
    why: str
    at: datetime
    until: date
    """The last day on which it is open, or was."""
    is_open: bool
    wordings: tuple[Wording, ...]


def create(db: Database) -> None:
    """Make the table."""
    db.execute(
        "create table enquiries (id text primary key, person_id text not null, by text not null, role text not null,"
        " called text not null, why text not null, at text not null, until text not null,"
        " is_closed integer not null default 0)"
    )
    db.execute("create index enquiries_of on enquiries (person_id)")


@singledispatch
def project(event: Any, at: Recorded, db: Database) -> None:
    """Keep enquiries as they stand."""


@project.register
def _(event: Enquiry.EnquiryOpened, at: Recorded, db: Database) -> None:
    db.execute(
        "insert into enquiries (id, person_id, by, role, called, why, at, until) values (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            str(event.originator_id),
            str(event.person_id),
            str(event.by),
            at.metadata.role if at.metadata else "",
            event.called,
            event.why,
            event.timestamp.isoformat(),
            event.until.isoformat(),
        ],
    )


@project.register
def _(event: Enquiry.EnquiryClosed, at: Recorded, db: Database) -> None:
    db.execute("update enquiries set is_closed = 1 where id = ?", [str(event.originator_id)])


def enquiries_of(db: Database, permit: Permit, *, day: date) -> tuple[ShownEnquiry, ...]:
    """Those that the reader began, the newest first."""
    return _enquiries(db, permit, enquiry_in_sight("e"), day)


def enquiry_of(db: Database, permit: Permit, *, enquiry_id: UUID, day: date) -> ShownEnquiry:
    """One of them. Raises NotInRecord."""
    found = next((each for each in enquiries_of(db, permit, day=day) if each.id == enquiry_id), None)
    if found is None:
        raise NotInRecord
    return found


def open_enquiry_of(db: Database, permit: Permit, *, enquiry_id: UUID, day: date) -> ShownEnquiry:
    """One of them that is open: nothing is told in any other. Raises NotInRecord, EnquiryOver."""
    found = enquiry_of(db, permit, enquiry_id=enquiry_id, day=day)
    if not found.is_open:
        raise EnquiryOver
    return found


def enquiries_about_me(db: Database, permit: Permit, *, day: date) -> tuple[ShownEnquiry, ...]:
    """Every one in the person's record, the newest first. For them alone."""
    return _enquiries(db, permit, "1", day)


def _enquiries(db: Database, permit: Permit, which: str, day: date) -> tuple[ShownEnquiry, ...]:
    rows = db.execute(
        "select e.id, e.by, e.role, e.called, e.why, e.at, e.until, e.is_closed from enquiries e"
        f" where e.person_id = :person and {which} order by e.rowid desc",
        {"person": str(permit.person_id), "reader": str(permit.reader), "day": day.isoformat()},
    ).fetchall()
    return tuple(
        ShownEnquiry(
            id=UUID(id_),
            who=name_of(db, by),
            role=Role(role),
            called=called,
            why=why,
            at=datetime.fromisoformat(at),
            until=date.fromisoformat(until),
            is_open=not is_closed and day.isoformat() <= until,
            wordings=(Wording(UUID(id_), 1),),
        )
        for id_, by, role, called, why, at, until, is_closed in rows
    )
