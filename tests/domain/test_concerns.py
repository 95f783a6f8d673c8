"""Worries: never bare, looked at again, and ended by two people."""

from datetime import UTC, date, datetime, timedelta

import pytest

from domain import clocks
from domain.concerns import Concern, EndNotAsked
from domain.refusals import Ended, NeedsSomebodyElse, NotADay, WordsMissing
from tests.domain.lives import FRED, RHIAN, SAM, WENDY, happened, last, settled

TODAY = date(2021, 5, 4)
SOON = TODAY + timedelta(days=30)


@pytest.fixture(autouse=True)
def _on_a_tuesday() -> object:
    with clocks.at(datetime(2021, 5, 4, 12, tzinfo=UTC)):
        yield


def worry(**changed: str | date) -> Concern:
    said = {"words": "Matches", "context": "It was dark", "what_helps": "A torch", "review_on": SOON} | changed
    return settled(Concern.record(SAM, by=RHIAN, **said))  # type: ignore[arg-type]


def asked_to_end() -> Concern:
    found = worry()
    found.ask_to_end("No matches for a year", person_said="I have a torch", by=WENDY)
    return settled(found)


def ended() -> Concern:
    found = asked_to_end()
    found.agree_to_end(by=FRED)
    return settled(found)


def test_a_worry_is_recorded_with_what_was_going_on_and_what_helps() -> None:
    found = Concern.record(SAM, "Matches", context="It was dark", what_helps="A torch", review_on=SOON, by=RHIAN)

    assert (last(found).context, last(found).what_helps, last(found).review_on) == ("It was dark", "A torch", SOON)
    assert (found.has_ended, found.wording, found.written_by) == (False, 1, RHIAN)


@pytest.mark.parametrize("missing", ["words", "context", "what_helps"])
def test_a_worry_is_never_bare(missing: str) -> None:
    with pytest.raises(WordsMissing):
        worry(**{missing: " "})


@pytest.mark.parametrize("day", [TODAY, TODAY - timedelta(days=1)])
def test_a_worry_is_looked_at_again_on_a_day_to_come(day: date) -> None:
    with pytest.raises(NotADay, match="Choose a day to come"):
        worry(review_on=day)
    with pytest.raises(NotADay):
        worry().review("The same", what_helps="A torch", review_on=day, by=WENDY)


def test_a_worry_is_looked_at_again() -> None:
    found = worry()

    found.review("Less often", what_helps="Two torches", review_on=SOON + timedelta(days=1), by=WENDY)

    assert (last(found).outcome, last(found).what_helps) == ("Less often", "Two torches")


@pytest.mark.parametrize(("outcome", "what_helps"), [("", "A torch"), ("Better", "")])
def test_a_review_says_what_came_of_it_and_what_helps(outcome: str, what_helps: str) -> None:
    with pytest.raises(WordsMissing):
        worry().review(outcome, what_helps=what_helps, review_on=SOON, by=WENDY)


def test_two_people_end_a_worry() -> None:
    found = asked_to_end()

    found.agree_to_end(by=FRED)

    assert found.has_ended
    assert (last(found).asked_by, last(found).by) == (WENDY, FRED)


def test_one_person_does_not_end_a_worry() -> None:
    with pytest.raises(NeedsSomebodyElse, match="Two people end a worry"):
        asked_to_end().agree_to_end(by=WENDY)


def test_nobody_agrees_to_what_nobody_asked() -> None:
    with pytest.raises(EndNotAsked):
        worry().agree_to_end(by=FRED)


def test_a_review_takes_back_that_somebody_asked_for_the_end() -> None:
    found = asked_to_end()
    found.review("It happened again", what_helps="A torch", review_on=SOON, by=WENDY)

    with pytest.raises(EndNotAsked):
        found.agree_to_end(by=FRED)


@pytest.mark.parametrize(("why", "person_said"), [("", "Yes"), ("A year without", "")])
def test_asking_for_the_end_says_why_and_what_the_person_said(why: str, person_said: str) -> None:
    with pytest.raises(WordsMissing):
        worry().ask_to_end(why, person_said=person_said, by=WENDY)


def test_a_worry_ends_once() -> None:
    found = ended()

    found.agree_to_end(by=RHIAN)

    assert happened(found) == []


def test_a_worry_that_has_ended_is_not_looked_at_again() -> None:
    with pytest.raises(Ended):
        ended().review("Again", what_helps="A torch", review_on=SOON, by=WENDY)
    with pytest.raises(Ended):
        ended().ask_to_end("Again", person_said="No", by=WENDY)
