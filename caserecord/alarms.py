"""What may be asked where somebody does not feel safe: they say it on their own; whom they turned to answers."""

from collections.abc import Sequence
from uuid import UUID

from caserecord.commands import command
from caserecord.leads import is_lead, who_sign_in
from caserecord.units import Unit
from domain.alarms import Alarm, who_reads
from domain.circles import Circle
from domain.clocks import today
from domain.permissions import Actor


@command("say I don't feel safe")
def say_not_safe(
    unit: Unit,
    person_id: UUID,
    *,
    about: Sequence[str] = (),
    words: str = "",
    reach: str = "",
    to: UUID | None = None,
    not_to: Sequence[UUID] = (),
    by: Actor,
) -> UUID:
    """Say that one does not feel safe, to somebody outside the house, among their people or a safeguarding lead.

    Raises NotAllowed, NotInRecord, NobodyToTurnTo, NotOneOfThese, WordsTooLong, WordsUnreadable.
    """
    circle = unit.part(Circle, person_id, Circle.id_of(person_id))
    leads = [to] if to and is_lead(unit, to) else []
    reader = who_reads(to, not_to, who_sign_in(unit, circle.outside(today(), leads)))
    alarm = Alarm.say(person_id, about=about, words=words, reach=reach, to=reader, not_to=not_to, by=by.id)
    unit.save(alarm)
    return alarm.id


@command("answer who does not feel safe")
def read(unit: Unit, person_id: UUID, alarm_id: UUID, *, by: Actor) -> None:
    """Read what somebody said. Raises NotAllowed, NotInRecord."""
    alarm = _given_to(unit, person_id, alarm_id, by)
    alarm.read(by=by.reader)
    unit.save(alarm)


@command("answer who does not feel safe")
def answer(unit: Unit, person_id: UUID, alarm_id: UUID, words: str, *, by: Actor) -> None:
    """Tell the person what is being done. Raises NotAllowed, NotInRecord and as `domain.words.spoken`."""
    alarm = _given_to(unit, person_id, alarm_id, by)
    alarm.answer(words, by=by.reader)
    unit.save(alarm)


def _given_to(unit: Unit, person_id: UUID, alarm_id: UUID, by: Actor) -> Alarm:
    alarm = unit.part(Alarm, person_id, alarm_id)
    circle = unit.part(Circle, person_id, Circle.id_of(person_id))
    leads = [by.reader] if is_lead(unit, by.reader) else []
    alarm.require_for(by.reader, circle.outside(today(), leads))
    return alarm
