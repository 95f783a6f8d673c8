"""A new choking fact is first for tonight's support carer (scene 1); what was noticed says "we" (scene 3)."""

import pytest

from tests.journeys.conftest import Visiting

pytestmark = pytest.mark.browser

FACT = "Dee can choke on toast crusts."


def test_tonights_carer_sees_a_new_fact_first_and_on_no_other_page(visiting: Visiting):
    bev = visiting().sign_in("Bev").follow("Dee", within="main").follow("Record a safety fact", within="main")
    bev.page.locator("textarea").first.fill(FACT)
    bev.page.locator("textarea").last.fill("Cut the crusts off. Sit with her.")
    bev.page.locator("main form .cr-button--yes").last.click()
    bev.look_over()

    kit = visiting().sign_in("Kit").follow("Dee", within="main")

    said = kit.says()
    assert said.index(FACT) < said.index("Cut the crusts off. Sit with her.") < said.index("new, being checked")
    assert said.index(FACT) < said.index("Since you last saw Dee")
    assert FACT not in visiting().sign_in("Wendy").follow("Win", within="main").says()


def test_what_two_people_noticed_says_we(visiting: Visiting):
    dee = visiting().sign_in("Bev").follow("Dee", within="main").follow("Profile", within="nav")

    assert "We have noticed" in dee.says()
