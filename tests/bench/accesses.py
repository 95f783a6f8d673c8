"""What it takes of a page to ask who may see it, and to write down who did."""

import statistics
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from flask import Flask

from caserecord import permits
from domain.circles import Circle
from domain.permissions import Role
from tests.bench.measures import Measure
from tests.bench.records import a_member, a_record, open_store, save
from tests.bench.served import ours

ROUNDS = 60
SHARE = 0.25
CHECKS = ("permit", "scheme_permit", "roles_in", "scheme_roles")
"""All that a page asks of permissions."""


def measures(folder: Path) -> list[Measure]:
    """The profile of a 60-event record, as those around it open it for the first time, and once more."""
    folder = folder / "accesses"
    store = open_store(folder)
    carers = [a_member(store, f"Carer {number}") for number in range(ROUNDS)]
    person_id = a_record(store, carers[0], 60)
    circle = store.part(Circle, person_id, Circle.id_of(person_id))
    for carer in carers[1:]:
        circle.join(carer, Role.FAMILY, from_day=date(2015, 1, 1), by=carer)
    save(store, carers[0], [circle])
    store.close()
    watch = Watch()
    for name in CHECKS:
        setattr(permits, name, watch.over(getattr(permits, name)))
    app = ours(folder)
    _watch_over_readings(app, watch)
    first, again = [], []
    for carer in carers:
        client = app.test_client()
        token = client.get("/who").text.partition('name="csrf_token" value="')[2].partition('"')[0]
        client.post("/who", data={"csrf_token": token, "reader": str(carer)})
        client.get(f"/people/{person_id}/hopes")  # what a first page makes ready is no part of this
        for looks in (first, again):
            watch.taken, began = 0.0, time.perf_counter()
            assert client.get(f"/people/{person_id}/profile").status_code == 200
            looks.append((watch.taken, time.perf_counter() - began))
    return [_share("everything is new to its reader", first), _share("nothing is", again)]


def _share(when: str, looks: list[tuple[float, float]]) -> Measure:
    ours, whole = (statistics.median(times) * 1000 for times in zip(*looks, strict=True))
    name = f"who may, and who has looked, where {when}"
    figures = f"{ours:.1f} ms of {whole:.1f} ms"
    return Measure(name, "the whole page", ours / whole, SHARE, at_most=True, figures=figures)


class Watch:
    """How long some functions took, together. What one of them asks of another is counted once."""

    def __init__(self) -> None:
        self.taken = 0.0
        self._is_inside = False

    def over(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, watched."""

        def watched(*args: Any, **kwargs: Any) -> Any:
            if self._is_inside:
                return function(*args, **kwargs)
            self._is_inside, began = True, time.perf_counter()
            try:
                return function(*args, **kwargs)
            finally:
                self._is_inside = False
                self.taken += time.perf_counter() - began

        return watched


def _watch_over_readings(app: Flask, watch: Watch) -> None:
    functions = app.after_request_funcs[None]
    [at] = [number for number, function in enumerate(functions) if function.__module__ == "web.readings"]
    functions[at] = watch.over(functions[at])
