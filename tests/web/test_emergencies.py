"""Emergency access: attacks, and beside each the same by somebody who may."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from werkzeug.test import TestResponse

from caserecord import circles, deaths, letting_in, members, people, safety_facts
from caserecord.tries import SLOWER
from domain.clocks import today
from domain.emergencies import LASTS
from domain.permissions import Actor, Role
from projections.emergencies import number_of
from tests.stories import LONG_AGO, Story, by
from tests.web.conftest import Screen, words_of

As = Callable[..., Screen]
WHY = "Found at the bus station, cold"
NOBODY = "We found nobody with this name and this number."


@pytest.fixture
def osian(story: Story) -> Actor:
    """Who is on call tonight, and among nobody's people."""
    return Actor(members.welcome(story.store, "Osian", roles=frozenset({Role.SUPPORT_CARER}), by=by(story.mo)))


def asked(screen: Screen, sam: UUID, **said: Any) -> TestResponse:
    return screen.send("/emergency", **{"name": "sam ", "number": number_of(sam).upper(), "why": WHY} | said)


def test_whoever_knows_name_and_number_sees_first_what_must_be_known_for_four_hours(
    story: Story, sam: UUID, osian: Actor, as_: As
):
    safety_facts.record(story.store, sam, "Nuts stop my breath", what_helps="The blue pen", by=by(sam))
    story.given_told(sam, "I fix clocks")
    screen = as_(osian)
    assert screen.get("homes.person", person_id=sam).status_code == 404

    opened = asked(screen, sam)
    page = screen.read(opened.location)

    assert opened.location == f"/people/{sam}/profile"
    assert page.index("Nuts stop my breath") < page.index("The blue pen") < page.index("I fix clocks")
    for endpoint in ("notes.notes", "concerns.concerns", "papers.choose", "searches.search", "histories.history"):
        assert screen.get(endpoint, person_id=sam).status_code == 403
    assert "Sam until" in screen.read("emergencies.use")
    with time_machine.travel(datetime.now(UTC) + LASTS + timedelta(minutes=1)):
        later = as_(osian)
        assert later.get("homes.person", person_id=sam).status_code == 404
        assert "Sam" not in later.read("emergencies.use")


def test_nobody_and_somebody_they_may_not_see_read_alike_and_take_as_long(
    story: Story, sam: UUID, osian: Actor, as_: As
):
    dee = story.given_a_person("Dee")
    circles.join(
        story.store,
        dee,
        osian.reader,
        Role.FAMILY,
        from_day=LONG_AGO,
        lives_with=True,
        why="Asked Dee",
        by=by(story.mo),
    )
    circles.leave(story.store, dee, osian.reader, Role.FAMILY, to_day=LONG_AGO, why="Left", by=by(story.mo))
    people.choose_name(story.store, sam, "Sam", cover_former=True, by=by(sam))
    head = story.store.head()
    screen, taken, said = as_(osian), [], set()

    for wrong in (
        {"name": "Dee", "number": number_of(dee)},
        {"name": "Nobody", "number": "0000 0000 0000"},
        {"name": "Sa"},
        {"number": number_of(sam)[:9]},
        {"number": "%"},
    ):
        began = time.monotonic()
        answer = asked(screen, sam, **wrong)
        taken.append(time.monotonic() - began)
        said.add(words_of(answer).replace(str(wrong.get("name", "sam")), ""))
        assert answer.status_code == 422
        assert NOBODY in words_of(answer)

    assert min(taken) >= 0.4
    assert max(taken) - min(taken) < 0.3
    assert story.store.read(head[0], 99, names=["emergency.access-used"]) == []
    assert asked(as_(story.mo), dee, name="Dee").location == f"/people/{dee}/profile"
    assert story.store.read(head[0], 99, names=["emergency.access-used"]) == []


def test_after_a_death_nothing_is_opened_and_nothing_written_down(story: Story, sam: UUID, osian: Actor, as_: As):
    deaths.record(story.store, sam, on_day=today(), by=by(story.mo))
    head = story.store.head()

    assert NOBODY in words_of(asked(as_(osian), sam))
    assert story.store.head() == head


def test_nobody_finds_people_by_guessing(sam: UUID, osian: Actor, as_: As):
    screen = as_(osian)

    for number in range(5):
        assert NOBODY in words_of(asked(screen, sam, number=f"0000 0000 000{number}"))

    assert "Wait" in words_of(asked(screen, sam))
    assert screen.get("homes.person", person_id=sam).status_code == 404


def test_whoever_finds_who_they_look_for_is_never_told_to_wait_nor_told_of(
    story: Story, sam: UUID, osian: Actor, as_: As
):
    screen = as_(osian)

    for _ in range(12):
        assert asked(screen, sam).status_code == 302

    assert NOBODY in words_of(asked(screen, sam, number="0000 0000 0000"))
    assert asked(screen, sam).status_code == 302
    assert "tried many times" not in as_(story.mo).read("todos.todo")


def test_to_find_one_record_does_not_wipe_out_the_guesses_at_others(sam: UUID, osian: Actor, as_: As):
    screen = as_(osian)

    for number in range(5):
        asked(screen, sam, number=f"0000 0000 000{number}")
        found = asked(screen, sam)

    assert "Wait" in words_of(found)


def test_a_manager_lets_whoever_guessed_too_often_try_again(story: Story, sam: UUID, osian: Actor, as_: As):
    letting_in.invite(story.store, osian.reader, is_person=False, by=by(story.mo))
    screen, mos = as_(osian), as_(story.mo)
    for number in range(5):
        asked(screen, sam, number=f"0000 0000 000{number}")
    assert "Wait" in words_of(asked(screen, sam))
    assert "Too many tries" in mos.read("invitations.member", member_id=osian.reader)

    mos.send(f"/members/{osian.reader}/sign-in/lift")

    assert asked(screen, sam).status_code == 302


def test_it_takes_a_reason_and_loses_nothing_that_was_typed(sam: UUID, osian: Actor, as_: As):
    answer = asked(as_(osian), sam, why="")

    assert answer.status_code == 422
    assert "Write what has happened, and why you need to look." in words_of(answer)
    assert number_of(sam).upper() in answer.text


def test_sent_twice_it_is_done_once(story: Story, sam: UUID, osian: Actor, as_: As):
    screen = as_(osian)

    for _ in range(2):
        asked(screen, sam, command_id="6a1e8a5c-7c2c-4f0e-9a59-6d0a3c1f2b12")
    asked(screen, sam)

    assert len(story.store.read(0, 10_000, names=["emergency.access-used"])) == 1


def test_only_who_works_for_the_scheme_can(story: Story, sam: UUID, rhian: Actor, as_: As):
    for screen in (as_(rhian), as_(sam), as_(story.given_a_member("Ade", Role.AUDITOR, sam))):
        assert screen.get("emergencies.use").status_code == 403
        assert asked(screen, sam).status_code == 403
        assert "In an emergency" not in screen.get("homes.my_people").text


def test_the_person_and_the_worker_are_told_and_nobody_in_the_house(
    story: Story, sam: UUID, osian: Actor, rhian: Actor, wendy: Actor, as_: As
):
    house = {
        "alone": as_(rhian),
        "beside the person": as_(rhian, with_person=sam, how="spoke"),
    }

    def seen_in_the_house() -> dict[str, str]:
        pages = ("profiles.profile", "circles.circle", "notes.notes", "histories.history", "homes.person")
        return {
            f"{who} {page}": words_of(screen.get(page, person_id=sam))
            for who, screen in house.items()
            for page in pages
        } | {who: words_of(screen.get("homes.my_people")) for who, screen in house.items()}

    seen_in_the_house()
    before = seen_in_the_house()

    asked(as_(osian), sam)
    as_(osian).get("profiles.profile", person_id=sam)

    assert seen_in_the_house() == before
    assert "See who has looked" in as_(sam).read("profiles.profile", person_id=sam)
    mine = as_(sam).read("readings.looked", person_id=sam)
    assert f"Osian looked in an emergency, on {today().day}" in mine
    assert WHY in mine
    assert "Osian in an emergency Read your profile" in mine
    todo = as_(wendy).read("todos.todo")
    assert "Somebody looked in an emergency" in todo
    assert "Sam has not been told yet." in todo
    assert f"Osian looked. It was an emergency. {WHY}" in as_(wendy).read("histories.history", person_id=sam)


def test_it_is_looked_into_afterwards_by_somebody_else_and_the_person_reads_what_was_found(
    story: Story, sam: UUID, osian: Actor, wendy: Actor, as_: As
):
    asked(as_(osian), sam)
    (access,) = story.store.circle(sam).accesses

    unsaid = as_(wendy).send("emergencies.review", person_id=sam, access=access)
    said = as_(wendy).send(
        "emergencies.review", person_id=sam, access=access, was_right="true", what_was_done="A taxi home"
    )
    still = as_(wendy).read("todos.todo")
    as_(sam).send("emergencies.told", person_id=sam, access=access)

    assert unsaid.status_code == 422
    assert "Choose whether it was right." in words_of(unsaid)
    assert said.status_code == 302
    assert "Sam has not been told yet." in still
    assert "Nothing needs doing now." in as_(wendy).read("todos.todo")
    mine = as_(sam).read("readings.looked", person_id=sam)
    assert "It was right to look. A taxi home" in mine
    assert "I know about this now" not in mine
    assert "See who has looked" not in as_(sam).read("profiles.profile", person_id=sam)


def test_who_looked_in_an_emergency_says_nothing_about_it_themselves(
    story: Story, sam: UUID, osian: Actor, rhian: Actor, as_: As
):
    asked(as_(osian), sam)
    (access,) = story.store.circle(sam).accesses

    for screen in (as_(osian), as_(rhian), as_(rhian, with_person=sam, how="spoke")):
        assert screen.send("emergencies.told", person_id=sam, access=access).status_code == 403
        assert screen.get("emergencies.review", person_id=sam, access=access).status_code == 403


def test_a_manager_is_told_of_whoever_looked_many_times_for_nobody_and_never_for_whom(
    story: Story, sam: UUID, osian: Actor, wendy: Actor, as_: As
):
    screen = as_(osian)
    head = story.store.head()[0]

    for _ in range(SLOWER - 1):
        asked(screen, sam, name="Zqsomebody")
    before = as_(story.mo).read("todos.todo")
    asked(screen, sam, name="Zqsomebody")
    page = as_(story.mo).read("todos.todo")

    assert "Osian" not in before
    assert "Osian tried many times to look in an emergency." in page
    assert "Zqsomebody" not in page
    assert "Osian" not in as_(wendy).read("todos.todo")
    (told,) = story.store.read(head, 99, names=["member.looked-in-vain"])
    assert told.event.originator_id == osian.reader
    with time_machine.travel(datetime.now(UTC) + timedelta(days=29)):
        assert "Osian" not in as_(story.mo).read("todos.todo")
