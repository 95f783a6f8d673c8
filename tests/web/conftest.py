"""Somebody at a screen: signed in, reading pages, sending forms. Pages are asked for over HTTP, and answer words."""

import re
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from html import unescape
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from caserecord.settings import Settings
from domain.permissions import Actor
from exports.printers import Printer
from tests.apps import an_app
from tests.stories import Story

CSRF = re.compile(r'name="csrf_token" value="([^"]+)"')
WRITER = re.compile(r'name="writer" value="([^"]*)"')
"""What a form says of who writes it."""
QUESTION = re.compile(r'data-question="[^"]+"')


class Screen:
    """A browser without a window, at which somebody signs in."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.client = app.test_client()

    def sign_in(self, who: Actor | UUID, *, with_person: UUID | None = None, how: str = "") -> "Screen":
        """Say who one is today, perhaps together with a person."""
        reader = who.reader if isinstance(who, Actor) else who
        together = {"with_person": str(with_person), "how": how} if with_person else {}
        answer = self.send("/who", reader=str(reader), **together)
        assert answer.status_code == 302, answer.text
        return self

    def url(self, endpoint: str, **values: Any) -> str:
        """The address of a page."""
        return self.app.url_map.bind("localhost").build(endpoint, values)

    def get(self, endpoint: str, **values: Any) -> TestResponse:
        """The answer to opening a page."""
        return self.client.get(address(self, endpoint, values))

    def read(self, endpoint: str, **values: Any) -> str:
        """The words of a page, as they are read, which must be there."""
        answer = self.client.get(address(self, endpoint, values), follow_redirects=True)
        assert answer.status_code == 200, answer.text
        return words_of(answer)

    def send(self, endpoint: str, /, **form: Any) -> TestResponse:
        """The answer to sending a form. Ids that the address needs are taken from the form."""
        needed = {name: value for name, value in form.items() if isinstance(value, UUID)}
        path = address(self, endpoint, needed)
        said = {name: value for name, value in form.items() if not isinstance(value, UUID)}
        return self.client.post(path, data={"csrf_token": self.token(), **said})

    def find(self, person_id: UUID, words: str) -> TestResponse:
        """The answer to looking for words in a record."""
        asked = self.send("searches.search", person_id=person_id, q=words)
        return self.client.get(asked.location) if asked.location else asked

    def token(self) -> str:
        """The token that a form of this session carries."""
        found = CSRF.search(self.client.get("/sign-in").text)
        assert found
        return found[1]


def address(screen: Screen, endpoint: str, values: dict[str, Any]) -> str:
    return endpoint if endpoint.startswith("/") else screen.url(endpoint, **values)


def words_of(answer: TestResponse) -> str:
    """What a page says, without what only a browser reads."""
    main = answer.text.partition("<main")[2] or answer.text
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", main.partition(">")[2])).split())


def sent_from(page: TestResponse | str) -> set[str]:
    """The addresses that a browser sends when it was there, and where it goes from there."""
    if isinstance(page, str):
        return {each.partition("#")[0] for each in re.findall(r'(?:href|src|action)="([^"]*)"', page)}
    return sent_from(page.text) | {page.request.full_path.rstrip("?"), page.headers.get("Location", "")}


def without_token(answer: TestResponse) -> str:
    """A whole answer but for what is new each time: who a form is from and its token, the question to a passkey."""
    return QUESTION.sub("", WRITER.sub("", CSRF.sub("", answer.text)))


class RememberingPrinter(Printer):
    """Prints a document once: the same one gives the same bytes."""

    def __init__(self) -> None:
        super().__init__()
        self._printed: dict[bytes, bytes] = {}

    def pdf_of(self, html: str, resources: Mapping[str, bytes] | None = None) -> bytes:
        """A document as PDF, as it was printed before, if it was."""
        paper = sha256(html.encode() + b"".join(name.encode() + part for name, part in (resources or {}).items()))
        if paper.digest() not in self._printed:
            self._printed[paper.digest()] = super().pdf_of(html, resources)
        return self._printed[paper.digest()]


@pytest.fixture(scope="session")
def printer() -> Iterator[Printer]:
    warm = RememberingPrinter()
    yield warm
    warm.close()


@pytest.fixture
def app(story: Story, printer: Printer) -> Flask:
    folder = story.views.path.parent
    settings = Settings(data=folder, key_file=folder.parent / "vault.key")
    return an_app(story.store, story.views, settings, printer=printer)


@pytest.fixture
def screen(app: Flask) -> Screen:
    return Screen(app)


@pytest.fixture
def as_(app: Flask) -> Callable[..., Screen]:
    """Another screen, at which somebody else sits."""
    return lambda who, **together: Screen(app).sign_in(who, **together)


@pytest.fixture
def sam(story: Story) -> UUID:
    return story.given_a_person("Sam")


@pytest.fixture
def rhian(story: Story, sam: UUID) -> Actor:
    return story.given_a_carer(sam, "Rhian")


@pytest.fixture
def wendy(story: Story, sam: UUID) -> Actor:
    return story.given_a_worker(sam, "Wendy")
