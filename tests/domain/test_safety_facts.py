"""Safety facts: shown at once, checked, reworded, and ended with a reason."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from domain import clocks
from domain.refusals import ChangedMeanwhile, Ended, NotADay, WordsMissing
from domain.safety_facts import SafetyFact
from tests.domain.lives import RHIAN, SAM, WENDY, happened, last, settled

FRIDAY = date(2021, 5, 7)


@pytest.fixture(autouse=True)
def _on_a_friday() -> Iterator[None]:
    with clocks.at(datetime(2021, 5, 7, 12, tzinfo=UTC)):
        yield


def fact() -> SafetyFact:
    return settled(SafetyFact.record(SAM, "Bread can choke me", "Cut it small", by=RHIAN))


def ended() -> SafetyFact:
    found = fact()
    found.end("Not for two years", by=WENDY)
    return settled(found)


def test_a_new_fact_waits_two_working_days_for_a_worker() -> None:
    found = SafetyFact.record(SAM, "Bread can choke me", "Cut it small", by=SAM, supported_by=RHIAN)

    assert last(found).check_by == date(2021, 5, 11)
    assert (found.words, found.what_helps, last(found).supported_by) == ("Bread can choke me", "Cut it small", RHIAN)


@pytest.mark.parametrize(("words", "what_helps"), [("", "Cut it small"), ("Bread can choke me", " ")])
def test_a_fact_is_never_without_what_helps(words: str, what_helps: str) -> None:
    with pytest.raises(WordsMissing):
        SafetyFact.record(SAM, words, what_helps, by=RHIAN)
    with pytest.raises(WordsMissing):
        fact().reword(words, what_helps, seen=1, by=WENDY)


def test_a_fact_is_checked_until_a_day_to_come() -> None:
    found = fact()

    found.check(again_on=FRIDAY + timedelta(days=1), seen=1, by=WENDY)

    assert last(found).check_by == FRIDAY + timedelta(days=1)


def test_a_fact_is_not_checked_for_a_day_that_is_past() -> None:
    with pytest.raises(NotADay):
        fact().check(again_on=FRIDAY, seen=1, by=WENDY)


@pytest.mark.parametrize(("words", "what_helps"), [("Toast too", "Cut it small"), ("Bread can choke me", "Sit up")])
def test_a_fact_is_said_in_better_words(words: str, what_helps: str) -> None:
    found = fact()

    found.reword(words, what_helps, seen=1, by=WENDY)

    assert (found.words, found.what_helps, found.wording) == (words, what_helps, 2)
    assert last(found).check_by == date(2021, 5, 11)


def test_a_check_is_of_the_words_that_the_worker_saw() -> None:
    found = fact()
    found.reword("Toast too", "Cut it small", seen=1, by=SAM)

    with pytest.raises(ChangedMeanwhile):
        found.check(again_on=FRIDAY + timedelta(days=1), seen=1, by=WENDY)


def test_the_same_words_again_change_nothing() -> None:
    found = fact()

    found.reword("Bread can choke me", "Cut it small", seen=1, by=SAM)

    assert happened(found) == []


def test_a_fact_that_changed_meanwhile_is_not_overwritten() -> None:
    with pytest.raises(ChangedMeanwhile):
        fact().reword("Toast", "Cut it small", seen=2, by=WENDY)


def test_a_fact_ends_once_and_with_a_reason() -> None:
    found = fact()

    found.end("Not for two years", by=WENDY)
    found.end("Not for three years", by=WENDY)

    assert found.has_ended
    assert happened(found) == ["SafetyFactEnded"]
    with pytest.raises(WordsMissing):
        fact().end("", by=WENDY)


def test_a_fact_that_has_ended_is_neither_checked_nor_reworded() -> None:
    with pytest.raises(Ended, match="Record a new fact"):
        ended().check(again_on=FRIDAY + timedelta(days=1), seen=1, by=WENDY)
    with pytest.raises(Ended):
        ended().reword("Toast", "Cut it small", seen=1, by=WENDY)
