"""How long records are kept: which of them were closed so long ago that somebody decides about them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlite_utils import Database

from domain.permissions import Permit
from domain.schemes import is_past


@dataclass(frozen=True)
class PastItsTime:
    """A record that was kept for as long as it has to be. By its id alone: nobody is among these people any more."""

    person_id: UUID
    closed_on: date
    has_died: bool


def past_their_time(db: Database, permit: Permit, *, years: int, day: date) -> tuple[PastItsTime, ...]:
    """The records that were closed more than so many years before a day, the longest closed first."""
    rows = db.execute(
        "select p.id, coalesce(nullif(p.died_on, ''), max(c.to_day)) closed, p.died_on <> ''"
        " from people p left join circles c on c.person_id = p.id group by p.id"
        " having p.died_on <> '' or count(c.to_day) = count(c.member) and closed is not null order by closed, p.id"
    )
    closed = [
        PastItsTime(UUID(id_), max(date.fromisoformat(on), _written_down(db, id_)), bool(has_died))
        for id_, on, has_died in rows.fetchall()
        if is_past(date.fromisoformat(on), years, day)
    ]
    past = (each for each in closed if is_past(each.closed_on, years, day))
    return tuple(sorted(past, key=lambda each: (each.closed_on, each.person_id)))


def _written_down(db: Database, person_id: str) -> date:
    """The day on which it was last written down who is among a person's people, or that they died."""
    asked = "select max(day) from positions where subject = ? and kind like 'Circle.%'"
    return date.fromisoformat(db.execute(asked, [person_id]).fetchone()[0])
