from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from domain import clocks
from domain.circles import Circle
from domain.clocks import today
from domain.emergencies import LASTS
from domain.permissions import Actor, Role
from domain.refusals import NeedsSomebodyElse, NotInRecord, WordsMissing

PERSON, OSIAN, WENDY = uuid4(), uuid4(), uuid4()
NIGHT = datetime(2026, 5, 3, 2, 0, tzinfo=UTC)


def circle_opened_at_night() -> Circle:
    circle = Circle.form(PERSON, by=WENDY)
    circle.join(WENDY, Role.WORKER, from_day=NIGHT.date(), by=WENDY)
    with clocks.at(NIGHT):
        circle.use_emergency_access("Found at the bus station, cold", by=OSIAN)
    return circle


def roles_at(circle: Circle, moment: datetime, actor: Actor) -> frozenset[Role]:
    with clocks.at(moment):
        return circle.roles_of(actor, today())


def test_emergency_access_opens_a_record_for_four_hours_and_for_nobody_else():
    circle = circle_opened_at_night()

    assert roles_at(circle, NIGHT, Actor(OSIAN)) == {Role.EMERGENCY}
    assert roles_at(circle, NIGHT + LASTS - timedelta(seconds=1), Actor(OSIAN)) == {Role.EMERGENCY}
    assert roles_at(circle, NIGHT + LASTS, Actor(OSIAN)) == frozenset()
    assert roles_at(circle, NIGHT - timedelta(seconds=1), Actor(OSIAN)) == frozenset()
    assert roles_at(circle, NIGHT, Actor(uuid4())) == frozenset()
    assert roles_at(circle, NIGHT, Actor(OSIAN, with_person=PERSON)) == frozenset()
    assert roles_at(circle, NIGHT, Actor(WENDY)) == {Role.WORKER}


def test_it_takes_a_reason():
    circle = circle_opened_at_night()

    with pytest.raises(WordsMissing):
        circle.use_emergency_access("  ", by=OSIAN)


def test_it_is_told_once_and_reviewed_once_by_somebody_else():
    circle = circle_opened_at_night()
    (access,) = circle.accesses
    circle.collect_events()

    with pytest.raises(NeedsSomebodyElse):
        circle.review(access, was_right=True, what_was_done="Tea", by=OSIAN)
    for _ in range(2):
        circle.tell_person(access, by=PERSON)
        circle.review(access, was_right=True, what_was_done="A taxi home", by=WENDY)

    happened = [type(event).__name__ for event in circle.collect_events()]
    assert happened == ["PersonTold", "EmergencyAccessReviewed"]
    with pytest.raises(NotInRecord):
        circle.tell_person(uuid4(), by=PERSON)
