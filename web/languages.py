"""The language of a page: the reader's own. What people said stays in the words that they said it in.

What this program says is English in every module, and is found in the catalogues under `translations` by its English
words: `_` here and in the templates, and `Ours` where the domain speaks.
"""

from datetime import date, datetime, time
from functools import cache, lru_cache
from typing import Any, cast

from babel.dates import format_date, format_time
from babel.support import NullTranslations
from flask import Flask, g, request
from flask_babel import Babel, force_locale, format_decimal, get_translations, refresh
from markupsafe import Markup

from domain.people import LANGUAGES
from domain.sayings import Ours
from projections.disclosures import COVER

LOCALES = {"en": "en_GB", "cy": "cy"}
"""How each of `LANGUAGES` writes days and numbers, by the name that Unicode's CLDR has for it."""
AWAITING_A_READER = frozenset({"cy"})
"""Languages in which nobody who speaks them every day has yet read what this program says. Its pages say so."""
FIRST = "en"
"""What a page is in until it is known who reads it, and for everybody who has not said which language comes first."""


def join(app: Flask) -> None:
    """Say every page in its reader's language."""
    Babel(app, default_locale=LOCALES[FIRST], locale_selector=lambda: LOCALES[language()])
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    app.jinja_env.finalize = as_told
    app.jinja_env.filters |= {"day": day, "moment": moment, "number": format_decimal, "ours": ours, "as_told": as_told}
    app.jinja_env.filters["clock_time"] = clock_time
    app.jinja_env.globals |= {"language": language, "language_tag": language_tag, "LANGUAGES": LANGUAGES}
    app.jinja_env.globals["_"] = said  # a page says a hundred sentences: Jinja's own takes ten times as long for each
    app.jinja_env.globals["ngettext"] = said_of_many
    app.jinja_env.globals["awaits_a_reader"] = lambda: language() in AWAITING_A_READER


def language() -> str:
    """The language of this page, a key of `LANGUAGES`: the reader's; before signing in, the one that is asked for."""
    asked = g.get("language") or ("" if "reader" in g else request.args.get("language", ""))
    return asked if asked in LOCALES else FIRST


def speak(chosen: str) -> None:
    """Go on in another language from here."""
    g.language = chosen
    refresh()


def language_tag() -> str:
    """The language of this page, as browsers and screen readers name it: en-GB, cy."""
    return LOCALES[language()].replace("_", "-")


def said(words: str, **parts: Any) -> Markup:
    """A sentence of a template in the reader's language, with its parts as they are."""
    return _markup(words, language()) % parts if parts else _whole(words, language())


def said_of_many(one: str, many: str, num: int, **parts: Any) -> Markup:
    """A sentence of a template about a number of things, as the reader's language counts them."""
    return _counted(one, many, num, language()) % {"num": num, **parts}


def ours(words: str) -> str:
    """Words of ours in the reader's language, with the names in them as they are."""
    if not isinstance(words, Ours):
        words = Ours(str(words))
    if not words:
        return ""  # a catalogue tells about itself under no words
    form = _translated(words.form, language())
    return form % {name: _part(part) for name, part in words.parts.items()} if words.parts else form


def as_told(words: Any) -> Any:
    """What a template shows: ours in the reader's language, without its being asked for; theirs exactly as said.

    In theirs only the cover over a name is ours.
    """
    if isinstance(words, Ours):
        return ours(words)
    return words.replace(COVER, ours(COVER)) if type(words) is str and COVER in words else words


def day(when: date) -> str:
    """A day as people say it: 3 May 2016, 3 Mai 2016."""
    return _day(when.date() if isinstance(when, datetime) else when, LOCALES[language()])


def moment(when: datetime) -> str:
    """A day with the time: 3 May 2016, 14:05."""
    return f"{day(when)}, {when:%H:%M}"


def clock_time(when: time) -> str:
    """A time of day as people say it: 5 pm."""
    return format_time(when, "h:mm a" if when.minute else "h a", locale=LOCALES[language()])


@cache
def _catalogue(language: str) -> NullTranslations:
    with force_locale(LOCALES[language]):
        return cast(NullTranslations, get_translations())


@lru_cache(maxsize=4096)
def _translated(words: str, language: str) -> str:
    return str(_catalogue(language).gettext(words))


@lru_cache(maxsize=4096)
def _markup(words: str, language: str) -> Markup:
    return Markup(_translated(words, language))


@lru_cache(maxsize=4096)
def _whole(words: str, language: str) -> Markup:
    """A sentence that has no parts; %% in it says %."""
    return _markup(words, language) % {}


@lru_cache(maxsize=4096)
def _counted(one: str, many: str, num: int, language: str) -> Markup:
    return Markup(_catalogue(language).ngettext(one, many, num))


@lru_cache(maxsize=4096)
def _day(when: date, locale: str) -> str:
    return format_date(when, "long", locale=locale)


def _part(part: object) -> str:
    match part:
        case Ours():
            return ours(part)
        case date():
            return day(part)
        case int():
            return str(format_decimal(part))
        case tuple():
            return ", ".join(map(_part, part))
        case _:
            return str(as_told(str(part)))
