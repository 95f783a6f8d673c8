"""A log and its numbers say how it went, and never a word, a name, an address or a token."""

import json
import logging
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import time_machine
from flask import Flask

from caserecord.letting_in import accept, invite
from caserecord.settings import Settings
from domain.permissions import Role
from tests.apps import an_app
from tests.stories import Story, by
from tests.web.conftest import CSRF, Screen
from web import limits, measures
from web.logs import FromLibraries, log_to

CANARY = "zqcanary"


@pytest.fixture
def written() -> StringIO:
    return StringIO()


@pytest.fixture
def app(story: Story, written: StringIO) -> Flask:
    folder = story.views.path.parent
    return an_app(story.store, story.views, Settings(folder, folder.parent / "vault.key"), log=written)


@pytest.fixture
def sol(story: Story) -> UUID:
    return story.given_a_person(f"Sol {CANARY}")


def lines(written: StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written.getvalue().splitlines()]


def everywhere(screen: Screen, sol: UUID) -> None:
    """Leave a canary wherever something can be typed."""
    screen.sign_in(sol)
    screen.send(f"/people/{sol}/tell/give", words=CANARY)
    screen.find(sol, CANARY)
    screen.client.get(f"/people/{sol}/search", headers={"Referer": f"http://localhost/{CANARY}"})
    screen.client.get(f"/{CANARY}", headers={"User-Agent": CANARY, "Cookie": CANARY})
    screen.client.open(f"/people/{CANARY}/profile", method=CANARY.upper())
    for page in ("/link", "/invitation", "/card"):
        screen.send(page, key=f"http://localhost{page}#{CANARY}")
    screen.client.get("/who", headers={"Host": f"{CANARY}.example"})


@pytest.fixture
def far_away(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The computer's clock is nine hours behind UTC."""
    monkeypatch.setenv("TZ", "Etc/GMT+9")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_a_line_says_which_page_how_it_went_and_how_long_it_took(
    screen: Screen, sol: UUID, written: StringIO, far_away: None
):
    before = datetime.now(UTC)
    screen.sign_in(sol).get("hopes.hopes", person_id=sol)

    *_, last = lines(written)

    assert UUID(last.pop("request"))
    assert last.pop("ms") > 0
    then = last.pop("timestamp")
    assert then.endswith("Z")
    assert before <= datetime.fromisoformat(then) <= datetime.now(UTC)
    said = {"event": "answered", "level": "info", "method": "GET", "status": 200}
    assert last == {**said, "rule": "/people/<uuid:person_id>/hopes"}


def test_each_try_to_sign_in_is_a_line_whether_or_not_it_was_right(story: Story, written: StringIO, sol: UUID):
    accept(story.store, invite(story.store, sol, is_person=True, by=by(story.mo)), "sol", "three blue buses")
    settings = Settings(Path(), Path(), is_password_enough=True)
    client = an_app(story.store, story.views, settings, is_demo=False, log=written).test_client()
    token = CSRF.findall(client.get("/sign-in").text)[-1]
    before = len(lines(written))

    for password in ("a wrong guess", "three blue buses"):
        client.post("/sign-in", data={"csrf_token": token, "name": "sol", "password": password})

    tries = [(line["rule"], line["method"], line["status"]) for line in lines(written)[before:]]
    assert tries == [("/sign-in", "POST", 422), ("/sign-in", "POST", 302)]


def test_whoever_may_not_is_a_line_too(story: Story, screen: Screen, sol: UUID, written: StringIO):
    fred = story.given_a_member("Fred", Role.FAMILY, sol)
    screen.sign_in(fred)
    before = len(lines(written))

    screen.get("notes.notes", person_id=sol)
    screen.get("notes.notes", person_id=story.given_a_person("Dee"))

    said = [(line["rule"], line["status"], line["who"]) for line in lines(written)[before:]]
    assert said == [("/people/<uuid:person_id>/notes", status, str(fred.reader)) for status in (403, 404)]


def test_whoever_does_what_they_may_is_named_in_no_line(screen: Screen, sol: UUID, written: StringIO):
    screen.sign_in(sol)
    before = len(lines(written))

    screen.get("hopes.hopes", person_id=sol)
    screen.send(f"/people/{sol}/tell/give", words="I cook")
    screen.send(f"/people/{sol}/tell/give", words="")
    screen.client.get("/somewhere-else")

    said = lines(written)[before:]
    assert {line["status"] for line in said} >= {200, 302, 422, 404}
    assert [line for line in said if "who" in line or str(sol) in str(line)] == []


def test_who_signs_in_or_out_is_named_by_id(screen: Screen, sol: UUID, written: StringIO):
    screen.sign_in(sol)
    screen.send("/goodbye")

    named = [(line["rule"], line["who"]) for line in lines(written) if "who" in line]
    assert named == [("/who", str(sol)), ("/goodbye", str(sol))]


def test_not_being_safe_and_leaving_fast_are_in_no_line_by_name(
    screen: Screen, story: Story, sol: UUID, written: StringIO
):
    fred = story.given_a_member("Fred", Role.FAMILY, sol)
    screen.sign_in(fred)
    before = len(lines(written))

    assert screen.get("alarms.say", person_id=sol).status_code in (403, 404)
    screen.client.get("/leave")

    said = lines(written)[before:]
    assert [line["rule"] for line in said] == ["/people/<uuid:person_id>/talk", "/leave"]
    assert [line for line in said if "who" in line] == []


def test_who_says_wrongly_who_they_are_is_named_where_they_are_signed_in_and_else_nobody(
    story: Story, written: StringIO, sol: UUID, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(limits, "ASKED_BY_ONE", "3 per minute")
    accept(story.store, invite(story.store, sol, is_person=True, by=by(story.mo)), "sol", "three blue buses")
    settings = Settings(Path(), Path(), is_password_enough=True)
    app = an_app(story.store, story.views, settings, is_demo=False, log=written)
    app.config["SESSION_COOKIE_SECURE"] = False
    screen = Screen(app)

    def sent(path: str, **form: str) -> dict[str, Any]:
        token = CSRF.findall(screen.client.get(path).text)[-1]
        screen.client.post(path, data={"csrf_token": token, **form})
        return lines(written)[-1]

    assert "who" not in sent("/sign-in", name="sol", password="a wrong guess")
    assert sent("/sign-in", name="sol", password="three blue buses")["who"] == str(sol)
    wrong = sent("/who-you-are", password="a wrong guess")
    assert (wrong["status"], wrong["who"]) == (422, str(sol))
    assert "who" not in next(line for line in lines(written) if line["rule"] == "/who-you-are")
    for _ in range(3):
        screen.client.get("/credits")
    assert (lines(written)[-1]["status"], lines(written)[-1]["who"]) == (429, str(sol))


def test_nothing_that_somebody_typed_is_in_the_log(screen: Screen, sol: UUID, written: StringIO):
    everywhere(screen, sol)
    cookie = screen.client.get_cookie("caserecord")
    assert cookie

    said = written.getvalue().casefold()

    assert len(lines(written)) > 6
    assert CANARY not in said
    assert cookie.value.casefold() not in said
    assert said.count(str(sol)) == sum(line.get("who") == str(sol) for line in lines(written))
    assert "127.0.0.1" not in said


def test_what_breaks_is_said_without_what_the_error_says(
    app: Flask, screen: Screen, sol: UUID, written: StringIO, monkeypatch: pytest.MonkeyPatch
):
    app.config["PROPAGATE_EXCEPTIONS"] = False

    def broken(**_: object) -> str:
        raise RuntimeError(CANARY)

    monkeypatch.setitem(app.view_functions, "profiles.profile", broken)
    screen.sign_in(sol).get("profiles.profile", person_id=sol)

    broke = next(line for line in lines(written) if line["event"] == "broke")
    assert (broke["error"], broke["level"]) == ("RuntimeError", "error")
    assert broke["where"][-1].startswith("test_logs.py:")
    assert CANARY not in written.getvalue()


def test_what_is_handed_to_the_log_and_is_not_in_its_list_is_left_out(written: StringIO):
    log_to(written).info("answered", words=CANARY, status=200)

    assert lines(written)[0]["status"] == 200
    assert CANARY not in written.getvalue()


def test_of_a_library_it_says_where_and_not_what(written: StringIO):
    library = logging.getLogger("waitress.of-this-test")
    library.addHandler(FromLibraries(written))
    library.propagate = False

    try:
        raise ValueError(CANARY)
    except ValueError:
        library.exception("Exception while serving %s", f"/people/{CANARY}")
    library.warning(CANARY)

    first, second = lines(written)
    assert (first["error"], second["error"]) == ("ValueError", "")
    assert first["where"][0].startswith("waitress.")
    assert CANARY not in written.getvalue()


def test_what_a_library_says_without_end_is_written_once_a_minute_with_how_often(written: StringIO):
    library = logging.getLogger("waitress.of-a-third-test")
    library.addHandler(FromLibraries(written))
    library.propagate = False
    noon = datetime(2030, 3, 4, 12, tzinfo=UTC)

    for seconds in (*[0] * 1000, 59.9, 60.1, 61):
        with time_machine.travel(noon + timedelta(seconds=seconds), tick=False):
            library.warning("no more files can be opened")

    assert [line["times"] for line in lines(written)] == [1, 1001]


def test_a_log_that_is_closed_breaks_nothing(written: StringIO):
    library = logging.getLogger("waitress.of-another-test")
    library.addHandler(FromLibraries(written))
    library.propagate = False
    written.close()

    library.warning("said all the same")

    assert written.closed


@contextmanager
def numbers_of(app: Flask) -> Iterator[str]:
    server = measures.give(app, 0)
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{server.server_port}/metrics") as answer:
            yield answer.read().decode()
    finally:
        server.shutdown()
        server.server_close()


def test_the_numbers_count_answers_by_rule_and_hold_nothing_that_somebody_typed(app: Flask, screen: Screen, sol: UUID):
    everywhere(screen, sol)
    screen.get("hopes.hopes", person_id=sol)

    with numbers_of(app) as numbers:
        said = 'caserecord_answers_total{method="GET",rule="/people/<uuid:person_id>/hopes",status="200"} 1.0'
        assert said in numbers
        assert 'caserecord_answer_seconds_count{rule="/people/<uuid:person_id>/hopes"} 1.0' in numbers
        assert 'method="OTHER",rule="nowhere",status="404"' in numbers
        assert CANARY not in numbers.casefold()
        assert str(sol) not in numbers
