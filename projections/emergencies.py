"""Emergency access: who looked in an emergency, why, and what came of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import singledispatch
from typing import Any
from uuid import UUID

from sqlite_utils import Database

from domain.clocks import now
from domain.emergencies import Emergencies
from domain.members import Member
from domain.permissions import Permit
from domain.records import Recorded
from projections.members import name_of
from projections.wordings import Wording, wording_in

HELD = {"emergencies": "circle", "emergencies_in_vain": "member"}

TOLD_FOR = timedelta(weeks=4)
"""For so long a manager is told of somebody who looked in vain."""
NUMBER = 12
"""Letters of a record's number: the first of its id."""


@dataclass(frozen=True)
class ShownEmergency:
    """That somebody looked in an emergency."""

    access: UUID
    who: str
    """Nothing for somebody who is forgotten."""
    at: datetime
    until: datetime
    why: str
    is_told: bool
    """Whether the person was told."""
    was_right: bool | None
    """None until somebody has looked at it."""
    what_was_done: str
    wordings: tuple[Wording, ...]


@dataclass(frozen=True)
class InVain:
    """That somebody tried many times to look in an emergency, and found nobody. Never whom they looked for."""

    who: str
    """Nothing for somebody who is forgotten."""
    at: datetime


@dataclass(frozen=True)
class OpenNow:
    """Somebody whose record is open to the reader for a while."""

    person_id: UUID
    name: str
    until: datetime


def create(db: Database) -> None:
    """Make the table. `said` and `answered` are the numbers of the wordings."""
    db.execute(
        "create table emergencies (access text primary key, circle text not null, person_id text not null,"
        " reader text not null, at text not null, until text not null, why text not null, said integer not null,"
        " is_told integer not null default 0, was_right integer, what_was_done text not null default '',"
        " answered integer)"
    )
    db.execute("create index emergencies_of on emergencies (person_id)")
    db.execute("create index emergencies_by on emergencies (reader)")
    db.execute("create index emergencies_waiting on emergencies (person_id) where was_right is null or not is_told")
    db.execute("create table emergencies_in_vain (member text not null, at text not null)")


@singledispatch
def project(event: Any, at: Recorded, db: Database) -> None:
    """Keep who looked in an emergency."""


@project.register
def _(event: Emergencies.EmergencyAccessUsed, at: Recorded, db: Database) -> None:
    db.execute(
        "insert into emergencies (access, circle, person_id, reader, at, until, why, said)"
        " values (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            str(event.access),
            str(event.originator_id),
            str(event.person_id),
            str(event.by),
            event.timestamp.isoformat(),
            event.until.isoformat(),
            event.why,
            wording_in(event).number,
        ],
    )


@project.register
def _(event: Emergencies.PersonTold, at: Recorded, db: Database) -> None:
    db.execute("update emergencies set is_told = 1 where access = ?", [str(event.access)])


@project.register
def _(event: Emergencies.EmergencyAccessReviewed, at: Recorded, db: Database) -> None:
    db.execute(
        "update emergencies set was_right = ?, what_was_done = ?, answered = ? where access = ?",
        [event.was_right, event.what_was_done, wording_in(event).number, str(event.access)],
    )


@project.register
def _(event: Member.LookedInVain, at: Recorded, db: Database) -> None:
    db.execute("insert into emergencies_in_vain values (?, ?)", [str(event.originator_id), event.timestamp.isoformat()])


def looked_in_vain(db: Database, permit: Permit) -> tuple[InVain, ...]:
    """Who tried many times to look in an emergency and found nobody, in the last four weeks, the latest first."""
    rows = db.execute(
        "select member, max(at) from emergencies_in_vain where at > ? group by member order by max(at) desc",
        [(now() - TOLD_FOR).isoformat()],
    )
    return tuple(InVain(name_of(db, member), datetime.fromisoformat(at)) for member, at in rows.fetchall())


def emergencies_of(db: Database, permit: Permit) -> tuple[ShownEmergency, ...]:
    """The times when somebody looked in an emergency, the newest first."""
    if not permit.also("learn of emergency access"):
        return ()
    rows = db.execute(
        "select e.access, coalesce(m.name, ''), e.at, e.until, e.why, e.is_told, e.was_right, e.what_was_done,"
        " e.circle, e.said, e.answered from emergencies e left join members m on m.id = e.reader"
        " where e.person_id = ? order by e.rowid desc",
        [str(permit.person_id)],
    )
    return tuple(_shown(*row) for row in rows.fetchall())


def to_review(db: Database, permit: Permit) -> tuple[ShownEmergency, ...]:
    """Those that nobody has looked at yet, or that the person was not told of."""
    return tuple(each for each in emergencies_of(db, permit) if each.was_right is None or not each.is_told)


def open_to(db: Database, permit: Permit) -> tuple[OpenNow, ...]:
    """Whose record is open to this reader now, because they looked in an emergency."""
    rows = db.execute(
        "select p.id, p.name, e.until from emergencies e join people p on p.id = e.person_id"
        " where e.reader = ? and e.until > ? order by e.until",
        [str(permit.reader), now().isoformat()],
    )
    return tuple(OpenNow(UUID(id_), name, datetime.fromisoformat(until)) for id_, name, until in rows.fetchall())


def number_of(person_id: UUID) -> str:
    """The number by which the scheme finds a record in an emergency: 4f0e 9a59 6d0a."""
    first = person_id.hex[:NUMBER]
    return " ".join(first[start : start + 4] for start in range(0, NUMBER, 4))


def person_with(db: Database, permit: Permit, *, name: str, number: str) -> UUID | None:
    """The person with this name and this number. No part of a number finds anybody."""
    digits = "".join(letter for letter in number.lower() if letter.isalnum())
    is_whole = len(digits) == NUMBER and set(digits) <= set("0123456789abcdef")
    begins = f"{digits[:8]}-{digits[8:]}" if is_whole else "-"
    rows = db.execute("select id, name from people where id > ? and id < ?", [begins, begins + "~"]).fetchall()
    wanted = name.strip().casefold()
    return next((UUID(id_) for id_, called in rows if called.strip().casefold() == wanted), None)


def _shown(
    access: str,
    who: str,
    at: str,
    until: str,
    why: str,
    is_told: int,
    was_right: int | None,
    what_was_done: str,
    circle: str,
    said: int,
    answered: int | None,
) -> ShownEmergency:
    wordings = [Wording(UUID(circle), number) for number in (said, answered) if number]
    return ShownEmergency(
        access=UUID(access),
        who=who,
        at=datetime.fromisoformat(at),
        until=datetime.fromisoformat(until),
        why=why,
        is_told=bool(is_told),
        was_right=None if was_right is None else bool(was_right),
        what_was_done=what_was_done,
        wordings=tuple(wordings),
    )
