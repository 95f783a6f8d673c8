"""Who was asked for help, as each may know it, and the usual way of saying things."""

from datetime import date
from uuid import UUID

import pytest

from caserecord import entries, helps
from domain.permissions import Actor
from projections.helps import helps_wanted, usual_way_of
from projections.histories import history_of
from projections.todos import todo_of
from tests.stories import Story, by


@pytest.fixture
def sam(story: Story) -> UUID:
    return story.given_a_person()


@pytest.fixture
def rhian(story: Story, sam: UUID) -> Actor:
    return story.given_a_carer(sam)


@pytest.fixture
def wendy(story: Story, sam: UUID) -> Actor:
    return story.given_a_worker(sam)


@pytest.fixture
def offer(story: Story, sam: UUID, rhian: Actor, wendy: Actor) -> UUID:
    offer = story.given_offered(sam, "Cooked tea", rhian)
    helps.ask(story.store, sam, offer, wendy.reader, by=by(sam))
    return offer


def wanted_of(story: Story, reader: Actor, sam: UUID) -> list[str]:
    return [one.name for one in story.shown(helps_wanted, "read the profile", reader, sam)]


def test_whoever_is_asked_knows_that_and_nobody_else_does(story: Story, sam: UUID, offer: UUID, rhian: Actor):
    fred = story.given_a_carer(sam, "Fred")
    wendy = Actor(story.shown(helps_wanted, "read what needs doing", story.mo, sam, of_everybody=True)[0].helper)

    assert wanted_of(story, wendy, sam) == ["Wendy"]
    assert wanted_of(story, rhian, sam) == wanted_of(story, fred, sam) == []


def test_it_is_on_the_list_of_what_to_talk_about_without_a_word(
    story: Story, sam: UUID, offer: UUID, rhian: Actor, wendy: Actor
):
    todo = story.shown(todo_of, "read what needs doing", wendy, sam, day=date(2030, 1, 1))

    assert [one.name for one in todo.helps_wanted] == ["Wendy"]
    assert not todo.is_empty
    assert "Cooked tea" not in repr(todo)


def test_once_decided_nobody_is_asked_any_more(story: Story, sam: UUID, offer: UUID, wendy: Actor):
    entries.decline(story.store, sam, offer, by=by(sam))

    assert wanted_of(story, wendy, sam) == []


def test_a_question_about_what_is_hidden_is_in_no_history_but_the_persons(
    story: Story, sam: UUID, offer: UUID, wendy: Actor
):
    def said(reader: Actor | UUID) -> str:
        return repr(story.shown(history_of, "read the history", reader, sam, story.store))

    assert "asked Wendy to look at something together" in said(sam)
    assert "look at something together" not in said(wendy)


def test_the_usual_way_is_the_one_of_last_time(story: Story, sam: UUID, rhian: Actor, wendy: Actor):
    usual = story.shown(usual_way_of, "decide about an offer", sam, sam)
    story.given_told(sam, "Tea", by=by(wendy, with_person=sam, how="signed"))
    story.given_told(sam, "Cake", by=by(rhian, with_person=sam, how="pictures"))

    last = story.shown(usual_way_of, "decide about an offer", sam, sam)

    assert usual is None
    assert (last.helper, last.how) == (rhian.reader, "pictures")
