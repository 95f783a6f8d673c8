"""Recordings: something told, in the person's own voice, with what is said in it written beside it."""

from typing import ClassVar, Self
from uuid import UUID

from eventsourcing.domain import event

from domain.records import Kept, Part
from domain.refusals import ChangedMeanwhile
from domain.words import spoken, written

LONGEST = 120
"""How long a recording may be, in seconds."""


class Recording(Part):
    """A recording of the person's voice, on something that was told."""

    class Event(Part.Event):
        """Something that happened to a recording."""

        CLEAR: ClassVar[frozenset[str]] = Part.Event.CLEAR | {"about"}

    class Added(Event, Kept.Created):
        """They added a recording."""

        about: UUID
        """The entry that it tells."""
        sound: str
        """The hash of its sealed bytes, as hexadecimal: MP3."""
        seconds: int
        words: str
        """What is said in it, written down. May be none."""
        by: UUID
        supported_by: UUID | None

    class WrittenDown(Event):
        """They wrote down what is said in it."""

        words: str
        wording: int
        by: UUID
        supported_by: UUID | None

    class PutAway(Event):
        """They put it away."""

        by: UUID
        supported_by: UUID | None

    class BroughtBack(Event):
        """They brought it back."""

        by: UUID
        supported_by: UUID | None

    def __init__(self, person_id: UUID, about: UUID, words: str) -> None:
        self.person_id = person_id
        self.about = about
        self.words = words
        self.wording = 1
        self.is_put_away = False

    # What can be asked of a recording

    @classmethod
    def add(
        cls,
        person_id: UUID,
        about: UUID,
        *,
        recording_id: UUID,
        sound: str,
        seconds: int,
        words: str = "",
        by: UUID,
        supported_by: UUID | None = None,
    ) -> Self:
        """Add a recording, whose bytes are kept under the same id. Raises WordsTooLong, WordsUnreadable."""
        return cls._create(
            cls.Added,
            id=recording_id,
            person_id=person_id,
            about=about,
            sound=sound,
            seconds=seconds,
            words=written(words),
            by=by,
            supported_by=supported_by,
        )

    def write_down(self, words: str, *, seen: int, by: UUID, supported_by: UUID | None = None) -> None:
        """Write down what is said. Raises ChangedMeanwhile, WordsMissing, WordsTooLong, WordsUnreadable."""
        spoken(words)
        if seen != self.wording:
            raise ChangedMeanwhile("Somebody else wrote this down meanwhile. Look at their words, then decide.")
        if words != self.words:
            self._written_down(words=words, wording=self.wording + 1, by=by, supported_by=supported_by)

    def put_away(self, *, by: UUID, supported_by: UUID | None = None) -> None:
        """Put it away: it can be brought back."""
        if not self.is_put_away:
            self._put_away(by=by, supported_by=supported_by)

    def bring_back(self, *, by: UUID, supported_by: UUID | None = None) -> None:
        """Bring it back."""
        if self.is_put_away:
            self._brought_back(by=by, supported_by=supported_by)

    # What each event changes: no rules, no clock, no look-ups

    @event(WrittenDown)
    def _written_down(self, words: str, wording: int, by: UUID, supported_by: UUID | None) -> None:
        self.words, self.wording = words, wording

    @event(PutAway)
    def _put_away(self, by: UUID, supported_by: UUID | None) -> None:
        self.is_put_away = True

    @event(BroughtBack)
    def _brought_back(self, by: UUID, supported_by: UUID | None) -> None:
        self.is_put_away = False
