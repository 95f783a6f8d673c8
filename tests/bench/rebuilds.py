"""Telling all views again from an empty file, against the stock library's one transaction an event."""

import statistics
import time
from pathlib import Path

from caserecord.garbage import settle
from projections import searches
from projections.views import Views
from tests.bench.measures import Measure
from tests.bench.records import a_member, a_record, open_store
from tests.bench.stock import StockProjection, StockStore, rows_of

EVENTS_IN_ONE_RECORD = 400
ROUNDS = 3


def measures(folder: Path, events: int) -> list[Measure]:
    """A rebuild of this many events, the search index included.

    The stock projection reads unsealed events, which are quicker to open.
    """
    store = open_store(folder / "rebuilds")
    carer = a_member(store, "Rhian")
    for _ in range(events // EVENTS_IN_ONE_RECORD):
        a_record(store, carer, EVENTS_IN_ONE_RECORD)
    stock = StockStore(folder)
    position = 0
    while batch := store.read(position, 500):
        stock.copy(batch)
        position = batch[-1].position
    ours, theirs, rows = [], [], set()
    settle()  # as the command does
    for number in range(ROUNDS):
        views = Views(folder / "rebuilds")
        started = time.perf_counter()
        db = views.up_to_date(store)
        searches.index_everybody(db)
        ours.append(time.perf_counter() - started)
        rows.add(rows_of(db))
        views.throw_away()
        peer = StockProjection(folder / f"stock-views-{number}.db")
        started = time.perf_counter()
        told = peer.tell(stock, carer, position)
        theirs.append(time.perf_counter() - started)
        rows.add(peer.rows())
        peer.close()
    assert len(rows) == 1, f"the two told different rows: {rows}"
    mine, its = statistics.median(ours), statistics.median(theirs)
    figures = f"{told / mine:,.0f} events/s against {told / its:,.0f}"
    name = f"rebuild of all views, {events:,} events"
    return [Measure(name, "the library's projection, a transaction an event", its / mine, 6, figures=figures)]
