"""The profile: strengths first, in the person's order, as one reader sees it, on a page or on paper."""

import json
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlite_utils import Database

from domain import clocks
from domain.headings import HEADINGS, Kind
from domain.hopes import HEADING as HOPES
from domain.permissions import Permit
from domain.sayings import Ours
from projections.hopes import ShownHope, hopes_of
from projections.noticings import ShownNoticing, noticings_of
from projections.people import Opening, opening_of
from projections.photos import ShownPhoto, photos_of
from projections.positions import UNCOVERING
from projections.recordings import ShownRecording, recordings_of
from projections.safety_facts import ShownFact, safety_facts_of
from projections.shown_entries import ShownEntry, select_entries
from projections.visibilities import MINE, ON_PAPER, SHARED, UNSHARED


@dataclass(frozen=True)
class Section:
    """A heading with what stands under it. One of the three is filled."""

    key: str
    title: str
    entries: tuple[ShownEntry, ...] = ()
    hopes: tuple[ShownHope, ...] = ()
    noticings: tuple[ShownNoticing, ...] = ()


@dataclass(frozen=True)
class ShownProfile:
    """A person's profile: what must be known and how to communicate beside the opening, then strengths first."""

    opening: Opening
    must_know: tuple[ShownFact, ...]
    communicate: tuple[ShownEntry, ...]
    sections: tuple[Section, ...]
    supported_by: tuple[str, ...]
    """Who helped to write it."""
    on_day: date
    version: int
    """The position in the log of the last change that shows here."""
    photos: tuple[ShownPhoto, ...] = ()
    """Of the person, and on what stands here."""

    recordings: tuple[ShownRecording, ...] = ()
    """On what stands here."""

    def photo_on(self, about: UUID) -> ShownPhoto | None:
        """The photo that hangs on something, if there is one."""
        return next((photo for photo in self.photos if photo.about == about), None)

    def recordings_on(self, about: UUID) -> tuple[ShownRecording, ...]:
        """The recordings that hang on something."""
        return tuple(recording for recording in self.recordings if recording.about == about)

    @property
    def has_strengths(self) -> bool:
        """Whether there is a strength to begin with. If not, no need is shown either."""
        return any(section.key in _STRENGTHS for section in self.sections)


_STRENGTHS = {"noticed", *(heading.key for heading in HEADINGS if heading.kind is Kind.STRENGTH)}
_BESIDE_THE_OPENING = "communicate"


def profile_of(db: Database, permit: Permit, *, on_paper: bool = False) -> ShownProfile:
    """The profile as this reader sees it; `on_paper`, as everybody whom the person chose may see it.

    Raises NotInRecord.
    """
    opening = opening_of(db, permit)
    entries = select_entries(db, permit, _standing(permit, on_paper=on_paper))
    under: dict[str, list[ShownEntry]] = {}
    for entry in entries:
        under.setdefault(entry.heading, []).append(entry)
    communicate = tuple(under.pop(_BESIDE_THE_OPENING, ()))
    sections = _sections(db, permit, under)
    if not any(section.key in _STRENGTHS for section in sections):
        sections = ()
    things = _things(opening, communicate, sections)
    return ShownProfile(
        opening=opening,
        must_know=safety_facts_of(db, permit),
        communicate=communicate,
        sections=sections,
        supported_by=_helpers(db, permit),
        on_day=clocks.today(),
        version=_version(db, permit, on_paper=on_paper),
        photos=photos_of(db, permit, about=things, on_paper=on_paper),
        recordings=recordings_of(db, permit, about=things, on_paper=on_paper),
    )


def _things(opening: Opening, communicate: tuple[ShownEntry, ...], sections: tuple[Section, ...]) -> list[UUID]:
    """What a photo can hang on: the person, and each entry that stands here."""
    told = [entry.id for section in sections for entry in section.entries]
    return [opening.id, *[entry.id for entry in communicate], *told, *[h.entry.id for s in sections for h in s.hopes]]


def has_strengths(db: Database, permit: Permit) -> bool:
    """Whether this reader finds a strength in the profile. If not, they are shown no need anywhere."""
    row = db.execute(
        f"select 1 from entries e where e.person_id = :person and {_standing(permit)}"
        " and e.heading in (select value from json_each(:strengths)) limit 1",
        {"person": str(permit.person_id), "reader": str(permit.reader), "strengths": json.dumps(sorted(_STRENGTHS))},
    ).fetchone()
    return row is not None or bool(noticings_of(db, permit))


def _standing(permit: Permit, *, on_paper: bool = False) -> str:
    """What stands in the profile, as a condition on a row `e` of the entries."""
    visible = ON_PAPER if on_paper else MINE if permit.is_mine else SHARED
    return f"{visible} and not e.left_out and e.audience <> 'not in my profile'"


def _sections(db: Database, permit: Permit, under: dict[str, list[ShownEntry]]) -> tuple[Section, ...]:
    sections = []
    for heading in HEADINGS:
        found = under.get(heading.key, [])
        if heading.key == HOPES and found:
            sections.append(Section(HOPES, heading.title, hopes=hopes_of(db, permit, entries=found)))
        elif found:
            sections.append(Section(heading.key, heading.title, entries=tuple(found)))
        if heading.key == "admired" and (noticed := noticings_of(db, permit)):
            sections.append(Section("noticed", Ours("We have noticed"), noticings=noticed))
    return tuple(sections)


def _helpers(db: Database, permit: Permit) -> tuple[str, ...]:
    """Who helped with what stands in the profile, by name."""
    rows = db.execute(
        "select distinct m.name from entries e join members m on m.id = e.supported_by or m.id = e.decided_with"
        f" where e.person_id = ? and {ON_PAPER} and not e.left_out order by m.name",
        [str(permit.person_id)],
    )
    return tuple(row[0] for row in rows)


def _version(db: Database, permit: Permit, *, on_paper: bool) -> int:
    """The position of the last change that this reader can see here: what is hidden does not move it."""
    is_shared = "1" if permit.is_mine and not on_paper else f"not {UNSHARED}"
    row = db.execute(
        "select p.position from positions p left join entries e on e.id = p.about where p.subject = :person"
        f" and ((p.about = :person and p.kind <> '{UNCOVERING}') or (e.id is not null and {is_shared})"
        " or p.about in (select id from safety_facts where person_id = :person)"
        " or p.about in (select id from noticings where person_id = :person)"
        " or p.about in (select id from photos where person_id = :person and about = :person and waiting = 0))"
        " order by p.position desc limit 1",
        {"person": str(permit.person_id), "reader": "anybody" if on_paper else str(permit.reader)},
    ).fetchone()
    hid = db.execute("select max(hidden_at) from entries where person_id = ?", [str(permit.person_id)]).fetchone()
    return int(max(row[0], hid[0] or 0))


def set_aside_of(db: Database, permit: Permit) -> tuple[ShownEntry, ...]:
    """What the person keeps out of their profile: put away, left out, not in my profile, said no to.

    Whoever helps them sees nothing here that the person did not share: not what they said no to on their own.
    """
    shared = "1" if permit.is_mine else f"not {UNSHARED}"
    return tuple(
        select_entries(
            db,
            permit,
            f"{shared} and (e.state in ('put away', 'declined') or (e.state = 'kept' and"
            " (e.left_out or e.audience = 'not in my profile')))",
        )
    )
