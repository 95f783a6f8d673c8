"""How long records are kept: those that are past their time, and deleting one of them for ever."""

from uuid import UUID

from caserecord.commands import command
from caserecord.units import Unit
from domain.circles import Circle
from domain.permissions import Actor
from domain.schemes import Scheme


@command("forget a record that is past its time")
def decide(unit: Unit, scheme_id: UUID, record: UUID, *, kept_years: int, why: str, agreed_by: UUID, by: Actor) -> None:
    """Decide that a record which is past its time is deleted for ever.

    Raises NotAllowed, NotInRecord, Forgotten, KeptStill, NeedsSomebodyElse and as `domain.words.spoken`.
    """
    closed_on = unit.part(Circle, record, Circle.id_of(record)).closed_on()
    scheme = unit.get(Scheme, scheme_id)
    scheme.forget(record, closed_on=closed_on, kept_years=kept_years, why=why, agreed_by=agreed_by, by=by.reader)
    unit.save(scheme)
