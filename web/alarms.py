"""“I don't feel safe”: said by the person on their own, and answered by whom they turned to.

Its address and title say nothing: both stay in a browser's history. It leaves no message for the next page either.
"""

from datetime import time
from uuid import UUID

from flask import Blueprint, Flask, redirect, render_template, request, url_for
from marshmallow import fields, validate
from werkzeug import Response

from caserecord import alarms as commands
from domain.alarms import ABOUT, REACH
from domain.clocks import today
from domain.permissions import decide
from domain.sayings import Ours
from domain.words import LONGEST
from projections.alarms import AlarmWaiting, alarm_given, alarms_waiting, can_turn_to, my_alarms, who_turned_to_me
from projections.safeguarding_notes import about_my_safety
from web import joined, questions
from web.languages import ours
from web.questions import Answers, Questions
from web.readers import permitted, roles_in, shown
from web.sessions import reading_session, require_fresh

pages = Blueprint("alarms", __name__)

SAY = "say I don't feel safe"
MINE = "see what is kept about my safety"
READ = "read who does not feel safe"
ANSWER = "answer who does not feel safe"
_NOT_ONE = Ours("Choose one of these, or none.")


class Saying(Questions):
    """What it is about. Nothing of it has to be said."""

    about = fields.List(fields.String(validate=validate.OneOf(list(ABOUT), error=_NOT_ONE)), load_default=[])
    words = questions.few_words(longest=LONGEST)
    reach = fields.String(load_default="", validate=validate.OneOf(["", *REACH], error=_NOT_ONE))
    to = fields.UUID(error_messages={"invalid_uuid": _NOT_ONE})
    not_to = fields.List(fields.UUID(error_messages={"invalid_uuid": _NOT_ONE}), load_default=[])


class Answering(Questions):
    """What is being done."""

    words = questions.words()


def join(app: Flask) -> None:
    """Know in every page when it is read, and how many wait for the reader's answer."""
    app.jinja_env.globals |= {"read_by": read_by, "answers_wanted": answers_wanted}


def read_by() -> time:
    """By when somebody reads what a person says here, on each working day."""
    return joined().read_by


@pages.route("/people/<uuid:person_id>/talk", methods=["GET", "POST"])
def say(person_id: UUID) -> Response | tuple[str, int]:
    """Say it. One press is enough. Beside somebody else the page says whom to call, and nothing more."""
    if not permitted("see whom to call", person_id).also(SAY):
        return render_template("alarms/call.html"), 422 if request.method == "POST" else 200
    people = shown(SAY, person_id, can_turn_to, day=today())
    answers = Answers(Saying(), to=people[0].member if people else "", about=[], not_to=[])
    if answers.done(commands.say_not_safe, person_id):
        return redirect(url_for("alarms.said", person_id=person_id))
    return answers.page(
        "alarms/say.html",
        people=people,
        about=[(key, ours(said)) for key, said in ABOUT.items()],
        reach=[(key, ours(said)) for key, said in REACH.items()],
        hours=joined().pass_on_hours,
    )


@pages.get("/people/<uuid:person_id>/talk/sent")
def said(person_id: UUID) -> str:
    """It is sent. Nothing here says what, or to whom: the screen may be left on."""
    permitted(SAY, person_id)
    return render_template("alarms/said.html", hours=joined().pass_on_hours)


@pages.get("/people/<uuid:person_id>/talk/before")
def before(person_id: UUID) -> str:
    """What they said before, what was answered, and what others wrote about a possible harm to them."""
    permitted(MINE, person_id)
    require_fresh()
    return render_template(
        "alarms/before.html",
        alarms=shown(MINE, person_id, my_alarms),
        notes=shown(MINE, person_id, about_my_safety, day=today()),
        about=ABOUT,
    )


# For whom the person turned to


@pages.get("/waiting")
def waiting() -> str:
    """Who turned to the reader, whoever waits longest for an answer first. No words yet."""
    found = waiting_for_me()
    return render_template(
        "alarms/waiting.html",
        waiting=[each for each in found if not each.is_answered][::-1],
        answered=[each for each in found if each.is_answered],
    )


def waiting_for_me() -> tuple[AlarmWaiting, ...]:
    """What was given to the reader, of all whom they support."""
    if reading_session().with_person is not None:
        return ()
    of = [each for each in shown("read who I support", None, who_turned_to_me) if decide(READ, roles_in(each))]
    found = [each for person_id in of for each in shown(READ, person_id, alarms_waiting, day=today())]
    return tuple(sorted(found, key=lambda each: each.said, reverse=True))


def answers_wanted() -> int:
    """How many people wait for the reader to answer."""
    return len({each.person_id for each in waiting_for_me() if not each.is_answered})


@pages.post("/people/<uuid:person_id>/waiting/<uuid:alarm_id>/read")
def read(person_id: UUID, alarm_id: UUID) -> Response:
    """Read it: the person sees who has, and it is passed on to nobody else."""
    Answers().do(commands.read, person_id, alarm_id)
    return redirect(url_for("alarms.answer", person_id=person_id, alarm_id=alarm_id))


@pages.route("/people/<uuid:person_id>/waiting/<uuid:alarm_id>", methods=["GET", "POST"])
def answer(person_id: UUID, alarm_id: UUID) -> Response | tuple[str, int]:
    """What they said, and what is being done: told to them in words."""
    permitted(ANSWER, person_id)
    answers = Answers(Answering())
    if answers.done(commands.answer, person_id, alarm_id):
        return redirect(url_for("alarms.answer", person_id=person_id, alarm_id=alarm_id))
    alarm = shown(READ, person_id, alarm_given, alarm_id=alarm_id, day=today())
    return answers.page("alarms/answer.html", alarm=alarm, about=ABOUT, reach=REACH)
