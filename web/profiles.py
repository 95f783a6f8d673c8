"""My profile: as each reader sees it, and put in order."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from marshmallow import fields
from werkzeug import Response as AnyResponse

from caserecord import profiles
from domain.clocks import today
from projections.offers import new_for_me
from projections.profiles import profile_of, set_aside_of
from web.questions import Answers, Questions
from web.readers import may, shown

pages = Blueprint("profiles", __name__)


class Moving(Questions):
    """Which entry it follows now; none, when it is the first."""

    after = fields.UUID(load_default=None)


@pages.get("/people/<uuid:person_id>/profile")
def profile(person_id: UUID) -> str:
    """The profile, strengths first."""
    waiting = shown("read what is new for me", person_id, new_for_me) if may("read what is new for me") else ()
    return render_template(
        "profiles/profile.html",
        profile=shown("read the profile", person_id, profile_of),
        waiting=len(waiting),
        today=today(),
    )


@pages.get("/people/<uuid:person_id>/profile/order")
def order(person_id: UUID) -> str:
    """Everything in the profile, with buttons to move it and to leave it out."""
    return render_template(
        "profiles/order.html",
        profile=shown("put the profile in order", person_id, profile_of),
        aside=shown("put the profile in order", person_id, set_aside_of),
    )


@pages.post("/people/<uuid:person_id>/entries/<uuid:entry_id>/move")
def move(person_id: UUID, entry_id: UUID) -> AnyResponse:
    """Move an entry within its heading."""
    Answers(Moving()).do(profiles.move, person_id, entry_id, after=None)
    return redirect(url_for("profiles.order", person_id=person_id, _anchor=f"entry-{entry_id}"))


@pages.post("/people/<uuid:person_id>/entries/<uuid:entry_id>/leave-out")
def leave_out(person_id: UUID, entry_id: UUID) -> AnyResponse:
    """Leave an entry out."""
    Answers().do(profiles.leave_out, person_id, entry_id)
    flash(_("It is left out. You can put it back below."))
    return redirect(url_for("profiles.order", person_id=person_id))


@pages.post("/people/<uuid:person_id>/entries/<uuid:entry_id>/include")
def include(person_id: UUID, entry_id: UUID) -> AnyResponse:
    """Include an entry again."""
    Answers().do(profiles.include, person_id, entry_id)
    flash(_("It is back in your profile."))
    return redirect(url_for("profiles.order", person_id=person_id, _anchor=f"entry-{entry_id}"))
