"""Safeguarding notes: a possible harm, written down where neither the house nor whoever it is about finds it."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, render_template, url_for
from marshmallow import fields
from werkzeug import Response

from caserecord import safeguarding_notes as commands
from domain.clocks import today
from domain.safeguarding_notes import DAYS_TO_AGREE, LONGEST_BACK
from domain.sayings import Ours
from domain.words import LONGEST
from projections.alarms import can_turn_to
from projections.members import circle_of
from projections.safeguarding_notes import safeguarding_note_of, safeguarding_notes_of
from web import questions
from web.histories import NOT_A_DAY
from web.questions import Answers, Questions
from web.readers import may, permitted, shown
from web.sessions import reading_session

pages = Blueprint("safeguarding_notes", __name__)

READ = "read safeguarding notes"
WRITE = "write a safeguarding note"
_NOT_ONE: dict[str, Any] = {"invalid_uuid": Ours("Choose one of these, or none.")}


class Writing(Questions):
    """What may be happening, and who must not find it."""

    words = questions.words()
    about = fields.List(fields.UUID(error_messages=_NOT_ONE), load_default=[])
    readers = fields.List(fields.UUID(error_messages=_NOT_ONE), load_default=[])
    why_back = questions.few_words(longest=LONGEST)
    back_until = fields.Date(load_default=None, error_messages=NOT_A_DAY)


class Adding(Questions):
    """What was done."""

    words = questions.words()


@pages.get("/people/<uuid:person_id>/safeguarding")
def notes(person_id: UUID) -> str:
    """Those that the reader may know of."""
    found = shown(READ, person_id, safeguarding_notes_of, day=today())
    return render_template("safeguarding_notes/notes.html", notes=found)


@pages.route("/people/<uuid:person_id>/safeguarding/write", methods=["GET", "POST"])
def write(person_id: UUID) -> Response | tuple[str, int]:
    """Write one."""
    permitted(WRITE, person_id)
    answers = Answers(Writing(), about=[], readers=[])
    if answers.done(commands.write, person_id):
        return redirect(url_for("safeguarding_notes.note", person_id=person_id, safeguarding_id=answers.outcome))
    me, day = reading_session().reader, today()
    around = {
        each.member: each.name
        for each in shown(WRITE, person_id, circle_of)
        if each.member != me and not each.is_over(day)
    }
    outside = [(each.member, each.name) for each in shown(WRITE, person_id, can_turn_to, day=day) if each.member != me]
    return answers.page(
        "safeguarding_notes/write.html",
        around=list(around.items()),
        outside=outside,
        days=DAYS_TO_AGREE,
        longest=day + timedelta(days=LONGEST_BACK),
    )


@pages.route("/people/<uuid:person_id>/safeguarding/<uuid:safeguarding_id>", methods=["GET", "POST"])
def note(person_id: UUID, safeguarding_id: UUID) -> Response | tuple[str, int]:
    """One of them, with what was done since."""
    answers = Answers(Adding())
    if answers.done(commands.add, person_id, safeguarding_id):
        return redirect(url_for("safeguarding_notes.note", person_id=person_id, safeguarding_id=safeguarding_id))
    found = shown(READ, person_id, safeguarding_note_of, note_id=safeguarding_id, day=today())
    holds_back = may("hold a safeguarding note back")
    return answers.page("safeguarding_notes/note.html", note=found, holds_back=holds_back, days=DAYS_TO_AGREE)


@pages.post("/people/<uuid:person_id>/safeguarding/<uuid:safeguarding_id>/agree")
def agree(person_id: UUID, safeguarding_id: UUID) -> Response:
    """Agree, as the second, that it is held back."""
    Answers().do(commands.agree, person_id, safeguarding_id)
    return redirect(url_for("safeguarding_notes.note", person_id=person_id, safeguarding_id=safeguarding_id))


@pages.post("/people/<uuid:person_id>/safeguarding/<uuid:safeguarding_id>/show")
def show(person_id: UUID, safeguarding_id: UUID) -> Response:
    """Let the person see it from now on."""
    Answers().do(commands.end_holding_back, person_id, safeguarding_id)
    return redirect(url_for("safeguarding_notes.note", person_id=person_id, safeguarding_id=safeguarding_id))
