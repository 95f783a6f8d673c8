"""Passkeys on pages: made by whoever proved who they are, enough to sign in with, and nobody else's."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from caserecord.sessions import FRESH
from caserecord.settings import Settings
from caserecord.ways import PASSWORD
from domain import clocks
from domain.permissions import Actor
from tests.apps import an_app
from tests.caserecord.authenticators import Authenticator
from tests.stories import Story
from tests.web.conftest import Screen, words_of

NEW = "/devices/passkeys/new"
At = Callable[..., Screen]


@pytest.fixture
def phone() -> Authenticator:
    return Authenticator(origin="http://127.0.0.1:8000", host="127.0.0.1")


@pytest.fixture
def real(story: Story) -> Flask:
    """The pages where people are real."""
    return an_app(story.store, story.views, Settings(data=Path(), key_file=Path()), is_demo=False)


@pytest.fixture
def wendys(as_: At, wendy: Actor) -> Screen:
    return as_(wendy)


def question(screen: Screen, path: str) -> str:
    found = re.search(r'data-question="([^"]+)"', screen.client.get(path).text)
    assert found
    return unescape(found[1])


def make(screen: Screen, phone: Authenticator, called: str = "My phone") -> TestResponse:
    return screen.send(NEW, answer=phone.make(question(screen, NEW)), called=called)


def prove(screen: Screen, phone: Authenticator, path: str = "/sign-in/passkey", **more: str) -> TestResponse:
    return screen.send(path, answer=phone.prove(question(screen, path)), **more)


def test_whoever_made_a_passkey_signs_in_with_it(app: Flask, wendys: Screen, phone: Authenticator):
    assert make(wendys, phone).location == "/devices"
    assert "My phone Made on" in wendys.read("devices.devices")

    there = Screen(app)
    assert prove(there, phone, mine="true").location == "/"

    assert "To do" in there.client.get("/to-do").text
    assert "Last used on" in there.read("devices.devices")


def test_a_passkey_that_was_taken_away_signs_nobody_in(app: Flask, wendys: Screen, phone: Authenticator):
    make(wendys, phone)
    (path,) = re.findall(r'action="(/devices/passkeys/[0-9a-f-]{36}/take-away)"', wendys.client.get("/devices").text)
    assert "It is the only way in which you sign in." in words_of(wendys.send(path))
    make(wendys, Authenticator(origin=phone.origin, host=phone.host))

    wendys.send(path)

    answer = prove(Screen(app), phone)
    assert answer.status_code == 422
    assert "That passkey did not work here." in words_of(answer)
    assert wendys.send(path).status_code == 404


def test_nobody_takes_away_the_passkey_of_somebody_else(
    app: Flask, wendys: Screen, as_: At, rhian: Actor, phone: Authenticator
):
    make(wendys, phone)
    (path,) = re.findall(r'action="(/devices/passkeys/[0-9a-f-]{36}/take-away)"', wendys.client.get("/devices").text)

    assert as_(rhian).send(path).status_code == 404

    assert prove(Screen(app), phone).location == "/"


def test_what_is_no_answer_is_said_and_can_be_tried_again(app: Flask, wendys: Screen, phone: Authenticator):
    for screen, path in ((wendys, NEW), (wendys, "/who-you-are/passkey"), (Screen(app), "/sign-in/passkey")):
        for said in ({}, {"answer": ""}, {"answer": "{}"}):
            answer = screen.send(path, **said)
            assert answer.status_code == 422
            assert "That passkey did not work here." in words_of(answer)

    assert make(wendys, phone).location == "/devices"


def test_a_name_that_is_too_long_is_put_right(wendys: Screen, phone: Authenticator):
    answer = make(wendys, phone, called="x" * 81)

    assert answer.status_code == 422
    assert "Write up to 80 letters." in words_of(answer)


def test_a_passkey_proves_again_who_its_owner_is_and_nobody_else(
    app: Flask, wendys: Screen, as_: At, rhian: Actor, phone: Authenticator
):
    make(wendys, phone)
    rhians = as_(rhian)

    assert prove(rhians, phone, "/who-you-are/passkey").status_code == 422
    assert prove(wendys, phone, "/who-you-are/passkey").location == "/"


def test_where_people_are_real_whoever_makes_a_passkey_proved_lately_who_they_are(
    real: Flask, story: Story, wendy: Actor
):
    screen = Screen(real)
    with screen.client.session_transaction() as kept:
        kept["token"] = story.store.sessions.start(wendy.reader, way=PASSWORD)

    assert screen.client.get(NEW).status_code == 200
    with clocks.at(datetime.now(UTC) + timedelta(seconds=FRESH)):
        assert screen.client.get(NEW).location == "/who-you-are"
