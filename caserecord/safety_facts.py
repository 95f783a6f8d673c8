"""What may be asked of safety facts."""

from datetime import date
from uuid import UUID

from caserecord.commands import command
from caserecord.conflicts import require_no_part_in_words
from caserecord.units import Unit
from domain.permissions import Actor
from domain.safety_facts import SafetyFact


@command("record a safety fact")
def record(unit: Unit, person_id: UUID, words: str, *, what_helps: str, by: Actor) -> UUID:
    """Record what must be known. It is shown at once. Raises NotAllowed, NotInRecord and as `domain.words.spoken`."""
    fact = SafetyFact.record(person_id, words, what_helps, by=by.id, supported_by=by.supported_by)
    unit.save(fact)
    return fact.id


@command("check a safety fact")
def check(unit: Unit, person_id: UUID, fact_id: UUID, *, again_on: date, seen: int, by: Actor) -> None:
    """Say that it is so, and when to look again. Raises NotAllowed, NotInRecord, ChangedMeanwhile, Ended, NotADay."""
    fact = unit.part(SafetyFact, person_id, fact_id)
    fact.check(again_on=again_on, seen=seen, by=by.reader)
    unit.save(fact)


@command("reword a safety fact")
def reword(unit: Unit, person_id: UUID, fact_id: UUID, words: str, *, what_helps: str, seen: int, by: Actor) -> None:
    """Say it in better words.

    Raises NotAllowed, NotInRecord, NeedsSomebodyElse, ChangedMeanwhile, Ended and as `domain.words.spoken`.
    """
    fact = unit.part(SafetyFact, person_id, fact_id)
    require_no_part_in_words(unit, person_id, by, fact)
    fact.reword(words, what_helps, seen=seen, by=by.id, supported_by=by.supported_by)
    unit.save(fact)


@command("check a safety fact")
def end(unit: Unit, person_id: UUID, fact_id: UUID, why: str, *, by: Actor) -> None:
    """Say that it is no longer so. Raises NotAllowed, NotInRecord and as `domain.words.spoken`."""
    fact = unit.part(SafetyFact, person_id, fact_id)
    fact.end(why, by=by.reader)
    unit.save(fact)
