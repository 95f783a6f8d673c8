"""Hopes: the steps taken, reached, let go."""

from dataclasses import dataclass
from datetime import datetime
from functools import singledispatch
from typing import Any
from uuid import UUID

from sqlite_utils import Database

from domain.hopes import HEADING, Hope
from domain.permissions import Permit
from domain.records import Recorded
from projections.shown_entries import ShownEntry, select_entries
from projections.visibilities import MINE, SHARED
from projections.wordings import Wording, beside, wording_in

HELD = {"hopes": "id", "steps": "hope"}


@dataclass(frozen=True)
class Step:
    """A step towards a hope."""

    words: str
    at: datetime
    wordings: tuple[Wording, ...] = ()
    """Which words these are."""


@dataclass(frozen=True)
class ShownHope:
    """A hope, with the way travelled."""

    entry: ShownEntry
    steps: tuple[Step, ...]
    is_reached: bool
    is_let_go: bool


def create(db: Database) -> None:
    """Make the tables."""
    db.execute("create table hopes (id text primary key, state text not null)")
    db.execute("create table steps (hope text not null, words text not null, at text not null, number integer)")
    db.execute("create index steps_of on steps (hope)")


@singledispatch
def project(event: Any, at: Recorded, db: Database) -> None:
    """Keep how far each hope has come."""


@project.register
def _(event: Hope.MovedForward, at: Recorded, db: Database) -> None:
    db.execute(
        "insert into steps values (?, ?, ?, ?)",
        [str(event.originator_id), event.step, event.timestamp.isoformat(), wording_in(event).number],
    )


@project.register
def _(event: Hope.StepTakenBack, at: Recorded, db: Database) -> None:
    db.execute(
        "delete from steps where rowid = (select max(rowid) from steps where hope = ?)", [str(event.originator_id)]
    )


@project.register
def _(event: Hope.Reached, at: Recorded, db: Database) -> None:
    db.execute("insert or replace into hopes values (?, 'reached')", [str(event.originator_id)])


@project.register
def _(event: Hope.LetGo, at: Recorded, db: Database) -> None:
    db.execute("insert or replace into hopes values (?, 'let go')", [str(event.originator_id)])


@project.register
def _(event: Hope.TakenUpAgain, at: Recorded, db: Database) -> None:
    db.execute("delete from hopes where id = ?", [str(event.originator_id)])


def hopes_of(db: Database, permit: Permit, *, entries: list[ShownEntry] | None = None) -> tuple[ShownHope, ...]:
    """A person's hopes that this reader may see, in the order that the person chose."""
    if entries is None:
        entries = select_entries(
            db, permit, f"e.heading = :heading and {MINE if permit.is_mine else SHARED}", heading=HEADING
        )
    ids = [str(entry.id) for entry in entries]
    marks = ",".join("?" * len(ids))
    states = dict(db.execute(f"select id, state from hopes where id in ({marks})", ids).fetchall())
    steps: dict[str, list[Step]] = {}
    for hope, words, at, number in db.execute(
        f"select hope, words, at, number from steps where hope in ({marks}) order by rowid", ids
    ):
        which = (beside(UUID(hope), "steps", number),)
        steps.setdefault(hope, []).append(Step(words, datetime.fromisoformat(at), which))
    return tuple(
        ShownHope(
            entry,
            tuple(steps.get(id_, ())),
            states.get(id_) == "reached",
            states.get(id_) == "let go",
        )
        for entry, id_ in zip(entries, ids, strict=True)
    )
