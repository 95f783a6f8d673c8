"""Where I am signed in: each device, and signing out there or everywhere."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug import Response

from caserecord.ways import IDENTITY, PASSKEY, SAID
from web import joined, store
from web.known_devices import this_device
from web.proofs import has_only_other_ways
from web.providers import all_providers
from web.readers import permitted
from web.sessions import MY_SIGN_IN, reading_session, require_fresh, sign_out

pages = Blueprint("devices", __name__)


@pages.get("/devices")
def devices() -> str:
    """Every device on which the reader is signed in."""
    permitted(MY_SIGN_IN)
    signed_in = reading_session()
    called = store().credentials.called(signed_in.reader)
    return render_template(
        "devices/devices.html",
        devices=store().sessions.of(signed_in.reader),
        ways=SAID,
        here=signed_in.id,
        called=called,
        has_only_other_ways=has_only_other_ways(signed_in.reader),
        asks_for_more=called and not joined().is_password_enough,
        passkeys=store().ways.of(signed_in.reader, PASSKEY),
        accounts=store().ways.of(signed_in.reader, IDENTITY),
        providers=all_providers(),
        known=store().known_devices.of(signed_in.reader, this_device()),
    )


@pages.post("/devices/<uuid:device_id>/sign-out")
def end(device_id: UUID) -> Response:
    """Sign out on one device, by whoever proved lately who they are: a thief could else keep its owner out.

    Raises NotInRecord: nobody is told that they ended what is somebody else's.
    """
    permitted(MY_SIGN_IN)
    require_fresh()
    store().sessions.end_one(reading_session().reader, device_id)
    flash(_("You are signed out there."))
    return redirect(url_for("devices.devices"))


@pages.post("/devices/sign-out")
def end_all() -> Response:
    """Sign out everywhere, here too. Other devices are forgotten. A card works only where its owner says so again."""
    permitted(MY_SIGN_IN)
    require_fresh()
    store().sessions.end_all(reading_session().reader)
    store().known_devices.forget_others(reading_session().reader, this_device())
    sign_out()
    return redirect("/")
