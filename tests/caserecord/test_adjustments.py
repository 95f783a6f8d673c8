from uuid import UUID

import pytest

from caserecord import adjustments
from domain.knowers import KnownTo
from domain.permissions import Actor, Role
from domain.refusals import NotAllowed, NotInRecord, WordsMissing
from tests.stories import Story, by


@pytest.fixture
def sam(story: Story) -> UUID:
    return story.given_a_person()


@pytest.fixture
def rhian(story: Story, sam: UUID) -> Actor:
    return story.given_a_carer(sam)


def said(story: Story) -> list[tuple[str, str]]:
    recorded = story.store.read(0, 1000, names=["adjustment.recorded"])
    return [(at.event.kind, at.event.words) for at in recorded]


@pytest.mark.parametrize(
    ("kinds", "words", "kept"),
    [
        (["interpreter"], "Polish", [("interpreter", "Polish")]),
        (["quiet", "longer", "quiet"], "", [("quiet", ""), ("longer", "")]),
        (["quiet", "longer"], "Ring first", [("quiet", ""), ("longer", ""), ("other", "Ring first")]),
        ([], "Ring first", [("other", "Ring first")]),
        (["other"], "Ring first", [("other", "Ring first")]),
    ],
)
def test_each_thing_that_is_needed_is_kept_for_itself(
    story: Story, sam: UUID, kinds: list[str], words: str, kept: list[tuple[str, str]]
):
    adjustments.need(story.store, sam, kinds, words=words, audience=KnownTo.EVERYONE, by=by(sam))

    assert said(story) == kept


def test_nothing_ticked_and_nothing_written_is_nothing_said(story: Story, sam: UUID):
    with pytest.raises(WordsMissing):
        adjustments.need(story.store, sam, [], words=" ", audience=KnownTo.EVERYONE, by=by(sam))

    assert said(story) == []


def test_a_supporter_records_what_somebody_cannot_say_and_does_not_say_i_need(story: Story, sam: UUID, rhian: Actor):
    adjustments.record(story.store, sam, ["quiet"], because="Covers her ears", by=by(rhian))

    assert said(story) == [("quiet", "")]
    with pytest.raises(NotAllowed):
        adjustments.need(story.store, sam, ["quiet"], audience=KnownTo.EVERYONE, by=by(rhian))


def test_only_the_person_chooses_who_knows(story: Story, sam: UUID, rhian: Actor):
    gita = story.given_a_member("Gita", Role.SUPPORTER, sam)
    adjustments.need(story.store, sam, ["quiet"], audience=KnownTo.EVERYONE, by=by(sam))
    need = story.store.read(0, 1000, names=["adjustment.recorded"])[0].event.originator_id

    with pytest.raises(NotAllowed):
        adjustments.share_with(story.store, sam, need, KnownTo.JUST_THESE, people=[rhian.reader], by=by(rhian))
    adjustments.share_with(
        story.store, sam, need, KnownTo.JUST_THESE, people=[rhian.reader], by=by(gita, with_person=sam, how="spoke")
    )


def test_of_what_somebody_may_not_know_they_can_say_nothing(story: Story, sam: UUID, rhian: Actor):
    wendy = story.given_a_worker(sam)
    only = [rhian.reader]
    adjustments.need(story.store, sam, ["quiet"], audience=KnownTo.JUST_THESE, people=only, by=by(sam))
    need = story.store.read(0, 1000, names=["adjustment.recorded"])[0].event.originator_id

    with pytest.raises(NotInRecord):
        adjustments.use(story.store, sam, need, was_met=True, by=by(wendy))
    with pytest.raises(NotInRecord):
        adjustments.end(story.store, sam, need, "No", by=by(wendy))
    adjustments.use(story.store, sam, need, was_met=True, by=by(rhian))
    adjustments.use(story.store, sam, need, was_met=True, by=by(sam))


def test_whoever_sits_beside_the_person_changes_nothing_that_is_kept_from_them(story: Story, sam: UUID, rhian: Actor):
    wendy = story.given_a_worker(sam)
    only = [wendy.reader]
    adjustments.need(story.store, sam, ["quiet"], audience=KnownTo.JUST_THESE, people=only, by=by(sam))
    need = story.store.read(0, 1000, names=["adjustment.recorded"])[0].event.originator_id
    beside = by(rhian, with_person=sam, how="spoke")

    with pytest.raises(NotInRecord):
        adjustments.share_with(story.store, sam, need, KnownTo.EVERYONE, by=beside)
    with pytest.raises(NotInRecord):
        adjustments.end(story.store, sam, need, "No", by=beside)
    adjustments.end(story.store, sam, need, "I hear well now", by=by(sam))
