"""Where everybody begins: the person with their profile, everybody else with the people they support."""

from typing import NamedTuple
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from marshmallow import fields
from werkzeug import Response

from caserecord import people
from caserecord.houses import is_of_the_house
from caserecord.letting_in import is_locked_out
from domain.clocks import today
from domain.permissions import Role, decide
from projections.adjustments import adjustments_of
from projections.helps import HelpWanted, helps_wanted
from projections.members import Supported, people_of
from projections.news import news_for
from projections.noticings import mine_to_review
from projections.people import is_person, name_in
from projections.safety_facts import ShownFact, safety_facts_of
from projections.shown_photos import photos_with
from web import store
from web.histories import NOT_A_DAY
from web.questions import Answers, Questions, chosen, few_words, words
from web.readers import db, has_died, is_office, may, permitted, roles_in, shown
from web.readings import is_to_say_why
from web.sessions import reading_session

pages = Blueprint("homes", __name__)

BEGINNINGS = {
    "read the profile": "homes.person",
    "read the history": "histories.history",
    "read worries": "concerns.concerns",
    "read the circle": "circles.circle",
}
"""Where somebody begins in a record: the first of these pages that they may read."""


class OpeningRecord(Questions):
    """Whose record is opened."""

    name = words(longest=200)
    pronouns = few_words()


class Looking(Questions):
    """Since when."""

    since = fields.Date(error_messages=NOT_A_DAY)


class Card(NamedTuple):
    """Somebody among one's people: what must be known about them, and where one can go from here."""

    person: Supported
    name: str
    facts: tuple[ShownFact, ...]
    begins_at: str
    """An endpoint; nothing where no page of the record opens."""
    may_offer: bool
    reads_worries: bool
    helps_wanted: tuple[HelpWanted, ...]


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
    """The people whose circle the reader is in, with what must be known. A damaged record hides no other."""
    known = {person: roles_in(person.id) for person in shown("read who I support", None, people_of, day=today())}
    return render_template(
        "homes/my-people.html",
        cards=[_card(person, roles) for person, roles in known.items() if roles],
        is_damaged=not all(known.values()),
        may_open=is_office(),
        today=today(),
    )


def _card(person: Supported, roles: frozenset[Role]) -> Card:
    begins_at = _beginning(roles)
    is_read = decide("read the profile", roles) is not None and not is_to_say_why(person.id, roles)
    return Card(
        person,
        name=shown("read the circle", person.id, name_in).name if begins_at else person.name,
        facts=shown("read the profile", person.id, safety_facts_of) if is_read else (),
        begins_at=begins_at,
        may_offer=decide("offer something", roles, has_died=person.has_died) is not None,
        reads_worries=decide("read worries", roles) is not None,
        helps_wanted=shown("read the profile", person.id, helps_wanted) if is_read and not person.has_died else (),
    )


def _beginning(roles: frozenset[Role]) -> str:
    return next((endpoint for doing, endpoint in BEGINNINGS.items() if decide(doing, roles)), "")


@pages.get("/people/<uuid:person_id>")
def person(person_id: UUID) -> Response | tuple[str, int]:
    """One person, for whoever supports them: what must be known, and what is new since they last saw them."""
    if not may("read the profile"):
        return redirect(url_for(_beginning(roles_in(person_id)), person_id=person_id))
    asked, errors = chosen(Looking())
    page = render_template(
        "homes/person.html",
        facts=shown("read the profile", person_id, safety_facts_of),
        needs=shown("read the profile", person_id, adjustments_of),
        helps=() if has_died() else shown("read the profile", person_id, helps_wanted),
        to_review=() if has_died() else shown("read the profile", person_id, mine_to_review, day=today()),
        news=shown("read the profile", person_id, news_for, since=asked.get("since")),
        asked_about_photos=_is_asked_about_photos(person_id),
        is_locked_out=_may_let_try_again(person_id) and is_locked_out(store(), person_id),
        asked=asked,
        typed=request.args.get("since", ""),
        errors=errors,
        today=today(),
    )
    return page, 422 if errors else 200


def _may_let_try_again(person_id: UUID) -> bool:
    """Whether the reader may let the person try again to sign in, from this page."""
    return may("let the person try again") and not is_of_the_house(store(), person_id, reading_session().reader)


def _is_asked_about_photos(person_id: UUID) -> bool:
    """Whether a photo that the reader is in waits for them to say yes."""
    if not may("read photos I am in"):
        return False
    return any(photo.waits_for_me for photo in shown("read photos I am in", person_id, photos_with))


@pages.route("/people/open", methods=["GET", "POST"])
def open_record() -> Response | tuple[str, int]:
    """Open a record."""
    permitted("open a record")
    answers = Answers(OpeningRecord())
    if answers.done(people.open_record):
        return redirect(url_for("homes.person", person_id=answers.outcome))
    return answers.page("homes/open.html")
