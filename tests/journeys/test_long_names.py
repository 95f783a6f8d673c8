"""A name of two hundred letters, on a telephone: no page is wider for it, and nothing of the name is cut."""

import pytest

from tests.journeys.conftest import ONE_WAY, Visiting

pytestmark = pytest.mark.browser

LONG = "W" * 200


@ONE_WAY
def test_a_name_of_two_hundred_letters_fits_on_the_main_pages(visiting: Visiting, new_site: str):
    sol = visiting(new_site).sign_in("Sol")
    sol.open(sol.in_record("/name")).write("My name", LONG).press("Keep my name")
    for path in ("/profile", "/profile/order", "/hopes", "/about/contact", "/new", "/photos", "/circle", "/print"):
        sol.open(sol.in_record(path)).look_over()

    carer = visiting(new_site).sign_in("Rhian")
    assert LONG in carer.look_over().says()
    carer.follow(LONG, within="main").look_over()
    for path in ("/profile", "/offer", "/offers", "/notes", "/hopes", "/about/contact"):
        carer.open(carer.in_record(path)).look_over()
        assert LONG in carer.page.locator("body").inner_text()
