"""Somebody who remembers no password: their card is made and printed, and lets them in on their own tablet."""

import re

import pytest

from tests.exports.readers import text_of
from tests.journeys.conftest import ONE_WAY, Visit, Visiting
from tests.scans import scanned_on

pytestmark = pytest.mark.browser

WORDS = "three blue buses"
MINE, ANOTHER = re.compile("^A guitar"), re.compile("^(?!A guitar)")
"""What the chosen picture is called, and any other of the nine."""


def picture(visit: Visit, called: re.Pattern[str]) -> None:
    visit.page.locator("main").get_by_role("button", name=called).first.click()
    visit.look_over()


@ONE_WAY
def test_a_card_is_made_and_lets_its_owner_in_on_their_own_tablet(visiting: Visiting, invitation: tuple[str, str]):
    site, path = invitation
    sam = visiting(site).come_by(path)
    sam.write("A name to sign in with", "Sam").write("A password", WORDS)
    sam.page.get_by_label("Only I use this device").check()
    sam.press("Keep this, and sign in").follow("Where I am signed in", within="footer")
    sam.press("This is mine: my card may be used here")
    assert "My card works here." in sam.says()

    sam.follow("My sign-in card").follow("Make a card")
    sam.press("Make my card")
    assert "Choose your picture." in sam.says()
    sam.page.get_by_label("A guitar").check()
    sam.press("Make my card")
    assert "Print it now." in sam.says()
    printed = sam.page.request.get(f"{site}{sam.in_record('/sign-in-card/card.pdf')}").body()
    assert "It opens nothing by itself." in text_of(printed)
    (to_scan,) = scanned_on(printed)
    assert to_scan.says.startswith(f"{site}/card#")
    card = to_scan.says.removeprefix(site)
    sam.press("Sign out", within="header")

    sam.come_by(card)
    assert "Sam" not in sam.page.content()
    picture(sam, ANOTHER)
    assert "That is not your picture." in sam.says()
    picture(sam, MINE)
    assert "somebody picked 1 wrong picture" in sam.says()
    assert "Sam’s story starts here." in sam.says()

    stranger = visiting(site)
    stranger.open("/card").write("The code", card.partition("#")[2])
    stranger.page.get_by_role("button", name="Go on").click()
    assert "This card works on your own tablet or phone." in stranger.page.content()
    assert "Sam" not in stranger.page.content()
