"""Trusted devices on pages: a person says that this one is theirs, so that their card works here; and that it is not.

Only on their own, where they just proved in another way who they are, and never where others use the device too.
"""

from uuid import UUID

from flask import Blueprint, current_app, flash, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug import Response

from domain.refusals import NotInRecord, Refused
from projections.people import is_person
from web.cookies import named
from web.readers import db, permitted, reading_session, require_fresh, store
from web.user_agents import device_name

pages = Blueprint("trusted_devices", __name__)

MINE = "choose how I sign in"
COOKIE = "mine"
_LASTS = 365 * 24 * 60 * 60


class IsShared(Refused):
    """Others use this device too, as was said when they signed in."""


def this_device() -> str:
    """The token of this device, if anybody trusts it."""
    return request.cookies.get(named(COOKIE), "")


@pages.post("/devices/trusted")
def trust() -> Response:
    """Say that this device is one's own. Raises NotInRecord for who has no record, and so no card; IsShared."""
    permitted(MINE)
    require_fresh()
    signed_in = reading_session()
    if not is_person(db(), signed_in.reader):
        raise NotInRecord
    if signed_in.is_shared:
        raise IsShared("Others use this device too. If only you do, sign in again and say so first.")
    token = store().trusted_devices.trust(
        signed_in.reader, device=device_name(request.user_agent.string), before=this_device()
    )
    flash(_("Your card works here from now on."))
    answer = redirect(url_for("devices.devices"))
    answer.set_cookie(
        named(COOKIE),
        token,
        max_age=_LASTS,
        httponly=True,
        samesite="Lax",
        secure=current_app.session_interface.get_cookie_secure(current_app),
    )
    return answer


@pages.post("/devices/trusted/<uuid:device_id>/end")
def end(device_id: UUID) -> Response:
    """Say that a card is not to work there any more."""
    permitted(MINE)
    store().trusted_devices.end_one(reading_session().reader, device_id)
    flash(_("Your card works there no longer."))
    return redirect(url_for("devices.devices"))
