"""Photos that somebody offers: the person decides first, and only then is anybody else asked."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from domain.offered_photos import Decision, OfferedPhoto
from domain.photos import TakenBack
from domain.refusals import AlreadyDecided, WordsTooLong
from tests.domain.lives import FRED, RHIAN, SAM, happened, settled
from tests.snaps import hashed


def offered(*shows: UUID, **more: Any) -> OfferedPhoto:
    photo = OfferedPhoto.offer(SAM, SAM, hashed(*shows, **more), photo_id=uuid4(), by=RHIAN)
    return settled(photo)  # type: ignore[no-any-return]


def test_it_waits_for_the_person_and_then_for_everybody_in_it_but_who_offered_it() -> None:
    photo = offered(SAM, RHIAN, FRED)
    assert (photo.decision, photo.is_decided, photo.asked) == (Decision.WAITING, False, {FRED})

    photo.accept(by=SAM, supported_by=FRED)
    photo.accept(by=SAM)

    assert photo.is_decided
    assert happened(photo) == ["Accepted"]


@pytest.mark.parametrize("decide", ["keep_private", "decline"])
def test_what_was_kept_or_declined_is_kept_from_helpers_and_can_be_shown_after_all(decide: str) -> None:
    photo = offered()

    getattr(photo, decide)(by=SAM)
    getattr(photo, decide)(by=SAM)

    assert len(photo.pending_events) == 1
    assert photo.is_kept_from_helpers()
    photo.accept(by=SAM)
    assert not photo.is_kept_from_helpers()


def test_whoever_decides_second_is_told_what_was_decided() -> None:
    photo = offered()
    photo.accept(by=SAM)

    for decide in (photo.keep_private, photo.decline):
        with pytest.raises(AlreadyDecided, match="you can still change it"):
            decide(by=SAM)


def test_it_is_asked_about_again_once() -> None:
    photo = offered()
    photo.ask_again(by=SAM)
    photo.decline(by=SAM)
    photo.ask_again(by=SAM)

    assert happened(photo) == ["Declined", "DecisionTakenBack"]
    assert photo.decision is Decision.WAITING


def test_nothing_is_decided_about_a_photo_that_is_gone() -> None:
    photo = offered()
    photo.take_back(by=SAM)

    for decide in (photo.accept, photo.keep_private, photo.decline, photo.ask_again):
        with pytest.raises(TakenBack):
            decide(by=SAM)


def test_what_it_shows_is_said_in_few_words() -> None:
    with pytest.raises(WordsTooLong):
        offered(words="x" * 201)
