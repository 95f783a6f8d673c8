"""A person says yes in their own words, and prints it."""

import pytest

from tests.exports.readers import letters, text_of
from tests.journeys.conftest import Visiting

pytestmark = pytest.mark.browser

THEIRS = "Taught a neighbour to read the bus times."
MINE = "I taught Pan Zbyszek the 42. Now he goes to the sea. 🚌"


def test_a_person_says_yes_in_their_own_words_and_prints_it(visiting: Visiting):
    carer = visiting().sign_in("Rhian").follow("Sol", within="main").follow("Offer good news", within="main")
    carer.write("What happened, or what do you admire?", THEIRS).press("Offer this")
    sol = visiting().sign_in("Sol")

    sol.follow("new thing", within="main")
    while THEIRS not in sol.says():  # one to a screen, the oldest first
        sol.page.get_by_role("link", name="Not now").click()
    sol.page.get_by_role("link", name="Yes, in my words").click()
    sol.write("How would you say it?", MINE).press("Show my words")

    assert "It is in your profile, in your words." in sol.says()
    assert MINE in sol.follow("My profile", within="nav").says()
    sol.follow("Print", within="nav")
    assert MINE in sol.says()
    address = sol.page.locator('a[href*="/papers/one-page.pdf"]').first.get_attribute("href")
    paper = sol.page.request.get(f"{sol.site}{address}")
    assert letters(MINE.partition(" 🚌")[0]) in letters(text_of(paper.body()))
