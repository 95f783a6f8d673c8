"""A passkey: made on one's own telephone, by invitation or later, and from then on it is enough."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Visit, Visiting

pytestmark = pytest.mark.browser

WORDS = "three blue buses"
NO_PASSKEY = "This browser cannot ask for a passkey. Choose another way."
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
}
"""A telephone that knows its owner's finger."""


def with_a_device(visit: Visit) -> str:
    """The id of a device that can hold passkeys, at this browser."""
    devtools = visit.page.context.new_cdp_session(visit.page)
    devtools.send("WebAuthn.enable")
    made: str = devtools.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})["authenticatorId"]
    return made


def ask_the_device(visit: Visit, button: str) -> None:
    """Press what asks the device, which answers when it likes: until then there is nothing to look over."""
    visit.page.get_by_role("button", name=button).click()


@pytest.mark.parametrize("visiting", [True], indirect=True, ids=["phone"])
def test_somebody_who_is_invited_never_has_a_password(visiting: Visiting, invitation: tuple[str, str]):
    site, path = invitation
    sam = visiting(site).come_by(path).follow("Use this device")
    with_a_device(sam)

    sam.page.get_by_label("Only I use this device").check()
    ask_the_device(sam, "Make my passkey, and sign in")
    sam.page.wait_for_url("**/profile")
    assert "Next time, sign in with your passkey." in sam.look_over().says()
    assert "You sign in without a password." in sam.follow("Where I am signed in", within="footer").says()
    sam.press("Sign out", within="header")
    assert sam.page.url == f"{site}/sign-in"

    ask_the_device(sam.follow("Sign in with a passkey"), "Use my passkey")

    sam.page.wait_for_url("**/profile")
    assert "Sam’s story starts here." in sam.look_over().says()


def signed_in(visiting: Visiting, invitation: tuple[str, str]) -> Visit:
    site, path = invitation
    sam = visiting(site).come_by(path).write("A name to sign in with", "Sam").write("A password", WORDS)
    return sam.press("Keep this, and sign in")


@pytest.mark.parametrize("visiting", [True], indirect=True, ids=["phone"])
def test_somebody_signs_in_with_their_finger(visiting: Visiting, invitation: tuple[str, str]):
    sam = signed_in(visiting, invitation)
    with_a_device(sam)

    sam.follow("Where I am signed in", within="footer").follow("Make a passkey")
    sam.write("What do you call this device?", "My phone")
    ask_the_device(sam, "Make my passkey")
    sam.page.wait_for_url("**/devices")
    assert "My phone" in sam.says()
    sam.press("Sign out", within="header")
    ask_the_device(sam.follow("Sign in with a passkey"), "Use my passkey")
    sam.page.wait_for_url("**/profile")
    assert "Sam’s story starts here." in sam.says()

    sam.follow("Where I am signed in", within="footer").press("Take it away")
    sam.press("Sign out", within="header")
    ask_the_device(sam.follow("Sign in with a passkey"), "Use my passkey")
    expect(sam.page.get_by_text("That passkey did not work here.")).to_be_visible()


@pytest.mark.parametrize("visiting", [True], indirect=True, ids=["phone"])
def test_a_device_without_a_passkey_says_what_else_there_is(visiting: Visiting, invitation: tuple[str, str]):
    sam = visiting(invitation[0]).open("/sign-in/passkey")
    with_a_device(sam)

    ask_the_device(sam, "Use my passkey")

    expect(sam.page.get_by_text("Your device gave no passkey.")).to_be_visible()
    assert "Your password" in sam.follow("Sign in with a password").says()


@pytest.mark.parametrize("visiting", [False], indirect=True, ids=["phone without scripts"])
def test_without_scripts_the_page_says_to_choose_another_way(visiting: Visiting, invitation: tuple[str, str]):
    site, path = invitation
    invited = visiting(site).come_by(path).follow("Use this device")
    assert NO_PASSKEY in invited.says()
    assert "A password" in invited.follow("Choose another way").says()
    sam = signed_in(visiting, invitation)

    sam.follow("Where I am signed in", within="footer").follow("Make a passkey")

    assert NO_PASSKEY in sam.says()
    assert sam.page.get_by_role("button", name="Make my passkey").count() == 0
