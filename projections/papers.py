"""What goes on paper: the profile, its easy words, and how the person likes paper. Pages and command line ask here."""

from dataclasses import dataclass
from uuid import UUID

from sqlite_utils import Database

from domain.card_kinds import KINDS
from domain.permissions import Permit
from projections.easy_reads import ShownEasyRead, easy_reads_of
from projections.likes import ShownLikes, likes_of
from projections.profiles import ShownProfile, profile_of
from projections.standings import Drawn

FOR_EACH = 100
"""Letters that each thing counts for besides its own: who said it, when, and its room on the page."""
_CARDS = ", ".join(f"'{kind.heading}'" for kind in KINDS)
_LENGTHS = (
    "select sum(:each + e.letters) from entries e indexed by entries_of where ",
    f"select sum(length(c.parts)) from entries e join cards c on c.id = e.id where e.heading in ({_CARDS}) and ",
    "select sum(length(s.words)) from entries e join steps s on s.hope = e.id where e.heading = 'hopes' and ",
)


@dataclass(frozen=True)
class OnPaper:
    """What everyone whom the person chose may see, and how the person likes it to be printed."""

    profile: ShownProfile
    easy_reads: tuple[ShownEasyRead, ...]
    """Of what stands in the profile, where there are any of the words as they are now."""
    likes: ShownLikes
    letters: int = 0
    """About how long all of it is."""


def on_paper_of(db: Database, permit: Permit, *, chosen: UUID | None = None, most: int | None = None) -> OnPaper:
    """What goes on the paper of a profile, whoever prints it; with `most`, only so much of it under each heading.

    Raises NotInRecord.
    """
    profile = profile_of(db, permit, on_paper=True, chosen=chosen, most=most)
    easy_reads = easy_reads_of(db, permit, [told.id for told in profile.entries], on_paper=True)
    drawn = Drawn(permit, on_paper=True, chosen=chosen)
    standing, asked = f"e.person_id = :person and {drawn.standing}", {**drawn.asked, "each": FOR_EACH}
    letters = sum(db.execute(length + standing, asked).fetchone()[0] or 0 for length in _LENGTHS)
    return OnPaper(profile, easy_reads, likes_of(db, permit), letters)
