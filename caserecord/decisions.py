"""What a scheme decides about the record itself: to delete one past its time, to seal the log anew, to restore it."""

from datetime import datetime
from uuid import UUID

from caserecord.commands import command
from caserecord.units import Unit
from domain.circles import Circle
from domain.permissions import Actor
from domain.schemes import Scheme


@command("forget a record that is past its time")
def forget_record(
    unit: Unit, scheme_id: UUID, record: UUID, *, kept_years: int, why: str, agreed_by: UUID, by: Actor
) -> None:
    """Decide that a record which is past its time is deleted for ever.

    Raises NotAllowed, NotInRecord, Forgotten, KeptStill, NeedsSomebodyElse and as `domain.words.spoken`.
    """
    closed_on = unit.part(Circle, record, Circle.id_of(record)).closed_on()
    scheme = unit.get(Scheme, scheme_id)
    scheme.forget(record, closed_on=closed_on, kept_years=kept_years, why=why, agreed_by=agreed_by, by=by.reader)
    unit.save(scheme)


@command("seal the log anew")
def seal_log_anew(unit: Unit, scheme_id: UUID, *, until: int, log_hash: bytes, by: Actor) -> None:
    """Say that the log is sealed anew which ends here. Raises NotAllowed."""
    scheme = unit.get(Scheme, scheme_id)
    scheme.seal_anew(until, log_hash, by=by.reader)
    unit.save(scheme)


@command("restore the record")
def restore_record(unit: Unit, scheme_id: UUID, *, until: int, last_at: datetime, let_go: list[str], by: Actor) -> None:
    """Say that the record is restored as it was when its last event stood here. Raises NotAllowed."""
    scheme = unit.get(Scheme, scheme_id)
    scheme.restore(until, last_at, let_go, by=by.reader)
    unit.save(scheme)
