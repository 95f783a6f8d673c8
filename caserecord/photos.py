"""What may be asked of a photo: add, describe, agree, take back, put away, bring back."""

from dataclasses import replace
from uuid import UUID, uuid4

from caserecord.commands import command
from caserecord.entries import entry_to_change
from caserecord.units import Unit
from domain.circles import Circle
from domain.entries import Entry
from domain.offered_photos import OfferedPhoto
from domain.permissions import Actor
from domain.photos import Photo
from domain.refusals import NotInRecord
from domain.snaps import Sitters, Snap


@command("add a photo")
def add(unit: Unit, person_id: UUID, about: UUID, snap: Snap[bytes], *, by: Actor) -> UUID:
    """Add a photo on something. Raises NotAllowed, NotInRecord, WordsTooLong, WordsUnreadable."""
    sitters = _all_in_it(unit, person_id, about, snap.sitters)
    if about not in sitters.shows and about != person_id:
        entry_to_change(unit, Entry, person_id, about, by)
    photo_id = uuid4()
    kept = snap.kept(lambda copy: unit.keep(photo_id, person_id, copy), sitters)
    photo = Photo.add(person_id, about, kept, photo_id=photo_id, by=by.id, supported_by=by.supported_by)
    unit.save(photo)
    return photo_id


@command("offer something")
def offer(unit: Unit, person_id: UUID, about: UUID, snap: Snap[bytes], *, by: Actor) -> UUID:
    """Offer a photo of the person, or with something that was offered before: it waits. Raises as `add`."""
    if about != person_id and unit.part(Entry, person_id, about).written_by != by.reader:
        raise NotInRecord
    sitters = _all_in_it(unit, person_id, about, snap.sitters)
    photo_id = uuid4()
    kept = snap.kept(lambda copy: unit.keep(photo_id, person_id, copy), sitters)
    unit.save(OfferedPhoto.offer(person_id, about, kept, photo_id=photo_id, by=by.reader))
    return photo_id


@command("decide about an offer")
def accept(unit: Unit, person_id: UUID, photo_id: UUID, *, by: Actor) -> None:
    """Yes, show it. Raises NotAllowed, NotInRecord, TakenBack."""
    photo = offered_photo(unit, person_id, photo_id, by)
    photo.accept(by=by.id, supported_by=by.supported_by)
    unit.save(photo)


@command("decide about an offer")
def keep_private(unit: Unit, person_id: UUID, photo_id: UUID, *, by: Actor) -> None:
    """Just for me. Raises NotAllowed, NotInRecord, AlreadyDecided, TakenBack."""
    photo = offered_photo(unit, person_id, photo_id, by)
    photo.keep_private(by=by.id, supported_by=by.supported_by)
    unit.save(photo)


@command("decide about an offer")
def decline(unit: Unit, person_id: UUID, photo_id: UUID, *, by: Actor) -> None:
    """No thank you. Raises NotAllowed, NotInRecord, AlreadyDecided, TakenBack."""
    photo = offered_photo(unit, person_id, photo_id, by)
    photo.decline(by=by.id, supported_by=by.supported_by)
    unit.save(photo)


@command("add a photo")
def choose_people(unit: Unit, person_id: UUID, photo_id: UUID, sitters: Sitters, *, by: Actor) -> None:
    """Say anew who is in it. Raises NotAllowed, NotInRecord, TakenBack."""
    photo = photo_to_change(unit, person_id, photo_id, by)
    sitters = _all_in_it(unit, person_id, photo.about, sitters)
    photo.choose_people(sitters, by=by.id, supported_by=by.supported_by)
    unit.save(photo)


@command("add a photo")
def describe(unit: Unit, person_id: UUID, photo_id: UUID, words: str, *, by: Actor) -> None:
    """Say in words what it shows. Raises NotAllowed, NotInRecord, TakenBack, WordsTooLong, WordsUnreadable."""
    photo = photo_to_change(unit, person_id, photo_id, by)
    photo.describe(words, by=by.id, supported_by=by.supported_by)
    unit.save(photo)


@command("add a photo")
def say_others_agreed(unit: Unit, person_id: UUID, photo_id: UUID, *, by: Actor) -> None:
    """Say that everybody else in it has said yes. Raises NotAllowed, NotInRecord, TakenBack."""
    photo = photo_to_change(unit, person_id, photo_id, by)
    photo.say_others_agreed(by=by.id, supported_by=by.supported_by)
    unit.save(photo)


@command("put a photo away")
def put_away(unit: Unit, person_id: UUID, photo_id: UUID, *, by: Actor) -> None:
    """Put it away. Raises NotAllowed, NotInRecord, TakenBack."""
    photo = photo_to_change(unit, person_id, photo_id, by)
    photo.put_away(by=by.id, supported_by=by.supported_by)
    unit.save(photo)


@command("put a photo away")
def bring_back(unit: Unit, person_id: UUID, photo_id: UUID, *, by: Actor) -> None:
    """Bring it back. Raises NotAllowed, NotInRecord, TakenBack."""
    photo = photo_to_change(unit, person_id, photo_id, by)
    photo.bring_back(by=by.id, supported_by=by.supported_by)
    unit.save(photo)


@command("agree to a photo")
def agree(unit: Unit, person_id: UUID, photo_id: UUID, *, by: Actor) -> None:
    """Say yes, as somebody in it. Raises NotAllowed, NotInRecord, TakenBack."""
    photo = unit.part(Photo, person_id, photo_id)
    if by.reader not in photo.sitters.shows or not photo.is_decided:
        raise NotInRecord  # whoever is not in it learns nothing of it
    photo.agree(by=by.reader)
    unit.save(photo)


@command("take back a photo")
def take_back(unit: Unit, person_id: UUID, photo_id: UUID, *, by: Actor) -> None:
    """Take back a yes: the person, somebody in it, or the scheme for them. Raises NotAllowed, NotInRecord."""
    for_somebody = unit.permit.also("take back a photo for somebody in it")
    photo = photo_to_change(unit, person_id, photo_id, by)
    is_theirs = by.id == person_id or (photo.is_decided and (for_somebody or by.id in photo.sitters.shows))
    if not is_theirs:
        raise NotInRecord
    photo.take_back(by=by.id, supported_by=by.supported_by, for_somebody=for_somebody)
    unit.save(photo)


def photo_to_change(unit: Unit, person_id: UUID, photo_id: UUID, by: Actor) -> Photo:
    """A photo, for whoever changes it. Raises NotInRecord, also where the person keeps it from their helper."""
    photo = unit.part(Photo, person_id, photo_id)
    if by.supported_by and photo.is_kept_from_helpers():
        raise NotInRecord
    if by.supported_by and photo.about != person_id and photo.about not in _in_circle(unit, person_id):
        entry_to_change(unit, Entry, person_id, photo.about, by)
    return photo


def offered_photo(unit: Unit, person_id: UUID, photo_id: UUID, by: Actor) -> OfferedPhoto:
    """A photo that was offered, for whoever decides about it. Raises NotInRecord."""
    photo = photo_to_change(unit, person_id, photo_id, by)
    if not isinstance(photo, OfferedPhoto):
        raise NotInRecord
    return photo


def _all_in_it(unit: Unit, person_id: UUID, about: UUID, sitters: Sitters) -> Sitters:
    """Who is in a photo on something: whoever it is a photo of is in it. Raises NotInRecord."""
    in_circle = _in_circle(unit, person_id)
    if not {person_id, *in_circle}.issuperset(sitters.shows):
        raise NotInRecord("Choose from your own people.")
    return replace(sitters, shows=(*sitters.shows, about)) if about in in_circle else sitters


def _in_circle(unit: Unit, person_id: UUID) -> set[UUID]:
    """Who is or was among the person's people."""
    return {belonging.member for belonging in unit.part(Circle, person_id, Circle.id_of(person_id)).belongings}
