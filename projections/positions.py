"""Each record's positions in the log, so that one life can be told again however many there are.

Members have positions too: their names are told with the lives that they appear in.
"""

import json
from collections.abc import Collection, Sequence
from functools import singledispatch
from typing import Any
from uuid import UUID

from sqlite_utils import Database

from domain.easy_reads import UNTIL_APPROVED
from domain.records import Recorded, SomethingForgotten
from projections import set_backs

HELD: dict[str, str] = {}
READING = "readership."
"""How the names of events begin by which somebody reads a record. They have no place in its history."""
APART = ("alarm.", "enquiry.", "safeguarding-note.")
"""How the names of events begin that have no place in a history either: that somebody does not feel safe, notes about
a possible harm, and who asks who knew what. Those who examine the record learn that something private happened then,
and nobody else."""
ANYWHERE = "(select * from positions union all select * from apart)"
"""The positions, those too of which nothing more may be told than that something happened."""
UNCOVERING = "Person.NameUncovered"
"""The kind of event by which somebody looks at a record, and changes nothing in it."""
UNTIL_APPROVED_KINDS = tuple(sorted(kind.__qualname__ for kind in UNTIL_APPROVED))
"""Kinds of event that nobody learns of but the person, and whoever sits with them."""
IS_UNTIL_APPROVED = f"p.kind in {UNTIL_APPROVED_KINDS}"
"""Whether the event at `p` is of such a kind."""
KEPT_FROM_THE_HOUSE = ("Emergencies.%", UNCOVERING)
"""Kinds of event that nobody learns of who may live with the person, also where they sit beside them."""
IS_KEPT_FROM_THE_HOUSE = "(" + " or ".join(f"p.kind like '{kind}'" for kind in KEPT_FROM_THE_HOUSE) + ")"
"""Whether the event at `p` is of such a kind."""
LIKING = "Person.LikesChosen"
"""The kind of event by which a person says how pages and papers are drawn, and changes no word on them."""

IS_MOVE = "p.kind in ('ChosenProfile.Moved', 'Profile.Moved')"
"""Whether the event at `p` moved an entry within a profile."""


def create(db: Database) -> None:
    """Make the tables."""
    for table in ("positions", "apart"):
        db.execute(
            f"create table {table} (position integer primary key, subject text not null, stream text not null,"
            " about text not null, kind text not null, day text not null, actor text not null)"
        )
        db.execute(f"create index {table}_of on {table} (subject, position)")
    set_backs.create(db)
    db.execute(f"create index moves on positions (stream, about) where {IS_MOVE.replace('p.', '')}")


@singledispatch
def project(event: Any, at: Recorded, db: Database) -> None:
    """Nothing is told one by one: a whole batch is remembered at once."""


def remember(db: Database, told: Sequence[Recorded]) -> None:
    """Remember where these events stand. That somebody looked changes nothing that they looked at."""
    lived = [at for at in told if not at.name.startswith((READING, *APART))]
    apart = [at for at in told if at.name.startswith(APART)]
    for table, held in (("positions", lived), ("apart", apart)):
        db.conn.executemany(f"insert or ignore into {table} values (?, ?, ?, ?, ?, ?, ?)", map(_position, held))
    set_backs.remember(db, told)


def remember_last(db: Database, told: Sequence[Recorded]) -> None:
    """Remember where the last change of each kind to each part stands, as a record that is told again needs it."""
    remember(db, list({(_about(at.event), at.event.originator_id, type(at.event)): at for at in told}.values()))


def _position(at: Recorded) -> tuple[int, str, str, str, str, str, str]:
    event = at.event
    is_forgotten = type(event) is SomethingForgotten
    stream = str(event.originator_id)
    return (
        at.position,
        str(event.person_id if is_forgotten else event.sealed_for),
        stream,
        str(_about(event)),
        "Forgotten" if is_forgotten else type(event).__qualname__,
        event.timestamp.date().isoformat(),
        str(at.metadata.actor) if at.metadata else "",
    )


def _about(event: Any) -> UUID:
    """What happens to a profile, or to easy words, is about one entry, and hidden from whom that is hidden from."""
    about: UUID = getattr(event, "entry", None) or event.originator_id
    return about


def subject_of(db: Database, stream: str) -> str:
    """Whose stream this is, as far as it was told before; nothing where it was not."""
    row = db.execute("select subject from positions where stream = ? limit 1", [stream]).fetchone()
    return row[0] if row else ""


def positions_of(db: Database, subjects: list[UUID], kinds: Collection[str], *, until: int) -> list[int]:
    """Where these kinds of events of these people and members stand, up to and including a position."""
    rows = db.execute(
        "select position from positions where subject in (select value from json_each(:subjects))"
        " and kind in (select value from json_each(:kinds)) and position <= :until order by position",
        {"subjects": json.dumps([str(id_) for id_ in subjects]), "kinds": json.dumps(sorted(kinds)), "until": until},
    )
    return [row[0] for row in rows]
