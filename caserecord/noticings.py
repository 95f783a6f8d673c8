"""What may be asked of what was noticed in somebody who does not use words."""

from uuid import UUID

from caserecord.commands import command
from caserecord.units import Unit
from domain.circles import Circle
from domain.clocks import today
from domain.noticings import Noticing
from domain.permissions import Actor


@command("say what we noticed")
def notice(unit: Unit, person_id: UUID, *, does: str, means: str, we_do: str, responded: str, by: Actor) -> UUID:
    """Say what was noticed. Raises NotAllowed, NotInRecord and as `domain.words.spoken`."""
    noticing = Noticing.notice(
        person_id,
        does=does,
        means=means,
        we_do=we_do,
        responded=responded,
        by=by.reader,
        outside_house=_outside_house(unit, person_id, by),
    )
    unit.save(noticing)
    return noticing.id


@command("agree with what was noticed")
def agree(unit: Unit, person_id: UUID, noticing_id: UUID, *, by: Actor) -> None:
    """Say that it was noticed by a second person too. Raises NotAllowed, NotInRecord, NeedsSomebodyElse."""
    noticing = unit.part(Noticing, person_id, noticing_id)
    noticing.agree(by=by.reader, outside_house=_outside_house(unit, person_id, by))
    unit.save(noticing)


@command("agree with what was noticed")
def review(unit: Unit, person_id: UUID, noticing_id: UUID, *, by: Actor) -> None:
    """Say that it is still so. Raises NotAllowed, NotInRecord, NeedsSomebodyElse."""
    noticing = unit.part(Noticing, person_id, noticing_id)
    noticing.review(by=by.reader)
    unit.save(noticing)


@command("agree with what was noticed")
def put_away(unit: Unit, person_id: UUID, noticing_id: UUID, why: str, *, by: Actor) -> None:
    """Say that it is no longer so. Raises NotAllowed, NotInRecord and as `domain.words.spoken`."""
    noticing = unit.part(Noticing, person_id, noticing_id)
    noticing.put_away(why, by=by.reader)
    unit.save(noticing)


def _outside_house(unit: Unit, person_id: UUID, by: Actor) -> bool:
    circle = unit.part(Circle, person_id, Circle.id_of(person_id))
    return not circle.lives_with(by.reader, today())
