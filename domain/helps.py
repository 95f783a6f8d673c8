"""Asking for help: the person would like somebody to look at an offer with them. It says who, never what about."""

from typing import ClassVar, Self
from uuid import UUID, uuid5

from domain.records import Kept, Part


class Help(Part):
    """Help that a person asked somebody for, with one offer."""

    class Event(Part.Event):
        """Something that happened to help that was asked for."""

        CLEAR: ClassVar[frozenset[str]] = Part.Event.CLEAR | {"entry", "helper"}

    class HelpAsked(Event, Kept.Created):
        """They asked somebody to look at something with them."""

        entry: UUID
        """The offer that waits, of words or of a photo.

        Whoever it is hidden from never learns that there was a question about it.
        """
        helper: UUID
        """The member who was asked."""
        by: UUID
        supported_by: UUID | None

    def __init__(self, person_id: UUID, entry: UUID, helper: UUID) -> None:
        self.person_id = person_id
        self.entry = entry
        self.helper = helper

    @staticmethod
    def id_of(entry: UUID, helper: UUID) -> UUID:
        """The id of the help that one member was asked for with one offer."""
        return uuid5(entry, f"help {helper}")

    @classmethod
    def ask(cls, person_id: UUID, entry: UUID, helper: UUID, *, by: UUID, supported_by: UUID | None = None) -> Self:
        """Ask somebody for help with an offer."""
        return cls._create(
            cls.HelpAsked,
            id=cls.id_of(entry, helper),
            person_id=person_id,
            entry=entry,
            helper=helper,
            by=by,
            supported_by=supported_by,
        )
