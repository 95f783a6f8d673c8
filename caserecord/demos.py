"""The demo people: three invented lives, told on an empty store through the commands that the pages ask."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from caserecord.demo_lives import LIVES
from caserecord.demo_lives.days import MY_RECORD, Day, Develop, Here
from caserecord.demo_lives.teams import FIRST, SCHEME, TEAM
from caserecord.demo_lives.wordings import WORDINGS
from caserecord.schemes import open_scheme, welcome_first
from caserecord.stores import Store
from domain import clocks
from domain.permissions import Actor

_APART = timedelta(minutes=4)
"""Between two things that are written down one after the other."""


def make_demo(store: Store, develop: Develop, progress: Callable[[int, int], None] | None = None) -> None:
    """Tell the demo people's lives, in the order of time. Raises NotEmpty.

    `develop` makes their photos safe to keep. `progress` is told how many days of how many have been told.
    """
    moment = TEAM[0].moment - _APART
    with clocks.at(moment):
        open_scheme(store, SCHEME, is_demo=True)
        members = {FIRST: welcome_first(store, FIRST)}
    days = _in_order_of_time(members)
    for done, (day, known) in enumerate(days, start=1):
        moment = max(day.moment, moment + _APART)
        with clocks.at(moment):
            _tell(day, Here(store, develop, _actor(day, members, known), members, known), known)
        if progress:
            progress(done, len(days))


def _in_order_of_time(members: dict[str, UUID]) -> list[tuple[Day, dict[str, UUID]]]:
    """Every day with what has a name in that life. What one life tells on a day stays in its order."""
    days = [(day, members) for day in (*TEAM, *WORDINGS)]
    for life in LIVES:
        known: dict[str, UUID] = {}
        days += [(day, known) for day in life]
    return sorted(days, key=lambda told: told[0].on)


def _actor(day: Day, members: dict[str, UUID], known: dict[str, UUID]) -> Actor:
    teller = day.teller
    reader = members[teller.name] if teller.name else known[MY_RECORD]
    return Actor(reader, with_person=known[MY_RECORD] if teller.is_beside else None, how=teller.how)


def _tell(day: Day, here: Here, known: dict[str, UUID]) -> None:
    made = day.deed(here)
    if day.called and made:
        known[day.called] = made
