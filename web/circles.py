"""My people: who is in somebody's circle and who was, who joins it and who leaves."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from marshmallow import fields
from werkzeug import Response

from caserecord import circles as commands
from caserecord import role_offers
from caserecord.stores import Store
from domain.belongings import working_for
from domain.clocks import today
from domain.permissions import ASKED_FIRST, HANGING, JOINING, Actor, Role
from domain.refusals import NotInRecord
from domain.sayings import Ours
from projections.arrangements import arrangements_of
from projections.authorities import authorities_of
from projections.emergencies import number_of
from projections.members import InCircle, circle_of, members_of
from projections.role_offers import role_offers_of
from projections.shown_photos import photos_of
from web import store
from web.languages import ours
from web.questions import Answers, Questions, day, one_of, somebody, words
from web.readers import has_died, look_again, may, roles_in, shown
from web.sessions import require_fresh

pages = Blueprint("circles", __name__)

WHAT = Ours("Choose what they are to the person.")


class Joining(Questions):
    """Who joins, as what, and from when."""

    member_id = somebody(Ours("Choose who joins."))
    role = one_of(Role, WHAT)
    from_day = day(Ours("Choose the first day."))
    to_day = fields.Date(load_default=None, format="%Y-%m-%d")
    lives_with = fields.Boolean(load_default=False)
    why = words(missing=Ours("Write why they join. For example: helps with the move."))
    is_asked = fields.Boolean(load_default=True)


class Leaving(Questions):
    """Which role ends, when, and why."""

    role = one_of(Role, WHAT)
    to_day = day(Ours("Choose the last day."))
    why = words(missing=Ours("Write why the role ends."))


@pages.get("/people/<uuid:person_id>/circle")
def circle(person_id: UUID) -> str:
    """A person's people: now, to come, and before."""
    belongings = shown("read the circle", person_id, circle_of, says_why=True)
    arrangements = shown("read the circle", person_id, arrangements_of)
    authorities = shown("read the circle", person_id, authorities_of)
    around = [b.member for b in belongings]
    faces = shown("read the profile", person_id, photos_of, about=around) if may("read the profile") else ()
    return render_template(
        "circles/circle.html",
        faces={photo.about: photo for photo in faces},
        now=[b for b in belongings if not b.is_over(today())],
        before=[b for b in belongings if b.is_over(today())],
        arrangements=() if has_died() else [each for each in arrangements if not each.is_over(today())],
        kinds={each.id: each for each in arrangements},
        offers=shown("read the circle", person_id, role_offers_of),
        refusable=ASKED_FIRST,
        authorities=[each for each in authorities if not each.is_over(today())],
        whys={each.id: each.agreed for each in arrangements} | {each.id: each.document for each in authorities},
        number=number_of(person_id),
        today=today(),
    )


@pages.route("/people/<uuid:person_id>/circle/join", methods=["GET", "POST"])
def join(person_id: UUID) -> Response | tuple[str, int]:
    """Let a member of the scheme into the circle."""
    members = shown("change the circle", person_id, members_of)
    require_fresh()
    answers = Answers(Joining(), from_day=today().isoformat(), is_asked="true")
    if answers.done(_ask_or_join, person_id):
        flash(_("The person is asked.") if answers.outcome else _("They are let in."))
        return redirect(_from_here(person_id))
    return answers.page(
        "circles/join.html",
        members=[(member.id, member.name) for member in members],
        roles=[(role.value, ours(role)) for role in Role if role in JOINING - HANGING],
    )


def _ask_or_join(
    to: Store, person_id: UUID, *, role: Role, is_asked: bool, to_day: date | None = None, by: Actor, **told: Any
) -> UUID | None:
    """Ask the person, where it is theirs to decide and they can; else let the member in."""
    if role in ASKED_FIRST and is_asked:
        return role_offers.offer(to, person_id, role=role, to_day=to_day, by=by, **told)
    commands.join(to, person_id, role=role, to_day=to_day, by=by, **told)
    return None


@pages.route("/people/<uuid:person_id>/circle/<uuid:member_id>/leave", methods=["GET", "POST"])
def leave(person_id: UUID, member_id: UUID) -> Response | tuple[str, int]:
    """End somebody's role in the circle. Raises NotInRecord."""
    belongings = shown("change the circle", person_id, circle_of)
    require_fresh()
    held = [b for b in belongings if b.member == member_id and not b.is_over(today())]
    chosen = held[0].role if len(held) == 1 else request.args.get("role", "")
    answers = Answers(Leaving(), role=chosen, to_day=today().isoformat())
    if answers.done(commands.leave, person_id, member_id):
        flash(_("Their role has an end."))
        return redirect(_from_here(person_id))
    if not held:
        raise NotInRecord("They hold no role here that could end.")
    return answers.page(
        "circles/leave.html",
        name=held[0].name,
        roles=[(b.role.value, ours(b.role)) for b in held],
        is_last=_works_as_the_last(member_id, belongings),
    )


def _works_as_the_last(member_id: UUID, belongings: Sequence[InCircle]) -> bool:
    """Whether nobody but this member works for the person today who lives elsewhere and can sign in."""
    return set(filter(store().signs_in, working_for(belongings, today()))) == {member_id}


def _from_here(person_id: UUID) -> str:
    """Where to go on: whoever stood in until somebody joined, or let themselves out, has nothing more to read here."""
    look_again()
    return url_for("circles.circle", person_id=person_id) if roles_in(person_id) else url_for("todos.todo")
