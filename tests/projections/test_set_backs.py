"""Where the clock went back, a plain sentence stands beside the next time; and what came later stays later."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
import time_machine
from time_machine import Traveller as Clock

from caserecord import notes
from domain.entries import Audience
from domain.notes import NoteKind
from domain.permissions import Actor
from exports.plain_texts import happening_as_text
from projections.changes import change_of
from projections.histories import history_of
from projections.replays import position_on
from projections.set_backs import said_of
from tests.stories import Story, by, told_in

NOON = datetime(2024, 3, 4, 12, tzinfo=UTC)
HOUR, DAY, YEAR = timedelta(hours=1), timedelta(days=1), timedelta(days=365)
TWO_HOURS = "The computer's clock went back by 2 hours before this. So this time may be wrong, or those before it."


@pytest.fixture
def clock() -> Iterator[Clock]:
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def story(tmp_path: Path, clock: Clock) -> Iterator[Story]:
    with told_in(tmp_path) as story:
        yield story


@pytest.fixture
def sam(story: Story) -> UUID:
    return story.given_a_person()


def beside(story: Story, reader: Actor | UUID, sam: UUID) -> list[str]:
    """Beside which words something is said of the clock; everywhere the same."""
    found = []
    for each in story.shown(history_of, "read the history", reader, sam, story.store).happenings:
        change = story.shown(change_of, "read the history", reader, sam, story.store, position=each.position)
        assert change.happening == each
        if each.set_back:
            assert each.set_back == TWO_HOURS
            assert TWO_HOURS in happening_as_text(each).splitlines()
            found.append(each.words)
    return found


def test_beside_the_first_time_after_the_clock_went_back_it_is_said_in_a_plain_sentence(
    story: Story, sam: UUID, clock: Clock
):
    story.given_told(sam, "I walk")
    assert beside(story, sam, sam) == []
    clock.shift(-2 * HOUR)
    story.given_told(sam, "I cook")
    story.given_told(sam, "I sing")

    assert beside(story, sam, sam) == ["I cook"]


def test_it_is_said_in_every_record_beside_what_each_reader_may_know_of_first(story: Story, sam: UUID, clock: Clock):
    wendy, kit = story.given_a_worker(sam), story.given_a_person("Kit")
    clock.shift(-2 * HOUR)
    story.given_told(kit, "Somewhere else in the log")
    story.given_told(sam, "For me alone", audience=Audience.MINE_ALONE)
    notes.write(story.store, sam, NoteKind.EVERYDAY, "A walk", by=by(wendy))
    newcomer = story.given_a_person("Lou")

    assert beside(story, sam, sam) == ["For me alone"]
    assert beside(story, story.given_an_auditor(sam), sam) == ["A walk"]
    assert beside(story, newcomer, newcomer) == []


def test_it_is_said_still_once_what_said_it_first_was_deleted_for_ever(story: Story, sam: UUID, clock: Clock):
    clock.shift(-2 * HOUR)
    told = story.given_told(sam, "I cook")
    story.store.vault.destroy_salt(told)
    story.views.throw_away()

    assert beside(story, sam, sam) == [""]


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (61, "a minute"),
        (90, "2 minutes"),
        (3600, "60 minutes"),
        (7199, "2 hours"),
        (86400, "24 hours"),
        (2 * 86400, "2 days"),
        (3652 * 86400, "10 years"),
    ],
)
def test_how_far_it_went_is_said_in_words(seconds: int, said: str) -> None:
    assert f" by {said} before" in said_of(seconds)


# The record on a day


def until(story: Story, sam: UUID, day: date) -> int:
    return position_on(story.db(), story.permit(sam, sam, "read the history"), day)


def test_what_was_written_by_a_clock_that_went_back_shows_on_no_earlier_day(story: Story, sam: UUID, clock: Clock):
    opened = story.store.head()[0]
    clock.shift(2 * YEAR)
    story.given_told(sam, "I cook")
    clock.shift(-YEAR)
    story.given_told(sam, "I sing")
    clock.shift(YEAR + DAY)

    assert until(story, sam, NOON.date() + YEAR) == until(story, sam, NOON.date()) <= opened
    assert until(story, sam, NOON.date() + 2 * YEAR) == story.store.head()[0]


def test_what_was_written_by_a_clock_that_went_too_far_hides_nothing_that_came_after(
    story: Story, sam: UUID, clock: Clock
):
    clock.shift(10 * YEAR)
    story.given_told(sam, "I cook")
    clock.shift(-10 * YEAR)
    story.given_told(sam, "I sing")

    assert until(story, sam, NOON.date()) == story.store.head()[0]
