"""Search within one record. What is hidden from a reader is no hit, and leaves no trace in the number of hits."""

from dataclasses import dataclass
from functools import singledispatch
from typing import Any
from uuid import UUID

from sqlite_utils import Database

from domain.concerns import Concern
from domain.entries import Entry
from domain.notes import Note
from domain.permissions import MAY, Permit
from domain.records import Recorded
from projections.entries import SHARED
from projections.notes import SEE_DISAGREED

HELD = {"search": "stream"}


@dataclass(frozen=True)
class Hit:
    """Something whose words match."""

    id: UUID
    kind: str
    """"entry", "note" or "worry"."""
    words: str


def create(db: Database) -> None:
    """Make the tables: the words by stream, and their index, kept in step by the rows' own ids."""
    db.execute("create table search (stream text primary key, record text not null, kind text not null)")
    db.execute(
        "create trigger search_gone after delete on search begin delete from search_words where rowid = old.rowid; end"
    )
    db.execute(
        "create virtual table search_words using fts5 (words, record, tokenize = 'unicode61 remove_diacritics 2')"
    )


@singledispatch
def project(event: Any, at: Recorded, db: Database) -> None:
    """Keep words that can be found."""


@project.register
def _(event: Entry.Told, at: Recorded, db: Database) -> None:
    _index(event, "entry", db)


@project.register
def _(event: Entry.Offered, at: Recorded, db: Database) -> None:
    _index(event, "entry", db)


@project.register
def _(event: Note.NoteWritten, at: Recorded, db: Database) -> None:
    _index(event, "note", db)


@project.register
def _(event: Concern.ConcernRecorded, at: Recorded, db: Database) -> None:
    _index(event, "worry", db)


@project.register
def _(event: Concern.ConcernEnded, at: Recorded, db: Database) -> None:
    db.execute("delete from search where stream = ?", [str(event.originator_id)])


@project.register
def _(event: Entry.SaidInMyWords, at: Recorded, db: Database) -> None:
    _reword(event, db)


@project.register
def _(event: Entry.Reworded, at: Recorded, db: Database) -> None:
    _reword(event, db)


@project.register
def _(event: Note.NoteCorrected, at: Recorded, db: Database) -> None:
    _reword(event, db)


def _index(event: Any, kind: str, db: Database) -> None:
    record = event.person_id.hex
    row = db.execute("insert into search values (?, ?, ?)", [str(event.originator_id), record, kind]).lastrowid
    db.execute("insert into search_words (rowid, words, record) values (?, ?, ?)", [row, event.words, record])


def _reword(event: Any, db: Database) -> None:
    db.execute(
        "update search_words set words = ? where rowid = (select rowid from search where stream = ?)",
        [event.words, str(event.originator_id)],
    )


def hits_of(db: Database, permit: Permit, *, asked: str, limit: int = 50) -> tuple[Hit, ...]:
    """What matches every word asked for, that this reader may see. Words are matched from their beginning."""
    words = ["".join(c for c in word if c.isalnum()) for word in asked.split()]
    terms = " ".join(f'"{word}"*' for word in words if word)
    if not terms or permit.person_id is None:
        return ()
    visible = "e.state = 'kept'" if permit.is_mine else SHARED.replace("e.audience = 'everyone I choose'", _FINDABLE)
    agreed = "1" if permit.role in SEE_DISAGREED else "s.stream not in (select about from disagreements)"
    kinds = [kind for kind, doing in _READ.items() if permit.role in MAY[doing]]
    rows = db.execute(
        "select s.stream, s.kind, w.words from search_words w join search s on s.rowid = w.rowid"
        " left join entries e on e.id = s.stream where search_words match :terms"
        f" and ((s.kind = 'entry' and {visible}) or (instr(:kinds, s.kind) and {agreed}))"
        " order by w.rank limit :limit",
        {
            "terms": f"record : {permit.person_id.hex} AND words : ({terms})",
            "reader": str(permit.reader),
            "kinds": " ".join(kinds),
            "limit": limit,
        },
    )
    return tuple(Hit(UUID(stream), kind, found) for stream, kind, found in rows)


_READ = {"note": "read notes", "worry": "read worries"}
_FINDABLE = "e.audience in ('everyone I choose', 'not in my profile')"
