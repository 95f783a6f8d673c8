"""Former logs: a log on SQLite in whose place one stands that was sealed anew. Nothing opens it; it can be held up."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from caserecord.copies import reading
from caserecord.engines import to_read
from domain.records import stored_hash

_STORED = (
    "SELECT notification_id, originator_id, originator_version, topic, state FROM stored_events"
    " WHERE notification_id >= ? ORDER BY notification_id"
)
_MOVED = (
    "SELECT min(former.notification_id) FROM stored_events former LEFT JOIN now.stored_events n USING (notification_id)"
    " WHERE former.originator_id IS NOT n.originator_id OR former.originator_version IS NOT n.originator_version"
    " OR former.topic IS NOT n.topic"
)


class FormerLog:
    """A former log, and the one in its place."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def hashes(self, first: int = 1) -> Iterator[tuple[int, bytes]]:
        """The position and the stored hash of each event, from a position on."""
        for position, stream, *stored in self._connection.execute(_STORED, [first]):
            yield position, stored_hash(UUID(stream), *stored)

    def moved(self) -> int | None:
        """The first position in which the log of now has something else, if there is one."""
        found: int | None = self._connection.execute(_MOVED).fetchone()[0]
        return found


def former_log(folder: Path, until: int) -> Path:
    """Where the log is kept that ended at a position, if it is kept."""
    return folder / f"events-until-{until}.db"


@contextmanager
def opened(file: Path) -> Iterator[FormerLog]:
    """A former log, to read, beside the log of now in the same folder. Raises CannotStart where it cannot be read."""
    with reading(file) as connection:
        connection.execute("ATTACH DATABASE ? AS now", (to_read(file.parent / "events.db"),))
        yield FormerLog(connection)
