"""What is told in parts: a communication chart, good and bad days, people who matter, who to call."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from marshmallow import ValidationError, fields
from werkzeug import Response

from caserecord import cards as commands
from caserecord.stores import Store
from domain.card_kinds import KINDS, CardKind, card_kind, checked_part
from domain.clocks import today
from domain.entries import Audience
from domain.permissions import Actor
from domain.refusals import NotInRecord, Refused
from projections.members import circle_of
from projections.noticings import noticings_of
from projections.offers import offer_of
from projections.profiles import profile_of
from projections.shown_entries import ShownEntry, entry_of
from projections.told_cards import cards_of, first_times_of
from web.entries import WHICH, to_it
from web.helps import put_off
from web.questions import Answers, Questions, few_words, words
from web.readers import permitted, shown

pages = Blueprint("cards", __name__)


@pages.get("/people/<uuid:person_id>/about/<card_key>")
def cards(person_id: UUID, card_key: str) -> str:
    """Every card of a kind. With the chart stands what two people noticed, with who matters stand those around."""
    kind = card_kind(card_key)
    day = today()
    around = shown("read the circle", person_id, circle_of) if kind.key == "person" else ()
    return render_template(
        "cards/cards.html",
        kind=kind,
        kinds=KINDS,
        profile=shown("read the profile", person_id, profile_of),
        cards=shown("read the profile", person_id, cards_of, key=card_key),
        noticed=shown("read the profile", person_id, noticings_of) if kind.key == "chart" else (),
        around=[one for one in around if one.from_day <= day and (one.to_day is None or day <= one.to_day)],
    )


@pages.get("/people/<uuid:person_id>/first-times")
def firsts(person_id: UUID) -> str:
    """What happened for the first time ever."""
    return render_template("cards/firsts.html", firsts=shown("read the profile", person_id, first_times_of))


@pages.route("/people/<uuid:person_id>/about/<card_key>/tell", methods=["GET", "POST"])
def tell(person_id: UUID, card_key: str) -> Response | tuple[str, int]:
    """Tell a card."""
    permitted("tell something", person_id)
    kind = card_kind(card_key)
    who = fields.Enum(Audience, by_value=True, load_default=kind.audience, error_messages=WHICH)
    answers = Answers(questions_about(kind, audience=who), audience=kind.audience.value)
    if answers.done(_with_parts(kind, commands.tell), person_id, kind.key):
        flash(_("It is kept."))
        return redirect(url_for("cards.cards", person_id=person_id, card_key=kind.key))
    return answers.page("cards/tell.html", kind=kind)


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
        flash(_("Your new words are kept."))
        return to_it(person_id, entry_id)
    return answers.page("cards/reword.html", kind=kind, card=card)


@pages.route("/people/<uuid:person_id>/entries/<uuid:entry_id>/parts/mine", methods=["GET", "POST"])
def my_words(person_id: UUID, entry_id: UUID) -> Response | tuple[str, int]:
    """Yes, in my words."""
    card = _card(shown("decide about an offer", person_id, offer_of, entry_id=entry_id))
    kind = card_kind(card.card)
    answers = Answers(questions_about(kind), **_said(kind, card))
    if answers.done(_with_parts(kind, commands.say_in_my_words), person_id, entry_id):
        flash(_("It is in your profile, in your words."))
        return redirect(url_for("offers.new", person_id=person_id, later=put_off()))
    return answers.page("cards/my-words.html", kind=kind, card=card)


def questions_about(kind: CardKind, **more: Any) -> Questions:
    """The questions of a kind of card: one for each part."""
    parts = {f"part{number}": _asked(kind, number) for number in range(len(kind.parts))}
    return Questions.from_dict({**parts, **more})()  # type: ignore[return-value]  # a Questions, as it was made of one


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
