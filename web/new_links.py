"""The keys of links that were just made: in memory, a few minutes, for the screen on which each was made.

Nothing keeps a key but this and whoever was given it. After that the person makes another link.
"""

from datetime import datetime, timedelta
from threading import Lock
from typing import NamedTuple
from uuid import UUID

from domain import clocks

PATIENCE = timedelta(minutes=10)
MOST = 200
"""Keys that are known at once: the oldest makes room."""


class _New(NamedTuple):
    session_id: UUID
    key: str
    at: datetime


class NewLinks:
    """The keys that are known, by their links."""

    def __init__(self) -> None:
        self._known: dict[UUID, _New] = {}
        self._turn = Lock()

    def keep(self, session_id: UUID, link_id: UUID, key: str) -> None:
        """Know the key of a link for a few minutes."""
        with self._turn:
            known = self._current()
            self._known = dict(list(known.items())[-(MOST - 1) :]) | {link_id: _New(session_id, key, clocks.now())}

    def find(self, session_id: UUID, link_id: UUID) -> str:
        """The key of a link that was made in this session; else nothing."""
        with self._turn:
            self._known = self._current()
            new = self._known.get(link_id)
        return new.key if new and new.session_id == session_id else ""

    def forget(self, link_id: UUID) -> None:
        """Know a key no longer."""
        with self._turn:
            self._known.pop(link_id, None)

    def _current(self) -> dict[UUID, _New]:
        now = clocks.now()
        return {link_id: new for link_id, new in self._known.items() if timedelta() <= now - new.at < PATIENCE}
