"""What undoes what: each change has an opposite, which is a change of its own. Nothing is ever taken out of the log.

A note is the scheme's record: it is corrected, with both wordings kept, and not undone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import singledispatch
from typing import Any
from uuid import UUID

from domain.cards import Card
from domain.chosen_profiles import ChosenProfile
from domain.entries import Audience, Entry, State
from domain.hopes import Hope
from domain.offered_photos import OfferedPhoto
from domain.people import Person
from domain.photos import Photo
from domain.profiles import Profile
from domain.recordings import Recording
from domain.refusals import Refused
from domain.sayings import Ours


class NothingToUndo(Refused):
    """This has no opposite."""


@dataclass(frozen=True)
class Undoing:
    """Who undoes a change, and what stood before it."""

    before: Any
    """The part as it was before the change; None where the change began it."""
    after: UUID | None
    """What an entry followed before it was moved in the main profile, which does not know its order."""
    who: Mapping[str, Any]
    """`by` and `supported_by`."""


@singledispatch
def undo(change: Any, part: Any, how: Undoing) -> None:
    """Make the opposite of the last change of a part. Raises NothingToUndo and what the opposite raises."""
    raise NothingToUndo(Ours("This cannot be undone. You can still change it yourself."))


def has_opposite(change: object) -> bool:
    """Whether there is anything that undoes this."""
    return undo.dispatch(type(change)) is not undo.dispatch(object)


# Entries


@undo.register
def _(change: Entry.Told, part: Entry, how: Undoing) -> None:
    part.put_away(**how.who)


@undo.register(Entry.AcceptedAsWritten)
@undo.register(Entry.SaidInMyWords)
@undo.register(Entry.KeptPrivate)
@undo.register(Entry.Declined)
def _(change: Entry.Event, part: Entry, how: Undoing) -> None:
    part.ask_again(how.before.words, **how.who)


@undo.register
def _(change: Entry.Reworded, part: Entry, how: Undoing) -> None:
    part.reword(how.before.words, seen=part.wording, **how.who)


@undo.register
def _(change: Card.PartsReworded, part: Card, how: Undoing) -> None:
    part.reword_parts([how.before.words, *how.before.parts], seen=part.wording, **how.who)


@undo.register
def _(change: Card.PartsSaidInMyWords, part: Card, how: Undoing) -> None:
    part.ask_parts_again([how.before.words, *how.before.parts], **how.who)


@undo.register
def _(change: Entry.AudienceChosen, part: Entry, how: Undoing) -> None:
    part.show_to(Audience(how.before.audience), how.before.people, **how.who)


@undo.register
def _(change: Entry.PutAway, part: Entry, how: Undoing) -> None:
    part.bring_back(**how.who)


@undo.register
def _(change: Entry.BroughtBack, part: Entry, how: Undoing) -> None:
    if how.before.state is State.DECLINED:
        part.decline(**how.who)
    else:
        part.put_away(**how.who)


# Hopes


@undo.register
def _(change: Hope.MovedForward, part: Hope, how: Undoing) -> None:
    part.take_back_step(**how.who)


@undo.register
def _(change: Hope.Reached, part: Hope, how: Undoing) -> None:
    part.take_up_again(**how.who)


@undo.register
def _(change: Hope.LetGo, part: Hope, how: Undoing) -> None:
    part.take_up_again(**how.who)
    if how.before.is_reached:
        part.reach(**how.who)


@undo.register
def _(change: Hope.TakenUpAgain, part: Hope, how: Undoing) -> None:
    if how.before.is_let_go:
        part.let_go(**how.who)
    else:
        part.reach(**how.who)


# Profiles


@undo.register(Profile.Included)
@undo.register(ChosenProfile.Included)
def _(change: Any, part: Any, how: Undoing) -> None:
    part.leave_out(change.entry, **how.who)


@undo.register(Profile.LeftOut)
@undo.register(ChosenProfile.LeftOut)
def _(change: Any, part: Any, how: Undoing) -> None:
    part.include(change.entry, **how.who)


@undo.register
def _(change: Profile.Moved, part: Profile, how: Undoing) -> None:
    part.move(change.entry, after=how.after, **how.who)


@undo.register
def _(change: ChosenProfile.Moved, part: ChosenProfile, how: Undoing) -> None:
    at = how.before.order.index(change.entry)
    part.move(change.entry, after=how.before.order[at - 1] if at else None, **how.who)


@undo.register
def _(change: ChosenProfile.Begun, part: ChosenProfile, how: Undoing) -> None:
    part.put_away(**how.who)


@undo.register
def _(change: ChosenProfile.Renamed, part: ChosenProfile, how: Undoing) -> None:
    part.rename(how.before.title, **how.who)


@undo.register
def _(change: ChosenProfile.FirstLineSaid, part: ChosenProfile, how: Undoing) -> None:
    part.say_first_line(how.before.first_line, **how.who)


@undo.register
def _(change: ChosenProfile.AudienceChosen, part: ChosenProfile, how: Undoing) -> None:
    part.show_to(Audience(how.before.audience), how.before.people, **how.who)


@undo.register
def _(change: ChosenProfile.PutAway, part: ChosenProfile, how: Undoing) -> None:
    part.bring_back(**how.who)


@undo.register
def _(change: ChosenProfile.BroughtBack, part: ChosenProfile, how: Undoing) -> None:
    part.put_away(**how.who)


# What hangs on an entry, and how the person is introduced


@undo.register
def _(change: Photo.Described, part: Photo, how: Undoing) -> None:
    part.describe(how.before.words, **how.who)


@undo.register
def _(change: Photo.PeopleChosen, part: Photo, how: Undoing) -> None:
    before = how.before
    part.choose_people(before.shows, others=before.others, others_agreed=not before.others_asked, **how.who)


@undo.register(OfferedPhoto.Accepted)
@undo.register(OfferedPhoto.KeptPrivate)
@undo.register(OfferedPhoto.Declined)
def _(change: Any, part: OfferedPhoto, how: Undoing) -> None:
    part.ask_again(**how.who)


@undo.register(Photo.PutAway)
@undo.register(Recording.PutAway)
def _(change: Any, part: Any, how: Undoing) -> None:
    part.bring_back(**how.who)


@undo.register(Photo.BroughtBack)
@undo.register(Recording.BroughtBack)
def _(change: Any, part: Any, how: Undoing) -> None:
    part.put_away(**how.who)


@undo.register
def _(change: Person.OneLineSaid, part: Person, how: Undoing) -> None:
    part.say_one_line(how.before.one_line, **how.who)
