"""Nobody can send without end; and nobody who shares a house with them is kept from reading."""

from uuid import UUID, uuid4

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from caserecord import safety_facts
from caserecord.settings import Settings
from caserecord.ways import PASSWORD
from tests.apps import an_app
from tests.stories import Story, by
from tests.web.conftest import CSRF, Screen, words_of
from web import limits
from web.limits import ASKED_BY_ONE, FILES, FROM_NOBODY, READ_BY_NOBODY
from web.sessions import sign_in

HOUSE = "192.0.2.7"


@pytest.fixture
def app(story: Story) -> Flask:
    """A record that is no demo."""
    return served(story)


def served(story: Story) -> Flask:
    """A record that is no demo, with a door to it for these tests alone."""
    folder = story.views.path.parent
    app = an_app(story.store, story.views, Settings(folder, folder.parent / "vault.key"), is_demo=False)
    app.config["SESSION_COOKIE_SECURE"] = False

    @app.get("/likes-door/<uuid:reader>", endpoint="likes.door")
    def door(reader: UUID) -> str:
        sign_in(reader, way=PASSWORD)
        return ""

    return app


def read(screen: Screen, path: str, *, at: str = HOUSE) -> TestResponse:
    return screen.client.get(path, environ_overrides={"REMOTE_ADDR": at})


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
    assert "That was a lot at once. Wait one minute. Then go back, and try again." in words_of(one_more)


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


def test_files_of_one_person_are_taken_so_often_and_nobody_else_in_the_house_waits(app: Flask, story: Story):
    sol, dee = story.given_a_person("Sol"), story.given_a_person("Dee")
    screen, again, at_home = Screen(app), Screen(app), Screen(app)
    for each, reader in ((screen, sol), (again, sol), (at_home, dee)):
        each.client.get(f"/likes-door/{reader}")

    path = f"/people/{sol}/photos/on/{sol}"
    taken = {asked(screen, path).status_code for _ in as_often_as_allowed(FILES)}

    assert 429 not in taken
    assert asked(screen, path).status_code == 429
    assert asked(again, path, at="198.51.100.9").status_code == 429
    assert asked(at_home, f"/people/{dee}/photos/on/{dee}").status_code != 429


FEW = 5


@pytest.fixture
def held_up(story: Story, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """The same pages, where few are enough to be too many."""
    monkeypatch.setattr(limits, "ASKED_BY_ONE", f"{FEW} per minute")
    monkeypatch.setattr(limits, "READ_BY_NOBODY", f"{FEW} per minute")
    return served(story)


def test_somebody_in_a_hurry_comes_nowhere_near_the_limit():
    one_page_each_second = 60

    assert min(len(as_often_as_allowed(each)) for each in (ASKED_BY_ONE, READ_BY_NOBODY)) >= 4 * one_page_each_second


def test_a_program_that_reads_for_one_person_waits_and_nobody_else_in_the_house_does(held_up: Flask, story: Story):
    sol, dee = story.given_a_person("Sol"), story.given_a_person("Dee")
    program, again, at_home = Screen(held_up), Screen(held_up), Screen(held_up)
    for screen, reader in ((program, sol), (again, sol), (at_home, dee)):
        screen.client.get(f"/likes-door/{reader}")
    before = [read(program, f"/people/{sol}/hopes").status_code for _ in range(FEW)]

    one_more = read(program, f"/people/{sol}/hopes")

    assert before == [200] * FEW
    assert one_more.status_code == 429
    assert one_more.headers["Retry-After"] == "60"
    assert "That was a lot at once. Wait one minute. Then go back, and try again." in words_of(one_more)
    assert asked(program, f"/people/{sol}/tell/give", words="I cook").status_code == 429
    assert read(again, f"/people/{sol}/hopes").status_code == 429
    assert [read(at_home, f"/people/{dee}/hopes").status_code for _ in range(FEW)] == [200] * FEW


def test_what_somebody_may_need_at_once_is_held_back_from_nobody(held_up: Flask, story: Story):
    sol = story.given_a_person("Sol")
    safety_facts.record(story.store, sol, "Nuts stop my breath", what_helps="The pen", by=by(sol))
    rhian = story.given_a_carer(sol)
    screen = Screen(held_up)
    screen.client.get(f"/likes-door/{rhian.reader}")
    for _ in range(FEW + 1):
        held = read(screen, f"/people/{sol}/hopes")

    must_know = f"/people/{sol}"

    assert held.status_code == 429
    assert f'href="{must_know}"' in held.text
    for _ in range(FEW):
        assert "Nuts stop my breath" in words_of(read(screen, must_know))
        assert read(screen, "/emergency").status_code != 429
    assert asked(screen, "/goodbye").status_code != 429
    assert read(Screen(held_up), "/health", at="127.0.0.1").status_code == 200


def test_pictures_of_a_page_are_not_counted_and_pages_of_nobody_are_by_house(held_up: Flask, story: Story):
    stranger = Screen(held_up)

    pictures = [read(stranger, f"/opened/{uuid4()}/photos/{uuid4()}.jpg").status_code for _ in range(2 * FEW)]
    pages = [read(stranger, "/how-i-like-things").status_code for _ in range(FEW + 1)]

    assert 429 not in pictures
    assert pages == [200] * FEW + [429]
    assert 'href="/people/' not in read(stranger, f"/people/{uuid4()}/hopes").text
    assert read(stranger, "/how-i-like-things", at="198.51.100.9").status_code == 200
