"""What undoes what was done to a photo or a recording: what hangs on an entry."""

from typing import Any

from domain.offered_photos import OfferedPhoto
from domain.photos import Photo
from domain.recordings import Recording
from domain.undoing import Undoing, undo


@undo.register
def _(change: Photo.Described, part: Photo, how: Undoing) -> None:
    part.describe(how.before.words, **how.who)


@undo.register
def _(change: Photo.PeopleChosen, part: Photo, how: Undoing) -> None:
    part.choose_people(how.before.sitters, **how.who)


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
