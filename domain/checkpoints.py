"""Checkpoints: what a scheme's log held at a moment, in one hash that anybody can keep elsewhere and hold up to it."""

from typing import ClassVar
from uuid import UUID, uuid5

from eventsourcing.domain import event

from domain.records import Kept


class Watch(Kept):
    """The watch that is kept over a scheme's log: one checkpoint after another."""

    class Event(Kept.Event):
        """Something that happened to the watch."""

    class Begun(Event, Kept.Created):
        """A watch is kept from now on."""

    class CheckpointMade(Event):
        """All that the log held until here was put into one hash, and that was signed."""

        CLEAR: ClassVar[frozenset[str]] = frozenset({"size", "until"})

        size: int
        """The number of events that it covers, from the first one on."""
        until: int
        """The position of the last of them."""
        peaks: str
        """The roots of the full trees that these make (RFC 6962), the largest first, as hexadecimal: 32 bytes each."""
        note: str
        """The checkpoint, signed, as it is kept elsewhere."""

    def __init__(self) -> None:
        self.size = 0
        self.until = 0
        self.peaks = ""
        self.note = ""

    @staticmethod
    def id_of(scheme_id: UUID) -> UUID:
        """The id of the watch over a scheme's log."""
        return uuid5(scheme_id, "watch")

    @classmethod
    def begin(cls, scheme_id: UUID) -> "Watch":
        """Begin to keep watch."""
        return cls._create(cls.Begun, id=cls.id_of(scheme_id))

    def make_checkpoint(self, *, size: int, until: int, peaks: str, note: str) -> None:
        """Keep what the log holds until here."""
        self._made(size=size, until=until, peaks=peaks, note=note)

    # What each event changes: no rules, no clock, no look-ups

    @event(CheckpointMade)
    def _made(self, size: int, until: int, peaks: str, note: str) -> None:
        self.size, self.until, self.peaks, self.note = size, until, peaks, note
