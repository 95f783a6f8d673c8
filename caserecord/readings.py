"""Keeping who came to know what of a record, before the words leave; and asking what somebody looks at it for."""

from collections.abc import Sequence
from uuid import UUID

from caserecord.commands import command
from caserecord.permits import require_still
from caserecord.stores import Store
from caserecord.units import Unit
from domain.permissions import Actor, Permit
from domain.readings import Readership
from domain.receipts import Given


def keep(
    store: Store, permit: Permit, person_id: UUID, door: str, came_to_know: Sequence[tuple[UUID, int]], *, by: Actor
) -> None:
    """Write down that a record was read, and what the reader came to know.

    Raises Forgotten; NotInRecord where the role ended meanwhile by which they were to read it.
    Whoever appends takes a turn as the only writer, so that two answers at once are both written down.
    """
    with store.turns:
        require_still(store, by, permit)
        unit = store.unit(by, permit)
        readership = _taken_up(unit, person_id, by)
        readership.read(door, [(of, number) for of, number in came_to_know], by=by.reader)
        unit.save(readership)
        unit.commit()


def keep_receipt(store: Store, permit: Permit, person_id: UUID, given: Given, *, by: Actor) -> UUID:
    """Write down what is about to be given out as a whole. The id of its receipt. Raises Forgotten, NotInRecord."""
    with store.turns:
        require_still(store, by, permit)
        unit = store.unit(by, permit)
        readership = _taken_up(unit, person_id, by)
        receipt = readership.give_out(given, by=by.reader)
        unit.save(readership)
        unit.commit()
    return receipt


@command("say why I look")
def say_why(unit: Unit, person_id: UUID, purpose: str, *, by: Actor) -> None:
    """Say what the record is looked at for today. Raises NotAllowed, NotInRecord, NotAPurpose."""
    readership = _taken_up(unit, person_id, by)
    readership.say_why(purpose, by=by.reader)
    unit.save(readership)


def _taken_up(unit: Unit, person_id: UUID, by: Actor) -> Readership:
    events = unit.length(Readership.id_of(person_id, by.reader))
    return Readership.taken_up(person_id, by.reader, events)
