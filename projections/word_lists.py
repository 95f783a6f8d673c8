"""The words that self-advocates ask others to use, as the list stands now."""

from dataclasses import dataclass
from datetime import datetime
from functools import singledispatch
from typing import Any

from sqlite_utils import Database

from domain.permissions import Permit
from domain.records import Recorded
from domain.word_lists import Instead, WordList, stems_of

HELD = {"suggested_words": "stream"}


@dataclass(frozen=True)
class SuggestedWord:
    """What to say instead of something, who says so, and since when."""

    said: str
    instead: str
    why: str
    by: str
    since: datetime

    @property
    def as_instead(self) -> Instead:
        """The suggestion itself."""
        return Instead(self.said, self.instead, self.why)


def create(db: Database) -> None:
    """Make the table."""
    db.execute(
        "create table suggested_words (stems text primary key, stream text not null, said text not null,"
        " instead text not null, why text not null, by text not null, since text not null)"
    )


@singledispatch
def project(event: Any, at: Recorded, db: Database) -> None:
    """Keep the list as it stands."""


@project.register
def _(event: WordList.WordSuggested, at: Recorded, db: Database) -> None:
    db.execute(
        "insert or replace into suggested_words values (?, ?, ?, ?, ?, ?, ?)",
        [
            " ".join(stems_of(event.said)),
            str(event.originator_id),
            event.said,
            event.instead,
            event.why,
            str(event.by),
            event.timestamp.isoformat(),
        ],
    )


@project.register
def _(event: WordList.WordTakenBack, at: Recorded, db: Database) -> None:
    db.execute("delete from suggested_words where stems = ?", [" ".join(stems_of(event.said))])


def suggested_words(db: Database, permit: Permit) -> tuple[SuggestedWord, ...]:
    """The whole list, by what is said."""
    rows = db.execute(
        "select w.said, w.instead, w.why, coalesce(m.name, 'somebody'), w.since from suggested_words w"
        " left join members m on m.id = w.by order by w.said collate nocase"
    )
    return tuple(
        SuggestedWord(said, instead, why, by, datetime.fromisoformat(since)) for said, instead, why, by, since in rows
    )
