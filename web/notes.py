"""Notes: what happened, lightly told. To the person they are what is said about them, with the worries."""

from uuid import UUID

from flask import Blueprint, flash, g, redirect, render_template, url_for
from flask_babel import gettext as _
from marshmallow import fields, validate
from werkzeug import Response

from caserecord import notes as commands
from domain.clocks import today
from domain.notes import FOR_WORKERS, NoteKind
from domain.sayings import Ours
from projections.adjustments import adjustments_of
from projections.concerns import concerns_of
from projections.notes import note_of, note_put_right, note_to_be, notes_of
from projections.people import is_covered
from projections.profiles import strengths_first
from web import questions
from web.questions import Answers, Questions, chosen
from web.readers import is_mine, may, permitted, shown
from web.sights import as_sentence

pages = Blueprint("notes", __name__)

ON_ONE_PAGE = 15


class Writing(Questions):
    """What happened."""

    kind = questions.one_of(NoteKind, Ours("Choose what kind of note it is."))
    words = questions.words()
    happened = questions.few_words()
    told_by = questions.few_words()


class Correcting(Questions):
    """The note put right, and why."""

    words = questions.words()
    why = questions.words(missing=Ours("Write why you put it right."))
    seen = fields.Integer(required=True)


class LookingBack(Questions):
    """Before which position in the log."""

    before = fields.Integer(validate=validate.Range(1, 2**62))


@pages.get("/people/<uuid:person_id>/notes")
def notes(person_id: UUID) -> str:
    """Notes, the newest first. With the worries, where it is the person who reads what is said about them."""
    before = chosen(LookingBack())[0].get("before")
    found = shown("read notes", person_id, notes_of, before=before, limit=ON_ONE_PAGE + 1)
    return render_template(
        "notes/notes.html",
        notes=found[:ON_ONE_PAGE],
        older=found[ON_ONE_PAGE - 1].position if len(found) > ON_ONE_PAGE else None,
        before=before,
        profile=shown("read notes", person_id, strengths_first) if is_mine() and not before else None,
        worries=shown("read worries", person_id, concerns_of) if is_mine() and not before else (),
        corrects_all=may("correct a note")
        and permitted("correct a note", person_id).also("correct somebody else's note"),
        is_covered=shown("read notes", person_id, is_covered, today()),
        today=today(),
    )


@pages.route("/people/<uuid:person_id>/notes/write", methods=["GET", "POST"])
def write(person_id: UUID) -> Response | tuple[str, int]:
    """Write a note."""
    decides = permitted("write a note", person_id).also("write down a decision or a contact")
    answers = Answers(Writing())
    if answers.done(commands.write, person_id):
        flash(_("The note is kept."))
        return redirect(url_for("notes.notes", person_id=person_id))
    kinds = [kind for kind in NoteKind if kind not in FOR_WORKERS or decides]
    typed = {name: str(answers.typed[name]) for name in ("words", "told_by", "happened")}
    kind = answers.typed["kind"] if answers.typed["kind"] in set(kinds) else NoteKind.EVERYDAY.value
    return answers.page(
        "notes/write.html",
        to_be=shown("write a note", person_id, note_to_be, by=g.reader["name"], kind=kind, **typed),
        kinds=[(kind.value, as_sentence(kind)) for kind in kinds],
        needs=shown("read the profile", person_id, adjustments_of),
    )


@pages.route("/people/<uuid:person_id>/notes/<uuid:note_id>/correct", methods=["GET", "POST"])
def correct(person_id: UUID, note_id: UUID) -> Response | tuple[str, int]:
    """Put a note right."""
    note = shown("correct a note", person_id, note_of, note_id=note_id)
    answers = Answers(Correcting(), words=note.words)
    if answers.done(commands.correct, person_id, note_id):
        flash(_("The note is put right. What stood there before stays in the history."))
        return redirect(url_for("notes.notes", person_id=person_id))
    put_right = {name: str(answers.typed[name]) for name in ("words", "why")}
    to_be = shown("correct a note", person_id, note_put_right, note, by=g.reader["name"], **put_right)
    return answers.page("notes/correct.html", note=note, to_be=to_be)
