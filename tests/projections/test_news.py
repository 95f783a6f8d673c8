"""Since you last saw somebody."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from caserecord import entries, notes, safety_facts
from domain import clocks
from domain.entries import Audience
from domain.notes import NoteKind
from domain.permissions import Actor, Role
from projections.news import News, news_for
from tests.stories import Story, by

MAY_DAY = datetime(2021, 5, 1, 12, tzinfo=UTC)


@pytest.fixture
def sam(story: Story) -> UUID:
    with clocks.at(MAY_DAY):
        return story.given_a_person()


@pytest.fixture
def rhian(story: Story, sam: UUID) -> Actor:
    """Rhian, who last wrote something on the second day."""
    rhian = story.given_a_carer(sam)
    with clocks.at(MAY_DAY + timedelta(days=1)):
        notes.write(story.store, sam, NoteKind.EVERYDAY, "A walk", by=by(rhian))
    return rhian


def news(story: Story, reader: Actor, sam: UUID, since: date | None = None) -> News:
    shown: News = story.shown(news_for, "read the profile", reader, sam, since=since)
    return shown


def test_a_need_is_no_news_before_there_is_a_strength(story: Story, sam: UUID, rhian: Actor):
    with clocks.at(MAY_DAY + timedelta(days=3)):
        entries.tell(story.store, sam, "support", "Help on the bus", by=Actor(sam))

    assert news(story, rhian, sam).entries == ()

    with clocks.at(MAY_DAY + timedelta(days=4)):
        entries.tell(story.store, sam, "proud", "Cooked tea", by=Actor(sam))

    assert [entry.words for entry in news(story, rhian, sam).entries] == ["Cooked tea", "Help on the bus"]


def test_news_is_what_came_after_the_day_on_which_the_reader_last_wrote(story: Story, sam: UUID, rhian: Actor):
    with clocks.at(MAY_DAY + timedelta(days=3)):
        story.given_told(sam, "I cook")
        notes.write(story.store, sam, NoteKind.EVERYDAY, "A swim", by=by(story.mo))
        safety_facts.record(story.store, sam, "Bread can choke me", what_helps="Cut it small", by=by(story.mo))

    found = news(story, rhian, sam)

    assert found.since == (MAY_DAY + timedelta(days=1)).date()
    assert [entry.words for entry in found.entries] == ["I cook"]
    assert [note.words for note in found.notes] == ["A swim"]
    assert [fact.words for fact in found.facts] == ["Bread can choke me"]


def test_the_reader_can_ask_from_another_day(story: Story, sam: UUID, rhian: Actor):
    with clocks.at(MAY_DAY + timedelta(days=3)):
        story.given_told(sam, "I cook")
        safety_facts.record(story.store, sam, "Bread can choke me", what_helps="Cut it small", by=by(story.mo))

    earlier, later = news(story, rhian, sam, MAY_DAY.date()), news(story, rhian, sam, date(2021, 5, 4))

    assert [note.words for note in earlier.notes] == ["A walk"]
    assert (later.entries, later.notes, later.facts) == ((), (), ())


def test_for_somebody_who_never_wrote_everything_is_new(story: Story, sam: UUID, rhian: Actor):
    fred = story.given_a_member("Fred", Role.FAMILY, sam)
    story.given_told(sam, "I cook")

    found = news(story, fred, sam)

    assert (found.since, [entry.words for entry in found.entries], found.notes) == (None, ["I cook"], ())


def test_an_entry_is_news_on_the_day_on_which_it_is_shared(story: Story, sam: UUID, rhian: Actor):
    with clocks.at(MAY_DAY):
        entry = story.given_told(sam, "I cry", audience=Audience.MINE_ALONE)
    with clocks.at(MAY_DAY + timedelta(days=1)):
        notes.write(story.store, sam, NoteKind.EVERYDAY, "A walk", by=by(rhian))
    assert news(story, rhian, sam).entries == ()

    with clocks.at(MAY_DAY + timedelta(days=3)):
        entries.show_to(story.store, sam, entry, Audience.EVERYONE, people=[], by=by(sam))

    assert [each.words for each in news(story, rhian, sam).entries] == ["I cry"]


def test_what_was_offered_is_news_when_the_person_shows_it_and_not_before(story: Story, sam: UUID, rhian: Actor):
    with clocks.at(MAY_DAY + timedelta(days=3)):
        offer = story.given_offered(sam, "Cooked tea", story.mo)
        assert news(story, rhian, sam).entries == ()

        entries.accept(story.store, sam, offer, by=by(sam))

    assert [each.words for each in news(story, rhian, sam).entries] == ["Cooked tea"]


def test_of_much_that_is_new_the_newest_is_kept_whatever_it_stands_under(story: Story, sam: UUID, rhian: Actor):
    for number in range(10):
        story.given_told(sam, f"I like bread {number}", heading="admired")
    story.given_told(sam, "I cook", heading="proud")

    found = [each.words for each in news(story, rhian, sam).entries]

    assert found == [*(f"I like bread {number}" for number in range(1, 10)), "I cook"]


def test_what_is_new_among_strengths_stands_before_what_is_new_among_needs(story: Story, sam: UUID, rhian: Actor):
    for heading in ("communicate", "matters", "proud", "admired"):
        story.given_told(sam, f"New under {heading}", heading=heading)

    found = [each.heading for each in news(story, rhian, sam).entries]

    assert found == ["admired", "proud", "matters", "communicate"]
