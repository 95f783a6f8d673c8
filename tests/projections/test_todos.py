"""What needs doing, for those who see to it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from caserecord import concerns, entries, notes, noticings, replies, safety_facts
from domain import clocks
from domain.notes import NoteKind
from domain.permissions import Actor
from projections.todos import Todo, todo_of
from tests.stories import Story, by

MAY_DAY = datetime(2021, 5, 3, 12, tzinfo=UTC)


@pytest.fixture
def sam(story: Story) -> UUID:
    with clocks.at(MAY_DAY):
        return story.given_a_person()


@pytest.fixture
def rhian(story: Story, sam: UUID) -> Actor:
    return story.given_a_carer(sam)


@pytest.fixture
def wendy(story: Story, sam: UUID) -> Actor:
    return story.given_a_worker(sam)


def todo(story: Story, sam: UUID, day: date, reader: Actor | None = None) -> Todo:
    shown: Todo = story.shown(todo_of, "read what needs doing", reader or story.mo, sam, day=day)
    return shown


def day(number: int) -> date:
    return MAY_DAY.date() + timedelta(days=number)


def given_a_worry(story: Story, sam: UUID, **changed: Any) -> UUID:
    said = {"context": "It was dark", "what_helps": "A torch", "review_on": day(60)} | changed
    return concerns.record(story.store, sam, "Matches", by=by(story.mo), **said)


def test_nothing_needs_doing_in_a_new_record(story: Story, sam: UUID):
    found = todo(story, sam, day(0))

    assert (found.is_empty, found.name, found.person_id) == (True, "Sam", sam)


def test_a_new_safety_fact_is_to_be_checked_and_again_within_a_week_of_its_day(story: Story, sam: UUID):
    with clocks.at(MAY_DAY):
        fact = safety_facts.record(story.store, sam, "Bread can choke me", what_helps="Cut it small", by=by(story.mo))
        new = todo(story, sam, day(0))
        safety_facts.check(story.store, sam, fact, again_on=day(30), seen=1, by=by(story.mo))

    assert [each.state(day(0)) for each in new.facts_to_check] == ["new, being checked"]
    assert new.facts_to_check[0].state(day(3)) == "overdue for a check"
    assert todo(story, sam, day(22)).is_empty
    found = todo(story, sam, day(23)).facts_to_check
    assert [each.state(day(23)) for each in found] == ["checked"]
    assert found[0].state(day(31)) == "overdue for a check"


def test_a_worry_is_looked_at_within_two_weeks_of_its_day_or_when_somebody_asked_for_its_end(
    story: Story, sam: UUID, wendy: Actor
):
    with clocks.at(MAY_DAY):
        worry = given_a_worry(story, sam)

        assert todo(story, sam, day(45)).is_empty
        assert not todo(story, sam, day(46)).concerns[0].is_overdue(day(46))
        assert todo(story, sam, day(61)).concerns[0].is_overdue(day(61))
        concerns.ask_to_end(story.store, sam, worry, "A year without", person_said="Good", by=by(wendy))

    asked = todo(story, sam, day(0)).concerns[0].end_asked
    assert asked is not None
    assert (asked.by, asked.by_id, asked.why, asked.person_said) == ("Wendy", wendy.reader, "A year without", "Good")


def test_an_offer_that_waits_four_weeks_is_to_be_talked_about_without_its_words(
    story: Story, sam: UUID, rhian: Actor, wendy: Actor
):
    with clocks.at(MAY_DAY):
        offer = story.given_offered(sam, "Cooked tea", rhian)
        story.given_offered(sam, "Made me laugh", rhian, author="Nan")

    assert todo(story, sam, day(28)).is_empty
    later = todo(story, sam, day(29))
    assert {each.offered_by for each in later.to_talk_about} == {"Rhian", "Nan"}
    assert "Cooked tea" not in repr(later)
    entries.decline(story.store, sam, offer, by=by(sam))
    assert [each.offered_by for each in todo(story, sam, day(29)).to_talk_about] == ["Nan"]


def test_whoever_offered_it_does_not_learn_here_whether_it_still_waits(story: Story, sam: UUID, wendy: Actor):
    with clocks.at(MAY_DAY):
        story.given_offered(sam, "Cooked tea", wendy)

    assert todo(story, sam, day(40), wendy).is_empty
    assert not todo(story, sam, day(40), story.mo).is_empty


def test_what_one_person_noticed_waits_for_a_second_and_is_looked_at_again_within_a_year(
    story: Story, sam: UUID, rhian: Actor, wendy: Actor
):
    with clocks.at(MAY_DAY):
        noticed = noticings.notice(
            story.store, sam, does="Laughs", means="Joy", we_do="Hoover", responded="Laughed", by=by(rhian)
        )
        assert [each.authorship for each in todo(story, sam, day(0)).noticings_to_agree] == ["noticed by Rhian so far"]
        noticings.agree(story.store, sam, noticed, by=by(wendy))

    assert todo(story, sam, day(350)).is_empty
    assert [each.does for each in todo(story, sam, day(351)).noticings_to_review] == ["Laughs"]


def test_what_the_person_does_not_agree_with_is_to_be_looked_into(story: Story, sam: UUID, rhian: Actor):
    with clocks.at(MAY_DAY):
        note = notes.write(story.store, sam, NoteKind.EVERYDAY, "Sam was cross", by=by(rhian))
        worry = given_a_worry(story, sam)
        fact = safety_facts.record(story.store, sam, "Bread", what_helps="Cut it", by=by(story.mo))
        safety_facts.check(story.store, sam, fact, again_on=day(60), seen=1, by=by(story.mo))
        offer = story.given_offered(sam, "Cooked tea", rhian)
        entries.accept(story.store, sam, offer, by=by(sam))
        for about in (note, worry, fact, offer):
            replies.disagree(story.store, sam, about, "That is not so", to=1, by=by(sam))

    found = todo(story, sam, day(0)).disagreements

    assert [(each.about, each.kind, each.words) for each in found] == [
        (note, "a note", "Sam was cross"),
        (worry, "a worry", "Matches"),
        (fact, "a safety fact", "Bread"),
        (offer, "an offer", "Cooked tea"),
    ]
    for about in (note, worry, fact, offer):
        replies.resolve(story.store, sam, about, "Sam was right", by=by(story.mo))
    assert todo(story, sam, day(0)).is_empty
