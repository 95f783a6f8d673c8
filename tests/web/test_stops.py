"""A stop is looked at when somebody has got in, however it came about. Beside each attack stands its honest twin."""

from pathlib import Path
from uuid import UUID

import pytest
from flask import Flask

from caserecord import deaths
from caserecord.identities import Identity
from caserecord.letting_in import accept, invite
from caserecord.settings import Settings
from caserecord.stops import stop_member
from caserecord.ways import PASSWORD
from domain.clocks import today
from domain.permissions import Actor
from tests.apps import an_app
from tests.caserecord.authenticators import Authenticator
from tests.caserecord.providers import a_provider, named_in
from tests.caserecord.test_stops import left_of
from tests.stories import Story, by
from tests.web.conftest import words_of
from tests.web.test_passkeys import NEW, make, question
from tests.web.test_providers import JOIN, Browser
from tests.web.test_sign_ins import WORDS, Real

NOT_NOW = "You cannot sign in here now. Ask your scheme."


@pytest.fixture
def app(story: Story) -> Flask:
    return an_app(story.store, story.views, Settings(data=Path(), key_file=Path()), is_demo=False)


@pytest.fixture
def wendys(app: Flask, story: Story, wendy: Actor) -> Real:
    return signed_in(app, story, wendy, "wendy")


def signed_in(app: Flask, story: Story, who: Actor, name: str) -> Real:
    screen = Real(app)
    code = invite(story.store, who.reader, is_person=False, by=by(story.mo))
    assert screen.chooses(code, name=name, password=WORDS).location == "/"
    return screen


def given_sam_signs_in(story: Story, sam: UUID) -> None:
    accept(story.store, invite(story.store, sam, is_person=True, by=by(story.mo)), "sam", WORDS)
    story.store.known_devices.know(sam, device="Tablet")


def given_a_stop_cut_in_between(story: Story, who: Actor) -> None:
    """It is written down, and nothing has been taken away yet."""
    stop_member(story.store, who.reader, "They left", by=by(story.mo))


def test_whoever_was_stopped_gets_in_nowhere_also_where_nothing_was_taken_away(
    story: Story, wendy: Actor, wendys: Real, sam: UUID
):
    wendys.send("/goodbye")
    assert wendys.tries().location == "/"
    wendys.send("/goodbye")

    given_a_stop_cut_in_between(story, wendy)
    answer = wendys.tries()

    assert answer.status_code == 422
    assert NOT_NOW in words_of(answer)
    assert wendys.get("profiles.profile", person_id=sam).location == "/sign-in"
    assert left_of(story, wendy.reader) == set()


def test_a_passkey_that_somebody_makes_who_was_stopped_is_not_kept(story: Story, wendy: Actor, wendys: Real):
    phone = Authenticator(origin="http://127.0.0.1:8000", host="127.0.0.1")
    assert make(wendys, phone).location == "/devices"
    other = Authenticator(origin=phone.origin, host=phone.host)
    made = other.make(question(wendys, NEW))

    given_a_stop_cut_in_between(story, wendy)
    answer = wendys.send(NEW, answer=made, called="Another")

    assert NOT_NOW in words_of(answer)
    assert left_of(story, wendy.reader) == set()


def test_an_account_elsewhere_that_somebody_joins_who_was_stopped_is_not_kept(
    story: Story, wendy: Actor, tmp_path: Path
):
    with a_provider() as site:
        settings = Settings(data=Path(), key_file=Path(), oidc=named_in(tmp_path, site.issuer))
        browser = Browser(an_app(story.store, story.views, settings, is_demo=False))
        accept(story.store, invite(story.store, wendy.reader, is_person=False, by=by(story.mo)), "wendy", WORDS)
        with browser.client.session_transaction() as cookie:
            cookie["token"] = story.store.sessions.start(wendy.reader, way=PASSWORD)
        assert browser.comes_back(site, JOIN).location == "/devices"
        assert story.store.identities.find(Identity(site.issuer, site.subject)) == wendy.reader
        sent = site.let_in(browser.go(JOIN))

        given_a_stop_cut_in_between(story, wendy)
        answer = browser.client.get("/sign-in/with/work/back", query_string=sent)

    assert NOT_NOW in words_of(answer)
    assert left_of(story, wendy.reader) == set()


def test_nobody_gets_in_as_somebody_who_died_and_a_mistake_is_put_right(app: Flask, story: Story, sam: UUID):
    given_sam_signs_in(story, sam)
    sams = Real(app).is_known_for(Actor(sam))
    deaths.record(story.store, sam, on_day=today(), by=by(story.mo))

    answer = sams.tries("sam")
    assert NOT_NOW in words_of(answer)
    assert not story.store.sessions.of(sam)

    deaths.take_back(story.store, sam, "Another Sam", by=by(story.mo))
    assert sams.tries("sam").location == "/"


def test_a_manager_ends_what_somebody_signed_in_with_who_died(app: Flask, story: Story, wendys: Real, sam: UUID):
    given_sam_signs_in(story, sam)
    mos, page = signed_in(app, story, story.mo, "mo"), f"/people/{sam}/sign-in"
    deaths.record(story.store, sam, on_day=today(), by=by(story.mo))

    assert wendys.send(f"{page}/stop", why="x").status_code == 403
    assert mos.send(f"{page}/stop", why="Sam died").location == f"/people/{sam}/circle"

    assert left_of(story, sam) == set()
