"""Search within one record. What is hidden from a reader is no hit, and leaves no trace in the number of hits."""

import json
import unicodedata
from dataclasses import dataclass
from functools import singledispatch
from typing import Any
from uuid import UUID

from sqlite_utils import Database

from domain.people import Person
from domain.permissions import Permit
from domain.records import Recorded
from projections.cards import ShownPart
from projections.notes import select_notes
from projections.people import covering
from projections.replies import ShownReply
from projections.shown_entries import select_entries
from projections.visibilities import FINDABLE, MINE, in_sight

HELD = {"search": "stream"}


@dataclass(frozen=True)
class Hit:
    """Something whose words match."""

    id: UUID
    kind: str
    """"entry", "note" or "worry"."""
    words: str = ""
    """Nothing for a worry: it is never shown without what helps."""
    authorship: str = ""
    """Who wrote the words; nothing where there are none."""
    replies: tuple[ShownReply, ...] = ()
    parts: tuple[ShownPart, ...] = ()
    """The parts of a card after its words."""
    position: int = 0
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
    db.conn.executemany("delete from search where stream = ?", [(stream,) for stream, *_ in new])
    last = db.execute("select coalesce(max(rowid), 0) from search").fetchone()[0]
    numbered = list(enumerate(new, start=last + 1))
    db.conn.executemany(
        "insert into search (rowid, stream, kind, wording) values (?, ?, ?, ?)",
        [(row, stream, kind, wording) for row, (stream, kind, _, wording) in numbered],
    )
    found_by = cover.sub if cover else lambda _, words: words
    db.conn.executemany(
        "insert into search_words (rowid, words, record) values (?, ?, ?)",
        # nobody guesses a covered name letter by letter
        [(row, found_by(" ", words), person_id.hex) for row, (_, _, words, _) in numbered],
    )
    db.execute("commit")


_NOT_INDEXED = """
select w.id, w.kind, w.words, w.wording from (
  select e.id, 'entry' kind, e.words || coalesce((select ' ' || group_concat(value, ' ') from json_each(k.parts)), ''
    ) words, e.wording from entries e left join cards k on k.id = e.id where e.person_id = :person
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
    _index(db, permit.person_id)
    visible = MINE if permit.is_mine else FINDABLE
    found = db.execute(
        "select s.stream, s.kind from search_words w join search s on s.rowid = w.rowid"
        " left join entries e on e.id = s.stream left join concerns c on c.id = s.stream"
        " left join notes n on n.id = s.stream"
        f" where search_words match :terms and ((s.kind = 'entry' and {visible})"
        f" or (instr(:kinds, s.kind) and coalesce(not c.has_ended, 1) and {in_sight('s.stream', permit)}))"
        " order by coalesce(e.position, c.position, n.position) desc limit :limit",
        {
            "terms": f"record : {permit.person_id.hex} AND words : ({terms})",
            "reader": str(permit.reader),
            "kinds": " ".join(kind for kind, doing in _READ.items() if permit.also(doing)),
            "limit": limit,
        },
    ).fetchall()
    return _hits(db, permit, found)


_READ = {"note": "read notes", "worry": "read worries"}


def _hits(db: Database, permit: Permit, found: list[tuple[str, str]]) -> tuple[Hit, ...]:
    """What was found, each as it is shown."""
    ids = json.dumps([stream for stream, _ in found])
    hits = {UUID(stream): Hit(UUID(stream), kind) for stream, kind in found if kind == "worry"}
    for entry in select_entries(db, permit, "e.id in (select value from json_each(:ids))", ids=ids):
        hits[entry.id] = Hit(entry.id, "entry", entry.words, entry.authorship, entry.replies, entry.parts)
    for note in select_notes(db, permit, "n.id in (select value from json_each(:ids))", ids=ids):
        hits[note.id] = Hit(note.id, "note", note.words, note.authorship, note.replies, position=note.position)
    return tuple(hits[id_] for stream, _ in found if (id_ := UUID(stream)) in hits)
