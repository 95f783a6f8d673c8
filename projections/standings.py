"""What stands in a profile, for one reader, and when that last changed: which rows, before anything of them is read."""

from dataclasses import dataclass
from uuid import UUID

from sqlite_utils import Database

from domain.permissions import Permit
from projections.chosen_profiles import PICKED
from projections.positions import IS_UNTIL_APPROVED, LIKING, UNCOVERING
from projections.visibilities import MINE, ON_PAPER, PHOTO_IS_NEWEST, PHOTO_STANDS, SHARED, known_to

UNSEEN = (UNCOVERING, LIKING)
"""What happens to a person's own account of who they are and shows in no profile."""
UNTOLD = ("Adjustment.AdjustmentUsed", "Adjustment.LookedInto")
"""What happens to something that they need and shows in no profile: whether it was met."""


@dataclass(frozen=True)
class Drawn:
    """Which profile is drawn, and for whom."""

    permit: Permit
    on_paper: bool = False
    chosen: UUID | None = None
    is_all: bool = False
    """Whether it is all that there is to pick from, also what was left out of the main profile."""

    @property
    def visible(self) -> str:
        """What may stand in it at all, as a condition on a row `e` of the entries."""
        seen = ON_PAPER if self.on_paper else MINE if self.permit.is_mine else SHARED
        return f"{seen} and e.audience <> 'not in my profile'"

    @property
    def standing(self) -> str:
        """What stands in it, as a condition on a row `e` of the entries."""
        if self.is_all:
            return self.visible
        return f"{self.visible} and " + (f"e.id {PICKED}" if self.chosen else "not e.left_out")

    @property
    def place(self) -> str:
        """Where an entry stands under its heading."""
        if not self.chosen:
            return "e.place"
        return "(select place from chosen_entries where profile = :profile and entry = e.id)"

    @property
    def asked(self) -> dict[str, str]:
        """What the conditions here are asked with."""
        reader = "anybody" if self.on_paper else str(self.permit.reader)
        return {"person": str(self.permit.person_id), "reader": reader, "profile": str(self.chosen or "")}

    def how_many_under(self, db: Database) -> dict[str, int]:
        """How many entries this reader finds under each heading of a profile."""
        rows = db.execute(
            f"select e.heading, count(*) from entries e where e.person_id = :person and {self.standing} group by 1",
            self.asked,
        )
        return dict(rows.fetchall())

    def first_under(self, db: Database, heading: str, most: int) -> list[str]:
        """The first so many that stand under a heading, by their ids."""
        rows = db.execute(
            f"select e.id from entries e where e.person_id = :person and e.heading = :heading and {self.standing}"
            f" order by {self.place} limit :most",
            {**self.asked, "heading": heading, "most": most},
        )
        return [row[0] for row in rows]

    def version(self, db: Database) -> int:
        """The position of the last change that this reader can see here: what is hidden does not move it."""
        known = known_to("a", self.permit, on_paper=self.on_paper)
        is_shown = "1" if self.permit.is_mine and not self.on_paper else self.standing
        row = db.execute(
            "select p.position from positions p left join entries e on e.id = p.about where p.subject = :person"
            f" and not {IS_UNTIL_APPROVED}"
            f" and ((p.about = :person and p.kind not in {UNSEEN})"
            f" or (e.id is not null and {is_shown} and p.kind not like 'ChosenProfile.%')"
            f" or (p.stream = :profile and (p.about = :profile or (e.id is not null and {self.visible})"
            "   or p.about in (select id from noticings where person_id = :person)))"
            f" or (p.kind not in {UNTOLD}"
            f"   and p.about in (select a.id from adjustments a where a.person_id = :person and {known}))"
            " or p.about in (select f.id from photos f where f.person_id = :person and f.about = :person"
            f"   and {PHOTO_STANDS} and {PHOTO_IS_NEWEST})"
            " or (p.kind not like 'ChosenProfile.%'"
            "   and (p.about in (select id from safety_facts where person_id = :person)"
            "   or p.about in (select id from noticings where person_id = :person)))) order by p.position desc limit 1",
            self.asked,
        ).fetchone()
        hid = db.execute(
            "select max(hidden_at) from entries where person_id = :person union all"
            " select max(hidden_at) from photos where person_id = :person and about = :person",
            self.asked,
        )
        return int(max(row[0], *(position or 0 for (position,) in hid)))
