"""The circle: who is what to a person, from when and until when."""

from datetime import date, timedelta
from typing import cast

import pytest

from domain.circles import Circle, NotARole
from domain.clocks import today
from domain.permissions import GRANTED, HELPING, JOINING, Actor, Role
from domain.refusals import NotADay, NotInRecord, WordsTooLong
from tests.domain.lives import FRED, RHIAN, SAM, WENDY, happened, settled

MAY_DAY = date(2021, 5, 1)


def circle(*roles: Role, until: date | None = None) -> Circle:
    found = Circle.form(SAM, by=WENDY)
    for role in roles:
        found.join(RHIAN, role, from_day=MAY_DAY, lives_with=True, by=WENDY)
        if until:
            found.leave(RHIAN, role, to_day=until, by=WENDY)
    return cast(Circle, settled(found))


def test_everybody_has_one_circle_with_an_id_that_is_known() -> None:
    assert circle().id == Circle.id_of(SAM)


def test_the_person_is_themselves_whoever_else_there_is() -> None:
    assert circle().roles_of(Actor(SAM), MAY_DAY) == {Role.ME}


def test_somebody_who_never_joined_is_nothing_to_the_person() -> None:
    assert circle(Role.CARER).roles_of(Actor(FRED), MAY_DAY) == frozenset()


def test_a_role_holds_from_its_first_day_to_its_last() -> None:
    found = circle(Role.CARER, until=MAY_DAY + timedelta(days=2))

    roles = [found.roles_of(Actor(RHIAN), MAY_DAY + timedelta(days=days)) for days in (-1, 0, 2, 3)]

    assert roles == [frozenset(), {Role.CARER}, {Role.CARER}, frozenset()]


def test_a_role_that_was_not_ended_goes_on() -> None:
    assert circle(Role.CARER).roles_of(Actor(RHIAN), date(2099, 1, 1)) == {Role.CARER}


def test_somebody_can_be_two_things_and_stop_being_one() -> None:
    found = circle(Role.CARER, Role.FAMILY)

    found.leave(RHIAN, Role.CARER, to_day=MAY_DAY, by=WENDY)

    assert found.roles_of(Actor(RHIAN), MAY_DAY) == {Role.CARER, Role.FAMILY}
    assert found.roles_of(Actor(RHIAN), MAY_DAY + timedelta(days=1)) == {Role.FAMILY}


@pytest.mark.parametrize("role", sorted(HELPING))
def test_whoever_works_together_with_the_person_acts_as_nothing_else(role: Role) -> None:
    found = circle(role)

    assert found.roles_of(Actor(RHIAN, with_person=SAM), MAY_DAY) == {Role.WITH_ME}


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.SOCIAL_WORKER, Role.SAFEGUARDING])
def test_not_everybody_sits_beside_the_person(role: Role) -> None:
    assert circle(role).roles_of(Actor(RHIAN, with_person=SAM), MAY_DAY) == frozenset()


def test_working_together_with_somebody_else_is_nothing_here() -> None:
    assert circle(Role.CARER).roles_of(Actor(RHIAN, with_person=FRED), MAY_DAY) == frozenset()


def test_who_shares_the_house_is_known_by_the_day() -> None:
    found = circle(Role.CARER, until=MAY_DAY)

    assert found.lives_with(RHIAN, MAY_DAY)
    assert not found.lives_with(RHIAN, MAY_DAY + timedelta(days=1))
    assert not found.lives_with(FRED, MAY_DAY)


@pytest.mark.parametrize("role", [Role.ME, Role.WITH_ME])
def test_nobody_is_given_the_role_of_the_person(role: Role) -> None:
    with pytest.raises(NotARole):
        circle().join(RHIAN, role, from_day=MAY_DAY, by=WENDY)


@pytest.mark.parametrize("role", sorted(GRANTED - JOINING))
def test_nobody_joins_as_what_nothing_opens_to(role: Role) -> None:
    with pytest.raises(NotARole, match="Nothing here opens to this role yet"):
        circle().join(RHIAN, role, from_day=MAY_DAY, by=WENDY)


def test_joining_twice_happens_once() -> None:
    found = circle(Role.CARER)

    found.join(RHIAN, Role.CARER, from_day=MAY_DAY, by=WENDY)

    assert happened(found) == []


def test_a_former_carer_may_come_back_as_one_or_as_a_friend() -> None:
    found = circle(Role.CARER, until=MAY_DAY)
    later = MAY_DAY + timedelta(days=30)

    found.join(RHIAN, Role.CARER, from_day=later, by=WENDY)
    found.join(RHIAN, Role.FAMILY, from_day=later, by=WENDY)

    assert found.roles_of(Actor(RHIAN), later) == {Role.CARER, Role.FAMILY}
    assert found.roles_of(Actor(RHIAN), later - timedelta(days=1)) == frozenset()


def test_a_role_that_nobody_holds_does_not_end() -> None:
    with pytest.raises(NotInRecord):
        circle(Role.CARER).leave(RHIAN, Role.FAMILY, to_day=MAY_DAY, by=WENDY)
    with pytest.raises(NotInRecord):
        circle(Role.CARER, until=MAY_DAY).leave(RHIAN, Role.CARER, to_day=MAY_DAY, by=WENDY)


def test_a_role_does_not_end_before_it_began() -> None:
    with pytest.raises(NotADay, match="on or after the one on which it began"):
        circle(Role.CARER).leave(RHIAN, Role.CARER, to_day=MAY_DAY - timedelta(days=1), by=WENDY)


def test_an_end_that_was_said_can_come_sooner_and_not_later() -> None:
    found = circle(Role.CARER)
    found.leave(RHIAN, Role.CARER, to_day=date(2099, 1, 1), by=WENDY)

    found.leave(RHIAN, Role.CARER, to_day=date(2098, 1, 1), by=WENDY)
    found.leave(RHIAN, Role.CARER, to_day=date(2098, 1, 1), by=WENDY)

    assert happened(found) == ["LeftCircle", "LeftCircle"]
    assert found.roles_of(Actor(RHIAN), date(2098, 1, 2)) == frozenset()
    with pytest.raises(NotADay, match="ends sooner than that already"):
        found.leave(RHIAN, Role.CARER, to_day=date(2099, 1, 1), by=WENDY)


def test_a_role_that_is_to_come_can_be_ended_before_it_begins() -> None:
    found, next_week = circle(), today() + timedelta(days=7)
    found.join(RHIAN, Role.FAMILY, from_day=next_week, by=WENDY)

    found.leave(RHIAN, Role.FAMILY, to_day=today(), by=WENDY)

    assert found.roles_of(Actor(RHIAN), next_week) == frozenset()


def test_a_reason_fits_on_a_page() -> None:
    with pytest.raises(WordsTooLong):
        circle().join(RHIAN, Role.CARER, from_day=MAY_DAY, why="x" * 2001, by=WENDY)
    with pytest.raises(WordsTooLong):
        circle(Role.CARER).leave(RHIAN, Role.CARER, to_day=MAY_DAY, why="x" * 2001, by=WENDY)


@pytest.mark.parametrize("role", [Role.WORKER, Role.MANAGER])
def test_who_works_for_a_person_and_lives_elsewhere_is_known_of_every_day(role: Role) -> None:
    at_home, outside = circle(role), settled(Circle.form(SAM, by=WENDY))
    outside.join(FRED, Role.ADVOCATE, from_day=MAY_DAY, by=WENDY)
    outside.join(WENDY, role, from_day=MAY_DAY, by=WENDY)
    outside.leave(WENDY, role, to_day=today(), by=WENDY)

    days = (MAY_DAY - timedelta(days=1), MAY_DAY, today(), today() + timedelta(days=1))

    assert [outside.working_for(day) for day in days] == [set(), {WENDY}, {WENDY}, set()]
    assert not at_home.working_for(MAY_DAY)
