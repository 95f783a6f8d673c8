"""How each likes things: people and members alike."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import singledispatch
from typing import Any

from sqlite_utils import Database

from domain.likes import CHOICES, USUAL
from domain.members import Member
from domain.people import Person
from domain.permissions import Permit
from domain.records import Recorded

HELD: dict[str, str] = {"likes": "id"}


@dataclass(frozen=True)
class ShownLikes:
    """How somebody likes pages and papers."""

    choices: Mapping[str, str] = field(default_factory=dict)
    """What differs from the usual."""
    language: str = ""
    """A key of `domain.people.LANGUAGES`; nothing where they have not said."""
    is_chosen: bool = False
    """Whether they have ever said how they like things."""

    def of(self, name: str) -> str:
        """How they like one thing: of `domain.likes.CHOICES`."""
        choice = self.choices.get(name, USUAL)
        return choice if choice in CHOICES[name] else USUAL


def create(db: Database) -> None:
    """Make the table."""
    db.execute("create table likes (id text primary key, choices text, language text not null default '')")


@singledispatch
def project(event: Any, at: Recorded, db: Database) -> None:
    """Keep how each likes things."""


@project.register(Person.LikesChosen)
@project.register(Member.LikesChosen)
def _(event: Person.LikesChosen | Member.LikesChosen, at: Recorded, db: Database) -> None:
    db.execute(
        "insert into likes (id, choices) values (:id, :choices) on conflict do update set choices = :choices",
        {"id": str(event.originator_id), "choices": json.dumps(event.choices)},
    )


@project.register(Person.LanguageChosen)
@project.register(Member.LanguageChosen)
def _(event: Person.LanguageChosen | Member.LanguageChosen, at: Recorded, db: Database) -> None:
    db.execute(
        "insert into likes (id, language) values (:id, :language) on conflict do update set language = :language",
        {"id": str(event.originator_id), "language": event.language},
    )


def likes_of(db: Database, permit: Permit) -> ShownLikes:
    """How the person likes things whose record it is; of no one record, how the reader does."""
    row = db.execute(
        "select choices, language from likes where id = ?", [str(permit.person_id or permit.reader)]
    ).fetchone()
    if row is None:
        return ShownLikes()
    choices, language = row
    return ShownLikes(json.loads(choices or "{}"), language, choices is not None)
