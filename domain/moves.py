"""How often each entry of a profile was moved: whoever moves one says how often they saw that it had been."""

from collections import Counter
from uuid import UUID

from domain.refusals import ChangedMeanwhile
from domain.sayings import Ours

CHANGED = Ours("The order was changed since you looked. Look at it, then move it as you like.")


class Moves(Counter[UUID]):
    """How often each entry was moved. It only ever grows."""

    def require(self, seen: int | None, *entries: UUID | None) -> None:
        """Raises ChangedMeanwhile where one of these was moved since, which were moved so often together when seen.

        Nothing is asked of whoever saw no order, as when a move is undone.
        """
        if seen is not None and seen != sum(self[entry] for entry in entries if entry):
            raise ChangedMeanwhile(CHANGED)
