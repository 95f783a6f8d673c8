"""A record as it was: the same projectors, told one life up to a moment, into an empty database in memory."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from uuid import UUID

from sqlite_utils import Database

from domain import clocks
from domain.circles import Circle
from domain.permissions import Permit
from domain.refusals import NotInRecord
from projections import (
    adjustments,
    cards,
    chosen_profiles,
    comings,
    concerns,
    easy_reads,
    entries,
    hopes,
    likes,
    members,
    notes,
    noticings,
    people,
    photos,
    recordings,
    replies,
    safety_facts,
)
from projections.concerns import ShownConcern, concerns_of
from projections.links import linked_profile_of
from projections.logs import Log
from projections.notes import ShownNote, notes_of
from projections.positions import positions_of
from projections.profiles import ShownProfile, profile_of
from projections.recordings import ShownRecording, recording_heard
from projections.shown_photos import ShownPhoto, photo_seen
from projections.tellers import Teller
from projections.views import BATCH, prepared

_PROFILE = (
    people,
    members,
    comings,
    entries,
    cards,
    easy_reads,
    hopes,
    replies,
    safety_facts,
    noticings,
    adjustments,
    photos,
    recordings,
)
PROFILE_RETOLD = Teller(_PROFILE)
"""Tells what the profile of the past is drawn from, and no more."""
LINK_RETOLD = Teller((*_PROFILE, chosen_profiles))
"""Tells what a link shows, be that a profile for somebody in particular."""
PAPER_RETOLD = Teller((*_PROFILE, chosen_profiles, likes))
"""Tells what a paper is made of."""
RECORD_RETOLD = Teller((*_PROFILE, notes, concerns))
"""Tells what a whole page of the past is drawn from: all but search."""


_HUNG_RETOLD = Teller((members, comings, entries, replies, photos, recordings))


def position_on(db: Database, permit: Permit, day: date) -> int:
    """The last position of this record up to the end of a day. Raises NotInRecord before there was a record.

    That is the last before anything of a later day: what a clock wrote down that had gone back is as late as what it
    follows. What is still to come was written down by a clock that was wrong, and says nothing about the order.
    """
    row = db.execute(
        "select max(position) from positions where subject = :person and position < coalesce((select min(position)"
        " from positions where subject = :person and day > :day and day <= :today), :end)",
        {"person": str(permit.person_id), "day": day.isoformat(), "today": clocks.today().isoformat(), "end": 2**62},
    ).fetchone()
    if row[0] is None:
        raise NotInRecord("There was no record yet on this day. Choose a later one.")
    return int(row[0])


@dataclass(frozen=True)
class RecordAsItWas:
    """What stood in a record on an earlier day."""

    profile: ShownProfile
    worries: tuple[ShownConcern, ...]
    """Those that had not ended by then, with what helped and the answers given by then."""
    notes: tuple[ShownNote, ...]
    """The newest first."""


def record_as_it_was(db: Database, permit: Permit, log: Log, *, until: int, day: date) -> RecordAsItWas:
    """This person's record as it was up to a position, standing on that day."""
    with as_it_was(db, log, permit, until=until, day=day, retold_by=RECORD_RETOLD) as retold:
        return RecordAsItWas(profile_of(retold, permit), concerns_of(retold, permit), notes_of(retold, permit))


def profile_as_it_was(db: Database, permit: Permit, log: Log, *, until: int, day: date) -> ShownProfile:
    """This person's profile as it was up to a position, standing on that day."""
    with as_it_was(db, log, permit, until=until, day=day) as retold:
        return profile_of(retold, permit)


def linked_profile_as_it_was(db: Database, permit: Permit, log: Log, *, until: int, day: date) -> ShownProfile:
    """The one profile that a link shows, as it showed it up to a position, on that day. Raises NotInRecord."""
    with as_it_was(db, log, permit, until=until, day=day, retold_by=LINK_RETOLD) as retold:
        return linked_profile_of(retold, permit)


def photo_as_it_was(db: Database, permit: Permit, log: Log, *, photo_id: UUID, until: int, day: date) -> ShownPhoto:
    """One photo that was shown up to a position, told from what happened to it and to what it hangs on.

    Raises NotInRecord, also where somebody in it took back their yes since.
    """
    still_there = "select about from photos where id = ? and person_id = ? and not is_taken_back"
    with _as_it_hung(db, log, permit, still_there, photo_id, until=until, day=day) as retold:
        return photo_seen(retold, permit, photo_id=photo_id)


def recording_as_it_was(
    db: Database, permit: Permit, log: Log, *, recording_id: UUID, until: int, day: date
) -> ShownRecording:
    """One recording that was shown up to a position, told in the same way. Raises NotInRecord."""
    still_there = "select about from recordings where id = ? and person_id = ?"
    with _as_it_hung(db, log, permit, still_there, recording_id, until=until, day=day) as retold:
        return recording_heard(retold, permit, recording_id=recording_id)


@contextmanager
def _as_it_hung(
    db: Database, log: Log, permit: Permit, still_there: str, stream: UUID, *, until: int, day: date
) -> Iterator[Database]:
    """What hangs on something, and that alone, as it was up to a position. Raises NotInRecord."""
    row = db.execute(still_there, [str(stream), str(permit.person_id)]).fetchone()
    if row is None or permit.person_id is None:
        raise NotInRecord
    streams = (Circle.id_of(permit.person_id), UUID(row[0]), stream)
    told = [at for each in streams for at in log.read_stream(each) if at.position <= until]
    retold = prepared(sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False))
    try:
        retold.execute("begin")
        _HUNG_RETOLD.tell(retold, sorted(told, key=lambda at: at.position))
        retold.execute("commit")
        with clocks.at(datetime.combine(day, time(23, 59, 59), UTC)):
            yield retold
    finally:
        retold.close()


@contextmanager
def as_it_was(
    db: Database, log: Log, permit: Permit, *, until: int, day: date, retold_by: Teller = PROFILE_RETOLD
) -> Iterator[Database]:
    """This person's record as it was up to a position, standing on that day: their profile, unless more is asked."""
    retold = replay(db, log, permit, until=until, retold_by=retold_by)
    try:
        with clocks.at(datetime.combine(day, time(23, 59, 59), UTC)):
            yield retold
    finally:
        retold.close()


def replay(db: Database, log: Log, permit: Permit, *, until: int, retold_by: Teller = RECORD_RETOLD) -> Database:
    """This person's record told again up to and including a position."""
    retold = prepared(sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False))
    retold.execute("begin")
    retold.conn.executemany("insert into withheld values (?, ?, ?, ?)", db.execute("select * from withheld"))
    positions = positions_of(db, _subjects(db, permit), retold_by.kinds, until=until)
    for start in range(0, len(positions), BATCH):
        retold_by.tell(retold, log.read_at(positions[start : start + BATCH]))
    photos.take_out(retold, photos.taken_back(db, permit))
    retold.execute("commit")
    return retold


def _subjects(db: Database, permit: Permit) -> list[UUID]:
    """The person, and every member who was ever among their people or changed the record: they have names."""
    person = str(permit.person_id)
    rows = db.execute(
        "select member from circles where person_id = ? union select actor from positions where subject = ?"
        " and actor <> '' union select ?",
        [person, person, person],
    )
    return [UUID(row[0]) for row in rows]
