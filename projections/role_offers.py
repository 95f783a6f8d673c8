"""Who would like to be among a person's people: the person sees who waits; others only that it is with the person."""

from dataclasses import dataclass
from datetime import date
from functools import singledispatch
from typing import Any
from uuid import UUID

from sqlite_utils import Database

from domain.permissions import Permit, Role
from domain.records import Recorded
from domain.role_offers import RoleOffer
from projections.members import name_of
from projections.wordings import Wording, wording_in

HELD = {"role_offers": "id"}


@dataclass(frozen=True)
class ShownRoleOffer:
    """A role that the person is asked about."""

    id: UUID
    name: str
    role: Role
    lives_with: bool
    from_day: date
    to_day: date | None
    why: str
    asked_by: str
    wordings: tuple[Wording, ...] = ()


def create(db: Database) -> None:
    """Make the table. `said_yes` is null while it waits."""
    db.execute(
        "create table role_offers (id text primary key, person_id text not null, member text not null,"
        " role text not null, lives_with integer not null, from_day text not null, to_day text, why text not null,"
        " by text not null, wording integer not null, said_yes integer)"
    )
    db.execute("create index role_offers_of on role_offers (person_id)")


@singledispatch
def project(event: Any, at: Recorded, db: Database) -> None:
    """Keep what the person is asked about."""


@project.register
def _(event: RoleOffer.RoleOffered, at: Recorded, db: Database) -> None:
    db.execute(
        "insert into role_offers values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null)",
        [
            str(event.originator_id),
            str(event.person_id),
            str(event.member),
            event.role,
            event.lives_with,
            event.from_day.isoformat(),
            event.to_day.isoformat() if event.to_day else None,
            event.why,
            str(event.by),
            wording_in(event).number,
        ],
    )


@project.register
def _(event: RoleOffer.RoleAccepted, at: Recorded, db: Database) -> None:
    db.execute("update role_offers set said_yes = 1 where id = ?", [str(event.originator_id)])


@project.register
def _(event: RoleOffer.RoleDeclined, at: Recorded, db: Database) -> None:
    db.execute("update role_offers set said_yes = 0 where id = ?", [str(event.originator_id)])


def role_offers_of(db: Database, permit: Permit) -> tuple[ShownRoleOffer, ...]:
    """What the person is asked about. To those who asked, no reads like not yet; nobody else learns of it.

    Why is for the person, and for those who may see why somebody is among the people.

    Whoever sits with the person does not see what is about themselves: it is decided without them.
    """
    if permit.also("decide who is among my people"):
        which = "said_yes is null and (:mine or member <> :reader)"
    elif permit.also("change the circle"):
        which = "coalesce(said_yes, 0) = 0"
    else:
        return ()
    sees_why = permit.also("decide who is among my people") or permit.also("see why somebody is among the people")
    rows = db.execute(
        "select id, member, role, lives_with, from_day, to_day, why, by, wording from role_offers"
        f" where person_id = :person and {which} order by rowid",
        {"person": str(permit.person_id), "reader": str(permit.reader), "mine": permit.is_mine},
    ).fetchall()
    return tuple(
        ShownRoleOffer(
            UUID(id_),
            name_of(db, member),
            Role(role),
            bool(lives_with),
            date.fromisoformat(from_day),
            date.fromisoformat(to_day) if to_day else None,
            why if sees_why else "",
            name_of(db, by),
            wordings=(Wording(UUID(id_), wording),) if why and sees_why else (),
        )
        for id_, member, role, lives_with, from_day, to_day, why, by, wording in rows
    )
