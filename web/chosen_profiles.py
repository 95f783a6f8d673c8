"""Profiles for somebody in particular: begun empty, picked into, put in order, shown to whom they are for, printed."""

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from marshmallow import fields
from werkzeug import Response as AnyResponse

from caserecord import chosen_profiles
from domain.clocks import today
from domain.entries import Audience
from domain.sayings import Ours
from projections.chosen_profiles import choice_of, choices_of
from projections.profiles import profile_of, to_pick_from
from projections.stretches import place_of, stretch_of
from web.entries import WHICH, ChoosingWho, names_to_tick
from web.profiles import MOST, Moving, heading_page, moved, order_page, require_where_it_was, turned
from web.questions import Answers, Questions, few_words, one_of, still_shown, words
from web.readers import look_again, permitted, shown
from web.undoing import done

pages = Blueprint("chosen_profiles", __name__)

CHOOSE = "choose a profile for somebody"
NAMELESS = Ours("Give it a name, such as: For work.")


class Beginning(ChoosingWho):
    """What a profile is called, and who can see it."""

    title = words(longest=200, missing=NAMELESS)
    audience = one_of(Audience, WHICH, load_default=Audience.EVERYONE)


class SayingHowItBegins(Questions):
    """What it is called, and its first line."""

    title = words(longest=200, missing=NAMELESS)
    first_line = few_words()


class Picking(Questions):
    """What was picked, of what was offered to pick from."""

    picked = fields.List(fields.UUID(), load_default=list)
    offered = fields.List(fields.UUID(), load_default=list)


@pages.get("/people/<uuid:person_id>/profiles")
def profiles(person_id: UUID) -> str:
    """All the profiles that this reader may see."""
    choices = shown("read the profile", person_id, choices_of)
    return render_template("chosen_profiles/profiles.html", choices=choices)


@pages.route("/people/<uuid:person_id>/profiles/begin", methods=["GET", "POST"])
def begin(person_id: UUID) -> AnyResponse | tuple[str, int]:
    """Begin a profile, with nothing in it."""
    permitted(CHOOSE, person_id)
    answers = Answers(Beginning(), audience=Audience.EVERYONE.value, people=[])
    if answers.done(chosen_profiles.begin, person_id):
        return _begun(person_id, answers)
    return answers.page("chosen_profiles/begin.html", names=names_to_tick(person_id))


def _begun(person_id: UUID, answers: Answers) -> AnyResponse:
    """To what is to be in it; to all of them where it is kept from whoever helps, who cannot help to fill it."""
    look_again()
    begun = answers.outcome and still_shown(CHOOSE, person_id, choice_of, profile_id=answers.outcome)
    if not begun:
        flash(_("It is begun. You fill it without %(helper)s, who cannot see it.", helper=g.reader["name"]))
        return _to_all(person_id)
    done(_("It is begun. Now tick what you want in it."), person_id, answers.outcome, answers)
    return redirect(url_for("chosen_profiles.pick", person_id=person_id, profile_id=answers.outcome))


@pages.get("/people/<uuid:person_id>/profiles/<uuid:profile_id>")
def profile(person_id: UUID, profile_id: UUID) -> str:
    """One of them, strengths first."""
    if under := turned().get("under"):
        return heading_page(person_id, under, profile_id)
    return render_template(
        "chosen_profiles/profile.html",
        profile=shown("read the profile", person_id, profile_of, chosen=profile_id, most=MOST),
        choice=shown("read the profile", person_id, choice_of, profile_id=profile_id),
        today=today(),
    )


@pages.route("/people/<uuid:person_id>/profiles/<uuid:profile_id>/pick", methods=["GET", "POST"])
def pick(person_id: UUID, profile_id: UUID) -> AnyResponse | tuple[str, int]:
    """Tick what is in it, heading by heading."""
    choice = shown(CHOOSE, person_id, choice_of, profile_id=profile_id)
    answers = Answers(Picking(), picked=list(choice.picked))
    if answers.done(chosen_profiles.pick, person_id, profile_id):
        done(_("Your choice is kept."), person_id, profile_id, answers)
        return _to_more(person_id, profile_id) or _to_it(person_id, profile_id)
    asked, stretch = turned(), None
    if under := asked.get("under"):
        stretch = shown(CHOOSE, person_id, stretch_of, heading=under, page=asked.get("page", 1), is_all=True)
    sections = (
        (stretch.section,) if stretch and stretch.section.total else shown(CHOOSE, person_id, to_pick_from, most=MOST)
    )
    return answers.page("chosen_profiles/pick.html", choice=choice, stretch=stretch, sections=sections)


def _to_more(person_id: UUID, profile_id: UUID) -> AnyResponse | None:
    """To what else there is to pick from, if the button leads there: to a heading, and a page of it."""
    under, _space, page = request.form.get("then", "").partition(" ")
    if not under:
        return None
    pick = url_for("chosen_profiles.pick", person_id=person_id, profile_id=profile_id, under=under, page=page or None)
    return redirect(pick)


@pages.route("/people/<uuid:person_id>/profiles/<uuid:profile_id>/name", methods=["GET", "POST"])
def name(person_id: UUID, profile_id: UUID) -> AnyResponse | tuple[str, int]:
    """Say what it is called, and how it begins."""
    choice = shown(CHOOSE, person_id, choice_of, profile_id=profile_id)
    answers = Answers(SayingHowItBegins(), title=choice.called, first_line=choice.first_line)
    if answers.done(chosen_profiles.say_how_it_begins, person_id, profile_id):
        done(_("Your words are kept."), person_id, profile_id, answers)
        return _to_it(person_id, profile_id)
    return answers.page("chosen_profiles/name.html", choice=choice)


@pages.route("/people/<uuid:person_id>/profiles/<uuid:profile_id>/who", methods=["GET", "POST"])
def who(person_id: UUID, profile_id: UUID) -> AnyResponse | tuple[str, int]:
    """Choose who can see it."""
    choice = shown(CHOOSE, person_id, choice_of, profile_id=profile_id)
    answers = Answers(ChoosingWho(), audience=choice.audience, people=[str(member) for member in choice.people])
    if answers.done(chosen_profiles.show_to, person_id, profile_id):
        done(_("Your choice is kept."), person_id, profile_id, answers)
        return _to_all(person_id)
    return answers.page("chosen_profiles/who.html", choice=choice, names=names_to_tick(person_id, *choice.people))


@pages.get("/people/<uuid:person_id>/profiles/<uuid:profile_id>/order")
def order(person_id: UUID, profile_id: UUID) -> str:
    """What is in it, with buttons to move it."""
    return order_page(person_id, profile_id)


@pages.post("/people/<uuid:person_id>/profiles/<uuid:profile_id>/entries/<uuid:entry_id>/move")
def move(person_id: UUID, profile_id: UUID, entry_id: UUID) -> AnyResponse:
    """Move an entry within its heading."""
    before = shown(CHOOSE, person_id, place_of, entry_id=entry_id, chosen=profile_id)
    answers = Answers(Moving())
    require_where_it_was(before, answers)
    answers.do(chosen_profiles.move, person_id, profile_id, entry_id, after=None)
    says, turning = moved(person_id, entry_id, before, profile_id)
    done(says, person_id, profile_id, answers)
    to: dict[str, Any] = {"_anchor": f"entry-{entry_id}", **turning}
    return redirect(url_for("chosen_profiles.order", person_id=person_id, profile_id=profile_id, **to))


@pages.post("/people/<uuid:person_id>/profiles/<uuid:profile_id>/put-away")
def put_away(person_id: UUID, profile_id: UUID) -> AnyResponse:
    """Put it away."""
    answers = Answers()
    answers.do(chosen_profiles.put_away, person_id, profile_id)
    done(_("It is put away. You can bring it back."), person_id, profile_id, answers)
    return _to_all(person_id)


@pages.post("/people/<uuid:person_id>/profiles/<uuid:profile_id>/bring-back")
def bring_back(person_id: UUID, profile_id: UUID) -> AnyResponse:
    """Bring it back."""
    answers = Answers()
    answers.do(chosen_profiles.bring_back, person_id, profile_id)
    done(_("It is back."), person_id, profile_id, answers)
    return _to_all(person_id)


def _to_it(person_id: UUID, profile_id: UUID) -> AnyResponse:
    return redirect(url_for("chosen_profiles.profile", person_id=person_id, profile_id=profile_id))


def _to_all(person_id: UUID) -> AnyResponse:
    return redirect(url_for("chosen_profiles.profiles", person_id=person_id))
