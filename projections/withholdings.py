"""What was held back from the person: who decided that, why, until when, and who agreed. For whoever examines a record.

Of the note itself nothing stands here: neither its words, nor whom it is about.
"""

from dataclasses import dataclass
from datetime import date, datetime
from functools import singledispatch
from typing import Any
from uuid import UUID

from sqlite_utils import Database

from domain.permissions import Permit
from domain.records import Recorded
from domain.safeguarding_notes import SafeguardingNote, is_held_back
from projections.members import name_of
from projections.visibilities import withholding_in_sight
from projections.wordings import Wording, beside

HELD = {"withholdings": "id"}


@dataclass(frozen=True)
class Withholding:
    """That something was held back from the person."""

    by: str
    at: datetime
    why: str
    until: date
    """The last day on which it is held back, if that is agreed and goes on."""
    agreed_by: str
    agreed_at: datetime | None
    ended_by: str
    ended_at: datetime | None
    is_held_back: bool
    """Whether the person does not see it today."""
    wordings: tuple[Wording, ...]


def create(db: Database) -> None:
    """Make the table."""
    db.execute(
        "create table withholdings (id text primary key, person_id text not null, by text not null, at text not null,"
        " about text not null, why text not null, until text not null, agreed_by text not null default '',"
        " agreed_at text, ended_by text not null default '', ended_at text)"
    )
    db.execute("create index withholdings_of on withholdings (person_id)")


@singledispatch
def project(event: Any, at: Recorded, db: Database) -> None:
    """Keep what was held back, also after it is held back no longer."""


@project.register
def _(event: SafeguardingNote.SafeguardingNoteWritten, at: Recorded, db: Database) -> None:
    if event.back_until:
        db.execute(
            "insert into withholdings (id, person_id, by, at, about, why, until) values (?, ?, ?, ?, ?, ?, ?)",
            [
                str(event.originator_id),
                str(event.person_id),
                str(event.by),
                event.timestamp.isoformat(),
                " ".join(str(member) for member in event.about),
                event.why_back,
                event.back_until.isoformat(),
            ],
        )


@project.register
def _(event: SafeguardingNote.HoldingBackAgreed, at: Recorded, db: Database) -> None:
    said = [str(event.by), event.timestamp.isoformat(), str(event.originator_id)]
    db.execute("update withholdings set agreed_by = ?, agreed_at = ? where id = ?", said)


@project.register
def _(event: SafeguardingNote.HoldingBackEnded, at: Recorded, db: Database) -> None:
    said = [str(event.by), event.timestamp.isoformat(), str(event.originator_id)]
    db.execute("update withholdings set ended_by = ?, ended_at = ? where id = ?", said)


def withholdings_of(db: Database, permit: Permit, *, day: date) -> tuple[Withholding, ...]:
    """What was held back from the person, and what is, the newest first."""
    rows = db.execute(
        "select w.id, w.by, w.at, w.why, w.until, w.agreed_by, w.agreed_at, w.ended_by, w.ended_at from withholdings w"
        f" where w.person_id = :person and {withholding_in_sight('w')} order by w.rowid desc",
        {"person": str(permit.person_id), "reader": str(permit.reader), "day": day.isoformat()},
    ).fetchall()
    return tuple(_shown(db, day, *row) for row in rows)


def _shown(
    db: Database,
    day: date,
    id_: str,
    by: str,
    at: str,
    why: str,
    until: str,
    agreed_by: str,
    agreed_at: str | None,
    ended_by: str,
    ended_at: str | None,
) -> Withholding:
    written, last = datetime.fromisoformat(at), date.fromisoformat(until)
    return Withholding(
        by=name_of(db, by),
        at=written,
        why=why,
        until=last,
        agreed_by=name_of(db, agreed_by),
        agreed_at=datetime.fromisoformat(agreed_at) if agreed_at else None,
        ended_by=name_of(db, ended_by),
        ended_at=datetime.fromisoformat(ended_at) if ended_at else None,
        is_held_back=not ended_at and is_held_back(day, written.date(), last, is_agreed=bool(agreed_by)),
        wordings=(beside(UUID(id_), "why it is held back", 1),),
    )
