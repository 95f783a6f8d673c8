from uuid import UUID, uuid4

import pytest

from caserecord import entries, replies
from domain.permissions import Actor
from domain.refusals import NotInRecord
from projections.answerables import answerable_of
from tests.stories import Story, by


@pytest.fixture
def offer(story: Story, sam: UUID) -> UUID:
    offer = entries.offer(story.store, sam, "proud", "Sang on the bus", by=by(story.mo))
    entries.accept(story.store, sam, offer, by=Actor(sam))
    return offer


@pytest.fixture
def sam(story: Story) -> UUID:
    return story.given_a_person("Sam")


def test_words_are_found_with_their_wording_and_their_answers(story: Story, sam: UUID, offer: UUID):
    replies.reply(story.store, sam, offer, "Only a little", to=1, by=Actor(sam))

    found = story.shown(answerable_of, "reply", sam, sam, about=offer)

    assert (found.kind, found.words, found.wording) == ("an offer", "Sang on the bus", 1)
    assert [reply.words for reply in found.replies] == ["Only a little"]


def test_what_somebody_does_not_agree_with_is_seen_by_those_who_look_into_it_and_not_by_others(
    story: Story, sam: UUID, offer: UUID
):
    rhian, wendy = story.given_a_carer(sam), story.given_a_worker(sam)
    replies.disagree(story.store, sam, offer, "That is not so", to=1, by=Actor(sam))

    assert story.shown(answerable_of, "settle a disagreement", wendy, sam, about=offer).disagreed
    with pytest.raises(NotInRecord):
        story.shown(answerable_of, "read the profile", rhian, sam, about=offer)


def test_what_is_kept_private_is_nothing_to_anybody_else(story: Story, sam: UUID):
    wendy = story.given_a_worker(sam)
    private = entries.offer(story.store, sam, "proud", "Sang on the bus", by=by(wendy))
    entries.keep_private(story.store, sam, private, by=Actor(sam))
    replies.disagree(story.store, sam, private, "That is not so", to=1, by=Actor(sam))

    for about in (private, uuid4()):
        with pytest.raises(NotInRecord):
            story.shown(answerable_of, "settle a disagreement", wendy, sam, about=about)
