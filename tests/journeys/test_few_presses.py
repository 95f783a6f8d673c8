"""How few presses and fields it takes, counted as somebody does it who has just signed in."""

import re

import pytest

from tests.journeys.conftest import Visit, Visiting

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("visiting", [True], indirect=True, ids=["phone"]),
]

LOOKED_AT = 1300
"""Milliseconds after which a page asks, by itself, what there is to say about somebody's words."""


class Counted:
    """Somebody at a browser whose presses and fields are counted."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit
        self.presses = self.fields = 0

    def follow(self, words: str, *, within: str = "body") -> "Counted":
        self.visit.follow(words, within=within)
        self.presses += 1
        return self

    def press(self, words: str) -> "Counted":
        self.visit.press(words)
        self.presses += 1
        return self

    def write(self, label: str, words: str) -> "Counted":
        self.visit.write(label, words)
        self.fields += 1
        return self


def test_a_strength_is_told_in_few_presses_and_the_next_in_fewer(visiting: Visiting):
    sol = Counted(visiting().sign_in("Sol"))

    sol.follow("Tell something", within="nav").follow("What do people thank you for?")
    sol.write("What do people thank you for?", "For the puns. Mostly.").press("Keep this")

    assert "For the puns. Mostly." in sol.visit.says()
    assert sol.presses <= 5
    assert sol.fields <= 1
    sol.presses = sol.fields = 0
    sol.follow("Tell something", within="nav").follow("What do you do for other people?")
    sol.write("What do you do for other people?", "I carry the shopping.").press("Keep this")
    assert "I carry the shopping." in sol.visit.says()
    assert sol.presses <= 3
    assert sol.fields <= 1


def test_good_news_is_offered_and_decided_in_few_presses(visiting: Visiting):
    carer, words = Counted(visiting().sign_in("Rhian")), "Waved at the bin lorry, and it waved back."

    carer.follow("Offer good news about Sol")
    carer.write("What happened, or what do you admire?", words).press("Offer this")

    assert carer.presses <= 2
    assert carer.fields <= 1
    sol = Counted(visiting().sign_in("Sol"))
    sol.follow("New for you", within="nav")
    while words not in sol.visit.says():
        sol.visit.follow("Not now", within="main")  # what others have offered in other journeys comes first
    sol.press("Yes, show this")
    assert sol.presses <= 3
    assert sol.fields == 0
    assert words in sol.visit.open("/").says()


def test_a_form_left_half_done_leaves_nothing_on_any_page(visiting: Visiting):
    left = {
        "Sol": {"tell/proud": "words", "about/chart/tell": "part0"},
        "Rhian": {"offer": "words", "notes/write": "words"},
    }
    for who, forms in left.items():
        visit = visiting().sign_in(who)
        path = visit.page.locator("a[href*='/people/']").first.get_attribute("href") or ""
        person = "/".join(path.split("/")[:3])
        for page, field in forms.items():
            visit.page.goto(f"{visit.site}{person}/{page}")
            visit.page.locator(f"#{field}").fill("Half a sentence zqhalf")
            visit.page.wait_for_timeout(LOOKED_AT)

    for reader in ("Sol", "Rhian", "Wendy"):
        other = visiting().sign_in(reader)
        for seen in ("profile", "new", "", "about/chart", "notes", "history", "first-times"):
            answer = other.page.request.get(f"{other.site}{person}/{seen}".rstrip("/"))
            assert "zqhalf" not in answer.text()
            assert "placeholder" not in answer.text().casefold()


def test_a_link_is_given_in_three_presses_with_nothing_to_fill_in_where_people_are_real(
    visiting: Visiting, invitation: tuple[str, str]
):
    site, path = invitation
    sam = visiting(site).come_by(path).write("A name to sign in with", "Sam").write("A password", "three blue buses")
    sam.press("Keep this, and sign in").press("Sign out", within="header")
    sam.write("Your sign-in name", "sam").write("Your password", "three blue buses").press("Sign in")
    counted = Counted(sam)

    counted.follow("Links that I give").follow("Give a link")
    assert sam.page.locator("main :is(input, select, textarea)").count() > 3
    assert sam.page.locator("main :is([required], [aria-required=true])").count() == 0
    counted.press("Make the link")

    assert sam.page.locator("main code").inner_text().startswith(f"{site}/link#")
    assert re.search(r"It opens until \d+ \w+ \d{4}\.", sam.says())
    assert counted.presses <= 3
    assert counted.fields == 0
