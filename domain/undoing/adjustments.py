"""What undoes what was said of how to reach somebody. What others said, and did about it, stays."""

from domain.adjustments import Adjustment
from domain.knowers import KnownTo
from domain.undoing import Undoing, undo


@undo.register
def _(change: Adjustment.AdjustmentRecorded, part: Adjustment, how: Undoing) -> None:
    part.take_back(**how.who)


@undo.register
def _(change: Adjustment.SharingChosen, part: Adjustment, how: Undoing) -> None:
    part.share_with(KnownTo(how.before.audience), how.before.people, **how.who)


@undo.register
def _(change: Adjustment.AdjustmentUsed, part: Adjustment, how: Undoing) -> None:
    part.take_use_back(was_met=change.was_met, **how.who)


@undo.register
def _(change: Adjustment.AdjustmentReviewed, part: Adjustment, how: Undoing) -> None:
    part.take_review_back(how.before.words, how.before.review_on, **how.who)


@undo.register
def _(change: Adjustment.AdjustmentEnded, part: Adjustment, how: Undoing) -> None:
    part.need_again(**how.who)
