"""Paper slips: what waits for the person, each with its words in large print and boxes to tick by hand."""

from collections.abc import Sequence
from datetime import date

from domain.headings import heading
from exports.typesetters import typeset
from projections.people import Opening
from projections.shown_entries import ShownEntry

CHOICES = ("Yes, show this", "Yes, in my words", "Just for me", "No thank you", "Not now", "Help me with this")
"""As they are said on the screen, in the same order."""


def as_html(opening: Opening, waiting: Sequence[ShownEntry], day: date) -> str:
    """The slips as a document for `Printer.pdf_of`, in the order in which they are asked about."""
    slips = [(offer, heading(offer.heading)) for offer in waiting]
    return typeset("slips.html", opening.language, me=opening, slips=slips, day=day, choices=CHOICES)
