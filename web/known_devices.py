"""Devices on which somebody has signed in: whoever guesses their password elsewhere cannot keep them out here.

A sealed cookie says which names were proved here, by ids that no name can be read from.
"""

import secrets
from typing import Any

from flask import current_app, request
from itsdangerous import BadSignature
from werkzeug import Response

from web.cookies import named, sealing

COOKIE = "device"
_LASTS = 365 * 24 * 60 * 60
_MOST = 10
"""Names that are remembered on one device."""


def device_for(name_id: str) -> str:
    """The id of this device, where somebody has signed in by this name; nothing on any other."""
    known = _read()
    return known["id"] if name_id in known["names"] else ""


def remember(answer: Response, name_id: str) -> Response:
    """Know this device for this name from now on."""
    known = _read()
    names = [name_id, *(each for each in known["names"] if each != name_id)][:_MOST]
    answer.set_cookie(
        named(COOKIE),
        sealing(COOKIE).dumps({"id": known["id"], "names": names}),
        max_age=_LASTS,
        httponly=True,
        samesite="Lax",
        secure=current_app.session_interface.get_cookie_secure(current_app),
    )
    return answer


def _read() -> dict[str, Any]:
    try:
        known: dict[str, Any] = sealing(COOKIE).loads(request.cookies.get(named(COOKIE), ""))
    except BadSignature:
        return {"id": secrets.token_hex(8), "names": []}
    return known
