"""A whole history at once, as the command line tells it."""

from collections.abc import Callable, Iterator

from sqlite_utils import Database

from domain.permissions import Permit
from projections.disclosures import Leaving, disclose
from projections.happenings import Happening
from projections.histories import history_of
from projections.logs import Log

_PAGE = 500
"""Events that are read at once."""


def whole_history(
    leaving: Leaving, db: Database, permit: Permit, log: Log, progress: Callable[[int, int], None]
) -> Iterator[Happening]:
    """Every event that this reader may know of, the oldest first."""
    found: list[Happening] = []
    before: int | None = None
    while True:
        page = disclose(leaving, db, permit, history_of, log, before=before, limit=_PAGE)
        found += page.happenings
        progress(len(found), page.total)
        if page.older is None:
            return reversed(found)
        before = page.older
