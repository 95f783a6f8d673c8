"""Together: a helper who is signed in as themselves sits down with a person, and everything done says so."""

from uuid import UUID

from flask import Blueprint, redirect, url_for
from marshmallow import fields, validate
from werkzeug import Response

from caserecord.permits import permit
from domain.expressions import WAYS
from domain.permissions import Actor
from domain.sayings import Ours
from projections.disclosures import Leaving, disclose
from projections.helps import UsualWay, usual_way_of
from web import store
from web.languages import ours
from web.questions import Answers, Questions
from web.readers import db, permitted
from web.sessions import reading_session, sign_in

pages = Blueprint("together", __name__)

HOW = Ours("Choose how they say things.")


class SittingDown(Questions):
    """How the person says things today."""

    how = fields.String(required=True, validate=validate.OneOf(WAYS, error=HOW), error_messages={"required": HOW})


@pages.route("/people/<uuid:person_id>/together", methods=["GET", "POST"])
def begin(person_id: UUID) -> Response | tuple[str, int]:
    """Sit down with the person. What the helper alone may do is put aside until they sign in again."""
    permitted("sit with the person", person_id)
    signed_in = reading_session()
    usual = usual_way(person_id, [signed_in.reader])
    answers = Answers(SittingDown(), how=usual.how if usual else "")
    if answers.are_whole():
        sign_in(
            signed_in.reader,
            with_person=person_id,
            how=answers.said["how"],
            way=signed_in.way,
            is_shared=signed_in.is_shared,
            proved=signed_in.proved,
            started=signed_in.started,
        )
        return redirect(url_for("homes.home"))
    return answers.page("together/begin.html", ways=[(str(way), ours(way)) for way in WAYS])


def usual_way(person_id: UUID, helpers: list[UUID]) -> UsualWay | None:
    """Who helped last, and how the person said things then: chosen already when they sit down again."""
    for helper in helpers:
        together = permit(store(), Actor(helper, with_person=person_id), person_id, "decide about an offer")
        usual = disclose(Leaving(), db(), together, usual_way_of)  # who helped, and how: no words of the record
        return usual if usual and usual.helper in helpers else None
    return None
