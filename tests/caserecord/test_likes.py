from uuid import UUID

import pytest

from caserecord import likes
from domain.members import Member
from domain.people import Person
from domain.permissions import Actor
from domain.refusals import NotAllowed, NotInRecord
from tests.stories import Story, by


@pytest.fixture
def sam(story: Story) -> UUID:
    return story.given_a_person()


@pytest.fixture
def rhian(story: Story, sam: UUID) -> Actor:
    return story.given_a_carer(sam)


def test_a_person_chooses_alone_or_with_help(story: Story, sam: UUID, rhian: Actor):
    likes.choose(story.store, sam, {"text": "large"}, by=by(sam))
    likes.choose(story.store, sam, {"text": "largest"}, by=by(rhian, with_person=sam, how="pictures"))

    assert story.store.get(Person, sam).likes == {"text": "largest"}
    assert story.store.read_stream(sam)[-1].event.supported_by == rhian.reader


def test_a_member_chooses_for_themselves(story: Story, rhian: Actor):
    likes.choose_mine(story.store, {"colours": "dark"}, by=by(rhian))
    likes.choose_my_language(story.store, "cy", by=by(rhian))

    member = story.store.get(Member, rhian.reader)
    assert (member.likes, member.language) == ({"colours": "dark"}, "cy")


def test_nobody_chooses_for_somebody_else(story: Story, sam: UUID, rhian: Actor):
    with pytest.raises(NotAllowed):
        likes.choose(story.store, sam, {"text": "large"}, by=by(rhian))
    with pytest.raises(NotAllowed):
        likes.choose_mine(story.store, {"text": "large"}, by=by(rhian, with_person=sam))


def test_a_person_has_their_likes_in_their_own_record(story: Story, sam: UUID):
    with pytest.raises(NotInRecord):
        likes.choose_mine(story.store, {"text": "large"}, by=by(sam))


def test_the_same_choice_sent_twice_is_kept_once(story: Story, sam: UUID):
    asked = by(sam)

    likes.choose(story.store, sam, {"text": "large"}, by=asked)
    head = story.store.head()
    likes.choose(story.store, sam, {"text": "large"}, by=asked)

    assert story.store.head() == head
