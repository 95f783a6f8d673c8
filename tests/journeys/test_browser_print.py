"""A profile printed by the browser itself: its words, and nothing that only a screen can do."""

import pytest

from tests.exports.readers import letters, text_of
from tests.journeys.conftest import Visiting

pytestmark = pytest.mark.browser

PRESSED = "button, input, select, textarea, .govuk-button, nav a, main a.govuk-link"


@pytest.mark.parametrize("who", ["Sol", "Rhian"])
def test_a_profile_printed_by_the_browser_has_every_word_and_no_button(visiting: Visiting, who: str):
    visit = visiting().sign_in(who)
    page = (visit if who == "Sol" else visit.follow("Sol", within="main").follow("Profile", within="nav")).page
    words = page.locator(".cr-entry__words").all_inner_texts()

    page.emulate_media(media="print")
    pressed = [each.inner_text() for each in page.locator(PRESSED).all() if each.is_visible()]
    printed = letters(text_of(page.pdf(prefer_css_page_size=True)))

    assert pressed == []
    assert len(words) > 20
    assert [each for each in words if letters(each) not in printed] == []
    assert letters("new thing for you") not in printed
    assert (letters("This is your own page.") in printed) is (who == "Sol")
