"""What people need to know to reach somebody: the flag beside the opening, who may know, and what got in the way."""

import json
from dataclasses import dataclass
from datetime import date
from functools import singledispatch
from typing import Any
from uuid import UUID

from sqlite_utils import Database

from domain.adjustment_kinds import KINDS
from domain.adjustments import Adjustment
from domain.permissions import Permit
from domain.records import Recorded
from domain.refusals import NotInRecord
from domain.sayings import Ours
from projections.authorships import SOMEBODY, of_adjustment
from projections.members import name_of
from projections.visibilities import known_to
from projections.wordings import Wording, beside, wording_in

HELD = {"adjustments": "id", "adjustment_uses": "about", "adjustments_before": "id"}


@dataclass(frozen=True)
class ShownUse:
    """That it was not met, and what got in the way."""

    in_the_way: str
    by: str
    at: date
    wordings: tuple[Wording, ...] = ()
    """Which words these are."""


@dataclass(frozen=True)
class ShownAdjustment:
    """Something that a person needs so that people can reach them."""

    id: UUID
    kind: str
    """A key of `domain.adjustment_kinds.KINDS`, or `OTHER`."""
    words: str
    because: str
    wording: int
    authorship: Ours
    review_on: date
    audience: str
    """A value of `domain.knowers.KnownTo`."""
    people: tuple[UUID, ...]
    """Nobody for readers to whom that is not told."""
    uses: tuple[ShownUse, ...]
    """When it was not met, until that was looked into; nothing for readers to whom that is not told."""

    @property
    def wordings(self) -> tuple[Wording, ...]:
        """Which words these are."""
        return (Wording(self.id, self.wording),)

    @property
    def label(self) -> str:
        """What it is called in the list; nothing where it is in own words only."""
        return KINDS.get(self.kind, "")

    def is_overdue(self, day: date) -> bool:
        """Whether it should have been asked about again. It stands all the same."""
        return self.review_on < day


def create(db: Database) -> None:
    """Make the tables."""
    db.execute(
        "create table adjustments (id text primary key, person_id text not null, kind text not null, words text not"
        " null, because text not null, wording integer not null default 1, audience text not null, people text not"
        " null, review_on text not null, by text not null, supported_by text, how text not null, shared_from integer"
        " not null, has_ended integer not null default 0, position integer not null)"
    )
    db.execute("create index adjustments_of on adjustments (person_id, position)")
    db.execute(
        "create table adjustment_uses (about text not null, in_the_way text not null, by text not null, at text not"
        " null, number integer not null)"
    )
    db.execute("create index adjustment_uses_of on adjustment_uses (about)")
    db.execute(
        "create table adjustments_before (id text primary key, by text not null, supported_by text, how text not null)"
    )


@singledispatch
def project(event: Any, at: Recorded, db: Database) -> None:
    """Keep what each person needs."""


@project.register
def _(event: Adjustment.AdjustmentRecorded, at: Recorded, db: Database) -> None:
    db.execute(
        "insert into adjustments (id, person_id, kind, words, because, audience, people, review_on, by, supported_by,"
        " how, shared_from, position) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            str(event.originator_id),
            str(event.person_id),
            event.kind,
            event.words,
            event.because,
            event.audience,
            _listed(event.people),
            event.review_on.isoformat(),
            str(event.by),
            str(event.supported_by or ""),
            at.metadata.how if at.metadata else "",
            at.position,
            at.position,
        ],
    )


@project.register(Adjustment.AdjustmentTakenBack)
@project.register(Adjustment.AdjustmentEnded)
def _(event: Adjustment.Event, at: Recorded, db: Database) -> None:
    db.execute("update adjustments set has_ended = 1 where id = ?", [str(event.originator_id)])


@project.register
def _(event: Adjustment.NeededAgain, at: Recorded, db: Database) -> None:
    db.execute("update adjustments set has_ended = 0 where id = ?", [str(event.originator_id)])


@project.register
def _(event: Adjustment.SharingChosen, at: Recorded, db: Database) -> None:
    db.execute(
        "update adjustments set audience = ?, people = ?, shared_from = ? where id = ?",
        [event.audience, _listed(event.people), at.position, str(event.originator_id)],
    )


@project.register
def _(event: Adjustment.AdjustmentUsed, at: Recorded, db: Database) -> None:
    if not event.was_met:
        db.execute(
            "insert into adjustment_uses values (?, ?, ?, ?, ?)",
            [
                str(event.originator_id),
                event.in_the_way,
                str(event.by),
                event.timestamp.date().isoformat(),
                wording_in(event).number,
            ],
        )


@project.register
def _(event: Adjustment.UseTakenBack, at: Recorded, db: Database) -> None:
    if not event.was_met:
        last = "(select max(rowid) from adjustment_uses where about = ?)"
        db.execute(f"delete from adjustment_uses where rowid = {last}", [str(event.originator_id)])


@project.register
def _(event: Adjustment.LookedInto, at: Recorded, db: Database) -> None:
    db.execute("delete from adjustment_uses where about = ?", [str(event.originator_id)])


@project.register
def _(event: Adjustment.AdjustmentReviewed, at: Recorded, db: Database) -> None:
    db.execute(
        "insert or replace into adjustments_before select id, by, supported_by, how from adjustments where id = ?",
        [str(event.originator_id)],
    )
    db.execute(
        "update adjustments set words = ?, wording = ?, review_on = ?, by = ?, supported_by = ?, how = ? where id = ?",
        [
            event.words,
            event.wording,
            event.review_on.isoformat(),
            str(event.by),
            str(event.supported_by or ""),
            at.metadata.how if at.metadata else "",
            str(event.originator_id),
        ],
    )


@project.register
def _(event: Adjustment.ReviewTakenBack, at: Recorded, db: Database) -> None:
    """Whoever said these words said them: not whoever took back what came after."""
    db.execute(
        "update adjustments set words = ?, wording = ?, review_on = ?, (by, supported_by, how) ="
        " (select by, supported_by, how from adjustments_before b where b.id = adjustments.id) where id = ?",
        [event.words, event.wording, event.review_on.isoformat(), str(event.originator_id)],
    )


def _listed(people: list[UUID]) -> str:
    return json.dumps([str(member) for member in people])


def adjustments_of(db: Database, permit: Permit, *, on_paper: bool = False) -> tuple[ShownAdjustment, ...]:
    """What this reader may know that the person needs, in the order in which it was said.

    `on_paper`, what everyone who supports them may know: paper is handed on.
    """
    seen = known_to("a", permit, on_paper=on_paper)
    rows = db.execute(
        "select a.id, a.kind, a.words, a.because, a.wording, a.by = a.person_id, coalesce(m.name, ''),"
        " coalesce(s.name, ''), a.how, a.review_on, a.audience, a.people from adjustments a"
        " left join members m on m.id = a.by left join members s on s.id = a.supported_by"
        f" where a.person_id = :person and not a.has_ended and {seen} order by a.position, a.rowid",
        {"person": str(permit.person_id), "reader": str(permit.reader)},
    ).fetchall()
    is_theirs = permit.also("choose who knows what I need")
    sees_uses = is_theirs or permit.also("look into what got in the way")
    return tuple(_shown(row, _uses(db, row[0]) if sees_uses else (), is_theirs=is_theirs) for row in rows)


def adjustment_of(db: Database, permit: Permit, *, adjustment_id: UUID) -> ShownAdjustment:
    """One thing that the person needs. Raises NotInRecord, also where this reader may not know of it."""
    found = next((each for each in adjustments_of(db, permit) if each.id == adjustment_id), None)
    if found is None:
        raise NotInRecord
    return found


def _uses(db: Database, about: str) -> tuple[ShownUse, ...]:
    rows = db.execute("select in_the_way, by, at, number from adjustment_uses where about = ? order by rowid", [about])
    return tuple(
        ShownUse(
            words,
            name_of(db, by) or SOMEBODY,
            date.fromisoformat(day),
            (beside(UUID(about), "uses", number),) if words else (),
        )
        for words, by, day, number in rows.fetchall()
    )


def _shown(row: tuple[Any, ...], uses: tuple[ShownUse, ...], *, is_theirs: bool) -> ShownAdjustment:
    id_, kind, words, because, wording, is_mine, by, helper, how, review_on, audience, people = row
    return ShownAdjustment(
        id=UUID(id_),
        kind=kind,
        words=words,
        because=because,
        wording=wording,
        authorship=of_adjustment(bool(is_mine), by, helper, how),
        review_on=date.fromisoformat(review_on),
        audience=audience,
        people=tuple(UUID(member) for member in json.loads(people)) if is_theirs else (),
        uses=uses,
    )
