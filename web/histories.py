"""My history: everything that happened, what each thing changed, and the record as it was on any day."""

import re
from datetime import date
from difflib import SequenceMatcher
from typing import Any, NamedTuple
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from marshmallow import fields, validate
from werkzeug import Response

from caserecord.undoing import number_of_last_change
from domain.clocks import today
from domain.refusals import NotADay
from domain.sayings import Ours
from projections.changes import change_of
from projections.happenings import Happening
from projections.histories import KINDS, history_of
from projections.people import is_covered
from projections.replays import position_on, record_as_it_was
from web import store
from web.questions import Questions, chosen
from web.readers import actor, may, permitted, shown

pages = Blueprint("histories", __name__)

NO_SUCH_DAY = Ours("There is no such day. Write it like this: 2016-05-03.")
NOT_A_DAY: dict[str, Any] = {"invalid": NO_SUCH_DAY, "required": Ours("Choose a day.")}
FURTHEST = 2**62
"""No position in a log is further on."""


class Filtering(Questions):
    """Which part of the history."""

    from_day = fields.Date(error_messages=NOT_A_DAY)
    to_day = fields.Date(error_messages=NOT_A_DAY)
    who = fields.UUID(error_messages={"invalid_uuid": Ours("Choose somebody from the list.")})
    kind = fields.String(validate=validate.OneOf(list(KINDS), error=Ours("Choose one from the list.")))
    before = fields.Integer(validate=validate.Range(1, FURTHEST, error=Ours("Begin with the newest again.")))


class ChoosingDay(Questions):
    """Which day."""

    day = fields.Date(required=True, error_messages=NOT_A_DAY)


class Piece(NamedTuple):
    """Some words of a wording: taken out, put in, or as they were."""

    tag: str
    """The element that marks them: `del`, `ins`, or nothing."""
    words: str


@pages.get("/people/<uuid:person_id>/history")
def history(person_id: UUID) -> tuple[str, int]:
    """Everything that happened, the newest first."""
    asked, errors = chosen(Filtering())
    found = shown("read the history", person_id, history_of, store(), **asked)
    page = render_template(
        "histories/history.html",
        history=found,
        undone_at=_undone_at(person_id, found.happenings[0].position) if found.happenings and not asked else "",
        kinds=KINDS,
        asked=asked,
        typed=request.args,
        errors=errors,
    )
    return page, 422 if errors else 200


def _undone_at(person_id: UUID, newest: int) -> str:
    """Where the newest change is undone; nothing where it cannot be.

    A move in the main profile is undone where it was just made: the profile does not know what stood where before.
    """
    if not may("undo the last change"):
        return ""
    last = shown("read the history", person_id, change_of, store(), position=newest)
    seen = number_of_last_change(store(), last.stream, by=actor())
    if seen != last.version or last.kind == "profile.moved":
        return ""
    return url_for("undoing.undo", person_id=person_id, part_id=last.stream, seen=seen)


@pages.get(f"/people/<uuid:person_id>/history/<int(max={FURTHEST}):position>")
def change(person_id: UUID, position: int) -> str:
    """What one thing changed, and, for those who examine the record, the event itself."""
    found = shown("read the history", person_id, change_of, store(), position=position)
    return render_template(
        "histories/change.html",
        change=found,
        pieces=_pieces(found.before, found.after),
        is_examined=permitted("read the history", person_id).also("read an event as it is kept"),
    )


@pages.get("/people/<uuid:person_id>/on")
def choose_day(person_id: UUID) -> Response | tuple[str, int]:
    """Choose a day to look at."""
    permitted("read the history", person_id)
    asked, errors = chosen(ChoosingDay())
    if not errors:
        return redirect(url_for("histories.on_day", person_id=person_id, when=asked["day"].isoformat()))
    if "day" not in request.args:
        errors = {}
    return render_template("histories/choose-day.html", errors=errors), 422 if errors else 200


@pages.get("/people/<uuid:person_id>/on/<when>")
def on_day(person_id: UUID, when: str) -> str:
    """The record as it was at the end of a day, or after one event. Raises NotADay, NotInRecord."""
    that_day, until, happening = day_to_stand_on(person_id, when)
    return render_template(
        "histories/on-day.html",
        record=shown("read the history", person_id, record_as_it_was, store(), until=until, day=that_day),
        happening=happening,
        that_day=that_day,
        when=when,
        is_covered=shown("read the history", person_id, is_covered, today()),
    )


def day_to_stand_on(person_id: UUID, when: str) -> tuple[date, int, Happening | None]:
    """An earlier day, and how far the log went on it; or one event, and what happened. Raises NotADay, NotInRecord."""
    if when.isdecimal() and len(when) <= len(str(FURTHEST)) and int(when) <= FURTHEST:
        # Found through what happened there, so that nobody learns where something private stands.
        happening = shown("read the history", person_id, change_of, store(), position=int(when)).happening
        return happening.at.date(), happening.position, happening
    that_day = _past_day(when)
    return that_day, shown("read the history", person_id, position_on, that_day), None


def _past_day(when: str) -> date:
    try:
        that_day = date.fromisoformat(when)
    except ValueError as error:
        raise NotADay(NO_SUCH_DAY) from error
    if that_day > today():
        raise NotADay("This day is still to come. Choose one that has been.")
    return that_day


def _pieces(before: str, after: str) -> list[Piece]:
    """A wording as it was and as it became, told apart word by word."""
    old, new = _words(before), _words(after)
    pieces = []
    # What stands everywhere in a long wording, a gap or "the", is no landmark: to compare each with each takes seconds.
    for what, i, j, k, m in SequenceMatcher(a=old, b=new).get_opcodes():
        if what == "equal":
            pieces.append(Piece("", "".join(old[i:j])))
            continue
        pieces += [Piece("del", "".join(old[i:j])), Piece("ins", "".join(new[k:m]))]
    return [piece for piece in pieces if piece.words]


def _words(wording: str) -> list[str]:
    """Words and the gaps between them: put together, they are the wording again."""
    return re.split(r"(\s+)", wording)
