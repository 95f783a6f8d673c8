"""Stopping somebody from signing in, and signing them out everywhere, for a manager: at once, and with why."""

from uuid import UUID

from flask import Blueprint, flash, redirect, url_for
from flask_babel import gettext as _
from werkzeug import Response

from caserecord import stops
from caserecord.houses import MANAGERS_CAN, is_of_the_house
from domain.clocks import today
from domain.refusals import NotInRecord
from domain.sayings import Ours
from projections.sign_ins import HowTheySignIn, sign_in_of
from web import store
from web.questions import Answers, Questions, words
from web.readers import has_died, shown
from web.sessions import reading_session, require_fresh

pages = Blueprint("stops", __name__)

OF_MEMBERS, OF_THE_PERSON = "stop a member signing in", "stop the person signing in"


class Stopping(Questions):
    """Why they sign in no more."""

    why = words(missing=Ours("Write why."))


@pages.route("/members/<uuid:member_id>/sign-in/stop", methods=["GET", "POST"])
def member(member_id: UUID) -> Response | tuple[str, int]:
    """Stop a member signing in. Raises NotInRecord."""
    one = shown(OF_MEMBERS, None, sign_in_of, member=member_id, day=today())
    return _stop(one, url_for("invitations.member", member_id=member_id), is_person=False)


@pages.route("/people/<uuid:person_id>/sign-in/stop", methods=["GET", "POST"])
def person(person_id: UUID) -> Response | tuple[str, int]:
    """Stop the person signing in."""
    one = shown(OF_THE_PERSON, person_id, sign_in_of, day=today())
    return _stop(one, _back_to(person_id), is_person=True)


@pages.post("/members/<uuid:member_id>/sign-in/sign-out")
def sign_out_member(member_id: UUID) -> Response:
    """Sign a member out everywhere. Raises NotInRecord, NothingToStop, NeedsSomebodyElse."""
    shown(OF_MEMBERS, None, sign_in_of, member=member_id, day=today())
    return _sign_out(member_id, url_for("invitations.member", member_id=member_id), is_person=False)


@pages.post("/people/<uuid:person_id>/sign-in/sign-out")
def sign_out_person(person_id: UUID) -> Response:
    """Sign the person out everywhere. Raises NothingToStop, NeedsSomebodyElse."""
    shown(OF_THE_PERSON, person_id, sign_in_of, day=today())
    return _sign_out(person_id, _back_to(person_id), is_person=True)


def _back_to(person_id: UUID) -> str:
    """How they sign in; whoever died is invited no more."""
    return url_for("circles.circle" if has_died() else "invitations.person", person_id=person_id)


def _stop(one: HowTheySignIn | None, back: str, *, is_person: bool) -> Response | tuple[str, int]:
    if one is None:
        raise NotInRecord
    require_fresh()
    answers = Answers(Stopping())
    if answers.done(stops.stop, one.reader, is_person=is_person):
        flash(_("They are signed out everywhere. They cannot sign in any more."))
        return redirect(back)
    is_at_home = is_person and is_of_the_house(store(), one.reader, reading_session().reader)
    return answers.page("stops/stop.html", one=one, back=back, why_not=MANAGERS_CAN if is_at_home else "")


def _sign_out(reader: UUID, back: str, *, is_person: bool) -> Response:
    require_fresh()
    Answers().do(stops.sign_out, reader, is_person=is_person)
    flash(_("They are signed out everywhere. They can sign in again."))
    return redirect(back)
