"""A carer offers good news in at most three steps; private, declined and undecided read alike (scene 4)."""

import re

from tests.journeys.conftest import Visiting


def test_a_carer_offers_good_news_in_at_most_three_steps(visiting: Visiting):
    carer = visiting().sign_in("Rhian")

    carer.follow("Offer good news about Sol")  # one
    carer.write("What happened, or what do you admire?", "Laughed at the ironing, and did it.")  # two
    carer.press("Offer this")  # three

    assert "Thank you. It is offered, and waits until they decide." in carer.says()
    assert re.search(r"Laughed at the ironing, and did it\.\s+With Sol", carer.says(), re.IGNORECASE)


def test_a_form_sent_empty_comes_back_and_says_what_to_do(visiting: Visiting):
    carer = visiting().sign_in("Rhian").follow("Offer good news about Sol")
    carer.page.locator("summary").click()
    carer.write("When was it?", "last Tuesday")

    carer.press("Offer this")

    assert "There is something to put right" in carer.says()
    assert "There are no words yet." in carer.says()
    assert carer.page.get_by_label("When was it?").input_value() == "last Tuesday"


def test_what_sol_keeps_declines_and_leaves_reads_alike_to_the_carer(visiting: Visiting):
    carer, sol = visiting().sign_in("Rhian"), visiting().sign_in("Sol")
    for _ in range(3):
        carer.follow("My people", within="nav") if carer.page.get_by_role("link", name="My people").count() else None
        carer.open("/people").follow("Offer good news about Sol")
        carer.write("What happened, or what do you admire?", "Three of a kind.").press("Offer this")

    sol.follow("New for you", within="nav")
    for answer in ("Just for me", "No thank you"):
        sol.page.locator("article").filter(has_text="Three of a kind.").first.get_by_role("button", name=answer).click()
        sol.look_over()

    carer.page.reload()
    offers = carer.look_over().page.locator("article").filter(has_text="Three of a kind.").all_inner_texts()
    assert len(offers) >= 3
    assert len(set(offers)) == 1
    assert "With Sol".casefold() in offers[0].casefold()
