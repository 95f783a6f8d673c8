from collections.abc import Callable
from uuid import UUID, uuid4

import pytest

from caserecord import entries
from domain.permissions import Actor
from tests.stories import Story, by
from tests.web.conftest import Screen, words_of


@pytest.fixture
def offers(story: Story, sam: UUID, rhian: Actor) -> list[UUID]:
    return [story.given_offered(sam, words, rhian) for words in ("Cooked tea", "Caught the bus")]


def test_one_thing_is_asked_at_a_time_and_what_is_put_off_comes_back_last(
    screen: Screen, sam: UUID, offers: list[UUID]
):
    screen.sign_in(sam)
    first = screen.read("offers.new", person_id=sam)
    second = screen.read("offers.new", person_id=sam, later=[offers[0]])
    done = screen.read("offers.new", person_id=sam, later=offers)

    assert "Cooked tea" in first
    assert "1 more is waiting" in first
    assert "Caught the bus" not in first
    assert "Caught the bus" in second
    assert "Cooked tea" not in second
    assert "That is all for now. 2 things wait for another day." in done


def test_putting_off_changes_nothing(story: Story, screen: Screen, sam: UUID, offers: list[UUID]):
    screen.sign_in(sam)
    head = story.store.head()

    screen.read("offers.new", person_id=sam, later=[*offers, "nothing", uuid4()])

    assert story.store.head() == head


def test_deciding_goes_on_and_does_not_come_back_to_what_was_put_off(screen: Screen, sam: UUID, offers: list[UUID]):
    screen.sign_in(sam)

    answer = screen.send(f"/people/{sam}/entries/{offers[1]}/decide/yes?later={offers[0]}")

    assert "That is all for now. One thing waits" in words_of(screen.client.get(answer.location))


def test_help_is_asked_for_and_says_to_nobody_what_it_is_about(
    story: Story,
    screen: Screen,
    as_: Callable[..., Screen],
    sam: UUID,
    rhian: Actor,
    wendy: Actor,
    offers: list[UUID],
):
    screen.sign_in(sam)
    assert "Ask Wendy" in screen.read("helps.who", person_id=sam, entry_id=offers[0])

    for _ in range(2):
        answer = screen.send(f"/people/{sam}/entries/{offers[0]}/help/{wendy.reader}")
        assert answer.status_code == 302

    assert "Caught the bus" in words_of(screen.client.get(answer.location))
    worker = as_(wendy)
    for page in ("homes.person", "homes.my_people", "todos.todo"):
        said = worker.read(page, **({"person_id": sam} if page == "homes.person" else {}))
        assert "asked you to look at something together" in said, page
        assert "Cooked tea" not in said
    said = as_(rhian).read("homes.person", person_id=sam)
    assert "look at something together" not in said
    entries.accept(story.store, sam, offers[0], by=by(sam))
    assert "asked you" not in worker.read("homes.person", person_id=sam)


def test_there_is_no_help_with_what_does_not_wait(story: Story, screen: Screen, sam: UUID, wendy: Actor):
    told = story.given_told(sam, "Tea")
    screen.sign_in(sam)

    assert screen.get("helps.who", person_id=sam, entry_id=told).status_code == 404
    answer = screen.send(f"/people/{sam}/entries/{told}/help/{wendy.reader}")
    assert answer.location == screen.url("entries.entry", person_id=sam, entry_id=told)
    assert screen.send(f"/people/{sam}/entries/{uuid4()}/help/{wendy.reader}").status_code == 404


def test_whoever_helped_last_is_chosen_already_with_the_usual_way(
    story: Story, screen: Screen, sam: UUID, rhian: Actor, wendy: Actor, offers: list[UUID]
):
    story.given_told(sam, "Cake", by=by(wendy, with_person=sam, how="pictures"))

    page = screen.client.get("/who").text

    assert f'<option value="{wendy.reader}" selected>Wendy' in page
    assert '<option value="pictures" selected>pictures' in page
    asked = screen.sign_in(sam).read("helps.who", person_id=sam, entry_id=offers[0])
    assert asked.index("Ask Wendy") < asked.index("Ask Rhian")
