"""How I like things: one page to choose on, reached from every page; and how every page begins, before it is drawn.

Whoever signs in keeps their choices in the record. Before that, a cookie holds the choices, and nothing else.
"""

from collections.abc import Mapping
from typing import Any, cast
from urllib.parse import urlsplit
from uuid import UUID

from flask import Blueprint, Flask, flash, g, redirect, request, url_for
from flask_babel import gettext as _
from marshmallow import Schema, ValidationError, fields, validate
from werkzeug import Response

from caserecord import likes as commands
from caserecord import people
from caserecord.stores import Store
from domain.likes import CHOICES, USUAL, NotAChoice, chosen
from domain.people import LANGUAGES, a_language
from domain.permissions import Actor
from domain.refusals import Refused
from domain.sayings import Ours
from projections.likes import ShownLikes, likes_of
from projections.people import is_person
from web.cookies import keep, kept
from web.languages import speak
from web.questions import Answers, Questions
from web.readers import db, look_at, shown

pages = Blueprint("likes", __name__)

COOKIE = "likes"
_A_YEAR = 365 * 24 * 60 * 60
_NOT_ONE = Ours("Choose one of these.")


class Choosing(Questions):
    """How somebody likes things."""


_each = {name: fields.String(validate=validate.OneOf(list(these), error=_NOT_ONE)) for name, these in CHOICES.items()}
Choosing._declared_fields |= cast("dict[str, Any]", _each)


class ChoosingLanguage(Questions):
    """Which language comes first."""

    language = fields.String(required=True, error_messages={"required": Ours("Choose a language.")})


def join(app: Flask) -> None:
    """Let every page begin as its reader likes it."""
    app.before_request(_speak_as_before)
    app.context_processor(lambda: {"likes": likes_here(), "likes_classes": classes_of(likes_here())})


def _speak_as_before() -> None:
    """Before signing in, a page is in the language that was chosen in this browser, unless another is asked for."""
    if g.get("session") is None and "language" not in request.args:
        g.language = _from_cookie().language


def classes_of(likes: ShownLikes) -> str:
    """What stands on the page's first tag, so that it is drawn as liked from the first."""
    return " ".join(f"cr-{name}-{likes.of(name)}" for name in CHOICES if likes.of(name) != USUAL)


def likes_here() -> ShownLikes:
    """How whoever looks at this page likes things. No page fails for want of it."""
    if "likes" not in g:
        g.likes = _kept() or _from_cookie()
    return cast(ShownLikes, g.likes)


def _kept() -> ShownLikes | None:
    """What is kept for whoever is signed in; nothing where nobody is, or they never chose."""
    if g.get("session") is None or "db" not in g:
        return None
    person_id = _person_here()
    try:
        if person_id:
            found = shown("choose how I like things", person_id, likes_of)
        else:
            found = shown("choose how pages are for me", None, likes_of)
    except Refused:
        return None
    return found if found.is_chosen or found.language else None


def _person_here() -> UUID | None:
    """The person who looks at this page, alone or with whoever helps; nobody where it is a member."""
    with_person: UUID | None = g.session.with_person
    return with_person or (g.session.reader if is_person(db(), g.session.reader) else None)


def _from_cookie() -> ShownLikes:
    pairs = (each.split(":") for each in kept(COOKIE).split(".") if each.count(":") == 1)
    said = dict(cast("list[tuple[str, str]]", pairs))
    language = said.get("language", "")
    known = {name: choice for name, choice in said.items() if choice in CHOICES.get(name, ())}
    return ShownLikes(chosen(known), language if language in LANGUAGES else "", bool(known))


@pages.route("/how-i-like-things", methods=["GET", "POST"])
def likes() -> Response | tuple[str, int]:
    """Choose how things are."""
    now = likes_here()
    if g.session is not None and (person_id := _person_here()):
        look_at(person_id)
    answers = Answers(Choosing(), **{name: now.of(name) for name in CHOICES})
    if g.session is None:
        if request.method == "POST":
            return _remembered(ShownLikes(chosen(_asked(Choosing())), now.language))
    elif answers.done(_choose):
        return _kept_now()
    return answers.page("likes/likes.html", choices=CHOICES, languages=LANGUAGES, back=_back(), classes_of=_example)


@pages.post("/how-i-like-things/language")
def language() -> Response:
    """Choose a language. Raises NotALanguage."""
    if g.session is None:
        wanted = a_language(_asked(ChoosingLanguage())["language"])
        speak(wanted)
        return _remembered(ShownLikes(likes_here().choices, wanted))
    Answers(ChoosingLanguage()).do(_choose_language)
    return _kept_now()


@pages.post("/how-i-like-things/put-back")
def put_back() -> Response:
    """Put everything back as it was at first."""
    if g.session is None:
        return _remembered(ShownLikes())
    Answers().do(_choose)
    return _kept_now()


def _choose(store: Store, *, by: Actor, **choices: str) -> None:
    person_id = _person_here()
    if person_id:
        commands.choose(store, person_id, choices, by=by)
    else:
        commands.choose_mine(store, choices, by=by)


def _choose_language(store: Store, *, by: Actor, language: str) -> None:
    person_id = _person_here()
    if person_id:
        people.choose_language(store, person_id, language, by=by)
    else:
        commands.choose_my_language(store, language, by=by)
    speak(language)


def _asked(questions: Schema) -> Mapping[str, str]:
    """What was chosen by somebody who is not signed in. Raises NotAChoice."""
    try:
        return cast("Mapping[str, str]", questions.load(request.form.to_dict()))
    except ValidationError as error:
        raise NotAChoice from error


def _kept_now() -> Response:
    flash(_("It is kept. This is how pages are for you now."))
    return redirect(url_for("likes.likes", back=_back()))


def _remembered(likes: ShownLikes) -> Response:
    """Kept in this browser alone: which choices, and not whose."""
    said = {**likes.choices, **({"language": likes.language} if likes.language else {})}
    return keep(_kept_now(), COOKIE, ".".join(f"{name}:{choice}" for name, choice in said.items()), lasts=_A_YEAR)


def _example(name: str, choice: str) -> str:
    """The classes of a small piece of page, as it is with this choice."""
    return f"cr-example cr-{name}-{choice}"


def _back() -> str:
    """Where the reader came from, on this site; else where they begin."""
    came_from = request.referrer or ""
    inside = came_from.startswith(request.host_url)
    asked = request.values.get("back") or (_path_of(came_from) if inside else "/")
    return asked if is_ours(asked) and not asked.startswith("/how-i-like-things") else "/"


def is_ours(path: str) -> bool:
    """Whether a path leads to a page of this site, whatever a browser makes of it."""
    return path.startswith("/") and not path.startswith("//") and path.isprintable() and "\\" not in path


def _path_of(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
