"""Somebody who does not feel safe says so, to somebody outside the house, and it is passed on until it is read."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from domain import clocks
from domain.alarms import Alarm, NobodyToTurnTo, NotOneOfThese, turned_to, who_reads
from domain.circles import Circle
from domain.permissions import Role
from domain.refusals import NotInRecord, WordsMissing

SOL, WENDY, MARLON, LEE, IFEOMA, RHIAN, GARETH = (UUID(int=number) for number in range(1, 8))
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HOURS = timedelta(hours=4)
OUTSIDE = {
    MARLON: frozenset({Role.MANAGER}),
    LEE: frozenset({Role.SAFEGUARDING}),
    IFEOMA: frozenset({Role.ADVOCATE}),
    WENDY: frozenset({Role.WORKER}),
}


def said(**more: object) -> Alarm:
    with clocks.at(NOON):
        return Alarm.say(SOL, **{"to": WENDY, "by": SOL, **more})  # type: ignore[arg-type]


def events(alarm: Alarm) -> list[str]:
    return [type(event).__name__ for event in alarm.collect_events()]


def test_nothing_has_to_be_said_but_that_one_does_not_feel_safe():
    alarm = said()

    (event,) = alarm.collect_events()
    assert (event.to, event.about, event.words, event.reach, event.not_to) == (WENDY, [], "", "", [])


def test_what_it_is_about_is_one_of_a_list_in_the_order_of_the_list():
    (event,) = said(about=["taken", "hurt"], reach="phone").collect_events()

    assert (event.about, event.reach) == (["hurt", "taken"], "phone")
    for wrong in ({"about": ["nothing"]}, {"reach": "shout"}):
        with pytest.raises(NotOneOfThese):
            said(**wrong)


def test_somebody_of_the_house_is_not_outside_it_whatever_else_they_are():
    circle = Circle.form(SOL, by=MARLON)
    day = NOON.date()
    circle.join(WENDY, Role.WORKER, from_day=day, by=MARLON)
    circle.join(RHIAN, Role.WORKER, from_day=day, by=MARLON)
    circle.join(RHIAN, Role.CARER, from_day=day, by=MARLON)
    circle.join(GARETH, Role.ADVOCATE, from_day=day, lives_with=True, by=MARLON)

    assert circle.outside(day) == {WENDY: frozenset({Role.WORKER})}
    assert circle.outside(day - timedelta(days=1)) == {}


def test_the_worker_is_asked_first_and_a_no_always_counts():
    assert list(turned_to(OUTSIDE)) == [WENDY, MARLON, LEE, IFEOMA]
    assert turned_to({WENDY: frozenset({Role.FAMILY})}) == {}
    assert who_reads(None, [], OUTSIDE) == WENDY
    assert who_reads(IFEOMA, [], OUTSIDE) == IFEOMA
    assert who_reads(WENDY, [WENDY], OUTSIDE) == MARLON
    assert who_reads(RHIAN, [], OUTSIDE) == WENDY
    with pytest.raises(NobodyToTurnTo):
        who_reads(WENDY, OUTSIDE, OUTSIDE)


def test_only_whom_it_was_given_to_reads_it_and_nobody_who_came_into_the_house():
    alarm = said()

    alarm.require_for(WENDY, OUTSIDE)
    for reader, outside in ((MARLON, OUTSIDE), (WENDY, {}), (SOL, OUTSIDE)):
        with pytest.raises(NotInRecord):
            alarm.require_for(reader, outside)


def test_it_is_read_once_and_answered_as_often_as_somebody_likes():
    alarm = said()

    alarm.read(by=WENDY)
    alarm.read(by=WENDY)
    alarm.answer("I come tomorrow", by=WENDY)
    alarm.answer("I am here", by=WENDY)

    assert events(alarm) == ["SaidNotSafe", "ReadBySomebody", "Answered", "Answered"]
    with pytest.raises(WordsMissing):
        alarm.answer(" ", by=WENDY)


def test_what_nobody_reads_goes_on_step_by_step_and_never_to_whom_the_person_said_no():
    alarm = said(not_to=[MARLON])

    assert not alarm.is_overdue(NOON + timedelta(hours=3, minutes=59), HOURS)
    assert alarm.is_overdue(NOON + HOURS, HOURS)
    with clocks.at(NOON + HOURS):
        assert alarm.pass_on(OUTSIDE)
    assert alarm.to == [WENDY, LEE]
    assert not alarm.is_overdue(NOON + HOURS + timedelta(hours=1), HOURS)
    assert alarm.pass_on(OUTSIDE)
    assert alarm.to == [WENDY, LEE, IFEOMA]
    assert not alarm.pass_on(OUTSIDE)
    assert events(alarm) == ["SaidNotSafe", "PassedOn", "PassedOn"]


def test_what_was_read_is_not_overdue():
    alarm = said()

    alarm.read(by=WENDY)

    assert not alarm.is_overdue(NOON + 10 * HOURS, HOURS)
