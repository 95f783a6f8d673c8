"""Proving who one is: checking what somebody typed, asking for it again, and choosing another password."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from flask import Blueprint, flash, redirect, request, session, url_for
from flask_babel import gettext as _
from marshmallow import fields
from werkzeug import Response

from caserecord.conflicts import who_could_help_with_access
from caserecord.credentials import NotASignInName, NotRight
from caserecord.getting_in import require_not_stopped
from caserecord.letting_in import add_password, change_password
from caserecord.passwords import NotAPassword
from caserecord.settings import is_loopback
from caserecord.tries import Counted, TooManyTries, for_name
from caserecord.waiting_devices import NotThatNumber
from caserecord.ways import IDENTITY, PASSKEY, PASSWORD
from domain.refusals import Refused
from domain.sayings import Ours
from projections.people import is_person
from web import joined, store
from web.known_devices import device_for
from web.questions import Answers, Questions
from web.readers import db, permitted
from web.sessions import MY_SIGN_IN, reading_session, require_fresh, sign_in

pages = Blueprint("proofs", __name__)

MISSING: dict[str, Any] = {"required": Ours("Write your password."), "invalid": Ours("Write your password.")}
NO_NAME: dict[str, Any] = {"required": Ours("Write your sign-in name."), "invalid": Ours("Write your sign-in name.")}
NOT_YOURS = Ours("This is not your password. Look at it, and try again.")


class SayingAgain(Questions):
    """What proves who somebody is."""

    password = fields.String(required=True, error_messages=MISSING)


class ChoosingAnother(Questions):
    """The password until now, and the one from now on."""

    password = fields.String(required=True, error_messages=MISSING)
    new = fields.String(required=True, error_messages=MISSING)


class ChoosingFirst(Questions):
    """The name and the password from now on, where there were none."""

    name = fields.String(required=True, error_messages=NO_NAME)
    password = fields.String(required=True, error_messages=MISSING)


def prove(counted: Sequence[Counted], check: Callable[[], UUID]) -> UUID:
    """Try to prove who somebody is, unless too many tries failed. Raises NotRight, NotThatNumber, TooManyTries."""
    store().tries.begin(*counted)
    reader = check()
    store().tries.succeeded(counted)
    return reader


def counted_for(name_id: str) -> list[Counted]:
    """The tries for a name: on a device that is known for it, none count but those made there."""
    device = device_for(name_id)
    return [for_name(name_id, device), *([] if device else counted_from_here())]


def counted_from_here() -> list[Counted]:
    """The tries from where this one comes from. This computer's own address says nothing of who asks."""
    address = request.remote_addr or "127.0.0.1"
    return [] if is_loopback(address) else [store().tries.from_address(address)]


def is_proved(answers: Answers, counted: Sequence[Counted], check: Callable[[], UUID]) -> UUID | None:
    """Who this is, if that is proved; else the form says what to put right."""
    try:
        return prove(counted, check)
    except TooManyTries as wait:
        answers.take_back(wait, status=429)
    except (NotRight, NotThatNumber) as wrong:
        answers.take_back(wrong)
    return None


def back_with_proof() -> Response:
    """Go back to where it was needed that somebody proved who they are, which they just did."""
    session["token"] = store().sessions.prove(session["token"])
    return redirect(session.pop("back_to", url_for("homes.home")))


def has_only_other_ways(reader: UUID) -> bool:
    """Whether somebody signs in without a password, and so may choose one. On a demo nobody was invited to."""
    has_password = bool(store().credentials.called(reader))
    return not has_password and not joined().is_demo and store().ways.has_any(reader)


@pages.route("/who-you-are", methods=["GET", "POST"])
def again() -> Response | tuple[str, int]:
    """Say again who one is, and go back to where that was needed. A helper does, also with the person beside them."""
    permitted("say again who I am", reading_session().with_person)
    answers = Answers(SayingAgain())
    if answers.are_whole() and _is_mine(answers):
        return back_with_proof()
    reader = reading_session().reader
    return answers.page(
        "proofs/again.html",
        called=store().credentials.called(reader),
        has_passkey=bool(store().ways.of(reader, PASSKEY)),
        helpers=who_could_help_with_access(store(), reader) if _is_on_their_own() else None,
        introductions=[joined().introductions.get(way.provider) for way in store().ways.of(reader, IDENTITY)],
    )


def _is_on_their_own() -> bool:
    """Whether whoever is signed in has a record, and nobody beside them."""
    signed_in = reading_session()
    return signed_in.with_person is None and is_person(db(), signed_in.reader)


@pages.route("/my-password", methods=["GET", "POST"])
def password() -> Response | tuple[str, int]:
    """Choose another password. Everywhere else one is signed out. Raises HasPassword, SignInStopped."""
    permitted(MY_SIGN_IN)
    require_fresh()
    signed_in = reading_session()
    if has_only_other_ways(signed_in.reader):
        return _first_password(signed_in.reader)
    answers = Answers(ChoosingAnother())
    if answers.are_whole() and _is_mine(answers):
        try:
            change_password(store(), signed_in.reader, answers.said["new"])
        except NotAPassword as refused:
            answers.take_back(refused, about="new")
        else:
            store().sessions.end_all(signed_in.reader)
            sign_in(signed_in.reader, way=PASSWORD, is_shared=signed_in.is_shared)
            flash(_("Your new password counts from now on. You are signed out on all other devices."))
            return redirect(url_for("devices.devices"))
    return answers.page("proofs/password.html", called=store().credentials.called(signed_in.reader))


def _first_password(reader: UUID) -> Response | tuple[str, int]:
    """Choose a name and a password, beside what one signs in with already."""
    answers = Answers(ChoosingFirst())
    if answers.are_whole():
        said = answers.said
        try:
            add_password(store(), reader, said["name"], said["password"])
        except NotASignInName as refused:
            answers.take_back(refused, about="name")
        except NotAPassword as refused:
            answers.take_back(refused, about="password")
        else:
            require_not_stopped(store(), reader)
            flash(_("You can sign in with this name too from now on: %(name)s.", name=said["name"]))
            return redirect(url_for("devices.devices"))
    return answers.page("proofs/first-password.html")


def _is_mine(answers: Answers) -> bool:
    """Whether what was typed is the password of whoever is signed in."""
    reader, credentials = reading_session().reader, store().credentials

    def check() -> UUID:
        credentials.check_of(reader, answers.said["password"])
        return reader

    try:
        prove(counted_for(credentials.id_of(credentials.called(reader))), check)
    except TooManyTries as wait:
        answers.take_back(wait, status=429)
    except NotRight:
        answers.take_back(Refused(NOT_YOURS), about="password")
    return not answers.errors
