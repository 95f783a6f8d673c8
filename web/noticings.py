"""What we have noticed in somebody who does not use words: noticed by one, agreed by two, looked at again each year."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug import Response

from caserecord import noticings as commands
from domain.clocks import today
from domain.sayings import Ours
from projections.noticings import noticing_of, noticings_of
from web.questions import Answers, Questions, still_shown, words
from web.readers import permitted, shown
from web.sessions import reading_session

pages = Blueprint("noticings", __name__)


class Noticing(Questions):
    """What somebody noticed."""

    does = words(missing=Ours("Write what they do."))
    means = words(missing=Ours("Write what we think it means."))
    we_do = words(missing=Ours("Write what we do."))
    responded = words(missing=Ours("Write what happened then."))


class PuttingAway(Questions):
    """Why it is no longer so."""

    why = words(missing=Ours("Write why it is no longer so."))


@pages.get("/people/<uuid:person_id>/noticed")
def noticings(person_id: UUID) -> str:
    """What two people have noticed, and what waits for a second."""
    return render_template(
        "noticings/noticings.html",
        agreed=shown("read the profile", person_id, noticings_of),
        waiting=shown("read the profile", person_id, noticings_of, agreed=False),
        reader_id=reading_session().reader,
        today=today(),
    )


@pages.route("/people/<uuid:person_id>/noticed/say", methods=["GET", "POST"])
def notice(person_id: UUID) -> Response | tuple[str, int]:
    """Say what one noticed."""
    permitted("say what we noticed", person_id)
    answers = Answers(Noticing())
    if answers.done(commands.notice, person_id):
        flash(_("It is kept. It waits for one more person who saw it too."))
        return redirect(url_for("noticings.noticings", person_id=person_id))
    return answers.page("noticings/notice.html")


@pages.post("/people/<uuid:person_id>/noticed/<uuid:noticing_id>/agree")
def agree(person_id: UUID, noticing_id: UUID) -> Response:
    """Say that one noticed it too."""
    Answers().do(commands.agree, person_id, noticing_id)
    flash(_("Two people have noticed this. It is in the profile now."))
    return redirect(url_for("noticings.noticings", person_id=person_id))


@pages.post("/people/<uuid:person_id>/noticed/<uuid:noticing_id>/review")
def review(person_id: UUID, noticing_id: UUID) -> Response:
    """Say that it is still so."""
    Answers().do(commands.review, person_id, noticing_id)
    flash(_("It is still so. It is looked at again in a year."))
    return redirect(url_for("noticings.noticings", person_id=person_id))


@pages.route("/people/<uuid:person_id>/noticed/<uuid:noticing_id>/put-away", methods=["GET", "POST"])
def put_away(person_id: UUID, noticing_id: UUID) -> Response | tuple[str, int]:
    """Say that it is no longer so."""
    noticing = still_shown("agree with what was noticed", person_id, noticing_of, noticing_id=noticing_id)
    answers = Answers(PuttingAway())
    if answers.done(commands.put_away, person_id, noticing_id):
        flash(_("It is put away. It stays in the history."))
        return redirect(url_for("noticings.noticings", person_id=person_id))
    return answers.page("noticings/put-away.html", noticing=noticing)
