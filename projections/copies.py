"""Copies: what was given out as a whole, told again from the record as it stood then."""

from dataclasses import dataclass

from sqlite_utils import Database

from domain.permissions import Permit
from domain.receipts import LINK
from projections.disclosures import uncovered_or_covered
from projections.links import linked_profile_of
from projections.logs import Log
from projections.papers import OnPaper, on_paper_of
from projections.profiles import ShownProfile
from projections.receipts import Receipt
from projections.replays import PAPER_RETOLD, as_it_was


@dataclass(frozen=True)
class ToldAgain:
    """What was given out, told again from the record."""

    found: OnPaper | ShownProfile
    is_covered: bool
    """Whether a name stood in it then that the person covers now."""


def told_again(db: Database, permit: Permit, log: Log, *, receipt: Receipt) -> ToldAgain:
    """What a paper or a link was made of, as the record stood then, for whoever was given it. Raises NotInRecord."""
    with as_it_was(db, log, permit, until=receipt.until, day=receipt.on_day, retold_by=PAPER_RETOLD) as retold:
        found: OnPaper | ShownProfile
        if receipt.form == LINK:
            found = uncovered_or_covered(retold, permit, linked_profile_of(retold, permit))
        else:
            found = uncovered_or_covered(retold, permit, on_paper_of(retold, permit, chosen=receipt.profile))
    return ToldAgain(found, is_covered=uncovered_or_covered(db, permit, found) != found)
