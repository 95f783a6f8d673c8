"""Carer notes, the newest first."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import singledispatch
from typing import Any
from uuid import UUID

from sqlite_utils import Database

from domain import clocks
from domain.notes import Note
from domain.permissions import Permit
from domain.records import Recorded
from domain.refusals import NotInRecord
from projections.authorships import of_note
from projections.replies import Row, ShownReply, with_replies
from projections.visibilities import LOOKED_INTO, in_sight
from projections.wordings import Wording

HELD = {"notes": "id"}


@dataclass(frozen=True)
class ShownNote:
    """A note, with the person's answers under it."""

    id: UUID
    position: int
    kind: str
    words: str
    wording: int
    happened: str
    authorship: str
    """Who told it and who wrote it down: "told by Fred, written down by Rhian"."""
    by_id: UUID
    written: datetime
    corrected_by: str
    """Who put it right, if anybody did."""
    corrected_because: str
    disagreed: bool
    replies: tuple[ShownReply, ...]

    @property
    def wordings(self) -> tuple[Wording, ...]:
        """Which words these are."""
        return (Wording(self.id, self.wording),) if self.id != NOBODY else ()


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
    return select_notes(
        db,
        permit,
        "n.position < :before and n.position > :since order by n.position desc limit :limit",
        before=before or 2**62,
        since=since,
        limit=limit,
    )


def note_of(db: Database, permit: Permit, *, note_id: UUID) -> ShownNote:
    """One note. Raises NotInRecord."""
    found = select_notes(db, permit, "n.id = :note", note=str(note_id))
    if not found:
        raise NotInRecord
    return found[0]


def note_to_be(
    db: Database, permit: Permit, *, by: str, kind: str, words: str, told_by: str, happened: str
) -> ShownNote:
    """A note that somebody is writing, just as the person will read it. It is kept nowhere."""
    return ShownNote(
        id=NOBODY,
        position=0,
        kind=kind,
        words=words,
        wording=1,
        happened=happened,
        authorship=of_note(by, told_by),
        by_id=permit.reader,
        written=clocks.now(),
        corrected_by="",
        corrected_because="",
        disagreed=False,
        replies=(),
    )


def note_put_right(db: Database, permit: Permit, note: ShownNote, *, by: str, words: str, why: str) -> ShownNote:
    """A note that somebody is putting right, just as the person will read it. It is kept nowhere."""
    return replace(note, words=words, corrected_by=by, corrected_because=why)


NOBODY = UUID(int=0)
"""The id of a note that is not kept."""

_COLUMNS = (
    "n.id, n.wording, n.position, n.kind, n.words, coalesce(m.name, ''), n.told_by, n.by, n.happened,"
    f" n.written, coalesce(c.name, ''), n.corrected_because, n.id {LOOKED_INTO}"
)
_NAMED = " from notes n left join members m on m.id = n.by left join members c on c.id = n.corrected_by"


def select_notes(db: Database, permit: Permit, where: str, **asked: object) -> tuple[ShownNote, ...]:
    """The notes about this person that a condition holds for, as far as this reader sees them."""
    rows = db.execute(
        f"select {_COLUMNS}{_NAMED} where n.person_id = :person and {in_sight('n.id', permit)} and {where}",
        {"person": str(permit.person_id), **asked},
    ).fetchall()
    return tuple(_shown(row, replies) for row, replies in with_replies(db, rows))


def _shown(row: Row, replies: tuple[ShownReply, ...]) -> ShownNote:
    id_, wording, position, kind, words, by, told_by, by_id, happened, written, corrected_by, because, disagreed = row
    return ShownNote(
        id=UUID(id_),
        position=position,
        kind=kind,
        words=words,
        wording=wording,
        happened=happened,
        authorship=of_note(by, told_by),
        by_id=UUID(by_id),
        written=datetime.fromisoformat(written),
        corrected_by=corrected_by,
        corrected_because=because,
        disagreed=bool(disagreed),
        replies=replies,
    )
