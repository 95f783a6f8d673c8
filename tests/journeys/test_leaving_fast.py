"""Somebody has to be off the page fast: a press, or Esc three times, and Back does not bring it back."""

import pytest
from playwright.sync_api import Route, expect

from tests.journeys.conftest import ONE_WAY, Visit, Visiting
from web.sign_outs import HARMLESS

pytestmark = pytest.mark.browser

WEATHER = "<!doctype html><title>Weather</title><h1>Rain later</h1>"
LEAVE = "Leave this page fast"
WITH_SCRIPTS = pytest.mark.parametrize("visiting", [True], indirect=True, ids=["phone"])


def reading_hopes(visiting: Visiting) -> Visit:
    """Sol, who came to their profile, and went on to their hopes."""

    def weather(route: Route) -> None:
        route.fulfill(body=WEATHER, content_type="text/html")

    sol = visiting()
    sol.page.context.route(f"{HARMLESS}**", weather)
    return sol.sign_in("Sol").follow("My profile", within="nav").follow("My hopes", within="nav")


def is_away(sol: Visit) -> bool:
    sol.page.get_by_role("heading", name="Rain later").wait_for()
    return sol.page.url.startswith(HARMLESS)


def shown_afterwards(sol: Visit) -> set[str]:
    """The headings of our pages that Back leads to, and that an address leads to that was written."""
    headings = set()
    for go in (*[sol.page.go_back] * 3, lambda: sol.page.goto(f"{sol.site}/people")):
        go()
        if sol.page.url.startswith(sol.site):
            headings.add(sol.page.locator("h1").inner_text())
    return headings


def test_one_press_is_enough_and_back_shows_nothing(visiting: Visiting):
    sol = reading_hopes(visiting)

    sol.page.get_by_role("link", name=LEAVE).click()

    assert is_away(sol)
    assert shown_afterwards(sol) == {"Who are you today?"}


@WITH_SCRIPTS
def test_esc_three_times_is_enough_and_the_page_is_not_among_those_gone_back_to(visiting: Visiting):
    sol = reading_hopes(visiting)
    hopes = sol.page.url
    sol.page.keyboard.press("Escape")
    expect(sol.page.get_by_role("status").filter(has_text="two more times")).to_be_attached()
    sol.page.keyboard.press("Escape")

    sol.page.keyboard.press("Escape")

    assert is_away(sol)
    sol.page.go_back()
    assert sol.page.url != hopes
    assert shown_afterwards(sol) == {"Who are you today?"}


@WITH_SCRIPTS
def test_esc_twice_and_another_key_stays(visiting: Visiting):
    sol = reading_hopes(visiting)

    for key in ("Escape", "Escape", "Tab", "Escape"):
        sol.page.keyboard.press(key)

    assert sol.look_over().page.url.endswith("/hopes")


@ONE_WAY
def test_it_is_the_second_thing_that_the_keys_come_to(visiting: Visiting):
    sol = reading_hopes(visiting)

    sol.page.keyboard.press("Tab")
    sol.page.keyboard.press("Tab")

    assert sol.page.evaluate("document.activeElement.textContent.trim()") == LEAVE
    sol.page.keyboard.press("Enter")
    assert is_away(sol)
