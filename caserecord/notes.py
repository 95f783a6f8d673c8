"""What may be asked of carer notes."""

from uuid import UUID

from caserecord.commands import command
from caserecord.units import Unit
from domain.notes import FOR_WORKERS, Note, NoteKind
from domain.permissions import Actor
from domain.refusals import NotAllowed


@command("write a note")
def write(
    unit: Unit,
    person_id: UUID,
    kind: NoteKind,
    words: str,
    *,
    happened: str = "",
    told_by: str = "",
    by: Actor,
) -> UUID:
    """Write down what happened. Raises NotAllowed, NotInRecord and as `domain.words.spoken`."""
    if kind in FOR_WORKERS and not unit.permit.also("write down a decision or a contact"):
        raise NotAllowed("A worker writes notes of that kind. Choose another kind of note.")
    note = Note.write(person_id, kind, words, happened=happened, told_by=told_by, by=by.reader)
    unit.save(note)
    return note.id


@command("correct a note")
def correct(unit: Unit, person_id: UUID, note_id: UUID, words: str, *, why: str, seen: int, by: Actor) -> None:
    """Put a note right. Raises NotAllowed, NotInRecord, ChangedMeanwhile and as `domain.words.spoken`."""
    note = unit.part(Note, person_id, note_id)
    if note.written_by != by.reader and not unit.permit.also("correct somebody else's note"):
        raise NotAllowed("Whoever wrote a note puts it right, or a worker does.")
    note.correct(words, why, seen=seen, by=by.reader)
    unit.save(note)
