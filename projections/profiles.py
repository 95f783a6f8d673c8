"""The profile: strengths first, in the person's order, as one reader sees it, on a page or on paper."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlite_utils import Database

from domain import clocks
from domain.headings import HEADINGS, Kind, shown_under
from domain.hopes import HEADING as HOPES
from domain.permissions import Permit
from domain.sayings import Ours
from projections.adjustments import ShownAdjustment, adjustments_of
from projections.chosen_profiles import PICKED, choice_of
from projections.hopes import ShownHope, hopes_of
from projections.noticings import ShownNoticing, noticings_of
from projections.people import Opening, opening_of
from projections.recordings import ShownRecording, recordings_of
from projections.safety_facts import ShownFact, safety_facts_of
from projections.shown_entries import ShownEntry, select_entries
from projections.shown_photos import ShownPhoto, photos_of
from projections.standings import Drawn
from projections.visibilities import UNSHARED
from projections.wordings import Wording


@dataclass(frozen=True)
class Section:
    """A heading with what stands under it. One of the three is filled."""

    key: str
    title: str
    entries: tuple[ShownEntry, ...] = ()
    hopes: tuple[ShownHope, ...] = ()
    noticings: tuple[ShownNoticing, ...] = ()
    total: int = 0
    """How many entries or hopes this reader finds under it, where only the first of them stand here; else 0."""


@dataclass(frozen=True)
class ShownProfile:
    """A person's profile: what must be known and how to communicate beside the opening, then strengths first."""

    opening: Opening
    must_know: tuple[ShownFact, ...]
    communicate: tuple[ShownEntry, ...]
    """How they communicate, which stands beside the opening."""
    sections: tuple[Section, ...]
    supported_by: tuple[str, ...]
    """Who helped to write it."""
    on_day: date
    version: int
    """The position in the log of the last change that shows here."""
    choice: UUID | None = None
    """Which profile it is, where it is for somebody in particular."""
    called: str = ""
    """What that profile is called: "For hospital"."""
    communicate_total: int = 0
    """As `Section.total`."""
    photos: tuple[ShownPhoto, ...] = ()
    """Of the person, and on what stands here."""

    recordings: tuple[ShownRecording, ...] = ()
    """On what stands here."""
    adjustments: tuple[ShownAdjustment, ...] = ()
    """What people need to know to reach them, with how to communicate."""
    wordings: tuple[Wording, ...] = ()
    """Which words it is called by and begins with, where it is for somebody in particular."""

    def photo_on(self, about: UUID) -> ShownPhoto | None:
        """The photo that hangs on something, if there is one."""
        return next((photo for photo in self.photos if photo.about == about), None)

    def recordings_on(self, about: UUID) -> tuple[ShownRecording, ...]:
        """The recordings that hang on something."""
        return tuple(recording for recording in self.recordings if recording.about == about)

    @property
    def entries(self) -> Iterator[ShownEntry]:
        """Every entry that stands here, the hopes too."""
        yield from self.communicate
        for section in self.sections:
            yield from section.entries
            yield from (hope.entry for hope in section.hopes)

    @property
    def has_strengths(self) -> bool:
        """Whether there is a strength to begin with. If not, no need is shown either."""
        return any(section.key in _STRENGTHS for section in self.sections)


_STRENGTHS = {"noticed", *(heading.key for heading in HEADINGS if heading.kind is Kind.STRENGTH)}
_BESIDE_THE_OPENING = "communicate"


def profile_of(
    db: Database,
    permit: Permit,
    *,
    on_paper: bool = False,
    chosen: UUID | None = None,
    most: int | None = None,
    things: Sequence[UUID] = (),
) -> ShownProfile:
    """The profile as this reader sees it; `on_paper`, as everybody whom the person chose may see it.

    `chosen` is a profile for somebody in particular. With `most`, only so many stand under each heading. `things`
    are what else stands on the page: their photos and recordings come too.
    Raises NotInRecord.
    """
    opening, choice = opening_of(db, permit), None
    if chosen:
        choice = choice_of(db, permit, profile_id=chosen)
        opening = replace(opening, one_line=choice.first_line or opening.one_line)
    drawn = Drawn(permit, on_paper=on_paper, chosen=chosen)
    under, totals = _under_headings(db, drawn, most)
    beside = under.pop(_BESIDE_THE_OPENING, [])
    communicate = tuple(entry for entry in beside if not entry.card)
    under[_BESIDE_THE_OPENING] = [entry for entry in beside if entry.card]  # a chart asks: never before a strength
    sections = _sections(db, drawn, under, totals)
    if not any(section.key in _STRENGTHS for section in sections):
        sections = ()
    things = [*_things(opening, communicate, sections), *things]
    return ShownProfile(
        opening=opening,
        must_know=safety_facts_of(db, permit),
        communicate=communicate,
        sections=sections,
        supported_by=_helpers(db, drawn),
        on_day=clocks.today(),
        version=drawn.version(db),
        choice=chosen,
        called=choice.called if choice else "",
        wordings=choice.wordings if choice else (),
        communicate_total=totals.get(_BESIDE_THE_OPENING, 0),
        photos=photos_of(db, permit, about=things, on_paper=on_paper),
        recordings=recordings_of(db, permit, about=things, on_paper=on_paper),
        adjustments=tuple(replace(need, uses=()) for need in adjustments_of(db, permit, on_paper=on_paper)),
    )


def strengths_first(
    db: Database, permit: Permit, *, chosen: UUID | None = None, most: int = 2, things: Sequence[UUID] = ()
) -> ShownProfile:
    """The first so many strengths of a profile, and nothing else of it: they stand before words of another kind.

    `things` are those words, with their photos and recordings.
    """
    profile = profile_of(db, permit, chosen=chosen, most=max(most, 1), things=things)
    first = profile.sections[:1] if profile.has_strengths else ()
    return replace(
        profile,
        opening=replace(profile.opening, one_line=""),
        must_know=(),
        communicate=(),
        sections=tuple(replace(one, entries=one.entries[:most], noticings=one.noticings[: most // 2]) for one in first),
        photos=tuple(photo for photo in profile.photos if photo.about in things),
        recordings=tuple(recording for recording in profile.recordings if recording.about in things),
        adjustments=(),
    )


def hopes_in_profile(db: Database, permit: Permit) -> tuple[ShownHope, ...]:
    """The hopes that stand in the profile."""
    return next((section.hopes for section in profile_of(db, permit).sections if section.hopes), ())


def _things(opening: Opening, communicate: tuple[ShownEntry, ...], sections: tuple[Section, ...]) -> list[UUID]:
    """What a photo can hang on: the person, and each entry that stands here."""
    told = [entry.id for section in sections for entry in section.entries]
    return [opening.id, *[entry.id for entry in communicate], *told, *[h.entry.id for s in sections for h in s.hopes]]


def to_pick_from(db: Database, permit: Permit, *, most: int) -> tuple[Section, ...]:
    """What can be picked into a profile for somebody in particular, the first so many of each heading."""
    drawn = Drawn(permit, is_all=True)
    under, totals = _under_headings(db, drawn, most)
    return _sections(db, drawn, under, totals)


def _under_headings(db: Database, drawn: Drawn, most: int | None) -> tuple[dict[str, list[ShownEntry]], dict[str, int]]:
    """What stands under each heading, and how many there are where not all of them do."""
    totals: dict[str, int] = {}
    first = None
    if most is not None:
        totals = drawn.how_many_under(db)
    if most is not None and any(total > most for total in totals.values()):
        first = [one for heading in totals for one in drawn.first_under(db, heading, most)]
    under: dict[str, list[ShownEntry]] = {}
    for entry in select_entries(db, drawn.permit, drawn.standing, order=drawn.place, among=first, **drawn.asked):
        under.setdefault(shown_under(entry.heading), []).append(entry)
    found: dict[str, int] = {}
    for key, total in totals.items():
        found[shown_under(key)] = found.get(shown_under(key), 0) + total
    return under, {key: total for key, total in found.items() if total > len(under.get(key, ()))}


def has_strengths(db: Database, permit: Permit, *, chosen: UUID | None = None) -> bool:
    """Whether this reader finds a strength in the profile. If not, they are shown no need anywhere."""
    drawn = Drawn(permit, chosen=chosen)
    row = db.execute(
        f"select 1 from entries e where e.person_id = :person and {drawn.standing}"
        " and e.heading in (select value from json_each(:strengths)) limit 1",
        {**drawn.asked, "strengths": json.dumps(sorted(_STRENGTHS))},
    ).fetchone()
    return row is not None or bool(_noticings(db, drawn))


def _sections(
    db: Database, drawn: Drawn, under: dict[str, list[ShownEntry]], totals: dict[str, int]
) -> tuple[Section, ...]:
    sections = []
    for heading in HEADINGS:
        found, total = under.get(heading.key, []), totals.get(heading.key, 0)
        if heading.key == HOPES and found:
            hopes = hopes_of(db, drawn.permit, entries=found)
            sections.append(Section(HOPES, heading.title, hopes=hopes, total=total))
        elif found:
            sections.append(Section(heading.key, heading.title, entries=tuple(found), total=total))
        if heading.key == "admired" and (noticed := _noticings(db, drawn)):
            sections.append(Section("noticed", Ours("We have noticed"), noticings=noticed))
    return tuple(sections)


def _noticings(db: Database, drawn: Drawn) -> tuple[ShownNoticing, ...]:
    noticed = noticings_of(db, drawn.permit)
    if not drawn.chosen or not noticed:
        return noticed
    rows = db.execute(f"select id from noticings where person_id = :person and id {PICKED}", drawn.asked)
    picked = {UUID(row[0]) for row in rows}
    return tuple(noticing for noticing in noticed if noticing.id in picked)


def _helpers(db: Database, drawn: Drawn) -> tuple[str, ...]:
    """Who helped with what stands in the profile, by name."""
    paper = Drawn(drawn.permit, on_paper=True, chosen=drawn.chosen)
    rows = db.execute(
        "select distinct m.name from entries e join members m on m.id in (e.supported_by, e.decided_with)"
        " where e.person_id = :person and (e.supported_by is not null or e.decided_with is not null)"
        f" and {paper.standing} order by m.name",
        paper.asked,
    )
    return tuple(row[0] for row in rows)


def set_aside_of(db: Database, permit: Permit, *, start: int = 0, most: int = -1) -> tuple[ShownEntry, ...]:
    """What the person keeps out of their profile: put away, left out, not in my profile, said no to.

    With `most`, only so many, from a number on that is counted from 0. Whoever helps them sees nothing here that
    the person did not share: not what they said no to on their own.
    """
    shared = "1" if permit.is_mine else f"not {UNSHARED}"
    aside = (
        f"e.person_id = :person and {shared} and (e.state in ('put away', 'declined') or (e.state = 'kept' and"
        " (e.left_out or e.audience = 'not in my profile')))"
    )
    some = f"select e.id from entries e where {aside} order by e.heading, e.place limit :most offset :start"
    return tuple(select_entries(db, permit, f"e.id in ({some})", most=most, start=start))
