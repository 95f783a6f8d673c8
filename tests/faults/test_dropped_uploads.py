"""A connection that drops in the middle of a photo leaves nothing, and the next one is kept."""

import socket
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import encode_multipart

from caserecord.settings import Settings
from tests.apps import an_app
from tests.photos import photo
from tests.servers import serving
from tests.stories import Story
from tests.web.conftest import Screen
from web.uploads import LARGEST_REQUEST


@pytest.fixture
def screen(story: Story) -> Screen:
    return Screen(an_app(story.store, story.views, Settings(data=Path(), key_file=Path())))


@pytest.fixture
def port(screen: Screen) -> Iterator[int]:
    with serving(screen.app, max_request_body_size=LARGEST_REQUEST, inbuf_overflow=LARGEST_REQUEST) as port:
        yield port
    screen.app.extensions["caserecord"].studio.close()


def test_a_photo_that_breaks_off_leaves_nothing_wherever_it_breaks(story: Story, screen: Screen, port: int):
    sam = story.given_a_person("Sam")
    screen.sign_in(sam)
    request = whole_request(screen, screen.url("photos.add", person_id=sam, about=sam))
    head = story.store.head()

    for share in (0.1, 0.5, 0.9, 0.999):
        with socket.create_connection(("127.0.0.1", port)) as connection:
            connection.sendall(request[: int(len(request) * share)])
    assert kept(story) == 0
    assert story.store.head() == head
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall(request)
        answer = b"".join(iter(lambda: connection.recv(65536), b""))

    assert b" 302 " in answer.splitlines()[0]
    assert kept(story) == 2


def whole_request(screen: Screen, path: str) -> bytes:
    """A photo on its way, as a browser sends it."""
    said = {
        "csrf_token": screen.token(),
        "who": "nobody",
        "photo": FileStorage(BytesIO(photo(900, 600, "PNG")), "a.png"),
    }
    boundary, body = encode_multipart(MultiDict(said))
    cookie = screen.client.get_cookie("caserecord")
    assert cookie
    head = (
        f"POST {path} HTTP/1.1\r\nHost: localhost\r\nCookie: caserecord={cookie.value}\r\nConnection: close\r\n"
        f"Content-Type: multipart/form-data; boundary={boundary}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def kept(story: Story) -> int:
    """How many sealed pictures there are."""
    with story.store.recorder.datastore.transaction(commit=False) as cursor:
        cursor.execute("select count(*) from blobs")
        return int(cursor.fetchone()[0])
