"""Other sites that say who somebody is: signing in by one, joining it to oneself, and saying again by it who one is.

A browser is sent there and comes back. A page of ours stands in between, because a form may not lead to another site.
What is not plain signing in begins on one of our pages, whose link holds a secret: no other site can begin it.
"""

import hmac
from dataclasses import asdict
from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask import Blueprint, flash, g, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from werkzeug import Response
from werkzeug.exceptions import Forbidden

from caserecord.getting_in import require_not_stopped
from caserecord.identities import NOT_INTRODUCED, Asked, IdentityTaken, Introduced, NoAnswer, NotIntroduced, NotJoined
from caserecord.letting_in import accept_introduction
from caserecord.tokens import new_token
from caserecord.tries import TooManyTries
from caserecord.ways import IDENTITY
from domain.refusals import NotInRecord, Refused
from web import joined, store
from web.headers import comes_from_elsewhere
from web.known_devices import remember
from web.languages import ours
from web.proofs import back_with_proof, counted_from_here
from web.readers import permitted
from web.sessions import MY_SIGN_IN, reading_session, require_fresh, sign_in
from web.unsent import page_for

if TYPE_CHECKING:
    from caserecord.introductions import Introductions

pages = Blueprint("providers", __name__)

SIGN_IN, ACCEPT, JOIN, AGAIN = "sign in", "accept", "join", "again"


@pages.get("/sign-in/with/<key>")
def begin(key: str) -> str:
    """What is going to happen, and whether others use this device. Raises NotInRecord."""
    return render_template("providers/begin.html", provider=_to(key).provider, secret=request.args.get("for", ""))


@pages.get("/sign-in/with/<key>/go")
def go(key: str) -> Response:
    """Go there. Raises NotInRecord, NoAnswer, NotIntroduced, and Forbidden where another site sends somebody here."""
    if comes_from_elsewhere():
        raise Forbidden
    to, purpose = _to(key), _purpose()
    is_mine = "mine" in request.args
    is_again = purpose["deed"] == AGAIN or (purpose["deed"] == SIGN_IN and not is_mine)
    address, asked = to.begin(_come_back_to(key), is_again=is_again)
    session["asked"] = {"key": key, "mine": is_mine, **purpose, "asked": asdict(asked)}
    return redirect(address)


@pages.get("/sign-in/with/<key>/back")
def back(key: str) -> Response:
    """Come back from there. Raises NotInRecord, NoAnswer, NotIntroduced, TooManyTries, and what a deed raises."""
    to, sent = _to(key), session.pop("asked", None)
    if sent is None or sent["key"] != key or request.args.get("error"):
        raise NotIntroduced(NOT_INTRODUCED)
    counted = counted_from_here()
    store().tries.begin(*counted)
    introduced = to.finish(_come_back_to(key), Asked(**sent["asked"]), request.args.to_dict())
    done = _DEEDS[sent["deed"]](to, introduced, sent)
    store().tries.succeeded(counted)
    return done


@pages.get("/devices/with/<key>")
def join(key: str) -> str:
    """Before somebody lets themselves be known by another site's word. Raises NotInRecord."""
    permitted(MY_SIGN_IN)
    require_fresh()
    return render_template("providers/join.html", provider=_to(key).provider, secret=secret_for(JOIN))


@pages.get("/who-you-are/with/<key>")
def again(key: str) -> str:
    """Before somebody says again who they are, by another site's word. Raises NotInRecord."""
    permitted(MY_SIGN_IN)
    return render_template("providers/again.html", provider=_to(key).provider, secret=secret_for(AGAIN))


@pages.post("/devices/with/<uuid:way_id>/take-away")
def take_away(way_id: UUID) -> Response:
    """Let another site's word open nothing from now on. Raises NotInRecord, LastWay."""
    permitted(MY_SIGN_IN)
    require_fresh()
    is_enough = joined().is_password_enough
    store().ways.take_away(reading_session().reader, way_id, IDENTITY, is_password_enough=is_enough)
    flash(_("You do not sign in with that account from now on."))
    return redirect(url_for("devices.devices"))


@pages.errorhandler(NoAnswer)
@pages.errorhandler(NotIntroduced)
@pages.errorhandler(NotJoined)
@pages.errorhandler(IdentityTaken)
@pages.errorhandler(TooManyTries)
def _failed(refused: Refused) -> tuple[str, int]:
    """A plain page that says what else can be done."""
    status = 503 if isinstance(refused, NoAnswer) else 429 if isinstance(refused, TooManyTries) else 422
    return render_template("providers/failed.html", says=ours(refused.says), is_signed_in=g.session is not None), status


def all_providers() -> list[Any]:
    """The other sites, in the order of their file."""
    return [each.provider for each in joined().introductions.values()]


def secret_for(deed: str, **more: str) -> str:
    """A secret for a link of this page, which makes it begin something that no other site can."""
    secret = new_token()
    session["purpose"] = [secret, {"deed": deed, **more}]
    return secret


def _purpose() -> dict[str, str]:
    """What somebody is introduced for. Raises NotIntroduced where a page of ours did not say so."""
    said = request.args.get("for", "")
    if not said:
        return {"deed": SIGN_IN}
    secret, purpose = session.get("purpose", ["", {}])
    if not hmac.compare_digest(said.encode(errors="surrogatepass"), secret.encode()):
        raise NotIntroduced(NOT_INTRODUCED)
    return {**purpose, "session": g.session.id.hex if g.session else ""}


def _to(key: str) -> "Introductions":
    try:
        return joined().introductions[key]
    except KeyError:
        raise NotInRecord from None


def _come_back_to(key: str) -> str:
    return joined().address + url_for("providers.back", key=key)


# What somebody is introduced for


def _sign_in(_: "Introductions", introduced: Introduced, sent: dict[str, Any]) -> Response:
    """Who they are was proved when they showed it there, which may be hours ago."""
    reader = store().identities.find(introduced.identity)
    sign_in(reader, way=IDENTITY, is_shared=not sent["mine"], proved=introduced.proved)
    answer = redirect(page_for(reader, None) or url_for("homes.home"))
    return remember(answer, reader) if sent["mine"] else answer


def _accept(to: "Introductions", introduced: Introduced, sent: dict[str, Any]) -> Response:
    by = to.provider
    reader = accept_introduction(store(), sent["invitation"], introduced.identity, provider=by.key, called=by.called)
    sign_in(reader, way=IDENTITY, is_shared=not sent["mine"])
    flash(_("You are signed in. Next time, sign in the same way."))
    return remember(redirect(url_for("homes.home")), reader)


def _join(to: "Introductions", introduced: Introduced, sent: dict[str, Any]) -> Response:
    _require_same_session(sent)
    reader = reading_session().reader
    store().identities.join(reader, introduced.identity, provider=to.provider.key, called=to.provider.called)
    require_not_stopped(store(), reader)
    flash(_("You can sign in with that account from now on."))
    return redirect(url_for("devices.devices"))


def _again(_: "Introductions", introduced: Introduced, sent: dict[str, Any]) -> Response:
    _require_same_session(sent)
    if store().identities.find(introduced.identity) != reading_session().reader:
        raise NotIntroduced(NOT_INTRODUCED)
    return back_with_proof()


def _require_same_session(sent: dict[str, Any]) -> None:
    """Make sure that whoever came back is signed in as whoever went, for themselves. Raises NotIntroduced."""
    if g.session is None or g.session.id.hex != sent["session"] or g.session.with_person:
        raise NotIntroduced(NOT_INTRODUCED)


_DEEDS = {SIGN_IN: _sign_in, ACCEPT: _accept, JOIN: _join, AGAIN: _again}
