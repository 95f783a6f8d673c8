"""What undoes what was done to a hope."""

from domain.hopes import Hope
from domain.undoing import Undoing, undo


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
