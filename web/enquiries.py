"""Enquiries: asking who knew what, in one record, about one thing at a time, for a reason that the person reads."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from marshmallow import fields, validate
from werkzeug import Response

from caserecord import enquiries as commands
from domain.clocks import today
from domain.enquiries import DAYS, READ_BY
from domain.sayings import Ours
from domain.words import LONGEST_NAME
from projections.enquiries import enquiries_of, enquiry_of
from projections.knowledge import MAY_BE_MORE, NO_BLAME, NOT_YET, to_ask_about, who_knew
from web import store
from web.histories import FURTHEST, NOT_A_DAY
from web.questions import Answers, Questions, chosen, words
from web.readers import permitted, shown

pages = Blueprint("enquiries", __name__)

OPEN = "open an enquiry"
ASK = "ask who knew what"


class Beginning(Questions):
    """What it is called, and why it is asked."""

    called = words(longest=LONGEST_NAME, missing=Ours("Write what you call it."))
    why = words(missing=Ours("Write why you ask."))


class Choosing(Questions):
    """Which days to look at."""

    from_day = fields.Date(error_messages=NOT_A_DAY)
    to_day = fields.Date(error_messages=NOT_A_DAY)
    before = fields.Integer(validate=validate.Range(1, FURTHEST, error=Ours("Begin with the newest again.")))


class AskingAbout(Questions):
    """What it is about, and by which day."""

    at = fields.Integer(validate=validate.Range(1, FURTHEST))
    on = fields.Date(error_messages=NOT_A_DAY)


@pages.get("/people/<uuid:person_id>/enquiries")
def enquiries(person_id: UUID) -> str:
    """Those that the reader began."""
    return render_template("enquiries/enquiries.html", enquiries=shown(ASK, person_id, enquiries_of, day=today()))


@pages.route("/people/<uuid:person_id>/enquiries/begin", methods=["GET", "POST"])
def begin(person_id: UUID) -> Response | tuple[str, int]:
    """Begin one."""
    permitted(OPEN, person_id)
    answers = Answers(Beginning())
    if answers.done(commands.begin, person_id):
        return redirect(url_for("enquiries.enquiry", person_id=person_id, enquiry_id=answers.outcome))
    return answers.page("enquiries/begin.html", days=DAYS)


@pages.get("/people/<uuid:person_id>/enquiries/<uuid:enquiry_id>")
def enquiry(person_id: UUID, enquiry_id: UUID) -> tuple[str, int]:
    """One of them, with what can be asked about while it is open."""
    asked, errors = chosen(Choosing())
    found = shown(ASK, person_id, enquiry_of, enquiry_id=enquiry_id, day=today())
    to_ask = None
    if found.is_open:
        to_ask = shown(ASK, person_id, to_ask_about, store(), enquiry_id=enquiry_id, day=today(), **asked)
    page = render_template(
        "enquiries/enquiry.html", enquiry=found, to_ask=to_ask, kinds=READ_BY, asked=asked, errors=errors
    )
    return page, 422 if errors else 200


@pages.get("/people/<uuid:person_id>/enquiries/<uuid:enquiry_id>/about")
def about(person_id: UUID, enquiry_id: UUID) -> Response | tuple[str, int]:
    """How one thing came to be known. Raises NotInRecord, EnquiryOver, NotADay."""
    asked, errors = chosen(AskingAbout())
    permitted(ASK, person_id)
    if "at" not in asked:
        return redirect(url_for("enquiries.enquiry", person_id=person_id, enquiry_id=enquiry_id))
    question = {"enquiry_id": enquiry_id, "position": asked["at"], "on": asked.get("on")}
    page = render_template(
        "enquiries/about.html",
        known=shown(ASK, person_id, who_knew, store(), day=today(), **question),
        errors=errors,
        may_be_more=MAY_BE_MORE,
        not_yet=NOT_YET,
        no_blame=NO_BLAME,
    )
    return page, 422 if errors else 200


@pages.post("/people/<uuid:person_id>/enquiries/<uuid:enquiry_id>/close")
def close(person_id: UUID, enquiry_id: UUID) -> Response:
    """Ask no more."""
    Answers().do(commands.close, person_id, enquiry_id)
    flash(_("This enquiry is over."))
    return redirect(url_for("enquiries.enquiries", person_id=person_id))
