"""Each record's positions in the log, so that one life can be told again however many there are.

Members have positions too: their names are told with the lives that they appear in.
"""

from collections.abc import Sequence
from functools import singledispatch
from typing import Any
from uuid import UUID

from sqlite_utils import Database

from domain.records import Recorded, SomethingForgotten

HELD: dict[str, str] = {}


def create(db: Database) -> None:
    """Make the tables."""
    db.execute(
        "create table positions (position integer primary key, subject text not null, stream text not null,"
        " kind text not null, day text not null, actor text not null)"
    )
    db.execute("create index positions_of on positions (subject, position)")


@singledispatch
def project(event: Any, at: Recorded, db: Database) -> None:
    """Nothing is told one by one: a whole batch is remembered at once."""


def remember(db: Database, told: Sequence[Recorded]) -> None:
    """Remember where these events stand."""
    db.conn.executemany("insert or ignore into positions values (?, ?, ?, ?, ?, ?)", map(_position, told))


def _position(at: Recorded) -> tuple[int, str, str, str, str, str]:
    event = at.event
    is_forgotten = type(event) is SomethingForgotten
    return (
        at.position,
        str(event.person_id if is_forgotten else event.sealed_for),
        str(event.originator_id),
        "Forgotten" if is_forgotten else type(event).__qualname__,
        event.timestamp.date().isoformat(),
        str(at.metadata.actor) if at.metadata else "",
    )


def subject_of(db: Database, stream: str) -> str:
    """Whose stream this is, as far as it was told before; nothing where it was not."""
    row = db.execute("select subject from positions where stream = ? limit 1", [stream]).fetchone()
    return row[0] if row else ""


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
