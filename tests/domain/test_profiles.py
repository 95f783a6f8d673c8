"""The profile: what the person moved, left out, and included again."""

from uuid import UUID

import pytest

from domain.profiles import Profile
from domain.refusals import NotInRecord
from tests.domain.lives import RHIAN, SAM, WENDY, happened, last, settled

TEA, BUS = UUID(int=11), UUID(int=12)


def profile() -> Profile:
    return settled(Profile.begin(SAM, by=WENDY))


def test_everybody_has_one_profile_with_an_id_that_is_known() -> None:
    assert Profile.begin(SAM, by=WENDY).id == Profile.id_of(SAM) != Profile.id_of(RHIAN)


def test_an_entry_is_moved_behind_another_or_to_the_front() -> None:
    found = profile()

    found.move(TEA, after=BUS, by=SAM, supported_by=RHIAN)
    found.move(TEA, after=None, by=SAM)

    assert [(each.entry, each.after) for each in found.pending_events] == [(TEA, BUS), (TEA, None)]


def test_an_entry_does_not_follow_itself() -> None:
    with pytest.raises(NotInRecord):
        profile().move(TEA, after=TEA, by=SAM)


def test_what_is_left_out_is_not_moved_until_it_is_included_again() -> None:
    found = profile()
    found.leave_out(TEA, by=SAM)

    with pytest.raises(NotInRecord, match="Include it first"):
        found.move(TEA, after=None, by=SAM)
    found.include(TEA, by=SAM)
    found.move(TEA, after=None, by=SAM)

    assert last(found).entry == TEA


def test_leaving_out_and_including_twice_happens_once() -> None:
    found = profile()

    found.leave_out(TEA, by=SAM)
    found.leave_out(TEA, by=SAM)
    found.include(TEA, by=SAM)
    found.include(TEA, by=SAM)

    assert happened(found) == ["LeftOut", "Included"]
