"""Attorneys and deputies: a worker writes down the document that they saw, and its end. Money opens nothing here."""

from uuid import UUID

from flask import Blueprint, flash, redirect, url_for
from flask_babel import gettext as _
from marshmallow import fields
from werkzeug import Response

from caserecord import authorities as commands
from domain.authorities import AuthorityKind, Scope
from domain.clocks import today
from domain.sayings import Ours
from projections.authorities import authority_of
from projections.members import members_of
from web.languages import ours
from web.questions import Answers, Questions, day, few_words, one_of, words
from web.readers import shown
from web.sessions import require_fresh

pages = Blueprint("authorities", __name__)


class Seeing(Questions):
    """Which document, whose, over what, from when and until when."""

    who = words(longest=200, missing=Ours("Write the name on the document."))
    member_id = fields.UUID(load_default=None)
    kind = one_of(AuthorityKind, Ours("Choose who gave it to them."))
    scope = one_of(Scope, Ours("Choose what it is about."))
    document = words(missing=Ours("Write which document you saw, so that it can be found again."))
    cannot_decide = few_words(longest=2000)
    from_day = day(Ours("Choose the first day."))
    to_day = fields.Date(load_default=None, format="%Y-%m-%d")


class Ending(Questions):
    """Its last day, and why."""

    to_day = day(Ours("Choose the last day."))
    why = words(missing=Ours("Write why it ends."))


@pages.route("/people/<uuid:person_id>/authorities/see", methods=["GET", "POST"])
def see(person_id: UUID) -> Response | tuple[str, int]:
    """Write down the document that was seen."""
    members = shown("change the circle", person_id, members_of)
    require_fresh()
    answers = Answers(Seeing(), from_day=today().isoformat())
    if answers.done(commands.see, person_id):
        flash(_("It is written down."))
        return redirect(url_for("circles.circle", person_id=person_id))
    return answers.page(
        "authorities/see.html",
        members=[(member.id, member.name) for member in members],
        kinds=[(kind.value, ours(kind)) for kind in AuthorityKind],
        scopes=[(scope.value, ours(scope)) for scope in Scope],
        means={Scope.MONEY.value: _("Opens nothing here.")},
    )


@pages.route("/people/<uuid:person_id>/authorities/<uuid:authority_id>/end", methods=["GET", "POST"])
def end(person_id: UUID, authority_id: UUID) -> Response | tuple[str, int]:
    """Write down its last day. Raises NotInRecord."""
    authority = shown("change the circle", person_id, authority_of, authority_id=authority_id)
    require_fresh()
    answers = Answers(Ending(), to_day=today().isoformat())
    if answers.done(commands.end, person_id, authority_id):
        flash(_("It is written down."))
        return redirect(url_for("circles.circle", person_id=person_id))
    return answers.page("authorities/end.html", authority=authority)
