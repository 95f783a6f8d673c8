"""Who may know what somebody needs: everyone who supports them, or just some."""

from collections.abc import Sequence
from enum import StrEnum
from uuid import UUID

from domain.refusals import Refused
from domain.sayings import Ours


class KnownTo(StrEnum):
    """Who may know of it. The value is how it is said on a page."""

    EVERYONE = Ours("everyone who supports me")
    JUST_THESE = Ours("just these people")


class NobodyChosen(Refused):
    """Nobody is chosen who may know."""


def chosen_to_know(audience: KnownTo, people: Sequence[UUID]) -> list[UUID]:
    """Those who may know, each once. Raises NobodyChosen."""
    if audience is KnownTo.EVERYONE:
        return []
    if not people:
        raise NobodyChosen("Tick at least one person who may know. Nobody can help with what nobody knows.")
    return sorted(set(people))
