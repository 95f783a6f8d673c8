"""Who does not feel safe: for the person on their own, and for those whom they turned to. In no other view."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import singledispatch
from typing import Any
from uuid import UUID

from sqlite_utils import Database

from domain.alarms import Alarm, turned_to
from domain.belongings import outside
from domain.permissions import LEADS_SAFEGUARDING, Permit, Role
from domain.records import Recorded
from domain.refusals import NotInRecord
from projections.members import circle_of, name_of
from projections.visibilities import alarm_in_sight
from projections.wordings import Wording, beside

HELD = {"alarms": "id", "alarm_answers": "alarm"}


@dataclass(frozen=True)
class Answer:
    """What somebody said is being done."""

    by: str
    words: str
    at: datetime
    wordings: tuple[Wording, ...]


@dataclass(frozen=True)
class ShownAlarm:
    """That somebody does not feel safe, and what they said of it."""

    id: UUID
    person_id: UUID
    said: datetime
    about: tuple[str, ...]
    """Keys of `domain.alarms.ABOUT`."""
    words: str
    reach: str
    """A key of `domain.alarms.REACH`, or nothing."""
    given_to: tuple[str, ...]
    """The names of those whom it went to, the latest last."""
    read_by: str
    """Nothing while nobody has read it."""
    read_at: datetime | None
    answers: tuple[Answer, ...]
    wordings: tuple[Wording, ...]


@dataclass(frozen=True)
class AlarmWaiting:
    """That somebody turned to the reader, without a word of what they said."""

    id: UUID
    person_id: UUID
    name: str
    said: datetime
    is_read: bool
    is_answered: bool


@dataclass(frozen=True)
class CanTurnTo:
    """Somebody outside the house to whom the person can turn."""

    member: UUID
    name: str
    role: Role


def create(db: Database) -> None:
    """Make the tables."""
    db.execute(
        "create table alarms (id text primary key, person_id text not null, said text not null, about text not null,"
        " words text not null, reach text not null, given_to text not null, read_by text not null default '',"
        " read_at text)"
    )
    db.execute("create index alarms_of on alarms (person_id)")
    db.execute(
        "create table alarm_answers (alarm text not null, version integer not null, by text not null,"
        " words text not null, at text not null, primary key (alarm, version))"
    )


@singledispatch
def project(event: Any, at: Recorded, db: Database) -> None:
    """Keep who does not feel safe, and who was told."""


@project.register
def _(event: Alarm.SaidNotSafe, at: Recorded, db: Database) -> None:
    db.execute(
        "insert into alarms (id, person_id, said, about, words, reach, given_to) values (?, ?, ?, ?, ?, ?, ?)",
        [
            str(event.originator_id),
            str(event.person_id),
            event.timestamp.isoformat(),
            " ".join(event.about),
            event.words,
            event.reach,
            str(event.to),
        ],
    )


@project.register
def _(event: Alarm.PassedOn, at: Recorded, db: Database) -> None:
    to = " ".join(str(member) for member in event.to)
    db.execute("update alarms set given_to = given_to || ' ' || ? where id = ?", [to, str(event.originator_id)])


@project.register
def _(event: Alarm.ReadBySomebody, at: Recorded, db: Database) -> None:
    db.execute(
        "update alarms set read_by = ?, read_at = ? where id = ?",
        [str(event.by), event.timestamp.isoformat(), str(event.originator_id)],
    )


@project.register
def _(event: Alarm.Answered, at: Recorded, db: Database) -> None:
    db.execute(
        "insert into alarm_answers values (?, ?, ?, ?, ?)",
        [str(event.originator_id), event.originator_version, str(event.by), event.words, event.timestamp.isoformat()],
    )


def my_alarms(db: Database, permit: Permit) -> tuple[ShownAlarm, ...]:
    """All that the person said about not feeling safe, the newest first. For them alone."""
    rows = db.execute(f"{_ALARM} where a.person_id = ? order by a.rowid desc", [str(permit.person_id)]).fetchall()
    return tuple(_shown(db, *row) for row in rows)


def alarm_given(db: Database, permit: Permit, *, alarm_id: UUID, day: date) -> ShownAlarm:
    """What somebody said who turned to this reader, and that somebody has read. Raises NotInRecord."""
    row = db.execute(
        f"{_ALARM} where a.id = :alarm and a.person_id = :person and a.read_by <> '' and {alarm_in_sight('a')}",
        {"alarm": str(alarm_id), "person": str(permit.person_id), **_asked(permit, day)},
    ).fetchone()
    if row is None:
        raise NotInRecord
    return _shown(db, *row)


def alarms_waiting(db: Database, permit: Permit, *, day: date) -> tuple[AlarmWaiting, ...]:
    """In this record, those that were given to this reader, the newest first. No words, read or not."""
    rows = db.execute(
        "select a.id, a.person_id, p.name, a.said, a.read_by <> '',"
        " exists (select 1 from alarm_answers w where w.alarm = a.id)"
        " from alarms a join people p on p.id = a.person_id"
        f" where a.person_id = :person and {alarm_in_sight('a')} order by a.rowid desc",
        {"person": str(permit.person_id), **_asked(permit, day)},
    ).fetchall()
    return tuple(
        AlarmWaiting(UUID(id_), UUID(person), name, datetime.fromisoformat(said), bool(is_read), bool(is_answered))
        for id_, person, name, said, is_read, is_answered in rows
    )


def can_turn_to(db: Database, permit: Permit, *, day: date) -> tuple[CanTurnTo, ...]:
    """To whom the person can turn today, outside their house: whoever is asked first comes first.

    Nobody who was stopped from signing in: they would not read it.
    """
    stopped = {
        UUID(row[0]) for row in db.execute("select reader from sign_ins where stopped_by is not null").fetchall()
    }
    found = turned_to(outside(circle_of(db, permit), day, _leads(db)))
    return tuple(
        CanTurnTo(member, name_of(db, member), role) for member, role in found.items() if member not in stopped
    )


def _leads(db: Database) -> list[UUID]:
    """The safeguarding leads of the scheme, also those who are not among the person's people."""
    rows = db.execute(
        "select r.member from scheme_roles r join members m on m.id = r.member where r.role = ? order by m.rowid",
        [LEADS_SAFEGUARDING],
    )
    return [UUID(member) for (member,) in rows]


def who_turned_to_me(db: Database, permit: Permit) -> tuple[UUID, ...]:
    """Who said to this reader that they do not feel safe, by id."""
    rows = db.execute("select distinct person_id from alarms where instr(given_to, ?)", [str(permit.reader)])
    return tuple(UUID(person_id) for (person_id,) in rows)


_ALARM = "select a.id, a.person_id, a.said, a.about, a.words, a.reach, a.given_to, a.read_by, a.read_at from alarms a"


def _asked(permit: Permit, day: date) -> dict[str, str]:
    return {"reader": str(permit.reader), "day": day.isoformat()}


def _shown(
    db: Database,
    id_: str,
    person_id: str,
    said: str,
    about: str,
    words: str,
    reach: str,
    given_to: str,
    read_by: str,
    read_at: str | None,
) -> ShownAlarm:
    answers = db.execute(
        "select version, by, words, at from alarm_answers where alarm = ? order by version", [id_]
    ).fetchall()
    return ShownAlarm(
        id=UUID(id_),
        person_id=UUID(person_id),
        said=datetime.fromisoformat(said),
        about=tuple(about.split()),
        words=words,
        reach=reach,
        given_to=tuple(name_of(db, member) for member in given_to.split()),
        read_by=name_of(db, read_by),
        read_at=datetime.fromisoformat(read_at) if read_at else None,
        answers=tuple(
            Answer(name_of(db, by), told, datetime.fromisoformat(at), (beside(UUID(id_), "answers", version),))
            for version, by, told, at in answers
        ),
        wordings=(Wording(UUID(id_), 1),),
    )
