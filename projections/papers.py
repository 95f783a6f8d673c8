"""What goes on paper: the profile, its easy words, and how the person likes paper. Pages and command line ask here."""

from dataclasses import dataclass
from uuid import UUID

from sqlite_utils import Database

from domain.permissions import Permit
from projections.easy_reads import ShownEasyRead, easy_reads_of
from projections.likes import ShownLikes, likes_of
from projections.profiles import ShownProfile, profile_of


@dataclass(frozen=True)
class OnPaper:
    """What everyone whom the person chose may see, and how the person likes it to be printed."""

    profile: ShownProfile
    easy_reads: tuple[ShownEasyRead, ...]
    """Of what stands in the profile, where there are any of the words as they are now."""
    likes: ShownLikes


def on_paper_of(db: Database, permit: Permit, *, chosen: UUID | None = None) -> OnPaper:
    """What goes on the paper of a profile, whoever prints it. Raises NotInRecord."""
    profile = profile_of(db, permit, on_paper=True, chosen=chosen)
    easy_reads = easy_reads_of(db, permit, [told.id for told in profile.entries], on_paper=True)
    return OnPaper(profile, easy_reads, likes_of(db, permit))
