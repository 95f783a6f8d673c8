from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from caserecord import entries, notes, safety_facts
from domain import clocks
from domain.notes import NoteKind
from domain.permissions import Actor, Role
from tests.stories import Story, by
from tests.web.conftest import Screen, words_of


@pytest.fixture
def sol(story: Story) -> UUID:
    return story.given_a_person("Sol")


def test_everybody_begins_where_their_work_is(story: Story, screen: Screen, sol: UUID):
    rhian = story.given_a_carer(sol)

    assert screen.sign_in(sol).client.get("/").location == screen.url("profiles.profile", person_id=sol)
    assert screen.sign_in(rhian).client.get("/").location == screen.url("homes.my_people")
    assert screen.sign_in(story.mo).client.get("/").location == screen.url("todos.todo")
    together = screen.sign_in(rhian, with_person=sol, how="spoke").client.get("/")
    assert together.location == screen.url("profiles.profile", person_id=sol)


def test_a_carer_sees_the_people_they_support_with_what_must_be_known(story: Story, screen: Screen, sol: UUID):
    rhian = story.given_a_carer(sol)
    story.given_a_person("Win")
    safety_facts.record(story.store, sol, "Allergic to penicillin", what_helps="Say so", by=by(rhian))

    page = screen.sign_in(rhian).read("homes.my_people")

    assert "Sol You are: Shared Lives carer" in page
    assert "Allergic to penicillin What helps: Say so (new, being checked)" in page
    assert "Win" not in page


def test_nobody_to_support_is_said_kindly(story: Story, screen: Screen):
    screen.sign_in(story.given_a_member("Tony", Role.CARER))

    assert "Nobody yet." in screen.read("homes.my_people")


def test_what_is_new_is_what_came_since_the_reader_last_wrote_something(story: Story, screen: Screen, sol: UUID):
    rhian, gareth = story.given_a_carer(sol), story.given_a_member("Gareth", Role.SUPPORT_CARER, sol)
    long_ago = datetime.now(UTC) - timedelta(days=90)
    with clocks.at(long_ago):
        notes.write(story.store, sol, NoteKind.EVERYDAY, "Old news", by=by(rhian))
        notes.write(story.store, sol, NoteKind.EVERYDAY, "I was here", by=by(gareth))
    notes.write(story.store, sol, NoteKind.GOOD_NEWS, "New news", by=by(rhian))
    entries.tell(story.store, sol, "give", "New in the profile, this", by=Actor(sol))
    screen.sign_in(gareth)

    page = screen.read("homes.person", person_id=sol)

    assert "New news" in page
    assert "New in the profile, this" in page
    assert "Old news" not in page
    assert "Old news" in screen.read("homes.person", person_id=sol, since="2001-01-01")
    assert "New news" in screen.read("homes.person", person_id=sol, since="nonsense")


def test_an_auditor_goes_to_the_history(story: Story, screen: Screen, sol: UUID):
    screen.sign_in(story.given_an_auditor(sol))

    assert screen.get("homes.person", person_id=sol).location == screen.url("histories.history", person_id=sol)
    assert "The records I look at" in screen.read("homes.my_people")


def test_a_worker_opens_a_record_and_is_in_its_circle(story: Story, screen: Screen):
    screen.sign_in(story.mo)
    assert screen.send("/people/open", name=" ").status_code == 422

    opened = screen.send("/people/open", name="Dee", pronouns="she/her")

    assert "Dee" in words_of(screen.client.get(opened.location))
    assert "Dee" in screen.read("homes.my_people")


def test_whoever_sits_with_a_person_sees_that_persons_pages_and_not_their_own_work(
    story: Story, screen: Screen, sol: UUID
):
    rhian = story.given_a_carer(sol)
    screen.sign_in(rhian, with_person=sol, how="spoke")

    page = screen.get("profiles.profile", person_id=sol).text

    assert "Sol, with help from Rhian" in page
    assert "My profile" in page
    assert 'aria-label="Everybody"' not in page
    assert screen.get("offers.offer", person_id=sol).status_code == 403
