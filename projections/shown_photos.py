"""Photos as a reader may see them: where they hang, in the person's album, or because they are in it."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlite_utils import Database

from domain import clocks
from domain.entries import State
from domain.offered_photos import Decision
from domain.permissions import Permit
from domain.refusals import NotInRecord
from domain.sayings import Ours
from projections.authorships import SOMEBODY, of_entry
from projections.offers import WEEKS_BEFORE_PUT_AWAY
from projections.visibilities import PHOTO_IS_NEWEST, PHOTO_STANDS, photo_in_sight
from projections.wordings import Wording


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
    shows: tuple[UUID, ...]
    waits_for: tuple[str, ...]
    """Who of them has still to say yes."""
    shows_me: bool
    """Whether the reader is in it."""
    waits_for_me: bool
    decision: Decision
    """What the person decided; shown, where they added it themselves."""
    offered_by: str
    """Who offered it; nothing where the person added it."""
    wording: int
    """The number of what was last said of what it shows."""

    @property
    def wordings(self) -> tuple[Wording, ...]:
        """Which words these are."""
        return (Wording(self.id, self.wording),)


@dataclass(frozen=True)
class OfferedByMe:
    """A photo that the reader offered. Waiting, private and declined read alike."""

    id: UUID
    words: str
    """What they said that it shows, whatever the person says of it."""
    offered: datetime
    is_shown: bool

    @property
    def wordings(self) -> tuple[Wording, ...]:
        """Which words these are."""
        return (Wording(self.id, 1),)


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


def photos_for_card(db: Database, permit: Permit) -> tuple[ShownPhoto, ...]:
    """The photos that can stand on the page which a sign-in card opens: as whoever sits with the person sees them.

    So none is among them that the person keeps to themselves, nor one that somebody has still to say yes to.
    """
    beside = permit.with_help
    return _select(db, beside, f"{PHOTO_STANDS} and f.decision = 'shown' and {_own(beside)}")


def photos_with(db: Database, permit: Permit) -> tuple[ShownPhoto, ...]:
    """The photos of this record that the reader is in, the newest first."""
    return _select(db, permit, _SHOWS_READER)


def offered_photos_of(db: Database, permit: Permit) -> tuple[ShownPhoto, ...]:
    """What waits for the person to decide, for no longer than other offers; not with an offer that they said no to."""
    on_what = "f.about = :person or f.about in (select id from entries where offered and state in ('waiting', 'kept'))"
    since = (clocks.today() - timedelta(weeks=WEEKS_BEFORE_PUT_AWAY)).isoformat()
    found = _select(
        db, permit, f"f.decision = 'waiting' and f.written >= :since and ({on_what}) and {_own(permit)}", since=since
    )
    return found[::-1]


def photos_offered_by(db: Database, permit: Permit) -> tuple[OfferedByMe, ...]:
    """The photos that this reader offered, the newest first, each as shown or not, and nothing more."""
    rows = db.execute(
        f"select f.id, f.offered_words, f.written, {PHOTO_STANDS} and {photo_in_sight(permit)} from photos f"
        " where f.person_id = :person and f.by = :reader and f.by <> f.person_id"
        " and not (f.is_taken_back and f.decision = :shown) order by f.rowid desc",
        {"person": str(permit.person_id), "reader": str(permit.reader), "shown": Decision.SHOWN},
    )
    return tuple(
        OfferedByMe(UUID(id_), words, datetime.fromisoformat(written), bool(shown))
        for id_, words, written, shown in rows
    )


_SHOWS_READER = "(f.decision = 'shown' and f.id in (select photo from photo_people where who = :reader))"


def _own(permit: Permit) -> str:
    """Whether the reader may keep this photo in order: the person, and whoever helps them with what it hangs on."""
    if not permit.also("add a photo"):
        return "0"
    waiting = "(f.decision = 'waiting' and f.about in (select id from entries where offered and state = 'waiting'))"
    shared = "1" if permit.is_mine else "f.decision in ('shown', 'waiting')"
    return f"({shared} and ({photo_in_sight(permit)} or {waiting}))"


_COLUMNS = (
    "f.id, f.wording,"
    " f.person_id, f.about, f.words, f.whole, f.small, f.width, f.height, f.written, f.others, f.others_asked,"
    f" f.is_put_away, {PHOTO_IS_NEWEST}, f.decision, f.by <> f.person_id, coalesce(b.name, ''), coalesce(m.name, ''),"
    " f.how, (select json_group_array(json_array(w.who, w.agreed, coalesce(a.name, p.name))) from photo_people w"
    " left join members a on a.id = w.who left join people p on p.id = w.who where w.photo = f.id)"
)


def _select(db: Database, permit: Permit, where: str, **asked: object) -> tuple[ShownPhoto, ...]:
    rows = db.execute(
        f"select {_COLUMNS} from photos f left join members m on m.id = f.supported_by"
        " left join members b on b.id = f.by"
        f" where f.person_id = :person and not f.is_taken_back and {where} order by f.chosen desc",
        {"person": str(permit.person_id), "reader": str(permit.reader), **asked},
    ).fetchall()
    return tuple(_shown(row, str(permit.reader)) for row in rows)


def _shown(row: tuple[Any, ...], reader: str) -> ShownPhoto:
    id_, wording, person_id, about, words, whole, small, width, height, written, others, others_asked, *rest = row
    is_put_away, is_newest, decision, is_offered, by, helper, how, people = rest
    offered_by = (by or SOMEBODY) if is_offered else ""
    shows = [(who, agreed, name or SOMEBODY) for who, agreed, name in json.loads(people)]
    return ShownPhoto(
        id=UUID(id_),
        person_id=UUID(person_id),
        about=UUID(about),
        words=words,
        whole=whole,
        small=small,
        width=width,
        height=height,
        authorship=_authorship(offered_by, Decision(decision), helper, by, how),
        written=datetime.fromisoformat(written),
        others=bool(others),
        others_asked=bool(others_asked),
        is_put_away=bool(is_put_away),
        is_newest=bool(is_newest),
        names=tuple(name for _, _, name in shows),
        shows=tuple(UUID(who) for who, _, _ in shows),
        waits_for=tuple(name for _, agreed, name in shows if not agreed),
        shows_me=any(who == reader for who, _, _ in shows),
        waits_for_me=any(who == reader and not agreed for who, agreed, _ in shows),
        decision=Decision(decision),
        offered_by=offered_by,
        wording=wording,
    )


def _authorship(offered_by: str, decision: Decision, helper: str, by: str, how: str) -> Ours:
    if offered_by:
        state = State.KEPT if decision in {Decision.SHOWN, Decision.PRIVATE} else State.WAITING
        return of_entry(offered_by, False, state, "", helper, by, how)
    return Ours("my photo, with help from %(helper)s", helper=helper) if helper else Ours("my photo")
