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
from projections.wordings import Wording

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
    wordings: tuple[Wording, ...] = ()
    """Which words these are; nothing for a worry, whose words are not here."""


def create(db: Database) -> None:
    """Make the tables: what is indexed, in which wording, and the index.

    The rows of both are numbered by where each was first told in the log, so that the newest is found first. How far
    the log is indexed is remembered for each record: what was said before is not looked at again.
    """
    db.execute(
        "create table search (position integer primary key, stream text not null unique, kind text not null,"
        " wording integer not null)"
    )
    db.execute("create table searched (person_id text primary key, position integer not null)")
    db.execute(
        "create trigger search_gone after delete on search"
        " begin delete from search_words where rowid = old.position; end"
    )
    db.execute(
        "create virtual table search_words using fts5 (words, record, tokenize = 'unicode61 remove_diacritics 2')"
    )


@singledispatch
def project(event: Any, at: Recorded, db: Database) -> None:
    """Little is told to the index: it is brought up to date from the other views when somebody searches."""


@project.register(Person.NameAndPronounsChosen)
@project.register(Person.NameTakenBack)
def _(event: Person.Event, at: Recorded, db: Database) -> None:
    """Which name is covered changes what is found: begin again."""
    db.execute(
        "delete from search where position in (select rowid from search_words where search_words match ?)",
        [f"record : {event.originator_id.hex}"],
    )
    db.execute("delete from searched where person_id = ?", [str(event.originator_id)])


def index_everybody(db: Database) -> None:
    """Index every record now, so that nobody waits for it at their first search."""
    for row in db.execute("select id from people").fetchall():
        _index(db, UUID(row[0]))


def _index(db: Database, person_id: UUID) -> None:
    """Index what was written in this record, or worded anew, since somebody last searched in it."""
    person = str(person_id)
    until = db.execute("select max(position) from positions where subject = ?", [person]).fetchone()[0] or 0
    if until <= _searched(db, person):
        return
    db.execute("begin immediate")
    new = db.execute(_NOT_INDEXED, {"person": person, "since": _searched(db, person)}).fetchall()
    db.conn.executemany("delete from search where stream = ?", [(stream,) for _, stream, *_ in new])
    db.conn.executemany(
        "insert into search values (?, ?, ?, ?)",
        [(position, stream, kind, wording) for position, stream, kind, _, wording in new],
    )
    cover = covering(db, person_id)
    found_by = cover.sub if cover else lambda _, words: words
    db.conn.executemany(
        "insert into search_words (rowid, words, record) values (?, ?, ?)",
        # nobody guesses a covered name letter by letter
        [(position, found_by(" ", words), person_id.hex) for position, _, _, words, _ in new],
    )
    db.execute("insert or replace into searched values (?, ?)", [person, until])
    db.execute("commit")


def _searched(db: Database, person: str) -> int:
    """How far the log of this record is indexed."""
    row = db.execute("select position from searched where person_id = ?", [person]).fetchone()
    return row[0] if row else 0


_NOT_INDEXED = """
with changed as (select distinct about from positions where subject = :person and position > :since)
select w.position, w.id, w.kind, w.words, w.wording from (
  select e.position, e.id, 'entry' kind, e.words || coalesce((select ' ' || group_concat(value, ' ')
    from json_each(k.parts)), '') words, e.wording
    from changed cross join entries e on e.id = about left join cards k on k.id = e.id where e.person_id = :person
  union all select position, id, 'note', words, wording
    from changed cross join notes on id = about where person_id = :person
  union all select position, id, 'worry', words, 1
    from changed cross join concerns on id = about where person_id = :person and not has_ended
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
        "select s.stream, s.kind from search_words w join search s on s.position = w.rowid"
        " left join entries e on e.id = s.stream left join concerns c on c.id = s.stream"
        f" where search_words match :terms and ((s.kind = 'entry' and {visible})"
        f" or (instr(:kinds, s.kind) and coalesce(not c.has_ended, 1) and {in_sight('s.stream', permit)}))"
        " order by w.rowid desc limit :limit",
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
    entries = [stream for stream, kind in found if kind == "entry"]
    notes = json.dumps([stream for stream, kind in found if kind == "note"])
    hits = {UUID(stream): Hit(UUID(stream), kind) for stream, kind in found if kind == "worry"}
    for entry in select_entries(db, permit, "1", among=entries):
        hits[entry.id] = Hit(
            entry.id, "entry", entry.words, entry.authorship, entry.replies, entry.parts, 0, entry.wordings
        )
    for note in select_notes(db, permit, "n.id in (select value from json_each(:ids))", ids=notes):
        hits[note.id] = Hit(
            note.id, "note", note.words, note.authorship, note.replies, position=note.position, wordings=note.wordings
        )
    return tuple(hits[id_] for stream, _ in found if (id_ := UUID(stream)) in hits)
