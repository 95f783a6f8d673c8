"""What somebody sent when they had been signed out meanwhile: kept for them, in memory, until they sign in again.

It is shown to nobody else, also where they share the device, and it is gone after half an hour.
"""

import json
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock
from uuid import UUID

from flask import Flask, current_app, g, redirect, request, session
from itsdangerous import BadSignature
from werkzeug import Response
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import HTTPException

from domain import clocks
from web.cookies import Sealing, sealing
from web.uploads import LARGEST_FORM

MOST = 50
"""Forms that are kept at once: the oldest makes room."""
OF_ONE = 5
"""The same of one writer."""
PATIENCE = timedelta(minutes=30)
LONGEST_PAGE = 1_000
"""Letters of an address that a cookie has room for: browsers keep none of more than 4,096 bytes."""

NEVER_KEPT = {"alarms.say"}
"""What is said there waits on no screen: the next person to sign in may be the one whom it is about."""


@dataclass(frozen=True)
class Form:
    """A form that was sent by nobody, for all that is known."""

    path: str
    page: str
    """The path, with what was asked of it."""
    writer: str
    typed: MultiDict[str, str]
    at: datetime


class Unsent:
    """The forms that are kept, by a key that only the browser has."""

    def __init__(self) -> None:
        self._forms: dict[str, Form] = {}
        self._turn = Lock()

    def keep(self, form: Form) -> str:
        """Keep a form."""
        key = secrets.token_urlsafe(32)
        with self._turn:
            now = self._current()
            theirs = [each for each, kept in now.items() if kept.writer == form.writer]
            for old in theirs[: 1 - OF_ONE]:
                del now[old]
            self._forms = dict(list(now.items())[-(MOST - 1) :]) | {key: form}
        return key

    def find(self, key: str) -> Form | None:
        """A form that is kept."""
        with self._turn:
            return self._current().get(key)

    def drop(self, key: str) -> None:
        """Keep it no longer."""
        with self._turn:
            self._forms.pop(key, None)

    def _current(self) -> dict[str, Form]:
        return {key: form for key, form in self._forms.items() if clocks.now() - form.at < PATIENCE}


def join(app: Flask) -> None:
    """Say in every form who writes it."""
    app.extensions["unsent"] = Unsent()
    app.jinja_env.globals["writer"] = writer


def writer() -> str:
    """What a form on this page says of who writes it: sealed, so that nobody but they could have sent it."""
    here = _writer_here()
    return _sealing().dumps(here) if here else ""


def keep() -> bool:
    """Keep what was sent, if it is a form that somebody wrote in. A button is pressed again.

    A file that comes from nobody is not even read.
    """
    if (request.content_length or 0) > LARGEST_FORM or request.endpoint in NEVER_KEPT:
        return False
    said = _writer_sent()
    if request.method != "POST" or not said or not _is_a_page():
        return False
    form = Form(request.path, request.full_path.rstrip("?"), said, MultiDict(request.form), clocks.now())
    session["unsent"] = _all().keep(form)
    return True


def page_of_this() -> str:
    """The page that what is asked now belongs to: itself, or for a button the page on which it was pressed.

    Where its address is too long for a cookie, it is the first page.
    """
    if _is_a_page():
        page = request.full_path.rstrip("?")
    else:
        came_from = request.referrer or ""
        page = came_from.removeprefix(request.host_url[:-1]) if came_from.startswith(request.host_url) else "/"
    return page if len(json.dumps(page)) <= LONGEST_PAGE else "/"


def page_for(reader: UUID, with_person: UUID | None) -> str | None:
    """Where whoever has just signed in goes on writing; nothing where it was not they who were writing."""
    form = _waiting()
    return form.page if form and form.writer == _as_writer(reader, with_person) else None


def forget_everything_else() -> None:
    """Let the browser forget everything but which form is kept: whoever wrote it may sign in after somebody else."""
    key = session.get("unsent")
    session.clear()
    if key:
        session["unsent"] = key


def typed() -> MultiDict[str, str]:
    """What was typed into the form of this page: sent now, or before they were signed out. Nothing on a new page."""
    if request.method == "POST":
        return request.form
    if "typed" not in g:
        form = _waiting()
        is_here = form is not None and (form.path, form.writer) == (request.path, _writer_here())
        g.typed = form.typed if form and is_here else MultiDict()
        if is_here:
            _all().drop(session.pop("unsent"))
    kept: MultiDict[str, str] = g.typed
    return kept


def back_to_the_form() -> Response | None:
    """The page of a form that came too late to be taken, with what was typed; nothing where nothing was."""
    here = _writer_here()
    is_theirs = here and _writer_sent() == here
    return redirect(request.full_path.rstrip("?")) if is_theirs and keep() else None


def _waiting() -> Form | None:
    key = session.get("unsent")
    return _all().find(key) if key else None


def _is_a_page() -> bool:
    try:
        current_app.create_url_adapter(request).match(method="GET")  # type: ignore[union-attr]  # there is a request
    except HTTPException:
        return False
    return True


def _writer_here() -> str:
    """Who writes on this page: whoever is signed in, with whoever they are sitting with."""
    signed_in = g.get("session")
    return _as_writer(signed_in.reader, signed_in.with_person) if signed_in else ""


def _writer_sent() -> str:
    """Who wrote the form that was sent; nothing where no page of ours that somebody was signed in on gave it out."""
    try:
        return str(_sealing().loads(request.form.get("writer", "")))
    except BadSignature:
        return ""


def _sealing() -> Sealing:
    return sealing("writer")


def _as_writer(reader: UUID, with_person: UUID | None) -> str:
    return f"{reader} {with_person or ''}".strip()


def _all() -> Unsent:
    unsent: Unsent = current_app.extensions["unsent"]
    return unsent
