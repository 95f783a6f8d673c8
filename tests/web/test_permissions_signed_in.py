"""How somebody signed in: what lets others in, or shows words outside, asks them again who they are."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from caserecord.letting_in import accept, invite
from caserecord.sessions import FRESH, NEVER
from caserecord.settings import Settings
from caserecord.ways import CARD, PASSWORD
from domain import clocks
from domain.entries import Audience, Entry
from domain.permissions import Actor, Role
from exports.printers import Printer
from tests.apps import an_app
from tests.stories import Story
from tests.web.conftest import Screen
from tests.web.test_permissions_matrix import PAGES, SCHEME_PAGES, address_of_nothing

OF_BOTH = {"links.give", "role_offers.decide", "role_offers.goodbye", "sign_in_cards.make"}
OF_ME = OF_BOTH | {
    *("passkeys.make", "passkeys.take_away", "proofs.password", "providers.join", "providers.take_away"),
    *("devices.end", "devices.end_all", "known_devices.forget", "known_devices.mine", "waiting_devices.number"),
    "mailboxes.choose",
}
OF_A_WORKER = {
    *("circles.join", "circles.leave", "arrangements.begin", "authorities.see"),
    *("deaths.record", "deaths.take_back", "deaths.leave_story"),
    *("stops.person", "stops.sign_out_person", "stops.sign_out_member"),
    *("invitations.do_for_person", "invitations.do_for_member", "invitations.lift_for_person", "invitations.welcome"),
}
"""What asks again who somebody is who proved it longer ago: to let others in, and to choose how they sign in.

What ends an arrangement or an authority asks too, where there is one to end.
"""

HERE = "https://localhost"
WORDS = "three blue buses"

Ask = Callable[..., dict[str, TestResponse]]


@pytest.fixture
def app(story: Story, printer: Printer) -> Flask:
    settings = Settings(data=Path(), key_file=Path())
    app = an_app(story.store, story.views, settings, printer=printer, is_demo=False)
    app.config["WTF_CSRF_ENABLED"] = False
    return app


@pytest.fixture
def ask(app: Flask, story: Story, sam: UUID) -> Ask:
    """Ask for every page, and send every form, each in a session of its own that began as it is said."""

    def all_of_them(who: Actor, **session: Any) -> dict[str, TestResponse]:
        answers = {}
        for rule in app.url_map.iter_rules():
            if rule.endpoint in PAGES | SCHEME_PAGES:
                screen = Screen(app)
                with screen.client.session_transaction() as cookie:
                    cookie["token"] = story.store.sessions.start(
                        who.reader, who.with_person, how=who.how, **{"way": PASSWORD} | session
                    )
                path = address_of_nothing(screen, rule, sam)
                method = "POST" if "POST" in (rule.methods or ()) else "GET"
                answers[rule.endpoint] = screen.client.open(path, method=method, base_url=HERE)
        return answers

    return all_of_them


def asked_again(answers: dict[str, TestResponse]) -> set[str]:
    return {endpoint for endpoint, answer in answers.items() if answer.location == "/who-you-are"}


def long_ago() -> int:
    return int(clocks.now().timestamp()) - FRESH


@pytest.mark.parametrize("session", [{"way": CARD}, {"proved": NEVER, "is_shared": True}])
def test_the_person_is_asked_again_where_it_counts_and_nowhere_else(ask: Ask, sam: UUID, session: dict[str, Any]):
    """By a card, just now; by another way, long ago, on a device that others use too."""
    answers = ask(Actor(sam), **session)

    assert asked_again(answers) == OF_ME | {"alarms.before"}


def test_a_manager_is_asked_again_where_it_counts_and_nowhere_else(ask: Ask, story: Story):
    answers = ask(story.mo, proved=long_ago())

    assert asked_again(answers) == (OF_ME | OF_A_WORKER) - {"sign_in_cards.make"}
    assert answers["sign_in_cards.make"].status_code == 403


def test_two_together_are_asked_again_before_somebody_else_is_let_in(ask: Ask, rhian: Actor, sam: UUID):
    answers = ask(Actor(rhian.reader, with_person=sam, how="spoke"), proved=long_ago())

    assert asked_again(answers) == OF_BOTH


def test_a_helper_who_is_asked_again_says_who_they_are_and_gives_the_link(
    app: Flask, story: Story, wendy: Actor, sam: UUID
):
    accept(story.store, invite(story.store, wendy.reader, is_person=False, by=story.mo), "wendy", WORDS)
    screen = Screen(app)
    with screen.client.session_transaction() as cookie:
        cookie["token"] = story.store.sessions.start(wendy.reader, sam, how="spoke", proved=long_ago(), way=PASSWORD)
    give = f"/people/{sam}/links/give"
    assert screen.client.get(give, base_url=HERE).location == "/who-you-are"

    assert "Your password" in screen.client.get("/who-you-are", base_url=HERE).text
    assert screen.client.post("/who-you-are", data={"password": WORDS}, base_url=HERE).location == give

    assert screen.client.get(give, base_url=HERE).status_code == 200


def test_nobody_who_proved_just_now_who_they_are_is_asked_again(ask: Ask, story: Story):
    answers = ask(story.mo)

    assert asked_again(answers) == set()
    assert answers["circles.join"].status_code == 422


# Letting others see more


@pytest.fixture
def diary(story: Story, sam: UUID) -> UUID:
    """Something that Sam keeps for himself."""
    return story.given_told(sam, "zqdiary", audience=Audience.MINE_ALONE)


def sits_at(app: Flask, story: Story, who: Actor, **session: Any) -> Screen:
    screen = Screen(app)
    with screen.client.session_transaction() as cookie:
        cookie["token"] = story.store.sessions.start(
            who.reader, who.with_person, how=who.how, **{"way": PASSWORD} | session
        )
    return screen


def shows(screen: Screen, sam: UUID, entry: UUID, audience: Audience) -> TestResponse:
    return screen.client.post(f"/people/{sam}/entries/{entry}/who", data={"audience": audience.value}, base_url=HERE)


NOT_ENOUGH = [{"way": CARD}, {"proved": long_ago(), "is_shared": True}]
"""Sessions in which nobody lately showed who they are: by a card, or long ago where others use the device too."""


@pytest.mark.parametrize("session", NOT_ENOUGH)
def test_nobody_sees_more_of_what_is_kept_before_it_is_shown_who_asks(
    app: Flask, story: Story, sam: UUID, diary: UUID, session: dict[str, Any]
):
    accept(story.store, invite(story.store, sam, is_person=True, by=story.mo), "sam", WORDS)
    screen, page = sits_at(app, story, Actor(sam), **session), f"/people/{sam}/entries/{diary}/who"

    assert shows(screen, sam, diary, Audience.EVERYONE).location == "/who-you-are"

    assert story.store.part(Entry, sam, diary).audience == Audience.MINE_ALONE
    assert screen.client.post("/who-you-are", data={"password": WORDS}, base_url=HERE).location == page
    assert shows(screen, sam, diary, Audience.EVERYONE).status_code == 302
    assert story.store.part(Entry, sam, diary).audience == Audience.EVERYONE


@pytest.mark.parametrize("session", NOT_ENOUGH)
def test_less_is_shown_at_once_and_something_new_is_told_as_always(
    app: Flask, story: Story, sam: UUID, session: dict[str, Any]
):
    beans = story.given_told(sam, "I water the beans")
    screen = sits_at(app, story, Actor(sam), **session)

    assert shows(screen, sam, beans, Audience.MINE_ALONE).location != "/who-you-are"
    told = {"words": "I won at bowls", "audience": Audience.EVERYONE.value}
    assert screen.client.post(f"/people/{sam}/tell/give", data=told, base_url=HERE).location != "/who-you-are"

    assert story.store.part(Entry, sam, beans).audience == Audience.MINE_ALONE
    assert "I won at bowls" in screen.client.get(f"/people/{sam}/profile", base_url=HERE, follow_redirects=True).text


def test_on_a_device_of_ones_own_it_is_enough_to_have_shown_it_at_the_start(
    app: Flask, story: Story, sam: UUID, diary: UUID
):
    screen = sits_at(app, story, Actor(sam), proved=long_ago())

    assert shows(screen, sam, diary, Audience.EVERYONE).status_code == 302

    assert story.store.part(Entry, sam, diary).audience == Audience.EVERYONE


def test_whoever_has_only_a_card_is_told_by_name_who_could_sit_with_them(
    app: Flask, story: Story, sam: UUID, rhian: Actor
):
    story.given_a_member("Joe", Role.SUPPORTER, sam)
    screen = sits_at(app, story, Actor(sam), way=CARD)

    page = screen.client.get("/who-you-are", base_url=HERE).text

    assert "It can be one of these:" in page
    assert "Joe" in page
    assert "Rhian" not in page
    assert "sign in with a card" not in sits_at(app, story, story.mo).client.get("/who-you-are", base_url=HERE).text
