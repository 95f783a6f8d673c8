"""A long heading, a stretch at a time: what stands under it, and where one entry stands."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlite_utils import Database

from domain.headings import HEADINGS, LAST, shown_under
from domain.headings import heading as heading_with
from domain.hopes import HEADING as HOPES
from domain.moves import CHANGED
from domain.permissions import Permit
from domain.profiles import Profile
from domain.refusals import ChangedMeanwhile, NotInRecord, Refused
from projections.chosen_profiles import choice_of
from projections.hopes import hopes_of
from projections.positions import IS_MOVE
from projections.profiles import Section, has_strengths
from projections.shown_entries import select_entries
from projections.standings import Drawn
from projections.visibilities import FINDABLE, MINE, entry_in_sight

STRETCH = 15
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


def stretch_of(
    db: Database, permit: Permit, *, heading: str, page: int = 1, chosen: UUID | None = None, is_all: bool = False
) -> Stretch:
    """A stretch of a heading; with `is_all`, of all that there is to pick from. A page not there is the nearest.

    It is empty where needs would stand without a strength, as where nothing stands there.
    Raises NotAHeading, NotInRecord.
    """
    title = heading_with(heading).title
    ids = _ids(db, heading, Drawn(permit, chosen=chosen, is_all=is_all))
    if not (is_all or has_strengths(db, permit, chosen=chosen)):
        ids = []
    pages = -(-len(ids) // STRETCH) or 1
    page = min(max(page, 1), pages)
    start, end = (page - 1) * STRETCH, page * STRETCH
    found = {str(entry.id): entry for entry in select_entries(db, permit, "1", among=ids[start:end])}
    entries = [found[id_] for id_ in ids[start:end]]
    section = Section(
        heading,
        title,
        entries=() if heading == HOPES else tuple(entries),
        hopes=hopes_of(db, permit, entries=entries) if heading == HOPES else (),
        total=len(ids),
    )
    around = (
        UUID(ids[start - 2]) if start > 1 else None,
        UUID(ids[start - 1]) if start else None,
        UUID(ids[end]) if end < len(ids) else None,
    )
    return Stretch(section, page, pages, start + 1, around)


def place_of(db: Database, permit: Permit, *, entry_id: UUID, chosen: UUID | None = None) -> Place:
    """Where an entry stands in a profile. Raises NotInRecord; ChangedMeanwhile where it stands there no longer."""
    row = db.execute("select heading from entries where id = ?", [str(entry_id)]).fetchone()
    key = shown_under(row[0]) if row else ""
    ids = _ids(db, key, Drawn(permit, chosen=chosen))
    if str(entry_id) not in ids:
        raise why_it_has_no_place(db, permit, entry_id)
    at = ids.index(str(entry_id))
    return Place(key, at + 1, len(ids), UUID(ids[at - 1]) if at else None)


def why_it_has_no_place(db: Database, permit: Permit, entry_id: UUID) -> Refused:
    """What to tell whoever moves an entry that does not stand where they move it: somebody may have taken it out."""
    row = db.execute(
        f"select 1 from entries o where o.id = :entry and o.person_id = :person and {entry_in_sight('o.id', permit)}",
        {"entry": str(entry_id), "person": str(permit.person_id), "reader": str(permit.reader)},
    ).fetchone()
    return ChangedMeanwhile(CHANGED) if row else NotInRecord()


def moves_of(db: Database, permit: Permit, *, entries: Sequence[UUID], chosen: UUID | None = None) -> Counter[UUID]:
    """How often each of these entries was moved in a profile, as far as this reader may see them."""
    drawn = Drawn(permit, chosen=chosen)
    profile = str(chosen or Profile.id_of(UUID(drawn.asked["person"])))
    rows = db.execute(
        "select e.id, count(*) from json_each(:among) a cross join entries e on e.id = a.value"
        f" join positions p on p.stream = :profile and p.about = e.id and {IS_MOVE}"
        f" where e.person_id = :person and {MINE if permit.is_mine else FINDABLE} group by e.id",
        {**drawn.asked, "profile": profile, "among": json.dumps([str(entry) for entry in entries])},
    )
    return Counter({UUID(entry): times for entry, times in rows})


# The last heading takes in what stands under one that is no longer in the set.
_UNDER = (
    f"select :heading union select heading from entries where person_id = :person and :heading = '{LAST}'"
    " and heading not in (select value from json_each(:set))"
)


def _ids(db: Database, heading: str, drawn: Drawn) -> list[str]:
    """What this reader finds under a heading, in order. Raises NotInRecord."""
    if drawn.chosen:
        choice_of(db, drawn.permit, profile_id=drawn.chosen)
    rows = db.execute(
        f"select e.id from entries e where e.person_id = :person and e.heading in ({_UNDER}) and {drawn.standing}"
        f" order by e.heading, {drawn.place}",
        {**drawn.asked, "heading": heading, "set": json.dumps([one.key for one in HEADINGS])},
    )
    return [row[0] for row in rows]
