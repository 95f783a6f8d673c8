"""What a person is called: their name and pronouns, one line of their own, their language, and a name they cover."""

from urllib.parse import urlsplit
from uuid import UUID

from flask import Blueprint, flash, g, redirect, request, url_for
from flask_babel import gettext as _
from marshmallow import fields
from werkzeug import Response

from caserecord import people as commands
from domain.people import LANGUAGES
from domain.sayings import Ours
from domain.words import LONGEST_NAME
from projections.people import opening_of
from web.languages import speak
from web.questions import Answers, Questions, few_words, words
from web.readers import permitted, shown
from web.undoing import done

pages = Blueprint("names", __name__)


class Naming(Questions):
    """What to call them."""

    name = words(longest=LONGEST_NAME)
    pronouns = few_words()
    cover_former = fields.Boolean(load_default=False)


class SayingOneLine(Questions):
    """One line in their own words, or none."""

    words = few_words()


class ChoosingLanguage(Questions):
    """Which language comes first."""

    language = fields.String(required=True, error_messages={"required": Ours("Choose a language.")})


class Uncovering(Questions):
    """Why a covered name is looked at."""

    why = words(missing=Ours("Write why you need to see it."))


@pages.route("/people/<uuid:person_id>/name", methods=["GET", "POST"])
def name(person_id: UUID) -> Response | tuple[str, int]:
    """Choose a name and pronouns."""
    permitted("choose a name", person_id)
    answers = Answers(Naming(), name=g.person.name, pronouns=g.person.pronouns)
    if answers.done(commands.choose_name, person_id):
        done(_("Your name and pronouns are kept."), person_id, person_id, answers)
        return redirect(url_for("profiles.profile", person_id=person_id))
    return answers.page("names/name.html")


@pages.route("/people/<uuid:person_id>/line", methods=["GET", "POST"])
def line(person_id: UUID) -> Response | tuple[str, int]:
    """Say one line about oneself."""
    permitted("say one line", person_id)
    answers = Answers(SayingOneLine(), words=shown("say one line", person_id, opening_of).one_line)
    if answers.done(commands.say_one_line, person_id):
        done(_("Your line is kept."), person_id, person_id, answers)
        return redirect(url_for("profiles.profile", person_id=person_id))
    return answers.page("names/line.html")


@pages.route("/people/<uuid:person_id>/language", methods=["GET", "POST"])
def language(person_id: UUID) -> Response | tuple[str, int]:
    """Choose which language comes first."""
    permitted("choose a language", person_id)
    answers = Answers(ChoosingLanguage(), language=g.person.language)
    if answers.done(commands.choose_language, person_id):
        speak(request.form["language"])  # the answer to it is the first that is said in it
        flash(_("Your language is kept."))
        return redirect(url_for("profiles.profile", person_id=person_id))
    return answers.page("names/language.html", languages=LANGUAGES)


@pages.route("/people/<uuid:person_id>/uncover", methods=["GET", "POST"])
def uncover(person_id: UUID) -> Response | tuple[str, int]:
    """Look at a covered name, for a reason that the person sees."""
    permitted("uncover a name", person_id)
    answers = Answers(Uncovering())
    back = _back_to(person_id)
    if answers.done(commands.uncover_name, person_id):
        flash(_("The name is uncovered for you today. Your reason is kept in the history."))
        return redirect(back)
    return answers.page("names/uncover.html", back=back)


def _back_to(person_id: UUID) -> str:
    """Where the reader was in this record; nowhere else is anybody sent."""
    asked = request.values.get("back") or _path_of(request.referrer or "")
    inside = asked.startswith(f"/people/{person_id}/") and asked.isprintable() and "\\" not in asked
    return asked if inside else url_for("homes.person", person_id=person_id)


def _path_of(address: str) -> str:
    """What stands in an address behind the name of its site; nothing where it is no address."""
    try:
        return urlsplit(address)._replace(scheme="", netloc="").geturl()
    except ValueError:
        return ""
