"""So many forms from one place, and no more: of people who are not signed in, and of files. Reading is never limited.

A household shares one address, and so may an office: the limits are far above what people send, and whoever meets one
waits a minute and no longer. They are counted in memory, which is right for one process.
"""

from flask import Flask, request, session
from flask_limiter import ApplicationLimit, Limiter

from caserecord.tries import household_of
from web.headers import READING
from web.readers import store
from web.uploads import ASK_FOR_A_FILE

FROM_NOBODY = "120 per minute"
"""Forms from one address, of people who are not signed in."""
FILES = "30 per minute"
"""The same of files, of whoever is signed in."""


def join(app: Flask) -> None:
    """Count what comes. A demo is asked by this computer alone, and is not counted."""
    limiter = Limiter(
        _where_from,
        app=app,
        storage_uri="memory://",
        strategy="moving-window",
        enabled=not app.extensions["caserecord"].is_demo,
        application_limits=[
            ApplicationLimit(FROM_NOBODY, exempt_when=_is_from_somebody),
            ApplicationLimit(FILES, exempt_when=_is_no_file),
        ],
    )
    limiter.request_filter(_is_reading)


def _is_reading() -> bool:
    return request.method in READING


def _where_from() -> str:
    return household_of(request.remote_addr or "127.0.0.1")


def _is_from_somebody() -> bool:
    """Whether it is of somebody who is signed in."""
    token = session.get("token")
    return bool(token and store().sessions.find(token))


def _is_no_file() -> bool:
    return request.endpoint not in ASK_FOR_A_FILE
