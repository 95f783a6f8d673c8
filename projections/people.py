"""Who each person is: what they are called now, and were called before, and their line in their own words."""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date
from functools import singledispatch
from typing import Any
from uuid import UUID

from sqlite_utils import Database

from domain.circles import Circle
from domain.people import Person
from domain.permissions import Permit
from domain.records import Recorded
from domain.refusals import NotInRecord
from projections.wordings import Wording, beside, wording_in

HELD: dict[str, str] = {"people": "id", "former_names": "person_id"}


@dataclass(frozen=True)
class Opening:
    """How a person is introduced."""

    id: UUID
    name: str
    pronouns: str
    one_line: str
    language: str
    wording: int = 1
    """The number of the name and pronouns."""
    line: int = 1
    """The number of the one line."""
    died_on: date | None = None

    @property
    def wordings(self) -> tuple[Wording, ...]:
        """Which words these are."""
        mine = (beside(self.id, "line", self.line),) if self.one_line else ()
        return (Wording(self.id, self.wording), *mine)


def create(db: Database) -> None:
    """Make the tables."""
    db.execute(
        "create table people (id text primary key, name text not null, pronouns text not null,"
        " one_line text not null default '', language text not null default 'en', wording integer not null default 1,"
        " line integer not null default 1, died_on text not null default '')"
    )
    db.execute(
        "create table former_names (person_id text not null, name text not null, covered integer not null,"
        " until integer not null)"
    )
    db.execute("create index former_names_of on former_names (person_id)")
    db.execute(
        "create table uncoverings (person_id text not null, reader text not null, day text not null,"
        " primary key (person_id, reader, day))"
    )


@singledispatch
def project(event: Any, at: Recorded, db: Database) -> None:
    """Keep who each person is."""


@project.register
def _(event: Person.RecordOpened, at: Recorded, db: Database) -> None:
    db.execute(
        "insert into people (id, name, pronouns) values (?, ?, ?)",
        [str(event.originator_id), event.name, event.pronouns],
    )


@project.register
def _(event: Person.NameAndPronounsChosen, at: Recorded, db: Database) -> None:
    person_id = str(event.originator_id)
    db.execute(
        "insert into former_names select id, name, ?, ? from people where id = ? and name <> ?",
        [event.cover_former, at.position, person_id, event.name],
    )
    db.execute("delete from former_names where person_id = ? and name = ?", [person_id, event.name])
    db.execute(
        "update people set name = ?, pronouns = ?, wording = ? where id = ?",
        [event.name, event.pronouns, *_said(event)],
    )


@project.register
def _(event: Person.NameTakenBack, at: Recorded, db: Database) -> None:
    person_id = str(event.originator_id)
    db.execute("delete from former_names where person_id = ? and (covered or name = ?)", [person_id, event.name])
    for name in event.covered:
        db.execute("insert into former_names values (?, ?, 1, ?)", [person_id, name, at.position])
    db.execute(
        "update people set name = ?, pronouns = ?, wording = ? where id = ?",
        [event.name, event.pronouns, *_said(event)],
    )


@project.register
def _(event: Person.OneLineSaid, at: Recorded, db: Database) -> None:
    db.execute("update people set one_line = ?, line = ? where id = ?", [event.words, *_said(event)])


def _said(event: Person.Event) -> tuple[int, str]:
    return wording_in(event).number, str(event.originator_id)


@project.register
def _(event: Person.LanguageChosen, at: Recorded, db: Database) -> None:
    db.execute("update people set language = ? where id = ?", [event.language, str(event.originator_id)])


@project.register
def _(event: Circle.DeathRecorded, at: Recorded, db: Database) -> None:
    db.execute("update people set died_on = ? where id = ?", [event.on_day.isoformat(), str(event.person_id)])


@project.register
def _(event: Circle.DeathTakenBack, at: Recorded, db: Database) -> None:
    db.execute("update people set died_on = '' where id = ?", [str(event.person_id)])


@project.register
def _(event: Person.NameUncovered, at: Recorded, db: Database) -> None:
    db.execute(
        "insert or ignore into uncoverings values (?, ?, ?)",
        [str(event.originator_id), str(event.by), event.timestamp.date().isoformat()],
    )


def opening_of(db: Database, permit: Permit) -> Opening:
    """How this person is introduced. Raises NotInRecord."""
    row = db.execute(
        "select name, pronouns, one_line, language, wording, line, died_on from people where id = ?",
        [str(permit.person_id)],
    ).fetchone()
    if row is None or permit.person_id is None:
        raise NotInRecord
    name, pronouns, one_line, language, wording, line, died_on = row
    died = date.fromisoformat(died_on) if died_on else None
    return Opening(permit.person_id, name, pronouns, one_line, language, wording, line, died)


def name_in(db: Database, permit: Permit) -> Opening:
    """What this person is called, without their line: it stands at the head of every page. Raises NotInRecord."""
    return replace(opening_of(db, permit), one_line="")


def covered_names(db: Database, person_id: UUID) -> tuple[str, ...]:
    """Names that this person had and covers wherever they were written, the longest first."""
    rows = db.execute("select name from former_names where person_id = ? and covered", [str(person_id)])
    return tuple(sorted((row[0] for row in rows), key=len, reverse=True))


def covering(db: Database, person_id: UUID) -> re.Pattern[str] | None:
    """What finds the names that this person covers, however their letters are stored; None where there are none."""
    names = covered_names(db, person_id)
    stored = {*names, *(unicodedata.normalize(form, name) for name in names for form in ("NFC", "NFD"))}
    whole = "|".join(re.escape(name) for name in sorted(stored, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{whole})(?!\w)", re.IGNORECASE) if names else None


def has_uncovered(db: Database, permit: Permit, day: str) -> bool:
    """Whether this reader gave a reason, on this day, to see the person's covered names."""
    return bool(
        db.execute(
            "select 1 from uncoverings where person_id = ? and reader = ? and day = ?",
            [str(permit.person_id), str(permit.reader), day],
        ).fetchone()
    )


def is_covered(db: Database, permit: Permit, day: date) -> bool:
    """Whether this reader is shown a cover in place of a name, on this day."""
    if permit.person_id is None or not covered_names(db, permit.person_id):
        return False
    return not has_uncovered(db, permit, day.isoformat())


def is_person(db: Database, who: UUID) -> bool:
    """Whether this is the id of somebody with a record, and not a member's."""
    return db.execute("select 1 from people where id = ?", [str(who)]).fetchone() is not None


def language_of(db: Database, who: UUID) -> str:
    """Which language comes first for a person, or which a member likes; nothing where it is not known."""
    row = db.execute(
        "select language from people where id = :who union all"
        " select language from likes where id = :who and language <> ''",
        {"who": str(who)},
    ).fetchone()
    return row[0] if row else ""


def people_called(db: Database, name: str) -> list[UUID]:
    """The people who like to be called this, in any letter case; if nobody is, those for whom only letters count.

    Ids only: no words leave.
    """
    called = [(UUID(id_), each) for id_, each in db.execute("select id, name from people order by id")]
    exactly = [id_ for id_, each in called if each.strip().casefold() == name.strip().casefold()]
    return exactly or [id_ for id_, each in called if _letters(each) == _letters(name) != ""]


def _letters(name: str) -> str:
    """A name without its signs: "Imran 🏏" is called Imran, however the letters are typed (Unicode Annex 15, NFKC)."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return " ".join("".join(letter if letter.isalnum() else " " for letter in plain).split())
