"""Who knew what is asked in an enquiry with a name and a reason, by somebody who is not of the house."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from domain import clocks
from domain.enquiries import BY_DOOR, Enquiry
from domain.readings import DOORS
from domain.refusals import NeedsSomebodyElse, NotInRecord, WordsMissing

SOL, ADE, RHIAN = uuid4(), uuid4(), uuid4()


def opened(called: str = "The fall", why: str = "To learn from it") -> Enquiry:
    with clocks.at(datetime(2026, 3, 2, 12, tzinfo=UTC)):
        return Enquiry.open(SOL, called, why, outside={ADE}, by=ADE)


def test_an_enquiry_has_a_name_a_reason_and_a_last_day():
    (event,) = opened().collect_events()

    assert (event.called, event.why, event.until, event.by) == ("The fall", "To learn from it", date(2026, 3, 30), ADE)
    for missing in ({"called": " "}, {"why": " "}):
        with pytest.raises(WordsMissing):
            opened(**missing)


def test_nobody_of_the_house_begins_one():
    with pytest.raises(NeedsSomebodyElse):
        Enquiry.open(SOL, "The fall", "To learn from it", outside={ADE}, by=RHIAN)


def test_whoever_began_it_closes_it_once_and_nobody_else_does():
    enquiry = opened()
    enquiry.collect_events()

    with pytest.raises(NotInRecord):
        enquiry.close(by=RHIAN)
    for _ in range(2):
        enquiry.close(by=ADE)

    assert [type(event) for event in enquiry.collect_events()] == [Enquiry.EnquiryClosed]


def test_every_door_has_words_for_how_somebody_came_to_know():
    assert BY_DOOR.keys() == DOORS.keys()
