"""Carer notes, the newest first."""

from dataclasses import dataclass
from datetime import datetime
from functools import singledispatch
from typing import Any
from uuid import UUID

from sqlite_utils import Database

from domain.notes import Note
from domain.permissions import Permit, Role
from domain.records import Recorded
from domain.refusals import NotInRecord
from projections.replies import ShownReply, replies_to

HELD = {"notes": "id"}
SEE_DISAGREED = frozenset({Role.ME, Role.WITH_ME, Role.WORKER, Role.MANAGER})
"""Who still sees words that the person does not agree with, while they are looked into."""


@dataclass(frozen=True)
class ShownNote:
    """A note, with the person's answers under it."""

    id: UUID
    position: int
    kind: str
    words: str
    wording: int
    happened: str
    told_by: str
    by: str
    by_id: UUID
    written: datetime
    corrected_by: str
    """Who put it right, if anybody did."""
    corrected_because: str
    disagreed: bool
    replies: tuple[ShownReply, ...]


def create(db: Database) -> None:
    """Make the table."""
    db.execute(
        "create table notes (id text primary key, person_id text not null, kind text not null, words text not null,"
        " wording integer not null default 1, happened text not null, told_by text not null, by text not null,"
        " written text not null, corrected_because text not null default '',"
        " corrected_by text, position integer not null)"
    )
    db.execute("create index notes_of on notes (person_id, position)")


@singledispatch
def project(event: Any, at: Recorded, db: Database) -> None:
    """Keep notes as they stand."""


@project.register
def _(event: Note.NoteWritten, at: Recorded, db: Database) -> None:
    db.execute(
        "insert into notes (id, person_id, kind, words, happened, told_by, by, written, position)"
        " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            str(event.originator_id),
            str(event.person_id),
            event.kind,
            event.words,
            event.happened,
            event.told_by,
            str(event.by),
            event.timestamp.isoformat(),
            at.position,
        ],
    )


@project.register
def _(event: Note.NoteCorrected, at: Recorded, db: Database) -> None:
    db.execute(
        "update notes set words = ?, wording = ?, corrected_because = ?, corrected_by = ? where id = ?",
        [event.words, event.wording, event.why, str(event.by), str(event.originator_id)],
    )


def notes_of(
    db: Database, permit: Permit, *, before: int | None = None, since: int = 0, limit: int = 25
) -> tuple[ShownNote, ...]:
    """Notes about this person, the newest first. `before` and `since` are positions in the log."""
    return _select(
        db,
        permit,
        "n.position < :before and n.position > :since order by n.position desc limit :limit",
        before=before or 2**62,
        since=since,
        limit=limit,
    )


def note_of(db: Database, permit: Permit, *, note_id: UUID) -> ShownNote:
    """One note. Raises NotInRecord."""
    found = _select(db, permit, "n.id = :note", note=str(note_id))
    if not found:
        raise NotInRecord
    return found[0]


def _select(db: Database, permit: Permit, where: str, **asked: object) -> tuple[ShownNote, ...]:
    agreed = "1" if permit.role in SEE_DISAGREED else "n.id not in (select about from disagreements)"
    rows = db.execute(
        "select n.id, n.position, n.kind, n.words, n.wording, n.happened, n.told_by, coalesce(m.name, ''), n.by,"
        " n.written, coalesce(c.name, ''), n.corrected_because, n.id in (select about from disagreements)"
        " from notes n left join members m on m.id = n.by left join members c on c.id = n.corrected_by"
        f" where n.person_id = :person and {agreed} and {where}",
        {"person": str(permit.person_id), **asked},
    ).fetchall()
    replies = replies_to(db, {row[0]: row[4] for row in rows})
    return tuple(
        ShownNote(
            id=UUID(id_),
            position=position,
            kind=kind,
            words=words,
            wording=wording,
            happened=happened,
            told_by=told_by,
            by=by,
            by_id=UUID(by_id),
            written=datetime.fromisoformat(written),
            corrected_by=corrected_by,
            corrected_because=why,
            disagreed=bool(disagreed),
            replies=replies.get(id_, ()),
        )
        for (
            id_,
            position,
            kind,
            words,
            wording,
            happened,
            told_by,
            by,
            by_id,
            written,
            corrected_by,
            why,
            disagreed,
        ) in rows
    )
