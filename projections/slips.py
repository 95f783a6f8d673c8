"""Slips: what waits for the person, as it is printed to be ticked by hand."""

import json
from dataclasses import dataclass

from sqlite_utils import Database

from domain.permissions import Permit
from projections.offers import new_for_me
from projections.people import Opening, opening_of
from projections.positions import IS_UNTIL_APPROVED
from projections.shown_entries import ShownEntry
from projections.shown_photos import ShownPhoto, offered_photos_of
from projections.standings import UNSEEN

DECIDED = (
    "AcceptedAsWritten",
    "SaidInMyWords",
    "PartsSaidInMyWords",
    "Accepted",
    "KeptPrivate",
    "Declined",
    "TakenBack",
)
"""What happens to an offer when it waits no more."""


@dataclass(frozen=True)
class Slips:
    """What waits, the oldest first, and from which change it is drawn."""

    opening: Opening
    offers: tuple[ShownEntry, ...]
    photos: tuple[ShownPhoto, ...]
    version: int
    """The position of the last change to what waits, or to who the person is."""


def slips_of(db: Database, permit: Permit) -> Slips:
    """What the person can decide on paper."""
    offers, photos = new_for_me(db, permit), offered_photos_of(db, permit)
    waiting = [str(id_) for id_ in (*(offer.id for offer in offers), *(photo.id for photo in photos))]
    row = db.execute(
        f"select max(p.position) from positions p where p.subject = :person and not {IS_UNTIL_APPROVED}"
        f" and ((p.about = :person and p.kind not in {UNSEEN})"
        " or p.about in (select value from json_each(:waiting))"
        f" or (substr(p.kind, instr(p.kind, '.') + 1) in {DECIDED}"
        "   and p.about in (select id from entries where offered union all"
        "   select id from photos where by <> person_id)))",
        {"person": str(permit.person_id), "waiting": json.dumps(waiting)},
    ).fetchone()
    return Slips(opening_of(db, permit), offers, photos, row[0])
