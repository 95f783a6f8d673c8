"""Somebody who fills in every form that they come to, with what would run as a script if it could."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from io import BytesIO
from typing import Any
from urllib.parse import urlencode, urlsplit
from uuid import UUID

from flask import Flask
from lxml import html
from werkzeug.exceptions import HTTPException
from werkzeug.test import TestResponse

from domain.clocks import today
from domain.words import LONGEST, LONGEST_NAME
from tests.caserecord.authenticators import Authenticator
from tests.journeys.payloads import PAYLOADS, joined
from tests.photos import photo
from tests.sounds import recording
from tests.web.conftest import Screen

EACH_KIND = 3
"""Pages of one kind that one reader walks: what is in the others is on these, and in the lists."""
TURNS = 10
"""How often a form is kept: by then each of its long answers has held every payload there is."""
BEHIND = {"from_day", "on_day"}
"""Days that are not to come."""
NUMBERS = {"pin"}
"""Questions that take numbers alone."""
PASSED_BY = {
    *("sign_outs.leave", "sign_outs.goodbye", "demo_sign_ins.who", "demo_sign_ins.be", "static"),
    *("papers.pdf", "sign_in_cards.paper", "slips.paper", "photos.small", "photos.whole", "recordings.voice"),
}
"""What ends a walk, or asks nothing."""
OURS = {"csrf_token", "command_id", "writer"}
"""Questions that a page asks itself."""

_IDS = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/tell/)[a-z-]+|(?<=/history/)\d+|(?<=/on/)[\d-]+|(?<==)[^&]*")
_LONGEST = {"textarea": LONGEST, "text": LONGEST_NAME, "search": LONGEST_NAME}
_SHORT = {"passkeys.make called": 80, "username": 80}
"""Letters in what somebody signs in by: in what a passkey is called, and in a sign-in name."""
_FILES = {"photo": ("<svg onload=alert(1)>.jpg", photo), "recording": ("<svg onload=alert(2)>.wav", recording)}

Question = tuple[str, str]
"""The page that is asked, and what it asks."""


def kind_of(address: str) -> str:
    """What an address is of, but for which."""
    return _IDS.sub("…", address)


def links_in(page: html.HtmlElement) -> list[str]:
    """Where one can go from a page, once each."""
    return [link for link in dict.fromkeys(page.xpath("//a/@href")) if link.startswith("/")]


class Filler:
    """Fills in forms, and remembers what was kept."""

    def __init__(self, app: Flask, alive: UUID) -> None:
        """`alive`: who does not die. Of somebody who died nothing more is asked."""
        self.app, self._alive = app, str(alive)
        self.met: set[str] = set()
        """Every page to which a form was found that is sent there."""
        self.asked: set[Question] = set()
        """Every question that takes words."""
        self.kept: Counter[Question] = Counter()
        """How many payloads each of them kept."""
        self.came_back: Counter[Question] = Counter()
        """How many stood in each of them on the page that came back, as it was too long."""
        self.tried: Counter[str] = Counter()
        self.sent: Counter[str] = Counter()
        """How often a form was sent, and how often it was kept."""
        self.spoilt: set[str] = set()
        """Forms that were sent with nothing in them as it should be."""
        self.answers: dict[tuple[str, int], str] = {}
        """Pages that came instead of an answer being kept: one of each form, for each reason."""
        self.looked_for: set[str] = set()
        """Addresses with a payload in every question of a form that only looks something up."""
        self._next: Counter[Question] = Counter()

    def walk(self, screen: Screen, begin: Iterable[str]) -> None:
        """Open every kind of page, and fill in what it asks."""
        waiting, walked = list(begin), Counter[str]()
        while waiting:
            path = waiting.pop(0).partition("#")[0]
            if walked[kind_of(path)] >= EACH_KIND or self.endpoint_of(path, "GET") in PASSED_BY:
                continue
            walked[kind_of(path)] += 1
            answer = screen.client.get(path, follow_redirects=True)
            assert answer.status_code < 500, path
            if answer.mimetype == "text/html":
                page = html.document_fromstring(answer.text)
                waiting += links_in(page)
                self._fill_in(screen, answer.request.full_path.rstrip("?"), page)

    def _fill_in(self, screen: Screen, path: str, page: html.HtmlElement) -> None:
        """Send each form of a page: once as it should be, and once with nothing as it should be."""
        for number, form in enumerate(page.forms):
            address = form.action or path
            if form.method == "GET":
                fields = {name: PAYLOADS[number + at] for at, name in enumerate(form.fields.keys())}
                self.looked_for.add(f"{address.partition('?')[0]}?{urlencode(fields)}")
                continue
            endpoint = self.endpoint_of(address, "POST")
            if endpoint in PASSED_BY or (endpoint.startswith("deaths.") and self._alive in address):
                continue
            self.met.add(endpoint)
            words = _words_asked(form)
            self.asked |= {(endpoint, _plain(each.name)) for each in words}
            if any((endpoint, _plain(each.name)) not in self.came_back for each in words):
                self._say_too_much(screen, endpoint, address, form, words)
            if words and self.sent[endpoint] < TURNS:
                self._say(screen, endpoint, address, form, words)
            if endpoint not in self.spoilt and not OURS.issuperset(form.fields.keys()):
                self._spoil(screen, endpoint, address, form)

    def _say(self, screen: Screen, endpoint: str, address: str, form: Any, words: list[Any]) -> None:
        """Send a form with words that it can keep."""
        self.tried[endpoint] += 1
        said = _chosen_in(form, turn=self.tried[endpoint] % 3)
        if form.get("data-passkey") == "new":
            site = self.app.extensions["caserecord"].address
            device = Authenticator(origin=site, host=str(urlsplit(site).hostname))
            said["answer"] = device.make(form.get("data-question"))
        so_many: Counter[Question] = Counter()
        for word in words:
            question = (endpoint, _plain(word.name))
            start = self._next[question] or 37 * len(self._next)
            of_its_kind = _SHORT.get(f"{endpoint} {word.name}") or _SHORT.get(word.get("autocomplete", ""))
            longest = int(word.get("data-longest") or of_its_kind or _LONGEST[_type_of(word)])
            said[word.name], self._next[question] = joined(start, longest)
            so_many[question] += self._next[question] - start
        answer = self._post(screen, address, said)
        self._remember(endpoint, answer)
        if answer.status_code == 302:
            self.sent[endpoint] += 1
            self.kept += so_many

    def _spoil(self, screen: Screen, endpoint: str, address: str, form: Any) -> None:
        """Send a form with a payload in place of everything that it asks, also of what nobody types."""
        self.spoilt.add(endpoint)
        said = {
            name: PAYLOADS[(31 * len(self.spoilt) + at) % len(PAYLOADS)] for at, name in enumerate(form.fields.keys())
        }
        token = {"csrf_token": form.fields.get("csrf_token", "")}
        self._remember(endpoint, self._post(screen, address, said | token))

    def _say_too_much(self, screen: Screen, endpoint: str, address: str, form: Any, words: list[Any]) -> None:
        """Send a form with every payload there is in each of its questions: more than it keeps."""
        said = _chosen_in(form, turn=2) | dict.fromkeys((word.name for word in words), "".join(PAYLOADS))
        answer = self._post(screen, address, said)
        self._remember(endpoint, answer)
        for back in html.document_fromstring(answer.text).forms if answer.status_code != 302 else ():
            for word in _words_asked(back):
                so_many = sum(each in (word.value or "") for each in PAYLOADS)
                question = (endpoint, _plain(word.name))
                self.came_back[question] = max(self.came_back[question], so_many)

    def _post(self, screen: Screen, address: str, said: dict[str, Any]) -> TestResponse:
        answer = screen.client.post(address, data=said)
        assert answer.status_code < 500, address
        return answer

    def _remember(self, endpoint: str, answer: TestResponse) -> None:
        if answer.status_code != 302:
            self.answers.setdefault((endpoint, answer.status_code), answer.text)

    def endpoint_of(self, address: str, method: str) -> str:
        """Which page an address is of, as it is called in the URL map."""
        try:
            return str(self.app.url_map.bind("localhost").match(address.partition("?")[0], method)[0])
        except HTTPException:
            return address


def _plain(name: str) -> str:
    """What a question is called, also where it is asked of each thing on a page."""
    return _IDS.sub("…", name)


def _words_asked(form: Any) -> list[Any]:
    """What of a form takes words."""
    return [each for each in _asked_in(form) if _type_of(each) in _LONGEST and each.name not in NUMBERS]


def _asked_in(form: Any) -> list[Any]:
    return [each for each in form.iter("input", "select", "textarea") if each.name]


def _type_of(each: Any) -> str:
    return each.get("type", "text") if each.tag == "input" else str(each.tag)


def _chosen_in(form: Any, *, turn: int) -> dict[str, Any]:
    """What somebody chooses: in turn what is chosen already, the last there is, and whatever can be ticked first."""
    said: dict[str, Any] = {}
    is_last = turn == 2
    for each in _asked_in(form):
        name, value = each.name, each.get("value", "on")
        match _type_of(each):
            case "file":
                called, make = _FILES[name]
                said[name] = (BytesIO(make()), called)
            case "date":
                said[name] = (today() + timedelta(days=0 if name in BEHIND else 9)).isoformat()
            case "radio":
                if name not in said or is_last or "checked" in each.attrib:
                    said[name] = value
            case "checkbox":
                if is_last or "checked" in each.attrib or (turn == 0 and name not in said):
                    said.setdefault(name, []).append(value)
            case "select":
                options = [option for option in each.value_options if option]
                said[name] = options[-1] if is_last or not each.value else each.value
            case "password":
                said[name] = "four plain words of mine"
            case "hidden" if name != "answer":
                said.setdefault(name, []).append(each.get("value", ""))
    return said
