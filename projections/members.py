"""Members and circles: names, and who is what to whom. Names only: permission never comes from here."""

from dataclasses import dataclass
from datetime import date
from functools import singledispatch
from typing import Any
from uuid import UUID

from sqlite_utils import Database

from domain.circles import Circle
from domain.members import Member
from domain.permissions import Permit, Role
from domain.records import Recorded

HELD: dict[str, str] = {"members": "id", "scheme_roles": "member", "circles": "circle"}


@dataclass(frozen=True)
class InCircle:
    """Somebody among a person's people."""

    member: UUID
    name: str
    role: Role
    lives_with: bool
    from_day: date
    to_day: date | None


@dataclass(frozen=True)
class Supported:
    """A person whose circle the reader is in."""

    id: UUID
    name: str
    roles: tuple[str, ...]


@dataclass(frozen=True)
class Known:
    """Somebody in the scheme: a person with a record, or a member."""

    id: UUID
    name: str
    is_person: bool
    roles: tuple[str, ...]


def create(db: Database) -> None:
    """Make the tables."""
    db.execute("create table members (id text primary key, name text not null)")
    db.execute("create table scheme_roles (member text not null, role text not null, primary key (member, role))")
    db.execute(
        "create table circles (circle text not null, person_id text not null, member text not null, role text not null,"
        " lives_with integer not null, from_day text not null, to_day text)"
    )
    db.execute("create index circles_of on circles (person_id)")
    db.execute("create index circles_with on circles (member)")


@singledispatch
def project(event: Any, at: Recorded, db: Database) -> None:
    """Keep who the members are, and whose people they are among."""


@project.register
def _(event: Member.Welcomed, at: Recorded, db: Database) -> None:
    db.execute("insert into members values (?, ?)", [str(event.originator_id), event.name])


@project.register
def _(event: Member.RoleGiven, at: Recorded, db: Database) -> None:
    db.execute("insert or ignore into scheme_roles values (?, ?)", [str(event.originator_id), event.role])


@project.register
def _(event: Member.RoleEnded, at: Recorded, db: Database) -> None:
    db.execute("delete from scheme_roles where member = ? and role = ?", [str(event.originator_id), event.role])


@project.register
def _(event: Circle.JoinedCircle, at: Recorded, db: Database) -> None:
    db.execute(
        "insert into circles values (?, ?, ?, ?, ?, ?, null)",
        [
            str(event.originator_id),
            str(event.person_id),
            str(event.member),
            event.role,
            event.lives_with,
            event.from_day.isoformat(),
        ],
    )


@project.register
def _(event: Circle.LeftCircle, at: Recorded, db: Database) -> None:
    db.execute(
        "update circles set to_day = ? where person_id = ? and member = ? and role = ? and to_day is null",
        [event.to_day.isoformat(), str(event.person_id), str(event.member), event.role],
    )


def circle_of(db: Database, permit: Permit) -> tuple[InCircle, ...]:
    """A person's people, past ones too, in the order in which they came."""
    rows = db.execute(
        "select c.member, coalesce(m.name, ''), c.role, c.lives_with, c.from_day, c.to_day"
        " from circles c left join members m on m.id = c.member where c.person_id = ? order by c.rowid",
        [str(permit.person_id)],
    )
    return tuple(
        InCircle(
            UUID(member),
            name,
            Role(role),
            bool(lives_with),
            date.fromisoformat(from_day),
            date.fromisoformat(to_day) if to_day else None,
        )
        for member, name, role, lives_with, from_day, to_day in rows
    )


def people_of(db: Database, permit: Permit, *, day: date) -> tuple[Supported, ...]:
    """The people whose circle the reader is in on a day, by name."""
    found: dict[str, tuple[str, list[str]]] = {}
    for person_id, name, role in db.execute(
        "select p.id, p.name, c.role from circles c join people p on p.id = c.person_id"
        " where c.member = ? and c.from_day <= ? and (c.to_day is null or c.to_day >= ?) order by p.name, p.id",
        [str(permit.reader), day.isoformat(), day.isoformat()],
    ):
        found.setdefault(person_id, (name, []))[1].append(role)
    return tuple(Supported(UUID(id_), name, tuple(roles)) for id_, (name, roles) in found.items())


def members_of(db: Database, permit: Permit) -> tuple[Known, ...]:
    """The members of the scheme by name, for whoever lets one of them into a circle."""
    rows = db.execute("select id, name from members order by name collate nocase, id")
    return tuple(Known(UUID(id_), name, False, ()) for id_, name in rows)


def everybody(db: Database) -> tuple[Known, ...]:
    """Who there is to sign in as, on a demo: the people first, then the members."""
    people = [
        Known(UUID(id_), name, True, ()) for id_, name in db.execute("select id, name from people order by rowid")
    ]
    roles: dict[str, list[str]] = {}
    for member, role in db.execute(
        "select member, role from scheme_roles union select member, role from circles order by 1, 2"
    ):
        roles.setdefault(member, []).append(role)
    members = [
        Known(UUID(id_), name, False, tuple(roles.get(id_, ())))
        for id_, name in db.execute("select id, name from members order by rowid")
    ]
    return (*people, *members)


def name_of(db: Database, who: UUID | str) -> str:
    """What a person or member is called; nothing for somebody forgotten or unknown."""
    row = db.execute(
        "select name from members where id = ? union all select name from people where id = ?", [str(who), str(who)]
    ).fetchone()
    return row[0] if row else ""
