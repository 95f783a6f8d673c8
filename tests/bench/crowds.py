"""Many people at once: what one more of fifty waits for a page, against a server that has nothing else to do."""

import random
import statistics
import threading
import time
from pathlib import Path
from uuid import UUID

from tests.bench.measures import Measure
from tests.bench.records import a_member, a_record, open_store
from tests.bench.visits import Server, Visitor

PEOPLE = 50
SECONDS = 60
READS = 2.0
"""Seconds for which somebody looks at a page before they click again, on average: somebody in a hurry."""
TIMES = 10
"""The 95th percentile may be so many times the median of an idle server."""
GROWS = 1.1
"""And the memory at the end so many times what it was after the first third."""
PAGES = ("", "/profile", "/notes", "/hopes", "/offers", "/circle", "/print", "/search")


def measures(folder: Path) -> list[Measure]:
    """Fifty carers, each with a record of 60 events that they read and add to."""
    folder = folder / "crowds"
    store = open_store(folder)
    carers = [a_member(store, f"Carer {number}") for number in range(PEOPLE)]
    records = [a_record(store, carer, 60) for carer in carers]
    store.close()
    server = Server("ours", folder)
    crowd = [Visitor(server) for _ in carers]
    for one, carer, person_id in zip(crowd, carers, records, strict=True):
        one.sign_in(str(carer))
        one.post(f"/people/{person_id}/search", q="chips")
    idle = _walk(crowd[0], records[0], random.Random(0), rounds=40, reads=0.0)
    taken, memory = _at_once(server, crowd, records)
    server.close()
    p95 = statistics.quantiles(taken, n=20)[-1] * 1000
    alone = statistics.median(idle) * 1000
    figures = f"{p95:.0f} ms against {alone:.0f} ms; {len(taken)} pages"
    name = f"{PEOPLE} people at once for {SECONDS} s, a click after {READS:g} s, no error"
    return [
        Measure(
            f"{name}: 95th percentile", "the median of one alone", p95 / alone, TIMES, at_most=True, figures=figures
        ),
        Measure(
            "memory at the end of it",
            "after the first third",
            memory[1] / memory[0],
            GROWS,
            at_most=True,
            figures=f"{memory[1]:.0f} MB against {memory[0]:.0f} MB",
        ),
    ]


def _at_once(server: Server, crowd: list[Visitor], records: list[UUID]) -> tuple[list[float], tuple[float, float]]:
    """What every page took, and the memory after a third and at the end. Raises what any of them met."""
    taken: list[float] = []
    met: list[BaseException] = []

    def click(one: Visitor, person_id: UUID, number: int) -> None:
        try:
            taken.extend(_walk(one, person_id, random.Random(number), until=time.perf_counter() + SECONDS, reads=READS))
        except (OSError, RuntimeError) as error:
            met.append(error)

    threads = [
        threading.Thread(target=click, args=(one, person_id, number))
        for number, (one, person_id) in enumerate(zip(crowd, records, strict=True))
    ]
    for thread in threads:
        thread.start()
    time.sleep(SECONDS / 3)
    early = server.megabytes()
    for thread in threads:
        thread.join()
    if met:
        raise met[0]
    return taken, (early, server.megabytes())


def _walk(
    one: Visitor, person_id: UUID, chance: random.Random, *, reads: float, rounds: int = 0, until: float = 0.0
) -> list[float]:
    """What each page took, while somebody goes about in a record: every tenth time they write good news."""
    taken: list[float] = []
    while len(taken) < rounds or time.perf_counter() < until:
        time.sleep(chance.expovariate(1 / reads) if reads else 0)
        began = time.perf_counter()
        if chance.random() < 0.1:
            one.post(f"/people/{person_id}/offer", words=f"Laughed {chance.random()}", heading="proud")
        else:
            one.get(f"/people/{person_id}{chance.choice(PAGES)}")
        taken.append(time.perf_counter() - began)
    return taken
