"""What may be asked of an entry: tell, offer, decide, reword, put away, bring back."""

from typing import TypeVar
from uuid import UUID

from caserecord.commands import command
from caserecord.units import Unit
from domain.circles import Circle
from domain.entries import Audience, Entry
from domain.hopes import HEADING as HOPES
from domain.hopes import Hope
from domain.permissions import Actor
from domain.refusals import NotInRecord
from domain.sayings import Ours

AnyEntry = TypeVar("AnyEntry", bound=Entry)


def kind_of(heading: str) -> type[Entry]:
    """What kind of entry stands under a heading."""
    return Hope if heading == HOPES else Entry


def entry_to_change(unit: Unit, kind: type[AnyEntry], person_id: UUID, entry_id: UUID, by: Actor) -> AnyEntry:
    """An entry, for whoever changes it. Raises NotInRecord, also where the person keeps it from their helper."""
    entry = unit.part(kind, person_id, entry_id)
    if by.supported_by and entry.is_kept_from(by.supported_by):
        raise NotInRecord
    return entry


def require_in_circle(unit: Unit, person_id: UUID, people: list[UUID]) -> None:
    """Raises NotInRecord where somebody is none of the person's people."""
    in_circle = {b.member for b in unit.part(Circle, person_id, Circle.id_of(person_id)).belongings}
    if not in_circle.issuperset(people):
        raise NotInRecord(Ours("Choose from your own people."))


@command("tell something")
def tell(
    unit: Unit,
    person_id: UUID,
    heading: str,
    words: str,
    *,
    happened: str = "",
    first_time: bool = False,
    area: str = "",
    audience: Audience = Audience.EVERYONE,
    people: list[UUID] | None = None,
    by: Actor,
) -> UUID:
    """Tell something. Raises NotAllowed, NotInRecord, NotAHeading and as `domain.words.spoken`."""
    require_in_circle(unit, person_id, people or [])
    entry = kind_of(heading).tell(
        person_id,
        heading,
        words,
        happened=happened,
        first_time=first_time,
        area=area,
        audience=audience,
        by=by.id,
        supported_by=by.supported_by,
    )
    entry.show_to(audience, people or [], by=by.id, supported_by=by.supported_by)
    unit.save(entry)
    return entry.id


@command("offer something")
def offer(
    unit: Unit,
    person_id: UUID,
    heading: str,
    words: str,
    *,
    happened: str = "",
    first_time: bool = False,
    area: str = "",
    author: str = "",
    how_known: str = "",
    by: Actor,
) -> UUID:
    """Offer something: it waits for the person. Raises as `tell`."""
    entry = kind_of(heading).offer(
        person_id,
        heading,
        words,
        happened=happened,
        first_time=first_time,
        area=area,
        author=author,
        how_known=how_known,
        by=by.reader,
    )
    unit.save(entry)
    return entry.id


@command("decide about an offer")
def accept(unit: Unit, person_id: UUID, entry_id: UUID, *, by: Actor) -> None:
    """Yes, show this. Raises NotAllowed, NotInRecord, AlreadyDecided."""
    entry = unit.part(Entry, person_id, entry_id)
    entry.accept(by=by.id, supported_by=by.supported_by)
    unit.save(entry)


@command("decide about an offer")
def say_in_my_words(unit: Unit, person_id: UUID, entry_id: UUID, words: str, *, by: Actor) -> None:
    """Yes, in my words. Raises NotAllowed, NotInRecord, AlreadyDecided and as `domain.words.spoken`."""
    entry = unit.part(Entry, person_id, entry_id)
    entry.say_in_my_words(words, by=by.id, supported_by=by.supported_by)
    unit.save(entry)


@command("decide about an offer")
def keep_private(unit: Unit, person_id: UUID, entry_id: UUID, *, by: Actor) -> None:
    """Just for me. Raises NotAllowed, NotInRecord, AlreadyDecided."""
    entry = unit.part(Entry, person_id, entry_id)
    entry.keep_private(by=by.id, supported_by=by.supported_by)
    unit.save(entry)


@command("decide about an offer")
def decline(unit: Unit, person_id: UUID, entry_id: UUID, *, by: Actor) -> None:
    """No thank you. Raises NotAllowed, NotInRecord, AlreadyDecided."""
    entry = unit.part(Entry, person_id, entry_id)
    entry.decline(by=by.id, supported_by=by.supported_by)
    unit.save(entry)


@command("reword an entry")
def reword(unit: Unit, person_id: UUID, entry_id: UUID, words: str, *, seen: int, by: Actor) -> None:
    """Say it in new words. Raises NotAllowed, NotInRecord, ChangedMeanwhile, PutAway, StillWaiting."""
    entry = entry_to_change(unit, Entry, person_id, entry_id, by)
    entry.reword(words, seen=seen, by=by.id, supported_by=by.supported_by)
    unit.save(entry)


@command("choose who sees an entry")
def show_to(unit: Unit, person_id: UUID, entry_id: UUID, audience: Audience, *, people: list[UUID], by: Actor) -> None:
    """Choose who can see it. Raises NotAllowed, NotInRecord, PutAway, StillWaiting."""
    require_in_circle(unit, person_id, people)
    entry = entry_to_change(unit, Entry, person_id, entry_id, by)
    entry.show_to(audience, people, by=by.id, supported_by=by.supported_by)
    unit.save(entry)


@command("put an entry away")
def put_away(unit: Unit, person_id: UUID, entry_id: UUID, *, by: Actor) -> None:
    """Put it away. Raises NotAllowed, NotInRecord, StillWaiting."""
    entry = entry_to_change(unit, Entry, person_id, entry_id, by)
    entry.put_away(by=by.id, supported_by=by.supported_by)
    unit.save(entry)


@command("bring an entry back")
def bring_back(unit: Unit, person_id: UUID, entry_id: UUID, *, by: Actor) -> None:
    """Bring back what was put away or declined. Raises NotAllowed, NotInRecord."""
    entry = entry_to_change(unit, Entry, person_id, entry_id, by)
    entry.bring_back(by=by.id, supported_by=by.supported_by)
    unit.save(entry)
