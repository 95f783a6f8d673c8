"""What undoes what: each change has an opposite, which is a change of its own. Nothing is ever taken out of the log.

A note is the scheme's record: it is corrected, with both wordings kept, and not undone.
Each noun has a module here, which says what undoes what happens to it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import singledispatch
from importlib import import_module
from pkgutil import iter_modules
from typing import Any
from uuid import UUID

from domain.adjustments import Adjustment
from domain.easy_reads import EasyRead
from domain.people import Person
from domain.refusals import Refused
from domain.sayings import Ours

CANNOT_BE_UNDONE = Ours("This cannot be undone. You can still change it yourself.")


class NothingToUndo(Refused):
    """This has no opposite."""

    def __init__(self, says: str = CANNOT_BE_UNDONE, /, **parts: object) -> None:
        super().__init__(says, **parts)


@dataclass(frozen=True)
class Undoing:
    """Who undoes a change, and what stood before it."""

    before: Any
    """The part as it was before the change; None where the change began it."""
    after: UUID | None
    """What an entry followed before it was moved in the main profile, which does not know its order."""
    who: Mapping[str, Any]
    """`by` and `supported_by`."""


STAYS_SAID = (Adjustment.AdjustmentRecorded, Adjustment.AdjustmentUsed)
"""What stays said where somebody else said it: what the person needs, and whether it was met."""
SEEN_BY_WHO_HELPED = (
    Person.NameAndPronounsChosen,
    EasyRead.SaidEasily,
    EasyRead.DraftApproved,
    EasyRead.DraftDeclined,
    EasyRead.EasyWordsTakenAway,
)
"""What stood before these may be hidden from whoever helps, unless they helped with it.

A name that is covered now, or easy words from before it was shared what they say again.
"""


@singledispatch
def undo(change: Any, part: Any, how: Undoing) -> None:
    """Make the opposite of the last change of a part. Raises NothingToUndo and what the opposite raises."""
    raise NothingToUndo


def is_undone_by(change: Any, by: UUID, supported_by: UUID | None) -> bool:
    """Whether there is anything that undoes this, for whoever undoes it and who helps them."""
    if undo.dispatch(type(change)) is undo.dispatch(object):
        return False
    if isinstance(change, STAYS_SAID) and change.by != by:
        return False
    return supported_by is None or not isinstance(change, SEEN_BY_WHO_HELPED) or change.supported_by == supported_by


for noun in iter_modules(__path__):  # each adds what undoes its events
    import_module(f"{__name__}.{noun.name}")
