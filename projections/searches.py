"""Search within one record. What is hidden from a reader is no hit, and leaves no trace in the number of hits."""

import json
import unicodedata
from dataclasses import dataclass
from functools import singledispatch
from typing import Any
from uuid import UUID

from sqlite_utils import Database

from domain.people import Person
from domain.permissions import MAY, Permit
from domain.records import Recorded
from projections.entries import select_entries
from projections.notes import SEE_DISAGREED
from projections.people import covering
from projections.replies import ShownReply, replies_to
from projections.visibilities import FINDABLE

HELD = {"search": "stream"}


@dataclass(frozen=True)
class Hit:
    """Something whose words match."""

    id: UUID
    kind: str
    """"entry", "note" or "worry"."""
    words: str
    """Nothing for a worry: it is never shown without what helps."""
    authorship: str
    """Who wrote the words; nothing where there are none."""
    replies: tuple[ShownReply, ...]
    position: int
    """Where a note stands in the log; 0 for the rest."""


def create(db: Database) -> None:
    """Make the tables: what is indexed, in which wording, and the index, kept in step by the rows' own ids."""
    db.execute("create table search (stream text primary key, kind text not null, wording integer not null)")
    db.execute(
        "create trigger search_gone after delete on search begin delete from search_words where rowid = old.rowid; end"
    )
    db.execute(
        "create virtual table search_words using fts5 (words, record, tokenize = 'unicode61 remove_diacritics 2')"
    )


@singledispatch
def project(event: Any, at: Recorded, db: Database) -> None:
    """Little is told to the index: it is brought up to date from the other views when somebody searches."""


@project.register
def _(event: Person.NameAndPronounsChosen, at: Recorded, db: Database) -> None:
    """Which name is covered changes what is found: begin again."""
    db.execute(
        "delete from search where rowid in (select rowid from search_words where search_words match ?)",
        [f"record : {event.originator_id.hex}"],
    )


def index_everybody(db: Database) -> None:
    """Index every record now, so that nobody waits for it at their first search."""
    for row in db.execute("select id from people").fetchall():
        _index(db, UUID(row[0]))


def _index(db: Database, person_id: UUID) -> None:
    """Index what was written in this record, or worded anew, since somebody last searched in it."""
    asked = {"person": str(person_id)}
    new = db.execute(_NOT_INDEXED, asked).fetchall()
    if not new:
        return
    cover = covering(db, person_id)
    db.execute("begin immediate")
    for stream, kind, words, wording in new:
        db.execute("delete from search where stream = ?", [stream])
        row = db.execute("insert into search values (?, ?, ?)", [stream, kind, wording]).lastrowid
        found_by = cover.sub(" ", words) if cover else words  # nobody guesses a covered name letter by letter
        db.execute("insert into search_words (rowid, words, record) values (?, ?, ?)", [row, found_by, person_id.hex])
    db.execute("commit")


_NOT_INDEXED = """
select w.id, w.kind, w.words, w.wording from (
  select id, 'entry' kind, words, wording from entries where person_id = :person
  union all select id, 'note', words, wording from notes where person_id = :person
  union all select id, 'worry', words, 1 from concerns where person_id = :person and not has_ended
) w left join search s on s.stream = w.id where s.stream is null or s.wording <> w.wording
"""


def hits_of(db: Database, permit: Permit, *, asked: str, limit: int = 50) -> tuple[Hit, ...]:
    """What matches every word asked for, that this reader may see, the newest first.

    Words are matched from their beginning. They are not ranked: how rare a word is would tell of what is hidden.
    """
    plain = unicodedata.normalize("NFC", asked)
    words = "".join(letter if letter.isalnum() else " " for letter in plain).split()
    terms = " ".join(f'"{word}"*' for word in words)
    if not terms or permit.person_id is None:
        return ()
    visible = "e.state = 'kept'" if permit.is_mine else FINDABLE
    agreed = "1" if permit.role in SEE_DISAGREED else "s.stream not in (select about from disagreements)"
    kinds = [kind for kind, doing in _READ.items() if permit.role in MAY[doing]]
    _index(db, permit.person_id)
    rows = db.execute(
        "select s.stream, s.kind, coalesce(e.words, n.words, ''), coalesce(m.name, 'somebody'), s.wording,"
        " coalesce(n.position, 0)"
        " from search_words w join search s on s.rowid = w.rowid left join entries e on e.id = s.stream"
        " left join concerns c on c.id = s.stream left join notes n on n.id = s.stream"
        " left join members m on m.id = n.by"
        f" where search_words match :terms and ((s.kind = 'entry' and {visible})"
        f" or (instr(:kinds, s.kind) and coalesce(not c.has_ended, 1) and {agreed}))"
        " order by coalesce(e.position, c.position, n.position) desc limit :limit",
        {
            "terms": f"record : {permit.person_id.hex} AND words : ({terms})",
            "reader": str(permit.reader),
            "kinds": " ".join(kinds),
            "limit": limit,
        },
    ).fetchall()
    replies = replies_to(db, {stream: wording for stream, _, _, _, wording, _ in rows})
    told = _told_among(db, permit, [stream for stream, kind, *_ in rows if kind == "entry"])
    who = {stream: told.get(stream, f"by {by}") for stream, kind, _, by, *_ in rows if kind != "worry"}
    return tuple(
        Hit(UUID(stream), kind, found, who.get(stream, ""), replies.get(stream, ()) if found else (), position)
        for stream, kind, found, _, _, position in rows
    )


def _told_among(db: Database, permit: Permit, entries: list[str]) -> dict[str, str]:
    """Who wrote each of these entries."""
    found = select_entries(db, permit, "e.id in (select value from json_each(:entries))", entries=json.dumps(entries))
    return {str(entry.id): entry.authorship for entry in found}


_READ = {"note": "read notes", "worry": "read worries"}
