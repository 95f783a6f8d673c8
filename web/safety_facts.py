"""What must be known to keep a person safe: recorded at once, checked by a worker, said better, ended."""

from datetime import timedelta
from uuid import UUID

from flask import Blueprint, flash, redirect, url_for
from flask_babel import gettext as _
from marshmallow import fields
from werkzeug import Response

from caserecord import safety_facts as commands
from domain.clocks import today
from domain.sayings import Ours
from projections.safety_facts import safety_fact_of
from web import questions
from web.questions import Answers, Questions, still_shown
from web.readers import is_mine, permitted
from web.replies import why_not

pages = Blueprint("safety_facts", __name__)

SUGGESTED = timedelta(weeks=26)
"""How far ahead the next check is suggested. Any day to come will do."""


class Recording(Questions):
    """What must be known, never without what helps."""

    words = questions.words(missing=Ours("Write what people must know."))
    what_helps = questions.words(missing=Ours("Write what helps."))


class Rewording(Recording):
    """Better words, and which wording they are for."""

    seen = fields.Integer(required=True)


class Checking(Questions):
    """When to look again."""

    again_on = questions.day(Ours("Choose the day to check it again."))
    seen = fields.Integer(required=True)


class Ending(Questions):
    """Why it is no longer so."""

    why = questions.words(missing=Ours("Write why it is no longer so."))


@pages.route("/people/<uuid:person_id>/must-know/record", methods=["GET", "POST"])
def record(person_id: UUID) -> Response | tuple[str, int]:
    """Record what must be known."""
    permitted("record a safety fact", person_id)
    answers = Answers(Recording())
    if answers.done(commands.record, person_id):
        flash(_("It is shown from now on. A worker checks it within two working days."))
        return _to_the_strip(person_id)
    return answers.page("safety_facts/record.html")


@pages.route("/people/<uuid:person_id>/must-know/<uuid:fact_id>/check", methods=["GET", "POST"])
def check(person_id: UUID, fact_id: UUID) -> Response | tuple[str, int]:
    """Say that it is so, and when to look again."""
    fact = still_shown("check a safety fact", person_id, safety_fact_of, fact_id=fact_id)
    answers = Answers(Checking(), again_on=(today() + SUGGESTED).isoformat())
    if answers.done(commands.check, person_id, fact_id):
        flash(_("It is checked."))
        return _to_the_strip(person_id)
    return answers.page("safety_facts/check.html", fact=fact, today=today())


@pages.route("/people/<uuid:person_id>/must-know/<uuid:fact_id>/reword", methods=["GET", "POST"])
def reword(person_id: UUID, fact_id: UUID) -> Response | tuple[str, int]:
    """Say it in better words."""
    fact = still_shown("reword a safety fact", person_id, safety_fact_of, fact_id=fact_id)
    before = {"words": fact.words, "what_helps": fact.what_helps} if fact else {}
    answers = Answers(Rewording(), **before)
    if answers.done(commands.reword, person_id, fact_id):
        flash(_("The better words are kept."))
        return _to_the_strip(person_id)
    why = why_not(person_id, fact_id) if fact else None
    return answers.page("safety_facts/reword.html", fact=fact, today=today(), why_not=why)


@pages.route("/people/<uuid:person_id>/must-know/<uuid:fact_id>/end", methods=["GET", "POST"])
def end(person_id: UUID, fact_id: UUID) -> Response | tuple[str, int]:
    """Say that it is no longer so."""
    fact = still_shown("check a safety fact", person_id, safety_fact_of, fact_id=fact_id)
    answers = Answers(Ending())
    if answers.done(commands.end, person_id, fact_id):
        flash(_("It is no longer shown. It stays in the history."))
        return _to_the_strip(person_id)
    return answers.page("safety_facts/end.html", fact=fact, today=today())


def _to_the_strip(person_id: UUID) -> Response:
    """Back to what must be known: on their profile for the person, on the person's page for everybody else."""
    return redirect(url_for("profiles.profile" if is_mine() else "homes.person", person_id=person_id))
