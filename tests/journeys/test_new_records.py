"""Somebody whose record has just been opened: their worker brings paper slips, and they choose Welsh and begin."""

import pytest

from tests.exports.readers import letters, text_of
from tests.journeys.conftest import ONE_WAY, Visit, Visiting

pytestmark = pytest.mark.browser

SONG = "Dw i’n canu yn y côr bob nos Fawrth. Tŷ bach twt ŵyn."


@ONE_WAY
def test_a_worker_brings_paper_slips_and_what_was_not_ticked_stays_undecided(visiting: Visiting):
    """Scene 8."""
    wendy = opens_a_record(visiting, "Ivy")
    offers(wendy, "Ivy", "Remembers every birthday.")
    offers(wendy, "Ivy", "Mends clocks.")
    beside = sits_with(visiting, "Ivy").follow("New for you", within="nav")
    slips = beside.page.get_by_role("link", name="Print paper slips").first.get_attribute("href")
    paper = text_of(beside.page.request.get(f"{beside.site}{slips}").body())
    assert "Remembers every birthday." in paper
    assert "Mends clocks." in paper

    beside.follow("Put in what was ticked")
    assert [chosen(beside, "Who helped?"), chosen(beside, "How did Ivy show it?")] == ["Wendy", "ticked a paper slip"]
    first = beside.page.get_by_role("region", name="Slip 1 of 2")
    first.get_by_label("Yes, in my words").check()
    first.get_by_label("The words on slip 1").fill("I know when your birthday is.")
    beside.press("Keep these choices")

    assert "Choices put in: 1. What was not ticked still waits." in beside.says()
    assert "Mends clocks." in beside.says()
    profile = wendy.open(beside.in_record("/profile")).says()
    assert "I know when your birthday is.\n\nmy words, after Wendy offered it, with help from Wendy" in profile
    assert "Mends clocks." not in profile
    assert "ticked a paper slip" in wendy.follow("History", within="nav").says()


@ONE_WAY
def test_somebody_chooses_welsh_tells_something_and_prints_it(visiting: Visiting):
    opens_a_record(visiting, "Non")
    non = visiting().sign_in("Non").follow("How I like things")

    non.page.get_by_label("Cymraeg").check()
    non.page.locator("form[action$='/language'] button").click()
    non.look_over()

    assert non.page.locator("html").get_attribute("lang") == "cy"
    assert "It is kept." not in non.says()
    non.page.locator("nav").get_by_role("link", name="Dweud rhywbeth").click()
    non.look_over().page.locator("main .cr-who a").nth(1).click()
    non.look_over().page.locator("textarea").first.fill(SONG)
    non.page.locator("main form .cr-button--yes").last.click()
    assert SONG in non.look_over().says()
    non.page.locator("nav").get_by_role("link", name="Argraffu").click()
    non.look_over()
    address = non.page.locator("a[href*='/papers/one-page.pdf']").first.get_attribute("href")
    paper = letters(text_of(non.page.request.get(f"{non.site}{address}").body()))
    assert letters(SONG) in paper
    assert letters("fy ngeiriau i") in paper


def opens_a_record(visiting: Visiting, name: str) -> Visit:
    """Wendy, who has just opened a record for somebody."""
    wendy = visiting().sign_in("Wendy").open("/people").follow("Open a record for somebody")
    wendy.page.locator("main input[type=text]").first.fill(name)
    wendy.page.locator("main form .cr-button--yes").click()
    return wendy.look_over()


def chosen(visit: Visit, label: str) -> str:
    return visit.page.get_by_label(label).locator("option:checked").inner_text()


def offers(wendy: Visit, name: str, words: str) -> None:
    wendy.open("/people").follow(f"Offer good news about {name}")
    wendy.write("What happened, or what do you admire?", words).press("Offer this")


def sits_with(visiting: Visiting, name: str) -> Visit:
    """Wendy, signed in together with somebody."""
    visit = visiting().open("/who")
    visit.page.locator("form").filter(has_text=f"With {name}").get_by_role("button").click()
    return visit.look_over()
