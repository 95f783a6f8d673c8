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


for noun in iter_modules(__path__):  # each adds what undoes its events
    import_module(f"{__name__}.{noun.name}")
