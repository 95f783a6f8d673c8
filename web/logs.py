"""What the program says of itself, as lines of JSON: ids, counts and times. Never words, names, addresses or tokens."""

import logging
import time
from collections.abc import MutableMapping
from contextlib import suppress
from traceback import extract_tb
from types import TracebackType
from typing import Any, TextIO
from uuid import UUID, uuid4

import structlog
from flask import Flask, Response, current_app, g, request

KNOWN = frozenset(
    {"event", "level", "timestamp", "request", "rule", "method", "status", "ms", "who", "error", "where", "times"}
)
"""What a line may hold. Whatever else somebody hands over is left out, so that no word gets in by mistake."""
METHODS = frozenset({"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"})
REFUSED = frozenset({400, 401, 403, 404, 429})
"""The answers to what somebody may not do. What they may do, and did not get right or too late, is not among them."""
PROVING = frozenset({"proofs.again", "proofs.password", "passkeys.again", "providers.back", "emergencies.use"})
"""Where somebody who is signed in proves who they are, or that they know somebody whom they found."""
NAMES_NOBODY = ("alarms.", "opened_links.", "sign_outs.leave")
"""Saying that one is not safe, and leaving a page fast: no log tells of either. Whoever opens a link is nobody."""
NOWHERE = "nowhere"
"""The rule of an address that is nobody's: what somebody wrote there may be words."""


def join(app: Flask, out: TextIO | None = None) -> None:
    """Say of every answer how it went; nothing at all where it is not said where to."""
    app.before_request(_begin)
    if out is not None:
        app.extensions["log"] = log_to(out)
        app.after_request(_answered)


def log_to(out: TextIO) -> Any:
    """A log that writes to a file. It is put together here, once, and not for every line."""
    return structlog.wrap_logger(
        structlog.WriteLogger(out),
        processors=[
            _only_known,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
    ).bind()


SAID_AGAIN_AFTER = 60.0
"""Seconds after which the same that a library says is written again."""


class FromLibraries(logging.Handler):
    """What a library says of itself: where, and the kind of error. Its sentences may hold an address or worse.

    The same is written once a minute, with how often it was said: one that says it without end fills no disk.
    """

    def __init__(self, out: TextIO) -> None:
        super().__init__(logging.WARNING)
        self._log = log_to(out)
        self._said: dict[tuple[str, int, str], tuple[float, int]] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Say that something was said, unless that was written less than a minute ago."""
        kind = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else ""
        same = (record.name, record.lineno, kind)
        written, times = self._said.get(same, (-SAID_AGAIN_AFTER, 0))
        if abs(record.created - written) < SAID_AGAIN_AFTER:  # a clock may go back
            self._said[same] = written, times + 1
            return
        self._said[same] = record.created, 0
        with suppress(OSError, ValueError):  # a log that is full or closed must not break what it tells of
            self._log.warning("library", error=kind, where=[f"{record.name}:{record.lineno}"], times=times + 1)


def rule() -> str:
    """The rule of the page that was asked for, and nothing that stands in its place: /people/<uuid:person_id>/hopes."""
    return request.url_rule.rule if request.url_rule else NOWHERE


def method() -> str:
    """How it was asked for: a browser may write there what it likes."""
    return request.method if request.method in METHODS else "OTHER"


def name_who_came_or_went(reader: UUID) -> None:
    """Let the line of this answer say who signed in or out."""
    g.came_or_went = reader


def log_failure(app: Flask, kind: type[BaseException] | None, traceback: TracebackType | None) -> None:
    """Say that a page broke, and where in the program. What the error says may hold words, and is left out."""
    if "log" not in app.extensions:
        return
    name = kind.__name__ if kind else ""
    request_id = str(g.get("request_id", ""))
    app.extensions["log"].error("broke", request=request_id, rule=rule(), error=name, where=_where(traceback))


def log_broken_errand(out: TextIO, error: BaseException) -> None:
    """Say that what is done when nobody asks broke, and where in the program."""
    log_to(out).error("errand broke", error=type(error).__name__, where=_where(error.__traceback__))


def _where(traceback: TracebackType | None) -> list[str]:
    return [f"{step.filename.rpartition('/')[2]}:{step.lineno}" for step in extract_tb(traceback)]


def log_turned_away(app: Flask, status: int) -> None:
    """Say that a request was turned away before a page was asked: it is only known why."""
    if "log" in app.extensions:
        app.extensions["log"].info("turned away", rule=NOWHERE, status=status)


def _begin() -> None:
    g.request_id, g.began = uuid4(), time.perf_counter()


def _answered(response: Response) -> Response:
    current_app.extensions["log"].info(
        "answered",
        request=str(g.request_id),
        rule=rule(),
        method=method(),
        status=response.status_code,
        ms=round((time.perf_counter() - g.began) * 1000, 1),
        **_who(response.status_code),
    )
    return response


def _who(status: int) -> dict[str, str]:
    """Whom the line names, by id: who signed in or out, tried to prove something, or was refused. Else it names nobody.

    Who read or changed something stands in the record, beside the same request, where the person can see it.
    """
    endpoint, signed_in = request.endpoint or "", g.get("signed_in")
    if endpoint.startswith(NAMES_NOBODY):
        return {}
    if "came_or_went" in g:
        return {"who": str(g.came_or_went)}
    is_refused = status in REFUSED and rule() != NOWHERE
    is_proof = endpoint in PROVING and (method() == "POST" or endpoint == "providers.back")
    return {"who": str(signed_in.reader)} if signed_in and (is_refused or is_proof) else {}


def _only_known(_: Any, __: str, said: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    return {name: each for name, each in said.items() if name in KNOWN}
