"""See what they will see: the person's own profile, as each of their people gets it."""

from uuid import UUID

from flask import Blueprint, render_template
from marshmallow import fields

from domain.clocks import today
from domain.permissions import decide
from projections.chosen_profiles import choices_of
from projections.profiles import profile_of
from web.entries import people_now
from web.profiles import MOST
from web.questions import Questions, chosen
from web.readers import permitted, shown_as

pages = Blueprint("sightings", __name__)


class Looking(Questions):
    """Which profile; the main one, unless it is said."""

    profile = fields.UUID()


@pages.get("/people/<uuid:person_id>/seen-by")
def readers(person_id: UUID) -> str:
    """Everybody who gets the profile, by name."""
    permitted("see what they will see", person_id)
    return render_template("sightings/readers.html", names=_readers(person_id))


@pages.get("/people/<uuid:person_id>/seen-by/<uuid:member_id>")
def seen_by(person_id: UUID, member_id: UUID) -> str:
    """The very profile that somebody gets, and which others. Raises NotInRecord where they get none."""
    choice = chosen(Looking())[0].get("profile")
    profile = shown_as(member_id, person_id, profile_of, chosen=choice, most=MOST)
    return render_template(
        "sightings/seen-by.html",
        profile=profile,
        choices=shown_as(member_id, person_id, choices_of),
        name=_readers(person_id).get(member_id, ""),
        member_id=member_id,
        today=today(),
    )


def _readers(person_id: UUID) -> dict[UUID, str]:
    """Who among the person's people reads a profile, by id."""
    return {
        someone.member: someone.name
        for someone in people_now(person_id)
        if decide("read the profile", frozenset({someone.role}))
    }
