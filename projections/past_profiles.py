"""A profile of the past, as the command line tells it."""

from datetime import date

from sqlite_utils import Database

from domain.clocks import today
from domain.permissions import Permit
from domain.refusals import NotADay
from projections.changes import change_of
from projections.disclosures import Leaving, disclose
from projections.logs import Log
from projections.profiles import ShownProfile
from projections.replays import position_on, profile_as_it_was


def profile_then(leaving: Leaving, db: Database, permit: Permit, log: Log, on: date | int) -> ShownProfile:
    """A profile as it was at the end of a day, or after an event. Raises NotADay, NotInRecord."""
    if isinstance(on, date):
        if on > today():
            raise NotADay("This day has not come yet. Choose one up to today.")
        until, day = position_on(db, permit, on), on
    else:
        # Found through what happened there, so that nobody learns where something private stands.
        happening = disclose(leaving, db, permit, change_of, log, position=on).happening
        until, day = happening.position, happening.at.date()
    return disclose(leaving, db, permit, profile_as_it_was, log, until=until, day=day)
