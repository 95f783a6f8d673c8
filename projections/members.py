"""Members and circles: names, and who is what to whom. Names only: permission never comes from here."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import singledispatch
from typing import Any
from uuid import UUID

from sqlite_utils import Database

from domain.belongings import Joined
from domain.circles import Circle
from domain.members import Member
from domain.permissions import AFTER_DEATH, Permit, Role
from domain.records import Recorded
from projections.wordings import Wording, wording_in

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
    as_long_as: UUID | None = None
    """The arrangement that the role hangs on, if it hangs on one."""
    why: str = ""
    by: str = ""
    """Who let them in, by name."""
    wordings: tuple[Wording, ...] = ()
    """Which words these are."""
    is_stopped: bool = False
    """Whether it ended with the person's death."""
    opened: bool = False
    """Whether they are there because they opened the record."""

    def in_force(self, day: date) -> bool:
        """Whether the role holds on a day."""
        return self.from_day <= day and not self.is_over(day)

    def is_over(self, day: date) -> bool:
        """Whether the role has ended before a day."""
        return self.is_stopped or (self.to_day is not None and self.to_day < day)


@dataclass(frozen=True)
class Supported:
    """A person whose circle the reader is in."""

    id: UUID
    name: str
    roles: tuple[str, ...]
    has_died: bool = False


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
        " lives_with integer not null, from_day text not null, to_day text, as_long_as text not null default '',"
        " why text not null default '', by text not null default '', wording integer not null default 0,"
        " is_wish integer not null default 0, stopped integer not null default 0)"
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
def _(event: Joined, at: Recorded, db: Database) -> None:
    _join(event, "", db)


@project.register
def _(event: Circle.JoinedForAsLong, at: Recorded, db: Database) -> None:
    # The same role that hung on nothing until now hangs on this from here on.
    _end(event, event.from_day - timedelta(days=1), "member = ? and role = ? and as_long_as = ''", db)
    _join(event, str(event.as_long_as), db)


@project.register
def _(event: Circle.LeftCircle, at: Recorded, db: Database) -> None:
    _end(event, event.to_day, "member = ? and role = ?", db)


@project.register
def _(event: Circle.LeftAsItEnded, at: Recorded, db: Database) -> None:
    last = event.to_day.isoformat()
    db.execute(
        "update circles set to_day = ? where as_long_as = ? and (to_day is null or to_day > ?)",
        [last, str(event.as_long_as), last],
    )


@project.register
def _(event: Circle.DeathRecorded, at: Recorded, db: Database) -> None:
    kept = ", ".join(f"'{role}'" for role in sorted(AFTER_DEATH))
    db.execute(
        f"update circles set stopped = 1 where person_id = ? and not is_wish and role not in ({kept})",
        [str(event.person_id)],
    )


@project.register
def _(event: Circle.DeathTakenBack, at: Recorded, db: Database) -> None:
    db.execute("delete from circles where person_id = ? and is_wish", [str(event.person_id)])
    db.execute("update circles set stopped = 0 where person_id = ?", [str(event.person_id)])


def _join(event: Joined, as_long_as: str, db: Database) -> None:
    db.execute(
        "insert into circles values (?, ?, ?, ?, ?, ?, null, ?, ?, ?, ?, ?, 0)",
        [
            str(event.originator_id),
            str(event.person_id),
            str(event.member),
            event.role,
            event.lives_with,
            event.from_day.isoformat(),
            as_long_as,
            event.why,
            str(event.by),
            wording_in(event).number,
            isinstance(event, Circle.StoryLeftTo),
        ],
    )


def _end(event: Joined | Circle.LeftCircle, last: date, which: str, db: Database) -> None:
    """Somebody's role ends after a day, where it did not end sooner."""
    db.execute(
        f"update circles set to_day = ? where {which} and person_id = ? and (to_day is null or to_day > ?)",
        [last.isoformat(), str(event.member), event.role, str(event.person_id), last.isoformat()],
    )


def circle_of(db: Database, permit: Permit, *, says_why: bool = False) -> tuple[InCircle, ...]:
    """A person's people, past ones too, in the order in which they came; `says_why` where it is shown why.

    Why somebody is there is for the person, on their own, and for those who decide or examine it.
    """
    rows = db.execute(
        "select c.circle, c.member, coalesce(m.name, ''), c.role, c.lives_with, c.from_day, c.to_day, c.as_long_as,"
        " c.why, c.by, c.wording, c.stopped, c.by = c.member and c.rowid = (select min(f.rowid) from circles f where"
        " f.person_id = c.person_id) from circles c left join members m on m.id = c.member"
        " where c.person_id = ? and (c.to_day is null or c.to_day >= c.from_day) order by c.rowid",
        [str(permit.person_id)],
    ).fetchall()
    sees_why = says_why and permit.also("see why somebody is among the people")
    return tuple(_in_circle(db, sees_why, *row) for row in rows)


def _in_circle(
    db: Database,
    sees_why: bool,
    circle: str,
    member: str,
    name: str,
    role: str,
    lives_with: int,
    from_day: str,
    to_day: str | None,
    as_long_as: str,
    why: str,
    by: str,
    wording: int,
    stopped: int,
    opened: int,
) -> InCircle:
    return InCircle(
        UUID(member),
        name,
        Role(role),
        bool(lives_with),
        date.fromisoformat(from_day),
        date.fromisoformat(to_day) if to_day else None,
        as_long_as=UUID(as_long_as) if as_long_as else None,
        why=why if sees_why else "",
        by=name_of(db, by) if sees_why else "",
        wordings=(Wording(UUID(circle), wording),) if sees_why and why else (),
        is_stopped=bool(stopped),
        opened=bool(opened) and sees_why,
    )


def people_of(db: Database, permit: Permit, *, day: date) -> tuple[Supported, ...]:
    """The people whose circle the reader is in on a day, by name."""
    found: dict[str, tuple[str, bool, list[str]]] = {}
    for person_id, name, has_died, role in db.execute(
        "select p.id, p.name, p.died_on <> '', c.role from circles c join people p on p.id = c.person_id"
        " where c.member = ? and c.from_day <= ? and (c.to_day is null or c.to_day >= ?) and not c.stopped"
        " order by p.name, p.id",
        [str(permit.reader), day.isoformat(), day.isoformat()],
    ):
        found.setdefault(person_id, (name, bool(has_died), []))[2].append(role)
    return tuple(Supported(UUID(id_), name, tuple(roles), has_died) for id_, (name, has_died, roles) in found.items())


def members_of(db: Database, permit: Permit) -> tuple[Known, ...]:
    """The members of the scheme by name, for whoever lets one of them into a circle."""
    rows = db.execute("select id, name from members order by name collate nocase, id")
    return tuple(Known(UUID(id_), name, False, ()) for id_, name in rows)


def everybody(db: Database) -> tuple[Known, ...]:
    """Who there is to sign in as, on a demo: the people who are alive first, then the members."""
    alive = "select id, name from people where died_on = '' order by rowid"
    people = [Known(UUID(id_), name, True, ()) for id_, name in db.execute(alive)]
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
