"""Readings: each answer is written down before it leaves, and the person sees who has looked.

An answer that cannot be written down is not given.
"""

from collections.abc import Callable
from itertools import groupby
from typing import cast
from uuid import UUID

from flask import Blueprint, Flask, Response, current_app, g, make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from marshmallow import fields, validate
from werkzeug import Response as AnyResponse

from caserecord import readings as commands
from domain.clocks import today
from domain.permissions import Actor, Role
from domain.readings import DOORS, ELSEWHERE, PURPOSES, Readership, is_asked_why
from domain.sayings import Ours
from projections.emergencies import emergencies_of
from projections.enquiries import enquiries_about_me
from projections.readings import has_said_why, looks_at, to_write_down
from projections.shown_photos import photos_of
from web import store, unsent
from web.languages import ours
from web.likes import is_ours
from web.questions import Answers, Questions, chosen
from web.readers import actor, db, permitted, shown
from web.sessions import reading_session

pages = Blueprint("readings", __name__)

DOORS_OF = {
    "papers.pdf": "paper",
    "receipts.again": "paper",
    **dict.fromkeys(("adjustments", "cards", "chosen_profiles", "entries", "hopes", "noticings"), "profile"),
    **dict.fromkeys(("papers", "profiles", "sightings"), "profile"),
    "concerns": "worries",
    "enquiries": "enquiry",
    "histories": "history",
    "notes": "notes",
    "opened_links": "link",
    "searches": "search",
}
"""Which door of `domain.readings.DOORS` a page is, or else all pages of a noun; any other is `ELSEWHERE`."""


class SayingWhy(Questions):
    """What somebody looks at a record for, today."""

    purpose = fields.String(
        required=True,
        validate=validate.OneOf(PURPOSES, error=Ours("Choose why you look today.")),
        error_messages={"required": Ours("Choose why you look today.")},
    )


class Turning(Questions):
    """From which day on back."""

    before = fields.Date()


def join(app: Flask) -> None:
    """Ask why, before the page; write down what leaves, after it."""
    app.before_request(_ask_why)
    app.after_request(_write_down)


def is_to_say_why(person_id: UUID, roles: frozenset[Role]) -> bool:
    """Whether the reader has still to say today what they look at this record for."""
    if not is_asked_why(roles):
        return False
    return not has_said_why(db(), Readership.id_of(person_id, reading_session().reader), today())


def _ask_why() -> AnyResponse | None:
    """Ask once a day for each record. A form that is sent is taken first: no words are lost over midnight."""
    return _to_why() if request.method != "POST" and _is_to_say_why_here() else None


def _is_to_say_why_here() -> bool:
    person_id = (request.view_args or {}).get("person_id")
    if person_id is None or request.endpoint == "readings.why" or "roles" not in g:
        return False
    return is_to_say_why(person_id, g.roles)


def _to_why() -> AnyResponse:
    """To where it is said, and from there back to this page, with what was typed."""
    unsent.keep()
    return redirect(url_for("readings.why", person_id=g.person.id, back=unsent.page_of_this()))


def _write_down(response: Response) -> AnyResponse:
    """Write down what this answer gives, before any of it leaves. A redirect gives nothing.

    A form that comes back to whoever has not said why they look is not given before they do.
    """
    leaving = g.get("leaving")
    if leaving is None or not leaving.permits or response.status_code // 100 == 3:
        return response
    try:
        if request.method == "POST" and _is_to_say_why_here():
            return _to_why()
        for write_down in g.get("besides", ()):
            write_down()
        by, door = _reader(), _door()
        for permit, person_id, came_to_know in to_write_down(db(), leaving, by=by, door=door, day=today()):
            commands.keep(store(), permit, person_id, door, came_to_know, by=by)
    except Exception:  # whatever it was: what is not written down is not given
        current_app.logger.exception("not read")
        return _not_given()
    leaving.is_written_down = True
    return response


def write_down_too(besides: Callable[[], object]) -> None:
    """Write down something more before this answer leaves; where that fails, it is not given either."""
    g.besides = [*g.get("besides", ()), besides]


def _reader() -> Actor:
    """Who is given this answer. Of whoever has a link nothing more is known than which link."""
    if request.blueprint == "opened_links":
        return Actor(cast(UUID, (request.view_args or {})["link_id"]), request_id=g.request_id)
    return actor()


def _door() -> str:
    endpoint = request.endpoint or ""
    return DOORS_OF.get(endpoint) or DOORS_OF.get(endpoint.partition(".")[0], ELSEWHERE)


def _not_given() -> Response:
    """Words of nobody, not even a name in the head of the page."""
    for known in ("person", "reader"):
        g.pop(known, None)
    says = _("This page cannot be shown now. It could not be written down that you looked. Try again in a minute.")
    page = "opened_links/closed.html" if request.blueprint == "opened_links" else "errors/refused.html"
    return make_response(render_template(page, says=says, status=503, back="", typed=""), 503, {"Retry-After": "60"})


@pages.route("/people/<uuid:person_id>/why", methods=["GET", "POST"])
def why(person_id: UUID) -> AnyResponse | tuple[str, int]:
    """Say what the record is looked at for today."""
    permitted("say why I look", person_id)
    back = request.values.get("back", "")
    answers = Answers(SayingWhy())
    if answers.done(commands.say_why, person_id):
        return redirect(back if is_ours(back) else url_for("homes.person", person_id=person_id))
    purposes = [(key, ours(AS_ASKED[key])) for key in PURPOSES]
    return answers.page("readings/why.html", purposes=purposes, back=back)


@pages.get("/people/<uuid:person_id>/looked")
def looked(person_id: UUID) -> str:
    """Who has looked, the newest day first. For the person alone: nobody in the house learns of it, and no helper."""
    asked, _errors = chosen(Turning())
    found = shown("see who has looked", person_id, looks_at, before=asked.get("before"))
    around = {look.reader for look in found.looks}
    faces = {photo.about: photo for photo in shown("read the profile", person_id, photos_of, about=around)}
    return render_template(
        "readings/looked.html",
        days=[(day, list(looks)) for day, looks in groupby(found.looks, key=lambda look: look.day)],
        emergencies=shown("see who has looked", person_id, emergencies_of),
        enquiries=shown("see who has looked", person_id, enquiries_about_me, day=today()),
        older=found.older,
        is_newest="before" not in asked,
        faces=faces,
        doors=DOORS,
        purposes=PURPOSES,
    )


AS_ASKED = {
    "checking": Ours("To check that the record is kept well"),
    "review": Ours("To review the support that they get"),
    "safety": Ours("To help them to be safe"),
    "complaint": Ours("To look into a complaint"),
    "asked": Ours("Because they asked for it"),
    "law": Ours("Because the law asks for it"),
}
"""The same purposes, as whoever looks is asked."""
