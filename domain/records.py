"""What everything in the log has in common, and what every part of a person's record has in common."""

import struct
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, ClassVar, NamedTuple
from uuid import UUID

from eventsourcing.domain import Aggregate

from domain import clocks

_NAMED = struct.Struct(">16sQH")


class Kept(Aggregate):
    """Something whose changes are kept for ever."""

    INITIAL_VERSION = 0

    class Event(Aggregate.Event):
        """Something that happened, as one plain line."""

        CLEAR: ClassVar[frozenset[str]] = frozenset()
        """The fields that may be stored unsealed: ids, roles, days and kinds, never words."""

        @property
        def sealed_for(self) -> UUID:
            """Whose key seals this event: a person's, a member's or the scheme's id."""
            return self.originator_id

        @staticmethod
        def create_timestamp() -> datetime:
            """When this is written down."""
            return clocks.now()


class Part(Kept):
    """A part of one person's record."""

    person_id: UUID

    class Event(Kept.Event):
        """Something that happened to one person's record."""

        CLEAR: ClassVar[frozenset[str]] = frozenset({"person_id", "by", "supported_by"})

        person_id: UUID

        @property
        def sealed_for(self) -> UUID:
            """The person: their key seals every event of their record."""
            return self.person_id

    def trigger_event(self, event_class: type[Any], **kwargs: Any) -> None:
        """Say whose record it is in every event."""
        super().trigger_event(event_class, person_id=self.person_id, **kwargs)


@dataclass(frozen=True)
class SomethingForgotten:
    """What is left of an event whose key was destroyed: that something happened, not what."""

    originator_id: UUID
    originator_version: int
    timestamp: datetime
    person_id: UUID
    clock_behind: int = 0
    """As in `Metadata`."""


@dataclass(frozen=True)
class SomethingDamaged:
    """An event that does not open as it was written. Its whole stream is withheld from view."""

    originator_id: UUID
    originator_version: int
    why: str


class Metadata(NamedTuple):
    """What every event says besides what happened. Ids, never names."""

    actor: UUID
    """Who asked, signed in as themselves."""
    role: str
    """The role that let them ask, as verified at the time."""
    on_behalf_of: UUID | None = None
    """The person they were working together with."""
    supported_by: UUID | None = None
    """Who helped the person to say it."""
    how: str = ""
    """How the person expressed it: one of `domain.expressions.WAYS`, or nothing."""
    request_id: UUID | None = None
    command_id: UUID | None = None
    clock_behind: int = 0
    """By how many seconds the clock stood earlier than at the event before it in the log, where it went back."""


class Recorded(NamedTuple):
    """An event as it stands in the log."""

    position: int
    """Where it stands: larger is later. There may be gaps."""
    event: Any
    """A domain event, or `SomethingForgotten`, or `SomethingDamaged`."""
    metadata: Metadata | None
    """None where the stored bytes do not open."""
    name: str
    """The stable name of the event, such as `entry.reworded`. It may be damaged too."""
    state: bytes
    """What is stored of it, sealed."""

    @property
    def stored_hash(self) -> bytes:
        """What tells this event from any other."""
        return stored_hash(self.event.originator_id, self.event.originator_version, self.name, self.state)


def stored_hash(stream_id: UUID, version: int, name: str, state: bytes) -> bytes:
    """SHA-256 over stream, version, name and the stored bytes."""
    named = name.encode()
    return sha256(_NAMED.pack(stream_id.bytes, version, len(named)) + named + state).digest()
