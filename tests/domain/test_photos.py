"""Photos: everybody in one agrees, and anybody in it can take that back."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from domain.offered_photos import OfferedPhoto
from domain.photos import Photo, TakenBack
from domain.refusals import NotAllowed, WordsTooLong
from domain.snaps import Sitters
from tests.domain.lives import FRED, RHIAN, SAM, WENDY, happened, last, settled
from tests.snaps import hashed

BREAD = UUID(int=50)


def added(*shows: UUID, **more: Any) -> Photo:
    return settled(unsettled(*shows, **more))  # type: ignore[no-any-return]


def unsettled(*shows: UUID, **more: Any) -> Photo:
    return Photo.add(SAM, BREAD, hashed(*shows, **more), photo_id=uuid4(), by=SAM)


def test_a_photo_of_a_thing_is_agreed_at_once() -> None:
    assert added().is_agreed


def test_who_adds_a_photo_of_themselves_says_yes_to_it() -> None:
    assert added(SAM).is_agreed


def test_everybody_else_in_a_photo_is_asked() -> None:
    photo = added(SAM, RHIAN, FRED, RHIAN)
    assert photo.sitters.shows == (SAM, RHIAN, FRED)

    photo.agree(by=RHIAN)
    photo.agree(by=RHIAN)
    photo.agree(by=SAM)
    assert not photo.is_agreed
    photo.agree(by=FRED)

    assert photo.is_agreed
    assert happened(photo) == ["Agreed", "Agreed"]


def test_somebody_who_is_not_a_member_is_asked_by_whoever_adds_it() -> None:
    asked, not_asked = added(others=True, others_agreed=True), added(others=True)
    assert asked.is_agreed
    assert not not_asked.is_agreed

    for photo in (asked, not_asked):
        photo.say_others_agreed(by=SAM, supported_by=RHIAN)

    assert happened(asked) == []
    assert last(not_asked).supported_by == RHIAN
    assert not_asked.is_agreed


def test_who_has_agreed_is_said_only_of_somebody_who_is_there() -> None:
    said = {"others": False, "others_agreed": True}
    offered = OfferedPhoto.offer(SAM, BREAD, hashed(**said), photo_id=uuid4(), by=RHIAN)
    changed = added(SAM)

    changed.choose_people(Sitters(**said), by=SAM)

    for photo in (unsettled(**said), offered, changed):
        assert last(photo).others_agreed is False
        assert photo.sitters == Sitters()


def test_only_somebody_in_it_says_yes() -> None:
    with pytest.raises(NotAllowed, match="You are not in this photo"):
        added(RHIAN).agree(by=WENDY)


@pytest.mark.parametrize("who", [SAM, RHIAN])
def test_the_person_and_anybody_in_it_can_take_it_back_for_good(who: UUID) -> None:
    photo = added(RHIAN)

    photo.take_back(by=who)
    photo.take_back(by=who)

    assert happened(photo) == ["TakenBack"]
    for ask in (
        lambda: photo.agree(by=RHIAN),
        lambda: photo.describe("Us", by=SAM),
        lambda: photo.put_away(by=SAM),
        lambda: photo.bring_back(by=SAM),
        lambda: photo.say_others_agreed(by=SAM),
    ):
        with pytest.raises(TakenBack, match="gone from every page"):
            ask()


def test_nobody_else_takes_it_back_unless_somebody_in_it_asked_them_to() -> None:
    photo = added(RHIAN)
    with pytest.raises(NotAllowed):
        photo.take_back(by=WENDY)

    photo.take_back(by=WENDY, for_somebody=True)

    assert photo.is_taken_back


def test_what_it_shows_is_said_and_said_again() -> None:
    photo = added(words="Bread")

    photo.describe("Bread", by=SAM)
    photo.describe("My bread", by=SAM)
    photo.describe("", by=SAM)

    assert happened(photo) == ["Described", "Described"]
    with pytest.raises(WordsTooLong):
        photo.describe("x" * 201, by=SAM)
    with pytest.raises(WordsTooLong):
        added(words="x" * 201)


def test_it_is_put_away_and_brought_back_once() -> None:
    photo = added()

    photo.bring_back(by=SAM)
    photo.put_away(by=SAM)
    photo.put_away(by=SAM)
    photo.bring_back(by=SAM)

    assert happened(photo) == ["PutAway", "BroughtBack"]
    assert not photo.is_put_away


def test_whoever_is_added_to_a_photo_is_asked_and_whoever_has_said_yes_is_not_asked_again() -> None:
    photo = added(SAM, RHIAN)
    photo.agree(by=RHIAN)

    photo.choose_people(Sitters((SAM, RHIAN, FRED, FRED)), by=SAM)

    assert not photo.is_agreed
    assert photo.asked == {FRED}
    photo.choose_people(Sitters((SAM, RHIAN)), by=SAM)
    photo.choose_people(Sitters((RHIAN, SAM)), by=SAM)
    assert photo.is_agreed
    assert happened(photo) == ["Agreed", "PeopleChosen", "PeopleChosen"]


def test_somebody_else_who_is_added_is_asked_by_whoever_says_so() -> None:
    photo = added()

    photo.choose_people(Sitters(others=True), by=SAM)
    assert not photo.is_agreed
    photo.choose_people(Sitters(others=True, others_agreed=True), by=SAM)

    assert photo.is_agreed
    assert [event.others_agreed for event in photo.pending_events] == [False, True]


def test_nobody_is_added_to_a_photo_that_was_taken_back() -> None:
    photo = added(RHIAN)
    photo.take_back(by=RHIAN)

    with pytest.raises(TakenBack):
        photo.choose_people(Sitters(), by=SAM)
