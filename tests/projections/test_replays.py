"""A record as it was on any day, drawn by the same code."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from caserecord import cards, concerns, entries, notes
from domain import clocks
from domain.entries import Audience
from domain.notes import NoteKind
from domain.permissions import Actor
from domain.refusals import NotInRecord
from projections.profiles import profile_of
from projections.replays import (
    RecordAsItWas,
    as_it_was,
    position_on,
    profile_as_it_was,
    record_as_it_was,
)
from tests.stories import Story, by

MAY_DAY = datetime(2021, 5, 1, 12, tzinfo=UTC)


def day(number: int) -> date:
    return MAY_DAY.date() + timedelta(days=number)


@pytest.fixture
def sam(story: Story) -> UUID:
    """Sam, who told something, reworded it, and had a worry that ended."""
    with clocks.at(MAY_DAY):
        sam = story.given_a_person()
        rhian = story.given_a_carer(sam)
    with clocks.at(MAY_DAY + timedelta(days=1)):
        entry = story.given_told(sam, "I cook")
        notes.write(story.store, sam, NoteKind.EVERYDAY, "A walk", by=by(rhian))
        worry = concerns.record(
            story.store,
            sam,
            "Matches",
            context="It was dark",
            what_helps="A torch",
            review_on=day(60),
            by=by(rhian),
        )
    with clocks.at(MAY_DAY + timedelta(days=3)):
        entries.reword(story.store, sam, entry, "I cook well", seen=1, by=by(sam))
        concerns.ask_to_end(story.store, sam, worry, "A year without", person_said="Good", by=by(story.mo))
        concerns.agree_to_end(story.store, sam, worry, by=by(rhian))
    return sam


@pytest.fixture
def ade(story: Story, sam: UUID) -> Actor:
    return story.given_an_auditor(sam)


def on(story: Story, reader: Actor, sam: UUID, that_day: date) -> RecordAsItWas:
    permit = story.permit(reader, sam, "read the history")
    until = position_on(story.db(), permit, that_day)
    shown: RecordAsItWas = story.shown(
        record_as_it_was, "read the history", reader, sam, story.store, until=until, day=that_day
    )
    return shown


def test_a_record_is_shown_as_it_was_on_a_day(story: Story, sam: UUID, ade: Actor):
    first, then, now = (on(story, ade, sam, day(number)) for number in (0, 1, 3))

    assert [len(each.profile.sections) for each in (first, then, now)] == [0, 1, 1]
    assert then.profile.sections[0].entries[0].words == "I cook"
    assert now.profile.sections[0].entries[0].words == "I cook well"
    assert then.profile.on_day == day(1)
    assert [note.words for note in then.notes] == ["A walk"]
    assert [(worry.words, worry.what_helps) for worry in then.worries] == [("Matches", "A torch")]
    assert now.worries == ()


def test_a_day_without_changes_is_like_the_one_before(story: Story, sam: UUID, ade: Actor):
    assert on(story, ade, sam, day(2)).profile.version == on(story, ade, sam, day(1)).profile.version


def test_before_there_was_a_record_there_is_nothing_to_show(story: Story, sam: UUID, ade: Actor):
    with pytest.raises(NotInRecord, match="There was no record yet on this day"):
        on(story, ade, sam, day(-1))


def test_what_was_told_in_parts_is_shown_in_parts_on_that_day(story: Story, sam: UUID):
    with clocks.at(MAY_DAY + timedelta(days=4)):
        said = ["I push my plate away", "I have had enough", "Take it away"]
        card = cards.tell(story.store, sam, "chart", said, audience=Audience.EVERYONE, by=by(sam))
    with clocks.at(MAY_DAY + timedelta(days=5)):
        cards.reword(story.store, sam, card, ["I push my plate away", "I want pudding", "Bring it"], seen=1, by=by(sam))
    ade = story.given_an_auditor(sam)

    then, now = (on(story, ade, sam, day(number)).profile for number in (4, 5))

    for profile, parts in ((then, ["I have had enough", "Take it away"]), (now, ["I want pudding", "Bring it"])):
        assert profile.communicate == ()
        (shown,) = (entry for entry in profile.entries if entry.id == card)
        assert [part.words for part in shown.parts] == parts


def test_whoever_looks_at_an_earlier_day_stands_on_it(story: Story, sam: UUID, ade: Actor):
    permit = story.permit(ade, sam, "read the history")

    with as_it_was(story.db(), story.store, permit, until=story.store.head()[0], day=day(3)) as then:
        assert clocks.today() == day(3)
        assert profile_of(then, permit).sections[0].entries[0].words == "I cook well"

    assert clocks.today() > day(3)


def test_the_change_that_a_paper_names_draws_the_same_paper_again(story: Story, sam: UUID):
    mine = story.permit(sam, sam, "print the profile")
    with clocks.at(MAY_DAY + timedelta(days=3)):
        paper = profile_of(story.db(), mine, on_paper=True)
    story.given_told(sam, "I sing")

    with as_it_was(story.db(), story.store, mine, until=paper.version, day=day(3)) as then:
        assert profile_of(then, mine, on_paper=True) == paper


def test_a_profile_alone_is_shown_as_it_was_too(story: Story, sam: UUID):
    until = position_on(story.db(), story.permit(sam, sam, "read the history"), day(1))

    then = story.shown(profile_as_it_was, "read the profile", sam, sam, story.store, until=until, day=day(1))

    assert then.sections[0].entries[0].words == "I cook"


def test_a_card_is_shown_with_all_its_parts_and_in_its_place_on_an_earlier_day(story: Story, sam: UUID):
    said = ["A long look", "Yes", "Say it out loud"]
    with clocks.at(MAY_DAY + timedelta(days=4)):
        cards.tell(story.store, sam, "chart", said, audience=Audience.EVERYONE, by=by(sam))

    then = on(story, story.given_an_auditor(sam), sam, day(4)).profile

    assert then.communicate == ()
    chart = next(section for section in then.sections if section.key == "communicate").entries[0]
    assert [chart.words, *(part.words for part in chart.parts)] == said
