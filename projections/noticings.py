"""What was noticed in somebody who does not use words. It counts as a strength once two people agree."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import singledispatch
from typing import Any
from uuid import UUID

from sqlite_utils import Database

from domain.noticings import DAYS_BETWEEN_REVIEWS, Noticing
from domain.permissions import Permit
from domain.records import Recorded
from domain.refusals import NotInRecord
from projections.authorships import SOMEBODY, of_noticing
from projections.replies import Row, ShownReply, with_replies
from projections.visibilities import LOOKED_INTO, in_sight
from projections.wordings import Wording

HELD = {"noticings": "id"}


@dataclass(frozen=True)
class ShownNoticing:
    """What two people noticed, or one so far."""

    id: UUID
    does: str
    means: str
    we_do: str
    responded: str
    by: str
    by_id: UUID
    agreed_by: str
    """Nothing while only one person has noticed it."""
    outside_house: bool
    review_on: date
    disagreed: bool
    replies: tuple[ShownReply, ...]
    agreed_by_id: UUID | None = None

    @property
    def wordings(self) -> tuple[Wording, ...]:
        """Which words these are."""
        return (Wording(self.id, 1),)

    @property
    def authorship(self) -> str:
        """Who noticed it, as it is shown with it everywhere."""
        return of_noticing(self.by, self.agreed_by)


SOON = timedelta(days=14)
"""How long before its day what was noticed is asked about again."""


def create(db: Database) -> None:
    """Make the table."""
    db.execute(
        "create table noticings (id text primary key, person_id text not null, does text not null, means text not"
        " null, we_do text not null, responded text not null, by text not null, agreed_by text, outside_house integer"
        " not null, review_on text not null, is_put_away integer not null default 0, position integer not null)"
    )
    db.execute("create index noticings_of on noticings (person_id, position)")


@singledispatch
def project(event: Any, at: Recorded, db: Database) -> None:
    """Keep what was noticed."""


@project.register
def _(event: Noticing.WeNoticed, at: Recorded, db: Database) -> None:
    db.execute(
        "insert into noticings (id, person_id, does, means, we_do, responded, by, outside_house, review_on, position)"
        " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            str(event.originator_id),
            str(event.person_id),
            event.does,
            event.means,
            event.we_do,
            event.responded,
            str(event.by),
            event.outside_house,
            _next_review(event.timestamp),
            at.position,
        ],
    )


@project.register
def _(event: Noticing.NoticingAgreed, at: Recorded, db: Database) -> None:
    db.execute("update noticings set agreed_by = ? where id = ?", [str(event.by), str(event.originator_id)])


@project.register
def _(event: Noticing.NoticingReviewed, at: Recorded, db: Database) -> None:
    db.execute(
        "update noticings set review_on = ? where id = ?", [_next_review(event.timestamp), str(event.originator_id)]
    )


@project.register
def _(event: Noticing.NoticingPutAway, at: Recorded, db: Database) -> None:
    db.execute("update noticings set is_put_away = 1 where id = ?", [str(event.originator_id)])


def _next_review(moment: datetime) -> str:
    return (moment.date() + timedelta(days=DAYS_BETWEEN_REVIEWS)).isoformat()


def noticings_of(db: Database, permit: Permit, *, agreed: bool = True) -> tuple[ShownNoticing, ...]:
    """What two people have noticed about this person; or, not `agreed`, what waits for a second person."""
    return _select(db, permit, f"(n.agreed_by is not null) = :agreed and n.id not {LOOKED_INTO}", agreed=agreed)


def noticing_of(db: Database, permit: Permit, *, noticing_id: UUID) -> ShownNoticing:
    """Something that was noticed and is not put away. Raises NotInRecord."""
    found = _select(db, permit, f"n.id = :noticing and {in_sight('n.id', permit)}", noticing=str(noticing_id))
    if not found:
        raise NotInRecord
    return found[0]


_COLUMNS = (
    "n.id, 1, n.does, n.means, n.we_do, n.responded, coalesce(b.name, ''), n.by,"
    " coalesce(a.name, ''), n.outside_house, n.review_on,"
    f" n.id {LOOKED_INTO}, n.agreed_by"
)
_NAMED = " from noticings n left join members b on b.id = n.by left join members a on a.id = n.agreed_by"


def _select(db: Database, permit: Permit, where: str, **asked: object) -> tuple[ShownNoticing, ...]:
    rows = db.execute(
        f"select {_COLUMNS}{_NAMED} where n.person_id = :person and not n.is_put_away and {where} order by n.position",
        {"person": str(permit.person_id), **asked},
    ).fetchall()
    return tuple(_shown(row, replies) for row, replies in with_replies(db, rows))


def _shown(row: Row, replies: tuple[ShownReply, ...]) -> ShownNoticing:
    id_, _, does, means, we_do, responded, by, by_id, agreed_by, outside_house, review_on, disagreed, agreed_by_id = row
    return ShownNoticing(
        id=UUID(id_),
        does=does,
        means=means,
        we_do=we_do,
        responded=responded,
        by=by or SOMEBODY,
        by_id=UUID(by_id),
        agreed_by=(agreed_by or SOMEBODY) if agreed_by_id else "",
        outside_house=bool(outside_house),
        review_on=date.fromisoformat(review_on),
        disagreed=bool(disagreed),
        replies=replies,
        agreed_by_id=UUID(agreed_by_id) if agreed_by_id else None,
    )


def mine_to_review(db: Database, permit: Permit, *, day: date) -> tuple[ShownNoticing, ...]:
    """What this reader noticed, as one of the two, that is to be looked at again by now or soon."""
    return tuple(
        noticing
        for noticing in noticings_of(db, permit)
        if permit.reader in (noticing.by_id, noticing.agreed_by_id) and noticing.review_on <= day + SOON
    )
