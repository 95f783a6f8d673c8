"""How somebody likes things, in a real browser: in every choice a page can be read, and never pushes sideways."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.journeys.conftest import PHONE, Visit, Visiting

pytestmark = pytest.mark.browser

SEEN = ("My profile", "New for you", "Said about me", "My people", "My history", "Print", "Tell something")


@pytest.fixture
def browsing(chromium: Browser, site: str) -> Iterator[Any]:
    contexts: list[BrowserContext] = []

    def begin(likes: str = "", width: int = PHONE, **has: Any) -> Visit:
        context = chromium.new_context(viewport={"width": width, "height": 800}, **has)
        contexts.append(context)
        if likes:
            context.add_cookies([{"name": "likes", "value": likes, "url": site}])
        return Visit(context.new_page(), site, twin=None)

    yield begin
    for context in contexts:
        context.close()


@pytest.mark.parametrize(
    "likes",
    [
        "text:largest.lines:wider.letters:wider.words:wider",
        "colours:dark",
        "colours:contrast.text:larger",
        "colours:yellow.page:fewer",
        "colours:cream.overlay:blue",
    ],
)
def test_every_choice_can_be_read_on_a_telephone(browsing: Any, likes: str):
    visit = browsing(likes).sign_in("Sol")
    fewer = "page:fewer" in likes

    for words in SEEN:
        if fewer:
            visit.page.locator("summary").first.click()
        visit.follow(words, within="header")
        assert visit.page.locator("header [aria-current=page]").last.text_content() == words
    drawn = visit.open("/how-i-like-things").page.locator("html").get_attribute("class") or ""
    assert {f"cr-{each.replace(':', '-')}" for each in likes.split(".")} <= set(drawn.split())


def test_the_largest_words_are_twice_as_large(browsing: Any):
    def size(visit: Visit) -> float:
        return float(visit.page.evaluate("parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)"))

    assert size(browsing("text:largest").open("/who")) == 2 * size(browsing().open("/who"))


GROUND = "getComputedStyle(document.body).backgroundColor"
INK = "getComputedStyle(document.body).color"


def test_where_nothing_was_chosen_it_is_as_the_device_has_it(browsing: Any):
    light, dark = browsing().open("/who"), browsing(color_scheme="dark").sign_in("Sol")
    more = browsing(color_scheme="dark", contrast="more").sign_in("Sol")

    grounds = [visit.page.evaluate(GROUND) for visit in (light, dark, more)]

    assert grounds == ["rgb(255, 253, 248)", "rgb(27, 25, 23)", "rgb(0, 0, 0)"]
    assert browsing(contrast="more").open("/who").page.evaluate(INK) == "rgb(0, 0, 0)"
    assert browsing("colours:light", color_scheme="dark").open("/who").page.evaluate(GROUND) == grounds[0]


def test_the_browsers_own_colours_win_where_they_are_forced(browsing: Any):
    visit = browsing("colours:yellow.overlay:pink", forced_colors="active").sign_in("Sol")

    assert visit.page.evaluate("getComputedStyle(document.body, '::after').content") == "none"


def test_nothing_moves_for_whoever_wants_that(browsing: Any):
    smooth = "document.body.style.setProperty('transition', 'color 1s')"
    moves = "getComputedStyle(document.body).transitionDuration"
    for visit in (browsing("movement:less").open("/who"), browsing(reduced_motion="reduce").open("/who")):
        visit.page.evaluate(smooth)
        assert visit.page.evaluate(moves) == "0s"


def test_somebody_chooses_from_any_page_in_two_presses_and_goes_back(visiting: Visiting):
    visit = visiting().sign_in("Bev").follow("How I like things")

    visit.page.get_by_label("Large", exact=False).nth(1).check()
    visit.press("Keep this")
    assert "It is kept." in visit.says()
    assert "cr-text-" in (visit.page.locator("html").get_attribute("class") or "")

    visit.follow("Go back to where I was")
    assert visit.page.url.endswith("/people")
    visit.follow("How I like things").press("Put it back as it was")
    assert "cr-" not in (visit.page.locator("html").get_attribute("class") or "")
