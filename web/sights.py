"""How things look in every template: initials for a face, names for ids, whole words."""

from collections.abc import Mapping
from uuid import UUID, uuid4

from flask import Flask
from flask_babel import gettext as _

from domain import headings, pictures
from domain.beginnings import BEGINNINGS
from domain.expressions import WAYS
from web.languages import ours


def join(app: Flask) -> None:
    """Give the templates what all of them use."""
    app.jinja_env.filters |= {
        "initials": initials,
        "name_in": name_in,
        "as_sentence": as_sentence,
    }
    app.jinja_env.globals |= {
        "BEGINNINGS": BEGINNINGS,
        "HEADINGS": headings.HEADINGS,
        "heading": lambda key: headings.heading(headings.shown_under(key)),
        "WAYS": WAYS,
        "PICTURES": pictures.PICTURES,
        "AT_HEADINGS": pictures.AT_HEADINGS,
        "new_id": uuid4,
    }


def initials(name: str) -> str:
    """The first letters of the first two names."""
    return "".join(part[0] for part in name.split()[:2]).upper()


def as_sentence(phrase: str) -> str:
    """A phrase of ours as a sentence begins: "everyone I choose", "Everyone I choose"."""
    phrase = ours(phrase)
    return phrase[:1].upper() + phrase[1:]


def name_in(who: UUID, names: Mapping[UUID, str]) -> str:
    """What somebody is called, among these."""
    return names.get(who) or _("somebody who has left")
