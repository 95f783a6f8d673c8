"""What a sign-in card opens: nine pictures, on a device of whoever has it. Everywhere else it is one plain page.

Nothing here says whose card it is. Whoever comes in by a card has proved nothing anew: what changes who gets in asks
for another way.
"""

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask_babel import ngettext
from marshmallow import fields
from werkzeug import Response as AnyResponse

from caserecord.permits import permit
from caserecord.sign_in_cards import NOT_HERE, CardLocked, NotThatPicture, OpenedCard
from caserecord.tries import TooManyTries
from caserecord.ways import CARD
from domain.card_pictures import DRAWINGS
from domain.permissions import Actor
from domain.refusals import NotInRecord, Refused
from domain.sayings import Ours
from projections.disclosures import Leaving, disclose
from projections.people import language_of
from projections.shown_photos import ShownPhoto, photos_for_card
from web import store
from web.codes import code_kept, code_sent, keep_code, page_for_code
from web.headers import leave_no_trail
from web.known_devices import remember, this_device
from web.languages import ours, speak
from web.photos import jpeg
from web.proofs import counted_from_here
from web.questions import Answers, Questions
from web.readers import db
from web.sessions import sign_in
from web.sign_in_cards import DOING, key_of
from web.unsent import page_for

pages = Blueprint("opened_cards", __name__)
pages.after_request(leave_no_trail)

OPENED = "card"
"""Under which name this browser keeps the code of a card."""
NONE_PICKED: dict[str, Any] = {"required": Ours("Pick your picture."), "invalid": Ours("Pick your picture.")}


class Picking(Questions):
    """Which picture is theirs."""

    picture = fields.String(required=True, error_messages=NONE_PICKED)


@pages.route("/card", methods=["GET", "POST"])
def card() -> AnyResponse | tuple[str, int]:
    """The first page of every card: its code comes in a form. Raises CardClosed, CardLocked."""
    if first := page_for_code("opened_cards/card.html"):
        return first
    code = code_sent()
    store().sign_in_cards.open(code, this_device())
    keep_code(OPENED, code)
    return redirect(url_for("opened_cards.pictures"))


@pages.route("/card/pictures", methods=["GET", "POST"])
def pictures() -> AnyResponse | tuple[str, int]:
    """Pick a picture, and be in. Raises CardClosed, CardLocked."""
    code = code_kept(OPENED)
    if not code:
        return redirect(url_for("opened_cards.card"))
    opened = store().sign_in_cards.open(code, this_device())
    photos = {key_of(photo): photo for photo in _photos(opened)}
    speak(language_of(db(), opened.person_id))
    answers = Answers(Picking())
    if answers.are_whole() and (reader := _picked(code, answers)):
        return remember(redirect(page_for(reader, None) or url_for("homes.home")), reader)
    shown = [each for each in opened.pictures if each in DRAWINGS or each in photos]
    return answers.page("opened_cards/pictures.html", pictures=shown, drawings=DRAWINGS, photos=photos)


@pages.get("/card/photos/<uuid:photo_id>.jpg")
def photo(photo_id: UUID) -> Response:
    """One of the photos to pick from. Raises CardClosed, CardLocked, NotInRecord."""
    opened = store().sign_in_cards.open(code_kept(OPENED), this_device())
    found = next((each for each in _photos(opened) if each.id == photo_id), None)
    if found is None:
        raise NotInRecord
    return jpeg(found.person_id, found.id, found.small)


@pages.errorhandler(Refused)
def _closed(refused: Refused) -> tuple[str, int]:
    """One page for a card that ended, was guessed, or is not on a device of whoever has it."""
    if isinstance(refused, CardLocked):
        return render_template("opened_cards/closed.html", says=ours(refused.says), typed=""), 429
    return render_template("opened_cards/closed.html", says=ours(NOT_HERE), typed=request.form.get("code", "")), 403


def _picked(code: str, answers: Answers) -> UUID | None:
    """Who picked the right picture, and is signed in; else the form says so. Raises CardClosed, CardLocked."""
    counted = counted_from_here()
    try:
        store().tries.begin(*counted)
        picked = store().sign_in_cards.pick(code, this_device(), answers.said["picture"])
    except TooManyTries as wait:
        answers.take_back(wait, status=429)
        return None
    except NotThatPicture as wrong:
        answers.take_back(wrong)
        return None
    store().tries.succeeded(counted)
    sign_in(picked.person_id, way=CARD)
    if times := picked.wrong_before:
        told = ngettext(
            "Before this, somebody picked %(num)s wrong picture. If it was not you, tell somebody you trust.",
            "Before this, somebody picked %(num)s wrong pictures. If it was not you, tell somebody you trust.",
            times,
        )
        flash(told, "not done")
    return picked.person_id


def _photos(opened: OpenedCard) -> list[ShownPhoto]:
    """Those of the nine that are photos and may still be shown, here, where nobody has proved anything yet.

    It is the person's own device, they chose the photos for it, and nobody who has to agree is left unasked.
    """
    if not any(each not in DRAWINGS for each in opened.pictures):
        return []
    leave = permit(store(), Actor(opened.person_id), opened.person_id, DOING)
    found = disclose(Leaving(), db(), leave, photos_for_card)  # what the person sees of their own is not written down
    return [each for each in found if key_of(each) in opened.pictures]
