"""Words about a person that they can answer, whichever kind of words they are."""

from dataclasses import dataclass
from uuid import UUID

from sqlite_utils import Database

from domain.permissions import Permit
from domain.refusals import NotInRecord
from domain.sayings import Ours
from projections.concerns import concern_of
from projections.notes import note_of
from projections.noticings import noticing_of
from projections.replies import ShownReply
from projections.safety_facts import safety_fact_of
from projections.shown_entries import entry_of, select_entries
from projections.visibilities import SHOWN_OFFER
from projections.wordings import Wording


@dataclass(frozen=True)
class ShownWords:
    """Words about a person, with what is never left out beside them, and the answers so far."""

    id: UUID
    kind: str
    """What they are, as it is said on a page: "a worry"."""
    words: str
    wording: int
    beside: tuple[tuple[str, str], ...]
    """What belongs to the words, each under its name: what helps, what we do."""
    authorship: str
    disagreed: bool
    replies: tuple[ShownReply, ...]

    @property
    def wordings(self) -> tuple[Wording, ...]:
        """Which words these are."""
        return (Wording(self.id, self.wording),)


def answerable_of(db: Database, permit: Permit, *, about: UUID) -> ShownWords:
    """Words about this person, if this reader may see them. Raises NotInRecord."""
    for find in (_note, _entry, _concern, _fact, _noticing):
        try:
            return find(db, permit, about)
        except NotInRecord:
            continue
    raise NotInRecord


def _note(db: Database, permit: Permit, about: UUID) -> ShownWords:
    note = note_of(db, permit, note_id=about)
    who = Ours("%(who)s, %(day)s", who=note.authorship, day=note.written)
    return ShownWords(about, Ours("a note"), note.words, note.wording, (), who, note.disagreed, note.replies)


def _entry(db: Database, permit: Permit, about: UUID) -> ShownWords:
    try:
        entry = entry_of(db, permit, entry_id=about)
    except NotInRecord:
        # What is in no shared view while it is looked into is seen by those who look into it.
        if not permit.also("see words that the person doesn't agree with"):
            raise
        found = select_entries(db, permit, f"e.id = :entry and {SHOWN_OFFER}", entry=str(about))
        if not found:
            raise
        entry = found[0]
    kind = Ours("an offer") if entry.offered_by else Ours("something told")
    return ShownWords(about, kind, entry.words, entry.wording, (), entry.authorship, entry.disagreed, entry.replies)


def _concern(db: Database, permit: Permit, about: UUID) -> ShownWords:
    worry = concern_of(db, permit, concern_id=about)
    beside = ((Ours("What was going on"), worry.context), (Ours("What helps"), worry.what_helps))
    who = Ours("%(who)s, %(day)s", who=worry.authorship, day=worry.written)
    return ShownWords(about, Ours("a worry"), worry.words, worry.wording, beside, who, worry.disagreed, worry.replies)


def _fact(db: Database, permit: Permit, about: UUID) -> ShownWords:
    fact = safety_fact_of(db, permit, fact_id=about)
    beside = ((Ours("What helps"), fact.what_helps),)
    who = Ours("%(who)s, %(day)s", who=fact.authorship, day=fact.written)
    return ShownWords(about, Ours("a safety fact"), fact.words, fact.wording, beside, who, fact.disagreed, fact.replies)


def _noticing(db: Database, permit: Permit, about: UUID) -> ShownWords:
    noticing = noticing_of(db, permit, noticing_id=about)
    beside = (
        (Ours("What we think it means"), noticing.means),
        (Ours("What we do"), noticing.we_do),
        (Ours("What happened then"), noticing.responded),
    )
    return ShownWords(
        about,
        Ours("what was noticed"),
        noticing.does,
        1,
        beside,
        noticing.authorship,
        noticing.disagreed,
        noticing.replies,
    )
