"""The door: what the server itself lets in, before a page is asked, and what it answers when it does not.

Pages are served by waitress, which reads a whole request before it asks a page about it. So the door looks at the
head of a request: whoever is not signed in sends no more than a form.
"""

from http import HTTPStatus
from typing import Any

from flask import Flask, session
from flask_babel import gettext as _
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.task import ErrorTask
from waitress.utilities import BadRequest, Error, RequestEntityTooLarge
from werkzeug.datastructures import LanguageAccept
from werkzeug.exceptions import HTTPException
from werkzeug.http import parse_accept_header

from domain.sayings import Ours
from web.headers import EVERYWHERE, NOT_KEPT, of_https
from web.languages import AWAITING_A_READER, FIRST, LOCALES, language, language_tag, ours, speak
from web.logs import log_turned_away
from web.uploads import ASK_FOR_A_FILE, LARGEST_FORM, LARGEST_REQUEST

LARGEST_HEAD = 64 * 1024
"""In bytes: the address that is asked for, with all that a browser says beside it."""

SAID = {
    401: Ours("Please sign in first. Then send it again."),
    411: Ours("Your browser did not say how much it sends. Please try in another browser."),
    413: Ours("That is too much to send at once. Send it in parts."),
    431: Ours("Your browser said too much at once. Close it, open it again, and try once more."),
}
LONGEST_LANGUAGES = 200
"""Letters of what a browser says of its languages that are looked at."""
NOT_READ_YET = Ours(
    "Somebody who speaks this language has yet to read these words. If they sound wrong, tell your scheme."
)
ELSE = Ours("We could not read what your browser sent. Please try again.")


class SignInFirst(Error):  # type: ignore[misc]  # waitress ships no types
    """Nobody is signed in who may send as much."""

    code, reason = HTTPStatus.UNAUTHORIZED, HTTPStatus.UNAUTHORIZED.phrase


class NotMeasured(BadRequest):  # type: ignore[misc]
    """It is not said how much is to come, which every browser says of a form."""

    code, reason = HTTPStatus.LENGTH_REQUIRED, HTTPStatus.LENGTH_REQUIRED.phrase


class Answer(ErrorTask):  # type: ignore[misc]
    """What is answered at the door: in plain words, with the headers of every answer."""

    app: Flask

    def execute(self) -> None:
        """Say it, and read no more from whoever sent it."""
        error = self.request.error
        with self.app.app_context():
            speak(_language_of(self.request))
            body = page(ours(SAID.get(error.code, ELSE))).encode()
        self.status = f"{int(error.code)} {error.reason}"
        said = {"Content-Type": "text/html; charset=utf-8", "Connection": "close", **EVERYWHERE, **NOT_KEPT}
        said |= of_https(self.app.extensions["caserecord"].address)
        log_turned_away(self.app, int(error.code))
        self.response_headers.extend(said.items())
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


def page(says: str) -> str:
    """A page for somebody of whom nothing is known but what their browser said."""
    awaits = f"<p>{ours(NOT_READ_YET)}</p>\n" if language() in AWAITING_A_READER else ""
    return (
        f'<!doctype html>\n<html lang="{language_tag()}">\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{says}</title>\n'
        f'<h1>{says}</h1>\n<p><a href="/">{_("Go to your first page")}</a>.</p>\n{awaits}</html>\n'
    )


def _language_of(request: HTTPRequestParser) -> str:
    """The language that a browser asks for first, of those that there are; English too where its head was not read."""
    asked = parse_accept_header(request.headers.get("ACCEPT_LANGUAGE", "")[:LONGEST_LANGUAGES], LanguageAccept)
    tongues = (tag.partition("-")[0].lower() for tag in asked.values())
    return next((tongue for tongue in tongues if tongue in LOCALES), FIRST)


def door_of(app: Flask) -> type[HTTPChannel]:
    """What waitress is to let requests in by."""

    class Head(HTTPRequestParser):  # type: ignore[misc]
        """The head of a request, looked at before what comes after it is read."""

        completed: bool

        def received(self, some: bytes) -> int:
            """Take in what came."""
            is_new = not self.headers_finished
            consumed: int = super().received(some)
            if is_new and self.headers_finished and not self.completed:
                self.error = _refusal(app, self)
                self.completed = self.error is not None
            return consumed

    class AnswerHere(Answer):
        """What is answered at this door."""

    AnswerHere.app = app

    class Door(HTTPChannel):  # type: ignore[misc]
        """A connection."""

        parser_class = Head
        error_task_class = AnswerHere

    return Door


def _refusal(app: Flask, head: Any) -> Error | None:
    """Why what comes after this head is not read; nothing where it is."""
    if head.chunked:
        return NotMeasured("")
    if head.content_length <= LARGEST_FORM:
        return None
    if head.content_length > LARGEST_REQUEST:
        return RequestEntityTooLarge("")
    cookie, host = head.headers.get("COOKIE", ""), head.headers.get("HOST", "")
    try:
        with app.test_request_context(
            head.path, method=head.command, headers={"Cookie": cookie, "Host": host}
        ) as asked:
            if asked.request.endpoint not in ASK_FOR_A_FILE:
                return RequestEntityTooLarge("")
            token = session.get("token")
            is_known = token and app.extensions["caserecord"].store.sessions.find(token)
            return None if is_known else SignInFirst("")
    except (HTTPException, ValueError):
        return BadRequest("")
