"""Each record's positions in the log, so that one life can be told again however many there are.

Members have positions too: their names are told with the lives that they appear in.
"""

from functools import singledispatch
from typing import Any
from uuid import UUID

from sqlite_utils import Database

from domain.records import Kept, Recorded, SomethingForgotten

HELD: dict[str, str] = {}


def create(db: Database) -> None:
    """Make the tables."""
    db.execute(
        "create table positions (position integer primary key, subject text not null, stream text not null,"
        " kind text not null, day text not null, actor text not null)"
    )
    db.execute("create index positions_of on positions (subject, position)")
    db.execute("create index positions_in on positions (stream)")


@singledispatch
def project(event: Any, at: Recorded, db: Database) -> None:
    """Remember where an event stands."""


@project.register
def _(event: Kept.Event, at: Recorded, db: Database) -> None:
    _remember(event, str(event.sealed_for), type(event).__qualname__, at, db)


@project.register
def _(event: SomethingForgotten, at: Recorded, db: Database) -> None:
    _remember(event, str(event.person_id), "Forgotten", at, db)


def _remember(event: Any, subject: str, kind: str, at: Recorded, db: Database) -> None:
    db.execute(
        "insert into positions values (?, ?, ?, ?, ?, ?)",
        [
            at.position,
            subject,
            str(event.originator_id),
            kind,
            event.timestamp.date().isoformat(),
            str(at.metadata.actor) if at.metadata else "",
        ],
    )


def positions_of(db: Database, subjects: list[UUID], *, until: int) -> list[int]:
    """Where the events of these people and members stand, up to and including a position."""
    marks = ",".join("?" * len(subjects))
    return [
        row[0]
        for row in db.execute(
            f"select position from positions where subject in ({marks}) and position <= ? order by position",
            [*map(str, subjects), until],
        )
    ]
