"""What somebody sees who was given a link. They are nobody here: no session, no way into the site.

The first page is the same for everybody, whoever or whatever asks for it: the key stands behind the # of the address,
which no browser sends, and a program that looks at links to show what is behind them presses no button. The button
sends the key in a form. From then on a cookie that names the link stands for it, for half an hour.
"""

from collections.abc import Callable
from functools import partial
from typing import TypeVar
from uuid import UUID

from flask import Blueprint, Flask, Response, g, redirect, render_template, request, url_for
from itsdangerous import BadSignature
from werkzeug import Response as AnyResponse

from caserecord import links
from caserecord.links import WrongPin
from domain.links import CLOSED, Link, LinkClosed
from domain.refusals import NotInRecord, Refused
from projections.links import linked_profile_of
from projections.profiles import ShownProfile
from projections.recordings import ShownRecording
from projections.shown_photos import ShownPhoto
from web import store
from web.codes import code_sent, page_for_code
from web.cookies import keep, kept, sealing
from web.headers import leave_no_trail
from web.languages import ours, speak
from web.photos import jpeg
from web.readers import leaving, shown_by_link
from web.readings import write_down_too
from web.receipts import give_out_link, page_behind
from web.recordings import mp3

pages = Blueprint("opened_links", __name__)
pages.after_request(leave_no_trail)

Found = TypeVar("Found", ShownPhoto, ShownRecording)

PATIENCE = 30 * 60
"""Seconds after which the button has to be pressed again."""
_PASS = "link"
"""What the cookie is sealed for."""


def join(app: Flask) -> None:
    """Give the templates the addresses of photos and voices, which are others behind a link."""
    app.jinja_env.globals |= {"photo_address": photo_address, "voice_address": voice_address}


def photo_address(photo: ShownPhoto, on: object = None) -> str:
    """Where a photo is, in small: on this page."""
    if link_id := g.get("link_id"):
        return url_for("opened_links.photo", link_id=link_id, photo_id=photo.id)
    return url_for("photos.small", person_id=photo.person_id, photo_id=photo.id, on=on)


def voice_address(recording: ShownRecording, on: object = None) -> str:
    """Where a recording is: on this page."""
    if link_id := g.get("link_id"):
        return url_for("opened_links.voice", link_id=link_id, recording_id=recording.id)
    return url_for("recordings.voice", person_id=recording.person_id, recording_id=recording.id, on=on)


@pages.route("/link", methods=["GET", "POST"])
def link() -> AnyResponse | tuple[str, int]:
    """The first page of every link: one button; and behind it a question where the link has a PIN."""
    if first := page_for_code("opened_links/link.html"):
        return first
    key, pin = code_sent(), request.form.get("pin")
    found = links.link_opened_by(store(), key)
    if found.has_pin and pin is None:
        return render_template("opened_links/pin.html", key=key, error=""), 422
    try:
        links.prove(store(), found, "".join((pin or "").split()))
    except WrongPin as wrong:
        return render_template("opened_links/pin.html", key=key, error=ours(wrong.says)), 422
    return _with_pass(redirect(url_for("opened_links.profile", link_id=found.id)), found.id, version=0)


@pages.get("/opened/<uuid:link_id>")
def profile(link_id: UUID) -> AnyResponse:
    """The profile, as the person saw it before they gave the link. It is kept that it was opened, then it is shown."""
    found, seen = _opened(link_id)
    profile = shown_by_link(found, linked_profile_of)
    if seen != profile.version:
        write_down_too(partial(links.record_opening, store(), link_id, version=profile.version))
    g.link_id = link_id
    speak(profile.opening.language)
    page = page_behind(found, profile)
    if seen != profile.version:
        give_out_link(found, profile, page)
    answer = Response(page)
    return _with_pass(answer, link_id, version=profile.version)


@pages.get("/opened/<uuid:link_id>/photos/<uuid:photo_id>.jpg")
def photo(link_id: UUID, photo_id: UUID) -> Response:
    """The bytes of a photo that stands in the profile."""
    shown = _part(link_id, lambda profile: profile.photos, photo_id)
    return jpeg(shown.person_id, shown.id, shown.small)


@pages.get("/opened/<uuid:link_id>/voices/<uuid:recording_id>.mp3")
def voice(link_id: UUID, recording_id: UUID) -> Response:
    """The bytes of a recording that stands in the profile."""
    return mp3(_part(link_id, lambda profile: profile.recordings, recording_id))


def _part(link_id: UUID, parts: Callable[[ShownProfile], tuple[Found, ...]], part_id: UUID) -> Found:
    """A part of the profile that was opened. Raises LinkClosed, NotInRecord."""
    found, _version = _opened(link_id)
    part = next((each for each in parts(shown_by_link(found, linked_profile_of)) if each.id == part_id), None)
    if part is None:
        raise NotInRecord
    leaving().leave_only(found.person_id, [part])
    return part


@pages.errorhandler(Refused)
def _closed(_refused: Refused) -> tuple[str, int]:
    """One page for a link that was stopped, is past its date, was mistyped or was guessed."""
    return render_template("opened_links/closed.html", says=CLOSED, typed=request.form.get("code", "")), 410


# The cookie that stands for the key


def _cookie(link_id: UUID) -> str:
    """Each link has one of its own: several can be open in one browser."""
    return f"link-{link_id.hex}"


def _with_pass(answer: AnyResponse, link_id: UUID, *, version: int) -> AnyResponse:
    """Let a browser go on reading what it opened: which link, and which version of the profile it was shown."""
    return keep(answer, _cookie(link_id), sealing(_PASS).dumps([link_id.hex, version]), lasts=PATIENCE)


def _opened(link_id: UUID) -> tuple[Link, int]:
    """The link that this browser opened, if it opens still, and the version it was shown. Raises LinkClosed."""
    try:
        opened, version = sealing(_PASS).loads(kept(_cookie(link_id)), max_age=PATIENCE)
    except BadSignature:
        raise LinkClosed from None
    if opened != link_id.hex:
        raise LinkClosed
    return links.standing_link(store(), link_id), int(version)
