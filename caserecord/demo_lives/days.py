"""A day in a life, as a story tells it: on this day, this person told us that.

on("8 November 2016", RHIAN, everyday("Mr Pugh has given Simon a pigeon of his own: …"))
on("8 November 2016", ME, told("proud", "Tommy Coo-per. She is mine …"), called="tommy")
on("22 February 2022", JOE.beside("spoke"), told("wellness", "When I'm sad I go quiet …"), called="sad")
on("6 March 2024", ME, reworded("tommy", "Tommy Coo-per. She was mine …"))
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Protocol
from uuid import UUID

from caserecord.stores import Store
from domain.permissions import Actor


@dataclass(frozen=True)
class Teller:
    """Who tells a day: somebody on their own, or beside the person whose words they enter."""

    name: str = ""
    """The name of a member; nothing for the person."""
    hour: int = 16
    """When they usually get round to it."""
    is_beside: bool = False
    how: str = ""

    def beside(self, how: str) -> "Teller":
        """The same teller, working together with the person, who showed it in one of `domain.expressions.WAYS`."""
        return replace(self, is_beside=True, how=how)


ME = Teller()


class Developed(Protocol):
    """A photo as it is kept: whole, and small for beside words."""

    @property
    def whole(self) -> bytes:
        """JPEG."""

    @property
    def small(self) -> bytes:
        """JPEG."""

    @property
    def width(self) -> int:
        """Of the whole one, in pixels."""

    @property
    def height(self) -> int:
        """Of the whole one, in pixels."""


Develop = Callable[[bytes], Developed]
"""Makes a photo safe to keep, as it is done with everybody's."""


@dataclass(frozen=True)
class Here:
    """Where a day is told: in which life, by whom, and what has a name by now."""

    store: Store
    develop: Develop
    by: Actor
    members: Mapping[str, UUID]
    known: Mapping[str, UUID]

    @property
    def person(self) -> UUID:
        """Whose life it is."""
        return self.known[MY_RECORD]


MY_RECORD = "my record"

Deed = Callable[[Here], UUID | None]
"""What was done on a day: one command. What it made, if anything, is its answer."""


@dataclass(frozen=True)
class Day:
    """One line of the story."""

    on: date
    teller: Teller
    deed: Deed
    called: str = ""
    """What later days call the thing that was made."""

    @property
    def moment(self) -> datetime:
        """When it was written down."""
        return datetime.combine(self.on, time(self.teller.hour, self.on.day), UTC)


Life = tuple[Day, ...]


def on(day: str, teller: Teller, deed: Deed, *, called: str = "") -> Day:
    """One line of the story. A day is written as people write it: "5 May 2015"."""
    return Day(day_of(day), teller, deed, called)


def day_of(day: str) -> date:
    """The day that is meant by "5 May 2015"."""
    return datetime.strptime(day, "%d %B %Y").replace(tzinfo=UTC).date()
