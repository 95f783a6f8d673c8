"""Where a member is told by e-mail that something waits for them."""

from flask import Blueprint, flash, redirect, url_for
from flask_babel import gettext as _
from marshmallow import fields
from werkzeug import Response

from caserecord.mailboxes import NotAMailbox
from web import store
from web.questions import Answers, Questions
from web.readers import permitted
from web.sessions import MY_SIGN_IN, reading_session, require_fresh

pages = Blueprint("mailboxes", __name__)


class Choosing(Questions):
    """Which mailbox; nothing for none."""

    mailbox = fields.String(load_default="")


@pages.route("/devices/e-mail", methods=["GET", "POST"])
def choose() -> Response | tuple[str, int]:
    """Say where."""
    permitted(MY_SIGN_IN)
    require_fresh()
    reader = reading_session().reader
    answers = Answers(Choosing(), mailbox=store().mailboxes.of(reader))
    if answers.are_whole():
        try:
            store().mailboxes.choose(reader, answers.said["mailbox"])
        except NotAMailbox as refused:
            answers.take_back(refused, about="mailbox")
        else:
            flash(_("We will tell you there.") if answers.said["mailbox"].strip() else _("You get no e-mails from us."))
            return redirect(url_for("devices.devices"))
    return answers.page("mailboxes/choose.html")
