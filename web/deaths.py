"""When the person has died: it is written down, or taken back, and what they wished for their story is followed."""

from uuid import UUID

from flask import Blueprint, flash, redirect, url_for
from flask_babel import gettext as _
from werkzeug import Response

from caserecord import deaths as commands
from domain.clocks import today
from domain.sayings import Ours
from projections.members import members_of
from web.questions import Answers, Questions, day, somebody, words
from web.readers import permitted, shown
from web.sessions import require_fresh

pages = Blueprint("deaths", __name__)

DOING = "record a death"


class Recording(Questions):
    """On which day."""

    on_day = day(Ours("Choose the day."))


class TakingBack(Questions):
    """Why it was written down."""

    why = words(missing=Ours("Write how this came about."))


class Leaving(Questions):
    """To whom the story goes, and what the person said of it."""

    member_id = somebody(Ours("Choose who keeps it."))
    wish = words(missing=Ours("Write what they said, and where it is written."))


@pages.route("/people/<uuid:person_id>/death", methods=["GET", "POST"])
def record(person_id: UUID) -> Response | tuple[str, int]:
    """Write down that they died."""
    permitted(DOING, person_id)
    require_fresh()
    answers = Answers(Recording(), on_day=today().isoformat())
    if answers.done(commands.record, person_id):
        flash(_("It is written down. Links have stopped, and so has what supporters saw."))
        return redirect(url_for("circles.circle", person_id=person_id))
    return answers.page("deaths/record.html")


@pages.route("/people/<uuid:person_id>/death/mistake", methods=["GET", "POST"])
def take_back(person_id: UUID) -> Response | tuple[str, int]:
    """Say that it was a mistake."""
    permitted(DOING, person_id)
    require_fresh()
    answers = Answers(TakingBack())
    if answers.done(commands.take_back, person_id):
        flash(_("All is as it was before."))
        return redirect(url_for("circles.circle", person_id=person_id))
    return answers.page("deaths/take-back.html")


@pages.route("/people/<uuid:person_id>/death/wish", methods=["GET", "POST"])
def leave_story(person_id: UUID) -> Response | tuple[str, int]:
    """Say who keeps the story, as the person wished."""
    members = shown(DOING, person_id, members_of)
    require_fresh()
    answers = Answers(Leaving())
    if answers.done(commands.leave_story_to, person_id):
        flash(_("They can read the story now."))
        return redirect(url_for("circles.circle", person_id=person_id))
    return answers.page("deaths/leave-story.html", members=[(member.id, member.name) for member in members])
