"""Whether somebody may help with this choice; where they may not, who could."""

from collections.abc import Collection
from uuid import UUID

from caserecord.stores import Store
from caserecord.units import Reading, Unit
from domain.circles import Circle
from domain.clocks import today
from domain.conflicts import about_whom, is_part_of_access, who_could_help
from domain.members import Member
from domain.permissions import Actor
from domain.refusals import Damaged, Forgotten, NeedsSomebodyElse, ProofNeeded
from domain.sayings import Ours
from domain.widening import lets_more_be_seen


def require_no_part_in_choices(unit: Unit, by: Actor) -> None:
    """Raises NeedsSomebodyElse where whoever helps has a part in who sees something, by what is about to be kept.

    Every command is held to it, undoing too: by what it changes, not by its name.
    """
    if by.supported_by is None:
        return
    for change, before in unit.changes():
        chosen = about_whom(change, before)
        if chosen is not None:
            require_no_part_in_access(unit, change.person_id, by, chosen)


def require_proof_to_open(unit: Unit, by: Actor) -> None:
    """Raises ProofNeeded where somebody would see more of what is kept, and who asks has not shown who they are."""
    if by.has_proved:
        return
    new = set()
    for change, before in unit.changes():
        if before is None:
            new.add(change.originator_id)
        elif change.originator_id not in new and lets_more_be_seen(change, before):
            raise ProofNeeded("Say again who you are. Then you can let others see this.")


def require_no_part_in_access(
    reading: Store | Reading, person_id: UUID, by: Actor, about: Collection[UUID] = ()
) -> None:
    """Raises NeedsSomebodyElse where whoever helps has a part in who sees what."""
    if by.supported_by is None:
        return
    circle = reading.part(Circle, person_id, Circle.id_of(person_id))
    if is_part_of_access(circle, by.supported_by, today(), about):
        why = Ours(
            "Who sees this is yours to choose, and %(helper)s is part of it.", helper=_name(reading, by.supported_by)
        )
        raise _needs_somebody_else(reading, why, circle, {*about, *circle.household(today())})


def who_could_help_with_access(reading: Store | Reading, person_id: UUID) -> tuple[str, ...]:
    """Who may sit with the person to choose who sees what, by name. Raises NotInRecord, Forgotten, Damaged."""
    circle = reading.part(Circle, person_id, Circle.id_of(person_id))
    return _who_could_help(reading, circle, without=circle.household(today()))


def require_not_the_author(unit: Unit, person_id: UUID, by: Actor, author: UUID) -> None:
    """Raises NeedsSomebodyElse where whoever helps wrote the words that this is about."""
    if by.supported_by == author:
        circle = unit.part(Circle, person_id, Circle.id_of(person_id))
        why = Ours("%(helper)s wrote these words.", helper=_name(unit, author))
        raise _needs_somebody_else(unit, why, circle, {author})


def _needs_somebody_else(
    reading: Store | Reading, why: Ours, circle: Circle, without: Collection[UUID]
) -> NeedsSomebodyElse:
    others = _who_could_help(reading, circle, without=without)
    if not others:
        return NeedsSomebodyElse("%(why)s You can do it on your own. Or ask your scheme who could help.", why=why)
    return NeedsSomebodyElse(
        "%(why)s You can do it on your own. Or with one of these: %(others)s.", why=why, others=others
    )


def _who_could_help(reading: Store | Reading, circle: Circle, *, without: Collection[UUID]) -> tuple[str, ...]:
    names = (_name(reading, each) for each in who_could_help(circle, today(), without=without))
    return tuple(filter(None, names))


def _name(reading: Store | Reading, member: UUID) -> str:
    try:
        return reading.get(Member, member).name
    except (Forgotten, Damaged):
        return ""
