"""Undoing the last change: offered where it was just made, and on the page of an entry."""

from uuid import UUID

from flask import Blueprint, flash, redirect, url_for
from flask_babel import gettext as _
from marshmallow import fields
from werkzeug import Response

from caserecord import undoing
from domain.profiles import Profile
from domain.refusals import NotInRecord
from projections.chosen_profiles import choice_of
from web.questions import Answers, Questions, chosen
from web.readers import reading_session, shown, store

pages = Blueprint("undoing", __name__)


class Undoing(Questions):
    """What an entry followed before it was moved."""

    after = fields.UUID()


def done(says: str, person_id: UUID, part_id: UUID | None, answers: Answers, *, after: UUID | None = None) -> None:
    """Say that something is done, with the way to undo it where there is one."""
    seen = part_id and undoing.number_of_last_change(store(), part_id, command_id=answers.command_id)
    if part_id is None or seen is None:
        flash(says)
    else:
        # A message's category is the address of the button beside it.
        flash(says, url_for("undoing.undo", person_id=person_id, part_id=part_id, seen=seen, after=after))


@pages.post("/people/<uuid:person_id>/changed/<uuid:part_id>/<int:seen>/undo")
def undo(person_id: UUID, part_id: UUID, seen: int) -> Response:
    """Undo the last change of something, if nothing was changed since."""
    Answers().do(undoing.undo, person_id, part_id, seen=seen, after=chosen(Undoing())[0].get("after"))
    flash(_("It is as it was before."))
    return redirect(_page_of(person_id, part_id))


def _page_of(person_id: UUID, part_id: UUID) -> str:
    if part_id == Profile.id_of(person_id):
        return url_for("profiles.order", person_id=person_id)
    try:
        shown("read the profile", person_id, choice_of, profile_id=part_id)
    except NotInRecord:
        if reading_session().with_person:  # what they helped with may be kept from them now
            return url_for("profiles.profile", person_id=person_id, _anchor=f"entry-{part_id}")
        return url_for("entries.entry", person_id=person_id, entry_id=part_id)
    return url_for("chosen_profiles.profile", person_id=person_id, profile_id=part_id)
