"""What a browser asks for to show a page, the first time and after, and how soon the page is answered."""

import re
import statistics
from pathlib import Path
from urllib.parse import urljoin

from tests.bench.measures import Measure, Way, in_turns
from tests.bench.records import a_member, a_record, open_store
from tests.bench.visits import Sent, Server, Visitor

ROUNDS = 15
ASKED = 15
FIRST, AFTER = 100, 15
"""kB, with their heads."""
SOON = 50
"""Milliseconds."""
PAGES = {
    "who is reading": "/who",
    "my profile": "/people/{me}/profile",
    "put in order": "/people/{me}/profile/order",
    "tell something": "/people/{me}/tell",
    "new for me": "/people/{me}/new",
    "my hopes": "/people/{me}/hopes",
    "said about me": "/people/{me}/notes",
    "my people": "/people/{me}/circle",
    "my history": "/people/{me}/history",
    "print": "/people/{me}/print",
    "my photos": "/people/{me}/photos",
    "search": "/people/{me}/search",
    "how I like things": "/how-i-like-things",
    "words we use": "/words",
}
LINKED = re.compile(r'(?:src|href)="(/static/[^"#]+)')
FONTS = re.compile(r"url\(\"?(/[^\")]+\.woff2)")


def measures(folder: Path) -> list[Measure]:
    """Of every main page of a 60-event record the worst, by name, against the goal alone."""
    folder = folder / "wires"
    store = open_store(folder)
    me = a_record(store, a_member(store, "Rhian"), 60)
    store.close()
    visitor = Visitor(Server("ours", folder))
    visitor.sign_in(str(me))
    visitor.post(f"/people/{me}/search", q="chips")
    addresses = {name: path.format(me=me) for name, path in PAGES.items()}
    loads = {name: _load(visitor, path) for name, path in addresses.items()}
    taken = in_turns([_way(visitor, path) for path in addresses.values()], ROUNDS)
    soon = {name: seconds * 1000 for name, seconds in zip(addresses, taken, strict=True)}
    again = {name: [sent for sent in load if not sent.is_kept] for name, load in loads.items()}
    visitor.close()
    return [
        _worst("requests for a page, the first time", {name: len(load) for name, load in loads.items()}, ASKED),
        _worst("kB for a page, the first time", _kilobytes(loads), FIRST),
        _worst("kB for a page, after", _kilobytes(again), AFTER),
        _worst("ms until a page is answered, at the median", soon, SOON),
    ]


def _load(visitor: Visitor, path: str) -> list[Sent]:
    """The page with all that it links to: every font too, though most pages need two of them."""
    page = visitor.load(path)
    assert page.status == 200, f"{path} answered {page.status}"
    linked = [visitor.load(one) for one in dict.fromkeys(LINKED.findall(page.text))]
    fonts = [visitor.load(urljoin(path, one)) for sheet in linked for one in dict.fromkeys(FONTS.findall(sheet.text))]
    return [page, *linked, *fonts]


def _way(visitor: Visitor, path: str) -> Way:
    return lambda _: visitor.load(path)


def _kilobytes(loads: dict[str, list[Sent]]) -> dict[str, float]:
    return {name: sum(sent.size for sent in load) / 1000 for name, load in loads.items()}


def _worst(name: str, found: dict[str, float] | dict[str, int], goal: float) -> Measure:
    worst = max(found, key=lambda page: found[page])
    figures = f"{worst}: {found[worst]:.1f}; the middle of {len(found)} pages {statistics.median(found.values()):.1f}"
    return Measure(name, "the goal alone", found[worst], goal, at_most=True, figures=figures)
