"""Who would like to be one of my people: yes, not now, or no. And who is one no longer."""

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, redirect, url_for
from flask_babel import gettext as _
from werkzeug import Response

from caserecord import role_offers as commands
from web.questions import Answers
from web.sessions import require_fresh

pages = Blueprint("role_offers", __name__)

DECISIONS: dict[str, Any] = {"yes": commands.accept, "no": commands.decline}


@pages.post("/people/<uuid:person_id>/circle/asked/<uuid:offer_id>/<any('yes', 'no'):choice>")
def decide(person_id: UUID, offer_id: UUID, choice: str) -> Response:
    """Say yes or no."""
    require_fresh()
    Answers().do(DECISIONS[choice], person_id, offer_id)
    flash(_("It is as you said."))
    return redirect(url_for("circles.circle", person_id=person_id))


@pages.post("/people/<uuid:person_id>/circle/<uuid:member_id>/goodbye")
def goodbye(person_id: UUID, member_id: UUID) -> Response:
    """End what somebody is to me, from now on."""
    require_fresh()
    Answers().do(commands.say_goodbye, person_id, member_id)
    flash(_("They see nothing here any more."))
    return redirect(url_for("circles.circle", person_id=person_id))
