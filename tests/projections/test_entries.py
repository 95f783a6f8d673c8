"""One entry: whose words, and who may see it."""

from collections.abc import Callable
from uuid import UUID

import pytest

from caserecord import entries, replies
from domain.entries import Audience
from domain.permissions import Actor, Role
from domain.refusals import NotInRecord
from projections.shown_entries import ShownEntry, entry_of
from tests.stories import Story, by


@pytest.fixture
def sam(story: Story) -> UUID:
    return story.given_a_person()


@pytest.fixture
def rhian(story: Story, sam: UUID) -> Actor:
    return story.given_a_carer(sam)


def entry(story: Story, reader: Actor | UUID, sam: UUID, entry_id: UUID) -> ShownEntry:
    shown: ShownEntry = story.shown(entry_of, "read the profile", reader, sam, entry_id=entry_id)
    return shown


def test_who_wrote_it_is_always_shown(story: Story, sam: UUID, rhian: Actor):
    gwen = story.given_a_member("Gwen", Role.SUPPORT_CARER, sam)
    together = by(gwen, with_person=sam, how="signed")

    def offered(decide: Callable[[UUID], None], **said: str) -> UUID:
        offer = story.given_offered(sam, "Cooked tea", rhian, **said)
        decide(offer)
        return offer

    mine = story.given_told(sam, "I cook")
    helped = story.given_told(sam, "I cook", by=together)
    said = {
        mine: "my words",
        helped: "my words, with help from Gwen",
        offered(lambda _: None): "offered by Rhian",
        offered(lambda _: None, author="Nan"): "offered by Nan",
        offered(lambda it: entries.accept(story.store, sam, it, by=by(sam))): "offered by Rhian, I said yes",
        offered(
            lambda it: entries.accept(story.store, sam, it, by=by(gwen, with_person=sam))
        ): "offered by Rhian, I said yes, with Gwen",
        offered(
            lambda it: entries.accept(story.store, sam, it, by=by(rhian, with_person=sam))
        ): "offered by Rhian, I said yes, with Rhian, who wrote it",
        offered(
            lambda it: entries.say_in_my_words(story.store, sam, it, "I cooked", by=by(sam))
        ): "my words, after Rhian offered it",
        offered(
            lambda it: entries.say_in_my_words(story.store, sam, it, "I cooked", by=by(gwen, with_person=sam))
        ): "my words, after Rhian offered it, with help from Gwen",
    }

    assert {entry_id: entry(story, sam, sam, entry_id).authorship for entry_id in said} == said


def test_who_helped_to_reword_it_is_shown_with_the_new_words(story: Story, sam: UUID, rhian: Actor):
    told = story.given_told(sam, "I cook")

    entries.reword(story.store, sam, told, "I cook well", seen=1, by=by(rhian, with_person=sam))

    shown = entry(story, sam, sam, told)
    assert (shown.words, shown.wording, shown.authorship) == ("I cook well", 2, "my words, with help from Rhian")


def test_both_wordings_are_kept_and_the_persons_is_shown(story: Story, sam: UUID, rhian: Actor):
    offer = story.given_offered(sam, "Cooked tea", rhian, how_known="I ate it", happened="summer 2019", first_time=True)

    entries.say_in_my_words(story.store, sam, offer, "I fed six of us", by=by(sam))

    mine, others = entry(story, sam, sam, offer), entry(story, rhian, sam, offer)
    assert (mine.words, mine.offered_words, mine.how_known) == ("I fed six of us", "Cooked tea", "I ate it")
    assert (others.words, others.offered_words, others.how_known) == ("I fed six of us", "", "")
    assert (others.happened, others.first_time) == ("summer 2019", True)


@pytest.mark.parametrize("audience", [Audience.MINE_ALONE, Audience.JUST_THESE])
def test_what_is_not_shared_reads_like_what_does_not_exist(story: Story, sam: UUID, rhian: Actor, audience: Audience):
    told = story.given_told(sam, "I cry", audience=audience)

    with pytest.raises(NotInRecord) as hidden:
        entry(story, rhian, sam, told)
    with pytest.raises(NotInRecord) as nothing:
        entry(story, rhian, sam, UUID(int=1))

    assert str(hidden.value) == str(nothing.value)
    assert entry(story, sam, sam, told).words == "I cry"


def test_an_entry_of_somebody_else_reads_like_what_does_not_exist(story: Story, sam: UUID):
    win = story.given_a_person("Win")
    told = story.given_told(win, "I whistle")

    with pytest.raises(NotInRecord):
        entry(story, sam, sam, told)


def test_answers_stand_under_the_words_that_they_answer(story: Story, sam: UUID, rhian: Actor):
    offer = story.given_offered(sam, "Cooked tea", rhian)
    entries.accept(story.store, sam, offer, by=by(sam))
    gwen = story.given_a_member("Gwen", Role.SUPPORT_CARER, sam)

    replies.reply(story.store, sam, offer, "It was pie", to=1, by=by(sam))
    replies.disagree(story.store, sam, offer, "It was lunch", to=1, by=by(gwen, with_person=sam))
    replies.resolve(story.store, sam, offer, "It was", by=by(story.mo))

    answers = entry(story, sam, sam, offer).replies
    assert [(each.words, each.by, each.to_wording, each.verdict) for each in answers] == [
        ("It was pie", "my answer", 1, ""),
        ("It was lunch", "my answer, with help from Gwen", 1, "I don't agree"),
        ("It was", "looked into by Mo", 0, ""),
    ]
