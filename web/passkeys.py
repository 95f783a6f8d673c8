"""Passkeys on pages: choosing one by invitation, signing in with one, saying again who one is, making and taking away.

A browser asks the device, and the form carries its answer. Without scripts there is no passkey: the other ways stay.
"""

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, redirect, session, url_for
from flask_babel import gettext as _
from marshmallow import fields
from werkzeug import Response

from caserecord.getting_in import require_not_stopped
from caserecord.letting_in import accept_passkey
from caserecord.passkeys import NOT_PROVED, NotProved, Site
from caserecord.tokens import new_token
from caserecord.ways import PASSKEY
from projections.members import name_of
from web import joined, store
from web.codes import code_kept
from web.known_devices import remember, this_device_is_called
from web.proofs import back_with_proof
from web.questions import Answers, Questions, few_words
from web.readers import db, permitted
from web.sessions import MY_SIGN_IN, reading_session, require_fresh, sign_in
from web.sign_ins import INVITED
from web.unsent import page_for

pages = Blueprint("passkeys", __name__)

NO_ANSWER: dict[str, Any] = {"required": NOT_PROVED, "invalid": NOT_PROVED}


class Answering(Questions):
    """What a device answered, and whether only its owner uses it."""

    answer = fields.String(required=True, error_messages=NO_ANSWER)
    mine = fields.Boolean(load_default=False)


class Naming(Questions):
    """What a device answered, and how its owner knows the passkey."""

    answer = fields.String(required=True, error_messages=NO_ANSWER)
    called = few_words(longest=80)


@pages.route("/invitation/passkey", methods=["GET", "POST"])
def accept() -> Response | tuple[str, int]:
    """Choose a passkey, by invitation: then there is no name and no password. Raises InvitationOver, SignInStopped."""
    code = code_kept(INVITED)
    if not code:
        return redirect(url_for("sign_ins.invitation"))
    reader, answers = store().invitations.find(code).reader, Answers(Answering())
    if answers.are_whole():
        said = answers.said
        try:
            accept_passkey(store(), code, _here(), said["answer"], called=this_device_is_called())
        except NotProved as refused:
            answers.take_back(refused)
        else:
            sign_in(reader, way=PASSKEY, is_shared=not said["mine"])
            flash(_("You are signed in. Next time, sign in with your passkey."))
            return remember(redirect(url_for("homes.home")), reader)
    question = store().passkeys.ask_for_a_new_one(_here(), reader, name_of(db(), reader), is_anew=True)
    return answers.page("passkeys/invited.html", question=question)


@pages.route("/sign-in/passkey", methods=["GET", "POST"])
def begin() -> Response | tuple[str, int]:
    """Sign in with a passkey."""
    answers = Answers(Answering())
    if answers.are_whole():
        try:
            reader = store().passkeys.prove(_here(), answers.said["answer"])
        except NotProved as refused:
            answers.take_back(refused)
        else:
            sign_in(reader, way=PASSKEY, is_shared=not answers.said["mine"])
            answer = redirect(page_for(reader, None) or url_for("homes.home"))
            return remember(answer, reader) if answers.said["mine"] else answer
    return answers.page("passkeys/sign-in.html", question=store().passkeys.ask(_here()))


@pages.route("/who-you-are/passkey", methods=["GET", "POST"])
def again() -> Response | tuple[str, int]:
    """Say again who one is, and go back to where that was needed."""
    permitted("say again who I am", reading_session().with_person)
    answers = Answers(Answering())
    if answers.are_whole() and _is_mine(answers):
        return back_with_proof()
    return answers.page("passkeys/again.html", question=store().passkeys.ask(_here()))


@pages.route("/devices/passkeys/new", methods=["GET", "POST"])
def make() -> Response | tuple[str, int]:
    """Make a passkey. Raises TooManyPasskeys, SignInStopped."""
    permitted(MY_SIGN_IN)
    require_fresh()
    reader, answers = reading_session().reader, Answers(Naming())
    if answers.are_whole():
        said = answers.said
        try:
            store().passkeys.keep(_here(), reader, said["answer"], called=said["called"])
        except NotProved as refused:
            answers.take_back(refused)
        else:
            require_not_stopped(store(), reader)
            flash(_("Your passkey is kept. You can sign in with it from now on."))
            return redirect(url_for("devices.devices"))
    question = store().passkeys.ask_for_a_new_one(_here(), reader, name_of(db(), reader))
    return answers.page("passkeys/new.html", question=question)


@pages.post("/devices/passkeys/<uuid:key_id>/take-away")
def take_away(key_id: UUID) -> Response:
    """Let a passkey open nothing from now on. Raises NotInRecord, LastWay."""
    permitted(MY_SIGN_IN)
    require_fresh()
    is_enough = joined().is_password_enough
    store().ways.take_away(reading_session().reader, key_id, PASSKEY, is_password_enough=is_enough)
    flash(_("This passkey opens nothing from now on."))
    return redirect(url_for("devices.devices"))


def _is_mine(answers: Answers) -> bool:
    """Whether it is the reader who answered."""
    try:
        is_me = store().passkeys.prove(_here(), answers.said["answer"]) == reading_session().reader
    except NotProved:
        is_me = False
    if not is_me:
        answers.take_back(NotProved(NOT_PROVED))
    return is_me


def _here() -> Site:
    """This site, in this browser: a secret in its cookie, until somebody signs in, shows that it is the same."""
    if "browser" not in session:
        session["browser"] = new_token()
    return Site(joined().address, "caserecord", session["browser"])
