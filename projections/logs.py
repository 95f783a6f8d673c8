"""The log, as the views see it. Whoever joins the parts hands over something that answers these."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable
from uuid import UUID

from domain.records import Recorded


@runtime_checkable
class Log(Protocol):
    """Where the events are read from."""

    def head(self) -> tuple[int, bytes]:
        """The last event's position and stored hash; position 0 and no bytes where there is none."""

    def read_on(self, after: int, last_hash: bytes, limit: int) -> list[Recorded] | None:
        """Up to `limit` events that stand after an event, in order; None where that event is not in this log."""

    def read_at(self, positions: Sequence[int]) -> list[Recorded]:
        """The events at these positions, in order."""

    def read_stream(self, stream_id: UUID) -> list[Recorded]:
        """Every event of one stream, in order."""
