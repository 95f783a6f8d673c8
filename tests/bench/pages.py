"""The profile page through the server, against a bare page of the same size; and the memory that serving takes."""

import sqlite3
from pathlib import Path
from uuid import UUID, uuid4

from projections.views import Views
from tests.bench.measures import Measure, speed
from tests.bench.records import a_member, a_record, open_store
from tests.bench.visits import Server, Visitor

ROUNDS = 150
REQUESTS = 1000
MEGABYTES = 130
"""What all processes but the PDF worker may take."""


def measures(folder: Path) -> list[Measure]:
    """The page of a 60-event record, signed in, keep-alive."""
    ours_folder = folder / "pages"
    store = open_store(ours_folder)
    person_id = a_record(store, a_member(store, "Rhian"), 60)
    store.close()
    ours = Visitor(Server("ours", ours_folder))
    ours.sign_in(str(person_id))
    page = ours.get(f"/people/{person_id}/profile")
    _bare_page_of(folder, len(page))
    bare = Visitor(Server("bare", folder))
    size = len(bare.get("/"))
    assert abs(size - len(page)) < len(page) / 50, f"{size} bytes are not {len(page)}"
    measure = speed(
        f"profile page of {len(page) / 1000:.0f} kB, signed in, through waitress, keep-alive",
        "bare Flask + Jinja + SQLite page of the same size",
        ours=lambda _: ours.get(f"/people/{person_id}/profile"),
        theirs=lambda _: bare.get("/"),
        rounds=ROUNDS,
        goal=0.5,
    )
    ours.close()
    bare.close()
    return [measure]


def memory(folder: Path, person_id: UUID, carer: UUID, events: int) -> Measure:
    """After a thousand mixed requests, over a store that is made already."""
    Views(folder).up_to_date(open_store(folder))
    visitor = Visitor(Server("ours", folder))
    visitor.sign_in(str(carer))
    visitor.post(f"/people/{person_id}/search", q="chips")
    for number in range(REQUESTS // 10):
        for page in ("", "/profile", "/notes", "/print", "/offers", "/circle", "/search"):
            visitor.get(f"/people/{person_id}{page}")
        visitor.get("/people")
        command = str(uuid4())
        visitor.post(f"/people/{person_id}/offer", words=f"Laughed {number}", heading="proud", command_id=command)
        visitor.post(
            f"/people/{person_id}/notes/write", kind="everyday", words=f"A day {number}", command_id=str(uuid4())
        )
    taken = visitor.server.megabytes()
    visitor.close()
    name = f"memory after {REQUESTS:,} mixed requests, {events:,} events, in MB"
    return Measure(name, "the goal alone", taken, MEGABYTES, at_most=True, figures=f"{taken:.0f} MB")


def _bare_page_of(folder: Path, size: int) -> None:
    """A database whose page has about this many bytes, in as many rows as a profile has."""
    rows, frame = 40, len("<article id='00'><p></p></article>")
    with sqlite3.connect(folder / "bare.db") as connection:
        connection.execute("create table rows (id integer primary key, words text)")
        words = "w" * (size // rows - frame)
        connection.executemany("insert into rows values (?, ?)", [(10 + number, words) for number in range(rows)])
