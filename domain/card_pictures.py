"""The pictures on the page that a sign-in card opens: nine, of which one is the person's own.

They are always the same nine in the same order, so that opening the page again tells nobody which one it is.
"""

import secrets
from collections.abc import Collection
from typing import NamedTuple

from domain.refusals import Refused
from domain.sayings import Ours

DRAWINGS = {
    "dog": Ours("A dog"),
    "tea": Ours("A cup of tea"),
    "bus": Ours("A bus"),
    "tree": Ours("A tree"),
    "guitar": Ours("A guitar"),
    "apple": Ours("An apple"),
    "boat": Ours("A boat"),
    "duck": Ours("A duck"),
    "balloon": Ours("A balloon"),
    "clock": Ours("A clock"),
    "butterfly": Ours("A butterfly"),
    "shoes": Ours("Shoes"),
}
"""Drawings of `domain.pictures` that nobody takes for one another: what each shows."""
SHOWN = 9
"""How many are shown to choose from. A photo needs eight others beside it: among drawings it would be the only one."""


class NotAPicture(Refused):
    """This is not one of the pictures that can be chosen."""


class Chosen(NamedTuple):
    """The pictures of a card."""

    mine: str
    shown: tuple[str, ...]
    """All nine, in the order in which they are always shown."""


def choose(mine: str, among: Collection[str]) -> Chosen:
    """A picture, and eight others of the same kind, by chance. Raises NotAPicture."""
    others = [each for each in among if each != mine]
    if mine not in among or len(others) < SHOWN - 1:
        raise NotAPicture("Choose one of these pictures.")
    shown = [mine, *_CHANCE.sample(others, SHOWN - 1)]
    _CHANCE.shuffle(shown)
    return Chosen(mine, tuple(shown))


_CHANCE = secrets.SystemRandom()
