"""Where the clock of the computer went back, as the events say themselves, and what is said of it beside a time."""

from collections.abc import Sequence

from sqlite_utils import Database

from domain.records import Metadata, Recorded, SomethingForgotten
from domain.sayings import Ours

_MINUTE, _HOUR, _DAY, _YEAR = 60, 60 * 60, 24 * 60 * 60, 365 * 24 * 60 * 60


def create(db: Database) -> None:
    """Make the table."""
    db.execute("create table set_backs (position integer primary key, seconds integer not null)")


def remember(db: Database, told: Sequence[Recorded]) -> None:
    """Remember where the clock went back, whatever happened there."""
    found = ((at.position, _clock_behind(at)) for at in told)
    db.conn.executemany("insert or ignore into set_backs values (?, ?)", [each for each in found if each[1]])


def said_of(seconds: int) -> Ours:
    """What is said beside the first time after the clock went back by so much."""
    return Ours(
        "The computer's clock went back by %(how_long)s before this. So this time may be wrong, or those before it.",
        how_long=_how_long(seconds),
    )


def _clock_behind(at: Recorded) -> int:
    said: Metadata | SomethingForgotten | None = at.event if isinstance(at.event, SomethingForgotten) else at.metadata
    return said.clock_behind if said else 0


def _how_long(seconds: int) -> Ours:
    """About how long that is: two of something or more, so that every language says it in one way."""
    if seconds < 1.5 * _MINUTE:
        return Ours("a minute")
    if seconds < 1.5 * _HOUR:
        return Ours("%(number)s minutes", number=round(seconds / _MINUTE))
    if seconds < 1.5 * _DAY:
        return Ours("%(number)s hours", number=round(seconds / _HOUR))
    if seconds < 1.5 * _YEAR:
        return Ours("%(number)s days", number=round(seconds / _DAY))
    return Ours("%(number)s years", number=round(seconds / _YEAR))
