"""A person's profile on a day, told again from the log, against reading and decoding the same rows."""

import json
import sqlite3
from pathlib import Path

from caserecord.permits import permit
from domain.clocks import today
from domain.permissions import Actor
from projections.disclosures import Leaving, disclose
from projections.replays import position_on, profile_as_it_was
from projections.views import Views
from tests.bench.measures import Measure, speed
from tests.bench.records import a_member, a_record, open_store
from tests.bench.stock import StockStore

ROUNDS = 7


def measures(folder: Path, events: int) -> list[Measure]:
    """From a record of this many events."""
    store = open_store(folder / "replays")
    person_id = a_record(store, a_member(store, "Rhian"), events)
    db = Views(folder / "replays").up_to_date(store)
    stock = StockStore(folder / "replays")
    stock.copy(store.read(0, events + 10))
    rows = sqlite3.connect(stock.path)
    mine = permit(store, Actor(person_id), person_id, "read the history")

    def ours(_: int) -> int:
        until = position_on(db, mine, today())
        return len(disclose(Leaving(), db, mine, profile_as_it_was, store, until=until, day=today()).sections)

    def theirs(_: int) -> int:
        return sum(len(json.loads(row[0])) for row in rows.execute("select state from stored_events order by rowid"))

    assert ours(0) > 3
    against = "SELECT and json.loads of the same rows"
    name = f"a person's profile on a day, from {events:,} events"
    return [speed(name, against, ours=ours, theirs=theirs, rounds=ROUNDS, goal=0.2)]
