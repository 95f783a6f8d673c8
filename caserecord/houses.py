"""Who gets in as a person is decided with somebody who neither lives with them nor cares for them."""

from uuid import UUID

from caserecord.stores import Store
from caserecord.units import Unit
from domain.circles import Circle
from domain.clocks import today
from domain.permissions import Actor
from domain.refusals import NeedsSomebodyElse
from domain.sayings import Ours

OTHERS_CAN = Ours(
    "Whoever lives with them, or cares for them, cannot do this. Somebody else who works for the scheme can."
)
MANAGERS_CAN = Ours("Whoever lives with them, or cares for them, cannot do this. Another manager can.")


def is_of_the_house(store: Store, person_id: UUID, member: UUID) -> bool:
    """Whether somebody lives with a person or cares for them today. Raises NotInRecord, Forgotten, Damaged."""
    return member in store.circle(person_id).household(today())


def require_outside_the_house(unit: Unit, person_id: UUID, by: Actor, says: Ours = OTHERS_CAN) -> None:
    """Raises NeedsSomebodyElse where whoever asks lives with the person or cares for them."""
    circle = unit.part(Circle, person_id, Circle.id_of(person_id))
    if by.reader in circle.household(today()):
        raise NeedsSomebodyElse(says)
