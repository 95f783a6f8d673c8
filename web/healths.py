"""Whether the server is there, and whether it is ready: asked by programs that watch over it, not by people."""

from flask import Blueprint, abort, request

from caserecord.settings import is_loopback
from projections.views import StillCatchingUp, Unreadable
from web import joined, store
from web.full_disks import is_nearly_full
from web.readers import PATIENCE

pages = Blueprint("healths", __name__)

PLAIN = {"Content-Type": "text/plain; charset=utf-8"}

Answer = tuple[str, int, dict[str, str]]


@pages.before_request
def _only_here() -> None:
    """It is nobody's business but this computer's."""
    if not is_loopback(request.remote_addr or ""):
        abort(404)


@pages.get("/health")
def health() -> Answer:
    """The server answers."""
    return "well\n", 200, PLAIN


@pages.get("/ready")
def ready() -> Answer:
    """Pages can be given, and what is told can be kept."""
    wrong = _log() or _views()
    return f"{wrong or 'ready'}\n", 503 if wrong else 200, PLAIN


def _views() -> str:
    """What is wrong with what pages show; nothing where all is well."""
    try:
        joined().views.up_to_date(store(), patience=PATIENCE)
    except StillCatchingUp:
        return "views are behind"
    except Unreadable:
        return "views cannot be read"
    return ""


def _log() -> str:
    """What keeps the record from being written; nothing where it can be."""
    if not store().can_write():
        return "log cannot be written"
    if is_nearly_full():
        return "disk is full"
    return ""
