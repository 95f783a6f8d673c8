"""Undoing the last change: offered where it was just made, and on the page of an entry."""

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, redirect, url_for
from flask_babel import gettext as _
from marshmallow import fields
from werkzeug import Response

from caserecord import undoing
from domain.adjustments import Adjustment
from domain.easy_reads import EasyRead
from domain.profiles import Profile
from projections.chosen_profiles import choice_of
from projections.recordings import recording_heard
from projections.shown_photos import photo_seen
from web import store
from web.questions import Answers, Questions, chosen, still_shown
from web.readers import actor, may
from web.sessions import reading_session

pages = Blueprint("undoing", __name__)


class Undoing(Questions):
    """What an entry followed before it was moved, among which kind of card; and what was begun at once with it."""

    after = fields.UUID()
    also = fields.List(fields.UUID())
    card = fields.String()


def done(says: str, person_id: UUID, part_id: UUID | None, answers: Answers, **moved: Any) -> None:
    """Say that something is done, with the way to undo it where there is one. `moved` is for `Undoing`."""
    seen = None
    if part_id and may("undo the last change"):
        seen = undoing.number_of_last_change(store(), part_id, by=actor(), command_id=answers.command_id)
    if seen is None:
        flash(says)
    else:
        # A message's category is the address of the button beside it.
        flash(says, url_for("undoing.undo", person_id=person_id, part_id=part_id, seen=seen, **moved))


@pages.post("/people/<uuid:person_id>/changed/<uuid:part_id>/<int:seen>/undo")
def undo(person_id: UUID, part_id: UUID, seen: int) -> Response:
    """Undo the last change of something, if nothing was changed since."""
    moved = chosen(Undoing())[0]
    Answers().do(undoing.undo, person_id, part_id, seen=seen, after=moved.get("after"), also=moved.get("also", ()))
    flash(_("It is as it was before."))
    if "card" in moved:
        return redirect(url_for("cards.cards", person_id=person_id, card_key=moved["card"]))
    return redirect(_page_of(person_id, part_id))


def _page_of(person_id: UUID, part_id: UUID) -> str:
    match store().read_stream(part_id)[-1].event:
        case Adjustment.Event():
            return url_for("adjustments.adjustments", person_id=person_id)
        case EasyRead.ApprovalTakenBack() | EasyRead.DeclineTakenBack():
            return url_for("offers.new", person_id=person_id)
        case EasyRead.Event(entry=entry_id):
            return url_for("profiles.profile", person_id=person_id, words="easy", _anchor=f"entry-{entry_id}")
    if part_id == Profile.id_of(person_id):
        return url_for("profiles.order", person_id=person_id)
    if part_id == person_id:
        return url_for("profiles.profile", person_id=person_id)
    if still_shown("read the profile", person_id, choice_of, profile_id=part_id):
        return url_for("chosen_profiles.profile", person_id=person_id, profile_id=part_id)
    if still_shown("read the profile", person_id, photo_seen, photo_id=part_id):
        return url_for("photos.photo", person_id=person_id, photo_id=part_id)
    if found := still_shown("read the profile", person_id, recording_heard, recording_id=part_id):
        part_id = found.about
    if reading_session().with_person:  # what they helped with may be kept from them now
        return url_for("profiles.profile", person_id=person_id, _anchor=f"entry-{part_id}")
    return url_for("entries.entry", person_id=person_id, entry_id=part_id)
