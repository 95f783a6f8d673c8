from uuid import UUID

import pytest

from caserecord import likes, people
from domain.permissions import Actor
from projections.likes import ShownLikes, likes_of
from tests.stories import Story, by


@pytest.fixture
def sam(story: Story) -> UUID:
    return story.given_a_person()


@pytest.fixture
def rhian(story: Story, sam: UUID) -> Actor:
    return story.given_a_carer(sam)


def test_whoever_chose_nothing_has_the_usual(story: Story, sam: UUID):
    assert story.shown(likes_of, "choose how I like things", sam, sam) == ShownLikes()
    assert ShownLikes().of("text") == "usual"


def test_what_was_chosen_last_is_how_it_is(story: Story, sam: UUID):
    likes.choose(story.store, sam, {"text": "large", "pictures": "right"}, by=by(sam))
    people.choose_language(story.store, sam, "cy", by=by(sam))
    likes.choose(story.store, sam, {"text": "largest"}, by=by(sam))

    found = story.shown(likes_of, "choose how I like things", sam, sam)

    assert found == ShownLikes({"text": "largest"}, "cy", is_chosen=True)
    assert (found.of("text"), found.of("pictures")) == ("largest", "usual")


def test_paper_about_a_person_is_as_the_person_likes_it_whoever_prints(story: Story, sam: UUID, rhian: Actor):
    likes.choose(story.store, sam, {"text": "largest"}, by=by(sam))
    likes.choose_mine(story.store, {"text": "large"}, by=by(rhian))

    assert story.shown(likes_of, "print the profile", rhian, sam).of("text") == "largest"
    assert story.shown_of_scheme(likes_of, "choose how pages are for me", by(rhian)).of("text") == "large"


def test_a_language_alone_is_no_choice_of_looks(story: Story, rhian: Actor):
    likes.choose_my_language(story.store, "cy", by=by(rhian))

    found = story.shown_of_scheme(likes_of, "choose how pages are for me", by(rhian))

    assert (found.language, found.is_chosen) == ("cy", False)


def test_a_choice_that_there_is_no_more_reads_as_usual():
    assert ShownLikes({"text": "enormous"}).of("text") == "usual"
