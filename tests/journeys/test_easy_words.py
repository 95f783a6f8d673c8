"""Easy words: written by somebody who helps, shown when Sol says yes, and said to be old once Sol says it anew."""

import re

import pytest
from playwright.sync_api import Locator

from tests.journeys.conftest import ONE_WAY, Visit, Visiting

pytestmark = pytest.mark.browser

BADGE = "I got my 25 metres badge at Hull baths."
EASY = "Sol can swim 25 metres."


@ONE_WAY
def test_easy_words_are_drafted_approved_shown_and_go_stale(visiting: Visiting):
    rhian = visiting().sign_in("Rhian").follow("Sol", within="main")
    easily(rhian)
    badge(rhian).get_by_role("link", name="Write easy words to show them").click()
    rhian.look_over().page.get_by_label("Idea 1", exact=True).fill(EASY)
    rhian.press("Choose a picture")
    rhian.page.get_by_role("radio", name=re.compile("swim", re.IGNORECASE)).first.check()
    rhian.press("Use this picture").press("Show these to Sol")
    assert EASY not in easily(rhian)

    sol = visiting().sign_in("Sol").follow("New for you", within="nav")
    draft = sol.page.locator("article").filter(has_text=EASY)
    draft.get_by_role("button", name="Yes, show these").click()

    assert "The easy words are shown." in sol.look_over().says()
    assert EASY in easily(rhian)
    shown = badge(rhian.look_over(), EASY)
    assert shown.locator("img").count() == 1
    sol.page.goto(sol.site)
    sol.page.locator("article").filter(has_text=BADGE).get_by_role("link", name="Change this").click()
    sol.look_over().follow("Say it in new words").write("Your words", f"{BADGE} Twice.")
    sol.page.locator("main form .cr-button--yes").last.click()
    sol.look_over()
    assert EASY not in easily(rhian)
    assert "These easy words are for the old words." in easily(sol)


def easily(visit: Visit) -> str:
    """Sol's profile in easy words."""
    visit.page.goto(f"{visit.site}{visit.in_record('/profile?words=easy')}")
    return visit.says()


def badge(visit: Visit, words: str = BADGE) -> Locator:
    return visit.page.locator("article").filter(has_text=words).first
