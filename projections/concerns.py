"""Concerns (on screen: worries): those that have not ended, each with what helps and the person's answers."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import singledispatch
from typing import Any
from uuid import UUID

from sqlite_utils import Database

from domain.concerns import Concern
from domain.permissions import Permit
from domain.records import Recorded
from domain.refusals import NotInRecord
from projections.authorships import SOMEBODY, of_note
from projections.replies import Row, ShownReply, with_replies
from projections.visibilities import LOOKED_INTO, in_sight
from projections.wordings import Wording, wording_in

HELD = {"concerns": "id"}


@dataclass(frozen=True)
class EndAsked:
    """That somebody asked for a worry to end: it waits for a second person."""

    by: str
    by_id: UUID
    why: str
    person_said: str


@dataclass(frozen=True)
class ShownConcern:
    """A worry. It is never shown without its context, what helps, and the person's answers."""

    id: UUID
    words: str
    context: str
    what_helps: str
    outcome: str
    """What came of the last review."""
    review_on: date
    by: str
    written: datetime
    disagreed: bool
    end_asked: EndAsked | None
    replies: tuple[ShownReply, ...]
    wording: int
    """How often something was said about it, the words themselves counted: what helps, what came of a review."""

    @property
    def wordings(self) -> tuple[Wording, ...]:
        """Which words these are."""
        return (Wording(self.id, self.wording),)

    @property
    def authorship(self) -> str:
        """Who wrote it down, as it is shown with it everywhere."""
        return of_note(self.by)

    def is_overdue(self, day: date) -> bool:
        """Whether its review date is past. Overdue is never ended."""
        return day > self.review_on


def create(db: Database) -> None:
    """Make the table."""
    db.execute(
        "create table concerns (id text primary key, person_id text not null, words text not null, context text not"
        " null, what_helps text not null, outcome text not null default '', review_on text not null, by text not null,"
        " written text not null, has_ended integer not null default 0, end_asked_by text, end_why text not null"
        " default '', person_said text not null default '', position integer not null,"
        " wording integer not null default 1)"
    )
    db.execute("create index concerns_of on concerns (person_id, position)")


@singledispatch
def project(event: Any, at: Recorded, db: Database) -> None:
    """Keep worries as they stand."""


@project.register
def _(event: Concern.ConcernRecorded, at: Recorded, db: Database) -> None:
    db.execute(
        "insert into concerns (id, person_id, words, context, what_helps, review_on, by, written, position)"
        " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            str(event.originator_id),
            str(event.person_id),
            event.words,
            event.context,
            event.what_helps,
            event.review_on.isoformat(),
            str(event.by),
            event.timestamp.isoformat(),
            at.position,
        ],
    )


@project.register
def _(event: Concern.ConcernReviewed, at: Recorded, db: Database) -> None:
    db.execute(
        "update concerns set outcome = ?, what_helps = ?, review_on = ?, wording = ?, end_asked_by = null where id = ?",
        [
            event.outcome,
            event.what_helps,
            event.review_on.isoformat(),
            wording_in(event).number,
            str(event.originator_id),
        ],
    )


@project.register
def _(event: Concern.EndAsked, at: Recorded, db: Database) -> None:
    db.execute(
        "update concerns set end_asked_by = ?, end_why = ?, person_said = ?, wording = ? where id = ?",
        [str(event.by), event.why, event.person_said, wording_in(event).number, str(event.originator_id)],
    )


@project.register
def _(event: Concern.ConcernEnded, at: Recorded, db: Database) -> None:
    db.execute("update concerns set has_ended = 1 where id = ?", [str(event.originator_id)])


def concerns_of(db: Database, permit: Permit) -> tuple[ShownConcern, ...]:
    """Worries that have not ended, the one to be looked at soonest first."""
    return _select(db, permit, "1")


def concern_of(db: Database, permit: Permit, *, concern_id: UUID) -> ShownConcern:
    """One worry that has not ended. Raises NotInRecord."""
    found = _select(db, permit, "c.id = :concern", concern=str(concern_id))
    if not found:
        raise NotInRecord
    return found[0]


_COLUMNS = (
    "c.id, 1, c.words, c.context, c.what_helps, c.outcome, c.review_on, coalesce(m.name, ''), c.written,"
    f" c.id {LOOKED_INTO}, c.end_asked_by, coalesce(a.name, ''), c.end_why, c.person_said, c.wording"
)
_NAMED = " from concerns c left join members m on m.id = c.by left join members a on a.id = c.end_asked_by"


def _select(db: Database, permit: Permit, where: str, **asked: object) -> tuple[ShownConcern, ...]:
    rows = db.execute(
        f"select {_COLUMNS}{_NAMED} where c.person_id = :person and not c.has_ended"
        f" and {in_sight('c.id', permit)} and {where} order by c.review_on, c.position",
        {"person": str(permit.person_id), **asked},
    ).fetchall()
    return tuple(_shown(row, replies) for row, replies in with_replies(db, rows))


def _shown(row: Row, replies: tuple[ShownReply, ...]) -> ShownConcern:
    id_, _, words, context, what_helps, outcome, review_on, by, written, disagreed, *end = row
    end_asked_by, end_by, why, person_said, wording = end
    return ShownConcern(
        id=UUID(id_),
        words=words,
        context=context,
        what_helps=what_helps,
        outcome=outcome,
        review_on=date.fromisoformat(review_on),
        by=by or SOMEBODY,
        written=datetime.fromisoformat(written),
        disagreed=bool(disagreed),
        end_asked=EndAsked(end_by, UUID(end_asked_by), why, person_said) if end_asked_by else None,
        replies=replies,
        wording=wording,
    )
