"""The sign-in card: as big as a bank card (ISO/IEC 7810, ID-1), cut out of A4 and folded over.

It holds an address to scan, and says what to do with it. Nothing on it tells which picture is right.
"""

from dataclasses import dataclass
from datetime import date

from domain.codes import in_groups
from exports.papers import Paper
from exports.qr_codes import qr_file
from exports.typesetters import typeset

QR, PHOTO = "paper:card.svg", "paper:photo"


@dataclass(frozen=True)
class CardToPrint:
    """What stands on a card."""

    address: str
    name: str
    """As the person likes it there; maybe nothing."""
    give_to: str
    """Whom a finder gives it to, in the person's words; maybe nothing."""
    photo: bytes | None
    on_day: date


def sign_in_card(card: CardToPrint, language: str) -> Paper:
    """The card, to be printed."""
    page, _, code = card.address.partition("#")
    html = typeset("sign-in-card.html", language, card=card, page=page, code=in_groups(code))
    photo = {PHOTO: card.photo} if card.photo else {}
    return Paper(html, {QR: qr_file(card.address), **photo})
