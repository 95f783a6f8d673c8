"""Days, as people write them on the command line."""

import re
from argparse import ArgumentTypeError
from datetime import date, datetime


def day_or_event(text: str) -> date | int:
    """A day, or the number of an event. Raises ArgumentTypeError."""
    if re.fullmatch("#?[0-9]{1,18}", text):
        return int(text.removeprefix("#"))
    for form in ("%Y-%m-%d", "%d %B %Y", "%d %b %Y"):
        try:
            return datetime.strptime(text.strip(), form).date()  # noqa: DTZ007 — a day has no zone
        except ValueError:
            continue
    raise ArgumentTypeError(
        f"“{text}” is neither a day nor an event. Write a day like 2016-05-03 or “3 May 2016”, or an event's number."
    )


def past_day(text: str) -> date:
    """A day. Raises ArgumentTypeError."""
    found = day_or_event(text)
    if not isinstance(found, date):
        raise ArgumentTypeError(f"“{text}” is not a day. Write a day like 2016-05-03 or “3 May 2016”.")
    return found
