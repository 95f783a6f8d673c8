"""Who is what to whom, by name."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from caserecord import circles, deaths, members
from domain.belongings import outside
from domain.clocks import today
from domain.permissions import Actor, Role
from projections.members import circle_of, everybody, members_of, name_of, people_of
from tests.stories import ASKED_TO_HELP, LONG_AGO, Story, by


@pytest.fixture
def sam(story: Story) -> UUID:
    return story.given_a_person()


def supported(story: Story, reader: Actor, day: date) -> list[tuple[str, tuple[str, ...]]]:
    found = story.shown_of_scheme(people_of, "read who I support", reader, day=day)
    return [(each.name, each.roles) for each in found]


def test_a_circle_names_everybody_past_ones_too_in_the_order_in_which_they_came(story: Story, sam: UUID):
    rhian = story.given_a_carer(sam)
    circles.leave(story.store, sam, rhian.reader, Role.CARER, to_day=today(), by=by(story.mo))

    found = story.shown(circle_of, "read the circle", sam, sam)

    assert [(each.name, each.role, each.lives_with) for each in found] == [
        ("Mo", Role.MANAGER, False),
        ("Rhian", Role.CARER, True),
    ]
    assert (found[1].member, found[1].from_day, found[1].to_day) == (rhian.reader, LONG_AGO, today())


def test_who_is_outside_the_house_on_a_day_is_shown_as_the_circle_says_it(story: Story, sam: UUID):
    rhian, wendy = story.given_a_carer(sam), story.given_a_worker(sam)
    circles.join(story.store, sam, rhian.reader, Role.WORKER, from_day=today(), why=ASKED_TO_HELP, by=by(story.mo))
    story.given_gone(sam, wendy, Role.WORKER)
    lead = story.given_a_member("Lena", Role.SAFEGUARDING).reader

    found = story.shown(circle_of, "read the circle", sam, sam)

    for day in (LONG_AGO - timedelta(days=1), LONG_AGO, today()):
        expected = story.store.circle(sam).outside(day, [lead])
        assert outside(found, day, [lead]) == expected
        assert (wendy.reader in expected) == (day == LONG_AGO)
        assert rhian.reader not in expected or day < LONG_AGO


def test_a_role_that_ended_with_a_death_holds_on_no_day(story: Story, sam: UUID):
    rhian = story.given_a_carer(sam)
    deaths.record(story.store, sam, on_day=today(), by=by(story.mo))

    found = story.shown(circle_of, "read the circle", story.mo, sam)

    assert {each.member: each.in_force(today()) for each in found} == {story.mo.reader: True, rhian.reader: False}


def test_a_member_sees_whom_they_support_on_a_day_by_name(story: Story, sam: UUID):
    win = story.given_a_person("Win")
    rhian = story.given_a_member("Rhian", Role.CARER, win, sam)
    circles.join(story.store, sam, rhian.reader, Role.FAMILY, from_day=LONG_AGO, why="Asked", by=by(story.mo))
    circles.leave(story.store, win, rhian.reader, Role.CARER, to_day=today(), by=by(story.mo))

    assert supported(story, rhian, LONG_AGO - timedelta(days=1)) == []
    assert supported(story, rhian, today()) == [
        ("Sam", ("Shared Lives carer", "family or friend")),
        ("Win", ("Shared Lives carer",)),
    ]
    assert [name for name, _ in supported(story, rhian, today() + timedelta(days=1))] == ["Sam"]


def test_everybody_is_named_with_their_roles_the_people_first(story: Story, sam: UUID):
    story.given_a_carer(sam)

    assert [(each.name, each.is_person, each.roles) for each in everybody(story.db())] == [
        ("Sam", True, ()),
        ("Mo", False, ("registered manager",)),
        ("Rhian", False, ("Shared Lives carer",)),
    ]


def test_a_role_that_ended_is_not_named(story: Story, sam: UUID):
    ade = members.welcome(story.store, "Ade", roles=frozenset({Role.AUDITOR, Role.WORKER}), by=by(story.mo))

    members.end_role(story.store, ade, Role.AUDITOR, by=by(story.mo))

    assert {each.name: each.roles for each in everybody(story.db())}["Ade"] == ("Shared Lives worker",)


def test_whoever_lets_somebody_in_chooses_from_the_members_by_name(story: Story, sam: UUID):
    for name in ("rhian", "Ade"):
        members.welcome(story.store, name, by=by(story.mo))

    found = story.shown(members_of, "change the circle", story.mo, sam)

    assert [each.name for each in found] == ["Ade", "Mo", "rhian"]


def test_a_name_is_found_by_its_id(story: Story, sam: UUID):
    db = story.db()

    assert (name_of(db, sam), name_of(db, story.mo.reader), name_of(db, UUID(int=1))) == ("Sam", "Mo", "")
