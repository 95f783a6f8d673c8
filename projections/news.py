"""What is new: since you last saw somebody, for whoever comes back after a while; and what waits for the person."""

from dataclasses import dataclass
from datetime import date

from sqlite_utils import Database

from domain.headings import HEADINGS, shown_under
from domain.permissions import Permit
from projections.easy_reads import how_many_easy_drafts
from projections.notes import ShownNote, notes_of
from projections.offers import how_many_new
from projections.profiles import has_strengths
from projections.safety_facts import ShownFact, safety_facts_of
from projections.shown_entries import ShownEntry, select_entries
from projections.shown_photos import offered_photos_of
from projections.visibilities import SHARED

MOST = 10
"""Of each kind of words, that are shown as new."""


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
        row = db.execute(
            "select day from positions where subject = ? and actor = ? order by position desc limit 1", asked
        ).fetchone()
        since = date.fromisoformat(row[0]) if row else None
    position = 0
    if since:
        row = db.execute(
            "select max(position) from positions where subject = ? and day <= ?",
            [str(permit.person_id), since.isoformat()],
        ).fetchone()
        position = row[0] or 0
    return News(
        since=since,
        facts=tuple(f for f in safety_facts_of(db, permit) if since is None or f.written.date() > since),
        entries=_entries(db, permit, position) if has_strengths(db, permit) else (),
        notes=notes_of(db, permit, since=position, limit=MOST) if permit.also("read notes") else (),
    )


def how_much_waits(db: Database, permit: Permit) -> int:
    """How much waits for the person to decide about: offers, photos and easy words."""
    return how_many_new(db, permit) + len(offered_photos_of(db, permit)) + how_many_easy_drafts(db, permit)


def _entries(db: Database, permit: Permit, since: int) -> tuple[ShownEntry, ...]:
    """The newest, in the order of a profile: strengths first. The log is read from its end, as far as is needed."""
    newest = db.execute(
        "select e.id from positions p cross join entries e on e.id = p.about"
        " where p.subject = :person and p.position > :since and p.position = max(e.changed, e.shared_from)"
        f" and {SHARED} and not e.left_out and e.audience <> 'not in my profile'"
        " order by p.position desc limit :most",
        {"person": str(permit.person_id), "reader": str(permit.reader), "since": since, "most": MOST},
    ).fetchall()
    found = select_entries(db, permit, "1", among=[row[0] for row in newest])
    order = [heading.key for heading in HEADINGS]
    return tuple(sorted(found, key=lambda entry: order.index(shown_under(entry.heading))))
