"""What needs doing: worries to look at, offers to talk about together, safety facts to check, and what is withheld."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlite_utils import Database

from domain.permissions import Permit
from projections.adjustments import ShownAdjustment, adjustments_of
from projections.authorships import SOMEBODY
from projections.concerns import ShownConcern, concerns_of
from projections.emergencies import ShownEmergency, to_review
from projections.helps import HelpWanted, helps_wanted
from projections.noticings import ShownNoticing, noticings_of
from projections.offers import has_waited_long
from projections.people import opening_of
from projections.safety_facts import ShownFact, safety_facts_of
from projections.visibilities import SHOWN_OFFER
from projections.wordings import Wording

WEEKS_BEFORE_TALKING = 4
"""How long an offer waits before it is something to talk about together. Silence is never yes."""


@dataclass(frozen=True)
class ToTalkAbout:
    """That an offer has waited long. Its words stay with the person."""

    offered_by: str
    since: datetime


@dataclass(frozen=True)
class Disagreement:
    """That the person does not agree with something: it waits to be looked into."""

    about: UUID
    kind: str
    """What the words are, as it is said on a page: "a worry"."""
    words: str
    wording: int

    @property
    def wordings(self) -> tuple[Wording, ...]:
        """Which words these are."""
        return (Wording(self.about, self.wording),)


@dataclass(frozen=True)
class Todo:
    """What needs doing for one person."""

    person_id: UUID
    name: str
    facts_to_check: tuple[ShownFact, ...]
    concerns: tuple[ShownConcern, ...]
    to_talk_about: tuple[ToTalkAbout, ...]
    helps_wanted: tuple[HelpWanted, ...]
    """Who the person asked to look at something with them."""
    noticings_to_agree: tuple[ShownNoticing, ...]
    noticings_to_review: tuple[ShownNoticing, ...]
    disagreements: tuple[Disagreement, ...]
    needs_not_met: tuple[ShownAdjustment, ...] = ()
    needs_to_review: tuple[ShownAdjustment, ...] = ()
    emergencies: tuple[ShownEmergency, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing needs doing."""
        return not (
            self.facts_to_check
            or self.concerns
            or self.to_talk_about
            or self.helps_wanted
            or self.noticings_to_agree
            or self.noticings_to_review
            or self.disagreements
            or self.needs_not_met
            or self.needs_to_review
            or self.emergencies
        )


@dataclass(frozen=True)
class Withheld:
    """A stream that is not shown, because an event in it does not open as it was written."""

    stream: str
    person_id: str
    position: int
    why: str


def todo_of(db: Database, permit: Permit, *, day: date) -> Todo:
    """What needs doing for this person: facts new or due within a week, worries due within two. Raises NotInRecord."""
    facts = safety_facts_of(db, permit)
    soon = day + timedelta(days=14)
    needs = adjustments_of(db, permit)
    return Todo(
        person_id=opening_of(db, permit).id,
        name=opening_of(db, permit).name,
        facts_to_check=tuple(f for f in facts if not f.is_checked or f.check_by <= day + timedelta(days=7)),
        concerns=tuple(c for c in concerns_of(db, permit) if c.review_on <= soon or c.end_asked),
        to_talk_about=_to_talk_about(db, permit, day),
        helps_wanted=helps_wanted(db, permit, of_everybody=True),
        noticings_to_agree=noticings_of(db, permit, agreed=False),
        noticings_to_review=tuple(n for n in noticings_of(db, permit) if n.review_on <= soon),
        disagreements=_disagreements(db, permit),
        needs_not_met=tuple(need for need in needs if need.uses),
        needs_to_review=tuple(need for need in needs if need.review_on <= soon),
        emergencies=to_review(db, permit),
    )


def withheld_streams(db: Database, permit: Permit) -> tuple[Withheld, ...]:
    """What is withheld because it is damaged. Named by id, never by words."""
    rows = db.execute("select stream, person_id, position, why from withheld order by position")
    return tuple(Withheld(*row) for row in rows)


def _to_talk_about(db: Database, permit: Permit, day: date) -> tuple[ToTalkAbout, ...]:
    # Not to whoever offered it: to them it reads like one that was declined.
    before = (day - timedelta(weeks=WEEKS_BEFORE_TALKING)).isoformat()
    rows = db.execute(
        "select coalesce(nullif(w.author, ''), m.name, ''), w.written from ("
        " select by, author, written from entries where person_id = :person and offered and state = 'waiting'"
        " union all select by, '', written from photos where person_id = :person and decision = 'waiting'"
        " and not is_taken_back"
        ") w left join members m on m.id = w.by where w.written < :before and w.by <> :reader order by w.written",
        {"person": str(permit.person_id), "before": before, "reader": str(permit.reader)},
    )
    waiting = (ToTalkAbout(who or SOMEBODY, datetime.fromisoformat(since)) for who, since in rows)
    return tuple(offer for offer in waiting if not has_waited_long(offer.since, day))


def _disagreements(db: Database, permit: Permit) -> tuple[Disagreement, ...]:
    rows = db.execute(
        "select d.about, x.kind, x.words, x.wording from disagreements d join ("
        " select id, person_id, 'a note' kind, words, wording from notes"
        " union all select id, person_id, 'a worry', words, wording from concerns where not has_ended"
        " union all select id, person_id, 'a safety fact', words, wording from safety_facts where not has_ended"
        f" union all select id, person_id, 'an offer', offered_words, 1 from entries e where {SHOWN_OFFER}"
        " union all select id, person_id, 'what was noticed', does, 1 from noticings where not is_put_away"
        ") x on x.id = d.about where x.person_id = ? order by d.rowid",
        [str(permit.person_id)],
    )
    return tuple(Disagreement(UUID(about), *rest) for about, *rest in rows)
