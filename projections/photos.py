"""Photos as they stand: what each hangs on, who is in it, and whether all of them have said yes."""

import json
from collections.abc import Collection
from functools import singledispatch
from typing import Any

from sqlite_utils import Database

from domain.offered_photos import Decision, OfferedPhoto
from domain.permissions import Permit
from domain.photos import Photo
from domain.records import Recorded
from projections.visibilities import PHOTO_IS_NEWEST, PHOTO_STANDS
from projections.wordings import wording_in

HELD = {"photos": "id", "photo_people": "photo"}


def create(db: Database) -> None:
    """Make the tables. `waiting` counts who is to say yes yet, the person too; the newest has the largest `chosen`.

    What was said of a photo before `shared_from`, when the last of them said yes, stays with the person.
    """
    db.execute(
        "create table photos (id text primary key, person_id text not null, about text not null, whole text not null,"
        " small text not null, width integer not null, height integer not null, words text not null,"
        " others integer not null, others_asked integer not null, waiting integer not null, by text not null,"
        " supported_by text, offered_words text not null, written text not null, chosen integer not null,"
        " is_put_away integer not null default 0,"
        " is_taken_back integer not null default 0, decision text not null, how text not null default '',"
        " shared_from integer not null, hidden_at integer, wording integer not null default 1)"
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
    _begin(event, at, db, Decision.SHOWN)


@project.register
def _(event: OfferedPhoto.Offered, at: Recorded, db: Database) -> None:
    _begin(event, at, db, Decision.WAITING)


def _begin(event: Any, at: Recorded, db: Database, decision: Decision) -> None:
    photo = str(event.originator_id)
    helper = getattr(event, "supported_by", None)
    db.execute(
        "insert into photos (id, person_id, about, whole, small, width, height, words, others, others_asked, waiting,"
        " by, supported_by, offered_words, written, chosen, decision, shared_from)"
        " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?)",
        [
            photo,
            str(event.person_id),
            str(event.about),
            event.whole,
            event.small,
            event.width,
            event.height,
            event.words,
            event.others,
            event.others and not event.others_agreed,
            str(event.by),
            str(helper) if helper else None,
            event.words,
            event.timestamp.isoformat(),
            at.position,
            decision.value,
            at.position,
        ],
    )
    for who in event.shows:
        has_agreed = who in {event.person_id, event.by}
        db.execute("insert into photo_people values (?, ?, ?)", [photo, str(who), has_agreed])
    _count(db, photo, at)


_STILL_TO_SAY_YES = (
    f"others_asked + (decision <> '{Decision.SHOWN}')"
    " + (select count(*) from photo_people where photo = id and not agreed)"
)


def _count(db: Database, photo: str, at: Recorded) -> None:
    """Count who has still to say yes. With the last of them it is shared, as it stands."""
    db.execute(
        f"update photos set shared_from = ? where id = ? and waiting > 0 and {_STILL_TO_SAY_YES} = 0",
        [at.position, photo],
    )
    db.execute(f"update photos set waiting = {_STILL_TO_SAY_YES} where id = ?", [photo])


@project.register
def _(event: OfferedPhoto.Accepted, at: Recorded, db: Database) -> None:
    _decide(event, at, db, Decision.SHOWN)
    db.execute("update photos set chosen = ? where id = ?", [at.position, str(event.originator_id)])


@project.register
def _(event: OfferedPhoto.KeptPrivate, at: Recorded, db: Database) -> None:
    _decide(event, at, db, Decision.PRIVATE)


@project.register
def _(event: OfferedPhoto.Declined, at: Recorded, db: Database) -> None:
    _decide(event, at, db, Decision.DECLINED)


@project.register
def _(event: OfferedPhoto.DecisionTakenBack, at: Recorded, db: Database) -> None:
    _decide(event, at, db, Decision.WAITING)


def _decide(event: Any, at: Recorded, db: Database, decision: Decision) -> None:
    photo, helper = str(event.originator_id), event.supported_by
    _leaves(photo, at, db)
    db.execute(
        "update photos set decision = ?, supported_by = ?, how = ? where id = ?",
        [decision.value, str(helper) if helper else None, at.metadata.how if at.metadata else "", photo],
    )
    _count(db, photo, at)


def _leaves(photo: str, at: Recorded, db: Database) -> None:
    """Keep when a photo last left where it was seen. What was not seen leaves no trace."""
    db.execute(
        f"update photos as f set hidden_at = ? where id = ? and {PHOTO_STANDS} and {PHOTO_IS_NEWEST}",
        [at.position, photo],
    )


@project.register
def _(event: Photo.Described, at: Recorded, db: Database) -> None:
    db.execute(
        "update photos set words = ?, wording = ? where id = ?",
        [event.words, wording_in(event).number, str(event.originator_id)],
    )


@project.register
def _(event: Photo.PeopleChosen, at: Recorded, db: Database) -> None:
    photo = str(event.originator_id)
    _leaves(photo, at, db)
    who = json.dumps([str(each) for each in event.shows])
    db.execute("delete from photo_people where photo = ? and who not in (select value from json_each(?))", [photo, who])
    db.execute(
        "insert or ignore into photo_people select ?1, value, value = ?2 from json_each(?3)",
        [photo, str(event.person_id), who],
    )
    others_asked = event.others and not event.others_agreed
    db.execute("update photos set others = ?, others_asked = ? where id = ?", [event.others, others_asked, photo])
    _count(db, photo, at)


@project.register
def _(event: Photo.Agreed, at: Recorded, db: Database) -> None:
    photo = str(event.originator_id)
    db.execute("update photo_people set agreed = 1 where photo = ? and who = ?", [photo, str(event.by)])
    _count(db, photo, at)


@project.register
def _(event: Photo.OthersAgreed, at: Recorded, db: Database) -> None:
    photo = str(event.originator_id)
    db.execute("update photos set others_asked = 0 where id = ?", [photo])
    _count(db, photo, at)


@project.register
def _(event: Photo.TakenBack, at: Recorded, db: Database) -> None:
    _leaves(str(event.originator_id), at, db)
    take_out(db, [str(event.originator_id)])


@project.register
def _(event: Photo.PutAway, at: Recorded, db: Database) -> None:
    _leaves(str(event.originator_id), at, db)
    db.execute("update photos set is_put_away = 1 where id = ?", [str(event.originator_id)])


@project.register
def _(event: Photo.BroughtBack, at: Recorded, db: Database) -> None:
    db.execute("update photos set is_put_away = 0, chosen = ? where id = ?", [at.position, str(event.originator_id)])


def take_out(db: Database, gone: Collection[str]) -> None:
    """Keep nothing of these photos but that there was one, so that none before it takes its place.

    The words of one that the person never showed stay, for whoever offered it: to them it reads like one that waits.
    """
    ids = json.dumps(list(gone))
    db.execute(
        "update photos set is_taken_back = 1, words = '', whole = '', small = '',"
        f" offered_words = case decision when '{Decision.SHOWN}' then '' else offered_words end"
        " where id in (select value from json_each(?))",
        [ids],
    )
    db.execute("delete from photo_people where photo in (select value from json_each(?))", [ids])


def taken_back(db: Database, permit: Permit) -> list[str]:
    """The ids of the person's photos that are shown no more."""
    rows = db.execute("select id from photos where person_id = ? and is_taken_back", [str(permit.person_id)])
    return [row[0] for row in rows]
