"""The door answers in plain words what no page is asked about, and reads no more than it has to."""

import json
import socket
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing
from io import StringIO
from pathlib import Path
from uuid import UUID

import pytest
from flask import Flask

from caserecord.settings import Settings
from caserecord.wsgi import believed
from tests.apps import an_app
from tests.servers import serving
from tests.stories import Story
from tests.web.conftest import Screen
from web.doors import LARGEST_HEAD, door_of
from web.headers import EVERYWHERE, HTTPS_ONLY
from web.uploads import LARGEST_FORM, LARGEST_REQUEST


@pytest.fixture
def port(app: Flask) -> Iterator[int]:
    with behind_its_door(app) as port:
        yield port


def behind_its_door(app: Flask, **believed: str) -> AbstractContextManager[int]:
    return serving(app, door=door_of(app), max_request_header_size=LARGEST_HEAD, **believed)


def sent(port: int, head: str, body: bytes = b"") -> str:
    """What is answered to the head of a request, while the rest of it is still to come."""
    with closing(socket.create_connection(("127.0.0.1", port), timeout=20)) as connection:
        connection.sendall(head.replace("\n", "\r\n").encode() + b"\r\n\r\n" + body)
        answer = b""
        while b"</html>" not in answer and (more := connection.recv(65536)):
            answer += more
    return answer.decode(errors="replace")


@pytest.fixture
def sol(story: Story) -> UUID:
    return story.given_a_person("Sol")


def a_photo(sol: UUID, length: int, cookie: str = "") -> str:
    return f"POST /people/{sol}/photos/on/{sol} HTTP/1.1\nHost: 127.0.0.1\nContent-Length: {length}{cookie}"


def has_every_header(answer: str) -> bool:
    return all(f"{name}: {said}\r\n" in answer for name, said in EVERYWHERE.items())


def test_a_photo_of_nobody_is_turned_away_before_it_is_read(sol: UUID, port: int):
    answer = sent(port, a_photo(sol, LARGEST_FORM + 1))

    assert answer.startswith("HTTP/1.1 401 ")
    assert "Please sign in first. Then send it again." in answer
    assert has_every_header(answer)


def test_a_photo_of_somebody_who_made_up_a_session_is_turned_away(sol: UUID, port: int):
    answer = sent(port, a_photo(sol, LARGEST_FORM + 1, "\nCookie: caserecord=eyJ0b2tlbiI6Im1pbmUifQ.aaa.bbb"))

    assert answer.startswith("HTTP/1.1 401 ")


def test_a_photo_of_somebody_who_is_signed_in_is_read(sol: UUID, app: Flask, port: int):
    head = a_photo(sol, LARGEST_FORM + 1)
    screen = Screen(app).sign_in(sol)
    cookie = screen.client.get_cookie("caserecord", "localhost")
    assert cookie

    answer = sent(port, f"{head}\nCookie: caserecord={cookie.value}\nConnection: close", b"x" * (LARGEST_FORM + 1))

    assert answer.startswith("HTTP/1.1 400 ")
    assert "This page had been open for too long." in answer


@pytest.mark.parametrize(
    ("head", "status", "says"),
    [
        (f"POST /who HTTP/1.1\nHost: 127.0.0.1\nContent-Length: {LARGEST_FORM + 1}", 413, "Send it in parts."),
        (f"POST /who HTTP/1.1\nHost: 127.0.0.1\nContent-Length: {LARGEST_REQUEST + 1}", 413, "Send it in parts."),
        ("POST /who HTTP/1.1\nHost: evil.example\nContent-Length: 999999", 413, "Send it in parts."),
        ("POST /who HTTP/1.1\nHost: 127.0.0.1\nTransfer-Encoding: chunked", 411, "how much it sends"),
        ("GET /who HTTP/1.1\nHost: 127.0.0.1\nX-Long: " + "x" * 1_000_000, 431, "Your browser said too much at once."),
        ("GET /who?" + "x" * 1_000_000 + " HTTP/1.1\nHost: 127.0.0.1", 431, "Your browser said too much at once."),
        ("GET /who HTTP/1.1\nno colon", 400, "We could not read"),
        ("POST /who HTTP/1.1\nHost: 127.0.0.1\nContent-Length: -1", 400, "We could not read"),
        ("POST /who HTTP/1.1\nHost: 127.0.0.1\nContent-Length: 1\nContent-Length: 2", 400, "We could not read"),
        (
            "POST /who HTTP/1.1\nHost: 127.0.0.1\nContent-Length: 9\nTransfer-Encoding: chunked",
            411,
            "how much it sends",
        ),
        (
            "POST /who HTTP/1.1\nHost: 127.0.0.1\nTransfer-Encoding: br",
            501,
            "We could not read",
        ),
    ],
    ids=[
        "large form",
        "vast form",
        "another name",
        "chunks",
        "1 MB head",
        "1 MB address",
        "no head",
        "less",
        "two lengths",
        "length and chunks",
        "brotli",
    ],
)
def test_what_is_turned_away_at_the_door_is_said_in_plain_words(port: int, head: str, status: int, says: str):
    answer = sent(port, head)

    assert answer.startswith((f"HTTP/1.1 {status} ", f"HTTP/1.0 {status} "))
    assert says in answer
    assert has_every_header(answer)
    assert "waitress" not in answer


@pytest.mark.parametrize(
    ("languages", "lang", "says"),
    [
        ("cy-GB, en;q=0.5", "cy", "Anfonwch ef mewn rhannau."),
        ("fr, cy;q=0.3, en;q=0.8", "en-GB", "Send it in parts."),
        ("cy" + ";q=x" * 9000, "en-GB", "Send it in parts."),
    ],
)
def test_what_is_turned_away_is_said_in_the_language_that_the_browser_asks_for(
    port: int, languages: str, lang: str, says: str
):
    head = f"POST /who HTTP/1.1\nHost: 127.0.0.1\nAccept-Language: {languages}"

    answer = sent(port, f"{head}\nContent-Length: {LARGEST_REQUEST + 1}")

    assert f'<html lang="{lang}">' in answer
    assert says in answer
    assert ("yn swnio’n chwithig" in answer) == (lang == "cy")
    assert has_every_header(answer)


def test_what_is_turned_away_by_https_asks_for_https_and_is_in_the_log_without_what_was_sent(story: Story):
    written = StringIO()
    settings = Settings(Path(), Path(), address="https://record.example.org")

    with behind_its_door(an_app(story.store, story.views, settings, log=written)) as port:
        answer = sent(port, f"POST /zqpath HTTP/1.1\nHost: zqhost\nContent-Length: {LARGEST_REQUEST + 1}")

    assert f"Strict-Transport-Security: {HTTPS_ONLY['Strict-Transport-Security']}\r\n" in answer
    (line,) = map(json.loads, written.getvalue().splitlines())
    assert (line["event"], line["status"], line["rule"]) == ("turned away", 413, "nowhere")
    assert "zq" not in written.getvalue()


@pytest.mark.parametrize(("proxy", "status"), [("127.0.0.1", 404), ("192.0.2.1", 200), ("", 200)])
def test_who_asks_is_believed_from_the_web_server_in_front_alone_and_only_its_own_word(
    app: Flask, proxy: str, status: int
):
    with behind_its_door(app, **believed(Settings(Path(), Path(), proxy=proxy))) as port:
        said = "X-Forwarded-For: 127.0.0.1, 192.0.2.7\nForwarded: for=127.0.0.1\nX-Real-IP: 127.0.0.1"
        answer = sent(port, f"GET /health HTTP/1.1\nHost: 127.0.0.1\n{said}\nConnection: close")

    assert answer.startswith(f"HTTP/1.1 {status} ")  # it is given to this computer alone


def test_a_page_is_given_at_the_door(port: int):
    answer = sent(port, "GET /who HTTP/1.1\nHost: 127.0.0.1\nConnection: close")

    assert answer.startswith("HTTP/1.1 200 ")
    assert has_every_header(answer)
