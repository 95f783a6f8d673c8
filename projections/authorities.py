"""Attorneys and deputies: the document that was seen, over what, from when and until when."""

from dataclasses import dataclass
from datetime import date
from functools import singledispatch
from typing import Any
from uuid import UUID

from sqlite_utils import Database

from domain.authorities import Authority, AuthorityKind, Scope
from domain.permissions import Permit
from domain.records import Recorded
from domain.refusals import NotInRecord
from projections.members import name_of
from projections.wordings import Wording, wording_in

HELD = {"authorities": "id"}


@dataclass(frozen=True)
class ShownAuthority:
    """What somebody may decide by law, as the person and the scheme see it."""

    id: UUID
    who: str
    kind: AuthorityKind
    scope: Scope
    document: str
    seen_by: str
    cannot_decide: str
    from_day: date
    to_day: date | None
    opens: bool
    """Whether the profile opens to them."""
    wordings: tuple[Wording, ...] = ()

    def is_over(self, day: date) -> bool:
        """Whether it has ended before a day."""
        return self.to_day is not None and self.to_day < day


def create(db: Database) -> None:
    """Make the table."""
    db.execute(
        "create table authorities (id text primary key, person_id text not null, who text not null, kind text not null,"
        " scope text not null, document text not null, seen_by text not null, cannot_decide text not null,"
        " from_day text not null, to_day text, opens integer not null, wording integer not null)"
    )
    db.execute("create index authorities_of on authorities (person_id)")


@singledispatch
def project(event: Any, at: Recorded, db: Database) -> None:
    """Keep authorities as they stand."""


@project.register
def _(event: Authority.AuthoritySeen, at: Recorded, db: Database) -> None:
    db.execute(
        "insert into authorities values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            str(event.originator_id),
            str(event.person_id),
            event.who,
            event.kind,
            event.scope,
            event.document,
            str(event.by),
            event.cannot_decide,
            event.from_day.isoformat(),
            event.to_day.isoformat() if event.to_day else None,
            bool(event.member and event.scope == Scope.HEALTH and event.cannot_decide.strip()),
            wording_in(event).number,
        ],
    )


@project.register
def _(event: Authority.AuthorityEnded, at: Recorded, db: Database) -> None:
    db.execute("update authorities set to_day = ? where id = ?", [event.to_day.isoformat(), str(event.originator_id)])


def authorities_of(db: Database, permit: Permit) -> tuple[ShownAuthority, ...]:
    """Who may decide what by law, for the person on their own, and for those who decide or examine who is there."""
    if not permit.also("see why somebody is among the people"):
        return ()
    rows = db.execute(
        "select id, who, kind, scope, document, seen_by, cannot_decide, from_day, to_day, opens, wording"
        " from authorities where person_id = ? order by rowid",
        [str(permit.person_id)],
    ).fetchall()
    return tuple(
        ShownAuthority(
            UUID(id_),
            who,
            AuthorityKind(kind),
            Scope(scope),
            document,
            name_of(db, seen_by),
            cannot_decide,
            date.fromisoformat(from_day),
            date.fromisoformat(to_day) if to_day else None,
            opens=bool(opens),
            wordings=(Wording(UUID(id_), wording),),
        )
        for id_, who, kind, scope, document, seen_by, cannot_decide, from_day, to_day, opens, wording in rows
    )


def authority_of(db: Database, permit: Permit, *, authority_id: UUID) -> ShownAuthority:
    """One of them. Raises NotInRecord."""
    found = next((each for each in authorities_of(db, permit) if each.id == authority_id), None)
    if found is None:
        raise NotInRecord
    return found
