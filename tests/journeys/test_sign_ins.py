"""Somebody real comes for the first time: invited, signed in, telling something, signed out, and in again."""

import pytest

from tests.journeys.conftest import Visiting

pytestmark = pytest.mark.browser

WORDS = "three blue buses"


def test_from_an_invitation_to_the_second_time(visiting: Visiting, invitation: tuple[str, str]):
    site, path = invitation
    sam = visiting(site).open(path)
    assert "Hello Sam. How will you sign in?" in sam.says()
    sam.write("A name to sign in with", "Sam").write("A password", "short").press("Keep this, and sign in")
    assert "Use 8 letters or more." in sam.says()

    sam.write("A password", WORDS).press("Keep this, and sign in")
    assert "Next time, sign in with this name: Sam." in sam.says()
    sam.follow("Tell something", within="nav").follow("What do people thank you for?")
    sam.write("What do people thank you for?", "I water the beans").press("Keep this")
    assert "I water the beans" in sam.says()
    sam.follow("Where I am signed in", within="footer")
    assert "This one" in sam.says().replace("THIS ONE", "This one")
    sam.follow("Choose another password")

    sam.press("Sign out", within="header")
    assert sam.page.url == f"{site}/sign-in"
    sam.page.go_back()
    sam.page.wait_for_load_state()
    assert "Sign in" in sam.says()
    assert "Choose another password" not in sam.says()

    sam.open("/sign-in").write("Your sign-in name", "sam").write("Your password", "three red buses")
    sam.press("Sign in")
    assert "do not go together" in sam.says()
    sam.write("Your password", WORDS).press("Sign in")
    assert "I water the beans" in sam.says()


def test_a_password_can_be_looked_at_where_scripts_run(visiting: Visiting, invitation: tuple[str, str]):
    site, _ = invitation
    sam = visiting(site).open("/sign-in").write("Your password", WORDS)
    box = sam.page.get_by_label("Your password")
    if sam.twin:
        assert sam.page.get_by_role("button", name="Show the password").count() == 0
        return

    sam.press("Show the password")
    assert box.get_attribute("type") == "text"
    sam.press("Hide the password")

    assert box.get_attribute("type") == "password"
    assert box.input_value() == WORDS
