"""Worries that have not ended: each with what was going on, what helps and when it is looked at again."""

from datetime import timedelta
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug import Response

from caserecord import concerns as commands
from domain.clocks import today
from domain.sayings import Ours
from projections.concerns import concern_of, concerns_of
from projections.people import is_covered
from projections.profiles import strengths_first
from web import questions
from web.questions import Answers, Questions, still_shown
from web.readers import permitted, shown

pages = Blueprint("concerns", __name__)

SUGGESTED = timedelta(weeks=4)
"""How far ahead a review is suggested. Any day to come will do."""

WHEN = Ours("Choose the day to look at it again.")
HELPS = Ours("Write what helps.")


class Recording(Questions):
    """A worry, never without what was going on and what helps."""

    words = questions.words(missing=Ours("Write what the worry is."))
    context = questions.words(missing=Ours("Write what was going on at the time."))
    what_helps = questions.words(missing=HELPS)
    review_on = questions.day(WHEN)


class Reviewing(Questions):
    """What came of looking at it again."""

    outcome = questions.words(missing=Ours("Write how it is now."))
    what_helps = questions.words(missing=HELPS)
    review_on = questions.day(WHEN)


class AskingToEnd(Questions):
    """Why it can end, and what the person said about that."""

    why = questions.words(missing=Ours("Write why it can end."))
    person_said = questions.words(missing=Ours("Write what they said or showed. If they did not, write that."))


@pages.get("/people/<uuid:person_id>/worries")
def concerns(person_id: UUID) -> str:
    """The worries that have not ended. The person's strengths come first."""
    return render_template(
        "concerns/concerns.html",
        worries=shown("read worries", person_id, concerns_of),
        profile=shown("read the profile", person_id, strengths_first),
        is_covered=shown("read worries", person_id, is_covered, today()),
        today=today(),
    )


@pages.route("/people/<uuid:person_id>/worries/record", methods=["GET", "POST"])
def record(person_id: UUID) -> Response | tuple[str, int]:
    """Record a worry."""
    permitted("record a worry", person_id)
    answers = Answers(Recording(), review_on=(today() + SUGGESTED).isoformat())
    if answers.done(commands.record, person_id):
        flash(_("The worry is kept, with what helps."))
        return redirect(url_for("concerns.concerns", person_id=person_id))
    return answers.page("concerns/record.html")


@pages.route("/people/<uuid:person_id>/worries/<uuid:concern_id>/review", methods=["GET", "POST"])
def review(person_id: UUID, concern_id: UUID) -> Response | tuple[str, int]:
    """Look at a worry again."""
    worry = still_shown("review a worry", person_id, concern_of, concern_id=concern_id)
    what_helps = worry.what_helps if worry else ""
    answers = Answers(Reviewing(), what_helps=what_helps, review_on=(today() + SUGGESTED).isoformat())
    if answers.done(commands.review, person_id, concern_id):
        flash(_("It is looked at, and what came of it is kept."))
        return redirect(url_for("concerns.concerns", person_id=person_id, _anchor=f"worry-{concern_id}"))
    return answers.page("concerns/review.html", worry=worry, today=today())


@pages.route("/people/<uuid:person_id>/worries/<uuid:concern_id>/end", methods=["GET", "POST"])
def ask_to_end(person_id: UUID, concern_id: UUID) -> Response | tuple[str, int]:
    """Ask for a worry to end."""
    worry = still_shown("ask for a worry to end", person_id, concern_of, concern_id=concern_id)
    answers = Answers(AskingToEnd())
    if answers.done(commands.ask_to_end, person_id, concern_id):
        flash(_("You have asked for this worry to end. Somebody else has to agree."))
        return redirect(url_for("concerns.concerns", person_id=person_id, _anchor=f"worry-{concern_id}"))
    return answers.page("concerns/ask-to-end.html", worry=worry, today=today())


@pages.post("/people/<uuid:person_id>/worries/<uuid:concern_id>/agree")
def agree_to_end(person_id: UUID, concern_id: UUID) -> Response:
    """Agree, as the second person, that a worry has ended."""
    Answers().do(commands.agree_to_end, person_id, concern_id)
    flash(_("The worry has ended. It is no longer shown."))
    return redirect(url_for("concerns.concerns", person_id=person_id))
