"""Whatever is sent to any address, by anybody, is answered: with a page, a refusal, or a plain no."""

import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from http.client import BAD_REQUEST
from io import BytesIO, StringIO
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import quote, urlencode
from uuid import UUID

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st
from marshmallow import fields
from marshmallow.validate import OneOf
from werkzeug.datastructures import FileStorage
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from caserecord.settings import Settings
from domain.permissions import Actor, Role
from exports.formats import FORMATS
from exports.printers import Printer
from tests.apps import an_app
from tests.photos import photo
from tests.sounds import recording
from tests.stories import told_in
from tests.web.canaries import Canaries
from tests.web.conftest import Screen
from web.questions import Questions

PROMISED = 20_000
"""How many are sent at least whenever all is checked: always the same ones, so that what passed passes again."""
HOW_MANY = int(os.environ.get("GENERATED_INPUTS", PROMISED))
SHARES = 4
"""In so many tests, so that those who run at the same time can share them."""

AWKWARD = (
    *("", " ", "\0", "a\0b", "\x1b[31m", "\u202egnp.exe", "\ufeff", "\U0010ffff", "e\u0301" * 50, "👩🏽‍🦽" * 20),
    *("0", "-1", "1", "007", "9" * 400, "1e999", "NaN", "٣", "²", "0x10", "1_000", "true", "null", "[]", "{}"),
    *("2026-05-03", "2026-02-30", "0000-00-00", "0001-01-01", "9999-12-31", "99999-01-01", "2026-05-03T00:00Z"),
    *("../../../etc/passwd", "%00", "%2e%2e%2f", "//elsewhere.example", "https://elsewhere.example/", "javascript:1"),
    *("<script>alert(1)</script>", "{{ 7 * 7 }}", "%(who)s", "{0.__class__}", "' or 1=1 --", '"; drop table told; --'),
    *("a\r\nSet-Cookie: a=b", "\n" * 400, "a" * 20_000, "\ud800", "proud", "easy-read", "one-page", "everyone", "yes"),
)
HEADERS = (
    *(
        "Accept",
        "Accept-Language",
        "Accept-Encoding",
        "Cookie",
        "Content-Length",
        "Content-Type",
        "Expect",
        "Forwarded",
    ),
    *("If-Match", "If-Modified-Since", "If-None-Match", "If-Range", "Origin", "Range", "Referer", "Sec-Fetch-Site"),
    *("Sec-Purpose", "Transfer-Encoding", "User-Agent", "X-CSRFToken", "X-Forwarded-For", "X-HTTP-Method-Override"),
)
KINDS_OF_BODY = (
    *("text/plain", "application/json", "application/x-www-form-urlencoded; charset=utf-7", "multipart/form-data"),
    *("multipart/form-data; boundary=", "application/xml", "", "*/*", "a" * 500),
)
FILES = (photo(), photo(kind="PNG"), photo()[:200], recording(), b"", b"GIF89a", b"\0" * 3000)
FILE_NAMES = ("me.jpg", "../me.jpg", "", "a" * 300, "<b>.svg", "me\0.png")
FILE_KINDS = ("image/jpeg", "audio/mpeg", "text/html", "")


@pytest.fixture(scope="module")
def canaries(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Canaries]:
    with told_in(tmp_path_factory.mktemp("generated")) as story:
        yield Canaries(story)


@pytest.fixture(scope="module")
def written() -> StringIO:
    return StringIO()


@pytest.fixture(scope="module")
def app(canaries: Canaries, printer: Printer, written: StringIO) -> Flask:
    story = canaries.story
    return an_app(story.store, story.views, Settings(data=Path(), key_file=Path()), printer=printer, log=written)


@pytest.fixture(scope="module")
def everybody(app: Flask, canaries: Canaries) -> list["Somebody"]:
    others = [role for role in Role if role not in {Role.ME, Role.LINK_READER, Role.STAND_IN}]
    actors = [canaries.actor(role) for role in (Role.ME, *others)]
    return [Somebody(Screen(app), actor) for actor in (*actors, canaries.stranger, None)]


@pytest.mark.no_cover
@pytest.mark.parametrize("share", range(SHARES))
def test_whatever_is_sent_is_answered(
    app: Flask, canaries: Canaries, everybody: list["Somebody"], written: StringIO, share: int
):
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint != "deaths.record"]

    answered = all_answered(
        app, canaries, everybody, written, sorted(rules, key=str)[share::SHARES], HOW_MANY // SHARES
    )

    assert answered * SHARES >= (HOW_MANY if "GENERATED_INPUTS" in os.environ else PROMISED)


@pytest.mark.no_cover
def test_whatever_is_sent_about_a_death_is_answered(
    app: Flask, canaries: Canaries, everybody: list["Somebody"], written: StringIO
):
    """Apart, and after the others: nobody is asked anything any more once Sam has died."""
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint == "deaths.record"]

    assert all_answered(app, canaries, everybody, written, rules, HOW_MANY // 100) >= HOW_MANY // 100


def all_answered(
    app: Flask,
    canaries: Canaries,
    everybody: list["Somebody"],
    written: StringIO,
    rules: list[Rule],
    times: int,
) -> int:
    """Send so many requests to some addresses, and count the answers. Raises AssertionError where one breaks."""
    answers = 0

    @settings(max_examples=times, suppress_health_check=list(HealthCheck))
    @given(st.randoms(use_true_random=True))  # drawn one by one, the parts of a request take longer than its answer
    def send(chance: Random) -> None:
        nonlocal answers
        rule, somebody = chance.choice(rules), chance.choice((*everybody, *everybody[:1] * len(everybody)))
        asked = Asking(app, canaries, chance).anything_of(rule)
        note(str(asked))
        answer = somebody.answer_to(asked)
        assert answer.status_code < 500, written.getvalue().splitlines()[-2:]
        assert b"Traceback" not in answer.data
        answers += 1

    send()
    return answers


class Asking:
    """Makes requests up: about the things of a record, and with answers to a page's questions, more often than not."""

    def __init__(self, app: Flask, canaries: Canaries, chance: Random) -> None:
        self.app, self.canaries, self.chance = app, canaries, chance
        people = (canaries.sam, canaries.win, *(one.reader for one in canaries.among.values()))
        self.everything = [
            str(each) for each in (*people, *(part for parts in canaries.parts.values() for part in parts))
        ]

    def anything_of(self, rule: Rule) -> dict[str, Any]:
        """A request to an address like this rule's, as the client of the tests takes it."""
        chance = self.chance
        asked: dict[str, Any] = {
            "path": self._address(rule),
            "method": self._method(rule),
            "query_string": as_sent(self._some(("q", "page", "to", "on", "back"), 3)),
            "headers": self._headers(),
        }
        if asked["method"] in {"GET", "HEAD", "OPTIONS"}:
            return asked
        if self._seldom():
            return asked | {
                "content_type": chance.choice(KINDS_OF_BODY),
                "data": chance.randbytes(chance.randrange(60)),
            }
        form = self._answers(questions_near(self.app, rule.endpoint))
        if self._seldom() or "photo" in rule.rule or "recording" in rule.rule:
            return asked | {"data": {readable(name): plain(said) for name, said in form.items()}, "file": self._file()}
        return asked | {"content_type": "application/x-www-form-urlencoded", "data": as_sent(form)}

    def _method(self, rule: Rule) -> str:
        if self._seldom():
            return self.chance.choice(("HEAD", "OPTIONS", "POST", "PUT", "DELETE", "BREW"))
        return "POST" if "POST" in (rule.methods or ()) and self.chance.random() < 0.8 else "GET"

    def _seldom(self) -> bool:
        return self.chance.random() < 0.1

    def _word(self) -> str:
        if self.chance.random() < 0.6:
            return self.chance.choice(AWKWARD)
        return "".join(chr(self.chance.randrange(0x3000)) for _ in range(self.chance.randrange(30)))

    def _some(self, likely: Sequence[str], most: int) -> dict[str, str]:
        """Names that mean something, or not, with anything at all."""
        return {
            self.chance.choice(likely) if self.chance.random() < 0.8 else self._word(): self._word()
            for _ in range(self.chance.randrange(most + 1))
        }

    def _headers(self) -> dict[str, str]:
        given = {self.chance.choice(HEADERS): self._word() for _ in range(self.chance.randrange(3))}
        return {name: said for name, said in given.items() if said.isascii() and not {"\r", "\n"} & set(said)}

    def _address(self, rule: Rule) -> str:
        said = rule.rule
        for name in rule.arguments:
            said = re.sub(f"<([^<>]*:)?{name}>", quote(self._name(name).encode("utf-8", "replace"), safe=""), said)
        return said

    def _name(self, name: str) -> str:
        """What may stand in an address."""
        if self._seldom():
            return self._word()
        if name == "person_id":
            return str(self.chance.choice((*[self.canaries.sam] * 9, self.canaries.win, UUID(int=1))))
        known = [str(each) for each in self.canaries.parts.get(name, [])] or ["1", "proud", "chart", *FORMATS]
        return self.chance.choice(known if self.chance.random() < 0.8 else self.everything)

    def _answers(self, questions: Mapping[str, fields.Field[Any]]) -> dict[str, Any]:
        if self.chance.random() < 0.5:
            return {name: self._answer(field) for name, field in questions.items()}
        answers = {name: self._answer(field) for name, field in questions.items() if not self._seldom()}
        return answers | self._some((*questions, "seen", "command_id", "do"), 5)

    def _answer(self, field: fields.Field[Any]) -> Any:
        """An answer, which may well be one that the question takes."""
        if isinstance(field, fields.List):
            return [self._answer(field.inner) for _ in range(self.chance.randrange(4))]
        choices = [str(each) for check in field.validators if isinstance(check, OneOf) for each in check.choices]
        match field:
            case fields.UUID():
                return self.chance.choice(self.everything)
            case fields.Date():
                return date.fromordinal(self.chance.randrange(1, date.max.toordinal())).isoformat()
            case fields.Integer():
                return str(self.chance.randrange(-3, 9))
            case fields.Boolean():
                return self.chance.choice(("on", "true", ""))
            case _:
                return self.chance.choice(choices or ("I cook", "Ar ôl te", "Sam", "chart"))

    def _file(self) -> tuple[str, bytes, str, str]:
        name = self.chance.choice(("photo", "sound", "file", "a"))
        return name, self.chance.choice(FILES), self.chance.choice(FILE_NAMES), self.chance.choice(FILE_KINDS)


@cache
def questions_near(app: Flask, endpoint: str) -> dict[str, fields.Field[Any]]:
    """Every question that a page and those beside it ask."""
    near = vars(sys.modules[app.view_functions[endpoint].__module__]).values()
    kinds = [kind for kind in near if isinstance(kind, type) and issubclass(kind, Questions)]
    return {name: field for kind in kinds for name, field in kind().fields.items()}


def as_sent(form: Mapping[str, Any]) -> str:
    """Names and words as a browser sends them, and some that no browser would."""
    return urlencode(form, doseq=True, errors="surrogatepass")


def plain(said: Any) -> Any:
    """As much of an answer as the client of the tests can write beside a file."""
    return [readable(each) for each in said] if isinstance(said, list) else readable(said)


def readable(word: str) -> str:
    """As much of a word as it can write."""
    return word.encode("utf-8", "replace").decode()


class Somebody:
    """Somebody in a role, or nobody: signed in again wherever the last thing that they sent signed them out."""

    def __init__(self, screen: Screen, actor: Actor | None) -> None:
        self._screen, self._actor = screen, actor
        self._token = screen.token()

    def answer_to(self, asked: dict[str, Any]) -> TestResponse:
        """The answer. A form carries the token of its session: without it nothing in it is looked at."""
        answer = self._sent(asked)
        if answer.location == "/who" and self._actor:
            self._sign_in(self._actor)
        elif answer.status_code != BAD_REQUEST:
            return answer
        self._token = self._screen.token()
        return self._sent(asked)

    def _sign_in(self, actor: Actor) -> None:
        """Sign in, where that is possible still: whoever was asked to leave, or has died, stays outside."""
        together = {"with_person": str(actor.with_person), "how": actor.how} if actor.with_person else {}
        answer = self._screen.send("/who", reader=str(actor.reader), **together)
        assert answer.status_code in {302, 404}

    def _sent(self, asked: dict[str, Any]) -> TestResponse:
        asked = asked | {"headers": {"X-CSRFToken": self._token} | asked["headers"]}
        if "file" in asked:
            name, content, called, kind = asked.pop("file")
            asked["data"] = asked["data"] | {name: FileStorage(BytesIO(content), called, content_type=kind)}
        return self._screen.client.open(**asked)
