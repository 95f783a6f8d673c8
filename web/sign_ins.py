"""Signing in: by a name and a password, which are chosen by invitation."""

from functools import partial
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from marshmallow import fields
from werkzeug import Response

from caserecord.credentials import NotASignInName
from caserecord.invitations import InvitationOver
from caserecord.letting_in import accept
from caserecord.passwords import NotAPassword
from caserecord.waiting_devices import TooManyWaiting
from caserecord.ways import INVITATION, PASSWORD
from domain.sayings import Ours
from projections.members import name_of
from web import joined, store
from web.codes import code_kept, code_sent, keep_code, page_for_code
from web.known_devices import device_for, remember
from web.languages import ours
from web.proofs import MISSING, NO_NAME, counted_for, is_proved
from web.providers import ACCEPT, all_providers, secret_for
from web.questions import Answers, Questions
from web.readers import db
from web.sessions import sign_in
from web.unsent import page_for
from web.waiting_devices import wait

pages = Blueprint("sign_ins", __name__)

INVITED = "invited"
"""Under which name this browser keeps the code of an invitation."""
NOT_THIS_CODE = Ours(
    "This code does not work, or not any more. Look at it again, letter by letter. Or ask your scheme for a new one."
)


class SigningIn(Questions):
    """Who somebody is, how they prove it, and whether they alone use this device."""

    name = fields.String(required=True, error_messages=NO_NAME)
    password = fields.String(required=True, error_messages=MISSING)
    mine = fields.Boolean(load_default=False)


@pages.route("/sign-in", methods=["GET", "POST"])
def begin() -> Response | tuple[str, int]:
    """Sign in. Whoever does not know the password learns nothing of which devices are known."""
    answers, credentials = Answers(SigningIn()), store().credentials
    if answers.are_whole():
        said = answers.said
        name_id = credentials.id_of(said["name"])
        check = partial(credentials.check, said["name"], said["password"])
        if reader := is_proved(answers, counted_for(name_id), check):
            is_known = bool(device_for(name_id))
            if not is_known and not joined().is_password_enough:
                return _wait(answers, reader)
            sign_in(reader, way=PASSWORD, is_shared=not said["mine"])
            answer = redirect(page_for(reader, None) or url_for("homes.home"))
            return remember(answer, reader) if is_known else answer
    return _page(answers)


def _wait(answers: Answers, reader: UUID) -> Response | tuple[str, int]:
    try:
        return wait(reader, is_shared=not answers.said["mine"])
    except TooManyWaiting as refused:
        answers.take_back(refused, status=429)
        return _page(answers)


def _page(answers: Answers) -> tuple[str, int]:
    return answers.page("sign_ins/sign-in.html", providers=all_providers())


@pages.route("/invitation", methods=["GET", "POST"])
def invitation() -> Response | tuple[str, int]:
    """The first page of every invitation: its code comes in a form. Raises InvitationOver."""
    if first := page_for_code("sign_ins/invited.html"):
        return first
    code = code_sent()
    try:
        store().invitations.find(code)
    except InvitationOver:
        if typed := request.form.get("code", ""):
            return render_template("sign_ins/invited.html", typed=typed, error=ours(NOT_THIS_CODE)), 410
        raise
    keep_code(INVITED, code)
    return redirect(url_for("sign_ins.choose"))


@pages.route("/invitation/choose", methods=["GET", "POST"])
def choose() -> Response | tuple[str, int]:
    """Choose a name and a password, by invitation. Raises InvitationOver."""
    code = code_kept(INVITED)
    if not code:
        return redirect(url_for("sign_ins.invitation"))
    invited = store().invitations.find(code)
    answers = Answers(SigningIn())
    if answers.are_whole():
        said = answers.said
        try:
            reader = accept(store(), code, said["name"], said["password"])
        except NotASignInName as refused:
            answers.take_back(refused, about="name")
        except NotAPassword as refused:
            answers.take_back(refused, about="password")
        else:
            sign_in(reader, way=INVITATION, is_shared=not said["mine"])
            flash(_("You are signed in. Next time, sign in with this name: %(name)s.", name=said["name"]))
            return remember(redirect(url_for("homes.home")), reader)
    return answers.page(
        "sign_ins/choose.html",
        who=name_of(db(), invited.reader),
        providers=all_providers(),
        secret=secret_for(ACCEPT, invitation=code) if all_providers() else "",
    )
