"""Cards: entries told in parts, with the parts that stand after their words."""

import json
from dataclasses import dataclass
from functools import singledispatch
from typing import Any

from sqlite_utils import Database

from domain.card_kinds import card_kind
from domain.cards import Card
from domain.records import Recorded
from domain.sayings import Ours

HELD = {"cards": "id"}


@dataclass(frozen=True)
class ShownPart:
    """One part of a card."""

    label: Ours
    words: str


def create(db: Database) -> None:
    """Make the table."""
    db.execute("create table cards (id text primary key, card text not null, parts text not null)")


@singledispatch
def project(event: Any, at: Recorded, db: Database) -> None:
    """Keep the parts of each card as they stand."""


@project.register
def _(event: Card.Told, at: Recorded, db: Database) -> None:
    _begin(event, db)


@project.register
def _(event: Card.Offered, at: Recorded, db: Database) -> None:
    _begin(event, db)


def _begin(event: Any, db: Database) -> None:
    parts = json.dumps(event.parts)
    db.execute("insert into cards values (?, ?, ?)", [str(event.originator_id), event.kind, parts])


@project.register
def _(event: Card.PartsReworded, at: Recorded, db: Database) -> None:
    _reword(event, db)


@project.register
def _(event: Card.PartsSaidInMyWords, at: Recorded, db: Database) -> None:
    _reword(event, db)


@project.register
def _(event: Card.PartsTakenBack, at: Recorded, db: Database) -> None:
    _reword(event, db)


def _reword(event: Any, db: Database) -> None:
    db.execute("update cards set parts = ? where id = ?", [json.dumps(event.parts), str(event.originator_id)])


def label_of(key: str) -> Ours:
    """What stands before the words of a card of this kind; nothing where it is no card."""
    return card_kind(key).parts[0].label if key else Ours("")


def parts_of(key: str, parts: str) -> tuple[ShownPart, ...]:
    """The parts after the words, as they are stored; those left out are left out."""
    if not key:
        return ()
    labels = [part.label for part in card_kind(key).parts[1:]]
    return tuple(ShownPart(label, said) for label, said in zip(labels, json.loads(parts), strict=True) if said)
