"""Whether somebody may help with this choice; where they may not, who could."""

from collections.abc import Collection
from uuid import UUID

from caserecord.stores import Store
from caserecord.units import Reading, Unit
from domain.circles import Circle
from domain.clocks import today
from domain.conflicts import about_whom, is_part_of_access, part_in_words, who_could_help
from domain.members import Member
from domain.permissions import Actor
from domain.refusals import Damaged, Forgotten, NeedsSomebodyElse, ProofNeeded
from domain.replies import Answerable
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
        without = {*about, *circle.household(today())}
        raise NeedsSomebodyElse(_ask_somebody_else(why, _who_could_help(reading, circle, without=without)))


def who_could_help_with_access(reading: Store | Reading, person_id: UUID) -> tuple[str, ...]:
    """Who may sit with the person to choose who sees what, by name. Raises NotInRecord, Forgotten, Damaged."""
    circle = reading.part(Circle, person_id, Circle.id_of(person_id))
    return _who_could_help(reading, circle, without=circle.household(today()))


def require_no_part_in_words(unit: Unit, person_id: UUID, by: Actor, words: Answerable) -> None:
    """Raises NeedsSomebodyElse where whoever helps wrote the words that this is about, told them or is named there."""
    why_not = why_no_help_with(unit, person_id, by, words)
    if why_not:
        raise NeedsSomebodyElse(why_not)


def why_no_help_with(reading: Store | Reading, person_id: UUID, by: Actor, words: Answerable) -> Ours | None:
    """Why whoever helps may not help with an answer to words about the person, and who could; None where they may."""
    part = by.supported_by and part_in_words(words, by.supported_by, _name(reading, by.supported_by))
    if not part:
        return None
    circle = reading.part(Circle, person_id, Circle.id_of(person_id))
    everybody = who_could_help(circle, today(), without=())
    without = [each for each in everybody if part_in_words(words, each, _name(reading, each))]
    return _ask_somebody_else(part, _who_could_help(reading, circle, without=without))


def _ask_somebody_else(why: Ours, others: tuple[str, ...]) -> Ours:
    if not others:
        return Ours("%(why)s You can do it on your own. Or ask your scheme who could help.", why=why)
    return Ours("%(why)s You can do it on your own. Or with one of these: %(others)s.", why=why, others=others)


def _who_could_help(reading: Store | Reading, circle: Circle, *, without: Collection[UUID]) -> tuple[str, ...]:
    names = (_name(reading, each) for each in who_could_help(circle, today(), without=without))
    return tuple(filter(None, names))


def _name(reading: Store | Reading, member: UUID) -> str:
    try:
        return reading.get(Member, member).name
    except (Forgotten, Damaged):
        return ""
