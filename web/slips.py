"""Paper slips: printed, ticked by hand, and put in afterwards on one page, with who helped and how."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, flash, redirect, request, url_for
from flask_babel import gettext as _
from marshmallow import ValidationError, fields, validate, validates_schema
from werkzeug import Response as AnyResponse

from caserecord import slips
from caserecord.slips import Choice, Slip
from caserecord.stores import Store
from domain.clocks import today
from domain.expressions import WAYS
from domain.people import LANGUAGES
from domain.permissions import Actor
from domain.refusals import NotInRecord
from domain.sayings import Ours
from domain.words import LONGEST
from exports.slips import slips as slips_on_paper
from projections.offers import new_for_me
from projections.shown_entries import ShownEntry, entry_of
from projections.shown_photos import offered_photos_of
from projections.slips import slips_of
from web import joined, store
from web.helps import helpers_of, usual_way
from web.questions import Answers, Questions, chosen, few_words
from web.readers import shown
from web.sessions import reading_session

pages = Blueprint("slips", __name__)

ON_PAPER = "ticked a paper slip"
CHOICES = {
    "": Ours("No box was ticked. It still waits."),
    Choice.YES: Ours("Yes, show this"),
    Choice.MY_WORDS: Ours("Yes, in my words"),
    Choice.JUST_FOR_ME: Ours("Just for me"),
    Choice.NO: Ours("No thank you"),
}
OF_PHOTOS = {choice: said for choice, said in CHOICES.items() if choice != Choice.MY_WORDS}


class Printing(Questions):
    """In which language its boxes are said."""

    language = fields.String(validate=validate.OneOf(LANGUAGES))


class Entering(Questions):
    """Who helped, and how it was shown; with a choice and perhaps words for each slip (`questions_about`)."""

    helper = fields.UUID(load_default=None)
    how = fields.String(load_default=ON_PAPER, validate=validate.OneOf(WAYS, error=Ours("Choose one from the list.")))

    @validates_schema
    def words_with_my_words(self, said: dict[str, Any], **_more: Any) -> None:
        """Whoever ticked "in my words" has words."""
        for name, choice in said.items():
            words = name.replace("choice-", "words-")
            if choice == Choice.MY_WORDS and not said.get(words, "").strip():
                raise ValidationError(Ours("Write the words that are on the slip."), words)


@pages.get("/people/<uuid:person_id>/new/slips.pdf")
def paper(person_id: UUID) -> Response:
    """What waits, each on a slip of its own, to be ticked by hand. Raises NotPrinted."""
    waiting = shown("decide about an offer", person_id, slips_of)
    language = chosen(Printing())[0].get("language") or waiting.opening.language
    made = slips_on_paper(waiting, store().blob, today(), language)
    pdf = joined().printer.pdf_of(made.html, made.resources)
    return Response(pdf, mimetype="application/pdf", headers={"Content-Disposition": 'inline; filename="slips.pdf"'})


@pages.route("/people/<uuid:person_id>/new/slips", methods=["GET", "POST"])
def enter(person_id: UUID) -> AnyResponse | tuple[str, int]:
    """Put in what was ticked. What somebody else put in meanwhile is shown, and not asked again."""
    waiting = shown("decide about an offer", person_id, new_for_me)
    photos = shown("decide about an offer", person_id, offered_photos_of)
    gone = [id_ for id_ in _sent() if id_ not in {*(offer.id for offer in waiting), *(photo.id for photo in photos)}]
    usual = usual_way(person_id)
    answers = Answers(
        questions_about([*(offer.id for offer in waiting), *gone], [photo.id for photo in photos]),
        helper=(reading_session().with_person and reading_session().reader) or (usual.helper if usual else ""),
        how=ON_PAPER,
    )
    if answers.done(_enter, person_id):
        count = len(_ticked(answers.said))
        flash(_("Choices put in: %(count)s. What was not ticked still waits.", count=count))
        return redirect(url_for("offers.new", person_id=person_id))
    return answers.page(
        "slips/enter.html",
        offers=waiting,
        photos=photos,
        decided=[_as_decided(person_id, id_) for id_ in gone],
        helpers=helpers_of(person_id),
        choices=CHOICES.items(),
        of_photos=OF_PHOTOS.items(),
        ways=[(str(way), way) for way in WAYS],
    )


def questions_about(offers: list[UUID], photos: list[UUID]) -> Questions:
    """The questions about these slips: a photo is not said in other words."""
    each: dict[str, Any] = {}
    for offer in offers:
        each[f"choice-{offer}"] = fields.String(load_default="", validate=validate.OneOf([*CHOICES]))
        each[f"words-{offer}"] = few_words(LONGEST)
    for photo in photos:
        each[f"choice-{photo}"] = fields.String(load_default="", validate=validate.OneOf([*OF_PHOTOS]))
    asked = Entering.from_dict(each)()
    assert isinstance(asked, Questions)
    return asked


def _enter(
    store: Store, person_id: UUID, *, by: Actor, how: str, helper: UUID | None = None, **said: str
) -> UUID | None:
    slips.enter(store, person_id, _ticked(said), helper=helper, by=replace(by, how=how))
    return None


def _ticked(said: dict[str, Any]) -> tuple[Slip, ...]:
    """The slips on which something was ticked."""
    return tuple(
        Slip(UUID(offer), Choice(choice), said[f"words-{offer}"] if choice == Choice.MY_WORDS else "")
        for name, choice in said.items()
        if choice and (offer := name.removeprefix("choice-")) != name
    )


def _sent() -> list[UUID]:
    """The slips that the form was about."""
    try:
        return [UUID(name.removeprefix("choice-")) for name in request.form if name.startswith("choice-")]
    except ValueError as error:
        raise NotInRecord from error


def _as_decided(person_id: UUID, entry_id: UUID) -> ShownEntry | None:
    """What somebody decided meanwhile, as far as whoever enters it may know."""
    try:
        return shown("decide about an offer", person_id, entry_of, entry_id=entry_id)
    except NotInRecord:
        return None
