"""An account elsewhere: somebody is invited, shows there who they are, and from then on signs in by it."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from exports.printers import Printer
from tests.caserecord.providers import named_in
from tests.journeys.conftest import ONE_WAY, Visit, Visiting, inviting

pytestmark = pytest.mark.browser

CALLED = "Sign in with my work account"


@pytest.fixture
def elsewhere() -> Iterator[str]:
    """Another site, in a process of its own."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    served = subprocess.Popen(
        [sys.executable, "-m", "oidc_provider_mock", "--port", str(port)],
        env=os.environ | {"AUTHLIB_INSECURE_TRANSPORT": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    site = f"http://127.0.0.1:{port}"
    for _ in range(200):
        try:
            urllib.request.urlopen(f"{site}/.well-known/openid-configuration").close()
            break
        except OSError:
            time.sleep(0.1)
    yield site
    served.terminate()
    served.wait(10)


@pytest.fixture
def invited_here(tmp_path: Path, printer: Printer, elsewhere: str) -> Iterator[tuple[str, str]]:
    with inviting(tmp_path, printer, oidc=named_in(tmp_path, elsewhere)) as found:
        yield found


def go_and_come_back(visit: Visit, elsewhere: str, *, as_whom: str = "sam", button: str = "Authorize") -> Visit:
    """Go to the other site, and say there who one is; or that one will not say it."""
    visit.page.get_by_role("link", name="Only I use this device").click()
    visit.page.locator("input[name=sub]").fill(as_whom)
    visit.page.get_by_role("button", name=button).click()
    visit.page.wait_for_url(f"{visit.site}/**")
    visit.faults = [fault for fault in visit.faults if elsewhere not in fault]  # what its own pages are like is its own
    return visit.look_over()


@ONE_WAY
def test_somebody_signs_in_with_an_account_that_they_have(
    visiting: Visiting, invited_here: tuple[str, str], elsewhere: str
):
    site, path = invited_here
    sam = go_and_come_back(visiting(site).come_by(path).follow(CALLED), elsewhere)
    assert "Sam’s story starts here." in sam.says()
    sam.follow("Where I am signed in", within="footer")
    assert "When you sign out here, you are still signed in there." in sam.says()
    sam.press("Sign out", within="header")

    sam.follow(CALLED)
    assert "We learn that it is you, and nothing else about you." in sam.says()
    assert "Sam’s story starts here." in go_and_come_back(sam, elsewhere).says()


@ONE_WAY
def test_whoever_was_not_invited_or_says_no_there_is_shown_another_way(
    visiting: Visiting, invited_here: tuple[str, str], elsewhere: str
):
    kit = visiting(invited_here[0]).open("/sign-in").follow(CALLED)

    stranger = go_and_come_back(kit, elsewhere, as_whom="kit").says()
    denied = go_and_come_back(kit.open("/sign-in").follow(CALLED), elsewhere, button="Deny").says()

    assert "Nobody signs in here with that account." in stranger
    assert "That did not show who you are." in denied
    assert "Your password" in kit.follow("Sign in with a password").says()
