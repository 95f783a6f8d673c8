"""Sol gives the dentist a link, the dentist reads it in a browser of their own, and Sol stops it while it is open."""

from io import BytesIO

import pytest
from PIL import Image

from tests.journeys.conftest import Visit, Visiting
from tests.scans import read_off

pytestmark = pytest.mark.browser

PUNS = "I do jokes. Puns mostly. People groan and that is how you know."


def on_the_screen(sol: Visit) -> str:
    """The one address that a telephone reads off Sol's screen, whatever its colours are."""
    seen = []
    for colours in ("dark", "light"):
        sol.page.emulate_media(color_scheme=colours)
        seen += read_off(Image.open(BytesIO(sol.page.screenshot(full_page=True))))
    address, in_light = seen
    assert address == in_light == sol.page.locator("main code").inner_text()
    return address


def come_by(dentist: Visit, sol: Visit) -> Visit:
    """Scan the picture on Sol's screen; where no scripts run, type the code that stands beside it."""
    dentist.open("/link#" + on_the_screen(sol).rpartition("/link#")[2])
    if dentist.twin:
        dentist.write("The code", sol.page.locator(".cr-code").inner_text().lower())
    else:
        assert not dentist.page.get_by_label("The code").is_visible()
        assert dentist.page.url == f"{dentist.site}/link"
    return dentist


def test_a_link_is_given_in_three_presses_opened_outside_and_stopped_while_open(visiting: Visiting):
    sol = visiting().sign_in("Sol")

    sol.follow("Links that I give").follow("Give a link").press("Make the link")

    assert sol.page.get_by_role("img", name="A picture for a phone to scan.").is_visible()
    dentist = come_by(visiting(), sol)
    assert "Sol" not in dentist.page.content()

    dentist.press("Open the profile")

    assert PUNS in dentist.says()
    assert "/opened/" in dentist.page.url
    sol.open(sol.in_record("/links"))
    assert "Opened 1 time" in sol.says()
    sol.press("Stop this link")
    assert "The link is stopped." in sol.says()
    closed = dentist.page.reload()
    assert closed
    assert closed.status == 410
    assert "This link does not open" in dentist.says()
    assert PUNS not in dentist.page.content()
    assert dentist.page.go_back() is None or PUNS not in dentist.page.content()


def test_a_link_with_a_pin_asks_for_it(visiting: Visiting):
    sol = visiting().sign_in("Sol").follow("Links that I give").follow("Give a link")
    sol.write("PIN", "4072").write("Who is it for?", "my dentist").press("Make the link")
    dentist = come_by(visiting(), sol).press("Open the profile")
    assert "This link has a PIN" in dentist.says()

    dentist.write("PIN", "9990").press("Open the profile")
    assert "This is not the PIN." in dentist.says()
    dentist.write("PIN", "4072").press("Open the profile")

    assert PUNS in dentist.says()
    sol.press("Stop this link")
