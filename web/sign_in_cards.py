"""My sign-in card: made with a picture of one's own, printed, and ended in one press."""

from typing import Any
from uuid import UUID

from flask import Blueprint, Flask, Response, current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from marshmallow import fields
from msgspec import Struct, json
from werkzeug import Response as AnyResponse

from caserecord import letting_in
from caserecord.getting_in import is_stopped
from caserecord.houses import is_of_the_house
from caserecord.stores import Store
from domain.card_pictures import DRAWINGS, SHOWN, choose
from domain.clocks import today
from domain.permissions import Actor
from domain.refusals import NotInRecord
from domain.sayings import Ours
from domain.sign_ins import IN_THE_HOUSE, IS_STOPPED, NO_OTHER_WAY
from exports.sign_in_cards import CardToPrint, sign_in_card
from projections.people import name_in
from projections.shown_photos import ShownPhoto, photo_of, photos_for_card
from web import joined, store
from web.codes import address_with
from web.languages import ours
from web.new_links import NewLinks
from web.questions import Answers, Questions, few_words
from web.readers import permitted, shown
from web.sessions import reading_session, require_fresh

pages = Blueprint("sign_in_cards", __name__)

DOING = "make a card to sign in with"
NOT_CHOSEN: dict[str, Any] = {"required": Ours("Choose your picture."), "invalid": Ours("Choose your picture.")}
MOST_PHOTOS = 30
"""Photos to choose from at once, the newest."""


class Making(Questions):
    """Which picture is theirs, and what stands on the card."""

    picture = fields.String(required=True, error_messages=NOT_CHOSEN)
    name = few_words()
    photo = fields.Boolean(load_default=False)
    give_to = few_words()


class NewCard(Struct):
    """What was asked for, for as long as it can be printed."""

    address: str
    name: str
    photo: bool
    give_to: str


def join(app: Flask) -> None:
    """Remember the addresses of new cards, for a few minutes."""
    app.extensions["new sign-in cards"] = NewLinks()


def key_of(photo: ShownPhoto) -> str:
    """What a photo is called among the pictures of a card."""
    return f"photo:{photo.id}"


@pages.get("/people/<uuid:person_id>/sign-in-card")
def card(person_id: UUID) -> str:
    """The card that they have, if they have one, and what can be done about it."""
    permitted(DOING, person_id)
    return render_template(
        "sign_in_cards/card.html",
        card=store().sign_in_cards.of(person_id),
        is_new=bool(_new_card(person_id)),
        why_not=ours(_why_not(person_id)),
    )


@pages.route("/people/<uuid:person_id>/sign-in-card/make", methods=["GET", "POST"])
def make(person_id: UUID) -> AnyResponse | tuple[str, int]:
    """Choose a picture, and make the card. One that there was ends. Where none can be made, their page says why."""
    permitted(DOING, person_id)
    if request.method == "GET" and _why_not(person_id):
        return redirect(url_for("sign_in_cards.card", person_id=person_id))
    require_fresh()
    answers = Answers(Making(), name=shown(DOING, person_id, name_in).name)
    if answers.done(_make, person_id):
        flash(_("Your card is made. Print it now. A card that you had before has ended."))
        return redirect(url_for("sign_in_cards.card", person_id=person_id))
    photos = _photos(person_id)
    return answers.page(
        "sign_in_cards/make.html",
        drawings={key: ours(says) for key, says in DRAWINGS.items()},
        photos={key_of(photo): photo for photo in photos} if len(photos) >= SHOWN else {},
        needed=SHOWN,
    )


@pages.get("/people/<uuid:person_id>/sign-in-card/card.pdf")
def paper(person_id: UUID) -> Response:
    """The card that was just made here, to print. Raises NotInRecord where it was made long ago or elsewhere."""
    permitted(DOING, person_id)
    new = _new_card(person_id)
    if new is None:
        raise NotInRecord
    opening = shown(DOING, person_id, name_in)
    face = shown(DOING, person_id, photo_of, about=person_id) if new.photo else None
    photo = store().blob(person_id, face.id, face.small) if face else None
    made = sign_in_card(CardToPrint(new.address, new.name, new.give_to, photo, today()), opening.language)
    return Response(
        joined().printer.pdf_of(made.html, made.resources),
        mimetype="application/pdf",
        headers={"Content-Disposition": 'inline; filename="card.pdf"'},
    )


@pages.post("/people/<uuid:person_id>/sign-in-card/end")
def end(person_id: UUID) -> AnyResponse:
    """End it, at once."""
    Answers().do(letting_in.end_card, person_id)
    _new_cards().forget(person_id)
    flash(_("Your card has ended. It opens nothing any more."))
    return redirect(url_for("sign_in_cards.card", person_id=person_id))


def _make(to: Store, person_id: UUID, *, picture: str, by: Actor, **said: Any) -> None:
    """Make it. Its code is nowhere but in the memory of this program, and there for a few minutes."""
    among = DRAWINGS if picture in DRAWINGS else [key_of(photo) for photo in _photos(person_id)]
    code = letting_in.make_card(to, person_id, choose(picture, among), by=by)
    if code:
        new = NewCard(address_with(code, "opened_cards.card"), **said)
        _new_cards().keep(reading_session().id, person_id, json.encode(new).decode())


def _photos(person_id: UUID) -> tuple[ShownPhoto, ...]:
    return shown(DOING, person_id, photos_for_card)[:MOST_PHOTOS]


def _why_not(person_id: UUID) -> str:
    """Why no card can be made here just now; nothing where one can."""
    signed_in = reading_session()
    if signed_in.with_person and is_of_the_house(store(), person_id, signed_in.reader):
        return IN_THE_HOUSE
    if is_stopped(store(), person_id):
        return IS_STOPPED
    return "" if store().ways.has_any(person_id) else NO_OTHER_WAY


def _new_card(person_id: UUID) -> NewCard | None:
    kept = _new_cards().find(reading_session().id, person_id)
    return json.decode(kept, type=NewCard) if kept else None


def _new_cards() -> NewLinks:
    known: NewLinks = current_app.extensions["new sign-in cards"]
    return known
