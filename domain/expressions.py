"""How people say things: the ways a person expressed something, noted with the help they had."""

from domain.refusals import Refused
from domain.sayings import Ours

WAYS = (
    Ours("spoke"),
    Ours("signed"),
    Ours("Makaton"),
    Ours("pictures"),
    Ours("objects"),
    Ours("AAC device"),
    Ours("gesture"),
    Ours("eye gaze"),
    Ours("wrote"),
    Ours("ticked a paper slip"),
)


WITHOUT_WORDS = {
    "pictures": Ours("with pictures"),
    "objects": Ours("with objects"),
    "gesture": Ours("by gesture"),
    "eye gaze": Ours("by eye gaze"),
}
"""The ways in which nobody says "I", and how each is told: nothing first-person is made up for anybody."""


class NotAWay(Refused):
    """This is not one of the ways that people say things here."""


def way(how: str) -> str:
    """The way, if it is one, or nothing. Raises NotAWay."""
    if how and how not in WAYS:
        raise NotAWay("Choose how it was said: %(ways)s.", ways=tuple(WAYS))
    return how
