"""Since you last saw somebody: what is new in their record, for somebody who comes back after a while."""

from dataclasses import dataclass
from datetime import date

from sqlite_utils import Database

from domain.permissions import MAY, Permit
from projections.entries import ShownEntry, select_entries
from projections.notes import ShownNote, notes_of
from projections.safety_facts import ShownFact, safety_facts_of
from projections.visibilities import SHARED


@dataclass(frozen=True)
class News:
    """What is new since a day."""

    since: date | None
    """The last day on which the reader wrote something here; None if they never did."""
    facts: tuple[ShownFact, ...]
    entries: tuple[ShownEntry, ...]
    notes: tuple[ShownNote, ...]


def news_for(db: Database, permit: Permit, *, since: date | None = None) -> News:
    """What is new since a day, or else since the day on which this reader last wrote something here."""
    asked = [str(permit.person_id), str(permit.reader)]
    if since is None:
        row = db.execute("select max(day) from positions where subject = ? and actor = ?", asked).fetchone()
        since = date.fromisoformat(row[0]) if row[0] else None
    position = 0
    if since:
        row = db.execute(
            "select max(position) from positions where subject = ? and day <= ?",
            [str(permit.person_id), since.isoformat()],
        ).fetchone()
        position = row[0] or 0
    may_read_notes = permit.role in MAY["read notes"]
    return News(
        since=since,
        facts=tuple(f for f in safety_facts_of(db, permit) if since is None or f.written.date() > since),
        entries=tuple(
            select_entries(
                db,
                permit,
                f"{SHARED} and not e.left_out and e.audience <> 'not in my profile'"
                " and max(e.changed, e.shared_from) > :since",
                since=position,
            )
        )[:10],
        notes=notes_of(db, permit, since=position, limit=10) if may_read_notes else (),
    )
