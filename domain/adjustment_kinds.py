"""What people often need so that others can reach them, as a list that is data; and what they say in own words only."""

from collections.abc import Mapping

from domain.refusals import Refused, WordsMissing
from domain.sayings import Ours
from domain.words import LONGEST_NAME, spoken, written

OTHER = "other"
"""What is said in own words only."""
KINDS: Mapping[str, Ours] = {
    "large-print": Ours("Large print"),
    "easy-read": Ours("Easy Read"),
    "pictures": Ours("Pictures or objects"),
    "makaton": Ours("Makaton"),
    "bsl": Ours("British Sign Language"),
    "interpreter": Ours("An interpreter"),
    "lip-reading": Ours("Face me when you speak"),
    "device": Ours("Time with my talking device"),
    "audio": Ours("On a recording"),
    "braille": Ours("Braille"),
    "call": Ours("A call, not a letter"),
    "text": Ours("A text, not a call"),
    "longer": Ours("More time"),
    "quiet": Ours("A quiet room"),
    "with-me": Ours("Somebody with me"),
    "way-in": Ours("A way in without steps"),
}
"""What people often need, and how it is said on a page."""


class NotANeed(Refused):
    """This is not in the list of what people need."""


def said(kind: str, words: str) -> str:
    """The words, which must be some where the list says nothing. Raises NotANeed, WordsMissing, WordsTooLong."""
    if kind not in {*KINDS, OTHER}:
        raise NotANeed("That is not in the list. Choose from the list, or say it in your own words.")
    if kind != OTHER:
        return written(words, longest=LONGEST_NAME)
    try:
        return spoken(words, longest=LONGEST_NAME)
    except WordsMissing as missing:
        raise WordsMissing("Choose at least one, or write what is needed.") from missing
