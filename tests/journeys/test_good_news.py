"""A carer offers good news in at most three steps."""

import re

import pytest

from tests.journeys.conftest import Visiting

pytestmark = pytest.mark.browser


def test_a_carer_offers_good_news_in_at_most_three_steps(visiting: Visiting):
    carer = visiting().sign_in("Rhian")

    carer.follow("Offer good news about Sol")  # one
    carer.write("What happened, or what do you admire?", "Laughed at the ironing, and did it.")  # two
    carer.press("Offer this")  # three

    assert "Thank you. It is offered, and waits until they decide." in carer.says()
    assert re.search(r"Laughed at the ironing, and did it\.\s+With Sol", carer.says(), re.IGNORECASE)


def test_a_form_sent_empty_comes_back_and_says_what_to_do(visiting: Visiting):
    carer = visiting().sign_in("Rhian").follow("Offer good news about Sol")
    carer.page.get_by_text("Answer another question").click()
    carer.page.get_by_label("What does Sol hope for?").check()
    carer.page.get_by_text("Say more, if you like").click()
    carer.write("When was it?", "last Tuesday")

    carer.press("Offer this")

    assert "There is something to put right" in carer.says()
    assert "There are no words yet." in carer.says()
    assert carer.page.get_by_label("What does Sol hope for?").is_checked()
    assert carer.page.get_by_label("When was it?").input_value() == "last Tuesday"
