"""Where everybody begins: the person with their profile, everybody else with the people they support."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from marshmallow import ValidationError, fields
from werkzeug import Response

from caserecord import people
from domain.clocks import today
from domain.permissions import Actor, decide
from projections.members import people_of
from projections.news import news_for
from projections.people import is_person, opening_of
from projections.safety_facts import safety_facts_of
from web.questions import Answers, Questions, few_words, words
from web.readers import db, is_office, may, permitted, reading_session, shown, store

pages = Blueprint("homes", __name__)


class OpeningRecord(Questions):
    """Whose record is opened."""

    name = words(longest=200)
    pronouns = few_words()


class Looking(Questions):
    """Since when."""

    since = fields.Date(load_default=None)


@pages.get("/")
def home() -> Response:
    """Go to where this reader begins."""
    signed_in = reading_session()
    mine = signed_in.with_person or (signed_in.reader if is_person(db(), signed_in.reader) else None)
    if mine:
        return redirect(url_for("profiles.profile", person_id=mine))
    if is_office():
        return redirect(url_for("todos.todo"))
    return redirect(url_for("homes.my_people"))


@pages.get("/people")
def my_people() -> str:
    """The people whose circle the reader is in, with what must be known about each."""
    supported = shown("read who I support", None, people_of, day=today())
    cards = []
    for person in supported:
        roles = store().circle(person.id).roles_of(Actor(reading_session().reader), today())
        is_live = decide("read the profile", roles) is not None
        cards.append(
            {
                "person": person,
                "opening": shown("read the circle", person.id, opening_of),
                "facts": shown("read the profile", person.id, safety_facts_of) if is_live else (),
                "is_live": is_live,
            }
        )
    return render_template("homes/my-people.html", cards=cards, may_open=is_office(), today=today())


@pages.get("/people/<uuid:person_id>")
def person(person_id: UUID) -> str | Response:
    """One person, for whoever supports them: what must be known, and what is new since they last saw them."""
    if not may("read the profile"):
        return redirect(url_for("histories.history", person_id=person_id))
    try:
        since = Looking().load(request.args.to_dict()).get("since")
    except ValidationError:
        since = None
    return render_template(
        "homes/person.html",
        facts=shown("read the profile", person_id, safety_facts_of),
        news=shown("read the profile", person_id, news_for, since=since),
        today=today(),
    )


@pages.route("/people/open", methods=["GET", "POST"])
def open_record() -> Response | tuple[str, int]:
    """Open a record."""
    permitted("open a record")
    answers = Answers(OpeningRecord())
    if answers.done(people.open_record):
        return redirect(url_for("homes.person", person_id=answers.outcome))
    return answers.page("homes/open.html")
