"""Photos as they stand: what each hangs on, who is in it, and whether all of them have said yes."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from functools import singledispatch
from typing import Any
from uuid import UUID

from sqlite_utils import Database

from domain.permissions import Permit
from domain.photos import Photo
from domain.records import Recorded
from domain.refusals import NotInRecord
from domain.sayings import Ours
from projections.visibilities import PHOTO_IS_NEWEST, PHOTO_STANDS, photo_in_sight

HELD = {"photos": "id", "photo_people": "photo"}


@dataclass(frozen=True)
class ShownPhoto:
    """A photo, as a reader may see it."""

    id: UUID
    person_id: UUID
    about: UUID
    """What it hangs on: an entry, one of the person's people, or the person."""
    words: str
    """What it shows, for those who cannot see it; maybe nothing."""
    whole: str
    """What its sealed bytes are kept under."""
    small: str
    width: int
    """Of the whole one, in pixels."""
    height: int
    authorship: Ours
    """Who added it, with whose help."""
    written: datetime
    others: bool
    """Whether somebody is in it who is not among the person's people."""
    others_asked: bool
    """Whether they have still to say yes."""
    is_put_away: bool
    is_newest: bool
    """Whether no newer one hangs on the same."""
    names: tuple[str, ...]
    """Who is in it."""
    waits_for: tuple[str, ...]
    """Who of them has still to say yes."""
    shows_me: bool
    """Whether the reader is in it."""
    waits_for_me: bool


def create(db: Database) -> None:
    """Make the tables. `waiting` counts who has still to say yes; the largest `chosen` is the newest on its thing."""
    db.execute(
        "create table photos (id text primary key, person_id text not null, about text not null, whole text not null,"
        " small text not null, width integer not null, height integer not null, words text not null,"
        " others integer not null, others_asked integer not null, waiting integer not null, by text not null,"
        " supported_by text, written text not null, chosen integer not null, is_put_away integer not null default 0,"
        " is_taken_back integer not null default 0)"
    )
    db.execute("create index photos_on on photos (person_id, about, chosen)")
    db.execute(
        "create table photo_people (photo text not null, who text not null, agreed integer not null,"
        " primary key (photo, who)) without rowid"
    )
    db.execute("create index photos_with on photo_people (who)")


@singledispatch
def project(event: Any, at: Recorded, db: Database) -> None:
    """Keep photos as they stand."""


@project.register
def _(event: Photo.Added, at: Recorded, db: Database) -> None:
    others_asked = event.others and not event.others_agreed
    asked = [who for who in event.shows if who != event.person_id]
    db.execute(
        "insert into photos (id, person_id, about, whole, small, width, height, words, others, others_asked, waiting,"
        " by, supported_by, written, chosen) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            str(event.originator_id),
            str(event.person_id),
            str(event.about),
            event.whole,
            event.small,
            event.width,
            event.height,
            event.words,
            event.others,
            others_asked,
            len(asked) + others_asked,
            str(event.by),
            str(event.supported_by) if event.supported_by else None,
            event.timestamp.isoformat(),
            at.position,
        ],
    )
    for who in event.shows:
        db.execute("insert into photo_people values (?, ?, ?)", [str(event.originator_id), str(who), who not in asked])


@project.register
def _(event: Photo.Described, at: Recorded, db: Database) -> None:
    db.execute("update photos set words = ? where id = ?", [event.words, str(event.originator_id)])


@project.register
def _(event: Photo.Agreed, at: Recorded, db: Database) -> None:
    photo = str(event.originator_id)
    db.execute("update photo_people set agreed = 1 where photo = ? and who = ?", [photo, str(event.by)])
    db.execute("update photos set waiting = waiting - 1 where id = ?", [photo])


@project.register
def _(event: Photo.OthersAgreed, at: Recorded, db: Database) -> None:
    db.execute(
        "update photos set others_asked = 0, waiting = waiting - 1 where id = ?",
        [str(event.originator_id)],
    )


@project.register
def _(event: Photo.TakenBack, at: Recorded, db: Database) -> None:
    take_out(db, [str(event.originator_id)])


@project.register
def _(event: Photo.PutAway, at: Recorded, db: Database) -> None:
    db.execute("update photos set is_put_away = 1 where id = ?", [str(event.originator_id)])


@project.register
def _(event: Photo.BroughtBack, at: Recorded, db: Database) -> None:
    db.execute("update photos set is_put_away = 0, chosen = ? where id = ?", [at.position, str(event.originator_id)])


def take_out(db: Database, gone: Collection[str]) -> None:
    """Keep nothing of these photos but that there was one, so that none before it takes its place."""
    ids = json.dumps(list(gone))
    db.execute(
        "update photos set is_taken_back = 1, words = '', whole = '', small = ''"
        " where id in (select value from json_each(?))",
        [ids],
    )
    db.execute("delete from photo_people where photo in (select value from json_each(?))", [ids])


def taken_back(db: Database, permit: Permit) -> list[str]:
    """The ids of the person's photos that are shown no more."""
    rows = db.execute("select id from photos where person_id = ? and is_taken_back", [str(permit.person_id)])
    return [row[0] for row in rows]


def photos_of(
    db: Database, permit: Permit, *, about: Collection[UUID], on_paper: bool = False
) -> tuple[ShownPhoto, ...]:
    """The photos that this reader sees on these things, one on each at the most."""
    return _select(
        db,
        permit,
        f"f.about in (select value from json_each(:about)) and {PHOTO_STANDS} and {PHOTO_IS_NEWEST}"
        f" and {photo_in_sight(permit, on_paper=on_paper)}",
        about=json.dumps([str(id_) for id_ in about]),
    )


def photo_of(db: Database, permit: Permit, *, about: UUID) -> ShownPhoto | None:
    """The photo that this reader sees on one thing, if there is one."""
    return next(iter(photos_of(db, permit, about=[about])), None)


def photo_seen(db: Database, permit: Permit, *, photo_id: UUID) -> ShownPhoto:
    """One photo, if this reader may see it: where it hangs, in their own record, or because they are in it.

    Raises NotInRecord.
    """
    where_it_hangs = f"({PHOTO_STANDS} and {PHOTO_IS_NEWEST} and {photo_in_sight(permit)})"
    found = _select(
        db, permit, f"f.id = :photo and ({where_it_hangs} or {_own(permit)} or {_SHOWS_READER})", photo=str(photo_id)
    )
    if not found:
        raise NotInRecord
    return found[0]


def album_of(db: Database, permit: Permit) -> tuple[ShownPhoto, ...]:
    """All of the person's photos that they share with whoever helps them, the newest first: put away ones too."""
    return _select(db, permit, _own(permit))


def photos_with(db: Database, permit: Permit) -> tuple[ShownPhoto, ...]:
    """The photos of this record that the reader is in, the newest first."""
    return _select(db, permit, _SHOWS_READER)


_SHOWS_READER = "f.id in (select photo from photo_people where who = :reader)"


def _own(permit: Permit) -> str:
    """Whether the reader may keep this photo in order: the person, and whoever helps them with what it hangs on."""
    return photo_in_sight(permit) if permit.also("add a photo") else "0"


_COLUMNS = (
    "f.id, f.person_id, f.about, f.words, f.whole, f.small, f.width, f.height, coalesce(m.name, ''), f.written,"
    f" f.others, f.others_asked, f.is_put_away, {PHOTO_IS_NEWEST}, (select json_group_array(json_array(w.who, w.agreed,"
    " coalesce(a.name, p.name, 'somebody'))) from photo_people w left join members a on a.id = w.who"
    " left join people p on p.id = w.who where w.photo = f.id)"
)


def _select(db: Database, permit: Permit, where: str, **asked: object) -> tuple[ShownPhoto, ...]:
    rows = db.execute(
        f"select {_COLUMNS} from photos f left join members m on m.id = f.supported_by"
        f" where f.person_id = :person and not f.is_taken_back and {where} order by f.chosen desc",
        {"person": str(permit.person_id), "reader": str(permit.reader), **asked},
    ).fetchall()
    return tuple(_shown(row, str(permit.reader)) for row in rows)


def _shown(row: tuple[Any, ...], reader: str) -> ShownPhoto:
    id_, person_id, about, words, whole, small, width, height, helper, written, others, others_asked, *rest = row
    is_put_away, is_newest, people = rest
    shows = json.loads(people)
    return ShownPhoto(
        id=UUID(id_),
        person_id=UUID(person_id),
        about=UUID(about),
        words=words,
        whole=whole,
        small=small,
        width=width,
        height=height,
        authorship=Ours("my photo, with help from %(helper)s", helper=helper) if helper else Ours("my photo"),
        written=datetime.fromisoformat(written),
        others=bool(others),
        others_asked=bool(others_asked),
        is_put_away=bool(is_put_away),
        is_newest=bool(is_newest),
        names=tuple(name for _, _, name in shows),
        waits_for=tuple(name for _, agreed, name in shows if not agreed),
        shows_me=any(who == reader for who, _, _ in shows),
        waits_for_me=any(who == reader and not agreed for who, agreed, _ in shows),
    )
