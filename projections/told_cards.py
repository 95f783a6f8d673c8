"""The cards of one kind, and what was told about first times, as a reader may see them: never before a strength."""

from sqlite_utils import Database

from domain.card_kinds import card_kind
from domain.permissions import Permit
from projections.profiles import has_strengths
from projections.shown_entries import ShownEntry, select_entries
from projections.visibilities import FINDABLE, MINE


def cards_of(db: Database, permit: Permit, *, key: str) -> tuple[ShownEntry, ...]:
    """The cards of a kind, in the person's order. Raises NotAHeading."""
    return _found(db, permit, "k.card = :card", card=card_kind(key).key)


def first_times_of(db: Database, permit: Permit) -> tuple[ShownEntry, ...]:
    """What happened for the first time ever, in the person's order."""
    return _found(db, permit, "e.first_time")


def _found(db: Database, permit: Permit, where: str, *, card: str = "") -> tuple[ShownEntry, ...]:
    if not (permit.is_mine or has_strengths(db, permit)):
        return ()
    visible = MINE if permit.is_mine else FINDABLE
    return tuple(select_entries(db, permit, f"{visible} and not e.left_out and {where}", card=card))
