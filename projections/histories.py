"""A person's whole history: every event as a sentence, read from the log itself, never kept twice."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlite_utils import Database

from domain.permissions import Permit
from domain.sayings import Ours
from projections.happenings import OPENS, Happening, asked_with, happenings_in, hidden
from projections.logs import Log
from projections.members import name_of
from projections.positions import ANYWHERE

PAGE = 50

KINDS = {
    "Person": Ours("name and opening"),
    "Circle": Ours("my people"),
    "Arrangement": Ours("whose home and life I share"),
    "RoleOffer": Ours("who would like to be one of my people"),
    "Authority": Ours("attorneys and deputies"),
    "Entry": Ours("strengths, and what else was told"),
    "Card": Ours("what was told in parts"),
    "Hope": Ours("hopes"),
    "EasyRead": Ours("easy words"),
    "Help": Ours("asking for help"),
    "Profile": Ours("order of the profile"),
    "ChosenProfile": Ours("profiles for somebody in particular"),
    "Link": Ours("links that I give"),
    "Answerable": Ours("answers"),
    "SafetyFact": Ours("safety facts"),
    "Note": Ours("notes"),
    "Concern": Ours("worries"),
    "Noticing": Ours("what we noticed"),
    "Photo": Ours("photos"),
    "Recording": Ours("recordings of my voice"),
    "Adjustment": Ours("how to reach me"),
    "SignIn": Ours("signing in"),
    "Emergencies": Ours("emergencies"),
}
"""What a history can be filtered by, and how each is said on a page."""


@dataclass(frozen=True)
class History:
    """A stretch of a history, the newest first."""

    happenings: tuple[Happening, ...]
    older: int | None
    """The position to go on from; None at the beginning of the record."""
    total: int
    """How many events the whole record has that this reader may know of, with this filter."""
    actors: tuple[tuple[UUID, str], ...]
    """Who there is to filter by."""


def history_of(
    db: Database,
    permit: Permit,
    log: Log,
    *,
    from_day: date | None = None,
    to_day: date | None = None,
    who: UUID | None = None,
    kind: str = "",
    before: int | None = None,
    limit: int = PAGE,
) -> History:
    """What happened in this record, the newest first."""
    told, asked = _told(permit, from_day, to_day, who, kind)
    learns_that_private = permit.also("learn that something private happened") and not (who or kind)
    where = ANYWHERE if learns_that_private else "positions"
    rows = db.execute(
        f"select p.position from {where} p where {told} and p.position < :before order by p.position desc limit :limit",
        {**asked, "before": before or 2**62, "limit": limit + 1},
    )
    positions = [row[0] for row in rows]
    recorded = log.read_at(sorted(positions[:limit]))
    return History(
        happenings=tuple(happenings_in(db, permit, recorded))[::-1],
        older=positions[limit - 1] if len(positions) > limit else None,
        total=db.execute(f"select count(*) from {where} p where {told}", asked).fetchone()[0],
        actors=_actors(db, permit),
    )


def _told(
    permit: Permit, from_day: date | None, to_day: date | None, who: UUID | None, kind: str
) -> tuple[str, dict[str, Any]]:
    """Which events at `p` are asked for, of those that the reader may know of; and what this is asked with."""
    conditions: dict[str, object] = {
        "p.subject = :person": True,
        OPENS: True,
        "p.day >= :from_day": from_day,
        "p.day <= :to_day": to_day,
        "p.actor = :who": who,
        "p.kind like :kind": kind,
        f"not {hidden(permit)}": not permit.also("learn that something private happened") or who or kind,
    }
    asked = {"from_day": str(from_day), "to_day": str(to_day), "who": str(who), "kind": f"{kind}.%"}
    return " and ".join(each for each, holds in conditions.items() if holds), {**asked_with(permit), **asked}


def _actors(db: Database, permit: Permit) -> tuple[tuple[UUID, str], ...]:
    rows = db.execute(
        f"select distinct actor from positions p where subject = :person and actor <> ''"
        f" and actor not in (select id from links) and not {hidden(permit)}",
        asked_with(permit),
    ).fetchall()
    named = [(UUID(row[0]), name_of(db, row[0]) or Ours("Somebody")) for row in rows]
    return tuple(sorted(named, key=lambda actor: actor[1]))
