"""What may be asked with a profile from a file: open a record with it, or add it to one. All of it is kept, or none."""

import hmac
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple
from uuid import UUID

import msgspec

from caserecord.commands import command
from caserecord.entries import kind_of
from caserecord.permits import permit, scheme_permit
from caserecord.stores import Store
from caserecord.units import Unit
from domain.circles import Circle
from domain.clocks import today
from domain.entries import Entry
from domain.people import Person
from domain.permissions import Actor
from domain.profiles import Profile


@dataclass(frozen=True)
class BroughtEntry:
    """One entry, as it stands in the file."""

    heading: str
    words: str
    happened: str
    first_time: bool
    area: str
    offered_by: str


@dataclass(frozen=True)
class BroughtProfile:
    """What a file says, all of it checked."""

    name: str
    pronouns: str
    language: str
    """A key of `domain.people.LANGUAGES`, or nothing."""
    one_line: str
    entries: tuple[BroughtEntry, ...]


class Brought(NamedTuple):
    """What became of a file."""

    person_id: UUID
    is_new: bool
    """Whether anything was kept now. The same file is brought in once."""
    by: UUID
    """Who brought it in."""


@command("bring in a profile")
def bring_in(unit: Unit, profile: BroughtProfile, *, offer: bool = False, by: Actor) -> UUID:
    """Open a record with a profile, as told with the help of whoever brings it; with `offer`, all of it waits.

    Then nothing is said in the person's own words, so their one line is left out. Raises NotAllowed.
    """
    person = Person.open_record(profile.name, profile.pronouns, by=by.reader)
    unit.make_key(person.id)
    beside = replace(by, with_person=person.id)
    teller = by if offer else beside
    if not offer:
        person.say_one_line(profile.one_line, by=beside.id, supported_by=beside.supported_by)
    if profile.language:
        person.choose_language(profile.language, by=teller.id, supported_by=teller.supported_by)
    circle = Circle.form(person.id, by=by.reader)
    circle.join(by.reader, unit.permit.role, from_day=today(), by=by.reader)
    unit.save(person, circle, Profile.begin(person.id, by=by.reader))
    unit.save(*_entries(person.id, profile, offer=offer, by=beside))
    return person.id


@command("tell something")
def add(unit: Unit, person_id: UUID, profile: BroughtProfile, *, by: Actor) -> UUID:
    """Add a profile to the person's record. What they are called stays, and so do words that are there.

    Raises NotAllowed, NotInRecord.
    """
    person = unit.part(Person, person_id, person_id)
    if not person.pronouns:
        person.choose_name(person.name, profile.pronouns, cover_former=False, by=by.id, supported_by=by.supported_by)
    if not person.one_line:
        person.say_one_line(profile.one_line, by=by.id, supported_by=by.supported_by)
    unit.save(person, *_entries(person_id, profile, offer=False, by=by))
    return person_id


@command("offer something")
def add_offers(unit: Unit, person_id: UUID, profile: BroughtProfile, *, by: Actor) -> UUID:
    """Offer everything in a profile to the person. Raises NotAllowed, NotInRecord."""
    unit.save(*_entries(person_id, profile, offer=True, by=by))
    return person_id


def bring_once(
    store: Store, profile: BroughtProfile, *, into: UUID | None = None, offer: bool = False, by: UUID
) -> Brought:
    """Open a record with a profile, or add it to one; if that was done before, by anybody, say so and do nothing.

    Raises NotAllowed, NotInRecord.
    """
    asked = Actor(by, with_person=None if offer else into, command_id=_command_id(store, profile, into))
    if into is None:
        scheme_permit(store, asked, "bring in a profile")
    else:
        permit(store, asked, into, "offer something" if offer else "tell something")
    opened = store.recorder.select_done(_command_id(store, profile, None))
    record = UUID(opened.outcome) if opened and opened.outcome else None
    if opened and record and into in {None, record}:
        return Brought(record, False, opened.actor)
    if into is None:
        return Brought(bring_in(store, profile, offer=offer, by=asked), True, by)
    added = store.recorder.select_done(asked.command_id)
    if added is None:
        (add_offers if offer else add)(store, into, profile, by=asked)
    return Brought(into, added is None, added.actor if added else by)


def as_brought(profile: BroughtProfile, *, is_offered: bool, is_added: bool) -> str:
    """What was brought in, in a few words: all of it offered, or told; added to a record, or with a new one."""
    waiting = sum(1 for entry in profile.entries if is_offered or entry.offered_by)
    says = [f"{profile.name}: entries brought in: {len(profile.entries):,}, waiting for a yes: {waiting:,}."]
    if is_added:
        says.append("What they are called stays as it was.")
    if is_offered and profile.one_line:
        says.append("Their one line was left out: nobody else can say it.")
    return " ".join(says)


def _entries(person_id: UUID, profile: BroughtProfile, *, offer: bool, by: Actor) -> Iterator[Entry]:
    for brought in profile.entries:
        yield _offered(person_id, brought, by) if offer or brought.offered_by else _told(person_id, brought, by)


def _told(person_id: UUID, brought: BroughtEntry, by: Actor) -> Entry:
    return kind_of(brought.heading).tell(
        person_id,
        brought.heading,
        brought.words,
        happened=brought.happened,
        first_time=brought.first_time,
        area=brought.area,
        by=by.id,
        supported_by=by.supported_by,
    )


def _offered(person_id: UUID, brought: BroughtEntry, by: Actor) -> Entry:
    return kind_of(brought.heading).offer(
        person_id,
        brought.heading,
        brought.words,
        happened=brought.happened,
        first_time=brought.first_time,
        area=brought.area,
        author=brought.offered_by,
        by=by.reader,
    )


def _command_id(store: Store, profile: BroughtProfile, into: UUID | None) -> UUID:
    """The same for the same profile and record. Keyed: what is in a record must not be guessed from it."""
    asked = msgspec.json.encode([into, profile])
    return UUID(bytes=hmac.digest(store.commands_key, b"profile" + asked, "sha256")[:16], version=4)
