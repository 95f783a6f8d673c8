"""Pages: rendered here, working without JavaScript, under a policy that allows no inline script or style."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, cast

from flask import Flask, current_app
from flask_wtf import CSRFProtect
from jinja2 import StrictUndefined

from caserecord.page_secrets import page_secrets
from caserecord.settings import Settings
from caserecord.stores import Store
from exports.printers import Printer
from exports.sound_studios import SoundStudio
from exports.studios import Studio
from projections.views import Views
from web import cookies, logs
from web.environments import PlainFlask
from web.uploads import LARGEST_FORM

if TYPE_CHECKING:
    from caserecord.introductions import Introductions

PAGES = (
    "adjustments",
    "alarms",
    "arrangements",
    "authorities",
    "cards",
    "checkpoints",
    "chosen_profiles",
    "circles",
    "concerns",
    "credits",
    "deaths",
    "demo_sign_ins",
    "devices",
    "easy_reads",
    "emergencies",
    "enquiries",
    "entries",
    "healths",
    "helps",
    "histories",
    "homes",
    "hopes",
    "invitations",
    "likes",
    "known_devices",
    "links",
    "mailboxes",
    "names",
    "notes",
    "noticings",
    "offered_photos",
    "offers",
    "opened_cards",
    "opened_links",
    "papers",
    "passkeys",
    "photos",
    "profiles",
    "proofs",
    "providers",
    "readings",
    "receipts",
    "recordings",
    "replies",
    "role_offers",
    "safeguarding_notes",
    "safety_facts",
    "searches",
    "sightings",
    "sign_in_cards",
    "sign_ins",
    "sign_outs",
    "slips",
    "stops",
    "todos",
    "together",
    "undoing",
    "waiting_devices",
    "withholdings",
    "word_lists",
)
"""The modules that hold pages: each has a blueprint called `pages`."""

JOINING = (
    "measures",
    "addresses",
    "alarms",
    "audiences",
    "checkpoints",
    "compression",
    "errors",
    "headers",
    "limits",
    "languages",
    "lookings",
    "readers",
    "likes",
    "links",
    "opened_links",
    "emergencies",
    "sign_in_cards",
    "sights",
    "unsent",
    "full_disks",
    "uploads",
    "readings",  # the last to join is the first to see an answer: none is made smaller before it is written down
)
"""What joins every page, in this order."""


@dataclass(frozen=True)
class Joined:
    """What the pages stand on, joined for them by the server."""

    store: Store
    views: Views
    printer: Printer
    studio: Studio
    sound_studio: SoundStudio
    introductions: Mapping[str, "Introductions"]
    """Other sites that say who somebody is, by the keys that stand for them in addresses."""
    is_demo: bool
    """Whether everybody in the store is invented, so that one may say who one is today."""
    address: str
    """Where the pages are found from outside, whatever name a page was asked for by."""
    read_by: time
    """By when somebody reads, on each working day, what a person says who does not feel safe."""
    pass_on_hours: int
    """Hours after which what nobody has read goes on to somebody else."""
    is_password_enough: bool
    """Whether a password lets somebody in on any device, also on one that is not known for them."""


def joined() -> Joined:
    """What the pages stand on."""
    return cast(Joined, current_app.extensions["caserecord"])


def store() -> Store:
    """The store."""
    return joined().store


def create_app(
    store: Store,
    views: Views,
    settings: Settings,
    *,
    is_demo: bool,
    printer: Printer | None = None,
    studio: Studio | None = None,
    sound_studio: SoundStudio | None = None,
    log: TextIO | None = None,
) -> Flask:
    """The pages, over a store and its views. How each answer went is written to a log, if there is one.

    Raises CannotStart.
    """
    app = PlainFlask(__name__, template_folder="templates", static_folder="static")
    app.session_interface = cookies.SealedSessions(page_secrets(store.vault))
    app.extensions["caserecord"] = Joined(
        store,
        views,
        printer or Printer(),
        studio or Studio(),
        sound_studio or SoundStudio(),
        _introductions(settings),
        is_demo,
        settings.public_address,
        settings.read_by,
        settings.pass_on_hours,
        settings.is_password_enough,
    )
    app.config.update(_configuration(store, settings, is_demo=is_demo))
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    logs.join(app, log)
    for name in JOINING:
        import_module(f"web.{name}").join(app)
    csrf = CSRFProtect(app)  # after it is known who reads: a form that is not taken is answered in their language
    app.jinja_env.globals["csrf_token"] = cookies.form_token
    for name in PAGES:
        if name != "demo_sign_ins" or is_demo:
            app.register_blueprint(import_module(f"web.{name}").pages)
    csrf.exempt(app.blueprints["opened_links"])  # nobody is signed in there in whose name a form could be sent
    return app


def _configuration(store: Store, settings: Settings, *, is_demo: bool) -> dict[str, Any]:
    cookies_begin = cookies.HOST_ONLY if settings.is_https else ""
    return {
        "DEBUG": False,  # whatever a variable says
        "SECRET_KEY": page_secrets(store.vault)[0],
        "COOKIES_BEGIN": cookies_begin,
        "SESSION_COOKIE_NAME": f"{cookies_begin}caserecord",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": settings.is_https or not is_demo,
        "TRUSTED_HOSTS": settings.hosts,
        "MAX_CONTENT_LENGTH": LARGEST_FORM,
        "MAX_FORM_MEMORY_SIZE": LARGEST_FORM,
        "MAX_FORM_PARTS": 200,
        "SEND_FILE_MAX_AGE_DEFAULT": 3600,
        "WTF_CSRF_TIME_LIMIT": None,  # some people write slowly
        "WTF_CSRF_SSL_STRICT": False,  # some browsers never say whence they come: web/headers.py asks what others say
    }


def _introductions(settings: Settings) -> Mapping[str, "Introductions"]:
    """The other sites that say who somebody is. What asks them is large, and is brought in where there are any."""
    if settings.oidc is None:
        return {}
    from caserecord.introductions import Introductions
    from caserecord.providers import providers_in

    return {each.key: Introductions(each) for each in providers_in(settings.oidc)}


STYLE_SHEET = Path(__file__).parent / "static" / "site.css"
