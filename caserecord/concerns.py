"""What may be asked of concerns (on screen: worries)."""

from datetime import date
from uuid import UUID

from caserecord.commands import command
from caserecord.units import Unit
from domain.concerns import Concern
from domain.permissions import Actor


@command("record a worry")
def record(
    unit: Unit,
    person_id: UUID,
    words: str,
    *,
    context: str,
    what_helps: str,
    review_on: date,
    by: Actor,
) -> UUID:
    """Record a worry, with what helps. Raises NotAllowed, NotInRecord, NotADay and as `domain.words.spoken`."""
    concern = Concern.record(
        person_id, words, context=context, what_helps=what_helps, review_on=review_on, by=by.reader
    )
    unit.save(concern)
    return concern.id


@command("review a worry")
def review(
    unit: Unit, person_id: UUID, concern_id: UUID, outcome: str, *, what_helps: str, review_on: date, by: Actor
) -> None:
    """Look at it again. Raises NotAllowed, NotInRecord, Ended, NotADay and as `domain.words.spoken`."""
    concern = unit.part(Concern, person_id, concern_id)
    concern.review(outcome, what_helps=what_helps, review_on=review_on, by=by.reader)
    unit.save(concern)


@command("ask for a worry to end")
def ask_to_end(unit: Unit, person_id: UUID, concern_id: UUID, why: str, *, person_said: str, by: Actor) -> None:
    """Ask for it to end. Raises NotAllowed, NotInRecord, Ended and as `domain.words.spoken`."""
    concern = unit.part(Concern, person_id, concern_id)
    concern.ask_to_end(why, person_said=person_said, by=by.reader)
    unit.save(concern)


@command("agree that a worry has ended")
def agree_to_end(unit: Unit, person_id: UUID, concern_id: UUID, *, by: Actor) -> None:
    """Agree, as the second person. Raises NotAllowed, NotInRecord, EndNotAsked, NeedsSomebodyElse."""
    concern = unit.part(Concern, person_id, concern_id)
    concern.agree_to_end(by=by.reader)
    unit.save(concern)
