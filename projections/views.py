"""The views file of this node, and how it catches up with the log when it is read.

One file for each version of the code that tells it: `views-<version>.db`. Deleting it loses nothing.
"""

import hashlib
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from types import ModuleType

from sqlite_utils import Database

import domain
from projections import (
    adjustments,
    alarms,
    arrangements,
    authorities,
    cards,
    chosen_profiles,
    comings,
    concerns,
    easy_reads,
    emergencies,
    enquiries,
    entries,
    helps,
    hopes,
    likes,
    links,
    members,
    notes,
    noticings,
    people,
    photos,
    positions,
    readings,
    receipts,
    recordings,
    replies,
    role_offers,
    safeguarding_notes,
    safety_facts,
    searches,
    sign_ins,
    stand_ins,
    tellers,
    withholdings,
    word_lists,
)
from projections.logs import Log
from projections.tellers import Teller

VIEWS: tuple[ModuleType, ...] = (
    positions,
    people,
    members,
    comings,
    stand_ins,
    arrangements,
    authorities,
    role_offers,
    likes,
    entries,
    cards,
    helps,
    chosen_profiles,
    links,
    alarms,
    safeguarding_notes,
    withholdings,
    easy_reads,
    hopes,
    replies,
    safety_facts,
    notes,
    concerns,
    noticings,
    adjustments,
    photos,
    recordings,
    word_lists,
    sign_ins,
    emergencies,
    enquiries,
    searches,
    readings,
    receipts,
)
BATCH = 500
"""Events in one transaction."""

LIVE = Teller(VIEWS)
Progress = Callable[[int, int], None]


Unreadable = sqlite3.DatabaseError
"""What is raised where the file of the views is damaged. Told again, it is as good as before."""


class StillCatchingUp(Exception):
    """The views are behind the log: `done` of `total` events are told."""

    def __init__(self, done: int, total: int) -> None:
        super().__init__(f"Getting ready: {done:,} of {total:,} changes read.")
        self.done = done
        self.total = total


@cache
def version() -> str:
    """The hash of everything that decides what the views hold: these modules and the events' own."""
    here, meaning = Path(__file__).parent, Path(str(domain.__file__)).parent
    digest = hashlib.sha256()
    for source in sorted([*here.rglob("*.py"), *meaning.rglob("*.py")]):
        digest.update(source.name.encode() + b"\0" + source.read_bytes())
    return digest.hexdigest()[:16]


class Views:
    """The views of one node: a file that any thread may read, and that catches up when it is read."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / f"views-{version()}.db"
        self._local = threading.local()
        self._connections: list[sqlite3.Connection] = []

    def db(self) -> Database:
        """This thread's connection, to a file whose tables are made."""
        found: Database | None = getattr(self._local, "db", None)
        if found is None:
            found = self._local.db = self._open()
        return found

    def up_to_date(self, log: Log, *, patience: float | None = None, progress: Progress | None = None) -> Database:
        """The views, told up to the end of the log. Raises StillCatchingUp after `patience` seconds of telling."""
        db = self.db()
        catch_up(db, log, patience=patience, progress=progress)
        return db

    def throw_away(self) -> None:
        """Forget the file, to be told again."""
        self.close()
        for old in self.path.parent.glob("views-*.db*"):
            old.unlink(missing_ok=True)

    def close(self) -> None:
        """Close every thread's connection."""
        while self._connections:
            self._connections.pop().close()
        self._local = threading.local()

    def _open(self) -> Database:
        os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))
        connection = sqlite3.connect(self.path, isolation_level=None, check_same_thread=False, timeout=30)
        self._connections.append(connection)
        connection.execute("pragma journal_mode = wal")
        connection.execute("pragma synchronous = normal")  # disposable: a lost tail is told again
        connection.execute("pragma wal_autocheckpoint = 4000")  # pages: a long rebuild writes few of them twice
        return prepared(connection)


def prepared(connection: sqlite3.Connection) -> Database:
    """A database with the views' tables in it, ready to be told."""
    db = Database(connection, recursive_triggers=False, execute_plugins=False)
    db.execute("begin immediate")
    if not db.execute("select 1 from sqlite_master where name = 'told'").fetchone():
        db.execute("create table told (position integer not null, hash blob not null)")
        db.execute("insert into told values (0, x'')")
        tellers.create(db)
        for view in VIEWS:
            view.create(db)
    db.execute("commit")
    return db


def catch_up(db: Database, log: Log, *, patience: float | None = None, progress: Progress | None = None) -> None:
    """Tell the views what they have not heard yet, a batch to a transaction. Raises StillCatchingUp."""
    head = log.head()
    if _told(db) == head:
        return
    started = time.monotonic()
    is_more = True
    while is_more:
        is_more = tell_batch(db, log)
        done = _told(db)[0]
        if progress:
            progress(done, head[0])
        if is_more and patience is not None and time.monotonic() - started > patience and done < head[0]:
            raise StillCatchingUp(done, head[0])


def tell_batch(db: Database, log: Log) -> bool:
    """Tell one batch, with the position that it ends at, in one transaction. False where there was nothing to tell."""
    db.execute("begin immediate")
    try:
        position, told_hash = _told(db)
        batch = log.read_on(position, told_hash, BATCH)
        if batch is None:  # another log, or an older copy of this one: tell it from the beginning
            _empty(db)
            batch = log.read_on(0, b"", BATCH) or []
        if batch:
            LIVE.tell(db, batch)
            db.execute("update told set position = ?, hash = ?", [batch[-1].position, batch[-1].stored_hash])
        db.execute("commit")
    except BaseException:
        if db.conn.in_transaction:  # a full disk has ended it already
            db.execute("rollback")
        raise
    return len(batch) == BATCH


def told_until(db: Database) -> int:
    """The position in the log up to which the views are told."""
    return _told(db)[0]


def _told(db: Database) -> tuple[int, bytes]:
    position, stored_hash = db.execute("select position, hash from told").fetchone()
    return position, stored_hash


def _empty(db: Database) -> None:
    tables: Iterable[str] = [
        row[0]
        for row in db.execute(
            "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'"
            " and name not like 'search_words_%' and name <> 'told'"
        )
    ]
    for table in tables:
        db.execute(f"delete from {table}")
    db.execute("update told set position = 0, hash = x''")
