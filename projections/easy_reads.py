"""Easy Read as it stands: the easy words of each entry, and what waits for the person to look at.

They are visible exactly where the entry is. What is stale, or waits, is for the person and whoever sits with them.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass
from functools import singledispatch
from typing import Any
from uuid import UUID

from sqlite_utils import Database

from domain.easy_reads import EasyRead
from domain.easy_sentences import together
from domain.permissions import Permit
from domain.records import Recorded
from domain.sayings import Ours
from projections.authorships import SOMEBODY, of_easy_words
from projections.visibilities import FINDABLE, MINE, ON_PAPER
from projections.wordings import Wording, beside

HELD = {"easy_reads": "id", "easy_reads_before": "id", "easy_drafts": "id"}
_SAID = "wording, words, pictures, drafted_by, supported_by, how"
"""What is said in easy words, and by whom."""


@dataclass(frozen=True)
class ShownSentence:
    """One idea, and the name of the picture beside it, or nothing."""

    words: str
    picture: str


@dataclass(frozen=True)
class ShownEasyRead:
    """What an entry says, in easy words."""

    entry: UUID
    sentences: tuple[ShownSentence, ...]
    authorship: Ours
    """Who wrote it: "easy words by Rhian, I said yes"."""
    is_approved: bool
    is_stale: bool
    """Whether the entry was worded anew since: this was written for the words before."""
    draft: int
    """The number of a draft; 0 for what was approved."""
    edition: int
    """How often what is shown has changed, for whoever may write it anew; 0 for others."""
    wordings: tuple[Wording, ...] = ()
    """Which words these are."""


def create(db: Database) -> None:
    """Make the tables."""
    db.execute(
        "create table easy_reads (id text primary key, person_id text not null, entry text not null,"
        " edition integer not null default 0, wording integer not null default 0, words text not null default '',"
        " pictures text not null default '[]', drafted_by text, supported_by text, how text not null default '')"
    )
    db.execute("create index easy_reads_of on easy_reads (entry)")
    db.execute(f"create table easy_reads_before (id text primary key, {_SAID})")
    db.execute(
        "create table easy_drafts (id text not null, person_id text not null, entry text not null,"
        " draft integer not null, wording integer not null, words text not null, pictures text not null,"
        " by text not null, waits integer not null default 1, primary key (id, draft))"
    )
    db.execute("create index easy_drafts_of on easy_drafts (person_id)")


@singledispatch
def project(event: Any, at: Recorded, db: Database) -> None:
    """Keep easy words as they stand."""


@project.register
def _(event: EasyRead.Begun, at: Recorded, db: Database) -> None:
    db.execute(
        "insert into easy_reads (id, person_id, entry) values (?, ?, ?)",
        [str(event.originator_id), str(event.person_id), str(event.entry)],
    )


@project.register
def _(event: EasyRead.SaidEasily, at: Recorded, db: Database) -> None:
    pictures = json.dumps(event.pictures)
    _show(event, at, db, event.wording, event.easy_words, pictures, drafted_by=None)


@project.register
def _(event: EasyRead.Drafted, at: Recorded, db: Database) -> None:
    id_, by = str(event.originator_id), str(event.by)
    db.execute("delete from easy_drafts where id = ? and by = ?", [id_, by])
    db.execute(
        "insert into easy_drafts (id, person_id, entry, draft, wording, words, pictures, by)"
        " values (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            id_,
            str(event.person_id),
            str(event.entry),
            event.draft,
            event.wording,
            event.easy_words,
            json.dumps(event.pictures),
            by,
        ],
    )


@project.register
def _(event: EasyRead.DraftApproved, at: Recorded, db: Database) -> None:
    wording, words, pictures, by = db.execute(
        "select wording, words, pictures, by from easy_drafts where id = ? and draft = ?",
        [str(event.originator_id), event.draft],
    ).fetchone()
    _show(event, at, db, wording, words, pictures, drafted_by=by)
    db.execute("delete from easy_drafts where id = ? and draft = ?", [str(event.originator_id), event.draft])


@project.register
def _(event: EasyRead.ApprovalTakenBack, at: Recorded, db: Database) -> None:
    db.execute(
        "insert into easy_drafts (id, person_id, entry, draft, wording, words, pictures, by)"
        " select id, person_id, entry, ?, wording, words, pictures, drafted_by from easy_reads where id = ?",
        [event.draft, str(event.originator_id)],
    )
    _show_as_before(event, db)


@project.register
def _(event: EasyRead.DraftDeclined, at: Recorded, db: Database) -> None:
    """To whoever wrote it, it reads like one that waits."""
    db.execute("update easy_drafts set waits = 0 where id = ? and draft = ?", [str(event.originator_id), event.draft])


@project.register
def _(event: EasyRead.DeclineTakenBack, at: Recorded, db: Database) -> None:
    db.execute("update easy_drafts set waits = 1 where id = ? and draft = ?", [str(event.originator_id), event.draft])


@project.register
def _(event: EasyRead.EasyWordsTakenAway, at: Recorded, db: Database) -> None:
    _show(event, at, db, 0, "", "[]", drafted_by=None)


@project.register
def _(event: EasyRead.EasyWordsBroughtBack, at: Recorded, db: Database) -> None:
    _show_as_before(event, db)


def _show_as_before(event: EasyRead.Event, db: Database) -> None:
    """Whoever said the words from before said them: not whoever brought them back."""
    db.execute(
        f"update easy_reads set edition = edition + 1, ({_SAID}) ="
        f" (select {_SAID} from easy_reads_before b where b.id = easy_reads.id) where id = ?",
        [str(event.originator_id)],
    )


def _show(
    event: Any, at: Recorded, db: Database, wording: int, words: str, pictures: str, *, drafted_by: str | None
) -> None:
    db.execute(
        f"insert or replace into easy_reads_before select id, {_SAID} from easy_reads where id = ?",
        [str(event.originator_id)],
    )
    db.execute(
        "update easy_reads set edition = edition + 1, wording = ?, words = ?, pictures = ?, drafted_by = ?,"
        " supported_by = ?, how = ? where id = ?",
        [
            wording,
            words,
            pictures,
            drafted_by,
            str(event.supported_by) if event.supported_by else None,
            at.metadata.how if at.metadata else "",
            str(event.originator_id),
        ],
    )


def easy_reads_of(
    db: Database, permit: Permit, entries: Collection[UUID], *, on_paper: bool = False
) -> tuple[ShownEasyRead, ...]:
    """The approved easy words of these entries, as far as this reader may see the entries.

    Stale ones are for those who may write them anew; none is handed on paper.
    """
    visible = ON_PAPER if on_paper else MINE if permit.is_mine else FINDABLE
    also_stale = permit.also("write easy words") and not on_paper
    rows = db.execute(
        "select r.id, r.edition,"
        " r.entry, r.words, r.pictures, r.wording <> e.wording, 0, case when :stale then r.edition else 0 end,"
        " coalesce(d.name, ''),"
        " coalesce(s.name, ''), r.how from json_each(:entries) one cross join easy_reads r on r.entry = one.value"
        " join entries e on e.id = r.entry"
        " left join members d on d.id = r.drafted_by left join members s on s.id = r.supported_by"
        " where e.person_id = :person and r.words <> ''"
        f" and {visible} and (:stale or r.wording = e.wording)",
        {**_asked(permit), "entries": json.dumps([str(entry) for entry in entries]), "stale": also_stale},
    )
    return tuple(_shown(row, is_approved=True) for row in rows)


def easy_drafts_of(db: Database, permit: Permit) -> tuple[ShownEasyRead, ...]:
    """Easy words that wait for the person to look at, the oldest first."""
    if not permit.also("decide about easy words"):
        return ()
    visible = MINE if permit.is_mine else FINDABLE
    rows = db.execute(
        "select d.id, d.draft,"
        " d.entry, d.words, d.pictures, d.wording <> e.wording, d.draft, r.edition, coalesce(m.name, ''),"
        " '', '' from easy_drafts d join easy_reads r on r.id = d.id join entries e on e.id = d.entry"
        f" left join members m on m.id = d.by where d.waits and d.person_id = :person and {visible} order by d.rowid",
        _asked(permit),
    )
    return tuple(_shown(row, is_approved=False) for row in rows)


def how_many_easy_drafts(db: Database, permit: Permit) -> int:
    """How many easy words wait for the person to look at."""
    return len(easy_drafts_of(db, permit))


def my_easy_draft(db: Database, permit: Permit, entry: UUID) -> ShownEasyRead | None:
    """What this reader wrote for the person to look at, unless it is shown. Waiting and declined read alike."""
    row = db.execute(
        "select d.id, d.draft,"
        " d.entry, d.words, d.pictures, d.wording <> e.wording, d.draft, 0, coalesce(m.name, ''), '', ''"
        " from easy_drafts d join entries e on e.id = d.entry left join members m on m.id = d.by"
        f" where d.entry = :entry and d.person_id = :person and d.by = :reader and {FINDABLE}",
        {**_asked(permit), "entry": str(entry)},
    ).fetchone()
    return _shown(row, is_approved=False) if row else None


def _asked(permit: Permit) -> dict[str, Any]:
    return {"person": str(permit.person_id), "reader": str(permit.reader)}


def _shown(row: tuple[Any, ...], *, is_approved: bool) -> ShownEasyRead:
    id_, number, entry, words, pictures, is_stale, draft, edition, drafted_by, helper, how = row
    return ShownEasyRead(
        entry=UUID(entry),
        sentences=tuple(ShownSentence(*each) for each in together(words, json.loads(pictures))),
        authorship=of_easy_words(drafted_by or ("" if is_approved else SOMEBODY), helper, how, is_approved=is_approved),
        is_approved=is_approved,
        is_stale=bool(is_stale),
        draft=draft,
        edition=edition,
        wordings=(Wording(UUID(id_), number) if is_approved else beside(UUID(id_), "drafts", number),),
    )
