"""A change: one event in full, with the words before and after it."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from uuid import UUID

from sqlite_utils import Database

from domain.permissions import Permit
from domain.records import Recorded
from domain.refusals import NotInRecord
from projections.happenings import OPENS, Happening, asked_with, happenings_in
from projections.logs import Log
from projections.positions import ANYWHERE
from projections.visibilities import UNSHARED
from projections.wordings import Wording, wording_in


@dataclass(frozen=True)
class Change:
    """One event in full: what changed, and the event itself."""

    happening: Happening
    before: str
    """The words until then, where the event changed words."""
    after: str
    kind: str
    """The stable name of the event, such as `hope.reached`."""
    stream: UUID
    version: int
    stored_hash: str
    fields: tuple[tuple[str, str], ...]
    wordings: tuple[Wording, ...]
    """Which words stand before and after it."""


def change_of(db: Database, permit: Permit, log: Log, *, position: int) -> Change:
    """One event in full. Raises NotInRecord, also where it is private to the person."""
    where = ANYWHERE if permit.also("learn that something private happened") else "positions"
    row = db.execute(
        f"select p.stream from {where} p where p.subject = :person and p.position = :position and {OPENS}",
        {**asked_with(permit), "position": position},
    ).fetchone()
    if row is None:
        raise _no_such_change()
    stream = log.read_stream(UUID(row[0]))
    at = next(found for found in stream if found.position == position)
    happening = next(iter(happenings_in(db, permit, [at])))
    if happening.is_private and not permit.also("learn that something private happened"):
        raise _no_such_change()
    is_bare = happening.is_private or happening.is_bare
    before, after, wordings = _words_around(stream, at) if not is_bare else ("", "", ())
    return Change(
        happening=happening,
        before=before,
        after=after,
        kind=at.name if not happening.is_private else "",
        stream=at.event.originator_id,
        version=at.event.originator_version,
        stored_hash=at.stored_hash.hex(),
        fields=_fields(at, _hidden_entries(db, permit)) if not is_bare else (),
        wordings=wordings,
    )


def _hidden_entries(db: Database, permit: Permit) -> set[UUID]:
    """What is not shared with this reader now."""
    if permit.is_mine:
        return set()
    rows = db.execute(f"select e.id from entries e where e.person_id = :person and {UNSHARED}", asked_with(permit))
    return {UUID(row[0]) for row in rows}


def _words_around(stream: Sequence[Recorded], at: Recorded) -> tuple[str, str, tuple[Wording, ...]]:
    """The words until an event, and from it on, and which these are; nothing where it changed none."""
    kind = _wording_in(at.event)
    if not kind:
        return "", "", ()
    until = [earlier.event for earlier in stream if earlier.position <= at.position]
    around = [event for event in until if _wording_in(event) == kind][-2:]
    before = getattr(around[0], kind) if len(around) > 1 else ""
    return before, getattr(at.event, kind), tuple(wording_in(event) for event in around)


def _wording_in(event: object) -> str:
    """The field in which an event gives its stream a wording. Answers do not change what they answer."""
    if type(event).__qualname__.startswith("Answerable."):
        return ""
    return next((kind for kind in ("words", "name") if hasattr(event, kind)), "")


def _fields(at: Recorded, hidden: set[UUID]) -> tuple[tuple[str, str], ...]:
    """The event itself, field by field, with who asked for it. What it says of a hidden entry is left out."""
    event = at.event
    own = [(f.name, getattr(event, f.name)) for f in fields(event) if f.name != "originator_topic"]
    own = [(name, str(value)) for name, value in own if not (isinstance(value, UUID) and value in hidden)]
    asked = list(at.metadata._asdict().items()) if at.metadata else []
    return tuple(own + [(name, str(value)) for name, value in asked if value])


def _no_such_change() -> NotInRecord:
    return NotInRecord("There is no such change in this record.")
