"""What is shown when something cannot be: one handler for every refusal, in plain words, with a way on."""

from typing import Any

from flask import Flask, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from werkzeug import Response
from werkzeug.exceptions import HTTPException

from caserecord.invitations import InvitationOver
from domain.refusals import (
    NOTHING_HERE,
    AlreadyDecided,
    ChangedMeanwhile,
    Damaged,
    Forgotten,
    NotAllowed,
    NotInRecord,
    ProofNeeded,
    Refused,
    SentBefore,
)
from domain.sayings import Ours
from projections.views import StillCatchingUp
from web.languages import ours
from web.sessions import reading_session, session_here, to_proof
from web.unsent import back_to_the_form

STATUS: dict[type[Refused], int] = {
    NotInRecord: 404,
    NotAllowed: 403,
    Forgotten: 410,
    InvitationOver: 410,
    ChangedMeanwhile: 409,
    AlreadyDecided: 409,
    SentBefore: 409,
    Damaged: 503,
}
"""The answer's status for each refusal; 422 for the rest."""

SAID = {
    400: Ours("Something was missing from what was sent. Go back, and try again."),
    403: Ours("This was sent from another site. Open the page here, and send it again."),
    404: NOTHING_HERE,
    405: Ours("This page cannot be asked for like that. Go back, and try again."),
    413: Ours("That is too much to send at once. Send it in parts."),
    415: Ours("We could not read the letters that came. Go back, and try in another browser."),
    429: Ours("That was a lot at once. Wait one minute. Then go back, and try again."),
}
ELSE = Ours("That did not work. Go back, and try again.")

Answer = tuple[str, int] | tuple[str, int, dict[str, str]]


def join(app: Flask) -> None:
    """Show every refusal, and every mistake, as a page."""
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(AlreadyDecided, _decided)
    app.register_error_handler(ProofNeeded, lambda _: to_proof())
    app.register_error_handler(StillCatchingUp, _catching_up)
    app.register_error_handler(CSRFError, _stale)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(500, _broken)


def _refused(refused: Refused) -> Answer:
    status = next((number for kind, number in STATUS.items() if isinstance(refused, kind)), 422)
    return _page(ours(refused.says), status)


def _decided(already: AlreadyDecided) -> Answer | Response:
    """Whoever comes second sees what was decided, on the page of what it was about."""
    asked = request.view_args or {}
    if asked.keys().isdisjoint({"entry_id", "photo_id"}):
        return _refused(already)
    flash(ours(already.says), "not done")
    if reading_session().with_person is None:
        return redirect(url_for("photos.photo" if "photo_id" in asked else "entries.entry", **_about(asked)))
    return redirect(url_for("offers.new", person_id=asked["person_id"]))


def _about(asked: dict[str, Any]) -> dict[str, Any]:
    """Whose record, and what in it."""
    return {name: asked[name] for name in ("person_id", "entry_id", "photo_id") if name in asked}


def _catching_up(behind: StillCatchingUp) -> Answer:
    page = render_template("errors/catching-up.html", done=behind.done, total=behind.total)
    return page, 503, {"Retry-After": "2"}


def _stale(__: CSRFError) -> Answer | Response:
    says = _("This page had been open for too long. Go back, copy your words, and open the page again.")
    return back_to_the_form() or _page(says, 400)


def _http(error: HTTPException) -> Answer:
    status = error.code or 500
    says = ours(SAID.get(status, ELSE))
    return _held_up(says) if status == 429 else _page(says, status)


def _held_up(says: str) -> Answer:
    """To wait a minute; and where that stands which is held back from nobody."""
    page = render_template("errors/held-up.html", says=says, back=_way_back(), must_know=_must_know())
    return page, 429, {"Retry-After": "60"}


def _broken(__: Exception) -> Answer:
    return _page(_("Something went wrong here. It is not your fault. Please try again, or tell your scheme."), 500)


def _page(says: str, status: int) -> tuple[str, int]:
    return render_template("errors/refused.html", says=says, status=status, back=_way_back()), status


def _must_know() -> str:
    """Where that stands about a person whose page was asked for too often: it is held back from nobody."""
    person_id = (request.view_args or {}).get("person_id")
    return url_for("homes.person", person_id=person_id) if person_id and session_here() else ""


def _way_back() -> str:
    """The page that led here; nothing where it was another site's."""
    came_from = request.referrer or ""
    return came_from if came_from.startswith(request.host_url) else ""
