"""Paper slips: what was ticked by hand on paper, entered afterwards, all of it at once or none."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from caserecord.commands import command
from caserecord.helps import require_helper
from caserecord.photos import offered_photo
from caserecord.units import Unit
from domain.entries import Entry
from domain.offered_photos import Decision, OfferedPhoto
from domain.permissions import Actor
from domain.records import Part
from domain.refusals import AlreadyDecided, NotInRecord


class Choice(StrEnum):
    """What can be ticked that decides. A slip with nothing ticked stays undecided."""

    YES = "yes"
    MY_WORDS = "my-words"
    JUST_FOR_ME = "just-for-me"
    NO = "no"


@dataclass(frozen=True)
class Slip:
    """One paper slip: which offer it is about, and what was ticked."""

    entry: UUID
    """The offer, of words or of a photo."""
    choice: Choice
    words: str = ""
    """The person's own words, where they ticked "Yes, in my words"."""


@command("decide about an offer")
def enter(unit: Unit, person_id: UUID, slips: tuple[Slip, ...], *, helper: UUID | None = None, by: Actor) -> None:
    """Enter what was ticked, and who helped: whoever enters it, unless it was somebody else.

    Raises NotAllowed, NotInRecord, AlreadyDecided and as `domain.words.spoken`.
    """
    helped = helper or by.supported_by
    if helped:
        require_helper(unit, person_id, helped)
    for slip in slips:
        offer = unit.part(Part, person_id, slip.entry)
        if isinstance(offer, OfferedPhoto):
            photo = offered_photo(unit, person_id, slip.entry, by)
            _decide_about_photo(photo, slip, by=by.id, helper=helped)
            unit.save(photo)
        else:
            entry = unit.part(Entry, person_id, slip.entry)
            _decide(entry, slip, by=by.id, helper=helped)
            unit.save(entry)


def _decide_about_photo(photo: OfferedPhoto, slip: Slip, *, by: UUID, helper: UUID | None) -> None:
    if photo.decision is not Decision.WAITING:
        raise AlreadyDecided("This has been decided already. Look at the photo: you can still change it.")
    match slip.choice:
        case Choice.YES:
            photo.accept(by=by, supported_by=helper)
        case Choice.JUST_FOR_ME:
            photo.keep_private(by=by, supported_by=helper)
        case Choice.NO:
            photo.decline(by=by, supported_by=helper)
        case _:  # a photo is not said in other words
            raise NotInRecord


def _decide(entry: Entry, slip: Slip, *, by: UUID, helper: UUID | None) -> None:
    match slip.choice:
        case Choice.YES:
            entry.accept(by=by, supported_by=helper)
        case Choice.MY_WORDS:
            entry.say_in_my_words(slip.words, by=by, supported_by=helper)
        case Choice.JUST_FOR_ME:
            entry.keep_private(by=by, supported_by=helper)
        case _:  # no, thank you
            entry.decline(by=by, supported_by=helper)
