"""Offers: what waits for the person, and what became of them as far as whoever offered may know."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlite_utils import Database

from domain import clocks
from domain.permissions import Permit
from projections.shown_entries import ShownEntry, entry_of, select_entries
from projections.visibilities import ON_PAPER
from projections.wordings import Wording


@dataclass(frozen=True)
class MyOffer:
    """Something the reader offered. Waiting, private and declined read alike."""

    id: UUID
    words: str
    happened: str
    heading: str
    offered: datetime
    is_shown: bool
    in_my_words: str
    """The person's own words, where it is shown in those."""
    wording: int
    """The number of the person's own words; 1 where it is shown in the words that it was offered in."""

    @property
    def wordings(self) -> tuple[Wording, ...]:
        """Which words these are."""
        mine = (Wording(self.id, self.wording),) if self.in_my_words else ()
        return (Wording(self.id, 1), *mine)


WEEKS_BEFORE_PUT_AWAY = 26
"""How long an offer waits before nobody asks about it any more. It is put away, not refused."""


def new_for_me(db: Database, permit: Permit, *, most: int = -1) -> tuple[ShownEntry, ...]:
    """What waits for the person to decide, the oldest first; with `most`, only so many."""
    return _waiting(db, permit, "written >= ?", most)


def how_many_new(db: Database, permit: Permit) -> int:
    """How much waits for the person to decide."""
    row = db.execute(
        "select count(*) from entries where person_id = ? and offered and state = 'waiting' and written >= ?",
        [str(permit.person_id), (clocks.today() - timedelta(weeks=WEEKS_BEFORE_PUT_AWAY)).isoformat()],
    ).fetchone()
    return int(row[0])


def put_away_for_me(db: Database, permit: Permit) -> tuple[ShownEntry, ...]:
    """What waited for so long that it was put away, the oldest first. The person can still decide."""
    return _waiting(db, permit, "written < ?")


def offer_of(db: Database, permit: Permit, *, entry_id: UUID) -> ShownEntry:
    """One that waits for the person to decide, or what became of it as `entry_of` has it. Raises NotInRecord."""
    waiting = select_entries(db, permit, "e.offered and e.state = 'waiting'", among=[str(entry_id)])
    return waiting[0] if waiting else entry_of(db, permit, entry_id=entry_id)


def has_waited_long(offered: datetime, day: date) -> bool:
    """Whether something offered then is put away by a day."""
    return offered.date() < day - timedelta(weeks=WEEKS_BEFORE_PUT_AWAY)


def _waiting(db: Database, permit: Permit, since: str, most: int = -1) -> tuple[ShownEntry, ...]:
    rows = db.execute(
        f"select id from entries where person_id = ? and offered and state = 'waiting' and {since}"
        " order by written, place limit ?",
        [str(permit.person_id), (clocks.today() - timedelta(weeks=WEEKS_BEFORE_PUT_AWAY)).isoformat(), most],
    )
    waiting = select_entries(db, permit, "1", among=[row[0] for row in rows])
    return tuple(sorted(waiting, key=lambda entry: entry.written))


def offers_by(db: Database, permit: Permit) -> tuple[MyOffer, ...]:
    """What this reader offered this person, the newest first, each as shown or not, and nothing more."""
    rows = db.execute(
        f"select e.id, e.offered_words, e.happened, e.heading, e.written, {ON_PAPER} and not e.left_out,"
        " case when e.in_my_words then e.words else '' end, e.wording"
        " from entries e where e.person_id = ? and e.offered and e.by = ? order by e.position desc",
        [str(permit.person_id), str(permit.reader)],
    )
    return tuple(
        MyOffer(
            UUID(id_),
            words,
            happened,
            heading,
            datetime.fromisoformat(written),
            bool(shown),
            mine if shown else "",
            wording,
        )
        for id_, words, happened, heading, written, shown, mine, wording in rows
    )
