"""Recordings of the person's voice as they stand, each on something that was told."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from functools import singledispatch
from typing import Any
from uuid import UUID

from sqlite_utils import Database

from domain.permissions import Permit
from domain.recordings import Recording
from domain.records import Recorded
from domain.refusals import NotInRecord
from domain.sayings import Ours
from projections.visibilities import entry_in_sight
from projections.wordings import Wording

HELD = {"recordings": "id"}


@dataclass(frozen=True)
class ShownRecording:
    """A recording, as a reader may hear it."""

    id: UUID
    person_id: UUID
    about: UUID
    """The entry that it tells."""
    sound: str
    """What its sealed bytes are kept under."""
    seconds: int
    words: str
    """What is said in it, written down; maybe nothing."""
    wording: int
    written_by: Ours
    """Who wrote it down, with whose help."""
    written: datetime
    is_put_away: bool

    @property
    def wordings(self) -> tuple[Wording, ...]:
        """Which words these are."""
        return (Wording(self.id, self.wording),)


def create(db: Database) -> None:
    """Make the table."""
    db.execute(
        "create table recordings (id text primary key, person_id text not null, about text not null,"
        " sound text not null, seconds integer not null, words text not null, wording integer not null default 1,"
        " helper text, written text not null, is_put_away integer not null default 0, position integer not null)"
    )
    db.execute("create index recordings_on on recordings (person_id, about, position)")


@singledispatch
def project(event: Any, at: Recorded, db: Database) -> None:
    """Keep recordings as they stand."""


@project.register
def _(event: Recording.Added, at: Recorded, db: Database) -> None:
    db.execute(
        "insert into recordings (id, person_id, about, sound, seconds, words, helper, written, position)"
        " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            str(event.originator_id),
            str(event.person_id),
            str(event.about),
            event.sound,
            event.seconds,
            event.words,
            _helper(event),
            event.timestamp.isoformat(),
            at.position,
        ],
    )


@project.register
def _(event: Recording.WrittenDown, at: Recorded, db: Database) -> None:
    db.execute(
        "update recordings set words = ?, wording = ?, helper = ? where id = ?",
        [event.words, event.wording, _helper(event), str(event.originator_id)],
    )


@project.register
def _(event: Recording.PutAway, at: Recorded, db: Database) -> None:
    db.execute("update recordings set is_put_away = 1 where id = ?", [str(event.originator_id)])


@project.register
def _(event: Recording.BroughtBack, at: Recorded, db: Database) -> None:
    db.execute("update recordings set is_put_away = 0 where id = ?", [str(event.originator_id)])


def _helper(event: Any) -> str | None:
    return str(event.supported_by) if event.supported_by else None


def recordings_of(
    db: Database, permit: Permit, *, about: Collection[UUID], on_paper: bool = False
) -> tuple[ShownRecording, ...]:
    """The recordings on these entries that this reader may hear, in the order in which they were added."""
    return _select(
        db,
        permit,
        "r.about in (select value from json_each(:about)) and not r.is_put_away",
        on_paper=on_paper,
        about=json.dumps([str(id_) for id_ in about]),
    )


def recordings_kept_of(db: Database, permit: Permit, *, about: UUID) -> tuple[ShownRecording, ...]:
    """All recordings on one entry, those that were put away too, for whoever keeps them in order."""
    return _select(db, permit, "r.about = :about", about=str(about))


def recording_heard(db: Database, permit: Permit, *, recording_id: UUID) -> ShownRecording:
    """One recording, if this reader may hear it. Raises NotInRecord."""
    standing = "1" if permit.also("record a voice") else "not r.is_put_away"
    found = _select(db, permit, f"r.id = :recording and {standing}", recording=str(recording_id))
    if not found:
        raise NotInRecord
    return found[0]


def _select(
    db: Database, permit: Permit, where: str, *, on_paper: bool = False, **asked: object
) -> tuple[ShownRecording, ...]:
    rows = db.execute(
        "select r.id, r.person_id, r.about, r.sound, r.seconds, r.words, r.wording, coalesce(m.name, ''), r.written,"
        " r.is_put_away from recordings r left join members m on m.id = r.helper where r.person_id = :person"
        f" and {where} and {entry_in_sight('r.about', permit, on_paper=on_paper)} order by r.position",
        {"person": str(permit.person_id), "reader": str(permit.reader), **asked},
    ).fetchall()
    return tuple(_shown(*row) for row in rows)


def _shown(
    id_: str,
    person_id: str,
    about: str,
    sound: str,
    seconds: int,
    words: str,
    wording: int,
    helper: str,
    written: str,
    is_put_away: int,
) -> ShownRecording:
    return ShownRecording(
        id=UUID(id_),
        person_id=UUID(person_id),
        about=UUID(about),
        sound=sound,
        seconds=seconds,
        words=words,
        wording=wording,
        written_by=Ours("written down with help from %(helper)s", helper=helper)
        if helper
        else Ours("written down by me"),
        written=datetime.fromisoformat(written),
        is_put_away=bool(is_put_away),
    )
