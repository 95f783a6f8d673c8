"""Sol makes a profile for one person, sees it with their eyes, and puts it away again."""

import re

import pytest

from tests.journeys.conftest import ONE_WAY, Visiting

pytestmark = pytest.mark.browser

PUNS = "I do jokes. Puns mostly. People groan and that is how you know."


@ONE_WAY
def test_sol_makes_a_profile_for_the_dentist_and_sees_what_wendy_sees(visiting: Visiting):
    sol = visiting().sign_in("Sol").follow("My other profiles").follow("Make another profile")
    sol.write("What is it called?", "For the dentist")
    sol.page.get_by_label("Just these people").check()
    sol.page.get_by_label("Wendy").check()
    sol.press("Begin it")
    for pick in sol.page.get_by_role("checkbox").all()[:5]:
        pick.check()
    sol.page.get_by_label(PUNS).check()

    sol.press("Keep my choice")

    assert "Your choice is kept." in sol.says()
    assert PUNS in sol.says()
    sol.follow("Put it in order").press("Move down")
    assert PUNS in sol.follow("Back to the profile").follow("Print it").says()
    sol.open("/").follow("See what they will see").follow("Wendy").follow("For the dentist")
    assert re.search(r"This is what Wendy sees: For the dentist", sol.says())
    assert PUNS in sol.says()
    assert "For the dentist" not in sol.follow("Choose somebody else").follow("Rhian").says()

    sol.open("/").follow("My other profiles")
    for page in ("Its name and first line", "Who can see it"):
        sol.follow(page).page.go_back()
    sol.press("Put away")

    sol.press("Undo")
    assert "It is as it was before." in sol.says()
    sol.follow("All profiles").press("Put away")  # for whoever comes next
    assert "It is put away. You can bring it back." in sol.says()


@ONE_WAY
def test_all_under_one_heading_has_a_page_of_its_own(visiting: Visiting):
    sol = visiting().sign_in("Sol")
    person = sol.page.url.removeprefix(sol.site).removesuffix("/profile")

    assert "I said come in." in sol.open(f"{person}/profile?under=proud").says()
    assert re.search(r"\d+ in all", sol.open(f"{person}/profile/order?under=proud").says())
