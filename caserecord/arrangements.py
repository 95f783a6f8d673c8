"""What may be asked of an arrangement: begin it, and say from which day on it is over. The carers' roles go with it."""

from datetime import date, timedelta
from uuid import UUID

from caserecord.commands import command
from caserecord.units import Unit
from domain.arrangements import Arrangement, ArrangementKind
from domain.circles import Circle
from domain.members import Member
from domain.permissions import Actor


@command("change the circle")
def start(
    unit: Unit, person_id: UUID, kind: ArrangementKind, carers: list[UUID], *, from_day: date, agreed: str, by: Actor
) -> UUID:
    """Begin an arrangement: those who care in it are among the person's people for as long as it lasts.

    Raises NotAllowed, NotInRecord, NobodyCares and as `domain.words.spoken`.
    """
    arrangement = Arrangement.start(person_id, kind, carers, from_day=from_day, agreed=agreed, by=by.reader)
    circle = unit.part(Circle, person_id, Circle.id_of(person_id))
    for carer in arrangement.carers:
        unit.get(Member, carer)
        circle.join(
            carer,
            kind.role,
            from_day=from_day,
            lives_with=kind.is_in_one_house,
            as_long_as=arrangement.id,
            by=by.reader,
        )
    unit.save(arrangement, circle)
    return arrangement.id


@command("change the circle")
def move_on(unit: Unit, person_id: UUID, arrangement_id: UUID, *, on_day: date, why: str, by: Actor) -> None:
    """Say from which day on it is over: from then on its carers see nothing.

    Raises NotAllowed, NotInRecord, NotADay and as `domain.words.spoken`.
    """
    arrangement = unit.part(Arrangement, person_id, arrangement_id)
    arrangement.move_on(on_day, why=why, by=by.reader)
    circle = unit.part(Circle, person_id, Circle.id_of(person_id))
    circle.end_with(arrangement_id, last=on_day - timedelta(days=1), by=by.reader)
    unit.save(arrangement, circle)
