"""Arrangements: one begins with those whose home or time it is, and is over from a day on. Access goes with it."""

from uuid import UUID

from flask import Blueprint, flash, redirect, url_for
from flask_babel import gettext as _
from marshmallow import fields
from werkzeug import Response

from caserecord import arrangements as commands
from domain.arrangements import ArrangementKind
from domain.clocks import today
from domain.sayings import Ours
from projections.arrangements import arrangement_of
from projections.members import members_of
from web.languages import ours
from web.questions import Answers, Questions, day, one_of, words
from web.readers import shown
from web.sessions import require_fresh

pages = Blueprint("arrangements", __name__)

MEANS = {
    ArrangementKind.LIVE_IN: Ours("They share a home."),
    ArrangementKind.SHORT_BREAK: Ours("Some nights in a support carer’s home."),
    ArrangementKind.DAY_SUPPORT: Ours("By day. They do not share a home."),
    ArrangementKind.KINSHIP: Ours("Like family, from a home of their own."),
    ArrangementKind.INTERMEDIATE: Ours("They share a home for some weeks, to get well or to get ready."),
    ArrangementKind.EMERGENCY: Ours("They share a home from today, because it had to be quick."),
}


class Beginning(Questions):
    """What it is, with whom, from when, and how the person said yes."""

    kind = one_of(ArrangementKind, Ours("Choose what it is."))
    carers = fields.List(fields.UUID(), load_default=list)
    from_day = day(Ours("Choose the first day."))
    agreed = words(missing=Ours("Write how they said yes, or who decided with them and why."))


class MovingOn(Questions):
    """From which day on it is over, and why."""

    on_day = day(Ours("Choose a day."))
    why = words(missing=Ours("Write why it is over."))


@pages.route("/people/<uuid:person_id>/arrangements/begin", methods=["GET", "POST"])
def begin(person_id: UUID) -> Response | tuple[str, int]:
    """Begin an arrangement."""
    members = shown("change the circle", person_id, members_of)
    require_fresh()
    answers = Answers(Beginning(), from_day=today().isoformat(), carers=[])
    if answers.done(commands.start, person_id):
        flash(_("The arrangement is written down. Those who care in it are let in."))
        return redirect(url_for("circles.circle", person_id=person_id))
    return answers.page(
        "arrangements/begin.html",
        members=[(member.id, member.name) for member in members],
        kinds=[(kind.value, ours(kind)) for kind in ArrangementKind],
        means={kind.value: ours(means) for kind, means in MEANS.items()},
    )


@pages.route("/people/<uuid:person_id>/arrangements/<uuid:arrangement_id>/over", methods=["GET", "POST"])
def move_on(person_id: UUID, arrangement_id: UUID) -> Response | tuple[str, int]:
    """Say from which day on it is over. Raises NotInRecord."""
    arrangement = shown("change the circle", person_id, arrangement_of, arrangement_id=arrangement_id)
    require_fresh()
    answers = Answers(MovingOn(), on_day=today().isoformat())
    if answers.done(commands.move_on, person_id, arrangement_id):
        flash(_("It is written down. Those who care in it see nothing here from that day on."))
        return redirect(url_for("circles.circle", person_id=person_id))
    return answers.page("arrangements/over.html", arrangement=arrangement)
