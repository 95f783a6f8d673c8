"""Answers: what a person said to words about them, kept with the wording that it answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import singledispatch
from typing import Any
from uuid import UUID

from sqlite_utils import Database

from domain.expressions import WITHOUT_WORDS
from domain.records import Recorded
from domain.replies import Answerable
from domain.sayings import Ours
from projections.wordings import Wording, beside, wording_in

HELD = {"replies": "about", "disagreements": "about"}


@dataclass(frozen=True)
class ShownReply:
    """An answer, as it stands directly under the words that it answers."""

    words: str
    by: str
    """"my answer", "my answer, with help from Rhian", or "looked into by Wendy"."""
    to_wording: int
    verdict: str
    """"I don't agree", or how somebody who uses no words showed it; nothing for any other answer."""
    at: datetime
    wordings: tuple[Wording, ...] = ()
    """Which words these are."""


def create(db: Database) -> None:
    """Make the tables."""
    db.execute(
        "create table replies (about text not null, person_id text not null, wording integer not null, kind text"
        " not null, words text not null, by text not null, supported_by text, how text not null, at text not null,"
        " number integer not null)"
    )
    db.execute("create index replies_about on replies (about)")
    db.execute("create table disagreements (about text primary key)")


@singledispatch
def project(event: Any, at: Recorded, db: Database) -> None:
    """Keep answers."""


@project.register
def _(event: Answerable.ReplyGiven, at: Recorded, db: Database) -> None:
    _answer(event, at, event.wording, "reply", event.supported_by, db)


@project.register
def _(event: Answerable.Disagreed, at: Recorded, db: Database) -> None:
    _answer(event, at, event.wording, "disagreed", event.supported_by, db)
    db.execute("insert or ignore into disagreements values (?)", [str(event.originator_id)])


@project.register
def _(event: Answerable.DisagreementResolved, at: Recorded, db: Database) -> None:
    _answer(event, at, 0, "resolved", None, db)
    db.execute("delete from disagreements where about = ?", [str(event.originator_id)])


def _answer(event: Any, at: Recorded, wording: int, kind: str, supported_by: Any, db: Database) -> None:
    db.execute(
        "insert into replies values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            str(event.originator_id),
            str(event.person_id),
            wording,
            kind,
            event.words,
            str(event.by),
            str(supported_by) if supported_by else None,
            at.metadata.how if at.metadata else "",
            event.timestamp.isoformat(),
            wording_in(event).number,
        ],
    )


Row = tuple[Any, ...]
"""What is told of some words: their id, the number of the wording that stands now, and whatever else there is."""


def with_replies(db: Database, rows: Sequence[Row]) -> list[tuple[Row, tuple[ShownReply, ...]]]:
    """Each row with the answers to its words, in the order in which they were given. For queries that hold a permit."""
    replies = _replies_to(db, {row[0]: row[1] for row in rows})
    return [(row, replies.get(row[0], ())) for row in rows]


def _replies_to(db: Database, wordings: Mapping[str, int]) -> dict[str, tuple[ShownReply, ...]]:
    wanted = list(wordings)
    found: dict[str, list[ShownReply]] = {}
    for about, wording, kind, words, how, at, number, by, helper in db.execute(
        "select r.about, r.wording, r.kind, r.words, r.how, r.at, r.number, coalesce(b.name, ''), coalesce(s.name, '')"
        " from replies r left join members b on b.id = r.by left join members s on s.id = r.supported_by"
        f" where r.about in ({','.join('?' * len(wanted))}) order by r.rowid",
        wanted,
    ):
        said = _authorship(kind, WITHOUT_WORDS.get(how), by, helper, answers_words_before=wording < wordings[about])
        verdict = _verdict(WITHOUT_WORDS.get(how)) if kind == "disagreed" else ""
        which = (beside(UUID(about), "answers", number),)
        found.setdefault(about, []).append(ShownReply(words, said, wording, verdict, datetime.fromisoformat(at), which))
    return {about: tuple(replies) for about, replies in found.items()}


def _authorship(kind: str, shown: Ours | None, by: str, helper: str, *, answers_words_before: bool) -> Ours:
    """Who answered: "my answer", "an answer by eye gaze, with help from Bev", "looked into by Wendy"."""
    said = Ours("an answer %(shown)s", shown=shown) if shown else Ours("my answer")
    if kind == "resolved":
        said = Ours("looked into by %(who)s", who=by)
    elif answers_words_before:
        said = Ours("%(said)s to the words before these", said=said)
    return Ours("%(said)s, with help from %(helper)s", said=said, helper=helper) if helper else said


def _verdict(shown: Ours | None) -> Ours:
    """That the person does not agree: never "I" for somebody who showed it without words."""
    return Ours("Does not agree, %(shown)s", shown=shown) if shown else Ours("I don't agree")
