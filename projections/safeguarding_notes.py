"""Safeguarding notes: for whoever wrote or leads, those named, and the person on their own. In no other view."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import singledispatch
from typing import Any
from uuid import UUID

from sqlite_utils import Database

from domain.permissions import Permit
from domain.records import Recorded
from domain.refusals import NotInRecord
from domain.safeguarding_notes import SafeguardingNote, is_held_back
from projections.members import name_of
from projections.visibilities import safeguarding_note_in_sight
from projections.wordings import Wording, beside

HELD = {"safeguarding_notes": "id", "safeguarding_additions": "note"}


@dataclass(frozen=True)
class Addition:
    """What somebody wrote more, such as what was done."""

    by: str
    words: str
    at: datetime
    wordings: tuple[Wording, ...]


@dataclass(frozen=True)
class ShownSafeguardingNote:
    """A safeguarding note."""

    id: UUID
    by: str
    is_by_reader: bool
    at: datetime
    words: str
    about: tuple[str, ...]
    """The names of those who may be doing the harm."""
    readers: tuple[str, ...]
    why_back: str
    back_until: date | None
    agreed_by: str
    is_held_back: bool
    """Whether the person does not see it today."""
    additions: tuple[Addition, ...]
    wordings: tuple[Wording, ...]


def create(db: Database) -> None:
    """Make the tables."""
    db.execute(
        "create table safeguarding_notes (id text primary key, person_id text not null, by text not null,"
        " at text not null, words text not null, about text not null, readers text not null, why_back text not null,"
        " back_until text, agreed_by text not null default '')"
    )
    db.execute("create index safeguarding_notes_of on safeguarding_notes (person_id)")
    db.execute(
        "create table safeguarding_additions (note text not null, version integer not null, by text not null,"
        " words text not null, at text not null, primary key (note, version))"
    )


@singledispatch
def project(event: Any, at: Recorded, db: Database) -> None:
    """Keep safeguarding notes as they stand."""


@project.register
def _(event: SafeguardingNote.SafeguardingNoteWritten, at: Recorded, db: Database) -> None:
    db.execute(
        "insert into safeguarding_notes (id, person_id, by, at, words, about, readers, why_back, back_until)"
        " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            str(event.originator_id),
            str(event.person_id),
            str(event.by),
            event.timestamp.isoformat(),
            event.words,
            " ".join(str(member) for member in event.about),
            " ".join(str(member) for member in (event.by, *event.readers)),
            event.why_back,
            event.back_until.isoformat() if event.back_until else None,
        ],
    )


@project.register
def _(event: SafeguardingNote.AddedTo, at: Recorded, db: Database) -> None:
    db.execute(
        "insert into safeguarding_additions values (?, ?, ?, ?, ?)",
        [str(event.originator_id), event.originator_version, str(event.by), event.words, event.timestamp.isoformat()],
    )


@project.register
def _(event: SafeguardingNote.HoldingBackAgreed, at: Recorded, db: Database) -> None:
    db.execute("update safeguarding_notes set agreed_by = ? where id = ?", [str(event.by), str(event.originator_id)])


@project.register
def _(event: SafeguardingNote.HoldingBackEnded, at: Recorded, db: Database) -> None:
    db.execute("update safeguarding_notes set back_until = null where id = ?", [str(event.originator_id)])


def safeguarding_notes_of(db: Database, permit: Permit, *, day: date) -> tuple[ShownSafeguardingNote, ...]:
    """Those in this record that the reader may know of, the newest first."""
    rows = db.execute(
        f"{_NOTE} where n.person_id = :person and {safeguarding_note_in_sight('n')} order by n.rowid desc",
        {"person": str(permit.person_id), "reader": str(permit.reader), "day": day.isoformat()},
    ).fetchall()
    return tuple(_shown(db, permit, day, *row) for row in rows)


def safeguarding_note_of(db: Database, permit: Permit, *, note_id: UUID, day: date) -> ShownSafeguardingNote:
    """One of them. Raises NotInRecord."""
    found = next((note for note in safeguarding_notes_of(db, permit, day=day) if note.id == note_id), None)
    if found is None:
        raise NotInRecord
    return found


def about_my_safety(db: Database, permit: Permit, *, day: date) -> tuple[ShownSafeguardingNote, ...]:
    """Those about the person that are not held back from them today, the newest first. For them alone."""
    rows = db.execute(f"{_NOTE} where n.person_id = ? order by n.rowid desc", [str(permit.person_id)]).fetchall()
    return tuple(note for note in (_shown(db, permit, day, *row) for row in rows) if not note.is_held_back)


_NOTE = (
    "select n.id, n.by, n.at, n.words, n.about, n.readers, n.why_back, n.back_until, n.agreed_by"
    " from safeguarding_notes n"
)


def _shown(
    db: Database,
    permit: Permit,
    day: date,
    id_: str,
    by: str,
    at: str,
    words: str,
    about: str,
    readers: str,
    why_back: str,
    back_until: str | None,
    agreed_by: str,
) -> ShownSafeguardingNote:
    written, until = datetime.fromisoformat(at), date.fromisoformat(back_until) if back_until else None
    more = db.execute(
        "select version, by, words, at from safeguarding_additions where note = ? order by version", [id_]
    ).fetchall()
    return ShownSafeguardingNote(
        id=UUID(id_),
        by=name_of(db, by),
        is_by_reader=by == str(permit.reader),
        at=written,
        words=words,
        about=tuple(name_of(db, member) for member in about.split()),
        readers=tuple(dict.fromkeys(name_of(db, member) for member in readers.split())),
        why_back=why_back,
        back_until=until,
        agreed_by=name_of(db, agreed_by),
        is_held_back=is_held_back(day, written.date(), until, is_agreed=bool(agreed_by)),
        additions=tuple(
            Addition(name_of(db, who), said, datetime.fromisoformat(then), (beside(UUID(id_), "more", version),))
            for version, who, said, then in more
        ),
        wordings=(Wording(UUID(id_), 1),),
    )
