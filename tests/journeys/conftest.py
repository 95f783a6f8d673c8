"""A real browser at a real server, which serves the demo people. Every page that is seen is looked over."""

import re
import socket
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from caserecord import people
from caserecord.demos import make_demo
from caserecord.event_names import EVENTS
from caserecord.letting_in import invite
from caserecord.schemes import open_scheme, welcome_first
from caserecord.settings import Settings
from caserecord.stores import Store
from domain.permissions import Actor
from exports.printers import Printer
from exports.sound_studios import SoundStudio
from exports.studios import Studio
from projections.views import Views
from tests.apps import an_app
from tests.photos import as_it_is_kept
from tests.servers import serving

CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-fake-device-for-media-stream",  # a microphone that beeps
    "--use-fake-ui-for-media-stream",  # and that nobody is asked about
)
PHONE, DESKTOP = 320, 1280
"""Widths, in pixels: the narrowest that WCAG asks for (1.4.10), and a usual screen."""
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}

BUT_COLOURS = {**RULES, "rules": {"color-contrast": {"enabled": False}}}
"""Colours take as long to look at as all the rest."""
PLACES = """() => {
    const named = each => [each.tagName, each.getAttribute("class"), ...each.getAttributeNames().sort()].join(" ");
    const within = each => each ? `${within(each.parentElement)} > ${named(each)}` : "";
    const looks = document.documentElement.cloneNode(false).outerHTML;
    return [...new Set([...document.body.querySelectorAll("*")].map(each => looks + within(each)))];
}"""
"""The places that a page has for words, whatever stands there: what each is, and what it is within."""

AXE = Axe()
LOOKED_OVER: dict[str, set[int]] = defaultdict(set)
"""Pages that axe found nothing wrong with, and the widths at which it looked."""
COLOURS_LOOKED_OVER: set[str] = set()
"""Places in which axe found words easy to read. They are as easy to read on every page, whatever they say."""
NEW_EACH_TIME = re.compile(r'(?<=name="csrf_token" value=")[^"]+|(?<=name="command_id" value=")[^"]+')
WELL_SAID = re.compile(r"status of (409|422) ")
"""How Chromium tells that a form came back with something to put right."""


class Visit:
    """Somebody at a browser."""

    def __init__(self, page: Page, site: str, *, twin: Page | None) -> None:
        """`twin`: for a page without scripts, a page with them, in which axe can look at the same letters."""
        self.page, self.site, self.twin = page, site, twin
        self.faults: list[str] = []
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.faults.append(f"{page.url}: {error}"))
        page.on("request", self._watch)

    # What somebody does

    def open(self, path: str) -> "Visit":
        """Write an address."""
        self.page.goto(f"{self.site}{path}")
        return self.look_over()

    def come_by(self, path: str) -> "Visit":
        """Come by an invitation or a card: by its address, or where no scripts run by the code in it."""
        page, code = path.split("#")
        if self.twin is None:
            self.page.goto(f"{self.site}{path}")
            self.page.wait_for_url(f"{self.site}{page}/*")
            return self.look_over()
        return self.open(page).write("The code", code).press("Go on")

    def sign_in(self, name: str) -> "Visit":
        """Say who one is today."""
        self.open("/who")
        self.page.locator(".cr-who button").filter(has_text=name).first.click()
        return self.look_over()

    def say_why(self) -> "Visit":
        """Say what the record is looked at for, where that is asked."""
        if "/why" in self.page.url:
            self.page.get_by_label("To check that the record is kept well").check()
            self.press("Go on")
        return self

    def follow(self, words: str, *, within: str = "body") -> "Visit":
        """Follow the first link that says this."""
        self.page.locator(within).get_by_role("link", name=words).first.click()
        return self.look_over()

    def press(self, words: str, *, within: str = "main") -> "Visit":
        """Press the first button that says this."""
        self.page.locator(within).get_by_role("button", name=words).first.click()
        return self.look_over()

    def write(self, label: str, words: str) -> "Visit":
        """Write something where a label asks for it."""
        self.page.get_by_label(label).first.fill(words)
        return self

    def choose(self, label: str, option: str) -> "Visit":
        """Choose from a list."""
        self.page.get_by_label(label).first.select_option(label=option)
        return self

    def in_record(self, path: str) -> str:
        """An address in the record that this page is of."""
        return "/".join(self.page.url.removeprefix(self.site).split("/")[:3]) + path

    def says(self) -> str:
        """What the page says."""
        return self.page.locator("main").inner_text()

    # What every page must be

    def look_over(self) -> "Visit":
        page = self.page
        page.wait_for_load_state()
        assert self.faults == []
        width, room = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        assert width <= room, f"{page.url} is {width} wide, and has room for {room}"
        self._ask_axe()
        return self

    def _ask_axe(self) -> None:
        """Whether the page keeps the rules of WCAG 2.2, A and AA: once for pages that are the same in every letter."""
        page = self.page
        width = page.evaluate("innerWidth")
        widths = LOOKED_OVER[NEW_EACH_TIME.sub("", page.locator("body").inner_html())]
        if width not in widths:
            looked_at = self._in_scripts()
            places = set(looked_at.evaluate(PLACES))
            found = AXE.run(looked_at, options=BUT_COLOURS if places <= COLOURS_LOOKED_OVER else RULES)
            assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"
            widths.add(width)
            COLOURS_LOOKED_OVER.update(places)

    def _in_scripts(self) -> Page:
        """The page itself, or its twin: the same in every letter, with none of its own scripts run."""
        if self.twin is None:
            return self.page
        plain = re.sub(r"(?s)<script\b.*?</script>", "", self.page.content())
        self.twin.set_content(plain.replace("<head>", f'<head><base href="{self.page.url}">', 1), wait_until="load")
        return self.twin

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not WELL_SAID.search(message.text):
            self.faults.append(f"{self.page.url}: {message.text}")

    def _watch(self, request: Request) -> None:
        if not request.url.startswith((f"{self.site}/", "chrome-extension://")):  # Chromium shows a PDF with its own
            self.faults.append(f"{self.page.url} asked for {request.url}")


Visiting = Callable[..., Visit]

ONE_WAY = pytest.mark.parametrize("visiting", [False], indirect=True, ids=["phone without scripts"])
"""For a journey that is the same with scripts and on a desk: by the narrowest way."""


@contextmanager
def served(folder: Path, printer: Printer) -> Iterator[str]:
    """The address at which the demo people are served, as they are at first."""
    settings = Settings(data=folder / "data", key_file=folder / "vault.key")
    with (
        closing(Store.open(settings, EVENTS)) as store,
        closing(Views(settings.data)) as views,
        closing(Studio()) as studio,
        closing(SoundStudio()) as sounds,
    ):
        make_demo(store, as_it_is_kept)
        views.up_to_date(store)
        app = an_app(store, views, settings, printer=printer, studio=studio, sound_studio=sounds)
        with serving(app) as port:
            yield f"http://127.0.0.1:{port}"


@contextmanager
def inviting(folder: Path, printer: Printer, **more: Any) -> Iterator[tuple[str, str]]:
    """A site where people are real, and the path by which Sam is invited to it."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        address = f"http://localhost:{listening.getsockname()[1]}"
        settings = Settings(data=folder / "data", key_file=folder / "vault.key", address=address, **more)
        with closing(Store.open(settings, EVENTS)) as store, closing(Views(settings.data)) as views:
            open_scheme(store, "Tidewell", is_demo=False)
            mo = welcome_first(store, "Mo")
            sam = people.open_record(store, "Sam", by=Actor(mo))
            code = invite(store, sam, is_person=True, by=Actor(mo))
            app = an_app(store, views, settings, printer=printer, is_demo=False)
            with serving(app, sockets=[listening]):
                yield address, f"/invitation#{code}"


@pytest.fixture
def invitation(tmp_path: Path, printer: Printer) -> Iterator[tuple[str, str]]:
    with inviting(tmp_path, printer) as found:
        yield found


@pytest.fixture(scope="session")
def printer() -> Iterator[Printer]:
    with closing(Printer()) as warm:
        yield warm


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, printer: Printer) -> Iterator[str]:
    """One site for all journeys but those that can be made only once."""
    with served(tmp_path_factory.mktemp("demo"), printer) as address:
        yield address


@pytest.fixture
def new_site(tmp_path: Path, printer: Printer) -> Iterator[str]:
    """A site to which nobody has been."""
    with served(tmp_path, printer) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(params=[True, False], ids=["phone", "phone without scripts"])
def visiting(request: pytest.FixtureRequest, chromium: Browser, site: str) -> Iterator[Visiting]:
    """Begins a visit by telephone, each in a browser that knows nothing of the others."""
    has_scripts = request.param
    contexts: list[Any] = []

    def begin(at: str = site) -> Visit:
        def opened(*, scripts: bool) -> Page:
            context = chromium.new_context(
                viewport={"width": PHONE, "height": 800}, java_script_enabled=scripts, accept_downloads=True
            )
            contexts.append(context)
            return context.new_page()

        return Visit(opened(scripts=has_scripts), at, twin=None if has_scripts else opened(scripts=True))

    yield begin
    for context in contexts:
        context.close()
