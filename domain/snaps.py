"""Snaps: a photo as somebody brings it, with what it shows and who is in it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar
from uuid import UUID

from domain.words import LONGEST_NAME, written

Copy = TypeVar("Copy")
Kept = TypeVar("Kept")


@dataclass(frozen=True)
class Sitters:
    """Who is in a photo."""

    shows: tuple[UUID, ...] = ()
    """The person, and members: each once, always in the same order."""
    others: bool = False
    """Whether somebody else is in it."""
    others_agreed: bool = False
    """Whether all of them have said yes. Nobody has, where nobody else is in it."""

    def __post_init__(self) -> None:
        """However it is said who is in a photo, the same people are the same."""
        object.__setattr__(self, "shows", tuple(sorted(set(self.shows))))
        object.__setattr__(self, "others_agreed", self.others and self.others_agreed)

    @property
    def others_asked(self) -> bool:
        """Whether somebody else in it has still to say yes."""
        return self.others and not self.others_agreed

    @property
    def in_event(self) -> dict[str, Any]:
        """As an event says it."""
        return {"shows": list(self.shows), "others": self.others, "others_agreed": self.others_agreed}


@dataclass(frozen=True)
class Snap(Generic[Copy]):
    """A photo that was made safe to keep, in whole and in small: the bytes, or the hashes that they are kept under."""

    whole: Copy
    small: Copy
    width: int
    """Of the whole one, in pixels."""
    height: int
    words: str = ""
    """What it shows, in words, for those who cannot see it. May be none."""
    sitters: Sitters = field(default_factory=Sitters)

    def kept(self, keep: Callable[[Copy], Kept], sitters: Sitters) -> "Snap[Kept]":
        """The same, with its copies kept, and with everybody who is in it."""
        return Snap(keep(self.whole), keep(self.small), self.width, self.height, self.words, sitters)

    @property
    def in_event(self) -> dict[str, Any]:
        """As an event says it. Raises WordsTooLong, WordsUnreadable."""
        return {
            "whole": self.whole,
            "small": self.small,
            "width": self.width,
            "height": self.height,
            "words": written(self.words, longest=LONGEST_NAME),
            **self.sitters.in_event,
        }
