from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from caserecord import adjustments
from domain import clocks
from domain.knowers import KnownTo
from domain.permissions import Actor
from domain.refusals import NotInRecord
from projections.adjustments import ShownAdjustment, adjustment_of, adjustments_of
from projections.histories import history_of
from projections.profiles import profile_of
from projections.todos import Todo, todo_of
from tests.stories import Story, by

MAY_DAY = datetime(2024, 5, 1, 12, tzinfo=UTC)


@pytest.fixture
def sam(story: Story) -> UUID:
    return story.given_a_person()


@pytest.fixture
def rhian(story: Story, sam: UUID) -> Actor:
    return story.given_a_carer(sam)


@pytest.fixture
def wendy(story: Story, sam: UUID) -> Actor:
    return story.given_a_worker(sam)


def needs(story: Story, reader: Actor | UUID, sam: UUID, **asked: bool) -> tuple[ShownAdjustment, ...]:
    shown: tuple[ShownAdjustment, ...] = story.shown(adjustments_of, "read the profile", reader, sam, **asked)
    return shown


def todo(story: Story, reader: Actor, sam: UUID, day: date) -> Todo:
    shown: Todo = story.shown(todo_of, "read what needs doing", reader, sam, day=day)
    return shown


def given_need(story: Story, sam: UUID, kind: str = "interpreter", *only: Actor) -> UUID:
    audience = KnownTo.JUST_THESE if only else KnownTo.EVERYONE
    people = [each.reader for each in only]
    adjustments.need(story.store, sam, [kind], words="Polish", audience=audience, people=people, by=by(sam))
    return needs(story, sam, sam)[-1].id


def test_whoever_supports_a_person_knows_how_to_reach_them(story: Story, sam: UUID, rhian: Actor):
    given_need(story, sam)

    (need,) = needs(story, rhian, sam)

    assert (need.label, need.words, need.authorship) == ("An interpreter", "Polish", "my words")
    assert (need.people, need.uses) == ((), ())


def test_what_is_for_some_is_known_to_nobody_else(story: Story, sam: UUID, rhian: Actor, wendy: Actor):
    with clocks.at(MAY_DAY):
        need = given_need(story, sam, "interpreter", rhian)
        adjustments.use(story.store, sam, need, in_the_way="Nobody came", by=by(rhian))

    assert needs(story, wendy, sam) == ()
    assert needs(story, rhian, sam, on_paper=True) == ()
    assert [each.id for each in needs(story, rhian, sam)] == [need]
    assert todo(story, wendy, sam, date(2026, 5, 1)).is_empty
    with pytest.raises(NotInRecord):
        story.shown(adjustment_of, "read the profile", wendy, sam, adjustment_id=need)
    history = story.shown(history_of, "read the history", wendy, sam, story.store)
    assert "Polish" not in repr(history)
    assert "Nobody came" not in repr(history)
    assert "need" not in repr(history)


def test_what_is_for_others_stays_hidden_from_whoever_sits_beside_the_person(story: Story, sam: UUID, rhian: Actor):
    wendy = story.given_a_worker(sam)
    need = given_need(story, sam, "interpreter", wendy)
    beside = by(rhian, with_person=sam, how="spoke")

    profile = story.shown(profile_of, "read the profile", beside, sam)
    history = story.shown(history_of, "read the history", beside, sam, story.store)

    assert needs(story, beside, sam) == ()
    assert "Polish" not in repr(profile) + repr(history)
    with pytest.raises(NotInRecord):
        story.shown(adjustment_of, "read the profile", beside, sam, adjustment_id=need)


def test_who_examines_the_record_learns_only_that_something_private_happened(story: Story, sam: UUID, rhian: Actor):
    auditor = story.given_an_auditor(sam)
    given_need(story, sam, "interpreter", rhian)

    history = story.shown(history_of, "read the history", auditor, sam, story.store)

    assert history.happenings[0].says == "Something private happened."
    assert "Polish" not in repr(history)


def test_what_was_said_before_it_was_shared_more_widely_stays_with_the_person(
    story: Story, sam: UUID, rhian: Actor, wendy: Actor
):
    need = given_need(story, sam, "interpreter", rhian)
    adjustments.review(story.store, sam, need, words="Kashubian", seen=1, by=by(sam))
    adjustments.share_with(story.store, sam, need, KnownTo.EVERYONE, by=by(sam))

    history = story.shown(history_of, "read the history", wendy, sam, story.store)

    assert [each.words for each in needs(story, wendy, sam)] == ["Kashubian"]
    assert "Polish" not in repr(history)


def test_what_a_supporter_recorded_says_so(story: Story, sam: UUID, rhian: Actor, wendy: Actor):
    adjustments.record(story.store, sam, ["quiet"], because="Covers her ears", by=by(rhian))

    (need,) = needs(story, wendy, sam)

    assert (need.label, need.authorship, need.because) == ("A quiet room", "by Rhian", "Covers her ears")


def test_what_was_not_met_is_told_to_the_person_and_the_scheme_until_it_is_looked_into(
    story: Story, sam: UUID, rhian: Actor, wendy: Actor
):
    with clocks.at(MAY_DAY):
        need = given_need(story, sam)
        adjustments.use(story.store, sam, need, was_met=True, by=by(rhian))
        adjustments.use(story.store, sam, need, in_the_way="Nobody came", by=by(rhian))

    told = todo(story, wendy, sam, MAY_DAY.date()).needs_not_met
    assert [(use.in_the_way, use.by) for use in told[0].uses] == [("Nobody came", "Rhian")]
    assert needs(story, sam, sam)[0].uses == told[0].uses
    assert needs(story, rhian, sam)[0].uses == ()

    adjustments.look_into(story.store, sam, need, "Another agency", by=by(wendy))

    assert todo(story, wendy, sam, MAY_DAY.date()).is_empty


def test_it_is_asked_about_again_and_stays_while_it_is_overdue(story: Story, sam: UUID, rhian: Actor, wendy: Actor):
    with clocks.at(MAY_DAY):
        need = given_need(story, sam)
    due = MAY_DAY.date() + timedelta(days=365)

    assert todo(story, wendy, sam, due - timedelta(days=15)).is_empty
    assert not todo(story, wendy, sam, due - timedelta(days=14)).needs_to_review[0].is_overdue(due)
    late = due + timedelta(days=400)
    assert todo(story, wendy, sam, late).needs_to_review[0].is_overdue(late)
    assert len(needs(story, rhian, sam)) == 1

    with clocks.at(datetime.combine(late, MAY_DAY.timetz())):
        adjustments.review(story.store, sam, need, words="Polish", seen=1, by=by(wendy))
    assert todo(story, wendy, sam, late).is_empty


def test_what_is_needed_no_longer_is_not_shown(story: Story, sam: UUID, rhian: Actor):
    need = given_need(story, sam)
    adjustments.end(story.store, sam, need, "I speak English now", by=by(sam))

    assert needs(story, rhian, sam) == ()


def test_a_profile_and_its_paper_tell_how_to_reach_somebody(story: Story, sam: UUID, rhian: Actor):
    shared = given_need(story, sam)
    alone = given_need(story, sam, "quiet", rhian)

    page = story.shown(profile_of, "read the profile", rhian, sam)
    paper = story.shown(profile_of, "read the profile", sam, sam, on_paper=True)

    assert [need.id for need in page.adjustments] == [shared, alone]
    assert [need.id for need in paper.adjustments] == [shared]
