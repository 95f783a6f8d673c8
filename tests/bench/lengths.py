"""What any page of a long record takes, against the same page of a short one."""

from pathlib import Path
from typing import Any
from uuid import UUID

from caserecord import chosen_profiles
from caserecord.settings import Settings
from caserecord.stores import Store
from caserecord.ways import PASSWORD
from domain.entries import Entry
from domain.notes import Note, NoteKind
from domain.permissions import Actor
from exports.printers import Printer
from projections.views import Views
from tests.bench.measures import Measure, Way, in_turns
from tests.bench.records import AT_ONCE, HEADINGS, WORDS, a_member, a_record, open_store, save
from web import create_app
from web.searches import LOOKED_FOR

SHORT, LONG, ROUNDS = 50, 5000, 15
PAGES = {
    "profile": "/profile",
    "a heading": "/profile?under=proud",
    "the last page of a heading": "/profile?under=proud&page=9999",
    "order": "/profile/order",
    "order of a heading": "/profile/order?under=proud",
    "new for me": "/new",
    "said about me": "/notes",
    "history": "/history",
    "search": "/search",
    "my hopes": "/hopes",
    "for somebody": "/profiles/{profile}",
    "to pick from for somebody": "/profiles/{profile}/pick",
    "what they will see": "/seen-by/{carer}",
    "to print": "/print",
    "who I am to": "",
}


def measures(folder: Path) -> list[Measure]:
    """Each page of a record of 5,000 entries, and of one of 50, signed in, in one process."""
    folder = folder / "lengths"
    store = open_store(folder)
    carer = a_member(store, "Rhian")
    records = [_record(store, carer, entries) for entries in (LONG, SHORT)]
    views = Views(folder)
    views.up_to_date(store)
    app = create_app(
        store, views, Settings(data=folder, key_file=folder / "vault.key"), is_demo=True, printer=Printer()
    )
    found = []
    for name, path in PAGES.items():
        ways = []
        for person, profile in records:
            client = app.test_client()
            reader = carer if name == "who I am to" else person
            with client.session_transaction() as session:
                session["token"] = store.sessions.start(reader, None, way=PASSWORD)
                session[LOOKED_FOR] = [person.hex, "allotment"]
            address = f"/people/{person}{path.format(profile=profile, carer=carer)}"
            assert client.get(address).status_code == 200, (name, client.get(address).text[-300:])
            ways.append(_way(client, address))
        long, short = in_turns(ways, ROUNDS)
        figures = f"{long * 1000:.1f} ms against {short * 1000:.1f} ms"
        found.append(
            Measure(f"{name}: {LONG:,} entries", f"{SHORT} entries", long / short, 2.0, at_most=True, figures=figures)
        )
    return found


def _way(client: Any, address: str) -> Way:
    return lambda _: client.get(address)


def _record(store: Store, carer: UUID, entries: int) -> tuple[UUID, UUID]:
    """A person with this many entries under the headings in turn, a tenth waiting, and a tenth as many notes."""
    person = a_record(store, carer, 4)
    kept: list[Any] = []
    for number in range(entries):
        heading, words = HEADINGS[number % len(HEADINGS)], f"{WORDS}{number}"
        is_offer = number % 10 == 9
        kept.append(
            Entry.offer(person, heading, words, by=carer) if is_offer else Entry.tell(person, heading, words, by=person)
        )
        if number % 10 == 0:
            kept.append(Note.write(person, NoteKind.EVERYDAY, words, by=carer))
        if len(kept) >= AT_ONCE or number == entries - 1:
            save(store, carer, kept)
            kept = []
    profile = chosen_profiles.begin(store, person, "For work", people=[], by=Actor(person))
    return person, profile
