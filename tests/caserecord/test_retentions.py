"""A record that was kept for its time is deleted for ever when two people decide it, and nothing of it is left."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from caserecord import arrangements, circles, deaths, decisions
from caserecord.schemes import scheme_of
from domain import clocks
from domain.arrangements import ArrangementKind
from domain.clocks import today
from domain.permissions import Actor, Role
from domain.refusals import NotAllowed
from domain.schemes import KeptStill
from projections.retentions import PastItsTime, past_their_time
from tests.stories import ASKED_TO_HELP, Story, by

DIED = datetime(2017, 5, 4, 12, tzinfo=UTC)
YEARS = 8
LATER = DIED.replace(year=2025) + timedelta(days=1)


@dataclass(frozen=True)
class House:
    """Sol, who died; Win, whom everybody left; and Dee, who is supported still."""

    story: Story
    sol: UUID
    win: UUID
    dee: UUID
    wendy: Actor

    def past_their_time(self, years: int = YEARS) -> tuple[PastItsTime, ...]:
        found: tuple[PastItsTime, ...] = self.story.shown_of_scheme(
            past_their_time, "see which records are past their time", self.story.mo, years=years, day=today()
        )
        return found

    def decide(self, record: UUID, *, by: Actor | None = None) -> None:
        decisions.forget_record(
            self.story.store,
            scheme_of(self.story.store).id,
            record,
            kept_years=YEARS,
            why="Nobody asks for it any more",
            agreed_by=self.wendy.reader,
            by=by or self.story.mo,
        )


@pytest.fixture
def house(story: Story) -> House:
    with clocks.at(DIED):
        sol, win, dee = (story.given_a_person(name) for name in ("Sol", "Win", "Dee"))
        wendy = story.given_a_member("Wendy", Role.WORKER, sol, win, dee)
        for person in (sol, win, dee):
            story.given_told(person, "I fed forty pigeons")
        deaths.record(story.store, sol, on_day=today(), by=by(story.mo))
        for each in story.store.circle(win).belongings:
            circles.leave(story.store, win, each.member, each.role, to_day=today(), by=by(story.mo))
    return House(story, sol, win, dee, wendy)


def test_a_day_that_was_mistyped_closes_nothing_long_ago(house: House):
    with clocks.at(LATER):
        deaths.record(house.story.store, house.dee, on_day=date(1924, 3, 1), by=by(house.story.mo))

        assert house.dee not in {each.person_id for each in house.past_their_time()}
        with pytest.raises(KeptStill):
            house.decide(house.dee)


def test_what_was_closed_long_enough_ago_is_listed_by_its_id_and_nothing_else_is(house: House):
    with clocks.at(LATER - timedelta(days=1)):
        assert house.past_their_time() == ()
    with clocks.at(LATER):
        assert {(each.person_id, each.closed_on, each.has_died) for each in house.past_their_time()} == {
            (house.sol, DIED.date(), True),
            (house.win, DIED.date(), False),
        }
        assert house.past_their_time(years=9) == ()


def test_when_a_record_was_closed_is_one_day_whoever_is_asked(story: Story):
    mo, before, soon = story.mo.reader, today() - timedelta(days=9), today() + timedelta(days=9)
    people = [story.given_a_person(name) for name in ("Sol", "Win", "Dee", "Ann", "Bea", "Cat")]
    died, left, stays, came_back, by_mistake, lived = people
    wendy, ruth = (story.given_a_member(name, Role.WORKER, *people).reader for name in ("Wendy", "Ruth"))
    arrangement = story.given_an_arrangement(lived, ArrangementKind.LIVE_IN, ruth)

    def all_leave(person: UUID, to_day: date) -> None:
        held = [each for each in story.store.circle(person).belongings if each.to_day is None]
        for each in reversed(held):  # who does it goes last
            circles.leave(story.store, person, each.member, each.role, to_day=to_day, by=by(mo))

    for person in (died, came_back):
        deaths.record(story.store, person, on_day=before, by=by(mo))
    deaths.leave_story_to(story.store, came_back, wendy, "She may keep it", by=by(mo))
    deaths.take_back(story.store, came_back, "It was somebody else", by=by(mo))
    all_leave(came_back, soon - timedelta(days=1))
    circles.leave(story.store, left, wendy, Role.WORKER, to_day=soon - timedelta(days=3), by=by(mo))
    all_leave(left, soon)
    circles.leave(story.store, stays, wendy, Role.WORKER, to_day=before, by=by(mo))
    circles.join(story.store, by_mistake, wendy, Role.MANAGER, from_day=today(), why=ASKED_TO_HELP, by=by(mo))
    all_leave(by_mistake, today() - timedelta(days=1))
    arrangements.move_on(story.store, lived, arrangement, on_day=before, why="She moved", by=by(mo))
    all_leave(lived, soon - timedelta(days=2))

    shown = story.shown_of_scheme(
        past_their_time, "see which records are past their time", story.mo, years=1, day=date(2200, 1, 1)
    )

    kept = {person: story.store.circle(person).closed_on() for person in people}
    assert {each.person_id: each.closed_on for each in shown} == {at: on for at, on in kept.items() if on}
    days = [today(), soon, None, soon - timedelta(days=1), today(), soon - timedelta(days=2)]
    assert list(kept.values()) == days


def test_nothing_is_deleted_before_its_time_or_by_somebody_who_may_not(house: House):
    with clocks.at(LATER - timedelta(days=1)), pytest.raises(KeptStill):
        house.decide(house.sol)
    with clocks.at(LATER), pytest.raises(KeptStill):
        house.decide(house.dee)
    with clocks.at(LATER), pytest.raises(NotAllowed):
        house.decide(house.sol, by=house.wendy)


def test_with_a_record_what_opens_its_links_is_gone_and_no_other(house: House):
    keys = house.story.store.link_keys
    for person in (house.sol, house.dee):
        keys.make(uuid4(), person)

    house.story.store.vault.destroy_key(house.sol)

    left = house.story.store.vault.connection.exec_driver_sql("select person_id from link_keys").scalars().all()
    assert left == [house.dee.hex]
