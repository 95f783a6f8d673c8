"""Offers: good things that others say. They wait for the person, who says yes, in whose words, or no."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from marshmallow import fields
from werkzeug import Response

from caserecord import entries
from domain.clocks import today
from domain.headings import AREAS, HEADINGS
from domain.sayings import Ours
from projections.easy_reads import easy_drafts_of
from projections.notes import note_of
from projections.offers import how_many_new, new_for_me, offer_of, offers_by, put_away_for_me
from projections.people import name_in
from projections.role_offers import role_offers_of
from projections.safety_facts import safety_facts_of
from projections.shown_photos import offered_photos_of, photos_offered_by
from web.helps import put_off
from web.languages import ours
from web.questions import Answers, Questions, chosen, few_words, words
from web.readers import shown
from web.sessions import reading_session
from web.undoing import done

pages = Blueprint("offers", __name__)

OFFERED_FIRST = "proud"
"""The heading that an offer stands under unless somebody chooses another."""


class Offering(Questions):
    """Good news, and how one knows."""

    words = words()
    heading = fields.String(load_default=OFFERED_FIRST)
    happened = few_words()
    first_time = fields.Boolean(load_default=False)
    area = few_words()
    how_known = few_words(longest=2000)


class FromNote(Questions):
    """Which note the offer comes from."""

    note = fields.UUID()


class SayingInMyWords(Questions):
    """The person's own words for it."""

    words = words()


DECISIONS = {
    "yes": (entries.accept, Ours("It is in your profile.")),
    "just-for-me": (entries.keep_private, Ours("It is kept just for you.")),
    "no": (entries.decline, Ours("It will not be shown. Nobody is told that you said no.")),
}


@pages.get("/people/<uuid:person_id>/new")
def new(person_id: UUID) -> str:
    """What others have said, one at a time. What was put off in this sitting comes back last."""
    facts = shown("read what is new for me", person_id, safety_facts_of)
    later = put_off()
    waiting = shown("read what is new for me", person_id, how_many_new)
    some = shown("read what is new for me", person_id, new_for_me, most=len(later) + 1)
    to_decide = [offer for offer in some if offer.id not in later]
    photos = shown("decide about an offer", person_id, offered_photos_of)
    waiting += len(photos)
    return render_template(
        "offers/new.html",
        offer=to_decide[0] if to_decide else None,
        after_this=waiting - 1,
        waiting=waiting,
        later=later,
        put_away=shown("read what is new for me", person_id, put_away_for_me),
        easy_drafts=shown("decide about easy words", person_id, easy_drafts_of),
        photo=next((photo for photo in photos if photo.id not in later), None),
        role_offers=len(shown("decide who is among my people", person_id, role_offers_of)),
        facts=[fact for fact in facts if not fact.is_checked],
        today=today(),
    )


@pages.post("/people/<uuid:person_id>/entries/<uuid:entry_id>/decide/<any('yes', 'just-for-me', 'no'):choice>")
def decide(person_id: UUID, entry_id: UUID, choice: str) -> Response:
    """Yes, show this; just for me; no thank you. Whoever comes second sees what was decided."""
    command, said = DECISIONS[choice]
    answers = Answers()
    answers.do(command, person_id, entry_id)
    done(ours(said), person_id, None if _is_kept_from_helper(choice) else entry_id, answers)
    return redirect(url_for("offers.new", person_id=person_id, later=put_off()))


def _is_kept_from_helper(choice: str) -> bool:
    """Whether somebody helps who will not see what they helped to choose, and so cannot undo it."""
    return choice != "yes" and bool(reading_session().with_person)


@pages.route("/people/<uuid:person_id>/entries/<uuid:entry_id>/my-words", methods=["GET", "POST"])
def my_words(person_id: UUID, entry_id: UUID) -> Response | tuple[str, int]:
    """Yes, in my words."""
    offer = shown("decide about an offer", person_id, offer_of, entry_id=entry_id)
    waiting = shown("decide about an offer", person_id, how_many_new)
    answers = Answers(SayingInMyWords(), words=offer.words)
    if answers.done(entries.say_in_my_words, person_id, entry_id):
        done(_("It is in your profile, in your words."), person_id, entry_id, answers)
        if waiting > 1:  # on to the next
            return redirect(url_for("offers.new", person_id=person_id, later=put_off()))
        return redirect(url_for("entries.entry", person_id=person_id, entry_id=entry_id))
    return answers.page("offers/my-words.html", offer=offer)


@pages.route("/people/<uuid:person_id>/offer", methods=["GET", "POST"])
def offer(person_id: UUID) -> Response | tuple[str, int]:
    """Offer something good about a person."""
    name = shown("offer something", person_id, name_in).name
    answers = Answers(Offering(), heading=OFFERED_FIRST, words=_noted(person_id))
    if answers.done(entries.offer, person_id):
        flash(_("Thank you. It is offered, and waits until they decide."))
        return redirect(url_for("offers.mine", person_id=person_id))
    return answers.page(
        "offers/offer.html",
        questions=[(heading.key, heading.question_about(name)) for heading in HEADINGS],
        titles={heading.key: heading.title for heading in HEADINGS},
        first=OFFERED_FIRST,
        areas=AREAS,
    )


def _noted(person_id: UUID) -> str:
    """The words of the note that the reader offers, if they come from one. Raises NotAllowed, NotInRecord."""
    note_id = chosen(FromNote())[0].get("note")
    return shown("read notes", person_id, note_of, note_id=note_id).words if note_id else ""


@pages.get("/people/<uuid:person_id>/offers")
def mine(person_id: UUID) -> str:
    """What became of my offers, as far as it is mine to know."""
    return render_template(
        "offers/mine.html",
        offers=shown("read what I offered", person_id, offers_by),
        photos=shown("read what I offered", person_id, photos_offered_by),
    )
