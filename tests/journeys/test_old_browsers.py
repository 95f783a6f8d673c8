"""A ward's old browser: no scripts, and of the style sheet what a browser of 2012 knows, or nothing at all."""

from collections.abc import Callable

import pytest

from tests.journeys.conftest import ONE_WAY, Visit, Visiting
from tests.old_browsers import known_then
from web import STYLE_SHEET

pytestmark = pytest.mark.browser

PUNS = "I do jokes. Puns mostly. People groan and that is how you know."
TEAL, WHITE, INK = "rgb(13, 86, 84)", "rgb(255, 255, 255)", "rgb(36, 33, 30)"
LOOKS: dict[str, Callable[[str], str]] = {"with what was known in 2012": known_then, "without styles": lambda _: ""}
TOPS = "found => found.map(each => each.getBoundingClientRect().top)"
DRAWN = "each => [getComputedStyle(each).backgroundColor, getComputedStyle(each).color]"


def is_in_order(ward: Visit, parts: str) -> bool:
    """Whether these parts of the page stand under each other as they are read."""
    tops = ward.page.locator(parts).evaluate_all(TOPS)
    return len(tops) > 1 and tops == sorted(tops)


@ONE_WAY
@pytest.mark.parametrize("looks", LOOKS)
def test_a_link_is_opened_by_its_code_and_its_pin_and_read_in_the_right_order(visiting: Visiting, looks: str):
    sol = visiting().sign_in("Sol").follow("Links that I give").follow("Give a link")
    sol.write("PIN", "4072").press("Make the link")
    ward, sheet = visiting(), LOOKS[looks](STYLE_SHEET.read_text(encoding="utf-8"))
    ward.page.context.route("**/*.css*", lambda route: route.fulfill(body=sheet, content_type="text/css"))

    ward.open("/link")
    assert is_in_order(ward, "h1, label, #code, button")
    if sheet:
        assert ward.page.locator("main button").evaluate(DRAWN) == [TEAL, WHITE]
        assert ward.page.locator("h1").evaluate(DRAWN)[1] == INK
    ward.write("The code", sol.page.locator(".cr-code").inner_text().lower()).press("Open the profile")
    assert is_in_order(ward, "h1, label, #pin, button")
    ward.write("PIN", "4072").page.get_by_role("button", name="Open the profile").click()
    if sheet:  # else a photo is as wide as it is
        ward.look_over()

    assert PUNS in ward.says()
    assert is_in_order(ward, "main h1, main h2, main article")
    assert ward.page.locator("main h2").first.inner_text() != ""
    sol.press("Stop this link")
