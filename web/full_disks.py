"""A disk that is nearly full: what is kept can be read, and nothing more is taken until there is room.

The room that is left is for writing down who looked, without which no page is given, and for whatever keeps somebody
safe or somebody else out.
"""

import shutil

from flask import Flask, flash, render_template, request
from flask_babel import gettext as _
from werkzeug import Response

from web import joined
from web.unsent import back_to_the_form

LEAST_ROOM = 100 * 1024 * 1024
"""Bytes that must be free where the record is kept: a change of words takes a few hundred, a photo far more."""
TAKEN = frozenset({"alarms", "emergencies", "likes", "safeguarding_notes", "stops"}) | frozenset(
    {"demo_sign_ins", "opened_cards", "passkeys", "proofs", "providers", "sign_ins", "sign_outs", "waiting_devices"}
)
"""The nouns of what keeps somebody safe, of signing in and out, and of how one reads: their forms are always taken."""
TAKEN_TOO = frozenset(
    {
        *("devices.end", "devices.end_all", "known_devices.forget"),
        *("circles.leave", "links.stop", "role_offers.goodbye", "sign_in_cards.end"),
        *("opened_links.link", "readings.why", "searches.search"),
    }
)
"""The same of other nouns: what ends somebody's way in, and what reading takes."""


def join(app: Flask) -> None:
    """Say on every page that nothing more is taken, and take nothing more."""
    app.before_request(_take_nothing_more)
    app.jinja_env.globals["is_disk_nearly_full"] = is_nearly_full


def is_nearly_full() -> bool:
    """Whether there is too little room to go on."""
    return shutil.disk_usage(joined().views.path.parent).free < LEAST_ROOM


def _take_nothing_more() -> Response | tuple[str, int, dict[str, str]] | None:
    if request.method != "POST" or request.blueprint in TAKEN or request.endpoint in TAKEN_TOO or not is_nearly_full():
        return None
    if form := back_to_the_form():
        says = _("Your words are still here, for half an hour. Copy them, or send them again when there is room.")
        flash(says, "not done")
        return form
    says = _("This cannot be kept now. There is no room for more.")
    return render_template("errors/refused.html", says=says, back=""), 503, {"Retry-After": "60"}
