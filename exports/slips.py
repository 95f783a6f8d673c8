"""Paper slips: what waits for the person, each with its words in large print and boxes to tick by hand."""

from datetime import date

from domain.headings import heading, shown_under
from domain.pictures import AT_HEADINGS
from domain.sayings import Ours
from exports.materials import BytesOf
from exports.papers import Paper, pictures_to_hand_over
from exports.typesetters import typeset
from projections.slips import Slips

CHOICES = (
    Ours("Yes, show this"),
    Ours("Yes, in my words"),
    Ours("Just for me"),
    Ours("No thank you"),
    Ours("Not now"),
    Ours("Help me with this"),
)
"""As they are said on the screen, in the same order."""
OF_PHOTOS = tuple(choice for choice in CHOICES if choice != "Yes, in my words")
"""The same of a photo, which is not said in other words."""


def slips(waiting: Slips, bytes_of: BytesOf, day: date, language: str) -> Paper:
    """The slips, in the order in which they are asked about, each with the picture of its heading; photos last."""
    offers = [
        (offer, heading(shown_under(offer.heading)), AT_HEADINGS.get(offer.heading, "")) for offer in waiting.offers
    ]
    html = typeset(
        "slips.html",
        language,
        me=waiting.opening,
        slips=offers,
        photos=waiting.photos,
        version=waiting.version,
        day=day,
        choices=CHOICES,
        of_photos=OF_PHOTOS,
    )
    small = {f"paper:photo/{photo.id}": bytes_of(photo.person_id, photo.id, photo.small) for photo in waiting.photos}
    return Paper(html, pictures_to_hand_over(picture for _, _, picture in offers) | small)
