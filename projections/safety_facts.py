"""Safety facts: the must-know strip."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import singledispatch
from typing import Any
from uuid import UUID

from sqlite_utils import Database

from domain.permissions import Permit
from domain.records import Recorded
from domain.refusals import NotInRecord
from domain.safety_facts import SafetyFact
from domain.sayings import Ours
from projections.authorships import of_fact
from projections.replies import Row, ShownReply, with_replies
from projections.visibilities import LOOKED_INTO
from projections.wordings import Wording

HELD = {"safety_facts": "id"}


@dataclass(frozen=True)
class ShownFact:
    """A safety fact with what helps. It is never shown without."""

    id: UUID
    words: str
    what_helps: str
    wording: int
    is_checked: bool
    check_by: date
    """When a worker checks it, for the first time or again."""
    disagreed: bool
    authorship: str
    """Who said it, as it is shown with it everywhere: "my words", "by Kit"."""
    written: datetime
    replies: tuple[ShownReply, ...]

    @property
    def wordings(self) -> tuple[Wording, ...]:
        """Which words these are."""
        return (Wording(self.id, self.wording),)

    def state(self, day: date) -> Ours:
        """How sure it is, on a day, as it is said on a page."""
        if day > self.check_by:
            return Ours("overdue for a check")
        return Ours("checked") if self.is_checked else Ours("new, being checked")


def create(db: Database) -> None:
    """Make the table."""
    db.execute(
        "create table safety_facts (id text primary key, person_id text not null, words text not null, what_helps text"
        " not null, wording integer not null default 1, is_checked integer not null default 0, check_by text not null,"
        " has_ended integer not null default 0, by text not null, supported_by text, how text not null,"
        " written text not null, position integer not null)"
    )
    db.execute("create index safety_facts_of on safety_facts (person_id, position)")


@singledispatch
def project(event: Any, at: Recorded, db: Database) -> None:
    """Keep safety facts as they stand."""


@project.register
def _(event: SafetyFact.SafetyFactRecorded, at: Recorded, db: Database) -> None:
    db.execute(
        "insert into safety_facts (id, person_id, words, what_helps, check_by, by, supported_by, how, written,"
        " position) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            str(event.originator_id),
            str(event.person_id),
            event.words,
            event.what_helps,
            event.check_by.isoformat(),
            str(event.by),
            str(event.supported_by or ""),
            at.metadata.how if at.metadata else "",
            event.timestamp.isoformat(),
            at.position,
        ],
    )


@project.register
def _(event: SafetyFact.SafetyFactChecked, at: Recorded, db: Database) -> None:
    db.execute(
        "update safety_facts set is_checked = 1, check_by = ? where id = ?",
        [event.check_by.isoformat(), str(event.originator_id)],
    )


@project.register
def _(event: SafetyFact.SafetyFactReworded, at: Recorded, db: Database) -> None:
    db.execute(
        "update safety_facts set words = ?, what_helps = ?, wording = ?, is_checked = 0, check_by = ?, by = ?,"
        " supported_by = ?, how = ?, written = ? where id = ?",
        [
            event.words,
            event.what_helps,
            event.wording,
            event.check_by.isoformat(),
            str(event.by),
            str(event.supported_by or ""),
            at.metadata.how if at.metadata else "",
            event.timestamp.isoformat(),
            str(event.originator_id),
        ],
    )


@project.register
def _(event: SafetyFact.SafetyFactEnded, at: Recorded, db: Database) -> None:
    db.execute("update safety_facts set has_ended = 1 where id = ?", [str(event.originator_id)])


_COLUMNS = (
    f"f.id, f.wording, f.words, f.what_helps, f.is_checked, f.check_by, f.id {LOOKED_INTO}, f.by = f.person_id,"
    " coalesce(m.name, ''), coalesce(s.name, ''), f.how, f.written"
)
_NAMED = " from safety_facts f left join members m on m.id = f.by left join members s on s.id = f.supported_by"


def safety_facts_of(db: Database, permit: Permit) -> tuple[ShownFact, ...]:
    """What must be known to keep this person safe, the newest first. Nothing hides it, not even a disagreement."""
    rows = db.execute(
        f"select {_COLUMNS}{_NAMED} where f.person_id = ? and not f.has_ended order by f.position desc",
        [str(permit.person_id)],
    ).fetchall()
    return tuple(_shown(row, replies) for row, replies in with_replies(db, rows))


def safety_fact_of(db: Database, permit: Permit, *, fact_id: UUID) -> ShownFact:
    """One safety fact that is still so. Raises NotInRecord."""
    found = next((fact for fact in safety_facts_of(db, permit) if fact.id == fact_id), None)
    if found is None:
        raise NotInRecord
    return found


def _shown(row: Row, replies: tuple[ShownReply, ...]) -> ShownFact:
    id_, wording, words, what_helps, is_checked, check_by, disagreed, is_mine, by, helper, how, written = row
    return ShownFact(
        id=UUID(id_),
        words=words,
        what_helps=what_helps,
        wording=wording,
        is_checked=bool(is_checked),
        check_by=date.fromisoformat(check_by),
        disagreed=bool(disagreed),
        authorship=of_fact(bool(is_mine), by, helper, how),
        written=datetime.fromisoformat(written),
        replies=replies,
    )
