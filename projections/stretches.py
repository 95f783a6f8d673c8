"""A long heading, a stretch at a time: what stands under it, and where one entry stands."""

from dataclasses import dataclass
from uuid import UUID

from sqlite_utils import Database

from domain.headings import heading as heading_with
from domain.hopes import HEADING as HOPES
from domain.permissions import Permit
from domain.refusals import NotInRecord
from projections.chosen_profiles import choice_of
from projections.hopes import hopes_of
from projections.profiles import Drawn, Section, has_strengths
from projections.shown_entries import select_entries

STRETCH = 25
"""Entries on one page of a heading."""


@dataclass(frozen=True)
class Stretch:
    """Some of what stands under one heading of a profile. Pages are counted from 1."""

    section: Section
    """With how many there are in all, as this reader finds them."""
    page: int
    pages: int
    first: int
    """The number of the first, counted from 1."""
    around: tuple[UUID | None, ...]
    """What stands before it, two and one places away, and what comes after it; None where nothing does."""


@dataclass(frozen=True)
class Place:
    """Where an entry stands under its heading, for this reader."""

    key: str
    """Of the heading."""
    number: int
    total: int
    follows: UUID | None


def stretch_of(db: Database, permit: Permit, *, heading: str, page: int = 1, chosen: UUID | None = None) -> Stretch:
    """A stretch of a heading. A page that is not there is the nearest that is.

    Raises NotAHeading; NotInRecord where nothing stands there, or needs would stand without a strength.
    """
    title = heading_with(heading).title
    ids = _ids(db, permit, heading, chosen)
    if not ids or not has_strengths(db, permit, chosen=chosen):
        raise NotInRecord
    pages = -(-len(ids) // STRETCH)
    page = min(max(page, 1), pages)
    start, end = (page - 1) * STRETCH, page * STRETCH
    some = [str(id_) for id_ in ids[start:end]]
    found = {entry.id: entry for entry in select_entries(db, permit, "1", among=some)}
    entries = [found[id_] for id_ in ids[start:end]]
    section = Section(
        heading,
        title,
        entries=() if heading == HOPES else tuple(entries),
        hopes=hopes_of(db, permit, entries=entries) if heading == HOPES else (),
        total=len(ids),
    )
    around = (
        ids[start - 2] if start > 1 else None,
        ids[start - 1] if start else None,
        ids[end] if end < len(ids) else None,
    )
    return Stretch(section, page, pages, start + 1, around)


def place_of(db: Database, permit: Permit, *, entry_id: UUID, chosen: UUID | None = None) -> Place:
    """Where an entry stands in a profile. Raises NotInRecord."""
    row = db.execute("select heading from entries where id = ?", [str(entry_id)]).fetchone()
    ids = _ids(db, permit, row[0], chosen) if row else []
    if entry_id not in ids:
        raise NotInRecord
    at = ids.index(entry_id)
    return Place(row[0], at + 1, len(ids), ids[at - 1] if at else None)


def _ids(db: Database, permit: Permit, heading: str, chosen: UUID | None) -> list[UUID]:
    """What this reader finds under a heading, in order. Raises NotInRecord."""
    if chosen:
        choice_of(db, permit, profile_id=chosen)
    drawn = Drawn(permit, chosen=chosen)
    rows = db.execute(
        f"select e.id from entries e where e.person_id = :person and e.heading = :heading and {drawn.standing}"
        f" order by {drawn.place}",
        {**drawn.asked, "heading": heading},
    )
    return [UUID(row[0]) for row in rows]
