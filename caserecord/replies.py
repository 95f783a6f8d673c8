"""What a person may ask of any words about them: answer, say that they do not agree."""

from uuid import UUID

from caserecord.commands import command
from caserecord.conflicts import require_no_part_in_words
from caserecord.units import Unit
from domain.permissions import Actor
from domain.replies import Answerable


@command("reply")
def reply(unit: Unit, person_id: UUID, about: UUID, words: str, *, to: int, by: Actor) -> None:
    """Answer a wording. Raises NotAllowed, NotInRecord, ChangedMeanwhile, NeedsSomebodyElse."""
    answered = unit.part(Answerable, person_id, about)
    require_no_part_in_words(unit, person_id, by, answered)
    answered.reply(words, to=to, by=by.id, supported_by=by.supported_by)
    unit.save(answered)


@command("say I don't agree")
def disagree(unit: Unit, person_id: UUID, about: UUID, words: str, *, to: int, by: Actor) -> None:
    """Say that this is not so. Raises NotAllowed, NotInRecord, ChangedMeanwhile, NeedsSomebodyElse."""
    answered = unit.part(Answerable, person_id, about)
    require_no_part_in_words(unit, person_id, by, answered)
    answered.disagree(words, to=to, by=by.id, supported_by=by.supported_by)
    unit.save(answered)


@command("settle a disagreement")
def resolve(unit: Unit, person_id: UUID, about: UUID, words: str, *, by: Actor) -> None:
    """Say what came of looking into it. Raises NotAllowed, NotInRecord, NotDisagreed."""
    answered = unit.part(Answerable, person_id, about)
    answered.resolve(words, by=by.reader)
    unit.save(answered)
