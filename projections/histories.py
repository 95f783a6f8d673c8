"""A person's whole history: every event as a sentence, read from the log itself, never kept twice."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from sqlite_utils import Database

from domain.permissions import Permit, Role
from domain.records import Recorded
from domain.refusals import NotInRecord
from projections.logs import Log
from projections.members import name_of
from projections.sentences import Sentence, sentence

PAGE = 50
EXAMINERS = frozenset({Role.AUDITOR, Role.INSPECTOR, Role.CALDICOTT})
"""They learn that something private happened, and nothing more; everybody else learns not even that."""
PRIVATE = "Something private happened."

KINDS = {
    "Person": "name and opening",
    "Circle": "people in the circle",
    "Entry": "strengths and other entries",
    "Hope": "hopes",
    "Profile": "order of the profile",
    "Answerable": "answers",
    "SafetyFact": "safety facts",
    "Note": "notes",
    "Concern": "worries",
    "Noticing": "what we noticed",
}
"""What a history can be filtered by, and how each is said on a page."""


@dataclass(frozen=True)
class Happening:
    """One event of a record, as a reader may see it."""

    position: int
    at: datetime
    kind: str
    """A key of `KINDS`; nothing where it is private."""
    says: str
    words: str
    by: str
    role: str
    helper: str
    how: str
    is_private: bool


@dataclass(frozen=True)
class History:
    """A stretch of a history, the newest first."""

    happenings: tuple[Happening, ...]
    older: int | None
    """The position to go on from; None at the beginning of the record."""
    total: int
    """How many events the whole record has that this reader may know of, with this filter."""
    actors: tuple[tuple[UUID, str], ...]
    """Who there is to filter by."""


@dataclass(frozen=True)
class Change:
    """One event in full: what changed, and the event itself."""

    happening: Happening
    before: str
    """The words until then, where the event changed words."""
    after: str
    name: str
    stream: UUID
    version: int
    stored_hash: str
    fields: tuple[tuple[str, str], ...]


def history_of(
    db: Database,
    permit: Permit,
    log: Log,
    *,
    from_day: date | None = None,
    to_day: date | None = None,
    who: UUID | None = None,
    kind: str = "",
    before: int | None = None,
    limit: int = PAGE,
) -> History:
    """What happened in this record, the newest first."""
    where = ["p.subject = :person"]
    asked: dict[str, Any] = {"person": str(permit.person_id), "limit": limit + 1, "before": before or 2**62}
    if from_day:
        where.append("p.day >= :from_day")
        asked["from_day"] = from_day.isoformat()
    if to_day:
        where.append("p.day <= :to_day")
        asked["to_day"] = to_day.isoformat()
    if who:
        where.append("p.actor = :who")
        asked["who"] = str(who)
    if kind:
        where.append("p.kind like :kind")
        asked["kind"] = f"{kind}.%"
    if not permit.is_mine and (permit.role not in EXAMINERS or who or kind):
        where.append(f"p.stream not in ({_UNSHARED})")
    told = " and ".join(where)
    rows = [
        row[0]
        for row in db.execute(
            f"select p.position from positions p where {told} and p.position < :before"
            " order by p.position desc limit :limit",
            asked,
        )
    ]
    total = db.execute(f"select count(*) from positions p where {told}", asked).fetchone()[0]
    recorded = log.read_at(sorted(rows[:limit]))
    return History(
        happenings=tuple(_happenings(db, permit, recorded))[::-1],
        older=rows[limit - 1] if len(rows) > limit else None,
        total=total,
        actors=_actors(db, permit),
    )


def change_of(db: Database, permit: Permit, log: Log, *, position: int) -> Change:
    """One event in full. Raises NotInRecord, also where it is private to the person."""
    row = db.execute(
        "select stream from positions where subject = ? and position = ?", [str(permit.person_id), position]
    ).fetchone()
    if row is None:
        raise _no_such_change()
    stream = log.read_stream(UUID(row[0]))
    at = next(found for found in stream if found.position == position)
    happening = next(iter(_happenings(db, permit, [at])))
    if happening.is_private and permit.role not in EXAMINERS:
        raise _no_such_change()
    before, after = _words_around(stream, at) if not happening.is_private else ("", "")
    return Change(
        happening=happening,
        before=before,
        after=after,
        name=log.name_of(at.event) if not happening.is_private else "",
        stream=at.event.originator_id,
        version=at.event.originator_version,
        stored_hash=at.stored_hash.hex(),
        fields=_fields(at) if not happening.is_private else (),
    )


_UNSHARED = (
    "select id from entries where person_id = :person"
    " and (state in ('waiting', 'declined') or audience in ('', 'mine alone'))"
)


def _happenings(db: Database, permit: Permit, recorded: Sequence[Recorded]) -> list[Happening]:
    unshared = set()
    if not permit.is_mine:
        unshared = {row[0] for row in db.execute(_UNSHARED, {"person": str(permit.person_id)})}
    names: dict[UUID, str] = {}

    def who(id_: UUID) -> str:
        if id_ not in names:
            names[id_] = name_of(db, id_) or "Somebody"
        return names[id_]

    return [_happening(at, who, is_private=str(at.event.originator_id) in unshared) for at in recorded]


def _happening(at: Recorded, who: Any, *, is_private: bool) -> Happening:
    said = Sentence(PRIVATE) if is_private else sentence(at.event, who)
    metadata = None if is_private else at.metadata
    return Happening(
        position=at.position,
        at=getattr(at.event, "timestamp", datetime.min.replace(tzinfo=UTC)),
        kind="" if is_private else type(at.event).__qualname__.partition(".")[0],
        says=said.says,
        words=said.words,
        by=who(metadata.actor) if metadata else "",
        role=metadata.role if metadata else "",
        helper=who(metadata.supported_by) if metadata and metadata.supported_by else "",
        how=metadata.how if metadata else "",
        is_private=is_private,
    )


def _actors(db: Database, permit: Permit) -> tuple[tuple[UUID, str], ...]:
    rows = db.execute(
        "select distinct actor from positions p where subject = :person and actor <> ''"
        f" and p.stream not in ({_UNSHARED})",
        {"person": str(permit.person_id)},
    ).fetchall()
    named = [(UUID(row[0]), name_of(db, row[0]) or "Somebody") for row in rows]
    return tuple(sorted(named, key=lambda actor: actor[1]))


def _words_around(stream: Sequence[Recorded], at: Recorded) -> tuple[str, str]:
    """The words until an event, and from it on; nothing where it changed none."""
    before = ""
    for earlier in stream:
        words = _words_of(earlier.event)
        if earlier.position == at.position:
            return (before, words) if words else ("", "")
        before = words or before
    raise _no_such_change()


def _words_of(event: object) -> str:
    """The wording that an event gives to its stream. Answers do not change what they answer."""
    if type(event).__qualname__.startswith("Answerable."):
        return ""
    return str(getattr(event, "words", "") or getattr(event, "name", ""))


def _fields(at: Recorded) -> tuple[tuple[str, str], ...]:
    """The event itself, field by field, with who asked for it."""
    event = at.event
    own = [(f.name, str(getattr(event, f.name))) for f in fields(event) if f.name != "originator_topic"]
    asked = list(at.metadata._asdict().items()) if at.metadata else []
    return tuple(own + [(name, str(value)) for name, value in asked if value])


def _no_such_change() -> NotInRecord:
    return NotInRecord("There is no such change in this record.")
