"""Profiles for somebody in particular: what each is called, who can see it, and what was picked into it."""

import json
from dataclasses import dataclass
from functools import singledispatch
from typing import Any
from uuid import UUID

from sqlite_utils import Database

from domain.chosen_profiles import ChosenProfile
from domain.permissions import Permit
from domain.records import Recorded
from domain.refusals import NotInRecord
from projections.visibilities import FOR_EVERYONE, unshared
from projections.wordings import Wording, wording_in

HELD = {"chosen_profiles": "id", "chosen_entries": "profile"}

PICKED = "in (select entry from chosen_entries where profile = :profile and not left_out)"
"""Behind the id of something: it is in the profile `:profile`."""


@dataclass(frozen=True)
class ShownChoice:
    """A profile for somebody in particular, without what is in it."""

    id: UUID
    called: str
    first_line: str
    audience: str
    people: tuple[UUID, ...]
    is_put_away: bool
    picked: frozenset[UUID]
    """What is in it; for nobody but whoever may pick."""
    wording: int
    """The number of what was last said of its name or its first line."""

    @property
    def wordings(self) -> tuple[Wording, ...]:
        """Which words these are."""
        return (Wording(self.id, self.wording),)


def create(db: Database) -> None:
    """Make the tables."""
    db.execute(
        "create table chosen_profiles (id text primary key, person_id text not null, title text not null,"
        " first_line text not null default '', audience text not null, people text not null,"
        " put_away integer not null default 0, shared_from integer not null, wording integer not null default 1)"
    )
    db.execute("create index chosen_profiles_of on chosen_profiles (person_id)")
    db.execute(
        "create table chosen_entries (profile text not null, entry text not null, place integer not null,"
        " left_out integer not null default 0, primary key (profile, entry)) without rowid"
    )


@singledispatch
def project(event: Any, at: Recorded, db: Database) -> None:
    """Keep profiles as they stand."""


@project.register
def _(event: ChosenProfile.Begun, at: Recorded, db: Database) -> None:
    db.execute(
        "insert into chosen_profiles (id, person_id, title, audience, people, shared_from) values (?, ?, ?, ?, ?, ?)",
        [
            str(event.originator_id),
            str(event.person_id),
            event.title,
            event.audience,
            _as_text(event.people),
            at.position,
        ],
    )


@project.register
def _(event: ChosenProfile.Renamed, at: Recorded, db: Database) -> None:
    db.execute("update chosen_profiles set title = ?, wording = ? where id = ?", [event.title, *_said(event)])


@project.register
def _(event: ChosenProfile.FirstLineSaid, at: Recorded, db: Database) -> None:
    db.execute("update chosen_profiles set first_line = ?, wording = ? where id = ?", [event.words, *_said(event)])


def _said(event: ChosenProfile.Event) -> tuple[int, str]:
    return wording_in(event).number, str(event.originator_id)


@project.register
def _(event: ChosenProfile.AudienceChosen, at: Recorded, db: Database) -> None:
    db.execute(
        "update chosen_profiles set audience = :audience, people = :people,"
        f" shared_from = case when {FOR_EVERYONE} then shared_from else :at end where id = :id",
        {
            "audience": event.audience,
            "people": _as_text(event.people),
            "at": at.position,
            "id": str(event.originator_id),
        },
    )


@project.register
def _(event: ChosenProfile.PutAway, at: Recorded, db: Database) -> None:
    db.execute("update chosen_profiles set put_away = 1 where id = ?", [str(event.originator_id)])


@project.register
def _(event: ChosenProfile.BroughtBack, at: Recorded, db: Database) -> None:
    db.execute("update chosen_profiles set put_away = 0 where id = ?", [str(event.originator_id)])


@project.register
def _(event: ChosenProfile.Included, at: Recorded, db: Database) -> None:
    profile = str(event.originator_id)
    db.execute(
        "insert into chosen_entries (profile, entry, place) values"
        " (?, ?, (select coalesce(max(place), 0) + 1 from chosen_entries where profile = ?))"
        " on conflict do update set left_out = 0",
        [profile, str(event.entry), profile],
    )


@project.register
def _(event: ChosenProfile.LeftOut, at: Recorded, db: Database) -> None:
    db.execute(
        "update chosen_entries set left_out = 1 where profile = ? and entry = ?",
        [str(event.originator_id), str(event.entry)],
    )


@project.register
def _(event: ChosenProfile.Moved, at: Recorded, db: Database) -> None:
    """Make room behind what it now follows, and stand there."""
    profile = str(event.originator_id)
    found = db.execute(
        "select place from chosen_entries where profile = ? and entry = ?", [profile, str(event.after)]
    ).fetchone()
    place = found[0] if found else 0
    db.execute("update chosen_entries set place = place + 1 where profile = ? and place > ?", [profile, place])
    db.execute(
        "update chosen_entries set place = ? where profile = ? and entry = ?", [place + 1, profile, str(event.entry)]
    )


def choices_of(db: Database, permit: Permit) -> tuple[ShownChoice, ...]:
    """The profiles for somebody in particular that this reader may see, in the order they were begun."""
    return _choices(db, permit, "1")


def choice_of(db: Database, permit: Permit, *, profile_id: UUID) -> ShownChoice:
    """One of them. Raises NotInRecord."""
    found = _choices(db, permit, "c.id = :profile", profile=str(profile_id))
    if not found:
        raise NotInRecord
    return found[0]


def _choices(db: Database, permit: Permit, where: str, **asked: object) -> tuple[ShownChoice, ...]:
    shared = "1" if permit.is_mine else f"not {unshared('c')}"
    if permit.also("read what a link shows"):  # the person chose whom they give the link to: that one profile, no other
        shared = "c.id = :linked"
    is_theirs = permit.also("choose a profile for somebody")
    rows = db.execute(
        "select c.id, c.title, c.first_line, c.audience, c.people, c.put_away, c.wording from chosen_profiles c"
        f" where c.person_id = :person and {shared} and (:mine or not c.put_away) and {where} order by c.rowid",
        {
            "person": str(permit.person_id),
            "reader": str(permit.reader),
            "linked": str(permit.profile),
            "mine": is_theirs,
            **asked,
        },
    ).fetchall()
    return tuple(
        ShownChoice(
            UUID(id_),
            title,
            first_line,
            audience if is_theirs else "",
            tuple(UUID(one) for one in json.loads(people)) if is_theirs else (),
            bool(put_away),
            _picked(db, id_) if is_theirs else frozenset(),
            wording,
        )
        for id_, title, first_line, audience, people, put_away, wording in rows
    )


def _picked(db: Database, profile: str) -> frozenset[UUID]:
    rows = db.execute("select entry from chosen_entries where profile = ? and not left_out", [profile])
    return frozenset(UUID(row[0]) for row in rows)


def _as_text(people: list[UUID]) -> str:
    return json.dumps([str(one) for one in people])
