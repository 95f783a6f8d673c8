"""How to reach me: what people need to know, who may know it, whether it was met, and whether it is still so."""

from datetime import timedelta
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from marshmallow import fields, validate
from werkzeug import Response

from caserecord import adjustments as commands
from caserecord.undoing import number_of_last_change
from domain.adjustment_kinds import KINDS
from domain.adjustments import DAYS_BETWEEN_REVIEWS
from domain.clocks import today
from domain.knowers import KnownTo
from domain.sayings import Ours
from projections.adjustments import adjustment_of, adjustments_of
from web import questions, store
from web.entries import names_of, names_to_tick
from web.questions import Answers, Questions, few_words, one_of, still_shown
from web.readers import actor, look_again, may, permitted, shown
from web.undoing import done

pages = Blueprint("adjustments", __name__)

WHO = Ours("Choose who may know.")


class _Needing(Questions):
    """What is needed: some of the list, own words, or both."""

    kinds = fields.List(fields.String(validate=validate.OneOf(list(KINDS), error=Ours("Choose from the list."))))
    words = few_words()


class Saying(_Needing):
    """What I need, and who may know."""

    audience = one_of(KnownTo, WHO)
    people = fields.List(fields.UUID(), load_default=list)


class Recording(_Needing):
    """What somebody needs who cannot say so."""

    because = questions.words(missing=Ours("Write why they did not say it themselves, and how you know."))


class Sharing(Questions):
    """Who may know."""

    audience = one_of(KnownTo, WHO)
    people = fields.List(fields.UUID(), load_default=list)


class NotMeeting(Questions):
    """What got in the way."""

    in_the_way = questions.words(missing=Ours("Write what got in the way."))


class LookingInto(Questions):
    """What was done about it."""

    words = questions.words(missing=Ours("Write what you did about it."))


class Reviewing(Questions):
    """How it is now."""

    words = few_words()
    again_on = questions.day(Ours("Choose the day to ask again."))
    seen = fields.Integer(required=True)


class Ending(Questions):
    """Why it is needed no longer."""

    why = questions.words(missing=Ours("Write why it is needed no longer."))


@pages.get("/people/<uuid:person_id>/reach-me")
def adjustments(person_id: UUID) -> str:
    """Everything that this reader may know, and what can be done about each."""
    return render_template(
        "adjustments/adjustments.html",
        needs=shown("read the profile", person_id, adjustments_of),
        names=names_of(person_id) if may("choose who knows what I need") else {},
        today=today(),
    )


@pages.route("/people/<uuid:person_id>/reach-me/say", methods=["GET", "POST"])
def need(person_id: UUID) -> Response | tuple[str, int]:
    """Say what one needs."""
    permitted("say what I need", person_id)
    answers = Answers(Saying(), kinds=[], people=[])
    if answers.done(commands.need, person_id, **_none_ticked(answers)):
        made = _made(person_id, answers)
        says = _("It is kept. Whoever you chose sees it from now on.")
        done(says, person_id, made[0] if made else None, answers, also=made[1:])
        return _to_all(person_id)
    return answers.page("adjustments/need.html", kinds=_unsaid(person_id), names=names_to_tick(person_id))


@pages.route("/people/<uuid:person_id>/reach-me/record", methods=["GET", "POST"])
def record(person_id: UUID) -> Response | tuple[str, int]:
    """Say what somebody needs who cannot say so."""
    permitted("record what somebody needs", person_id)
    answers = Answers(Recording(), kinds=[])
    if answers.done(commands.record, person_id, **_none_ticked(answers)):
        flash(_("It is kept. Everyone who supports them sees it from now on."))
        return _to_all(person_id)
    return answers.page("adjustments/record.html", kinds=_unsaid(person_id))


@pages.route("/people/<uuid:person_id>/reach-me/<uuid:adjustment_id>/who", methods=["GET", "POST"])
def who(person_id: UUID, adjustment_id: UUID) -> Response | tuple[str, int]:
    """Choose who may know."""
    need = shown("choose who knows what I need", person_id, adjustment_of, adjustment_id=adjustment_id)
    answers = Answers(Sharing(), audience=need.audience, people=[str(member) for member in need.people])
    if answers.done(commands.share_with, person_id, adjustment_id):
        look_again()  # whoever helps may have helped to keep it from themselves
        known = still_shown("read the profile", person_id, adjustment_of, adjustment_id=adjustment_id)
        done(_("Your choice is kept."), person_id, known.id if known else None, answers)
        return _to_all(person_id)
    return answers.page("adjustments/who.html", need=need, names=names_to_tick(person_id, *need.people))


@pages.post("/people/<uuid:person_id>/reach-me/<uuid:adjustment_id>/met")
def met(person_id: UUID, adjustment_id: UUID) -> Response:
    """Say that it was met. Raises NotInRecord, also where the reader may not know of it."""
    shown("say whether a need was met", person_id, adjustment_of, adjustment_id=adjustment_id)
    answers = Answers()
    answers.do(commands.use, person_id, adjustment_id, was_met=True)
    done(_("Thank you. It is kept that this was met."), person_id, adjustment_id, answers)
    return _to_all(person_id)


@pages.route("/people/<uuid:person_id>/reach-me/<uuid:adjustment_id>/not-met", methods=["GET", "POST"])
def not_met(person_id: UUID, adjustment_id: UUID) -> Response | tuple[str, int]:
    """Say what got in the way."""
    need = shown("say whether a need was met", person_id, adjustment_of, adjustment_id=adjustment_id)
    answers = Answers(NotMeeting())
    if answers.done(commands.use, person_id, adjustment_id):
        done(_("Thank you. The scheme sees it, and looks into it."), person_id, adjustment_id, answers)
        return _to_all(person_id)
    return answers.page("adjustments/not-met.html", need=need)


@pages.route("/people/<uuid:person_id>/reach-me/<uuid:adjustment_id>/look-into", methods=["GET", "POST"])
def look_into(person_id: UUID, adjustment_id: UUID) -> Response | tuple[str, int]:
    """Say what was done about what got in the way."""
    need = still_shown("look into what got in the way", person_id, adjustment_of, adjustment_id=adjustment_id)
    answers = Answers(LookingInto())
    if answers.done(commands.look_into, person_id, adjustment_id):
        flash(_("It is kept. The person can read it in the history."))
        return _to_all(person_id)
    return answers.page("adjustments/look-into.html", need=need)


@pages.route("/people/<uuid:person_id>/reach-me/<uuid:adjustment_id>/review", methods=["GET", "POST"])
def review(person_id: UUID, adjustment_id: UUID) -> Response | tuple[str, int]:
    """Ask whether it is still so."""
    need = shown("review what somebody needs", person_id, adjustment_of, adjustment_id=adjustment_id)
    again_on = (today() + timedelta(days=DAYS_BETWEEN_REVIEWS)).isoformat()
    answers = Answers(Reviewing(), words=need.words, again_on=again_on)
    if answers.done(commands.review, person_id, adjustment_id):
        done(_("It is kept."), person_id, adjustment_id, answers)
        return _to_all(person_id)
    return answers.page("adjustments/review.html", need=need)


@pages.route("/people/<uuid:person_id>/reach-me/<uuid:adjustment_id>/end", methods=["GET", "POST"])
def end(person_id: UUID, adjustment_id: UUID) -> Response | tuple[str, int]:
    """Say that it is needed no longer."""
    need = still_shown("review what somebody needs", person_id, adjustment_of, adjustment_id=adjustment_id)
    answers = Answers(Ending())
    if answers.done(commands.end, person_id, adjustment_id):
        done(_("It is no longer shown. It stays in the history."), person_id, adjustment_id, answers)
        return _to_all(person_id)
    return answers.page("adjustments/end.html", need=need)


def _none_ticked(answers: Answers) -> dict[str, list[str]]:
    """A browser sends nothing where nothing is ticked."""
    return {} if answers.typed["kinds"] else {"kinds": []}


def _made(person_id: UUID, answers: Answers) -> list[UUID]:
    """What was just said to be needed, as far as whoever reads may know of it and may undo it."""
    look_again()
    needs = shown("read the profile", person_id, adjustments_of)
    return [
        need.id
        for need in needs
        if number_of_last_change(store(), need.id, by=actor(), command_id=answers.command_id) is not None
    ]


def _unsaid(person_id: UUID) -> list[tuple[str, str]]:
    """The list without what was said already, as far as the reader may know."""
    said = {need.kind for need in shown("read the profile", person_id, adjustments_of)}
    return [(key, label) for key, label in KINDS.items() if key not in said]


def _to_all(person_id: UUID) -> Response:
    return redirect(url_for("adjustments.adjustments", person_id=person_id))
