"""What undoes what was done to the main profile, and to one for somebody in particular."""

from typing import Any

from domain.chosen_profiles import ChosenProfile
from domain.entries import Audience
from domain.profiles import Profile
from domain.undoing import Undoing, undo


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
