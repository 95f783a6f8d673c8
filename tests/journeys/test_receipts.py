"""A paper leaves a receipt: whoever checks the record finds what was given, and has the same paper again."""

import pytest

from tests.journeys.conftest import ONE_WAY, Visiting

pytestmark = pytest.mark.browser


@ONE_WAY
def test_what_wendy_printed_is_made_again_for_the_auditor_letter_by_letter_and_sol_sees_both(
    visiting: Visiting, new_site: str
):
    sol = visiting(new_site).sign_in("Sol")
    record = sol.in_record("")
    wendy = visiting(new_site).sign_in("Wendy")
    given = wendy.page.request.get(f"{new_site}{record}/papers/one-page.pdf").body()

    aud = visiting(new_site).sign_in("Aud").open(f"{record}/history").say_why().open(f"{record}/receipts")
    aud.follow("One page", within="main")
    assert "Made again from the record, it is the same." in aud.says()
    assert "Wendy, Shared Lives worker" in aud.says()
    link = aud.page.get_by_role("link", name="The same paper again").get_attribute("href")
    again = aud.page.request.get(f"{new_site}{link}").body()

    assert given.startswith(b"%PDF")
    assert again == given
    receipts = sol.open(f"{record}/receipts").says()
    assert "Aud" in receipts
    assert "Wendy" in receipts
