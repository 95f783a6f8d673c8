"""A person's whole history: every event as a sentence, read from the log itself, never kept twice."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from sqlite_utils import Database

from domain.entries import Entry
from domain.permissions import Permit, Role
from domain.records import Recorded, SomethingDamaged, SomethingForgotten
from domain.refusals import NotInRecord
from projections.logs import Log
from projections.members import name_of
from projections.sentences import Sentence, sentence
from projections.visibilities import CHOOSING, UNSHARED

PAGE = 50
EXAMINERS = frozenset({Role.AUDITOR, Role.INSPECTOR, Role.CALDICOTT})
"""They learn that something private happened, and nothing more; everybody else learns not even that."""
PRIVATE = "Something private happened."

KINDS = {
    "Person": "name and opening",
    "Circle": "my people",
    "Entry": "strengths, and what else was told",
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
    where = ["p.subject = :person", _OPENS]
    asked: dict[str, Any] = {**_asked(permit), "limit": limit + 1, "before": before or 2**62}
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
    if permit.role not in EXAMINERS or who or kind:
        where.append(f"not {_hidden(permit)}")
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
        f"select p.stream from positions p where p.subject = :person and p.position = :position and {_OPENS}",
        {**_asked(permit), "position": position},
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
        name=_name_of(at.event, log) if not happening.is_private else "",
        stream=at.event.originator_id,
        version=at.event.originator_version,
        stored_hash=at.stored_hash.hex(),
        fields=_fields(at, _hidden_entries(db, permit)) if not happening.is_private else (),
    )


_OPENS = "p.stream not in (select stream from withheld) and p.about not in (select stream from withheld)"
_HIDDEN = f"({UNSHARED} or (p.position < e.shared_from and p.kind not like '%.Offered'))"
"""An entry is shared as it stands: what the person said of it before stays with them."""


def _asked(permit: Permit) -> dict[str, Any]:
    return {"person": str(permit.person_id), "reader": str(permit.reader)}


def _hidden(permit: Permit) -> str:
    """Whether the event at `p` is hidden from a reader. Nothing is hidden from the person."""
    return "0" if permit.is_mine else f"exists (select 1 from entries e where e.id = p.about and {_HIDDEN})"


def _hidden_entries(db: Database, permit: Permit) -> set[UUID]:
    if permit.is_mine:
        return set()
    rows = db.execute(f"select e.id from entries e where e.person_id = :person and {UNSHARED}", _asked(permit))
    return {UUID(row[0]) for row in rows}


def _happenings(db: Database, permit: Permit, recorded: Sequence[Recorded]) -> list[Happening]:
    marks = ",".join(str(at.position) for at in recorded)
    private = {
        row[0]
        for row in db.execute(
            f"select p.position from positions p where p.position in ({marks}) and {_hidden(permit)}", _asked(permit)
        )
    }
    names: dict[UUID, str] = {}

    def who(id_: UUID) -> str:
        if id_ not in names:
            names[id_] = name_of(db, id_) or "Somebody"
        return names[id_]

    is_theirs = permit.role in CHOOSING
    return [_happening(at, who, is_private=at.position in private, is_theirs=is_theirs) for at in recorded]


def _happening(at: Recorded, who: Any, *, is_private: bool, is_theirs: bool) -> Happening:
    said = Sentence(PRIVATE) if is_private else sentence(at.event, who)
    if isinstance(at.event, Entry.AudienceChosen) and at.event.people and not is_private and not is_theirs:
        said = Sentence(f"{who(at.event.by)} chose who can see it.")  # who else can is theirs to know
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
        f"select distinct actor from positions p where subject = :person and actor <> '' and not {_hidden(permit)}",
        _asked(permit),
    ).fetchall()
    named = [(UUID(row[0]), name_of(db, row[0]) or "Somebody") for row in rows]
    return tuple(sorted(named, key=lambda actor: actor[1]))


def _words_around(stream: Sequence[Recorded], at: Recorded) -> tuple[str, str]:
    """The words until an event, and from it on; nothing where it changed none."""
    kind = _wording_in(at.event)
    if not kind:
        return "", ""
    until = [earlier for earlier in stream if earlier.position < at.position]
    before = [getattr(earlier.event, kind) for earlier in until if _wording_in(earlier.event) == kind]
    return before[-1] if before else "", getattr(at.event, kind)


def _wording_in(event: object) -> str:
    """The field in which an event gives its stream a wording. Answers do not change what they answer."""
    if isinstance(event, SomethingForgotten | SomethingDamaged) or type(event).__qualname__.startswith("Answerable."):
        return ""
    return next((kind for kind in ("words", "name") if hasattr(event, kind)), "")


def _name_of(event: Any, log: Log) -> str:
    return event.name if isinstance(event, SomethingForgotten | SomethingDamaged) else log.name_of(event)


def _fields(at: Recorded, hidden: set[UUID]) -> tuple[tuple[str, str], ...]:
    """The event itself, field by field, with who asked for it. What it says of a hidden entry is left out."""
    event = at.event
    own = [(f.name, getattr(event, f.name)) for f in fields(event) if f.name != "originator_topic"]
    own = [(name, str(value)) for name, value in own if not (isinstance(value, UUID) and value in hidden)]
    asked = list(at.metadata._asdict().items()) if at.metadata else []
    return tuple(own + [(name, str(value)) for name, value in asked if value])


def _no_such_change() -> NotInRecord:
    return NotInRecord("There is no such change in this record.")
