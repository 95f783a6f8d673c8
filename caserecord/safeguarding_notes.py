"""What may be asked of safeguarding notes. Whoever one is about is refused, as if there were none."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from caserecord.commands import command
from caserecord.units import Unit
from domain.circles import Circle
from domain.clocks import today
from domain.permissions import Actor
from domain.safeguarding_notes import SafeguardingNote


@command("write a safeguarding note")
def write(
    unit: Unit,
    person_id: UUID,
    words: str,
    *,
    about: Sequence[UUID] = (),
    readers: Sequence[UUID] = (),
    why_back: str = "",
    back_until: date | None = None,
    by: Actor,
) -> UUID:
    """Write down a possible harm. Raises NotAllowed, NotInRecord, NeedsSomebodyElse, NotADay, as `spoken`."""
    note = SafeguardingNote.write(
        person_id,
        words,
        about=about,
        readers=readers,
        why_back=why_back,
        back_until=back_until,
        outside=unit.part(Circle, person_id, Circle.id_of(person_id)).outside(today()),
        by=by.reader,
    )
    unit.save(note)
    return note.id


@command("write a safeguarding note")
def add(unit: Unit, person_id: UUID, note_id: UUID, words: str, *, by: Actor) -> None:
    """Write more, such as what was done. Raises NotAllowed, NotInRecord and as `domain.words.spoken`."""
    note = _readable(unit, person_id, note_id, by)
    note.add(words, by=by.reader)
    unit.save(note)


@command("hold a safeguarding note back")
def agree(unit: Unit, person_id: UUID, note_id: UUID, *, by: Actor) -> None:
    """Agree, as the second, that it is held back. Raises NotAllowed, NotInRecord, AlreadyDecided, NeedsSomebodyElse."""
    note = _readable(unit, person_id, note_id, by)
    note.agree(by=by.reader)
    unit.save(note)


@command("hold a safeguarding note back")
def end_holding_back(unit: Unit, person_id: UUID, note_id: UUID, *, by: Actor) -> None:
    """Let the person see it from now on. Raises NotAllowed, NotInRecord."""
    note = _readable(unit, person_id, note_id, by)
    note.end_holding_back(by=by.reader)
    unit.save(note)


def _readable(unit: Unit, person_id: UUID, note_id: UUID, by: Actor) -> SafeguardingNote:
    note = unit.part(SafeguardingNote, person_id, note_id)
    circle = unit.part(Circle, person_id, Circle.id_of(person_id))
    note.require_for(by.reader, circle.outside(today()))
    return note
