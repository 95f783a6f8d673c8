"""Telling something, and changing it later: reword, choose who sees it, put away, bring back."""

from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext as _
from marshmallow import ValidationError, fields, validates_schema
from werkzeug import Response

from caserecord import entries
from caserecord.undoing import number_of_last_change
from domain import clocks, headings
from domain.card_kinds import KINDS
from domain.entries import Audience
from domain.sayings import Ours
from projections.hopes import hopes_of
from projections.members import InCircle, circle_of
from projections.recordings import recordings_kept_of, recordings_of
from projections.shown_entries import entry_of
from projections.shown_photos import photo_of
from web import store
from web.questions import Answers, Questions, few_words, one_of, words
from web.readers import actor, may, permitted, shown
from web.sessions import reading_session
from web.undoing import done

pages = Blueprint("entries", __name__)

WHICH = Ours("Choose who can see this.")


class Rewording(Questions):
    """New words, and which wording they are for."""

    words = words()
    seen = fields.Integer(required=True)


class ChoosingWho(Questions):
    """Who can see something."""

    audience = one_of(Audience, WHICH)
    people = fields.List(fields.UUID(), load_default=list)

    @validates_schema
    def names_somebody(self, said: dict[str, Any], **_: Any) -> None:
        """Raises ValidationError where it is for just these people, and they are nobody."""
        if said.get("audience") is Audience.JUST_THESE and not said.get("people"):
            raise ValidationError(Ours("Tick the people who can see it. Or choose “Mine alone”."), "people")


class Telling(ChoosingWho):
    """What a person tells, and who can see it."""

    words = words()
    happened = few_words()
    first_time = fields.Boolean(load_default=False)
    area = few_words()
    audience = one_of(Audience, WHICH, load_default=Audience.EVERYONE)


@pages.get("/people/<uuid:person_id>/tell")
def what(person_id: UUID) -> str:
    """What there is to tell, heading by heading."""
    permitted("tell something", person_id)
    return render_template("entries/what.html", kinds=KINDS)


@pages.route("/people/<uuid:person_id>/tell/<heading_key>", methods=["GET", "POST"])
def tell(person_id: UUID, heading_key: str) -> Response | tuple[str, int]:
    """Tell something under a heading."""
    permitted("tell something", person_id)
    heading = headings.heading(heading_key)
    is_first = "yes" if request.args.get("first") else ""
    answers = Answers(Telling(), audience=Audience.EVERYONE.value, people=[], first_time=is_first)
    if answers.done(entries.tell, person_id, heading.key):
        done(_("It is kept."), person_id, answers.outcome, answers)
        return to_it(person_id, answers.outcome)
    return answers.page("entries/tell.html", under=heading, areas=headings.AREAS, names=names_of(person_id))


@pages.get("/people/<uuid:person_id>/entries/<uuid:entry_id>")
def entry(person_id: UUID, entry_id: UUID) -> str:
    """One entry, with what can be done about it."""
    found = shown("read the profile", person_id, entry_of, entry_id=entry_id)
    photo = shown("read the profile", person_id, photo_of, about=entry_id)
    if may("record a voice"):
        recordings = shown("record a voice", person_id, recordings_kept_of, about=entry_id)
    else:
        recordings = shown("read the profile", person_id, recordings_of, about=[entry_id])
    hope = None
    if found.heading == "hopes":
        hopes = shown("read the profile", person_id, hopes_of)
        hope = next((hope for hope in hopes if hope.entry.id == entry_id), None)
    seen = number_of_last_change(store(), entry_id, by=actor()) if may("undo the last change") else None
    return render_template(
        "entries/entry.html",
        entry=found,
        hope=hope,
        photo=photo,
        recordings=recordings,
        names=names_of(person_id),
        seen=seen,
    )


@pages.route("/people/<uuid:person_id>/entries/<uuid:entry_id>/reword", methods=["GET", "POST"])
def reword(person_id: UUID, entry_id: UUID) -> Response | tuple[str, int]:
    """Say an entry in new words."""
    found = shown("reword an entry", person_id, entry_of, entry_id=entry_id)
    answers = Answers(Rewording(), words=found.words, seen=found.wording)
    if answers.done(entries.reword, person_id, entry_id):
        done(_("Your new words are kept."), person_id, entry_id, answers)
        return to_it(person_id, entry_id)
    return answers.page("entries/reword.html", entry=found)


@pages.route("/people/<uuid:person_id>/entries/<uuid:entry_id>/who", methods=["GET", "POST"])
def who(person_id: UUID, entry_id: UUID) -> Response | tuple[str, int]:
    """Choose who can see an entry."""
    found = shown("choose who sees an entry", person_id, entry_of, entry_id=entry_id)
    answers = Answers(ChoosingWho(), audience=found.audience, people=[str(member) for member in found.people])
    if answers.done(entries.show_to, person_id, entry_id):
        done(_("Your choice is kept."), person_id, entry_id, answers)
        return to_it(person_id, entry_id)
    return answers.page("entries/who.html", entry=found, names=names_to_tick(person_id, *found.people))


@pages.post("/people/<uuid:person_id>/entries/<uuid:entry_id>/put-away")
def put_away(person_id: UUID, entry_id: UUID) -> Response:
    """Put an entry away."""
    answers = Answers()
    answers.do(entries.put_away, person_id, entry_id)
    done(_("It is put away. You can bring it back."), person_id, entry_id, answers)
    return to_it(person_id, entry_id)


@pages.post("/people/<uuid:person_id>/entries/<uuid:entry_id>/bring-back")
def bring_back(person_id: UUID, entry_id: UUID) -> Response:
    """Bring an entry back."""
    answers = Answers()
    answers.do(entries.bring_back, person_id, entry_id)
    done(_("It is back."), person_id, entry_id, answers)
    return to_it(person_id, entry_id)


def people_now(person_id: UUID) -> list[InCircle]:
    """The people in the circle today."""
    if not may("read the circle"):
        return []
    today = clocks.today()
    return [someone for someone in shown("read the circle", person_id, circle_of) if someone.in_force(today)]


def names_of(person_id: UUID) -> dict[UUID, str]:
    """What the people in the circle today are called, by id."""
    return {someone.member: someone.name for someone in people_now(person_id)}


def names_to_tick(person_id: UUID, *ticked: UUID) -> dict[UUID, str]:
    """Who can be chosen: not whoever helps, who may neither be let in nor be left out with their own help."""
    helper = actor().supported_by
    return {member: name for member, name in names_of(person_id).items() if member != helper or member in ticked}


def to_it(person_id: UUID, entry_id: UUID | None) -> Response:
    """The page of an entry. Whoever helps goes to the profile: what they helped with may be kept from them now."""
    if reading_session().with_person:
        return redirect(url_for("profiles.profile", person_id=person_id, _anchor=f"entry-{entry_id}"))
    return redirect(url_for("entries.entry", person_id=person_id, entry_id=entry_id))
