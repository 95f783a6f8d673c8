"""Tellers: each tells a set of views what happened, and takes out of them what cannot be trusted.

A poison event never skips silently: its whole stream is withheld from every view and named, and its later events wait.
"""

import sqlite3
from collections.abc import Callable, Sequence
from types import ModuleType
from typing import Any
from uuid import UUID

from sqlite_utils import Database

from domain.records import Recorded, SomethingDamaged, SomethingForgotten
from projections import positions

Handler = Callable[[Any, Recorded, Database], None]

_FAULTS = (sqlite3.IntegrityError, sqlite3.ProgrammingError, ArithmeticError, LookupError, TypeError, ValueError)
"""What a handler raises when it meets an event that it does not understand. A full disk is no fault of the event."""


def create(db: Database) -> None:
    """Make the table of what is withheld."""
    db.execute(
        "create table withheld (stream text primary key, person_id text not null, position integer not null,"
        " why text not null)"
    )


def is_withheld(db: Database, stream: UUID) -> bool:
    """Whether this stream is withheld."""
    return db.execute("select 1 from withheld where stream = ?", [str(stream)]).fetchone() is not None


class Teller:
    """Tells some views what happened."""

    def __init__(self, views: Sequence[ModuleType]) -> None:
        self._views = views
        self._handlers: dict[type, tuple[Handler, ...]] = {}
        self._held = [held for view in views for held in view.HELD.items()]
        self._remember = positions.remember if positions in views else positions.remember_last

    def tell(self, db: Database, batch: Sequence[Recorded]) -> None:
        """Tell these events, in their order. Inside a transaction of the caller's."""
        withheld = {row[0] for row in db.execute("select stream from withheld")}
        told: list[Recorded] = []
        for at in batch:
            event = at.event
            if withheld and str(event.originator_id) in withheld:
                continue
            if type(event) is SomethingDamaged:
                withheld.add(self._withhold(db, at, event.why, told))
                continue
            told.append(at)
            try:
                for handler in self.handlers(type(event)):
                    handler(event, at, db)
            except _FAULTS as fault:
                withheld.add(self._withhold(db, at, type(fault).__name__, told))
        self._remember(db, told)

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of event that these views hear of, by name, those of each kind of entry too."""
        unheard: list[type] = [kind for view in self._views for kind in view.project.registry if kind is not object]
        kinds = set()
        while unheard:
            kind = unheard.pop()
            kinds.add(kind.__qualname__)
            unheard += kind.__subclasses__()
        return frozenset(kinds | {"Forgotten"})

    def handlers(self, kind: type) -> tuple[Handler, ...]:
        """What the views do with this kind of event, in their order."""
        found = self._handlers.get(kind)
        if found is None:
            heard = [view.project.dispatch(kind) for view in self._views if _hears(view, kind)]
            found = self._handlers[kind] = (*heard, self._forget) if kind is SomethingForgotten else tuple(heard)
        return found

    def _withhold(self, db: Database, at: Recorded, why: str, told: list[Recorded]) -> str:
        """Take a whole stream out of every view, and name it."""
        self._remember(db, told)
        told.clear()
        stream = str(at.event.originator_id)
        person_id = str(getattr(at.event, "person_id", "")) or positions.subject_of(db, stream)
        self._take_out(db, stream)
        db.execute("insert or ignore into withheld values (?, ?, ?, ?)", [stream, person_id, at.position, why])
        return stream

    def _forget(self, event: SomethingForgotten, at: Recorded, db: Database) -> None:
        self._take_out(db, str(event.originator_id))

    def _take_out(self, db: Database, stream: str) -> None:
        for table, column in self._held:
            db.execute(f"delete from {table} where {column} = ?", [stream])


def _hears(view: ModuleType, kind: type) -> bool:
    """Whether a view has a handler for this kind of event."""
    return view.project.dispatch(kind) is not view.project.dispatch(object)
