"""Receipts: what exactly was given out as a whole, such as a paper or the page behind a link."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.sayings import Ours

LINK = "link"
"""The form of what is shown behind a link. Every other form is a paper's name."""
NOT_FOUND = Ours("There is no receipt with this number that you may see.")


@dataclass(frozen=True)
class Given:
    """What exactly was given out, so that it can be told again from the record."""

    form: str
    """The name of a paper, or `LINK`."""
    profile: UUID | None
    """A profile for somebody in particular; None for the main one."""
    language: str
    """A language tag: a key of `domain.people.LANGUAGES`."""
    size: int | None
    """Of letters, in points; None for the usual one."""
    part: int | None
    """Which part of a long story; None where it has one."""
    link: UUID | None
    """The link that it was given by, or whose address stands on it."""
    until: int
    """The position in the log up to which the record was read."""
    on_day: date
    """The day that it was made on, or as of."""
    sha256: str
    """Of the bytes that were given, as hexadecimal."""
    made_with: str
    """What tells the program that made it from any other version."""
    holds: list[tuple[UUID, int]]
    """Which words: the id of each, and the number of its wording."""
    again_of: UUID | None = None
    """The receipt of which this is the same again."""
