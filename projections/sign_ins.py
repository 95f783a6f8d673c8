"""Who signs in, who was invited to, and whom somebody asked to let in again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import singledispatch
from typing import Any
from uuid import UUID

from sqlite_utils import Database

from domain.permissions import Permit
from domain.records import Recorded
from domain.sign_ins import SignIn

HELD = {"sign_ins": "stream"}


@dataclass(frozen=True)
class HowTheySignIn:
    """How one member or person comes to sign in."""

    reader: UUID
    name: str
    is_invited: bool
    has_chosen: bool
    """Whether they have signed in, and so are let in again only by two people."""
    asked_by: str
    """Who asked to let them in again; nothing where it waits for nobody."""
    asked_by_me: bool
    is_stopped: bool = False
    stopped_by: str = ""
    """Who stopped them signing in."""


def create(db: Database) -> None:
    """Make the table."""
    db.execute(
        "create table sign_ins (stream text primary key, reader text not null unique,"
        " has_chosen integer not null, asked_by text, asked_until text, stopped_by text)"
    )
    db.execute("create index sign_ins_stopped on sign_ins (reader) where stopped_by is not null")


@singledispatch
def project(event: Any, at: Recorded, db: Database) -> None:
    """Keep who signs in."""


@project.register
def _(event: SignIn.Invited, at: Recorded, db: Database) -> None:
    db.execute("insert into sign_ins values (?, ?, 0, null, null, null)", [str(event.originator_id), str(event.reader)])


@project.register
def _(event: SignIn.WayChosen, at: Recorded, db: Database) -> None:
    db.execute(
        "update sign_ins set has_chosen = 1, asked_by = null, asked_until = null where stream = ?",
        [str(event.originator_id)],
    )


@project.register
def _(event: SignIn.LettingInAsked, at: Recorded, db: Database) -> None:
    db.execute(
        "update sign_ins set asked_by = ?, asked_until = ? where stream = ?",
        [str(event.by), event.until.isoformat(), str(event.originator_id)],
    )


@project.register
def _(event: SignIn.LetInAgain, at: Recorded, db: Database) -> None:
    db.execute(
        "update sign_ins set asked_by = null, asked_until = null, stopped_by = null where stream = ?",
        [str(event.originator_id)],
    )


@project.register
def _(event: SignIn.Stopped, at: Recorded, db: Database) -> None:
    db.execute(
        "update sign_ins set asked_by = null, asked_until = null, stopped_by = ? where stream = ?",
        [str(event.by), str(event.originator_id)],
    )


_ASKED = (
    "select {id}, {name}, s.stream is not null, coalesce(s.has_chosen, 0), coalesce(a.name, ''),"
    " coalesce(s.asked_by = :asker, 0), s.stopped_by is not null, coalesce(b.name, '')"
    " from {table} left join sign_ins s on s.reader = {id}"
    " left join members a on a.id = s.asked_by and s.asked_until >= :day"
    " left join members b on b.id = s.stopped_by"
)
_MEMBERS = _ASKED.format(id="m.id", name="m.name", table="members m")
_PEOPLE = _ASKED.format(id="p.id", name="p.name", table="people p")


def sign_in_of(db: Database, permit: Permit, *, member: UUID | None = None, day: date) -> HowTheySignIn | None:
    """How somebody signs in: the person whose record the permit is for, or else this member."""
    who = permit.person_id or member
    question = _PEOPLE + " where p.id = :who" if permit.person_id else _MEMBERS + " where m.id = :who"
    found = _shown(db.execute(question, _asked(permit, day) | {"who": str(who)}))
    return found[0] if found else None


def members_signing_in(db: Database, permit: Permit, *, day: date) -> tuple[HowTheySignIn, ...]:
    """Every member of the scheme by name, and how they sign in."""
    return _shown(db.execute(_MEMBERS + " order by m.name collate nocase, m.id", _asked(permit, day)))


def _asked(permit: Permit, day: date) -> dict[str, str]:
    return {"asker": str(permit.reader), "day": day.isoformat()}


def _shown(rows: Iterable[tuple[Any, ...]]) -> tuple[HowTheySignIn, ...]:
    return tuple(
        HowTheySignIn(
            UUID(id_),
            name,
            bool(is_invited),
            bool(has_chosen),
            asked_by,
            bool(mine) and bool(asked_by),
            bool(is_stopped),
            stopped_by,
        )
        for id_, name, is_invited, has_chosen, asked_by, mine, is_stopped, stopped_by in rows
    )
