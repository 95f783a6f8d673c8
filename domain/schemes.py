"""The scheme: one deployment is one scheme, and its first event says whether the people in it are invented."""

from typing import ClassVar, Self

from domain.records import Kept
from domain.words import LONGEST_NAME, spoken


class Scheme(Kept):
    """A Shared Lives scheme, and the stamp on its record."""

    class Event(Kept.Event):
        """Something that happened to the scheme."""

    class Opened(Event, Kept.Created):
        """The scheme's record was opened. It is the first event of every log."""

        CLEAR: ClassVar[frozenset[str]] = frozenset({"is_demo"})

        name: str
        is_demo: bool
        """Whether everybody in it is invented. Said once, here, and never later."""

    def __init__(self, name: str, is_demo: bool) -> None:
        self.name = name
        self.is_demo = is_demo

    @classmethod
    def open(cls, name: str, *, is_demo: bool) -> Self:
        """Open a scheme's record. Raises WordsMissing, WordsTooLong, WordsUnreadable."""
        return cls._create(cls.Opened, name=spoken(name, longest=LONGEST_NAME), is_demo=is_demo)
