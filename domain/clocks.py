"""What time it is when something is written down.

Everybody asks here, so that a story can be told as it happened (`at`) and a test can stand on a day.
Order never depends on a clock: it is the order of the log.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta

TOLERANCE = 60
"""Seconds by which a moment may stand before what was written down already, and be right all the same.

Whoever waits for their turn is written down a few seconds after their moment; and a computer that asks others what
time it is moves its clock by less.
"""

_moment: ContextVar[datetime | None] = ContextVar("moment", default=None)


def now() -> datetime:
    """The moment, in UTC."""
    return _moment.get() or datetime.now(UTC)


def moment() -> int:
    """The moment, in seconds since 1970."""
    return int(now().timestamp())


def time_of(moment: int) -> datetime:
    """The time in UTC that is so many seconds after 1970 began."""
    return datetime.fromtimestamp(moment, UTC)


def behind(moment: datetime, before: datetime) -> int:
    """By how many seconds a moment stands earlier than what came before it; 0 within the tolerance."""
    seconds = int((before - moment).total_seconds())
    return seconds if seconds > TOLERANCE else 0


def was_within(then: int, seconds: int) -> bool:
    """Whether it was then less than so many seconds ago. What is still to come was not: the clock went back since."""
    return -TOLERANCE <= moment() - then < seconds


def today() -> date:
    """The day, as the calendar in the UTC zone has it."""
    return now().date()


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Stand at a moment: what is written down inside is written down then."""
    token = _moment.set(moment)
    try:
        yield
    finally:
        _moment.reset(token)


def working_days_after(day: date, count: int) -> date:
    """The day that is `count` working days later. Saturdays and Sundays are not working days."""
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5  # Monday to Friday
    return day


def as_said(day: date) -> str:
    """A day as people say it: 3 May 2016."""
    return f"{day.day} {day:%B %Y}"
