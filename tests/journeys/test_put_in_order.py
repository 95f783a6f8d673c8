"""Sol puts a profile in order: with scripts without leaving the page, without them by loading it again."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.conftest import Visit, Visiting

pytestmark = pytest.mark.browser

MOVED_DOWN = re.compile(r"Moved down\. Now 2 of \d+ under .+\.")


def test_an_entry_moves_and_what_happened_is_said(visiting: Visiting):
    sol = at_order(visiting)
    first, second = entries(sol)[:2]
    sol.page.evaluate("window.isSamePage = true")

    down_of(sol, first).press("Enter")

    said = sol.page.locator(".govuk-notification-banner__heading")
    said.get_by_text(MOVED_DOWN).wait_for()
    assert entries(sol.look_over())[:2] == [second, first]
    if sol.twin is None:
        assert sol.page.evaluate("window.isSamePage")
        assert down_of(sol, first).evaluate("button => button === document.activeElement")
        expect(sol.page.locator("body > [role=status]")).to_have_text(said.inner_text())  # said a moment later
    assert entries(at_order(visiting))[:2] == [second, first]


def test_pressed_again_and_again_an_entry_moves_on(visiting: Visiting):
    sol = at_order(visiting)
    first, second, third = entries(sol)[:3]

    down_of(sol, first).press("Enter")
    sol.page.get_by_text(MOVED_DOWN).first.wait_for()
    down_of(sol, first).press("Enter")
    sol.page.get_by_text("Moved down. Now 3 of").first.wait_for()

    assert entries(sol.look_over())[:3] == [second, third, first]


def test_an_entry_that_comes_to_the_top_keeps_the_focus_on_its_other_button(visiting: Visiting):
    sol = at_order(visiting)
    second = entries(sol)[1]

    sol.page.locator(f"#{second}").get_by_role("button", name="Move up").press("Enter")

    sol.page.get_by_text("Moved up. Now 1 of").first.wait_for()
    assert entries(sol.look_over())[0] == second
    if sol.twin is None:
        assert down_of(sol, second).evaluate("button => button === document.activeElement")


def test_where_a_script_cannot_send_it_the_form_is_sent_as_usual(visiting: Visiting):
    sol = at_order(visiting)
    first, second = entries(sol)[:2]
    sol.page.route(
        "**/move", lambda route, asked: route.abort() if asked.resource_type == "fetch" else route.continue_()
    )

    down_of(sol, first).press("Enter")

    sol.page.locator(".govuk-notification-banner__heading").get_by_text(MOVED_DOWN).wait_for()
    sol.faults.clear()  # that it could not be sent is what was asked for
    assert entries(sol.look_over())[:2] == [second, first]


def test_somebody_signed_out_meanwhile_is_asked_who_they_are(visiting: Visiting):
    sol = at_order(visiting)
    first = entries(sol)[0]
    sol.page.context.clear_cookies()

    down_of(sol, first).press("Enter")

    expect(sol.page.get_by_role("heading", name="Who are you today?")).to_be_visible()


def at_order(visiting: Visiting) -> Visit:
    """Sol, where the profile is put in order."""
    return visiting().sign_in("Sol").follow("Put in order")


def entries(visit: Visit) -> list[str]:
    """What can be moved on the page, from the top."""
    moved = visit.page.locator("main article[id]").filter(has=visit.page.get_by_role("button", name="Move"))
    found: list[str] = moved.evaluate_all("all => all.map(one => one.id)")
    return found


def down_of(visit: Visit, entry: str) -> Locator:
    return visit.page.locator(f"#{entry}").get_by_role("button", name="Move down")
