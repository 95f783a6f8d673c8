"""Whole commands, durable and readable in the views, against a bare durable INSERT of the same bytes."""

import sqlite3
from pathlib import Path
from uuid import UUID, uuid4

from caserecord import entries
from caserecord.stores import Store
from domain.permissions import Actor
from projections.views import Views
from tests.bench.measures import Measure, speed
from tests.bench.records import WORDS, a_member, a_record, open_store

ROUNDS = 400


def measures(folder: Path) -> list[Measure]:
    """To an entry that exists, and to a new one."""
    store = open_store(folder / "appends")
    views = Views(folder / "appends")
    person_id = a_record(store, a_member(store, "Rhian"), 400)
    views.up_to_date(store)
    return [_existing(folder, store, views, person_id), _new(folder, store, views, person_id)]


def _existing(folder: Path, store: Store, views: Views, person_id: UUID) -> Measure:
    told = [entries.tell(store, person_id, "give", WORDS, by=Actor(person_id)) for _ in range(ROUNDS + 1)]

    def ours(number: int) -> None:
        entries.reword(store, person_id, told[number], f"{WORDS}!", seen=1, by=Actor(person_id))
        views.up_to_date(store)

    ours(ROUNDS)
    bare = BareLog(folder / "bare-existing.db", _last_state(store))
    return speed(
        "append to an entry that exists: a whole command",
        "raw SQLite INSERT, WAL, synchronous=FULL",
        ours=ours,
        theirs=bare.insert,
        rounds=ROUNDS,
        goal=0.3,
    )


def _new(folder: Path, store: Store, views: Views, person_id: UUID) -> Measure:
    def ours(number: int) -> None:
        entries.tell(store, person_id, "give", f"{WORDS}{number}", by=Actor(person_id))
        views.up_to_date(store)

    ours(-1)
    bare = BareLog(folder / "bare-new.db", _last_state(store))
    return speed(
        "append of a new entry: a whole command, its salt included",
        "raw SQLite INSERT, WAL, synchronous=FULL",
        ours=ours,
        theirs=bare.insert,
        rounds=ROUNDS,
        goal=0.25,
    )


class BareLog:
    """A table, an INSERT and a COMMIT: as little as a durable log can do."""

    def __init__(self, path: Path, state: bytes) -> None:
        self.state = state
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.execute("pragma journal_mode = wal")
        self._connection.execute("pragma synchronous = full")
        self._connection.execute("create table log (id integer primary key autoincrement, stream text, state blob)")

    def insert(self, _: int) -> None:
        """Keep the bytes."""
        self._connection.execute("begin immediate")
        self._connection.execute("insert into log (stream, state) values (?, ?)", [uuid4().hex, self.state])
        self._connection.execute("commit")


def _last_state(store: Store) -> bytes:
    last = store.recorder.select_last()
    assert last is not None
    return last.state
