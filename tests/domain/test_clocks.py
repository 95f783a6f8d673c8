"""What time it is when something is written down."""

from datetime import UTC, date, datetime

import pytest

from domain import clocks

TUESDAY = datetime(2021, 5, 4, 23, 30, tzinfo=UTC)


def test_whoever_stands_at_a_moment_writes_down_that_moment() -> None:
    with clocks.at(TUESDAY):
        assert clocks.now() == TUESDAY
        assert clocks.today() == date(2021, 5, 4)

    assert clocks.now() > TUESDAY


def test_the_moment_goes_on_after_something_was_refused() -> None:
    with pytest.raises(LookupError), clocks.at(TUESDAY):
        raise LookupError

    assert clocks.now().tzinfo is UTC
    assert clocks.now() > TUESDAY


@pytest.mark.parametrize(
    ("day", "count", "later"),
    [
        (date(2021, 5, 4), 0, date(2021, 5, 4)),
        (date(2021, 5, 4), 2, date(2021, 5, 6)),
        (date(2021, 5, 6), 2, date(2021, 5, 10)),
        (date(2021, 5, 8), 1, date(2021, 5, 10)),
    ],
)
def test_saturdays_and_sundays_are_not_working_days(day: date, count: int, later: date) -> None:
    assert clocks.working_days_after(day, count) == later


def test_a_day_is_said_as_people_say_it() -> None:
    assert clocks.as_said(date(2021, 5, 4)) == "4 May 2021"
