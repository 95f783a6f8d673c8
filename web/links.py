"""Links that I give: made in one press, shown once, stopped in one press."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from flask import Blueprint, Flask, current_app, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from marshmallow import ValidationError, fields, validate
from werkzeug import Response as AnyResponse

from caserecord import links
from caserecord.conflicts import require_no_part_in_access
from caserecord.stores import Store
from domain.clocks import today
from domain.codes import in_groups
from domain.links import a_pin
from domain.permissions import Actor
from domain.refusals import NotInRecord, Refused
from domain.sayings import Ours
from exports.qr_codes import qr_code
from projections.chosen_profiles import ShownChoice, choices_of
from projections.links import link_of, linked_profile_of, links_of, opening_of, openings_of
from projections.profiles import ShownProfile
from projections.replays import linked_profile_as_it_was
from web import store
from web.codes import address_with
from web.histories import FURTHEST
from web.new_links import NewLinks
from web.questions import Answers, Questions, chosen, few_words
from web.readers import actor, shown, shown_as_link
from web.sessions import reading_session, require_fresh

pages = Blueprint("links", __name__)

GIVE = "give a link"
MAIN = "main"
LASTS = {"1": 1, "7": 7, "28": 28, "stop": None}
"""For how many days a link opens; None until it is stopped."""
USUALLY = "28"
_NOT_ONE = Ours("Choose one of these.")


def _check_pin(said: str) -> None:
    try:
        a_pin(said)
    except Refused as refused:
        raise ValidationError(refused.says) from refused


class Giving(Questions):
    """What a link is to be like. Nothing of it has to be said."""

    profile = fields.String(load_default=MAIN)
    for_whom = few_words()
    what_for = few_words()
    lasts = fields.String(load_default=USUALLY, validate=validate.OneOf(list(LASTS), error=_NOT_ONE))
    may_keep = fields.Boolean(load_default=False)
    pin = fields.String(load_default="", validate=_check_pin)


class Choosing(Questions):
    """Which profile; the main one, unless it is said."""

    profile = fields.UUID()


def join(app: Flask) -> None:
    """Remember the addresses of new links, for a few minutes."""
    app.extensions["new links"] = NewLinks()


@pages.get("/people/<uuid:person_id>/links")
def given(person_id: UUID) -> str:
    """Every link that they gave, how often it was opened, and a button to stop it."""
    links_given = shown(GIVE, person_id, links_of)
    return render_template("links/given.html", links=links_given, today=today())


@pages.route("/people/<uuid:person_id>/links/give", methods=["GET", "POST"])
def give(person_id: UUID) -> AnyResponse | tuple[str, int]:
    """Give a link. One press is enough: everything is chosen already. Raises NeedsSomebodyElse.

    Whoever wants to looks first at the very profile that it will show.
    """
    require_fresh()
    choices = _choices(person_id)
    require_no_part_in_access(store(), person_id, actor())
    before = str(chosen(Choosing())[0].get("profile", MAIN))
    answers = Answers(Giving(), profile=before, lasts=USUALLY)
    if answers.done(_give, person_id):
        return redirect(url_for("links.new", person_id=person_id, link_id=answers.outcome))
    seen = _as_they_will_see(person_id, answers) if answers.is_looking and answers.are_whole() else None
    return answers.page("links/give.html", choices=choices, until={key: _until(key) for key in LASTS}, seen=seen)


def _as_they_will_see(person_id: UUID, answers: Answers) -> ShownProfile:
    return shown_as_link(person_id, _profile(answers.said["profile"]), linked_profile_of)


def _profile(said: str) -> UUID | None:
    """Which one was chosen; None for the main one. Raises NotInRecord."""
    try:
        return None if said == MAIN else UUID(said)
    except ValueError as error:
        raise NotInRecord from error


def _choices(person_id: UUID) -> tuple[ShownChoice, ...]:
    """The profiles for somebody in particular that a link can be to."""
    return tuple(choice for choice in shown(GIVE, person_id, choices_of) if not choice.is_put_away)


def _until(lasts: str) -> Any:
    days = LASTS[lasts]
    return None if days is None else today() + timedelta(days=days)


def _give(to: Store, person_id: UUID, *, profile: str, lasts: str, pin: str, by: Actor, **said: Any) -> UUID:
    """Give it, and make its key, which is nowhere but in the memory of this program, and there for a few minutes."""
    pin, until, profile_id = a_pin(pin), _until(lasts), _profile(profile)
    link_id = links.give(to, person_id, profile_id=profile_id, until=until, has_pin=bool(pin), **said, by=by)
    if key := to.link_keys.make(link_id, person_id, pin=pin):
        _new_links().keep(reading_session().id, link_id, key)
    return link_id


@pages.get("/people/<uuid:person_id>/links/<uuid:link_id>")
def new(person_id: UUID, link_id: UUID) -> str:
    """A new link, with its address and the same as a picture to scan, for whoever just made it."""
    link = shown(GIVE, person_id, link_of, link_id=link_id)
    address = address_of_new(link_id) if link.is_open(today()) else ""
    page, _behind, code = address.partition("#")
    return render_template(
        "links/new.html",
        link=link,
        address=address,
        page=page,
        code=in_groups(code),
        picture=qr_code(address) if address else "",
        today=today(),
    )


@pages.get("/people/<uuid:person_id>/links/<uuid:link_id>/openings")
def openings(person_id: UUID, link_id: UUID) -> str:
    """When a link was opened."""
    return render_template(
        "links/openings.html",
        link=shown(GIVE, person_id, link_of, link_id=link_id),
        openings=shown(GIVE, person_id, openings_of, link_id=link_id),
    )


@pages.get(f"/people/<uuid:person_id>/openings/<int(max={FURTHEST}):opening>")
def what_they_saw(person_id: UUID, opening: int) -> str:
    """The profile as a link showed it when it was opened. Raises NotInRecord."""
    opened = shown(GIVE, person_id, opening_of, position=opening)
    link = shown(GIVE, person_id, link_of, link_id=opened.link)
    profile = shown_as_link(
        person_id, link.profile, linked_profile_as_it_was, store(), until=opening, day=opened.at.date()
    )
    return render_template("links/what-they-saw.html", opening=opened, profile=profile)


@pages.post("/people/<uuid:person_id>/links/<uuid:link_id>/stop")
def stop(person_id: UUID, link_id: UUID) -> AnyResponse:
    """Stop it, at once."""
    Answers().do(links.stop, person_id, link_id)
    _new_links().forget(link_id)
    flash(_("The link is stopped. It does not open any more."))
    return redirect(url_for("links.given", person_id=person_id))


def address_of_new(link_id: UUID) -> str:
    """The address of a link that was just made on this screen; nothing for everybody else, and later."""
    key = _new_links().find(reading_session().id, link_id)
    return address_with(key, "opened_links.link") if key else ""


def _new_links() -> NewLinks:
    known: NewLinks = current_app.extensions["new links"]
    return known
