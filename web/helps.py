"""Help me with this: the person asks one of their people to look at something with them."""

from contextlib import suppress
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug import Response

from caserecord import helps
from domain.clocks import today
from domain.entries import State
from domain.permissions import HELPING
from domain.refusals import NotInRecord
from projections.helps import UsualWay, usual_way_of
from projections.members import circle_of
from projections.offers import offer_of
from projections.shown_entries import ShownEntry
from projections.shown_photos import ShownPhoto, offered_photos_of
from web.questions import Answers
from web.readers import shown

pages = Blueprint("helps", __name__)


@pages.get("/people/<uuid:person_id>/entries/<uuid:entry_id>/help")
@pages.get("/people/<uuid:person_id>/photos/<uuid:photo_id>/help")
def who(person_id: UUID, **asked: UUID) -> str:
    """Choose who to ask."""
    entry = _waiting(person_id, asked["entry_id"]) if "entry_id" in asked else None
    photo = _waiting_photo(person_id, asked["photo_id"]) if "photo_id" in asked else None
    usual = usual_way(person_id)
    helpers = helpers_of(person_id)
    first = [one for one in helpers if usual and one[0] == usual.helper]
    return render_template(
        "helps/who.html",
        offer=entry,
        photo=photo,
        helpers=[*first, *(one for one in helpers if one not in first)],
        later=put_off(),
    )


@pages.post("/people/<uuid:person_id>/entries/<uuid:entry_id>/help/<uuid:helper_id>")
@pages.post("/people/<uuid:person_id>/photos/<uuid:photo_id>/help/<uuid:helper_id>")
def ask(person_id: UUID, helper_id: UUID, **asked: UUID) -> Response:
    """Ask them. It waits, and the next one comes."""
    (offer_id,) = asked.values()
    Answers().do(helps.ask, person_id, offer_id, helper_id)
    flash(_("They can see that you want help. They cannot see what it is about."))
    return redirect(url_for("offers.new", person_id=person_id, later=[*put_off(), offer_id]))


def _waiting(person_id: UUID, entry_id: UUID) -> ShownEntry:
    """An offer that waits. Raises NotAllowed, NotInRecord."""
    offer = shown("decide about an offer", person_id, offer_of, entry_id=entry_id)
    if offer.state != State.WAITING:
        raise NotInRecord
    return offer


def _waiting_photo(person_id: UUID, photo_id: UUID) -> ShownPhoto:
    """A photo that waits. Raises NotAllowed, NotInRecord."""
    waiting = shown("decide about an offer", person_id, offered_photos_of)
    found = next((photo for photo in waiting if photo.id == photo_id), None)
    if found is None:
        raise NotInRecord
    return found


def put_off() -> list[UUID]:
    """What the person put off in this sitting: it comes back last. Carried from page to page, and kept nowhere."""
    put: list[UUID] = []
    for said in request.args.getlist("later"):
        with suppress(ValueError):
            put.append(UUID(said))
    return list(dict.fromkeys(put))


def helpers_of(person_id: UUID) -> list[tuple[UUID, str]]:
    """The person's people who can help today, by id and name."""
    day = today()
    in_circle = shown("read the circle", person_id, circle_of)
    return list(
        {one.member: (one.member, one.name) for one in in_circle if one.role in HELPING and one.in_force(day)}.values()
    )


def usual_way(person_id: UUID) -> UsualWay | None:
    """Who helped last and how the person said things then, for whoever sits with them."""
    return shown("decide about an offer", person_id, usual_way_of)
