"""Links that the person gives to those outside: how each stands, and the one profile that it shows."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import singledispatch
from typing import Any
from uuid import UUID

from sqlite_utils import Database

from domain.links import Link
from domain.permissions import Permit
from domain.records import Recorded
from domain.refusals import NotInRecord
from projections.profiles import ShownProfile, profile_of
from projections.visibilities import link_in_sight

HELD = {"links": "id", "link_openings": "link"}


@dataclass(frozen=True)
class ShownLink:
    """A link that the person gave, as they see it. Never its address: that was shown once."""

    id: UUID
    profile: UUID | None
    called: str
    """What the profile is called; nothing for the main one."""
    is_put_away: bool
    """Whether the profile is put away, so that nobody is shown it."""
    for_whom: str
    what_for: str
    from_day: date
    until: date | None
    may_keep: bool
    has_pin: bool
    is_stopped: bool
    by_wrong_pins: bool
    """Whether it stopped because somebody wrote the wrong PIN too often."""
    times: int
    """How often it was opened."""
    last: datetime | None
    """When it was last opened."""

    def is_open(self, day: date) -> bool:
        """Whether it opens on a day."""
        return not self.is_stopped and self.from_day <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class LinkOpening:
    """That a link was opened."""

    link: UUID
    position: int
    """Where it stands in the log: what was shown is what stood before it."""
    at: datetime


MOST_OPENINGS = 50
"""The last so many times that a link was opened are listed."""


def create(db: Database) -> None:
    """Make the table."""
    db.execute(
        "create table links (id text primary key, person_id text not null, profile text not null, for_whom text"
        " not null, what_for text not null, from_day text not null, until text, may_keep integer not null,"
        " has_pin integer not null, helper text not null, is_stopped integer not null default 0,"
        " by_wrong_pins integer not null default 0, times integer not null default 0, last text)"
    )
    db.execute("create index links_of on links (person_id)")
    db.execute("create table link_openings (position integer primary key, link text not null, at text not null)")
    db.execute("create index link_openings_of on link_openings (link)")


@singledispatch
def project(event: Any, at: Recorded, db: Database) -> None:
    """Keep links as they stand."""


@project.register
def _(event: Link.LinkGiven, at: Recorded, db: Database) -> None:
    db.execute(
        "insert into links (id, person_id, profile, for_whom, what_for, from_day, until, may_keep, has_pin, helper)"
        " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            str(event.originator_id),
            str(event.person_id),
            str(event.profile or ""),
            event.for_whom,
            event.what_for,
            event.from_day.isoformat(),
            event.until.isoformat() if event.until else None,
            event.may_keep,
            event.has_pin,
            str(event.supported_by or ""),
        ],
    )


@project.register
def _(event: Link.LinkOpened, at: Recorded, db: Database) -> None:
    db.execute(
        "update links set times = times + 1, last = ? where id = ?",
        [event.timestamp.isoformat(), str(event.originator_id)],
    )
    db.execute(
        "insert or ignore into link_openings values (?, ?, ?)",
        [at.position, str(event.originator_id), event.timestamp.isoformat()],
    )


@project.register
def _(event: Link.LinkStopped, at: Recorded, db: Database) -> None:
    db.execute("update links set is_stopped = 1 where id = ?", [str(event.originator_id)])


@project.register
def _(event: Link.StoppedByWrongPins, at: Recorded, db: Database) -> None:
    db.execute("update links set is_stopped = 1, by_wrong_pins = 1 where id = ?", [str(event.originator_id)])


def links_of(db: Database, permit: Permit) -> tuple[ShownLink, ...]:
    """The links that the person gave, the newest first; for whoever helps them, those that they helped with."""
    rows = db.execute(
        "select l.id, l.profile, coalesce(c.title, ''), coalesce(c.put_away, 0), l.for_whom, l.what_for, l.from_day,"
        " l.until, l.may_keep, l.has_pin, l.is_stopped, l.by_wrong_pins, l.times, l.last from links l"
        " left join chosen_profiles c on c.id = l.profile"
        f" where l.person_id = :person and {link_in_sight('l', permit)} order by l.rowid desc",
        {"person": str(permit.person_id), "reader": str(permit.reader)},
    ).fetchall()
    return tuple(_shown(*row) for row in rows)


def link_of(db: Database, permit: Permit, *, link_id: UUID) -> ShownLink:
    """One of them. Raises NotInRecord."""
    found = next((link for link in links_of(db, permit) if link.id == link_id), None)
    if found is None:
        raise NotInRecord
    return found


def openings_of(db: Database, permit: Permit, *, link_id: UUID) -> tuple[LinkOpening, ...]:
    """The last times that a link was opened, the newest first. Raises NotInRecord."""
    link_of(db, permit, link_id=link_id)
    rows = db.execute(
        "select link, position, at from link_openings where link = ? order by position desc limit ?",
        [str(link_id), MOST_OPENINGS],
    )
    return tuple(_opening(*row) for row in rows.fetchall())


def opening_of(db: Database, permit: Permit, *, position: int) -> LinkOpening:
    """One time that a link of theirs was opened. Raises NotInRecord."""
    row = db.execute("select link, position, at from link_openings where position = ?", [position]).fetchone()
    if row is None:
        raise NotInRecord
    opening = _opening(*row)
    link_of(db, permit, link_id=opening.link)
    return opening


def _opening(link: str, position: int, at: str) -> LinkOpening:
    return LinkOpening(UUID(link), position, datetime.fromisoformat(at))


def linked_profile_of(db: Database, permit: Permit) -> ShownProfile:
    """The one profile that a link shows: what everyone may see whom the person chose, as on paper.

    Raises NotInRecord where it was put away.
    """
    return profile_of(db, permit, on_paper=True, chosen=permit.profile)


def _shown(
    id_: str,
    profile: str,
    called: str,
    is_put_away: int,
    for_whom: str,
    what_for: str,
    from_day: str,
    until: str | None,
    may_keep: int,
    has_pin: int,
    is_stopped: int,
    by_wrong_pins: int,
    times: int,
    last: str | None,
) -> ShownLink:
    return ShownLink(
        id=UUID(id_),
        profile=UUID(profile) if profile else None,
        called=called,
        is_put_away=bool(is_put_away),
        for_whom=for_whom,
        what_for=what_for,
        from_day=date.fromisoformat(from_day),
        until=date.fromisoformat(until) if until else None,
        may_keep=bool(may_keep),
        has_pin=bool(has_pin),
        is_stopped=bool(is_stopped),
        by_wrong_pins=bool(by_wrong_pins),
        times=times,
        last=datetime.fromisoformat(last) if last else None,
    )
