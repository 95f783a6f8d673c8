"""The cards of one kind, and what was told about first times, as a reader may see them: never before a strength."""

from dataclasses import replace
from uuid import UUID

from sqlite_utils import Database

from domain.card_kinds import NUMBER, card_kind
from domain.permissions import Permit
from domain.refusals import NotInRecord
from projections.profiles import has_strengths
from projections.shown_entries import ShownEntry, select_entries
from projections.stretches import Place, why_it_has_no_place
from projections.visibilities import FINDABLE, MINE, UNSHARED


def cards_of(db: Database, permit: Permit, *, key: str) -> tuple[ShownEntry, ...]:
    """The cards of a kind, in the person's order. Raises NotAHeading.

    Before there is a strength, others find only who to call, and the number: when to call them may be a need.
    """
    kind = card_kind(key)
    if may_see_needs(db, permit):
        return _standing(db, permit, "k.card = :card", card=kind.key)
    if kind.key != NUMBER[0]:
        return ()
    return tuple(_only_the_number(card) for card in _standing(db, permit, "k.card = :card", card=kind.key))


def put_away_cards_of(db: Database, permit: Permit, *, key: str) -> tuple[ShownEntry, ...]:
    """The cards of a kind that the person put away, for them and for whoever helps with what is shared."""
    shared = "1" if permit.is_mine else f"not {UNSHARED}"
    where = f"e.state = 'put away' and {shared} and k.card = :card"
    return tuple(select_entries(db, permit, where, card=card_kind(key).key))


def place_of_card(db: Database, permit: Permit, *, key: str, entry_id: UUID) -> Place:
    """Where a card stands among those of its kind, and what it follows under its heading. Raises as `place_of`."""
    kind = card_kind(key)
    ids = [card.id for card in cards_of(db, permit, key=key)]
    if entry_id not in ids:
        is_one = db.execute("select 1 from cards where id = ? and card = ?", [str(entry_id), kind.key]).fetchone()
        raise why_it_has_no_place(db, permit, entry_id) if is_one else NotInRecord
    before = _standing(
        db, permit, "e.heading = :heading and e.place < (select place from entries where id = :card)",
        heading=kind.heading, card=str(entry_id),
    )  # fmt: skip
    return Place(kind.heading, ids.index(entry_id) + 1, len(ids), before[-1].id if before else None)


def first_times_of(db: Database, permit: Permit) -> tuple[ShownEntry, ...]:
    """What happened for the first time ever, in the person's order."""
    return _standing(db, permit, "e.first_time") if may_see_needs(db, permit) else ()


def may_see_needs(db: Database, permit: Permit) -> bool:
    """Whether the reader is the person, or finds a strength to begin with."""
    return permit.is_mine or has_strengths(db, permit)


def _standing(db: Database, permit: Permit, where: str, **asked: str) -> tuple[ShownEntry, ...]:
    visible = MINE if permit.is_mine else FINDABLE
    return tuple(select_entries(db, permit, f"{visible} and not e.left_out and {where}", **asked))


def _only_the_number(card: ShownEntry) -> ShownEntry:
    number = card_kind(card.card).parts[NUMBER[1]].label
    return replace(card, parts=tuple(part for part in card.parts if part.label == number), how_known="")
