"""Entries as a reader may see them: whose words, in which state, with the answers under them."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlite_utils import Database

from domain.card_kinds import NOTHING
from domain.permissions import Permit
from domain.refusals import NotInRecord
from domain.sayings import Ours
from projections.authorships import SOMEBODY, of_entry
from projections.cards import ShownPart, label_of, parts_of
from projections.replies import Row, ShownReply, with_replies
from projections.visibilities import FINDABLE, LOOKED_INTO
from projections.wordings import Wording


@dataclass(frozen=True)
class ShownEntry:
    """One entry, as a reader may see it."""

    id: UUID
    heading: str
    words: str
    wording: int
    authorship: str
    """Who wrote it: "my words, with help from Rhian"."""
    happened: str
    first_time: bool
    area: str
    state: str
    audience: str
    people: tuple[UUID, ...]
    left_out: bool
    disagreed: bool
    offered_by: str
    """Who offered it; nothing where the person told it."""
    offered_words: str
    how_known: str
    """How whoever offered it knows: for others, where it is shown in the words that it was offered in."""
    written: datetime
    replies: tuple[ShownReply, ...]
    card: str = ""
    """A key of `domain.card_kinds.KINDS`; nothing where it is told in one piece."""
    label: Ours = NOTHING
    """What stands before the words of a card."""
    parts: tuple[ShownPart, ...] = ()
    """The parts of a card after its words."""
    in_my_words: bool = False
    """Whether it was offered, and is shown in the person's own words."""

    @property
    def wordings(self) -> tuple[Wording, ...]:
        """Which words these are."""
        offered = (Wording(self.id, 1),) if self.offered_words or self.how_known else ()
        return (Wording(self.id, self.wording), *offered)


_COLUMNS = (
    "e.id, e.wording, e.heading, e.words, e.offered, e.in_my_words, coalesce(b.name, ''), coalesce(s.name, ''),"
    " coalesce(d.name, ''), e.author, e.happened, e.first_time, e.area, e.state, e.audience, e.people, e.left_out,"
    f" e.id {LOOKED_INTO}, e.offered_words, e.how_known, e.written, e.how,"
    " coalesce(k.card, ''), k.parts"
)
_NAMED = (
    " left join members b on b.id = e.by left join members s on s.id = e.supported_by"
    " left join members d on d.id = e.decided_with left join cards k on k.id = e.id"
)


def select_entries(
    db: Database,
    permit: Permit,
    where: str,
    *,
    order: str = "e.place",
    among: Sequence[str] | None = None,
    **asked: object,
) -> list[ShownEntry]:
    """The person's entries that a condition holds for, heading by heading, in the order of their places.

    `among` these ids, where they are known: then no other entry is looked at, however many there are.
    """
    some = "entries e"
    if among is not None:
        some, asked["among"] = "json_each(:among) a cross join entries e on e.id = a.value", json.dumps(list(among))
    rows = db.execute(
        f"select {_COLUMNS} from {some}{_NAMED} where e.person_id = :person and {where} order by e.heading, {order}",
        {"person": str(permit.person_id), "reader": str(permit.reader), **asked},
    ).fetchall()
    shown = [_shown(row, replies) for row, replies in with_replies(db, rows)]
    return [_for_reader(entry, permit) for entry in shown]


def _for_reader(entry: ShownEntry, permit: Permit) -> ShownEntry:
    """An entry without what this reader may not know of it."""
    kept_back: dict[str, Any] = {} if permit.also("see who an entry is for") else {"people": ()}
    if not permit.also("see how an entry was offered"):
        kept_back["offered_words"] = ""
        if entry.in_my_words:
            kept_back["how_known"] = ""
    return replace(entry, **kept_back) if kept_back else entry


def entry_of(db: Database, permit: Permit, *, entry_id: UUID) -> ShownEntry:
    """One entry, if this reader may see it. Raises NotInRecord."""
    visible = "e.audience <> '' or e.offered" if permit.is_mine else FINDABLE
    found = select_entries(db, permit, f"e.id = :entry and ({visible})", entry=str(entry_id))
    if not found:
        raise NotInRecord
    return found[0]


def _shown(row: Row, replies: tuple[ShownReply, ...]) -> ShownEntry:
    (id_, wording, heading, words, offered, in_my_words, by, helper, decided_with, author, *rest) = row
    (
        happened,
        first_time,
        area,
        state,
        audience,
        people,
        left_out,
        disagreed,
        offered_words,
        how_known,
        written,
        how,
        card,
        parts,
    ) = rest
    offered_by = (author or by or SOMEBODY) if offered else ""
    return ShownEntry(
        id=UUID(id_),
        heading=heading,
        words=words,
        wording=wording,
        authorship=of_entry(offered_by, bool(in_my_words), state, helper, decided_with, by, how),
        happened=happened,
        first_time=bool(first_time),
        area=area,
        state=state,
        audience=audience,
        people=tuple(UUID(p) for p in json.loads(people)) if people != "[]" else (),
        left_out=bool(left_out),
        disagreed=bool(disagreed),
        offered_by=offered_by,
        offered_words=offered_words,
        how_known=how_known,
        written=datetime.fromisoformat(written),
        replies=replies,
        card=card,
        label=label_of(card),
        parts=parts_of(card, parts),
        in_my_words=bool(in_my_words),
    )
