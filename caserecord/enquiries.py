"""What may be asked about enquiries: begin to ask who knew what, and ask no more."""

from uuid import UUID

from caserecord.commands import command
from caserecord.units import Unit
from domain.circles import Circle
from domain.clocks import today
from domain.enquiries import Enquiry
from domain.permissions import Actor


@command("open an enquiry")
def begin(unit: Unit, person_id: UUID, called: str, why: str, *, by: Actor) -> UUID:
    """Begin to ask who knew what. The person reads why.

    Raises NotAllowed, NotInRecord, NeedsSomebodyElse, WordsMissing, WordsTooLong, WordsUnreadable.
    """
    circle = unit.part(Circle, person_id, Circle.id_of(person_id))
    enquiry = Enquiry.open(person_id, called, why, outside=circle.outside(today()), by=by.reader)
    unit.save(enquiry)
    return enquiry.id


@command("open an enquiry")
def close(unit: Unit, person_id: UUID, enquiry_id: UUID, *, by: Actor) -> None:
    """Ask no more. Raises NotAllowed, NotInRecord."""
    enquiry = unit.part(Enquiry, person_id, enquiry_id)
    enquiry.close(by=by.reader)
    unit.save(enquiry)
