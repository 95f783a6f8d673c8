"""Photos that somebody offers: of the person, or with good news. The person decides, as about any offer."""

from uuid import UUID

from flask import Blueprint, flash, redirect, url_for
from flask_babel import gettext as _
from werkzeug import Response

from caserecord import photos
from domain.refusals import NotInRecord
from domain.sayings import Ours
from projections.offers import offers_by
from web.helps import put_off
from web.languages import ours
from web.photos import SOMEBODY_ELSE, Adding, kept_by, people_in
from web.questions import Answers
from web.readers import shown
from web.undoing import done

pages = Blueprint("offered_photos", __name__)

DECISIONS = {
    "yes": (photos.accept, Ours("You said yes to the photo.")),
    "just-for-me": (photos.keep_private, Ours("The photo is just for you.")),
    "no": (photos.decline, Ours("You said no thank you to the photo.")),
}


@pages.route("/people/<uuid:person_id>/photos/offer/<uuid:about>", methods=["GET", "POST"])
def offer(person_id: UUID, about: UUID) -> Response | tuple[str, int]:
    """Offer a photo of the person, or with something that the reader offered."""
    mine = {offer.id: offer.words for offer in shown("read what I offered", person_id, offers_by)}
    if about not in {person_id, *mine}:
        raise NotInRecord
    answers = Answers(Adding(), shape="whole", part="middle", who=[])
    if answers.done(kept_by(photos.offer), person_id, about):
        flash(_("Thank you. It is offered, and waits until they decide."))
        return redirect(url_for("offers.mine", person_id=person_id))
    return answers.page(
        "photos/add.html",
        thing=mine.get(about, ""),
        people=people_in(person_id),
        about=about,
        somebody_else=SOMEBODY_ELSE,
    )


@pages.post("/people/<uuid:person_id>/photos/<uuid:photo_id>/decide/<any('yes', 'just-for-me', 'no'):choice>")
def decide(person_id: UUID, photo_id: UUID, choice: str) -> Response:
    """Yes, show it; just for me; no thank you."""
    command, said = DECISIONS[choice]
    answers = Answers()
    answers.do(command, person_id, photo_id)
    done(ours(said), person_id, photo_id, answers)
    return redirect(url_for("offers.new", person_id=person_id, later=put_off()))
