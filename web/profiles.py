"""My profile: as each reader sees it, and put in order."""

from typing import Any
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext as _
from marshmallow import fields, validate
from werkzeug import Response as AnyResponse

from caserecord import profiles
from caserecord.commands import is_done
from domain import headings
from domain.clocks import today
from domain.headings import Kind
from domain.moves import CHANGED
from domain.profiles import Profile
from domain.refusals import ChangedMeanwhile
from domain.sayings import Ours
from projections.chosen_profiles import choices_of
from projections.emergencies import emergencies_of
from projections.enquiries import enquiries_about_me
from projections.news import how_much_waits
from projections.profiles import ShownProfile, profile_of, set_aside_of, strengths_first
from projections.shown_entries import ShownEntry
from projections.stretches import STRETCH, Place, Stretch, moves_of, place_of, stretch_of
from web import store
from web.easy_reads import easy_words_for
from web.languages import ours
from web.questions import Answers, Questions, chosen
from web.readers import is_mine, look_again, may, shown
from web.undoing import done

pages = Blueprint("profiles", __name__)

MOST = 8
"""Entries under a heading, before the rest of them get pages of their own. All twelve full are about a long page."""
ASIDE = 25
"""Entries on one page of what is not in the profile."""
FURTHEST = 2**31
"""No page is further on."""


class Moving(Questions):
    """Which entry it follows now; none, when it is the first. And how often the two were seen to have been moved."""

    after = fields.UUID(load_default=None)
    seen = fields.Integer(load_default=None)


class Turning(Questions):
    """Which heading, and which page of it."""

    under = fields.String()
    page = fields.Integer(validate=validate.Range(1, FURTHEST))
    aside = fields.Integer(validate=validate.Range(1, FURTHEST))


def turned() -> dict[str, Any]:
    """Which heading and page are asked for. What is not a page is the first."""
    return chosen(Turning())[0]


@pages.get("/people/<uuid:person_id>/profile")
def profile(person_id: UUID) -> str:
    """The profile, strengths first."""
    if under := turned().get("under"):
        return heading_page(person_id, under)
    is_for_me = may("read what is new for me")
    profile = shown("read the profile", person_id, profile_of, most=MOST)
    return render_template(
        "profiles/profile.html",
        profile=profile,
        easy=easy_words_for(person_id, entries_of(profile)),
        choices=() if is_mine() else shown("read the profile", person_id, choices_of),
        waiting=shown("read what is new for me", person_id, how_much_waits) if is_for_me else 0,
        somebody_new_looked=may("see who has looked") and _somebody_new_looked(person_id),
        today=today(),
    )


def _somebody_new_looked(person_id: UUID) -> bool:
    """Whether somebody looked in an emergency of whom the person was not told, or now asks who knew what.

    Who reads over their shoulder is not told.
    """
    looked = "see who has looked"
    return any(each.is_open for each in shown(looked, person_id, enquiries_about_me, day=today())) or not all(
        each.is_told for each in shown(looked, person_id, emergencies_of)
    )


def entries_of(profile: ShownProfile) -> list[ShownEntry]:
    """Every entry that stands in a profile, hopes too."""
    hopes = [hope.entry for section in profile.sections for hope in section.hopes]
    return [*profile.communicate, *(entry for section in profile.sections for entry in section.entries), *hopes]


def heading_page(person_id: UUID, under: str, choice: UUID | None = None) -> str:
    """All that stands under one heading, a page at a time; strengths before it. Raises NotAHeading, NotInRecord."""
    stretch = shown(
        "read the profile", person_id, stretch_of, heading=under, page=turned().get("page", 1), chosen=choice
    )
    standing = [*stretch.section.entries, *(hope.entry for hope in stretch.section.hopes)]
    things = [entry.id for entry in standing]
    is_strength = headings.heading(under).kind is Kind.STRENGTH
    return render_template(
        "profiles/under.html",
        stretch=stretch,
        easy=easy_words_for(person_id, standing),
        profile=shown(
            "read the profile", person_id, strengths_first, chosen=choice, most=0 if is_strength else 2, things=things
        ),
        is_strength=is_strength,
    )


@pages.get("/people/<uuid:person_id>/profile/order")
def order(person_id: UUID) -> str:
    """What is in the profile, with buttons to move it and to leave it out; and what is not in it."""
    return order_page(person_id)


def order_page(person_id: UUID, choice: UUID | None = None) -> str:
    """Everything in a profile, or under one heading of it, with buttons to move it. Raises NotInRecord."""
    doing = "choose a profile for somebody" if choice else "put the profile in order"
    asked = turned()
    stretch = None
    if under := asked.get("under"):
        stretch = shown(doing, person_id, stretch_of, heading=under, page=asked.get("page", 1), chosen=choice)
    start = (asked.get("aside", 1) - 1) * ASIDE
    aside = () if choice or under else shown(doing, person_id, set_aside_of, start=start, most=ASIDE + 1)
    profile = shown(doing, person_id, profile_of, most=1 if stretch else MOST, chosen=choice)
    return render_template(
        "profiles/order.html",
        profile=profile,
        stretch=stretch,
        moves=shown(doing, person_id, moves_of, entries=_movable(profile, stretch), chosen=choice),
        aside=aside[:ASIDE],
        aside_page=start // ASIDE + 1,
        is_more_aside=len(aside) > ASIDE,
        choice=choice,
    )


def _movable(profile: ShownProfile, stretch: Stretch | None) -> list[UUID]:
    """What can be moved on a page, and what it can be moved behind."""
    standing = [entry.id for entry in profile.entries]
    if stretch is None:
        return standing
    under = (*stretch.section.entries, *(hope.entry for hope in stretch.section.hopes))
    return [*standing, *(entry.id for entry in under), *filter(None, stretch.around)]


@pages.post("/people/<uuid:person_id>/entries/<uuid:entry_id>/move")
def move(person_id: UUID, entry_id: UUID) -> AnyResponse:
    """Move an entry within its heading."""
    before = shown("put the profile in order", person_id, place_of, entry_id=entry_id)
    answers = Answers(Moving())
    require_where_it_was(before, answers)
    answers.do(profiles.move, person_id, entry_id, after=None)
    place = moved(person_id, entry_id, before)
    done(place[0], person_id, Profile.id_of(person_id), answers, after=before.follows)
    return redirect(url_for("profiles.order", person_id=person_id, _anchor=f"entry-{entry_id}", **place[1]))


def require_where_it_was(before: Place, answers: Answers) -> None:
    """Raises ChangedMeanwhile where something does not stand as it did on the page that the button is from."""
    was = request.form.get("was")
    if was is not None and was != str(before.number) and not is_done(store(), answers.command_id):
        raise ChangedMeanwhile(CHANGED)


def moved(person_id: UUID, entry_id: UUID, before: Place, choice: UUID | None = None) -> tuple[str, dict[str, Any]]:
    """What a move came to, in words; and which page of its heading it is on now, if the heading has pages."""
    look_again()
    doing = "choose a profile for somebody" if choice else "put the profile in order"
    now = shown(doing, person_id, place_of, entry_id=entry_id, chosen=choice)
    turning = {"under": now.key, "page": -(-now.number // STRETCH)} if now.total > MOST else {}
    return said_of_move(before, now, headings.heading(now.key).title), turning


def said_of_move(before: Place, now: Place, among: Ours) -> str:
    """What a move came to, in words."""
    where = {"number": now.number, "total": now.total, "heading": ours(among)}
    is_down = now.number > before.number
    says: str = (
        _("Moved down. Now %(number)s of %(total)s under %(heading)s.", **where)
        if is_down
        else _("Moved up. Now %(number)s of %(total)s under %(heading)s.", **where)
    )
    return says


@pages.post("/people/<uuid:person_id>/entries/<uuid:entry_id>/leave-out")
def leave_out(person_id: UUID, entry_id: UUID) -> AnyResponse:
    """Leave an entry out."""
    answers = Answers()
    answers.do(profiles.leave_out, person_id, entry_id)
    done(_("It is left out. You can put it back below."), person_id, Profile.id_of(person_id), answers)
    return redirect(url_for("profiles.order", person_id=person_id))


@pages.post("/people/<uuid:person_id>/entries/<uuid:entry_id>/include")
def include(person_id: UUID, entry_id: UUID) -> AnyResponse:
    """Include an entry again."""
    answers = Answers()
    answers.do(profiles.include, person_id, entry_id)
    done(_("It is back in your profile."), person_id, Profile.id_of(person_id), answers)
    return redirect(url_for("profiles.order", person_id=person_id, _anchor=f"entry-{entry_id}"))
