"""Back and forward after signing out, in a browser that keeps pages in its memory: nothing of the person comes back."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.journeys.conftest import CHROMIUM, FLAGS, Visit, Visiting

pytestmark = pytest.mark.browser

PASSWORD = "three blue buses"
TOLD = "I water the beans zqbeans"


@pytest.fixture(scope="module")
def chromium(chromium: Browser) -> Iterator[Browser]:
    """Chromium as people have it: the one for the other journeys is told to keep no page in memory."""
    like_everybody = chromium.browser_type.launch(
        executable_path=CHROMIUM, args=list(FLAGS), ignore_default_args=["--disable-back-forward-cache"]
    )
    yield like_everybody
    like_everybody.close()


def going(sam: Visit, *steps: str) -> list[str]:
    """What Sam is shown at each step. A page from memory is not loaded: loading is not waited for."""
    pages = []
    for step in steps:
        {"back": sam.page.go_back, "forward": sam.page.go_forward}[step](wait_until="commit")
        sam.page.wait_for_timeout(500)
        sam.page.locator("h1").first.wait_for()
        pages.append(sam.page.content())
    return pages


def test_no_step_back_or_forward_shows_words_after_signing_out_and_each_did_before(
    visiting: Visiting, invitation: tuple[str, str]
):
    site, path = invitation
    sam = visiting(site).come_by(path).write("A name to sign in with", "Sam").write("A password", PASSWORD)
    sam.press("Keep this, and sign in").follow("Tell something", within="nav").follow("What do people thank you for?")
    sam.write("What do people thank you for?", TOLD).press("Keep this")
    sam.follow("My profile", within="nav").open(sam.in_record("/history"))
    assert all(TOLD in page for page in (sam.page.content(), *going(sam, "back", "forward")))

    sam.press("Sign out", within="header")
    after_history = going(sam, "back", "back", "forward", "forward")
    sam.open("/sign-in").write("Your sign-in name", "sam").write("Your password", PASSWORD).press("Sign in")
    sam.follow("My profile", within="nav")
    assert TOLD in sam.page.content()
    sam.press("Sign out", within="header")
    after_profile = going(sam, "back", "back", "forward", "forward")

    assert all("<h1" in page and "zqbeans" not in page for page in after_history + after_profile)
