"""Answers: what a person says to words about them, and what came of looking into what they do not agree with."""

from uuid import UUID

from flask import Blueprint, flash, redirect, request, url_for
from flask_babel import gettext as _
from marshmallow import fields
from werkzeug import Response

from caserecord import replies as commands
from caserecord.conflicts import why_no_help_with
from domain.replies import Answerable
from domain.sayings import Ours
from projections.answerables import ShownWords, answerable_of
from web import store
from web.questions import Answers, Questions, words
from web.readers import actor, shown

pages = Blueprint("replies", __name__)


PLACES = {
    "a note": ("notes.notes", "note"),
    "a worry": ("notes.notes", "worry"),
    "an offer": ("profiles.profile", "entry"),
    "something told": ("profiles.profile", "entry"),
    "a safety fact": ("profiles.profile", "fact"),
    "what was noticed": ("noticings.noticings", "noticing"),
}
"""The page on which the person reads such words, and what its anchors begin with."""


class Answering(Questions):
    """An answer, and which wording it answers."""

    words = words()
    to = fields.Integer(required=True)


class Settling(Questions):
    """What came of looking into it."""

    words = words()


@pages.route("/people/<uuid:person_id>/about/<uuid:about>/reply", methods=["GET", "POST"])
def reply(person_id: UUID, about: UUID) -> Response | tuple[str, int]:
    """Answer words about oneself."""
    answered = shown("reply", person_id, answerable_of, about=about)
    answers = Answers(Answering(), to=answered.wording)
    if answers.done(commands.reply, person_id, about):
        flash(_("Your answer is kept. It is shown under these words."))
        return redirect(_place_of(person_id, answered))
    return answers.page(
        "replies/reply.html", answered=answered, has_changed=_has_changed(answered), why_not=why_not(person_id, about)
    )


@pages.route("/people/<uuid:person_id>/about/<uuid:about>/disagree", methods=["GET", "POST"])
def disagree(person_id: UUID, about: UUID) -> Response | tuple[str, int]:
    """Say that one does not agree."""
    answered = shown("say I don't agree", person_id, answerable_of, about=about)
    answers = Answers(Answering(), to=answered.wording)
    if answers.done(commands.disagree, person_id, about):
        flash(_("You said that you don’t agree. Your worker looks into it."))
        return redirect(_place_of(person_id, answered))
    return answers.page(
        "replies/disagree.html",
        answered=answered,
        has_changed=_has_changed(answered),
        why_not=why_not(person_id, about),
    )


@pages.route("/people/<uuid:person_id>/about/<uuid:about>/settle", methods=["GET", "POST"])
def settle(person_id: UUID, about: UUID) -> Response | tuple[str, int]:
    """Say what came of looking into it."""
    answered = shown("settle a disagreement", person_id, answerable_of, about=about)
    answers = Answers(Settling())
    if answers.done(commands.resolve, person_id, about):
        flash(_("What came of it is kept, under the words."))
        return redirect(url_for("todos.todo"))
    return answers.page("replies/settle.html", answered=answered)


def why_not(person_id: UUID, about: UUID) -> Ours | None:
    """Why whoever helps may not help with an answer to these words, before anything is typed; None where they may."""
    by = actor()
    return (
        why_no_help_with(store(), person_id, by, store().part(Answerable, person_id, about))
        if by.supported_by
        else None
    )


def _has_changed(answered: ShownWords) -> bool:
    """Whether the words were changed since the page that led here was drawn."""
    read = request.args.get("to", type=int)
    return read is not None and read != answered.wording


def _place_of(person_id: UUID, answered: ShownWords) -> str:
    """Where the words stand."""
    endpoint, anchor = PLACES[answered.kind]
    return url_for(endpoint, person_id=person_id, _anchor=f"{anchor}-{answered.id}")
