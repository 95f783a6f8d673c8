"""Known devices on pages: what the cookie of this one holds, and saying that one is mine or is to be forgotten.

Whoever guesses a password elsewhere cannot keep its owner out here: tries on a known device are counted for themselves.
A person says on their own that a device is theirs, where they just proved who they are, and never where others use it.
"""

from uuid import UUID

from flask import Blueprint, flash, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug import Response

from caserecord.known_devices import LASTS
from domain.refusals import NotInRecord, Refused
from projections.people import is_person
from web import joined, store
from web.cookies import keep, kept
from web.readers import db, permitted
from web.sessions import MY_SIGN_IN, reading_session, require_fresh
from web.user_agents import device_name

pages = Blueprint("known_devices", __name__)

COOKIE = "device"


class IsShared(Refused):
    """Others use this device too, as was said when they signed in."""


def this_device() -> str:
    """What the cookie of this device holds for those who are known on it."""
    return kept(COOKIE)


def this_device_is_called() -> str:
    """The browser and the system of this device, as far as they are said."""
    return device_name(request.user_agent.string)


def device_for(name_id: str) -> str:
    """The id of this device, where it is known for whoever signs in by this name; nothing on any other."""
    return store().known_devices.for_name(name_id, this_device())


def remember(answer: Response, reader: UUID, *, is_mine: bool = False) -> Response:
    """Know this device for somebody from now on."""
    here = store().known_devices.know(reader, device=this_device_is_called(), here=this_device(), is_mine=is_mine)
    return keep(answer, COOKIE, here, lasts=LASTS)


@pages.post("/devices/mine")
def mine() -> Response:
    """Say that this device is one's own. Raises NotInRecord for who has no record, and so no card; IsShared."""
    permitted(MY_SIGN_IN)
    require_fresh()
    signed_in = reading_session()
    if not is_person(db(), signed_in.reader):
        raise NotInRecord
    if signed_in.is_shared:
        raise IsShared("Others use this device too. If only you do, sign in again and say so first.")
    flash(_("Your card works here from now on."))
    return remember(redirect(url_for("devices.devices")), signed_in.reader, is_mine=True)


@pages.post("/devices/known/<uuid:device_id>/forget")
def forget(device_id: UUID) -> Response:
    """Let neither a password alone nor a card work there any more. Raises LastWay."""
    permitted(MY_SIGN_IN)
    require_fresh()
    is_enough = joined().is_password_enough
    store().ways.forget_device(reading_session().reader, device_id, is_password_enough=is_enough)
    flash(_("That device is not known any more."))
    return redirect(url_for("devices.devices"))
