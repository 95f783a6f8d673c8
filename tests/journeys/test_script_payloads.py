"""What people write is words, on every page and paper: 300 payloads through every question, and none of them runs."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from flask import Flask
from lxml import html
from playwright.sync_api import Browser, Page

from caserecord import cards, deaths, emergencies, links, members
from caserecord.letting_in import accept, invite
from caserecord.settings import Settings
from domain.clocks import today
from domain.entries import Audience
from domain.permissions import Actor, Role
from domain.words import LONGEST
from exports.formats import FORMATS
from exports.printers import Printer
from exports.sound_studios import SoundStudio
from exports.studios import Studio
from tests.apps import an_app
from tests.journeys.fillers import Filler, kind_of, links_in
from tests.journeys.payloads import PAYLOADS, RUNS, STILL, WAYS_OUT, joined
from tests.servers import serving
from tests.stories import by, told_in
from tests.web.canaries import Canaries
from tests.web.conftest import Screen

pytestmark = [pytest.mark.browser, pytest.mark.no_cover]

ROUNDS = 2
"""How often everybody comes by: what one of them wrote, another answers."""
OF_A_KIND = 2
"""Pages of one kind that each reader opens: the lists show what is in the others."""
NEVER_KEPT = {("sign_ins.begin", "name"), ("proofs.password", "username"), ("proofs.again", "username")} | {
    *(("emergencies.use", question) for question in ("name", "number", "why")),
    ("mailboxes.choose", "mailbox"),
    ("sign_ins.invitation", "code"),
}
"""Names that are looked for, or shown for the browser to know; and a mailbox and a code, which must be one.

Why somebody calls in an emergency is kept where they know whom: `fill` says it.
"""
NO_WORDS = {
    *("sign_outs.goodbye", "demo_sign_ins.be"),  # they end a walk
    *(
        "opened_links.link",
        "passkeys.accept",
        "passkeys.again",
        "passkeys.take_away",
        "providers.take_away",
        "proofs.again",
    ),  # secrets, and what a device says
    *("hopes.take_up", "noticings.review", "photos.bring_back", "photos.others_agreed", "profiles.include"),  # buttons
    *("recordings.bring_back", "chosen_profiles.bring_back", "entries.bring_back", "alarms.read", "devices.end"),
    *("helps.ask", "role_offers.decide", "safeguarding_notes.agree"),
    *("opened_cards.card", "opened_cards.pictures", "known_devices.forget"),  # pictures, and a button
    *("waiting_devices.begin", "waiting_devices.number", "waiting_devices.turn_away"),  # a number, and buttons
    "invitations.lift_for_person",  # a button, while somebody is locked out
    *("stops.person", "stops.sign_out_person"),  # the same forms as for a member, and a person has to go on
}
"""What nobody need come to: it takes no words."""
NOT_OPENED = {
    *(
        "opened_cards.photo",
        "opened_links.photo",
        "opened_links.voice",
        "photos.small",
        "photos.whole",
        "recordings.voice",
    ),
    *("healths.health", "healths.ready", "static"),  # no pages, like those above: files, and a word for programs
    *("opened_links.link", "opened_links.profile", "papers.pdf", "receipts.again", "slips.paper"),  # see below for them
    *("opened_cards.card", "opened_cards.pictures", "passkeys.accept", "passkeys.again", "proofs.again"),
    *("providers.again", "providers.back", "providers.begin", "providers.go", "providers.join"),
    *("sign_outs.leave", "waiting_devices.begin"),  # ways in and out, with nothing on them that somebody typed
    "sign_in_cards.paper",  # it takes a card that was just made: tests/exports looks at what stands on it
    *("alarms.said", "helps.who", "links.new"),  # what was just done: the same words stand on the pages before
}
"""What nobody opens here."""
WHAT_WOULD_RUN = """() => [...document.querySelectorAll("*")].filter(each =>
    each.matches("iframe, object, embed, base, script:not([src])")
    || [...each.attributes].some(({name, value}) =>
        name.startsWith("on") || /^[\\s\\x00-\\x1f]*javascript:/i.test(value))
).map(each => each.outerHTML.slice(0, 200))"""
"""Everything on a page that runs a script of its own, by itself or when it is pressed."""
UNTIL_DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


class Tray(Printer):
    """What was handed to the printer, on its way there."""

    def __init__(self) -> None:
        super().__init__()
        self.papers: list[str] = []

    def pdf_of(self, html: str, resources: object = None) -> bytes:
        """Keep the paper as it would be drawn."""
        self.papers.append(html)
        return b"%PDF"


@dataclass
class Filled:
    """A record whose every question was answered with payloads."""

    app: Flask
    canaries: Canaries
    filler: Filler
    tray: Tray

    def screen(self, who: Actor) -> Screen:
        """Somebody at a screen."""
        return Screen(self.app).sign_in(who, with_person=who.with_person, how=who.how)

    def actors(self, *roles: Role) -> list[Actor]:
        """Somebody who is each of these to Sam."""
        return [self.canaries.actor(role) for role in roles]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Filled]:
    with (
        told_in(tmp_path_factory.mktemp("payloads")) as story,
        closing(Studio()) as studio,
        closing(SoundStudio()) as sounds,
        closing(Tray()) as tray,
    ):
        canaries = Canaries(story)
        settings = Settings(data=Path(), key_file=Path())
        app = an_app(story.store, story.views, settings, printer=tray, studio=studio, sound_studio=sounds)
        filled = Filled(app, canaries, Filler(app, canaries.sam), tray)
        invited = invite(story.store, canaries.sam, is_person=True, by=by(story.mo))
        accept(story.store, invited, "sam", "three blue buses")  # and so may make a card to sign in with
        for _ in range(ROUNDS):
            fill(filled)
        yield filled


def fill(filled: Filled) -> None:
    """Let everybody who writes come by once."""
    canaries, walk = filled.canaries, filled.filler.walk
    store, sam, mo = canaries.story.store, canaries.sam, canaries.story.mo
    card = cards.tell(store, sam, "chart", PARTS, audience=Audience.EVERYONE, by=by(sam))
    offered = cards.offer(store, sam, "chart", PARTS, by=canaries.actor(Role.CARER))
    called = Actor(members.welcome(store, "Called", roles=frozenset({Role.WORKER}), by=by(mo)))
    emergencies.use(store, sam, joined(0, LONGEST)[0], by=called)
    deaths.record(store, canaries.win, on_day=today(), by=by(canaries.actor(Role.WORKER)))
    begin = {
        Role.ME: [f"entries/{card}/parts", f"entries/{offered}/parts/mine", "talk"],
        Role.WORKER: [
            *(f"about/{canaries.parts['note_id'][1]}/settle", f"waiting/{canaries.parts['alarm_id'][0]}"),
            *(f"emergencies/{canaries.parts['access'][-1]}", "safeguarding/write"),
        ],
    }
    # whoever examines the record comes first: later somebody writes that they share the house, and then may not ask
    for role in (Role.AUDITOR, Role.ME, Role.CARER, Role.WORKER, Role.FAMILY):
        places = [f"/people/{sam}/{place}" for place in begin.get(role, [])]
        of_win = [f"/people/{canaries.win}/death{part}" for part in ("/wish", "/mistake") if role is Role.WORKER]
        walk(filled.screen(by(canaries.actor(role))), [*places, *of_win, "/"])
    gone = members.welcome(store, "Gone", by=by(mo))
    invite(store, gone, is_person=False, by=by(mo))
    leaving = [f"/members/{gone}/sign-in", f"/members/{gone}/sign-in/stop"]
    for role, more in ((Role.SELF_ADVOCATE, []), (Role.MANAGER, leaving)):
        walk(filled.screen(Actor(canaries.in_scheme[role])), [*more, "/", "/words", "/members"])
    new = members.welcome(store, "New", by=by(mo))
    invited = Screen(filled.app)
    invited.send("/invitation", key=invite(store, new, is_person=False, by=by(mo)))
    walk(invited, ["/sign-in", "/invitation/choose"])


PARTS = ["I push my plate away", "I have had enough", "Ask me first"]
"""A card, in parts."""


@dataclass
class Listener:
    """Somebody who hears every script that runs in a browser."""

    page: Page
    heard: list[str] = field(default_factory=list)
    seen: int = 0

    def __post_init__(self) -> None:
        self.page.on("dialog", self._hear)

    def _hear(self, dialog: object) -> None:
        self.heard.append(f"{self.page.url}: {dialog.message}")
        dialog.dismiss()

    def open(self, address: str) -> None:
        """Open an address, and wait until everything has been drawn."""
        self.page.goto(address)
        self._listen()

    def look_at(self, page: str) -> None:
        """Look at a page or a paper as it was handed out."""
        self.page.set_content(page, wait_until="load")
        self._listen()

    def _listen(self) -> None:
        self.page.evaluate(UNTIL_DRAWN)
        self.heard += [f"{self.page.url}: {each}" for each in self.page.evaluate(WHAT_WOULD_RUN)]
        self.seen += 1


@pytest.fixture(scope="module")
def listener(chromium: Browser) -> Iterator[Listener]:
    with chromium.new_context(bypass_csp=True) as context:  # words alone must be safe, whatever else is in the way
        yield Listener(context.new_page())


@pytest.fixture(scope="module")
def site(filled: Filled) -> Iterator[str]:
    with serving(filled.app) as port:
        yield f"http://127.0.0.1:{port}"


# What was put in


def test_every_question_that_takes_words_kept_some_that_would_run(filled: Filled):
    filler = filled.filler

    assert len(set(PAYLOADS)) == 300
    assert filler.asked - filler.kept.keys() <= NEVER_KEPT
    assert sum(so_many >= len(PAYLOADS) for so_many in filler.kept.values()) >= 20


def test_each_of_them_was_put_into_every_question(filled: Filled):
    filler, every_one = filled.filler, len(PAYLOADS)

    assert {
        question for question in filler.asked if max(filler.kept[question], filler.came_back[question]) < every_one
    } == {
        ("proofs.password", "username"),  # which nobody answers: it is for the browser to know whose password it is
        ("searches.search", "q"),  # which takes 200 letters at once, and shows the last of them alone
    }


def test_every_form_was_found(filled: Filled):
    posts = {rule.endpoint for rule in filled.app.url_map.iter_rules() if "POST" in (rule.methods or ())}

    assert posts - filled.filler.met <= NO_WORDS


# What came out


def test_nothing_runs_on_any_page_and_every_page_is_opened(filled: Filled, site: str, listener: Listener):
    sam, opened, listener.seen = filled.canaries.sam, set[str](), 0

    for who in filled.actors(Role.ME, Role.CARER, Role.WORKER, Role.AUDITOR):
        screen = filled.screen(who)
        screen.find(sam, " ".join(PAYLOADS[:4]))
        sign_in(listener, screen, site)
        begin = ["/", f"/people/{sam}/search", *sorted(filled.filler.looked_for), f"/{PAYLOADS[25]}"]
        opened |= walk(listener, site, begin)
    for who, paths in of_the_scheme(filled):
        sign_in(listener, filled.screen(by(who)), site)
        opened |= open_all(listener, site, paths)

    assert listener.heard == []
    assert listener.seen >= len(opened) > 100
    pages = {rule.endpoint for rule in filled.app.url_map.iter_rules() if "GET" in (rule.methods or ())}
    came_back = {endpoint for endpoint, _status in filled.filler.answers}
    assert pages - {filled.filler.endpoint_of(path, "GET") for path in opened} - came_back == NOT_OPENED


def of_the_scheme(filled: Filled) -> list[tuple[Actor, list[str]]]:
    """Those who work for the scheme, and pages that nobody else opens, or that stand behind a link until it is done."""
    canaries, of_sam = filled.canaries, f"/people/{filled.canaries.sam}"
    parts, scheme = canaries.parts, canaries.in_scheme
    of_member = f"/members/{scheme[Role.CARER]}/sign-in"
    of_worker = [f"{of_sam}/about/{parts['note_id'][1]}/settle", f"{of_sam}/emergencies/{parts['access'][-1]}"]
    return [
        (canaries.actor(Role.WORKER), ["/waiting", "/who", "/emergency", f"{of_sam}/death", *of_worker]),
        (canaries.actor(Role.WORKER), ["/to-do", "/checkpoint"]),
        (canaries.actor(Role.MANAGER), [f"{of_sam}/sign-in/stop", "/to-do"]),
        (Actor(scheme[Role.MANAGER]), ["/to-do", "/members", "/members/welcome", of_member, f"{of_member}/stop"]),
    ]


def open_all(listener: Listener, site: str, paths: list[str]) -> set[str]:
    """Open these pages, and none behind them."""
    for path in paths:
        listener.open(f"{site}{path}")
        assert listener.page.url == f"{site}{path}"
    return {*paths}


def walk(listener: Listener, site: str, waiting: list[str]) -> set[str]:
    """Open every kind of page, and of a long list every turn: which those were."""
    opened: dict[str, set[str]] = {}
    while waiting:
        path = waiting.pop(0).partition("#")[0]
        known = opened.setdefault(kind_of(path), set())
        if path in known or (len(known) >= OF_A_KIND and "before=" not in path) or ".pdf" in path or path == "/leave":
            continue
        known.add(path)
        listener.open(f"{site}{path}")
        links = listener.page.locator("a[href^='/']").evaluate_all("all => all.map(each => each.getAttribute('href'))")
        waiting += dict.fromkeys(links)
    return {path for paths in opened.values() for path in paths}


def sign_in(listener: Listener, screen: Screen, site: str) -> None:
    """Let the browser be somebody who is signed in."""
    cookie = screen.client.get_cookie("caserecord")
    assert cookie
    listener.page.context.add_cookies([{"name": "caserecord", "value": cookie.value, "url": site}])


def test_nothing_runs_behind_a_link(filled: Filled, site: str, listener: Listener):
    canaries = filled.canaries
    store, sam = canaries.story.store, canaries.sam
    key = store.link_keys.make(links.give(store, sam, until=None, by=by(sam)), sam, pin="")

    listener.open(f"{site}/link#{key}")
    listener.page.get_by_role("button").first.click()
    listener.open(listener.page.url)

    assert "/opened/" in listener.page.url
    assert "alert(" in listener.page.locator("main").inner_text()
    assert listener.heard == []


def test_nothing_runs_where_a_form_comes_back(filled: Filled, listener: Listener):
    came_back = filled.filler.answers.values()

    for page in came_back:
        listener.look_at(page)

    assert sum("alert(" in page for page in came_back) > len(came_back) / 2
    assert listener.heard == []


def test_nothing_runs_in_any_paper(filled: Filled, listener: Listener):
    handed_out, before = 0, len(filled.tray.papers)
    for who, language in zip(filled.actors(Role.ME, Role.CARER), ("cy", "en"), strict=True):
        screen, of_sam = filled.screen(who), f"/people/{filled.canaries.sam}"
        page = html.document_fromstring(screen.client.get(f"{of_sam}/print?language={language}").text)
        papers = [link for link in links_in(page) if ".pdf" in link]
        for paper in [*papers, f"{of_sam}/new/slips.pdf"]:
            handed_out += screen.client.get(paper).status_code == 200

    for paper in filled.tray.papers:
        listener.look_at(paper)

    now = filled.tray.papers[before:]
    assert len(now) == handed_out > 2 * len(FORMATS)
    assert all("alert(" in paper for paper in now)
    assert listener.heard == []


# That it would be heard


def test_it_is_heard_where_words_are_not_made_safe(listener: Listener):
    runs = [run for number, run in enumerate(RUNS) if number not in STILL]
    for number, run in enumerate(runs):
        listener.look_at(run.replace("N", str(number)))
    for number, (way, place) in enumerate(zip(WAYS_OUT, PLACES, strict=True), 100):
        listener.look_at(place.replace("?", f"{way}<img src=x: onerror=alert({number})>"))

    said = {heard.rpartition(": ")[2] for heard in listener.heard}
    listener.heard.clear()

    assert said >= {str(number) for number in (*range(len(runs)), *range(100, 100 + len(WAYS_OUT)))}


PLACES = (
    "<p>?",
    '<p class="?">',
    "<p class='?'>",
    "<textarea>?</textarea>",
    "<title>?</title>",
    "<script>// ?</script>",
    "<style>/* ? */</style>",
    "<!-- ? -->",
    "<select><option>?</option></select>",
    "<noscript>?</noscript>",
    "<svg><![CDATA[?]]></svg>",
    "<p data-said=\"{'?'}\">",
)
"""Where words may stand on a page: `WAYS_OUT` leads out of each."""


def test_it_is_heard_where_a_page_forgets_to_make_words_safe(filled: Filled, listener: Listener):
    story = filled.canaries.story
    careless = an_app(story.store, story.views, Settings(data=Path(), key_file=Path()), printer=filled.tray)
    careless.jinja_env.bytecode_cache, careless.jinja_env.autoescape = None, False

    screen = Screen(careless).sign_in(filled.canaries.actor(Role.ME))
    for place in ("line", "circle"):
        listener.look_at(screen.client.get(f"/people/{filled.canaries.sam}/{place}").text)

    said = len(listener.heard)
    listener.heard.clear()
    assert said > 20
