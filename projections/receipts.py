"""Receipts: what was given out as a whole, to whom and when; and the same told again from the record."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import singledispatch
from typing import Any
from uuid import UUID

from sqlite_utils import Database

from domain.permissions import Permit, Role
from domain.readings import Readership
from domain.receipts import NOT_FOUND
from domain.records import Recorded
from domain.refusals import NotInRecord
from projections.logs import Log
from projections.members import name_of
from projections.visibilities import link_in_sight
from projections.wordings import Wording

HELD = {"receipts": "readership"}
PAGE = 50
"""Receipts on one page."""


@dataclass(frozen=True)
class Receipt:
    """That something was given out as a whole."""

    id: UUID
    position: int
    reader: UUID
    """Who was given it: somebody, or a link."""
    name: str
    """Nothing for somebody who is forgotten. Of a link, what the person wrote of whom it is for."""
    role: Role
    at: datetime
    form: str
    profile: UUID | None
    language: str
    size: int | None
    part: int | None
    link: UUID | None
    until: int
    on_day: date
    sha256: str
    made_with: str
    again_of: UUID | None


def create(db: Database) -> None:
    """Make the table."""
    db.execute(
        "create table receipts (id text primary key, position integer not null, readership text not null,"
        " person_id text not null, reader text not null, role text not null, at text not null, form text not null,"
        " profile text, language text not null, size integer, part integer, link text, until integer not null,"
        " on_day text not null, sha256 text not null, made_with text not null, again_of text)"
    )
    db.execute("create index receipts_of on receipts (person_id, position)")


@singledispatch
def project(event: Any, at: Recorded, db: Database) -> None:
    """Keep what was given out."""


@project.register
def _(event: Readership.GivenOut, at: Recorded, db: Database) -> None:
    values = [
        *(event.receipt, at.position, event.originator_id, event.person_id, event.by),
        *(at.metadata.role if at.metadata else "", event.timestamp.isoformat(), event.form, event.profile),
        *(event.language, event.size, event.part, event.link, event.until, event.on_day.isoformat(), event.sha256),
        *(event.made_with, event.again_of),
    ]
    marks = ", ".join("?" * len(values))
    db.execute(
        f"insert or ignore into receipts values ({marks})",
        [str(value) if isinstance(value, UUID) else value for value in values],
    )


def receipts_of(db: Database, permit: Permit, *, before: int | None = None) -> tuple[Receipt, ...]:
    """What was given out of this record, the newest first; one more than a page where there is an earlier one."""
    return _receipts(db, permit, "position < :before", before=before or 2**62)


def receipt_of(db: Database, permit: Permit, *, receipt_id: UUID) -> Receipt:
    """One receipt. Raises NotInRecord."""
    found = _receipts(db, permit, "r.id = :receipt", receipt=str(receipt_id))
    if not found:
        raise NotInRecord(NOT_FOUND)
    return found[0]


def person_of_receipt(db: Database, receipt_id: UUID) -> UUID | None:
    """Whose record it is. Ids only: no words leave."""
    row = db.execute("select person_id from receipts where id = ?", [str(receipt_id)]).fetchone()
    return UUID(row[0]) if row else None


def held_by(log: Log, receipt: Receipt) -> frozenset[Wording]:
    """Which words were given out."""
    (at,) = log.read_at([receipt.position])
    return frozenset(Wording(of, number) for of, number in getattr(at.event, "holds", ()))


def as_held(wordings: Iterable[Wording]) -> list[tuple[UUID, int]]:
    """The same, as a receipt says it."""
    return sorted((of, number) for of, number in set(wordings))


def _receipts(db: Database, permit: Permit, which: str, **asked: object) -> tuple[Receipt, ...]:
    rows = db.execute(
        "select r.id, r.position, r.reader, coalesce(l.for_whom, ''), r.role, r.at, r.form, r.profile, r.language,"
        " r.size, r.part, r.link, r.until, r.on_day, r.sha256, r.made_with, r.again_of from receipts r"
        " left join links l on l.id = r.link where r.person_id = :person"
        f" and (r.link is null or {link_in_sight('l', permit)}) and {which} order by r.position desc limit :most",
        {"person": str(permit.person_id), "reader": str(permit.reader), "most": PAGE + 1, **asked},
    )
    return tuple(_receipt(db, *row) for row in rows.fetchall())


def _receipt(db: Database, id_: str, position: int, reader: str, for_whom: str, *rest: Any) -> Receipt:
    role, at, form, profile, language, size, part, link, until, on_day, sha256, made_with, again_of = rest
    return Receipt(
        id=UUID(id_),
        position=position,
        reader=UUID(reader),
        name=for_whom if reader == link else name_of(db, reader),
        role=Role(role),
        at=datetime.fromisoformat(at),
        form=form,
        profile=UUID(profile) if profile else None,
        language=language,
        size=size,
        part=part,
        link=UUID(link) if link else None,
        until=until,
        on_day=date.fromisoformat(on_day),
        sha256=sha256,
        made_with=made_with,
        again_of=UUID(again_of) if again_of else None,
    )
