"""Somebody is signed out while they write: after they signed in again, their words are there."""

import pytest

from tests.journeys.conftest import ONE_WAY, Visiting

pytestmark = pytest.mark.browser

WORDS = "I hum when the kettle hums zqhum."


@ONE_WAY
def test_what_was_typed_is_there_after_signing_in_again(visiting: Visiting):
    sol = visiting().sign_in("Sol").follow("Tell something", within="nav").follow("What do people thank you for?")
    sol.write("What do people thank you for?", WORDS)
    sol.page.context.clear_cookies()

    sol.press("Keep this")
    assert "Your words are still here." in sol.says()
    sol.page.locator(".cr-who button").filter(has_text="Rhian").first.click()
    assert "zqhum" not in sol.look_over().page.content()
    sol.press("Sign out", within="header")
    sol.page.locator(".cr-who button").filter(has_text="Sol").first.click()

    assert "These words are not kept yet." in sol.look_over().says()
    assert sol.page.get_by_label("What do people thank you for?").input_value() == WORDS
    sol.press("Keep this")
    assert WORDS in sol.says()
