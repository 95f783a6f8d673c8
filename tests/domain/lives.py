"""Who there is in these tests, and what happened to something, as events."""

from typing import Any
from uuid import UUID

from domain.records import Kept

SAM, RHIAN, WENDY, FRED = (UUID(int=number) for number in range(1, 5))
"""A person; their carer, their worker, their brother."""


def happened(kept: Kept) -> list[str]:
    """What happened since this was last asked, by name."""
    return [type(event).__name__ for event in kept.collect_events()]


def last(kept: Kept) -> Any:
    """The newest event that has not been kept yet."""
    return kept.pending_events[-1]


def settled(kept: Any) -> Any:
    """The same, with everything so far kept."""
    kept.collect_events()
    return kept
