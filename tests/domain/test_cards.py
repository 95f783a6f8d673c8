"""Cards: told in parts, each part checked, reworded and decided as a whole."""

import pytest

from domain.card_kinds import KINDS, card_kind
from domain.cards import Card
from domain.entries import Audience, State
from domain.headings import heading
from domain.refusals import (
    AlreadyDecided,
    ChangedMeanwhile,
    NotAHeading,
    PutAway,
    StillWaiting,
    WordsMissing,
    WordsTooLong,
    WordsUnreadable,
)
from tests.domain.lives import RHIAN, SAM, happened, last, settled

ROW = ["I push my plate", "I have had enough", "Take the plate"]
OTHER = ["I push my plate", "I want tea", "Bring tea"]


def card() -> Card:
    return settled(Card.tell_parts(SAM, "chart", ROW, by=SAM))


def offered() -> Card:
    return settled(Card.offer_parts(SAM, "chart", ROW, how_known="I saw it", by=RHIAN))


def test_a_card_is_told_in_parts_under_the_heading_of_its_kind() -> None:
    told = Card.tell_parts(SAM, "chart", ROW, by=SAM, supported_by=RHIAN)

    assert (told.words, told.parts, told.heading) == (ROW[0], ROW[1:], "communicate")
    assert (last(told).supported_by, told.audience) == (RHIAN, Audience.EVERYONE)


def test_every_kind_stands_under_a_heading() -> None:
    assert [heading(kind.heading).key for kind in KINDS] == [kind.heading for kind in KINDS]


@pytest.mark.parametrize("key", ["contact", "elsewhere"])
def test_who_to_call_and_what_is_elsewhere_is_not_in_the_profile_unless_the_person_says_so(key: str) -> None:
    said = ["Rhian", "01234 567890", "If I am ill", "today"][: len(card_kind(key).parts)]

    assert Card.tell_parts(SAM, key, said, by=SAM).audience == Audience.NOT_IN_PROFILE
    assert Card.tell_parts(SAM, key, said, audience=Audience.EVERYONE, by=SAM).audience == Audience.EVERYONE


def test_a_bad_day_is_never_told_without_what_helps() -> None:
    with pytest.raises(WordsMissing, match="Write what helps then"):
        Card.tell_parts(SAM, "bad-day", ["I stay in bed", " "], by=SAM)


def test_a_part_that_is_not_needed_can_be_left_out() -> None:
    assert Card.tell_parts(SAM, "good-day", ["I sing", ""], by=SAM).parts == [""]


@pytest.mark.parametrize(
    ("key", "said", "refusal"),
    [
        ("horoscope", ROW, NotAHeading),
        ("chart", ROW[:2], WordsMissing),
        ("chart", ["", "", ""], WordsMissing),
        ("chart", ["x" * 2001, "y", "z"], WordsTooLong),
        ("chart", ["x", "y\x00", "z"], WordsUnreadable),
        ("contact", ["Rhian", "call her", "If I am ill"], WordsUnreadable),
        ("elsewhere", ["My medicine list: " + "tablet " * 40, "the folder", "Rhian", ""], WordsTooLong),
    ],
)
def test_what_cannot_be_kept_is_refused(key: str, said: list[str], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        Card.tell_parts(SAM, key, said, by=SAM)
    with pytest.raises(refusal):
        Card.offer_parts(SAM, key, said, by=RHIAN)


def test_a_card_is_said_in_new_words_as_a_whole_and_only_if_they_are_new() -> None:
    told = card()

    told.reword_parts(OTHER, seen=1, by=SAM)
    told.reword_parts(OTHER, seen=2, by=SAM)

    assert (told.words, told.parts, told.wording) == (OTHER[0], OTHER[1:], 2)
    assert happened(told) == ["PartsReworded"]


def test_new_words_for_another_wording_or_for_what_is_not_kept_are_refused() -> None:
    away = card()
    away.put_away(by=SAM)

    with pytest.raises(ChangedMeanwhile):
        card().reword_parts(OTHER, seen=2, by=SAM)
    with pytest.raises(PutAway):
        away.reword_parts(OTHER, seen=1, by=SAM)
    with pytest.raises(StillWaiting):
        offered().reword_parts(OTHER, seen=1, by=SAM)


def test_an_offered_card_is_said_in_my_words_once() -> None:
    found = offered()

    found.say_parts_in_my_words(OTHER, by=SAM, supported_by=RHIAN)
    found.say_parts_in_my_words(OTHER, by=SAM)

    assert (found.parts, found.state, found.audience, found.wording) == (OTHER[1:], State.KEPT, Audience.EVERYONE, 2)
    assert happened(found) == ["PartsSaidInMyWords"]
    with pytest.raises(AlreadyDecided):
        found.say_parts_in_my_words(ROW, by=SAM)


def test_an_offered_card_is_decided_like_every_offer() -> None:
    found = offered()

    found.accept(by=SAM)

    assert (found.state, found.parts) == (State.KEPT, ROW[1:])
