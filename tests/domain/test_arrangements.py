"""Arrangements: whose home and life a person shares, and the roles that hang on it."""

from datetime import date, timedelta
from typing import cast
from uuid import UUID

import pytest

from domain.arrangements import Arrangement, ArrangementKind, NobodyCares
from domain.circles import Circle
from domain.clocks import today
from domain.permissions import Actor, Role
from domain.refusals import NotADay, WordsMissing
from tests.domain.lives import FRED, RHIAN, SAM, WENDY, happened, last, settled

MAY_DAY = date(2021, 5, 1)
LIVE_IN = ArrangementKind.LIVE_IN


def arrangement(from_day: date = MAY_DAY) -> Arrangement:
    begun = Arrangement.start(SAM, LIVE_IN, [RHIAN, FRED, RHIAN], from_day=from_day, agreed="I said yes", by=WENDY)
    return cast(Arrangement, settled(begun))


def circle_with(*hung: UUID, from_day: date = MAY_DAY) -> Circle:
    """Rhian cares, in roles that hang on these."""
    circle = Circle.form(SAM, by=WENDY)
    for each in hung:
        circle.join(RHIAN, Role.CARER, from_day=from_day, lives_with=True, as_long_as=each, by=WENDY)
    return cast(Circle, settled(circle))


def roles(circle: Circle, day: date) -> frozenset[Role]:
    return circle.roles_of(Actor(RHIAN), day)


def test_an_arrangement_is_with_each_carer_once() -> None:
    assert arrangement().carers == [RHIAN, FRED]


def test_an_arrangement_is_with_somebody_and_agreed_to() -> None:
    with pytest.raises(NobodyCares):
        Arrangement.start(SAM, LIVE_IN, [], from_day=MAY_DAY, agreed="Yes", by=WENDY)
    with pytest.raises(WordsMissing):
        Arrangement.start(SAM, LIVE_IN, [RHIAN], from_day=MAY_DAY, agreed=" ", by=WENDY)


def test_whoever_gives_breaks_is_a_support_carer_and_home_is_where_one_lives() -> None:
    assert {kind for kind in ArrangementKind if kind.role is Role.SUPPORT_CARER} == {ArrangementKind.SHORT_BREAK}
    assert not ArrangementKind.DAY_SUPPORT.is_in_one_house
    assert LIVE_IN.is_in_one_house


def test_the_end_of_an_arrangement_can_come_sooner_than_was_said_and_not_later() -> None:
    begun = arrangement()
    begun.move_on(date(2099, 1, 1), why="A flat", by=WENDY)

    begun.move_on(date(2098, 1, 1), why="Sooner", by=WENDY)
    begun.move_on(date(2098, 1, 1), why="Sent twice", by=WENDY)

    assert happened(begun) == ["MovedOn", "MovedOn"]
    with pytest.raises(NotADay, match="It is over on 1 January 2098 already"):
        begun.move_on(date(2099, 1, 1), why="Later", by=WENDY)


def test_an_arrangement_is_not_over_before_it_began_unless_it_has_yet_to_begin() -> None:
    with pytest.raises(NotADay, match="on or after the one on which it began"):
        arrangement().move_on(MAY_DAY - timedelta(days=1), why="A slip", by=WENDY)
    to_come = arrangement(today() + timedelta(days=9))

    to_come.move_on(today(), why="It will not be", by=WENDY)

    assert last(to_come).on_day == today()


def test_a_role_ends_with_what_it_hangs_on_on_that_very_day() -> None:
    circle = circle_with(FRED)

    circle.end_with(FRED, last=MAY_DAY + timedelta(days=8), by=WENDY)

    assert [roles(circle, MAY_DAY + timedelta(days=days)) for days in (0, 8, 9)] == [{Role.CARER}, {Role.CARER}, set()]


def test_a_role_that_began_on_the_day_on_which_it_ends_is_held_on_no_day() -> None:
    circle = circle_with(FRED)

    circle.end_with(FRED, last=MAY_DAY - timedelta(days=1), by=WENDY)

    assert [roles(circle, MAY_DAY + timedelta(days=days)) for days in (-1, 0, 1)] == [set(), set(), set()]


def test_what_hangs_on_something_else_goes_on() -> None:
    circle = circle_with(FRED, WENDY)

    circle.end_with(FRED, last=MAY_DAY - timedelta(days=1), by=WENDY)

    assert roles(circle, MAY_DAY) == {Role.CARER}


def test_ending_twice_happens_once_and_only_where_there_is_something_to_end() -> None:
    circle = circle_with(FRED)

    circle.end_with(FRED, last=MAY_DAY - timedelta(days=1), by=WENDY)
    circle.end_with(FRED, last=MAY_DAY, by=WENDY)
    circle.end_with(SAM, last=MAY_DAY - timedelta(days=1), by=WENDY)

    assert happened(circle) == ["LeftAsItEnded"]


def test_a_role_that_hung_on_nothing_hangs_on_the_arrangement_once_there_is_one() -> None:
    circle = Circle.form(SAM, by=WENDY)
    circle.join(RHIAN, Role.CARER, from_day=MAY_DAY, by=WENDY)
    later = MAY_DAY + timedelta(days=9)
    circle.join(RHIAN, Role.CARER, from_day=later, as_long_as=FRED, by=WENDY)

    circle.end_with(FRED, last=later, by=WENDY)

    days = (MAY_DAY, later, later + timedelta(days=1))
    assert [roles(circle, day) for day in days] == [{Role.CARER}, {Role.CARER}, set()]
