"""A password on a device that is not known: it is not enough, and there are ways on. Attacks beside honest twins."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask

from caserecord.sessions import FRESH
from caserecord.settings import Settings
from caserecord.tries import SLOWER
from caserecord.waiting_devices import MOST
from domain import clocks
from domain.permissions import Actor
from exports.printers import Printer
from tests.apps import an_app
from tests.stories import Story
from tests.web.conftest import words_of
from tests.web.test_sign_ins import NEW_DEVICE, WORDS, Real, app, as_, screen

__all__ = ["app", "as_", "screen"]

ANOTHER = "/devices/another"
NUMBER = re.compile(r"(\d{4} \d{4})")
At = Callable[..., Real]


@pytest.fixture
def wendys(as_: At, wendy: Actor) -> Real:
    return as_(wendy, "wendy", mine="true")


def is_in(screen: Real) -> bool:
    return screen.get("homes.my_people").status_code == 200


def press(screen: Real, deed: str) -> str:
    """Press a button beside the device that waits: what the next page says."""
    (path,) = re.findall(rf'action="({ANOTHER}/[0-9a-f-]{{36}}/{deed})"', screen.client.get(ANOTHER).text)
    return words_of(screen.client.get(screen.send(path).location))


def test_a_password_alone_lets_nobody_in_on_a_new_device_and_a_number_read_off_a_known_one_does(
    wendys: Real, screen: Real
):
    answer = screen.tries(mine="true")
    assert answer.location == NEW_DEVICE
    assert not is_in(screen)
    page = words_of(screen.client.get(NEW_DEVICE))
    assert "We do not know this device yet" in page
    assert "Sign in with a passkey" in page
    assert "Two people there can let you in again." in page
    assert screen.send(NEW_DEVICE, number="12345678").status_code == 422
    assert screen.send(NEW_DEVICE).status_code == 422

    number = NUMBER.findall(press(wendys, "number"))[0]
    assert not NUMBER.findall(words_of(wendys.client.get(ANOTHER)))
    assert screen.send(NEW_DEVICE, number=number).location == "/"

    assert is_in(screen)
    screen.send("/goodbye")
    assert screen.tries().location == "/"
    assert screen.send(NEW_DEVICE, number=number).location == "/sign-in"


def test_a_number_that_somebody_was_told_opens_no_device_but_the_one_it_is_for(wendys: Real, screen: Real, app: Flask):
    screen.tries()
    number = NUMBER.findall(press(wendys, "number"))[0]
    thief = Real(app)
    assert thief.send(NEW_DEVICE, number=number).location == "/sign-in"

    thief.tries()

    assert thief.send(NEW_DEVICE, number=number).status_code == 422
    assert not is_in(thief)
    assert screen.send(NEW_DEVICE, number=number).location == "/"


def test_whoever_does_not_know_the_password_learns_nothing_of_devices(wendys: Real, screen: Real):
    wrong, nobody = (screen.tries(name, "three blue cars") for name in ("wendy", "vendy"))

    assert (wrong.status_code, words_of(wrong)) == (422, words_of(nobody))
    assert screen.client.get(NEW_DEVICE).location == "/sign-in"


def test_guessing_numbers_is_held_up(wendys: Real, screen: Real):
    screen.tries()
    press(wendys, "number")

    statuses = [screen.send(NEW_DEVICE, number=f"{n}").status_code for n in range(SLOWER + 1)]

    assert statuses == [422] * SLOWER + [429]


def test_a_number_is_shown_to_whoever_proved_lately_who_they_are(wendys: Real, screen: Real):
    with clocks.at(datetime.now(UTC) + timedelta(seconds=FRESH)):
        screen.tries()

        assert "Say again who you are" in press(wendys, "number")
        wendys.send("/who-you-are", password="three blue buses")

        assert NUMBER.search(press(wendys, "number"))


def test_somebody_learns_that_their_password_was_given_elsewhere_and_turns_it_away(wendys: Real, screen: Real):
    assert "sign in with your name and password" in words_of(wendys.client.get(ANOTHER))
    screen.tries()
    assert "Somebody gave your name and password there." in words_of(wendys.client.get(ANOTHER))

    assert "Choose another one now." in press(wendys, "turn-away")

    assert screen.client.get(NEW_DEVICE).location == "/sign-in"


def test_a_device_that_was_forgotten_asks_for_more_again(wendys: Real, story: Story, wendy: Actor):
    (path,) = re.findall(r'action="(/devices/known/[0-9a-f-]{36}/forget)"', wendys.client.get("/devices").text)
    assert "forget all devices but this one" not in words_of(wendys.client.get("/devices"))
    refused = wendys.send(path)
    assert (refused.status_code, "First make a passkey" in words_of(refused)) == (422, True)
    story.store.known_devices.know(wendy.reader, device="Phone")
    assert "forget all devices but this one" in words_of(wendys.client.get("/devices"))

    wendys.send(path)
    wendys.send("/goodbye")

    assert wendys.tries().location == NEW_DEVICE


def test_whoever_serves_the_pages_can_let_a_password_be_enough(wendys: Real, story: Story, printer: Printer):
    settings = Settings(data=Path(), key_file=Path(), is_password_enough=True)
    anywhere = Real(an_app(story.store, story.views, settings, printer=printer, is_demo=False))

    assert anywhere.tries().location == "/"

    page = words_of(anywhere.client.get("/devices"))
    assert "Devices that are known" in page
    assert "one more thing" not in page
    assert "Use another device" not in page
    assert "one more thing" in words_of(wendys.client.get("/devices"))
    assert not anywhere.client.get_cookie("device")


def test_another_password_lets_no_device_go_on_waiting_that_gave_the_old_one(wendys: Real, screen: Real):
    screen.tries()
    assert wendys.send("/my-password", password=WORDS, new="four red vans").location == "/devices"

    assert screen.client.get(NEW_DEVICE).location == "/sign-in"
    assert screen.tries(password="four red vans").location == NEW_DEVICE
    assert screen.send(NEW_DEVICE, number=NUMBER.findall(press(wendys, "number"))[0]).location == "/"


def test_signed_out_everywhere_no_device_goes_on_waiting(story: Story, wendys: Real, wendy: Actor, screen: Real):
    screen.tries()

    story.store.sessions.end_all(wendy.reader)

    assert screen.client.get(NEW_DEVICE).location == "/sign-in"


def test_guessing_numbers_elsewhere_keeps_nobody_from_letting_their_own_device_in(
    wendys: Real, screen: Real, app: Flask
):
    screen.tries()
    number = NUMBER.findall(press(wendys, "number"))[0]
    thief = Real(app)
    thief.tries()
    statuses = [thief.send(NEW_DEVICE, number="00000000").status_code for _ in range(SLOWER + 1)]
    assert statuses == [422] * SLOWER + [429]

    assert screen.send(NEW_DEVICE, number=number).location == "/"


def test_many_devices_that_wait_elsewhere_do_not_push_ones_own_away(wendys: Real, screen: Real, app: Flask):
    screen.tries()
    number = NUMBER.findall(press(wendys, "number"))[0]
    answers = [Real(app).tries() for _ in range(MOST)]

    assert [answer.status_code for answer in answers] == [302] * (MOST - 1) + [429]
    assert "Turn some away where you are signed in already." in words_of(answers[-1])
    assert screen.send(NEW_DEVICE, number=number).location == "/"


def test_whoever_gives_their_password_often_on_one_device_waits_there_once(
    wendys: Real, wendy: Actor, story: Story, screen: Real
):
    assert {screen.tries().location for _ in range(MOST + 1)} == {NEW_DEVICE}

    assert len(story.store.waiting_devices.of(wendy.reader)) == 1
    assert screen.send(NEW_DEVICE, number=NUMBER.findall(press(wendys, "number"))[0]).location == "/"
