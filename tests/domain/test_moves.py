"""Whoever moves an entry says how often they saw that it had been moved."""

from uuid import UUID

import pytest

from domain.chosen_profiles import ChosenProfile
from domain.profiles import Profile
from domain.refusals import ChangedMeanwhile
from tests.domain.lives import SAM, settled

TEA, BUS, SEA = (UUID(int=11 + number) for number in range(3))


def main() -> Profile:
    return settled(Profile.begin(SAM, by=SAM))


def chosen() -> ChosenProfile:
    found = ChosenProfile.begin(SAM, "For work", by=SAM)
    for entry in (TEA, BUS, SEA):
        found.include(entry, by=SAM)
    return settled(found)


@pytest.mark.parametrize("begin", [main, chosen])
def test_an_entry_moved_since_it_was_seen_is_not_moved_again(begin: type[Profile]) -> None:
    found = begin()
    found.move(SEA, after=TEA, seen=0, by=SAM)

    with pytest.raises(ChangedMeanwhile, match="order was changed since you looked"):
        found.move(SEA, after=None, seen=0, by=SAM)
    found.move(SEA, after=None, seen=1, by=SAM)

    assert len(found.pending_events) == 2


@pytest.mark.parametrize("begin", [main, chosen])
def test_nothing_is_moved_behind_what_was_moved_since(begin: type[Profile]) -> None:
    found = begin()
    found.move(SEA, after=None, seen=0, by=SAM)

    with pytest.raises(ChangedMeanwhile):
        found.move(TEA, after=SEA, seen=0, by=SAM)
    found.move(TEA, after=BUS, seen=0, by=SAM)
    found.move(BUS, after=SEA, seen=1, by=SAM)

    assert len(found.pending_events) == 3
