"""What may be asked about emergency access: use it, say that the person was told, and look at it afterwards."""

from uuid import UUID

from caserecord.commands import command
from caserecord.units import Unit
from domain.circles import Circle
from domain.clocks import today
from domain.members import Member
from domain.permissions import Actor
from domain.refusals import Damaged, Forgotten, NotInRecord, Refused
from domain.sayings import Ours

NOBODY_LIKE_THIS = Ours("We found nobody with this name and this number. Look at both, and try again.")


class NobodyLikeThis(Refused):
    """There is nobody of this name and number, or nobody whom this reader may see: the two read alike."""

    def __init__(self) -> None:
        super().__init__(NOBODY_LIKE_THIS)


@command("use emergency access")
def use(unit: Unit, whom: UUID, why: str, *, by: Actor) -> UUID:
    """See for a few hours what must be known about somebody. Whoever is among their people has it already.

    Raises NotAllowed, NobodyLikeThis, WordsMissing, WordsTooLong, WordsUnreadable.
    """
    try:
        circle = unit.part(Circle, whom, Circle.id_of(whom))
    except (NotInRecord, Forgotten, Damaged):
        raise NobodyLikeThis from None
    if not circle.roles_of(Actor(by.reader), today()):
        if circle.died_on is not None or circle.has_lived_with(by.reader):
            raise NobodyLikeThis
        circle.use_emergency_access(why, by=by.reader)
        unit.save(circle)
    return whom


@command("use emergency access")
def look_in_vain(unit: Unit, *, by: Actor) -> None:
    """Let it be known that somebody tried many times, and found nobody. Never for whom. Raises NotAllowed."""
    member = unit.get(Member, by.reader)
    member.look_in_vain(by=by.reader)
    unit.save(member)


@command("say that the person was told")
def tell(unit: Unit, person_id: UUID, access: UUID, *, by: Actor) -> None:
    """Say that the person was told. Raises NotAllowed, NotInRecord."""
    circle = unit.part(Circle, person_id, Circle.id_of(person_id))
    circle.tell_person(access, by=by.reader)
    unit.save(circle)


@command("review emergency access")
def review(unit: Unit, person_id: UUID, access: UUID, *, was_right: bool, what_was_done: str, by: Actor) -> None:
    """Say whether it was right, and what was done.

    Raises NotAllowed, NotInRecord, NeedsSomebodyElse, WordsMissing, WordsTooLong, WordsUnreadable.
    """
    circle = unit.part(Circle, person_id, Circle.id_of(person_id))
    circle.review(access, was_right=was_right, what_was_done=what_was_done, by=by.reader)
    unit.save(circle)
