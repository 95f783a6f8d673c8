"""Nobody can send without end; and nobody who shares a house with them is kept from reading."""

from uuid import UUID

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from caserecord.settings import Settings
from tests.apps import an_app
from tests.stories import Story
from tests.web.conftest import CSRF, Screen, words_of
from web.limits import FILES, FROM_NOBODY
from web.readers import sign_in

HOUSE = "192.0.2.7"


@pytest.fixture
def app(story: Story) -> Flask:
    """A record that is no demo, with a door to it for this test alone."""
    folder = story.views.path.parent
    app = an_app(story.store, story.views, Settings(folder, folder.parent / "vault.key"), is_demo=False)
    app.config["SESSION_COOKIE_SECURE"] = False

    @app.get("/likes-door/<uuid:reader>", endpoint="likes.door")
    def door(reader: UUID) -> str:
        sign_in(reader)
        return ""

    return app


def asked(screen: Screen, path: str, *, at: str = HOUSE, **form: str) -> TestResponse:
    return screen.client.post(path, data=form, environ_overrides={"REMOTE_ADDR": at})


def as_often_as_allowed(limit: str) -> range:
    return range(int(limit.partition(" ")[0]))


def test_forms_of_nobody_are_taken_so_often_and_then_after_a_minute(app: Flask):
    stranger = Screen(app)

    taken = {asked(stranger, "/how-i-like-things").status_code for _ in as_often_as_allowed(FROM_NOBODY)}
    one_more = asked(stranger, "/how-i-like-things")

    assert 429 not in taken
    assert one_more.status_code == 429
    assert one_more.headers["Retry-After"] == "60"
    assert "Wait one minute. Then go back, and try again." in words_of(one_more)


def test_whoever_shares_the_house_reads_on_and_is_not_kept_from_writing(app: Flask, story: Story):
    sol = story.given_a_person("Sol")
    at_home = Screen(app)
    at_home.client.get(f"/likes-door/{sol}")
    stranger = Screen(app)
    for _ in as_often_as_allowed(FROM_NOBODY):
        asked(stranger, "/how-i-like-things")

    page = at_home.client.get(f"/people/{sol}/tell/give", environ_overrides={"REMOTE_ADDR": HOUSE})
    token = CSRF.search(page.text)
    assert token
    written = asked(at_home, f"/people/{sol}/tell/give", words="I cook", csrf_token=token[1])

    assert asked(stranger, "/how-i-like-things").status_code == 429
    assert stranger.client.get("/how-i-like-things", environ_overrides={"REMOTE_ADDR": HOUSE}).status_code == 200
    assert (page.status_code, written.status_code) == (200, 302)


def test_another_house_is_counted_by_itself_and_all_the_addresses_of_one_together(app: Flask):
    stranger = Screen(app)
    for number in as_often_as_allowed(FROM_NOBODY):
        asked(stranger, "/how-i-like-things", at=f"2001:db8::{number:x}")

    assert asked(stranger, "/how-i-like-things", at="2001:db8::ffff").status_code == 429
    assert asked(stranger, "/how-i-like-things", at="2001:db8:0:1::1").status_code != 429


def test_files_are_taken_so_often(app: Flask, story: Story):
    sol = story.given_a_person("Sol")
    screen = Screen(app)
    screen.client.get(f"/likes-door/{sol}")

    path = f"/people/{sol}/photos/on/{sol}"
    taken = {asked(screen, path).status_code for _ in as_often_as_allowed(FILES)}

    assert 429 not in taken
    assert asked(screen, path).status_code == 429
