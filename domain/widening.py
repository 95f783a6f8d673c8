"""Whether a change lets somebody see more of what is kept than before. To let them see less, nothing is asked."""

from functools import singledispatch
from typing import Any

from domain.adjustments import Adjustment
from domain.chosen_profiles import ChosenProfile
from domain.entries import Audience, Entry
from domain.knowers import KnownTo


@singledispatch
def lets_more_be_seen(change: Any, before: Any) -> bool:
    """Whether it opens something that was kept already, given what stood before it.

    What is new is seen by whom it is told to, as it is told: that opens nothing.
    """
    return False


@lets_more_be_seen.register(Entry.AudienceChosen)
@lets_more_be_seen.register(ChosenProfile.AudienceChosen)
@lets_more_be_seen.register(Adjustment.SharingChosen)
def _(change: Any, before: Any) -> bool:
    if change.audience == Audience.MINE_ALONE or before.audience in (Audience.EVERYONE, KnownTo.EVERYONE):
        return False
    return change.audience != before.audience or not {*change.people} <= {*before.people}
