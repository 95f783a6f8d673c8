"""Entries as they stand now: whose words, in which state, seen by whom, in which place under their heading."""

import json
from functools import singledispatch
from typing import Any
from uuid import UUID

from sqlite_utils import Database

from domain.cards import Card
from domain.entries import Audience, Entry, State
from domain.profiles import Profile
from domain.records import Recorded
from domain.replies import Answerable
from projections.visibilities import ON_PAPER

HELD = {"entries": "id"}


def create(db: Database) -> None:
    """Make the table. Entries stand under their heading by `place`, the smallest first."""
    db.execute(
        "create table entries (id text primary key, person_id text not null, heading text not null,"
        " place integer not null, words text not null, wording integer not null default 1,"
        " happened text not null, first_time integer not null, area text not null, state text not null,"
        " state_before text not null, audience text not null, people text not null default '[]',"
        " left_out integer not null default 0, offered integer not null, by text not null, supported_by text,"
        " author text not null default '', how_known text not null default '', offered_words text not null"
        " default '', in_my_words integer not null default 0, decided_with text, how text not null,"
        " written text not null, position integer not null, changed integer not null, shared_from integer not null,"
        " hidden_at integer, letters integer not null)"
    )
    # What stands under a heading is counted, measured and put in order from here alone: the rows are read for what
    # a page shows.
    db.execute("create index entries_of on entries (person_id, heading, place, state, audience, left_out, id, letters)")
    db.execute("create index entries_hidden on entries (person_id, hidden_at)")
    db.execute(
        "create index entries_helped on entries (person_id) where supported_by is not null or decided_with is not null"
    )
    db.execute("create index entries_offered on entries (state, person_id, written) where offered")


_FOR_EVERYBODY = "audience in ('everyone I choose', 'not in my profile')"


@singledispatch
def project(event: Any, at: Recorded, db: Database) -> None:
    """Keep entries as they stand."""


@project.register
def _(event: Entry.Told, at: Recorded, db: Database) -> None:
    _begin(event, at, db, State.KEPT, event.audience, _text(event.supported_by), "", "", offered=False)


@project.register
def _(event: Entry.Offered, at: Recorded, db: Database) -> None:
    _begin(event, at, db, State.WAITING, "", None, event.author, event.how_known, offered=True)


def _begin(
    event: Any,
    at: Recorded,
    db: Database,
    state: State,
    audience: str,
    supported_by: str | None,
    author: str,
    how_known: str,
    *,
    offered: bool,
) -> None:
    person_id = str(event.person_id)
    db.execute(
        "insert into entries (id, person_id, heading, place, words, happened, first_time, area, state, state_before,"
        " audience, offered, by, supported_by, author, how_known, offered_words, written, position, changed,"
        " shared_from, how, letters) values (?, ?, ?,"
        " (select coalesce(max(place), 0) + 1 from entries where person_id = ? and heading = ?),"
        " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            str(event.originator_id),
            person_id,
            event.heading,
            person_id,
            event.heading,
            event.words,
            event.happened,
            event.first_time,
            event.area,
            state.value,
            state.value,
            audience,
            offered,
            str(event.by),
            supported_by,
            author,
            how_known,
            event.words if offered else "",
            event.timestamp.isoformat(),
            at.position,
            at.position,
            at.position,
            _how(at),
            len(event.words),
        ],
    )


@project.register
def _(event: Entry.AcceptedAsWritten, at: Recorded, db: Database) -> None:
    _decide(event, at, db, State.KEPT, Audience.EVERYONE)


@project.register
def _(event: Card.PartsSaidInMyWords, at: Recorded, db: Database) -> None:
    _say_in_my_words(event, at, db)


@project.register
def _(event: Entry.SaidInMyWords, at: Recorded, db: Database) -> None:
    _say_in_my_words(event, at, db)


def _say_in_my_words(event: Any, at: Recorded, db: Database) -> None:
    _decide(event, at, db, State.KEPT, Audience.EVERYONE)
    db.execute(
        "update entries set words = ?1, letters = length(?1), wording = ?2, in_my_words = 1 where id = ?3",
        [event.words, event.wording, str(event.originator_id)],
    )


@project.register
def _(event: Entry.KeptPrivate, at: Recorded, db: Database) -> None:
    _decide(event, at, db, State.KEPT, Audience.MINE_ALONE)


@project.register
def _(event: Entry.Declined, at: Recorded, db: Database) -> None:
    _decide(event, at, db, State.DECLINED, None)


@project.register
def _(event: Card.PartsTakenBack, at: Recorded, db: Database) -> None:
    _ask_again(event, at, db)


@project.register
def _(event: Entry.DecisionTakenBack, at: Recorded, db: Database) -> None:
    _ask_again(event, at, db)


def _ask_again(event: Any, at: Recorded, db: Database) -> None:
    _leaves(event.originator_id, at, db)
    db.execute(
        "update entries set state = ?1, audience = '', people = '[]', words = ?2, letters = length(?2), wording = ?3,"
        " in_my_words = 0, decided_with = null, supported_by = null, how = '', changed = ?4 where id = ?5",
        [State.WAITING.value, event.words, event.wording, at.position, str(event.originator_id)],
    )


def _decide(event: Any, at: Recorded, db: Database, state: State, audience: Audience | None) -> None:
    db.execute(
        "update entries set state = ?, audience = coalesce(?, audience), decided_with = ?, how = ?, changed = ?,"
        " shared_from = ? where id = ?",
        [
            state.value,
            audience.value if audience else None,
            _text(event.supported_by),
            _how(at),
            at.position,
            at.position,
            str(event.originator_id),
        ],
    )


@project.register
def _(event: Entry.Reworded, at: Recorded, db: Database) -> None:
    _reword(event, at, db)


@project.register
def _(event: Card.PartsReworded, at: Recorded, db: Database) -> None:
    _reword(event, at, db)


def _reword(event: Any, at: Recorded, db: Database) -> None:
    db.execute(
        "update entries set words = ?1, letters = length(?1), wording = ?2, in_my_words = ?1 <> offered_words,"
        " supported_by = ?3, how = ?4, changed = ?5 where id = ?6",
        [event.words, event.wording, _text(event.supported_by), _how(at), at.position, str(event.originator_id)],
    )


@project.register
def _(event: Entry.AudienceChosen, at: Recorded, db: Database) -> None:
    _leaves(event.originator_id, at, db)
    db.execute(
        "update entries set audience = :audience, people = :people,"
        f" shared_from = case when {_FOR_EVERYBODY} then shared_from else :at end where id = :id",
        {
            "audience": event.audience,
            "people": json.dumps([str(p) for p in event.people]),
            "at": at.position,
            "id": str(event.originator_id),
        },
    )


@project.register
def _(event: Entry.PutAway, at: Recorded, db: Database) -> None:
    _leaves(event.originator_id, at, db)
    db.execute(
        "update entries set state_before = state, state = ? where id = ?",
        [State.PUT_AWAY.value, str(event.originator_id)],
    )


@project.register
def _(event: Entry.BroughtBack, at: Recorded, db: Database) -> None:
    db.execute(
        "update entries set state = case state when ? then state_before else ? end where id = ?",
        [State.PUT_AWAY.value, State.WAITING.value, str(event.originator_id)],
    )


@project.register
def _(event: Profile.LeftOut, at: Recorded, db: Database) -> None:
    _leaves(event.entry, at, db)
    db.execute("update entries set left_out = 1 where id = ?", [str(event.entry)])


@project.register
def _(event: Answerable.Disagreed, at: Recorded, db: Database) -> None:
    _leaves(event.originator_id, at, db)


def _leaves(entry: UUID, at: Recorded, db: Database) -> None:
    """Keep when something last left what everyone sees. What they did not see leaves no trace."""
    db.execute(
        f"update entries as e set hidden_at = ? where id = ? and {ON_PAPER} and not left_out",
        [at.position, str(entry)],
    )


@project.register
def _(event: Profile.Included, at: Recorded, db: Database) -> None:
    db.execute("update entries set left_out = 0 where id = ?", [str(event.entry)])


@project.register
def _(event: Profile.Moved, at: Recorded, db: Database) -> None:
    """Make room behind the entry that it now follows, and stand there."""
    heading = db.execute("select person_id, heading from entries where id = ?", [str(event.entry)]).fetchone()
    if heading is None:
        return
    place = 0
    if event.after:
        found = db.execute("select place from entries where id = ?", [str(event.after)]).fetchone()
        place = found[0] if found else 0
    db.execute(
        "update entries set place = place + 1 where person_id = ? and heading = ? and place > ?", [*heading, place]
    )
    db.execute("update entries set place = ? where id = ?", [place + 1, str(event.entry)])


def _how(at: Recorded) -> str:
    return at.metadata.how if at.metadata else ""


def _text(id_: UUID | None) -> str | None:
    return str(id_) if id_ else None
