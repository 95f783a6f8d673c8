"""Signing in by another site's word: by invitation or after signing in here, never by an e-mail address."""

import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from caserecord.identities import Identity, IdentityTaken
from caserecord.letting_in import accept, invite
from caserecord.sessions import FRESH
from caserecord.settings import Settings
from caserecord.ways import PASSWORD
from domain import clocks
from domain.permissions import Actor
from exports.printers import Printer
from tests.apps import an_app
from tests.caserecord.providers import Site, a_provider, named_in
from tests.stories import Story, by
from tests.web.conftest import CSRF, Screen, words_of

CALLED = "Sign in with my work account"
BEGIN, JOIN, AGAIN = "/sign-in/with/work", "/devices/with/work", "/who-you-are/with/work"
WORDS = "three blue buses"
ME = Identity("https://login.example", "sam-at-work")
FAILED = "You are not signed in by this"


class Browser(Screen):
    """A browser at a site where people are real, and another site says who they are."""

    def token(self) -> str:
        return CSRF.findall(self.client.get("/sign-in").text)[-1]

    def go(self, page: str, *, is_mine: bool = True) -> str:
        """Where one is sent from a page of ours."""
        links = re.findall(r'href="([^"]*/sign-in/with/work/go[^"]*)"', self.client.get(page).text)
        return self.client.get(unescape(links[0 if is_mine else -1])).location

    def comes_back(self, site: Site, page: str = BEGIN, **bent: str) -> TestResponse:
        """What is shown to somebody who went from a page of ours, was let in there, and came back."""
        return self.client.get(f"{BEGIN}/back", query_string=site.let_in(self.go(page)) | bent)

    def is_in(self) -> bool:
        return self.client.get("/people").status_code == 200


@pytest.fixture
def site() -> Iterator[Site]:
    with a_provider() as site:
        yield site


@pytest.fixture
def app(story: Story, printer: Printer, site: Site, tmp_path: Path) -> Flask:
    settings = Settings(data=Path(), key_file=Path(), oidc=named_in(tmp_path, site.issuer))
    return an_app(story.store, story.views, settings, printer=printer, is_demo=False)


@pytest.fixture
def browser(app: Flask) -> Browser:
    return Browser(app)


@pytest.fixture
def invited(story: Story, wendy: Actor, browser: Browser) -> str:
    """The page on which Wendy chooses another site, by invitation."""
    return on_the_page_of(browser, invite(story.store, wendy.reader, is_person=False, by=by(story.mo)))


def on_the_page_of(browser: Browser, code: str) -> str:
    """Where the page leads that an invitation opens: to the other site."""
    page = browser.client.get(browser.send("/invitation", key=code).location)
    (link,) = re.findall(r'href="(/sign-in/with/work\?for=[^"]+)"', page.text)
    return link


@pytest.fixture
def wendys(story: Story, wendy: Actor, app: Flask) -> Browser:
    """A browser at which Wendy is signed in with a password."""
    accept(story.store, invite(story.store, wendy.reader, is_person=False, by=by(story.mo)), "wendy", WORDS)
    here = Browser(app)
    with here.client.session_transaction() as kept:
        kept["token"] = story.store.sessions.start(wendy.reader, way=PASSWORD)
    return here


def take_aways(screen: Screen) -> list[str]:
    return re.findall(r'action="(/devices/with/[0-9a-f-]{36}/take-away)"', screen.client.get("/devices").text)


# By invitation


def test_whoever_is_invited_signs_in_by_another_sites_word_from_then_on(
    browser: Browser, invited: str, site: Site, app: Flask
):
    assert browser.comes_back(site, invited).location == "/"
    assert "Next time, sign in the same way." in browser.read("/people")
    browser.send("/goodbye")
    assert not browser.is_in()

    page = browser.client.get("/sign-in").text
    assert CALLED in page
    assert browser.comes_back(site).location == "/"
    assert browser.is_in()
    assert "When you sign out here, you are still signed in there." in browser.read("/devices")


def test_nobody_is_let_in_who_was_not_invited_whoever_they_are_there(browser: Browser, site: Site, wendys: Browser):
    site.bent = {"email": "wendy", "email_verified": True, "preferred_username": "wendy", "name": "Wendy"}

    answer = browser.comes_back(site)

    assert answer.status_code == 422
    assert "Nobody signs in here with that account." in words_of(answer)
    assert "Sign in with a password" in words_of(answer)
    assert not browser.is_in()


def test_an_invitation_that_was_used_meanwhile_lets_nobody_in(
    browser: Browser, invited: str, site: Site, story: Story, wendy: Actor
):
    back = site.let_in(browser.go(invited))
    story.store.invitations.make(wendy.reader, invited_by=story.mo.reader)

    answer = browser.client.get(f"{BEGIN}/back", query_string=back)

    assert answer.status_code == 410
    assert not browser.is_in()


def test_an_account_is_one_persons_and_the_invitation_stays_whole(
    browser: Browser, invited: str, site: Site, app: Flask, story: Story, rhian: Actor
):
    browser.comes_back(site, invited)
    code = invite(story.store, rhian.reader, is_person=False, by=by(story.mo))
    rhians = Browser(app)

    assert "Somebody else signs in with it here." in words_of(rhians.comes_back(site, on_the_page_of(rhians, code)))

    assert not rhians.is_in()
    assert rhians.send("/invitation/choose", name="rhian", password=WORDS).location == "/"


def test_two_who_take_up_one_account_at_once_are_not_both_let_in(story: Story, wendy: Actor, rhian: Actor):
    identities = story.store.identities
    tokens = [story.store.invitations.make(who.reader, invited_by=story.mo.reader) for who in (wendy, rhian)]

    assert identities.accept(tokens[0], ME, provider="work", called=CALLED) == wendy.reader
    with pytest.raises(IdentityTaken):
        identities.accept(tokens[1], ME, provider="work", called=CALLED)

    assert story.store.invitations.find(tokens[1]).reader == rhian.reader
    assert identities.find(ME) == wendy.reader


# After signing in


def test_somebody_who_is_signed_in_joins_an_account_and_takes_it_away(wendys: Browser, site: Site, app: Flask):
    assert wendys.comes_back(site, JOIN).location == "/devices"
    assert wendys.comes_back(site, JOIN).location == "/devices"  # once more is as once
    there = Browser(app)
    assert there.comes_back(site).location == "/"

    (path,) = take_aways(wendys)
    assert wendys.send(path).location == "/devices"

    assert there.comes_back(site).status_code == 422
    assert wendys.send(path).status_code == 404


def test_the_last_way_is_not_taken_away(browser: Browser, invited: str, site: Site):
    browser.comes_back(site, invited)
    (path,) = take_aways(browser)

    answer = browser.send(path)

    assert "It is the only way in which you sign in." in words_of(answer)
    assert browser.comes_back(site).location == "/"


def test_joining_is_for_whoever_proved_lately_who_they_are(wendys: Browser, site: Site):
    assert wendys.client.get(JOIN).status_code == 200
    with clocks.at(clocks.now() + timedelta(seconds=FRESH)):
        assert wendys.client.get(JOIN).location == "/who-you-are"


def test_no_other_site_joins_an_account_to_whoever_follows_its_link(wendys: Browser, site: Site):
    for secret in ("", "guessed", "é"):
        sent = wendys.client.get(f"{BEGIN}/go", query_string={"for": secret})
        if sent.status_code == 302:
            assert wendys.client.get(f"{BEGIN}/back", query_string=site.let_in(sent.location)).status_code == 422
        else:
            assert FAILED in words_of(sent)

    assert take_aways(wendys) == []


@pytest.mark.parametrize(("came_from", "status"), [("cross-site", 403), ("same-site", 403), ("same-origin", 302)])
def test_no_other_site_begins_a_session_here(app: Flask, came_from: str, status: int):
    answer = app.test_client().get(f"{BEGIN}/go", headers={"Sec-Fetch-Site": came_from})

    assert answer.status_code == status


def test_whoever_comes_back_is_signed_in_as_whoever_went(wendys: Browser, site: Site, story: Story, rhian: Actor):
    back = site.let_in(wendys.go(JOIN))
    with wendys.client.session_transaction() as kept:
        kept["token"] = story.store.sessions.start(rhian.reader, way=PASSWORD)

    answer = wendys.client.get(f"{BEGIN}/back", query_string=back)

    assert answer.status_code == 422
    assert "Back to where I am signed in" in words_of(answer)
    assert take_aways(wendys) == []


# Again


def test_another_site_says_again_who_somebody_is_if_they_say_it_there_again(browser: Browser, invited: str, site: Site):
    browser.comes_back(site, invited)
    later = clocks.now() + timedelta(seconds=FRESH)
    with clocks.at(later):
        assert browser.client.get(JOIN).location == "/who-you-are"
        assert CALLED in browser.read("/who-you-are")
        assert "Your password" not in browser.read("/who-you-are")

        # its own clock stands where ours stood
        site.bent = {"iat": clocks.moment(), "exp": clocks.moment() + 300, "auth_time": None}
        assert browser.comes_back(site, AGAIN).status_code == 422  # it did not say when
        site.bent |= {"auth_time": clocks.moment()}
        assert browser.comes_back(site, AGAIN).location == JOIN
        assert browser.client.get(JOIN).status_code == 200


def test_nobody_says_by_somebody_elses_account_who_they_are(
    wendys: Browser, browser: Browser, site: Site, story: Story, rhian: Actor
):
    wendys.comes_back(site, JOIN)
    with browser.client.session_transaction() as kept:
        kept["token"] = story.store.sessions.start(rhian.reader, way=PASSWORD)
    site.bent = {"auth_time": clocks.moment()}

    assert browser.comes_back(site, AGAIN).status_code == 422


@pytest.mark.parametrize(("ago", "status"), [(0, 200), (8 * 3600, 302), (None, 302)])
def test_on_ones_own_device_who_one_is_was_proved_when_it_was_shown_there(
    app: Flask, wendys: Browser, site: Site, ago: int | None, status: int
):
    wendys.comes_back(site, JOIN)
    site.bent = {"auth_time": None if ago is None else clocks.moment() - ago}
    there = Browser(app)

    assert there.comes_back(site).location == "/"
    assert there.client.get(JOIN).status_code == status

    site.bent = {}
    if status == 302:
        assert there.comes_back(site, AGAIN).location == JOIN
    assert there.client.get(JOIN).status_code == 200


def test_on_a_shared_device_nobody_is_let_in_by_what_the_other_site_still_knows(
    app: Flask, wendys: Browser, site: Site
):
    wendys.comes_back(site, JOIN)
    there = Browser(app)
    site.bent = {"auth_time": clocks.moment() - 8 * 3600}
    back = site.let_in(there.go(BEGIN, is_mine=False))
    assert FAILED in words_of(there.client.get(f"{BEGIN}/back", query_string=back))

    site.bent = {}
    back = site.let_in(there.go(BEGIN, is_mine=False))
    assert there.client.get(f"{BEGIN}/back", query_string=back).location == "/"
    assert there.is_in()


# What goes wrong


@pytest.mark.parametrize("bent", [{"state": "swapped"}, {"error": "access_denied"}, {"iss": "https://evil.example"}])
def test_what_came_back_wrong_is_a_plain_page_with_other_ways(
    browser: Browser, invited: str, site: Site, bent: dict[str, str]
):
    answer = browser.comes_back(site, invited, **bent)

    assert answer.status_code == 422
    assert FAILED in words_of(answer)
    assert "Sign in with a passkey" in words_of(answer)
    assert browser.comes_back(site, invited).location == "/"


def test_a_way_back_works_once_in_the_browser_that_went(browser: Browser, invited: str, site: Site, app: Flask):
    back = site.let_in(browser.go(invited))

    assert Browser(app).client.get(f"{BEGIN}/back", query_string=back).status_code == 422
    assert browser.client.get(f"{BEGIN}/back", query_string=back).location == "/"
    assert browser.client.get(f"{BEGIN}/back", query_string=back).status_code == 422


def test_where_the_other_site_is_down_the_page_says_what_else_there_is(browser: Browser, site: Site):
    site.is_down = True

    answer = browser.client.get(f"{BEGIN}/go")

    assert answer.status_code == 503
    assert "That site does not answer now." in words_of(answer)
    assert "Sign in with a password" in words_of(answer)


def test_trying_without_end_is_held_up(browser: Browser, site: Site):
    elsewhere = {"REMOTE_ADDR": "192.0.2.7"}
    statuses = []
    for _ in range(51):
        back = site.let_in(browser.go(BEGIN)) | {"state": "guessed"}
        answer = browser.client.get(f"{BEGIN}/back", query_string=back, environ_overrides=elsewhere)
        statuses.append(answer.status_code)

    assert statuses == [422] * 50 + [429]


def test_a_site_that_is_not_named_is_not_there(browser: Browser, wendys: Browser):
    for path in ("/sign-in/with/evil", "/sign-in/with/evil/go", "/sign-in/with/evil/back"):
        assert browser.client.get(path).status_code == 404
    for path in ("/devices/with/evil", "/who-you-are/with/evil"):
        assert wendys.client.get(path).status_code == 404
