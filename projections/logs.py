"""The log, as the views see it. Whoever joins the parts hands over something that answers these."""

from collections.abc import Collection, Sequence
from typing import Protocol, runtime_checkable
from uuid import UUID

from domain.records import Recorded


@runtime_checkable
class Log(Protocol):
    """Where the events are read from."""

    def head(self) -> tuple[int, bytes]:
        """The last event's position and stored hash; position 0 and no bytes where there is none."""

    def hash_at(self, position: int) -> bytes:
        """The stored hash of the event at a position; no bytes where there is none."""

    def read(self, after: int, limit: int, *, names: Collection[str] | None = None) -> list[Recorded]:
        """Up to `limit` events that stand after a position, in order."""

    def read_at(self, positions: Sequence[int]) -> list[Recorded]:
        """The events at these positions, in order."""

    def read_stream(self, stream_id: UUID) -> list[Recorded]:
        """Every event of one stream, in order."""

    def name_of(self, event: object) -> str:
        """The stable name of an event."""
