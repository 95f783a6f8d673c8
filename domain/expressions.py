"""How people say things: the ways a person expressed something, noted with the help they had."""

from domain.refusals import Refused

WAYS = (
    "spoke",
    "signed",
    "Makaton",
    "pictures",
    "objects",
    "AAC device",
    "gesture",
    "eye gaze",
    "wrote",
    "ticked a paper slip",
)


WITHOUT_WORDS = {
    "pictures": "with pictures",
    "objects": "with objects",
    "gesture": "by gesture",
    "eye gaze": "by eye gaze",
}
"""The ways in which nobody says "I", and how each is told: nothing first-person is made up for anybody."""


class NotAWay(Refused):
    """This is not one of the ways that people say things here."""


def way(how: str) -> str:
    """The way, if it is one, or nothing. Raises NotAWay."""
    if how and how not in WAYS:
        raise NotAWay(f"Choose how it was said: {', '.join(WAYS)}.")
    return how
