"""Paper slips: what waits for the person, each with its words in large print and boxes to tick by hand."""

from collections.abc import Sequence
from datetime import date

from domain.headings import heading, shown_under
from domain.pictures import PICTURES
from domain.sayings import Ours
from exports.papers import Paper, pictures_to_hand_over
from exports.typesetters import typeset
from projections.people import Opening
from projections.shown_entries import ShownEntry

CHOICES = (
    Ours("Yes, show this"),
    Ours("Yes, in my words"),
    Ours("Just for me"),
    Ours("No thank you"),
    Ours("Not now"),
    Ours("Help me with this"),
)
"""As they are said on the screen, in the same order."""
_AT_HEADINGS = {picture.heading: picture.name for picture in PICTURES.values() if picture.heading}


def slips(opening: Opening, waiting: Sequence[ShownEntry], day: date, language: str) -> Paper:
    """The slips, in the order in which they are asked about, each with the picture of its heading."""
    asked = [(offer, heading(shown_under(offer.heading)), _AT_HEADINGS.get(offer.heading, "")) for offer in waiting]
    html = typeset("slips.html", language, me=opening, slips=asked, day=day, choices=CHOICES)
    return Paper(html, pictures_to_hand_over(picture for _, _, picture in asked))
