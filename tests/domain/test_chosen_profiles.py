"""A profile for somebody in particular: it begins empty, and only what was picked is in it."""

from collections.abc import Callable
from uuid import UUID

import pytest

from domain.chosen_profiles import ChosenProfile
from domain.entries import Audience
from domain.refusals import NotInRecord, PutAway, WordsMissing, WordsTooLong
from tests.domain.lives import FRED, RHIAN, SAM, happened, last, settled

TEA, BUS, SEA = (UUID(int=number) for number in (11, 12, 13))


def profile(*picked: UUID) -> ChosenProfile:
    found = ChosenProfile.begin(SAM, "For hospital", by=SAM)
    for entry in picked:
        found.include(entry, by=SAM)
    return settled(found)


def test_a_profile_begins_empty_with_a_name() -> None:
    found = ChosenProfile.begin(SAM, "For hospital", by=SAM, supported_by=RHIAN)

    assert (found.title, found.order, found.audience, found.first_line) == ("For hospital", [], Audience.EVERYONE, "")
    assert (last(found).by, last(found).supported_by, last(found).sealed_for) == (SAM, RHIAN, SAM)


@pytest.mark.parametrize(("title", "refusal"), [(" ", WordsMissing), ("x" * 201, WordsTooLong)])
def test_a_name_is_a_few_words(title: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        ChosenProfile.begin(SAM, title, by=SAM)
    with pytest.raises(refusal):
        profile().rename(title, by=SAM)


def test_a_profile_gets_another_name_and_a_first_line() -> None:
    found = profile()

    found.rename("For my short break", by=SAM)
    found.rename("For my short break", by=SAM)
    found.say_first_line("Ask me about pigeons", by=SAM)
    found.say_first_line("Ask me about pigeons", by=SAM)

    assert (found.title, found.first_line) == ("For my short break", "Ask me about pigeons")
    assert happened(found) == ["Renamed", "FirstLineSaid"]


def test_what_is_picked_stands_in_the_order_it_was_picked_in() -> None:
    found = profile(TEA, BUS)

    found.include(BUS, by=SAM)

    assert (found.order, happened(found)) == ([TEA, BUS], [])


def test_what_is_taken_out_comes_back_to_its_place() -> None:
    found = profile(TEA, BUS)

    found.leave_out(TEA, by=SAM)
    found.leave_out(TEA, by=SAM)
    assert not found.holds(TEA)
    found.include(TEA, by=SAM)

    assert (found.order, happened(found)) == ([TEA, BUS], ["LeftOut", "Included"])


def test_something_is_moved_behind_something_else_or_to_the_front() -> None:
    found = profile(TEA, BUS, SEA)

    found.move(TEA, after=BUS, by=SAM)
    assert found.order == [BUS, TEA, SEA]
    found.move(SEA, after=None, by=SAM)

    assert found.order == [SEA, BUS, TEA]


@pytest.mark.parametrize(("moved", "after"), [(SEA, TEA), (TEA, TEA), (TEA, SEA)])
def test_only_what_is_in_it_is_moved(moved: UUID, after: UUID) -> None:
    with pytest.raises(NotInRecord, match="Pick it first"):
        profile(TEA, BUS).move(moved, after=after, by=SAM)


def test_the_person_chooses_who_can_see_it() -> None:
    found = profile()

    assert not found.is_kept_from(RHIAN)
    found.show_to(Audience.JUST_THESE, [FRED, FRED], by=SAM)
    found.show_to(Audience.JUST_THESE, [FRED], by=SAM)
    assert (found.is_kept_from(RHIAN), found.is_kept_from(FRED)) == (True, False)
    found.show_to(Audience.MINE_ALONE, [FRED], by=SAM)

    assert (found.is_kept_from(FRED), found.people) == (True, [])
    assert happened(found) == ["AudienceChosen", "AudienceChosen"]


def test_a_profile_can_be_begun_for_just_some_people() -> None:
    found = ChosenProfile.begin(SAM, "For Fred", audience=Audience.JUST_THESE, people=[FRED], by=SAM)

    assert (found.audience, found.people) == (Audience.JUST_THESE, [FRED])


def test_a_profile_is_put_away_and_brought_back_as_it_was() -> None:
    found = profile(TEA)

    found.put_away(by=SAM)
    found.put_away(by=SAM)
    found.bring_back(by=SAM)
    found.bring_back(by=SAM)

    assert (found.order, happened(found)) == ([TEA], ["PutAway", "BroughtBack"])


@pytest.mark.parametrize(
    "ask",
    [
        lambda found: found.rename("For work", by=SAM),
        lambda found: found.say_first_line("Hello", by=SAM),
        lambda found: found.include(BUS, by=SAM),
        lambda found: found.leave_out(TEA, by=SAM),
        lambda found: found.move(TEA, after=None, by=SAM),
        lambda found: found.show_to(Audience.MINE_ALONE, [], by=SAM),
    ],
    ids=["rename", "say", "include", "leave out", "move", "show"],
)
def test_what_is_put_away_is_brought_back_before_it_changes(ask: Callable[[ChosenProfile], None]) -> None:
    found = profile(TEA)
    found.put_away(by=SAM)

    with pytest.raises(PutAway, match="Bring it back first"):
        ask(found)
