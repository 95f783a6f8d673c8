"""A new device: a password is right, and is not enough there. A number that is read off a known device lets it in."""

from typing import Any, cast
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, session, url_for
from flask_babel import gettext as _
from marshmallow import fields
from werkzeug import Response

from caserecord.tokens import hash_of
from caserecord.tries import for_number
from caserecord.waiting_devices import WaitedTooLong
from caserecord.ways import PASSWORD
from domain.sayings import Ours
from web import store
from web.known_devices import remember, this_device_is_called
from web.languages import ours
from web.proofs import counted_from_here, is_proved
from web.providers import all_providers
from web.questions import Answers, Questions
from web.readers import permitted
from web.sessions import MY_SIGN_IN, reading_session, require_fresh, sign_in
from web.unsent import page_for

pages = Blueprint("waiting_devices", __name__)

NO_NUMBER: dict[str, Any] = {"required": Ours("Write the number."), "invalid": Ours("Write the number.")}


class LettingIn(Questions):
    """The number that stands on the other device."""

    number = fields.String(required=True, error_messages=NO_NUMBER)


def wait(reader: UUID, *, is_shared: bool) -> Response:
    """Wait on this device, on which somebody just gave their password, and which is not known for them.

    Raises TooManyWaiting.
    """
    before = session.get("waiting", {"token": ""})["token"]
    token = store().waiting_devices.wait(reader, device=this_device_is_called(), instead_of=before)
    session["waiting"] = {"token": token, "is_shared": is_shared}
    return redirect(url_for("waiting_devices.begin"))


@pages.route("/sign-in/new-device", methods=["GET", "POST"])
def begin() -> Response | tuple[str, int]:
    """Write the number, or go another way. Raises WaitedTooLong."""
    waiting = session.get("waiting", {"token": ""})
    token = waiting["token"]
    reader, answers = store().waiting_devices.whose(token), Answers(LettingIn())
    if answers.are_whole():
        name_id = store().credentials.id_of(store().credentials.called(reader))
        counted = [for_number(name_id, hash_of(token)), *counted_from_here()]
        if is_proved(answers, counted, lambda: store().waiting_devices.let_in(token, answers.said["number"])):
            sign_in(reader, way=PASSWORD, is_shared=waiting["is_shared"])
            flash(_("You are in. This device is known from now on: here your name and password are enough."))
            return remember(redirect(page_for(reader, None) or url_for("homes.home")), reader)
    return answers.page("waiting_devices/begin.html", providers=all_providers())


@pages.errorhandler(WaitedTooLong)
def _over(refused: WaitedTooLong) -> Response:
    """Begin once more."""
    flash(ours(refused.says), "not done")
    return redirect(url_for("sign_ins.begin"))


@pages.get("/devices/another")
def another() -> str:
    """Every device that waits for the reader, and the number of the one that was just asked for."""
    permitted(MY_SIGN_IN)
    device_id, number = cast("list[str]", session.pop("number", ["", ""]))
    reader = reading_session().reader
    return render_template(
        "waiting_devices/another.html",
        has_password=bool(store().credentials.called(reader)),
        waiting=store().waiting_devices.of(reader),
        device_id=device_id,
        number=number,
    )


@pages.post("/devices/another/<uuid:device_id>/number")
def number(device_id: UUID) -> Response:
    """Show the number that lets this device in, on the next page and never again. Raises NotInRecord."""
    permitted(MY_SIGN_IN)
    require_fresh()
    session["number"] = [str(device_id), store().waiting_devices.number_for(reading_session().reader, device_id)]
    return redirect(url_for("waiting_devices.another"))


@pages.post("/devices/another/<uuid:device_id>/turn-away")
def turn_away(device_id: UUID) -> Response:
    """Say that it is somebody else, who knows the password."""
    permitted(MY_SIGN_IN)
    store().waiting_devices.turn_away(reading_session().reader, device_id)
    flash(_("It is not let in. But somebody there knows your password. Choose another one now."), "not done")
    return redirect(url_for("devices.devices"))
