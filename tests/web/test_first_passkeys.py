"""The first time with a passkey: no name, no password, and after it no page that asks for one."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from caserecord.letting_in import accept, ask_to_let_in, invite, let_in_again
from caserecord.settings import Settings
from caserecord.ways import PASSKEY
from domain import clocks
from domain.permissions import Actor
from exports.printers import Printer
from tests.apps import an_app
from tests.caserecord.authenticators import Authenticator
from tests.stories import Story, by
from tests.web.conftest import Screen, words_of
from tests.web.test_passkeys import prove, question

CHOOSE = "/invitation/passkey"
WORDS = "three blue buses"


@pytest.fixture
def app(story: Story, printer: Printer) -> Flask:
    return an_app(story.store, story.views, Settings(data=Path(), key_file=Path()), printer=printer, is_demo=False)


@pytest.fixture
def phone() -> Authenticator:
    return a_phone()


@pytest.fixture
def code(story: Story, sam: UUID) -> str:
    return invite(story.store, sam, is_person=True, by=by(story.mo))


@pytest.fixture
def sams(screen: Screen, code: str, phone: Authenticator) -> Screen:
    """Where Sam just came in for the first time, on a device of their own."""
    assert comes_in(screen, code, phone, mine="true").location == "/"
    return screen


def a_phone() -> Authenticator:
    return Authenticator(origin="http://127.0.0.1:8000", host="127.0.0.1")


def comes_in(screen: Screen, code: str, phone: Authenticator, **more: str) -> TestResponse:
    screen.send("/invitation", key=code)
    return screen.send(CHOOSE, answer=phone.make(question(screen, CHOOSE)), **more)


def test_somebody_comes_in_with_their_device_and_so_they_do_the_next_time(
    screen: Screen, code: str, phone: Authenticator, sam: UUID, story: Story
):
    screen.send("/invitation", key=code)
    assert f'href="{CHOOSE}"' in screen.client.get("/invitation/choose").text

    assert comes_in(screen, code, phone).location == "/"

    assert "Next time, sign in with your passkey." in screen.read("/")
    assert [each.way for each in story.store.sessions.of(sam)] == [PASSKEY]
    assert len(story.store.known_devices.of(sam)) == 1
    screen.send("/goodbye")
    assert screen.get("profiles.profile", person_id=sam).location == "/sign-in"
    assert prove(screen, phone).location == "/"
    assert "Sam chose how to sign in." in screen.read("histories.history", person_id=sam)


def test_an_invitation_that_was_used_guessed_or_kept_too_long_makes_no_passkey(
    app: Flask, code: str, phone: Authenticator
):
    first, late, evil = Screen(app), Screen(app), a_phone()
    assert first.client.get(CHOOSE).location == "/invitation"
    late.send("/invitation", key=code)
    answer = evil.make(question(late, CHOOSE))
    assert comes_in(first, code, phone).location == "/"

    for page in (late.client.get(CHOOSE), late.send(CHOOSE, answer=answer)):
        assert page.status_code == 410
        assert "This address does not work any more." in words_of(page)
    with clocks.at(datetime.now(UTC) + timedelta(hours=1)):
        assert late.client.get(CHOOSE).location == "/invitation"
    assert prove(Screen(app), evil).status_code == 422
    assert prove(Screen(app), phone).location == "/"


def test_what_is_no_answer_is_said_and_the_invitation_stays_whole(screen: Screen, code: str, phone: Authenticator):
    screen.send("/invitation", key=code)
    for said in ({}, {"answer": ""}, {"answer": "{}"}, {"answer": phone.prove(question(screen, CHOOSE))}):
        answer = screen.send(CHOOSE, **said)
        assert answer.status_code == 422
        assert "That passkey did not work here." in words_of(answer)

    assert comes_in(screen, code, phone).location == "/"


def test_whoever_shares_the_device_is_signed_out_sooner(app: Flask, story: Story, sam: UUID, wendy: Actor, code: str):
    shared, alone = Screen(app), Screen(app)
    comes_in(shared, code, a_phone())
    comes_in(alone, invite(story.store, wendy.reader, is_person=False, by=by(story.mo)), a_phone(), mine="true")

    with clocks.at(datetime.now(UTC) + timedelta(minutes=6)):
        assert shared.get("profiles.profile", person_id=sam).location == "/sign-in"
        assert alone.get("profiles.profile", person_id=sam).status_code == 200


def test_whoever_chose_welsh_goes_on_in_welsh(screen: Screen, code: str):
    screen.send("/invitation", key=code)

    page = screen.client.get("/invitation/choose?language=cy").text
    assert f'href="{CHOOSE}?language=cy"' in page

    assert '<html lang="cy"' in screen.client.get(f"{CHOOSE}?language=cy").text


def test_no_page_asks_whoever_has_a_passkey_alone_for_a_password(sams: Screen, phone: Authenticator):
    devices = sams.read("/devices")
    assert "You sign in without a password." in devices
    assert "Choose another password" not in devices
    assert "choose another password" not in devices
    assert "With your passkey." in devices
    for path in ("/who-you-are", "/who-you-are/passkey", "/devices/another"):
        page = sams.client.get(path).text
        assert 'type="password"' not in page
        assert "Use my password" not in page
        assert "your name and password" not in page
    assert "Your password until now" not in sams.read("/my-password")

    with clocks.at(datetime.now(UTC) + timedelta(minutes=11)):
        assert sams.client.get("/devices/passkeys/new").location == "/who-you-are"
        assert prove(sams, phone, "/who-you-are/passkey").location == "/devices/passkeys/new"
        assert sams.client.get("/devices/passkeys/new").status_code == 200


def test_with_a_passkey_alone_a_person_makes_their_card(sams: Screen, sam: UUID):
    assert "Make a card" in sams.read("sign_in_cards.card", person_id=sam)

    answer = sams.send("sign_in_cards.make", person_id=sam, picture="dog", name="Sam")

    assert answer.location == f"/people/{sam}/sign-in-card"
    assert "You have a card" in sams.read("sign_in_cards.card", person_id=sam)


def test_two_people_let_in_again_whoever_lost_their_device(
    app: Flask, story: Story, sams: Screen, sam: UUID, wendy: Actor, phone: Authenticator
):
    wendys, new = Screen(app), a_phone()
    comes_in(wendys, invite(story.store, wendy.reader, is_person=False, by=by(story.mo)), a_phone())
    assert "Sam signs in, in a way that they chose." in wendys.read("invitations.person", person_id=sam)
    ask_to_let_in(story.store, sam, is_person=True, by=by(story.mo))
    page = wendys.read("invitations.person", person_id=sam)
    assert "what they signed in with before ends when the new address is used" in page
    assert "password" not in page

    assert comes_in(Screen(app), let_in_again(story.store, sam, is_person=True, by=by(wendy)), new).location == "/"

    assert sams.get("profiles.profile", person_id=sam).location == "/sign-in"
    assert prove(Screen(app), phone).status_code == 422
    assert prove(Screen(app), new).location == "/"


def test_a_name_and_a_password_can_be_chosen_later_and_the_passkey_stays(
    app: Flask, story: Story, sams: Screen, wendy: Actor, phone: Authenticator
):
    accept(story.store, invite(story.store, wendy.reader, is_person=False, by=by(story.mo)), "wendy", WORDS)
    for name, password, says in (
        ("", WORDS, "Choose a name to sign in with."),
        ("sam", "short", "Use 8 letters or more."),
        ("Wendy", WORDS, "Somebody here has this name."),
    ):
        answer = sams.send("/my-password", name=name, password=password)
        assert (answer.status_code, says in words_of(answer)) == (422, True)

    assert sams.send("/my-password", name="Sam", password=WORDS).location == "/devices"

    assert "You sign in with this name: Sam." in sams.read("/devices")
    assert "Your password until now" in sams.read("/my-password")
    sams.send("/goodbye")
    assert sams.send("/sign-in", name="sam", password=WORDS).location == "/"
    assert prove(Screen(app), phone).location == "/"
