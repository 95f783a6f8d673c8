"""So much of one person, or from one place, and no more: pages, forms, and files.

A household shares one address, and so may an office: whoever is signed in is counted as who they are, and nobody else
waits for it. The limits are far above what people do, and whoever meets one waits a minute and no longer. What somebody
may need at once is never held back. All is counted in memory, which is right for one process.
"""

from flask import Flask, request
from flask_limiter import ApplicationLimit, Limiter

from caserecord.tries import household_of
from web.headers import READING
from web.logs import rule
from web.sessions import session_here
from web.uploads import ASK_FOR_A_FILE

ASKED_BY_ONE = "240 per minute"
"""Pages and forms of one person who is signed in, on all their devices. In a hurry, people ask for one each second."""
READ_BY_NOBODY = "600 per minute"
"""Pages from one address, of people who are not signed in."""
FROM_NOBODY = "120 per minute"
"""Forms from one address, of people who are not signed in."""
FILES = "30 per minute"
"""Files of one person who is signed in: nobody else's are taken."""
NEVER_HELD_BACK = ("alarms.", "emergencies.", "homes.", "safety_facts.", "sign_outs.")
"""Saying that one is not safe, an emergency, what must be known of somebody (`homes` has it), the way out."""
PARTS_OF_A_PAGE = (".jpg", ".mp3")
"""What a browser asks for by itself, as often as a page has it in it."""


def join(app: Flask) -> None:
    """Count what comes. A demo is asked by this computer alone, and is not counted."""
    limiter = Limiter(
        _where_from,
        app=app,
        storage_uri="memory://",
        strategy="moving-window",
        enabled=not app.extensions["caserecord"].is_demo,
        application_limits=[
            ApplicationLimit(ASKED_BY_ONE, key_function=_who, exempt_when=lambda: not _is_from_somebody()),
            ApplicationLimit(READ_BY_NOBODY, exempt_when=lambda: not _is_reading() or _is_from_somebody()),
            ApplicationLimit(FROM_NOBODY, exempt_when=lambda: _is_reading() or _is_from_somebody()),
            ApplicationLimit(FILES, key_function=_who, exempt_when=_is_no_file),
        ],
    )
    limiter.request_filter(_is_never_held_back)


def _is_never_held_back() -> bool:
    endpoint = request.endpoint or ""
    if endpoint.startswith("healths.") or rule().endswith(PARTS_OF_A_PAGE):
        return True
    return endpoint.startswith(NEVER_HELD_BACK) and _is_from_somebody()


def _is_reading() -> bool:
    return request.method in READING


def _where_from() -> str:
    return household_of(request.remote_addr or "127.0.0.1")


def _is_from_somebody() -> bool:
    """Whether it is of somebody who is signed in."""
    return session_here() is not None


def _who() -> str:
    """Whose pages these are. It is asked also where nobody is signed in, and the limit is not theirs."""
    found = session_here()
    return str(found.reader) if found else _where_from()


def _is_no_file() -> bool:
    return _is_reading() or request.endpoint not in ASK_FOR_A_FILE
