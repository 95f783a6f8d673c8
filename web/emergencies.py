"""Emergency access: begun from what somebody knows, never by looking through names. The person is told."""

from dataclasses import replace
from time import monotonic, sleep
from uuid import UUID, uuid4

from flask import Blueprint, Flask, flash, redirect, url_for
from flask_babel import gettext as _
from marshmallow import fields
from werkzeug import Response

from caserecord import emergencies
from caserecord.emergencies import NobodyLikeThis
from caserecord.stores import Store
from caserecord.tries import for_emergencies
from domain.permissions import Actor
from domain.refusals import NotInRecord
from domain.sayings import Ours
from domain.words import LONGEST_NAME
from projections.emergencies import emergencies_of, open_to, person_with
from web.questions import Answers, Questions, words
from web.readers import may, may_in_scheme, permitted, shown

pages = Blueprint("emergencies", __name__)

USE = "use emergency access"
REVIEW = "review emergency access"
NOBODY = UUID(int=0)
SAME_TIME = 0.4
"""Seconds after which it is said that nobody was found, whether there is nobody or somebody whom they may not see."""
_WAS_IT = Ours("Choose whether it was right.")


class Asking(Questions):
    """Whom it is about, by what one knows of them, and why."""

    name = words(longest=LONGEST_NAME, missing=Ours("Write their name."))
    number = words(longest=LONGEST_NAME, missing=Ours("Write the number of their record."))
    why = words(missing=Ours("Write what has happened, and why you need to look."))


class Reviewing(Questions):
    """Whether it was right, and what was done."""

    was_right = fields.Boolean(required=True, error_messages={"required": _WAS_IT, "invalid": _WAS_IT})
    what_was_done = words(missing=Ours("Write what was done."))


def join(app: Flask) -> None:
    """Let the pages know who can."""
    app.jinja_env.globals["may_use_emergency_access"] = lambda: may_in_scheme(USE)


@pages.route("/emergency", methods=["GET", "POST"])
def use() -> Response | tuple[str, int]:
    """Look at the record of somebody whose people one is not among, for a few hours."""
    permitted(USE)
    answers = Answers(Asking())
    if answers.done(_use):
        return redirect(url_for("profiles.profile", person_id=answers.outcome))
    return answers.page("emergencies/use.html", open_now=shown(USE, None, open_to))


def _use(to: Store, *, name: str, number: str, why: str, by: Actor) -> UUID:
    """Find them, and open the record. A try in vain counts: nobody finds people by guessing. Raises NobodyLikeThis."""
    began = monotonic()
    tries = for_emergencies(by.reader)
    to.tries.begin(tries)
    try:
        whom = shown(USE, None, person_with, name=name, number=number)
        found = emergencies.use(to, whom or NOBODY, why, by=by)
        to.tries.take_back(tries)
        return found
    except NobodyLikeThis:
        if to.tries.just_became_many(tries):
            emergencies.look_in_vain(to, by=replace(by, command_id=uuid4()))
        sleep(max(began + SAME_TIME - monotonic(), 0))
        raise


@pages.route("/people/<uuid:person_id>/emergencies/<uuid:access>", methods=["GET", "POST"])
def review(person_id: UUID, access: UUID) -> Response | tuple[str, int]:
    """Look at it afterwards: was it right, and what was done? Raises NotInRecord."""
    found = next((each for each in shown(REVIEW, person_id, emergencies_of) if each.access == access), None)
    if found is None:
        raise NotInRecord
    answers = Answers(Reviewing())
    if answers.done(emergencies.review, person_id, access):
        flash(_("It is kept what you found."))
        return redirect(url_for("todos.todo"))
    return answers.page("emergencies/review.html", emergency=found)


@pages.post("/people/<uuid:person_id>/emergencies/<uuid:access>/told")
def told(person_id: UUID, access: UUID) -> Response:
    """Say that the person was told: they saw it themselves, or somebody told them."""
    Answers().do(emergencies.tell, person_id, access)
    flash(_("It is kept that you know.") if may("see who has looked") else _("It is kept that they were told."))
    return redirect(
        url_for("readings.looked", person_id=person_id) if may("see who has looked") else url_for("todos.todo")
    )
