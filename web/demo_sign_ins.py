"""Who are you today? The sign-in of a demo, where everybody is invented. On any other store it does not exist."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from marshmallow import ValidationError, fields, validate
from werkzeug import Response

from caserecord.permits import roles_in
from caserecord.ways import DEMO
from domain.expressions import WAYS
from domain.permissions import Actor
from domain.refusals import NotInRecord
from projections.members import everybody
from web import store
from web.questions import Questions
from web.readers import db
from web.sessions import sign_in
from web.together import usual_way
from web.unsent import page_for

pages = Blueprint("demo_sign_ins", __name__)


class SigningIn(Questions):
    """Who somebody is today, and whom they are sitting with."""

    reader = fields.UUID(required=True)
    with_person = fields.UUID(load_default=None)
    how = fields.String(load_default="", validate=validate.OneOf(("", *WAYS)))


@pages.get("/who")
def who() -> str:
    """Everybody there is to be."""
    known = everybody(db())
    helpers = {
        person.id: [member for member in known if not member.is_person and _may_help(member.id, person.id)]
        for person in known
        if person.is_person
    }
    usual = {person_id: usual_way(person_id, [one.id for one in known]) for person_id, known in helpers.items()}
    return render_template("demo_sign_ins/who.html", known=known, helpers=helpers, usual=usual)


@pages.post("/who")
def be() -> Response:
    """Be somebody. Raises NotInRecord."""
    try:
        said = SigningIn().load(request.form.to_dict())
    except ValidationError as error:
        raise NotInRecord("There is nobody here who is called that.") from error
    if said["reader"] not in {known.id for known in everybody(db())}:
        raise NotInRecord("There is nobody here who is called that.")
    with_person = said.get("with_person")
    if with_person and not _may_help(said["reader"], with_person):
        raise NotInRecord("There is nobody here who is called that.")
    sign_in(said["reader"], with_person=with_person, how=said.get("how", ""), way=DEMO)
    return redirect(page_for(said["reader"], with_person) or url_for("homes.home"))


def _may_help(member_id: UUID, person_id: UUID) -> bool:
    """Whether somebody is in the circle now in a role that helps. Nobody is in one that is damaged."""
    return bool(roles_in(store(), Actor(member_id, with_person=person_id), person_id))
