"""Who signs in, for whoever works for the scheme: invite somebody, let them in again, let them try again at once."""

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, session, url_for
from flask_babel import gettext as _
from marshmallow import fields, validate
from werkzeug import Response

from caserecord import letting_in, members
from caserecord.houses import OTHERS_CAN, is_of_the_house
from caserecord.stores import Store
from domain.clocks import today
from domain.codes import in_groups
from domain.permissions import GRANTED, Actor, Role
from domain.refusals import NotInRecord
from domain.sayings import Ours
from projections.sign_ins import HowTheySignIn, members_signing_in, sign_in_of
from web import store
from web.codes import address_with
from web.languages import ours
from web.questions import Answers, Questions, words
from web.readers import actor, may, may_in_scheme, permitted, shown
from web.sessions import reading_session, require_fresh

pages = Blueprint("invitations", __name__)

OF_MEMBERS, OF_THE_PERSON = "let a member sign in", "let the person sign in"
TRY_AGAIN = "let the person try again"


ROLES = tuple(role for role in Role if role in GRANTED)


class Welcoming(Questions):
    """Who joins the scheme, and what they are in it."""

    name = words(longest=200, missing=Ours("Write their name."))
    role = fields.String(
        load_default="", validate=validate.OneOf(("", *ROLES), error=Ours("Choose one from the list."))
    )


@pages.get("/members")
def all_members() -> str:
    """Every member of the scheme, and how they sign in."""
    found = shown(OF_MEMBERS, None, members_signing_in, day=today())
    return render_template("invitations/members.html", members=found, may_welcome=may_in_scheme("welcome a member"))


@pages.route("/members/welcome", methods=["GET", "POST"])
def welcome() -> Response | tuple[str, int]:
    """Welcome somebody to the scheme."""
    permitted("welcome a member")
    require_fresh()
    answers = Answers(Welcoming())
    if answers.done(_welcome):
        flash(_("They are a member now. Next, invite them to sign in."))
        return redirect(url_for("invitations.member", member_id=answers.outcome))
    return answers.page("invitations/welcome.html", roles=[(role.value, ours(role)) for role in ROLES])


def _welcome(to: Store, name: str, *, role: str, by: Actor) -> UUID:
    return members.welcome(to, name, roles=frozenset({Role(role)} if role else ()), by=by)


@pages.get("/members/<uuid:member_id>/sign-in")
def member(member_id: UUID) -> str:
    """How a member signs in. Raises NotInRecord."""
    return _page(shown(OF_MEMBERS, None, sign_in_of, member=member_id, day=today()), member_id=member_id)


@pages.get("/people/<uuid:person_id>/sign-in")
def person(person_id: UUID) -> str:
    """How the person signs in."""
    return _page(shown(OF_THE_PERSON, person_id, sign_in_of, day=today()), person_id=person_id)


@pages.post("/members/<uuid:member_id>/sign-in/<deed>")
def do_for_member(member_id: UUID, deed: str) -> Response:
    """Invite a member, or let them in again. Raises NotInRecord, AlreadySignsIn, NeedsSomebodyElse, NothingToAgree."""
    permitted(OF_MEMBERS)
    _do(deed, member_id, is_person=False)
    return redirect(url_for("invitations.member", member_id=member_id))


@pages.post("/people/<uuid:person_id>/sign-in/<deed>")
def do_for_person(person_id: UUID, deed: str) -> Response:
    """The same for the person. Raises NotInRecord, AlreadySignsIn, NeedsSomebodyElse, NothingToAgree."""
    permitted(OF_THE_PERSON, person_id)
    _do(deed, person_id, is_person=True)
    return redirect(url_for("invitations.person", person_id=person_id))


@pages.post("/people/<uuid:person_id>/sign-in/lift")
def lift_for_person(person_id: UUID) -> Response:
    """Let the person try again at once. Raises NotInRecord, NeedsSomebodyElse."""
    permitted(TRY_AGAIN, person_id)
    _do("lift", person_id, is_person=True)
    return redirect(url_for("invitations.person" if may(OF_THE_PERSON) else "homes.person", person_id=person_id))


def _do(deed: str, reader: UUID, *, is_person: bool) -> None:
    require_fresh()
    by = actor(Answers().command_id)
    match deed:
        case "invite":
            _show_once(reader, letting_in.invite(store(), reader, is_person=is_person, by=by))
        case "ask":
            letting_in.ask_to_let_in(store(), reader, is_person=is_person, by=by)
            flash(_("It waits for somebody else who works here to say yes."))
        case "agree":
            _show_once(reader, letting_in.let_in_again(store(), reader, is_person=is_person, by=by))
        case "lift":
            letting_in.lift_lockout(store(), reader, is_person=is_person, by=by)
            flash(_("They can try again now."))
        case _:
            raise NotInRecord


def _show_once(reader: UUID, code: str) -> None:
    """Show the address on the next page and never again."""
    session["invitation"] = [reader.hex, code]


def _page(found: HowTheySignIn | None, **whose: Any) -> str:
    if found is None:
        raise NotInRecord
    made, code = session.get("invitation", ["", ""])
    if made == found.reader.hex:
        session.pop("invitation")
    is_person = "person_id" in whose
    why_not = OTHERS_CAN if is_person and is_of_the_house(store(), found.reader, reading_session().reader) else ""
    card = store().sign_in_cards.of(found.reader)
    return render_template(
        "invitations/sign-in.html",
        one=found,
        whose=whose,
        address=address_with(code, "sign_ins.invitation") if made == found.reader.hex else "",
        code=in_groups(code),
        until=store().invitations.of(found.reader),
        is_waiting=letting_in.is_waiting(store(), found.reader),
        may_stop=found.is_invited and not why_not and _may_stop(found.reader, **whose),
        why_not=why_not,
        is_card_locked=card is not None and card.is_locked,
    )


def _may_stop(reader: UUID, **whose: Any) -> bool:
    if reader == reading_session().reader:
        return False
    return may("stop the person signing in") if "person_id" in whose else may_in_scheme("stop a member signing in")
