"""What happened, one event at a time, as a reader may see it: what is private to the person is bare, or not there."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Self
from uuid import UUID

from sqlite_utils import Database

from domain.chosen_profiles import ChosenProfile
from domain.entries import Entry
from domain.permissions import Permit
from domain.records import Recorded
from domain.sayings import Ours
from projections import set_backs
from projections.members import name_of
from projections.positions import IS_KEPT_FROM_THE_HOUSE, IS_UNTIL_APPROVED
from projections.sentences import Sentence, Who, sentence
from projections.visibilities import (
    HIDDEN_ENTRY,
    HIDDEN_PHOTO,
    HIDDEN_RECORDING,
    TAKEN_BACK_PHOTO,
    known_to,
    link_in_sight,
    unshared,
)
from projections.wordings import Wording, wording_in

PRIVATE = Ours("Something private happened.")
"""All that those learn of it who examine the record; everybody else learns not even that."""


WHY = "see why somebody is among the people"
SAYS_WHY = "(p.kind like 'Circle.%' or p.kind like 'Arrangement.%' or p.kind like 'RoleOffer.%')"
"""Whether the event at `p` says why somebody came or went, or was to come: that stands where it is decided."""
IS_BETWEEN_THE_PERSON_AND_THE_OFFICE = (
    "(p.kind like 'Authority.%' or p.kind in ('SignIn.Stopped', 'SignIn.SignedOutEverywhere'))"
)
"""Whether the event at `p` is nothing for whoever sits beside the person: a document, or why they sign in no more."""
_CHOSEN = (Entry.AudienceChosen, ChosenProfile.AudienceChosen)


@dataclass(frozen=True)
class Happening:
    """One event of a record, as a reader may see it."""

    position: int
    at: datetime
    kind: str
    """A key of `projections.histories.KINDS`; nothing where it is private."""
    says: str
    words: str
    by: str
    role: str
    helper: str
    how: str
    is_private: bool
    is_bare: bool = False
    """Whether nothing more is said of it than that it happened."""
    wordings: tuple[Wording, ...] = ()
    """Which words these are."""
    alone: str = ""
    """What it says without a word that somebody typed."""
    set_back: str = ""
    """That the clock of the computer went back before this; nothing where it did not."""

    def without_words(self) -> Self:
        """That it happened, when and by whom."""
        return replace(self, says=self.alone, words="", wordings=())


OPENS = "p.stream not in (select stream from withheld) and p.about not in (select stream from withheld)"
"""The event at `p`, and what it is about, open as they were written."""


def asked_with(permit: Permit) -> dict[str, Any]:
    """What the conditions here are asked with."""
    return {"person": str(permit.person_id), "reader": str(permit.reader)}


def hidden(permit: Permit) -> str:
    """Whether the event at `p` is hidden from a reader. Nothing is hidden from the person."""
    if permit.is_mine:
        return "0"
    waits = "0" if permit.also("decide about easy words") else IS_UNTIL_APPROVED
    inside = "0" if permit.also("learn of emergency access") else IS_KEPT_FROM_THE_HOUSE
    why = "0" if permit.also(WHY) else IS_BETWEEN_THE_PERSON_AND_THE_OFFICE
    unknown = f"a.id = p.about and (not {known_to('a', permit)} or p.position < a.shared_from)"
    return (
        f"(p.kind = 'RoleOffer.RoleDeclined' or {waits} or {inside} or {why} or {HIDDEN_ENTRY} or {HIDDEN_PHOTO}"
        f" or {HIDDEN_RECORDING}"
        " or exists (select 1 from chosen_profiles c where c.id = p.stream"
        f" and ({unshared('c')} or p.position < c.shared_from))"
        f" or exists (select 1 from adjustments a where {unknown})"
        f" or exists (select 1 from links l where l.id = p.stream and not {link_in_sight('l', permit)}))"
    )


def _bare_in(db: Database, permit: Permit, recorded: Sequence[Recorded]) -> set[int]:
    """Where it is said that something happened, and nothing more.

    To anybody, of photos that are shown nowhere now; to whoever sits beside the person, of who came and went, and why.
    """
    marks = ",".join(str(at.position) for at in recorded)
    bare = TAKEN_BACK_PHOTO if permit.also(WHY) else f"({TAKEN_BACK_PHOTO} or {SAYS_WHY})"
    rows = db.execute(f"select p.position from positions p where p.position in ({marks}) and {bare}")
    return {row[0] for row in rows}


def _set_back_at(db: Database, permit: Permit, newest: int) -> dict[int, int]:
    """Where this reader first learns of something after the clock went back: by how many seconds, at most.

    It went back somewhere in the log: in another record, say, or where this one was read.
    """
    first = f"select p.position from positions p where {OPENS} and not {hidden(permit)} and p.subject = :person"
    began = "select min(q.position) from positions q where q.subject = :person"
    rows = db.execute(
        f"select ({first} and p.position >= s.position order by p.position limit 1) as first, max(s.seconds)"
        f" from set_backs s where s.position between ({began}) and :newest group by first",
        {**asked_with(permit), "newest": newest},
    )
    return dict(rows.fetchall())


def happenings_in(db: Database, permit: Permit, recorded: Sequence[Recorded]) -> list[Happening]:
    """These events of the person's record, as this reader may see them."""
    marks = ",".join(str(at.position) for at in recorded)
    private = {
        row[0]
        for row in db.execute(
            f"select p.position from positions p where p.position in ({marks}) and {hidden(permit)}"
            f" union all select position from apart where position in ({marks})",
            asked_with(permit),
        )
    }
    bare = _bare_in(db, permit, recorded)
    set_back = _set_back_at(db, permit, max((at.position for at in recorded), default=0))
    names: dict[UUID, str] = {}

    def who(id_: UUID) -> str:
        if id_ not in names:
            names[id_] = name_of(db, id_) or Ours("Somebody")
        return names[id_]

    is_theirs = permit.also("see who an entry is for")
    told = [_happening(at, who, is_private=at.position in private, is_theirs=is_theirs) for at in recorded]
    told = [replace(each.without_words(), is_bare=True) if each.position in bare else each for each in told]
    return [
        replace(each, set_back=set_backs.said_of(set_back[each.position])) if each.position in set_back else each
        for each in told
    ]


def _happening(at: Recorded, who: Who, *, is_private: bool, is_theirs: bool) -> Happening:
    said = Sentence(PRIVATE) if is_private else sentence(at.event, who)
    if isinstance(at.event, _CHOSEN) and at.event.people and not is_private and not is_theirs:
        said = Sentence(Ours("%(who)s chose who can see it.", who=who(at.event.by)))  # who else can is theirs to know
    metadata = None if is_private else at.metadata
    return Happening(
        position=at.position,
        at=getattr(at.event, "timestamp", datetime.min.replace(tzinfo=UTC)),
        kind="" if is_private else type(at.event).__qualname__.partition(".")[0],
        says=said.says,
        words=said.words,
        by=who(metadata.actor) if metadata else "",
        role=metadata.role if metadata else "",
        helper=who(metadata.supported_by) if metadata and metadata.supported_by else "",
        how=metadata.how if metadata else "",
        is_private=is_private,
        wordings=(wording_in(at.event),) if said.words else (),
        alone=said.alone or said.says,
    )
