"""Links: given for a time, stopped for good."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from domain import clocks
from domain.links import Link, LinkClosed, NotAPin, a_pin
from domain.refusals import NotADay, WordsTooLong

SOL, RHIAN = uuid4(), uuid4()
A_DAY = date(2026, 5, 3)


@pytest.fixture(autouse=True)
def on_that_day():
    with clocks.at(datetime(2026, 5, 3, 9, 0, tzinfo=UTC)):
        yield


def given(until: date | None = A_DAY + timedelta(days=7), supported_by: UUID | None = None) -> Link:
    return Link.give(SOL, for_whom="my dentist", until=until, by=SOL, supported_by=supported_by)


def names(link: Link) -> list[str]:
    return [type(event).__name__ for event in link.collect_events()]


def test_a_link_opens_from_the_day_it_is_given_to_its_last_day_and_neither_before_nor_after():
    link = given()

    opens = [link.is_open(A_DAY + timedelta(days=day)) for day in (-1, 0, 7, 8)]

    assert opens == [False, True, True, False]


def test_a_link_without_a_last_day_opens_until_it_is_stopped():
    link = given(until=None)
    assert link.is_open(date(2100, 1, 1))

    link.stop(by=SOL)

    assert not link.is_open(A_DAY)
    with pytest.raises(LinkClosed):
        link.open(version=7)


def test_each_opening_is_kept():
    link = given()

    link.open(version=7)
    link.open(version=9)

    assert names(link) == ["LinkGiven", "LinkOpened", "LinkOpened"]


def test_stopping_twice_stops_once():
    link = given()

    link.stop(by=SOL)
    link.stop(by=SOL)
    link.stop_after_wrong_pins()

    assert names(link) == ["LinkGiven", "LinkStopped"]


def test_a_link_stops_itself_after_wrong_pins():
    link = given()

    link.stop_after_wrong_pins()

    assert link.is_stopped
    assert names(link) == ["LinkGiven", "StoppedByWrongPins"]


def test_a_link_cannot_be_over_before_it_begins():
    with pytest.raises(NotADay, match="still to come"):
        given(until=A_DAY - timedelta(days=1))

    assert given(until=A_DAY).is_open(A_DAY)


def test_who_it_is_for_is_a_word_or_a_line():
    with pytest.raises(WordsTooLong):
        Link.give(SOL, for_whom="x" * 201, until=None, by=SOL)


def test_a_link_is_kept_from_every_helper_but_the_one_who_helped_to_give_it():
    assert given().is_kept_from(RHIAN)
    assert not given(supported_by=RHIAN).is_kept_from(RHIAN)


@pytest.mark.parametrize(("said", "pin"), [("", ""), ("  ", ""), ("4072", "4072"), (" 40 72 19 ", "407219")])
def test_a_pin_is_four_to_eight_numbers_or_none(said: str, pin: str):
    assert a_pin(said) == pin


@pytest.mark.parametrize("said", ["407", "407219835", "40a2", "٤٠٧٢", "4-07"])
def test_a_pin_that_is_something_else_is_refused(said: str):
    with pytest.raises(NotAPin, match="4 to 8 numbers"):
        a_pin(said)


@pytest.mark.parametrize("said", ["0000", "1234", "87654321", "3456"])
def test_a_pin_that_everybody_tries_first_is_refused(said: str):
    with pytest.raises(NotAPin, match="easy to guess"):
        a_pin(said)
