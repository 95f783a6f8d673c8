"""How things look in every template: days as people say them, initials for a face, whole words."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID, uuid4

from flask import Flask

from domain import headings
from domain.clocks import as_said
from domain.expressions import WAYS


def join(app: Flask) -> None:
    """Give the templates what all of them use."""
    app.jinja_env.filters |= {
        "day": as_said,
        "moment": moment,
        "initials": initials,
        "name_in": name_in,
        "as_sentence": as_sentence,
    }
    app.jinja_env.globals |= {
        "HEADINGS": headings.HEADINGS,
        "heading": headings.heading,
        "WAYS": WAYS,
        "new_id": uuid4,
    }


def moment(when: datetime) -> str:
    """A day with the time: 3 May 2016, 14:05."""
    return f"{as_said(when)}, {when:%H:%M}"


def initials(name: str) -> str:
    """The first letters of the first two names."""
    return "".join(part[0] for part in name.split()[:2]).upper()


def as_sentence(phrase: str) -> str:
    """A phrase as a sentence begins: "everyone I choose", "Everyone I choose"."""
    return phrase[:1].upper() + phrase[1:]


def name_in(who: UUID, names: Mapping[UUID, str]) -> str:
    """What somebody is called, among these."""
    return names.get(who, "somebody who has left")
