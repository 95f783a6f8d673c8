"""What may be asked about what a person needs so that people can reach them."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from caserecord.commands import command
from caserecord.units import Unit
from domain.adjustment_kinds import OTHER
from domain.adjustments import Adjustment
from domain.knowers import KnownTo
from domain.permissions import Actor
from domain.refusals import NotInRecord


@command("say what I need")
def need(
    unit: Unit,
    person_id: UUID,
    kinds: Sequence[str],
    *,
    words: str = "",
    audience: KnownTo,
    people: Sequence[UUID] = (),
    by: Actor,
) -> None:
    """Say what one needs, and who may know. Raises NotAllowed, NotInRecord, NotANeed, NobodyChosen, WordsMissing."""
    for kind, said in _each(kinds, words):
        unit.save(
            Adjustment.record(
                person_id, kind, said, audience=audience, people=people, by=by.id, supported_by=by.supported_by
            )
        )


@command("record what somebody needs")
def record(unit: Unit, person_id: UUID, kinds: Sequence[str], *, words: str = "", because: str, by: Actor) -> None:
    """Say what somebody needs who cannot say so, and how one knows. Everyone who supports them is told.

    Raises NotAllowed, NotInRecord, NotANeed, WordsMissing.
    """
    for kind, said in _each(kinds, words):
        unit.save(Adjustment.record(person_id, kind, said, because=because, audience=KnownTo.EVERYONE, by=by.reader))


@command("choose who knows what I need")
def share_with(
    unit: Unit, person_id: UUID, adjustment_id: UUID, audience: KnownTo, *, people: Sequence[UUID] = (), by: Actor
) -> None:
    """Choose who may know of it. Raises NotAllowed, NotInRecord, Ended, NobodyChosen."""
    adjustment = adjustment_to_change(unit, person_id, adjustment_id)
    adjustment.share_with(audience, people, by=by.id, supported_by=by.supported_by)
    unit.save(adjustment)


@command("say whether a need was met")
def use(
    unit: Unit, person_id: UUID, adjustment_id: UUID, *, was_met: bool = False, in_the_way: str = "", by: Actor
) -> None:
    """Say whether it was met, and if not, what got in the way. Raises NotAllowed, NotInRecord, Ended, WordsMissing."""
    adjustment = adjustment_to_change(unit, person_id, adjustment_id)
    adjustment.use(was_met=was_met, in_the_way=in_the_way, by=by.id, supported_by=by.supported_by)
    unit.save(adjustment)


@command("look into what got in the way")
def look_into(unit: Unit, person_id: UUID, adjustment_id: UUID, words: str, *, by: Actor) -> None:
    """Say what was done about what got in the way. Raises NotAllowed, NotInRecord, WordsMissing."""
    adjustment = adjustment_to_change(unit, person_id, adjustment_id)
    adjustment.look_into(words, by=by.reader)
    unit.save(adjustment)


@command("review what somebody needs")
def review(
    unit: Unit,
    person_id: UUID,
    adjustment_id: UUID,
    *,
    words: str = "",
    again_on: date | None = None,
    seen: int,
    by: Actor,
) -> None:
    """Say how it is now. Raises NotAllowed, NotInRecord, ChangedMeanwhile, Ended, NotADay, WordsMissing."""
    adjustment = adjustment_to_change(unit, person_id, adjustment_id)
    adjustment.review(words, again_on=again_on, seen=seen, by=by.id, supported_by=by.supported_by)
    unit.save(adjustment)


@command("review what somebody needs")
def end(unit: Unit, person_id: UUID, adjustment_id: UUID, why: str, *, by: Actor) -> None:
    """Say that it is needed no longer, and why. Raises NotAllowed, NotInRecord, WordsMissing."""
    adjustment = adjustment_to_change(unit, person_id, adjustment_id)
    adjustment.end(why, by=by.id, supported_by=by.supported_by)
    unit.save(adjustment)


def adjustment_to_change(unit: Unit, person_id: UUID, adjustment_id: UUID) -> Adjustment:
    """What is needed, for whoever may know of it, beside the person too. Raises NotInRecord: another reads as none."""
    adjustment = unit.part(Adjustment, person_id, adjustment_id)
    if not (unit.permit.is_mine or adjustment.is_known_to(unit.permit.reader)):
        raise NotInRecord
    return adjustment


def _each(kinds: Sequence[str], words: str) -> list[tuple[str, str]]:
    """Each thing that is needed. Own words belong to what was ticked, if that is one thing; else they stand alone."""
    ticked = [kind for kind in dict.fromkeys(kinds) if kind != OTHER]
    if len(ticked) == 1:
        return [(ticked[0], words)]
    alone = [(OTHER, words)] if words.strip() or not ticked else []
    return [(kind, "") for kind in ticked] + alone
