"""A death: it ends by itself what those saw who supported the person, and gives nobody anything."""

from datetime import date, timedelta
from typing import cast

import pytest

from domain.circles import Circle, PersonDied, StillAlive
from domain.clocks import today
from domain.permissions import AFTER_DEATH, ASKED_AFTER_DEATH, GRANTED, JOINING, MAY, Actor, Role, decide
from domain.refusals import NotADay, WordsMissing
from tests.domain.lives import FRED, RHIAN, SAM, WENDY, happened, settled

MAY_DAY = date(2021, 5, 1)


def circle(*roles: Role, has_died: bool = True) -> Circle:
    """Rhian is all of these."""
    found = Circle.form(SAM, by=WENDY)
    for role in roles:
        found.join(RHIAN, role, from_day=MAY_DAY, by=WENDY)
    if has_died:
        found.record_death(today(), by=WENDY)
    return cast(Circle, settled(found))


def roles(found: Circle, actor: Actor) -> frozenset[Role]:
    return found.roles_of(actor, today())


@pytest.mark.parametrize("role", sorted(JOINING))
def test_a_death_ends_every_role_but_of_those_who_keep_and_examine_the_record(role: Role) -> None:
    assert roles(circle(role, has_died=False), Actor(RHIAN)) == {role}
    assert roles(circle(role), Actor(RHIAN)) == ({role} if role in AFTER_DEATH else frozenset())


def test_nobody_signs_in_as_somebody_who_died_nor_beside_them() -> None:
    found = circle(Role.WORKER)

    assert roles(found, Actor(SAM)) == frozenset()
    assert roles(found, Actor(RHIAN, with_person=SAM)) == frozenset()


def test_nobody_joins_after_a_death_but_whoever_keeps_or_examines_the_record() -> None:
    found = circle()

    found.join(FRED, Role.AUDITOR, from_day=MAY_DAY, by=WENDY)

    assert roles(found, Actor(FRED)) == {Role.AUDITOR}
    with pytest.raises(PersonDied):
        found.join(FRED, Role.FAMILY, from_day=MAY_DAY, by=WENDY)


def test_a_story_goes_to_whom_the_person_wished_and_to_nobody_else() -> None:
    found = circle(Role.FAMILY)

    found.leave_story_to(FRED, "It goes to Fred", by=WENDY)
    found.leave_story_to(FRED, "It goes to Fred", by=WENDY)

    assert happened(found) == ["StoryLeftTo"]
    assert roles(found, Actor(FRED)) == {Role.FAMILY}
    assert roles(found, Actor(RHIAN)) == frozenset()


def test_whoever_keeps_a_story_can_stop() -> None:
    found = circle()
    found.leave_story_to(FRED, "It goes to Fred", by=WENDY)

    found.leave(FRED, Role.FAMILY, to_day=today() - timedelta(days=1), by=WENDY)

    assert roles(found, Actor(FRED)) == frozenset()


def test_a_story_goes_to_nobody_before_a_death_nor_without_the_persons_words() -> None:
    with pytest.raises(StillAlive):
        circle(has_died=False).leave_story_to(FRED, "It goes to Fred", by=WENDY)
    with pytest.raises(WordsMissing):
        circle().leave_story_to(FRED, " ", by=WENDY)


def test_a_death_that_was_written_down_by_mistake_leaves_all_as_it_was() -> None:
    found = circle(Role.CARER)
    found.leave_story_to(FRED, "It goes to Fred", by=WENDY)

    found.take_back_death("It was another Sam", by=WENDY)
    found.take_back_death("It was another Sam", by=WENDY)

    assert happened(found) == ["StoryLeftTo", "DeathTakenBack"]
    assert [roles(found, Actor(who)) for who in (SAM, RHIAN, FRED)] == [{Role.ME}, {Role.CARER}, set()]


def test_a_death_is_not_to_come_and_is_written_down_once() -> None:
    found = circle()

    found.record_death(today(), by=WENDY)

    assert happened(found) == []
    with pytest.raises(NotADay):
        found.record_death(today() + timedelta(days=1), by=WENDY)


def test_of_somebody_who_died_nothing_is_asked_but_what_the_table_says() -> None:
    assert MAY.keys() >= ASKED_AFTER_DEATH
    for doing in MAY:
        allowed = decide(doing, GRANTED, has_died=True) is not None
        assert allowed == (doing in ASKED_AFTER_DEATH and decide(doing, GRANTED) is not None)


def test_a_record_is_closed_by_a_death_or_by_the_last_of_their_people_who_left() -> None:
    left = circle(Role.CARER, Role.FAMILY, has_died=False)
    assert left.closed_on() is None

    left.leave(RHIAN, Role.FAMILY, to_day=today() - timedelta(days=3), by=WENDY)
    assert left.closed_on() is None
    left.leave(RHIAN, Role.CARER, to_day=today() - timedelta(days=1), by=WENDY)

    assert left.closed_on() == today()  # never before it was written down
    assert circle(Role.CARER).closed_on() == today()
    assert circle(has_died=False).closed_on() is None
