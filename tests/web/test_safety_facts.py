from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from caserecord import safety_facts
from domain.clocks import today
from domain.permissions import Actor
from tests.stories import Story, by
from tests.web.conftest import Screen, words_of

At = Callable[..., Screen]
SOON = (today() + timedelta(days=90)).isoformat()


@pytest.fixture
def fact(story: Story, sam: UUID, rhian: Actor) -> UUID:
    return safety_facts.record(story.store, sam, "Nuts stop my breath", what_helps="The blue pen", by=by(rhian))


def test_a_fact_is_on_everybodys_page_at_once_with_what_helps(as_: At, sam: UUID, rhian: Actor, wendy: Actor):
    screen = as_(rhian)

    answer = screen.send("safety_facts.record", person_id=sam, words="Nuts stop her breath", what_helps="The blue pen")

    assert answer.location == screen.url("homes.person", person_id=sam)
    for page in (screen.read("homes.person", person_id=sam), as_(wendy).read("homes.person", person_id=sam)):
        assert "Nuts stop her breath What helps: The blue pen new, being checked" in page
    assert "Nuts stop her breath" in as_(sam).read("profiles.profile", person_id=sam)


def test_the_person_records_what_must_be_known_about_themselves(as_: At, sam: UUID):
    screen = as_(sam)
    assert "What must people know to keep me safe?" in screen.read("safety_facts.record", person_id=sam)

    answer = screen.send("safety_facts.record", person_id=sam, words="Nuts stop my breath", what_helps="The pen")

    assert answer.location == screen.url("profiles.profile", person_id=sam)
    assert "Nuts stop my breath" in screen.read("profiles.profile", person_id=sam)


def test_a_fact_is_never_kept_without_what_helps(as_: At, sam: UUID, rhian: Actor):
    answer = as_(rhian).send("safety_facts.record", person_id=sam, words="Nuts stop her breath", what_helps=" ")

    assert answer.status_code == 422
    assert '<a href="#what_helps">Write what helps.</a>' in answer.text
    assert "Nuts stop her breath" in answer.text


def test_a_worker_checks_a_fact_and_says_when_to_look_again(as_: At, sam: UUID, wendy: Actor, fact: UUID):
    screen = as_(wendy)
    assert "Check this" in screen.read("homes.person", person_id=sam)
    assert "Nuts stop my breath" in screen.read("safety_facts.check", person_id=sam, fact_id=fact)

    past = screen.send("safety_facts.check", person_id=sam, fact_id=fact, again_on="2020-01-01", seen="1")
    screen.send("safety_facts.check", person_id=sam, fact_id=fact, again_on=SOON, seen="1")

    assert past.status_code == 422
    assert "Choose a day to come" in words_of(past)
    page = screen.read("homes.person", person_id=sam)
    assert "The blue pen checked" in page


def test_a_carer_is_not_asked_to_check(as_: At, sam: UUID, rhian: Actor, fact: UUID):
    screen = as_(rhian)

    assert "Check this" not in screen.read("homes.person", person_id=sam)
    assert screen.get("safety_facts.check", person_id=sam, fact_id=fact).status_code == 403


def test_the_person_says_it_in_better_words(as_: At, sam: UUID, fact: UUID):
    screen = as_(sam)
    form = screen.get("safety_facts.reword", person_id=sam, fact_id=fact)
    assert ">\nNuts stop my breath</textarea>" in form.text

    screen.send(
        "safety_facts.reword", person_id=sam, fact_id=fact, words="No nuts, ever", what_helps="The pen", seen="1"
    )

    assert "No nuts, ever What helps: The pen" in screen.read("profiles.profile", person_id=sam)


def test_words_that_changed_meanwhile_are_shown_beside_what_was_typed(
    story: Story, as_: At, sam: UUID, wendy: Actor, fact: UUID
):
    safety_facts.reword(story.store, sam, fact, "No nuts", what_helps="The pen", seen=1, by=Actor(sam))

    answer = as_(wendy).send(
        "safety_facts.reword", person_id=sam, fact_id=fact, words="Not one nut", what_helps="The pen", seen="1"
    )

    assert answer.status_code == 409
    assert "It says now No nuts" in words_of(answer)
    assert "Not one nut" in answer.text


def test_a_fact_that_is_no_longer_so_is_shown_no_more(as_: At, sam: UUID, wendy: Actor, fact: UUID):
    screen = as_(wendy)
    form = {"why": "It was a cold", "command_id": str(uuid4())}
    assert "Nuts stop my breath" in screen.read("safety_facts.end", person_id=sam, fact_id=fact)

    empty = screen.send("safety_facts.end", person_id=sam, fact_id=fact, why="")
    twice = [screen.send("safety_facts.end", person_id=sam, fact_id=fact, **form) for _ in range(2)]

    assert empty.status_code == 422
    assert [answer.status_code for answer in twice] == [302, 302]
    assert "Nuts stop my breath" not in screen.read("homes.person", person_id=sam)


def test_what_was_typed_about_a_fact_that_ended_meanwhile_is_not_lost(
    story: Story, as_: At, sam: UUID, wendy: Actor, fact: UUID
):
    safety_facts.end(story.store, sam, fact, "It was a cold", by=by(wendy))
    screen = as_(wendy)

    answer = screen.send(
        "safety_facts.reword", person_id=sam, fact_id=fact, words="Not one nut", what_helps="The pen", seen="1"
    )
    checked = screen.send("safety_facts.check", person_id=sam, fact_id=fact, again_on=SOON, seen="1")

    assert answer.status_code == checked.status_code == 422
    assert "This is no longer so. Record a new fact if it has come back." in words_of(answer)
    assert "Not one nut" in answer.text
    assert screen.get("safety_facts.check", person_id=sam, fact_id=fact).status_code == 404
