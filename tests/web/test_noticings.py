from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from caserecord import noticings, replies
from domain import clocks
from domain.permissions import Actor, Role
from tests.stories import Story, by
from tests.web.conftest import Screen, words_of

At = Callable[..., Screen]
SEEN = {
    "does": "Turns to the window",
    "means": "She wants to go out",
    "we_do": "We fetch her coat",
    "responded": "She laughed",
}


@pytest.fixture
def noticing(story: Story, sam: UUID, rhian: Actor) -> UUID:
    return noticings.notice(story.store, sam, **SEEN, by=by(rhian))


def test_a_page_with_nothing_on_it_says_what_it_is_for(as_: At, sam: UUID, rhian: Actor):
    page = as_(rhian).read("noticings.noticings", person_id=sam)

    assert "Nothing is written here yet. Here is an invented example." in page


def test_what_one_person_noticed_waits_for_a_second_from_outside_the_house(
    story: Story, as_: At, sam: UUID, rhian: Actor, wendy: Actor
):
    housemate = story.given_a_member("Tony", Role.CARER, sam, lives_with=True)
    carer = as_(rhian)
    assert "What have you noticed about Sam?" in carer.read("noticings.notice", person_id=sam)
    carer.send("noticings.notice", person_id=sam, **SEEN)
    page = carer.read("noticings.noticings", person_id=sam)
    assert "Turns to the window What we think it means: She wants to go out" in page
    assert "noticed by Rhian so far" in page
    assert "somebody from outside the house" in page
    assert "I have noticed this too" not in page
    assert "Turns to the window" not in carer.read("profiles.profile", person_id=sam)
    noticing = only_noticing(story, sam)

    refused = as_(housemate).send("noticings.agree", person_id=sam, noticing_id=noticing)
    as_(wendy).send("noticings.agree", person_id=sam, noticing_id=noticing)

    assert refused.status_code == 422
    assert "One of the two has to be from outside the house." in words_of(refused)
    assert "we have noticed: Rhian and Wendy" in carer.read("profiles.profile", person_id=sam)


def only_noticing(story: Story, sam: UUID) -> UUID:
    return UUID(story.db().execute("select id from noticings where person_id = ?", [str(sam)]).fetchone()[0])


@pytest.mark.parametrize("left_out", SEEN)
def test_all_four_parts_are_asked_for_and_what_was_typed_comes_back(as_: At, sam: UUID, rhian: Actor, left_out: str):
    answer = as_(rhian).send("noticings.notice", person_id=sam, **(SEEN | {left_out: ""}))

    assert answer.status_code == 422
    assert all(said in answer.text for name, said in SEEN.items() if name != left_out)


def test_after_a_year_it_is_overdue_and_looked_at_again(story: Story, as_: At, sam: UUID, rhian: Actor, wendy: Actor):
    with clocks.at(datetime.now(UTC) - timedelta(days=400)):
        noticing = noticings.notice(story.store, sam, **SEEN, by=by(rhian))
        noticings.agree(story.store, sam, noticing, by=by(wendy))
    screen = as_(rhian)
    assert "Overdue It was to be looked at again by" in screen.read("noticings.noticings", person_id=sam)

    screen.send("noticings.review", person_id=sam, noticing_id=noticing)

    assert "Overdue" not in screen.read("noticings.noticings", person_id=sam)


def test_what_is_no_longer_so_is_put_away_once_and_with_a_reason(
    as_: At, sam: UUID, rhian: Actor, wendy: Actor, noticing: UUID
):
    screen = as_(rhian)
    assert "Turns to the window" in screen.read("noticings.put_away", person_id=sam, noticing_id=noticing)
    form = {"why": "It was the bird table", "command_id": str(uuid4())}

    empty = screen.send("noticings.put_away", person_id=sam, noticing_id=noticing, why="")
    twice = [screen.send("noticings.put_away", person_id=sam, noticing_id=noticing, **form) for _ in range(2)]

    assert empty.status_code == 422
    assert [answer.status_code for answer in twice] == [302, 302]
    assert "Turns to the window" not in screen.read("noticings.noticings", person_id=sam)
    assert screen.get("noticings.put_away", person_id=sam, noticing_id=noticing).status_code == 404


def test_the_person_reads_what_was_noticed_about_them_and_answers(
    story: Story, as_: At, sam: UUID, wendy: Actor, noticing: UUID
):
    waiting = as_(sam).read("noticings.noticings", person_id=sam)
    noticings.agree(story.store, sam, noticing, by=by(wendy))
    replies.reply(story.store, sam, noticing, "It is the bus I like", to=1, by=Actor(sam))
    agreed = as_(sam).read("noticings.noticings", person_id=sam)

    assert "What people have noticed about me" in waiting
    assert "Answer this" in waiting
    assert "I have noticed this too" not in waiting
    assert agreed.index("Turns to the window") < agreed.index("It is the bus I like")
