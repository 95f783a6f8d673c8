"""What is told in parts: a communication chart, good and bad days, people who matter, who to call."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from marshmallow import ValidationError, fields
from werkzeug import Response

from caserecord import cards as commands
from caserecord import profiles
from caserecord.stores import Store
from domain.card_kinds import KINDS, CardKind, card_kind, checked_part
from domain.entries import Audience
from domain.permissions import Actor
from domain.profiles import Profile
from domain.refusals import NotInRecord, Refused
from projections.noticings import noticings_of
from projections.offers import offer_of
from projections.profiles import strengths_first
from projections.shown_entries import ShownEntry, entry_of
from projections.shown_photos import photos_of
from projections.stretches import moves_of
from projections.told_cards import cards_of, first_times_of, place_of_card, put_away_cards_of
from web.easy_reads import easy_words_for
from web.entries import WHICH, ChoosingWho, names_of, people_now, to_it
from web.helps import put_off
from web.profiles import Moving, require_where_it_was, said_of_move
from web.questions import Answers, Questions, few_words, one_of, words
from web.readers import is_mine, look_again, may, permitted, shown
from web.undoing import done

pages = Blueprint("cards", __name__)


@pages.get("/people/<uuid:person_id>/about/<card_key>")
def cards(person_id: UUID, card_key: str) -> str:
    """Every card of a kind. With the chart stands what two people noticed, with who matters stand those around."""
    kind = card_kind(card_key)
    found = shown("read the profile", person_id, cards_of, key=card_key)
    around = people_now(person_id) if kind.key == "person" else []
    things = [*(card.id for card in found), *(one.member for one in around)]
    bringing = "bring an entry back"
    return render_template(
        "cards/cards.html",
        kind=kind,
        kinds=KINDS,
        profile=shown("read the profile", person_id, strengths_first, most=0 if is_mine() else 2),
        cards=found,
        photos={photo.about: photo for photo in shown("read the profile", person_id, photos_of, about=things)},
        easy=easy_words_for(person_id, found),
        noticed=shown("read the profile", person_id, noticings_of) if kind.key == "chart" else (),
        around=around,
        moves=shown("read the profile", person_id, moves_of, entries=[card.id for card in found]),
        away=shown(bringing, person_id, put_away_cards_of, key=card_key) if may(bringing) else (),
    )


@pages.post("/people/<uuid:person_id>/about/<card_key>/<uuid:entry_id>/move")
def move(person_id: UUID, card_key: str, entry_id: UUID) -> Response:
    """Move a card among those of its kind."""
    kind = card_kind(card_key)
    which: dict[str, Any] = {"key": kind.key, "entry_id": entry_id}
    before = shown("put the profile in order", person_id, place_of_card, **which)
    answers = Answers(Moving())
    require_where_it_was(before, answers)
    answers.do(profiles.move, person_id, entry_id, after=None)
    look_again()
    says = said_of_move(before, shown("put the profile in order", person_id, place_of_card, **which), kind.title)
    done(says, person_id, Profile.id_of(person_id), answers, after=before.follows, card=kind.key)
    return redirect(url_for("cards.cards", person_id=person_id, card_key=kind.key, _anchor=f"entry-{entry_id}"))


@pages.get("/people/<uuid:person_id>/first-times")
def firsts(person_id: UUID) -> str:
    """What happened for the first time ever."""
    return render_template("cards/firsts.html", firsts=shown("read the profile", person_id, first_times_of))


@pages.route("/people/<uuid:person_id>/about/<card_key>/tell", methods=["GET", "POST"])
def tell(person_id: UUID, card_key: str) -> Response | tuple[str, int]:
    """Tell a card."""
    permitted("tell something", person_id)
    kind = card_kind(card_key)
    who = one_of(Audience, WHICH, load_default=kind.audience)
    answers = Answers(questions_about(kind, ChoosingWho, audience=who), audience=kind.audience.value, people=[])
    if answers.done(_with_parts(kind, commands.tell), person_id, kind.key):
        done(_("It is kept."), person_id, answers.outcome, answers)
        return redirect(url_for("cards.cards", person_id=person_id, card_key=kind.key))
    return answers.page("cards/tell.html", kind=kind, names=names_of(person_id))


@pages.route("/people/<uuid:person_id>/about/<card_key>/offer", methods=["GET", "POST"])
def offer(person_id: UUID, card_key: str) -> Response | tuple[str, int]:
    """Offer a card."""
    permitted("offer something", person_id)
    kind = card_kind(card_key)
    answers = Answers(questions_about(kind, how_known=few_words(longest=2000)))
    if answers.done(_with_parts(kind, commands.offer), person_id, kind.key):
        flash(_("Thank you. It is offered, and waits until they decide."))
        return redirect(url_for("offers.mine", person_id=person_id))
    return answers.page("cards/offer.html", kind=kind)


@pages.route("/people/<uuid:person_id>/entries/<uuid:entry_id>/parts", methods=["GET", "POST"])
def reword(person_id: UUID, entry_id: UUID) -> Response | tuple[str, int]:
    """Say a card in new words."""
    card = _card(shown("reword an entry", person_id, entry_of, entry_id=entry_id))
    kind = card_kind(card.card)
    answers = Answers(questions_about(kind, seen=fields.Integer(required=True)), **_said(kind, card), seen=card.wording)
    if answers.done(_with_parts(kind, commands.reword), person_id, entry_id):
        done(_("Your new words are kept."), person_id, entry_id, answers)
        return to_it(person_id, entry_id)
    return answers.page("cards/reword.html", kind=kind, card=card)


@pages.route("/people/<uuid:person_id>/entries/<uuid:entry_id>/parts/mine", methods=["GET", "POST"])
def my_words(person_id: UUID, entry_id: UUID) -> Response | tuple[str, int]:
    """Yes, in my words."""
    card = _card(shown("decide about an offer", person_id, offer_of, entry_id=entry_id))
    kind = card_kind(card.card)
    answers = Answers(questions_about(kind), **_said(kind, card))
    if answers.done(_with_parts(kind, commands.say_in_my_words), person_id, entry_id):
        done(_("It is in your profile, in your words."), person_id, entry_id, answers)
        return redirect(url_for("offers.new", person_id=person_id, later=put_off()))
    return answers.page("cards/my-words.html", kind=kind, card=card)


def questions_about(kind: CardKind, also: type[Questions] = Questions, **more: Any) -> Questions:
    """The questions of a kind of card: one for each part, and those that are asked `also`."""
    parts = {f"part{number}": _asked(kind, number) for number in range(len(kind.parts))}
    return also.from_dict({**parts, **more})()  # type: ignore[return-value]  # a Questions, as it was made of one


def _asked(kind: CardKind, number: int) -> fields.String:
    part = kind.parts[number]

    def check(said: str) -> None:
        try:
            checked_part(kind, number, said)
        except Refused as refused:
            raise ValidationError(refused.says) from refused

    field = words(part.longest, part.asked) if part.is_needed else few_words(part.longest)
    field.validators.append(check)  # what only this kind of card asks for
    return field


def _with_parts(kind: CardKind, command: Callable[..., UUID | None]) -> Callable[..., UUID | None]:
    """A command that is given the parts one by one, as a form sends them."""

    def run(store: Store, *asked: Any, by: Actor, **said: Any) -> UUID | None:
        parts = [said.pop(f"part{number}") for number in range(len(kind.parts))]
        return command(store, *asked, parts, **said, by=by)

    return run


def _said(kind: CardKind, card: ShownEntry) -> dict[str, str]:
    """What each part says now."""
    by_label = {part.label: part.words for part in card.parts}
    return {
        f"part{number}": card.words if number == 0 else by_label.get(part.label, "")
        for number, part in enumerate(kind.parts)
    }


def _card(found: ShownEntry) -> ShownEntry:
    """Raises NotInRecord where it is not told in parts."""
    if not found.card:
        raise NotInRecord
    return found
