"""What may be asked of a recording: add, write down what is said, put away, bring back."""

from uuid import UUID, uuid4

from caserecord.commands import command
from caserecord.entries import entry_to_change
from caserecord.units import Unit
from domain.entries import Entry
from domain.permissions import Actor
from domain.recordings import Recording


@command("record a voice")
def add(unit: Unit, person_id: UUID, about: UUID, sound: bytes, *, seconds: int, words: str = "", by: Actor) -> UUID:
    """Add a recording on something that was told. Raises NotAllowed, NotInRecord, WordsTooLong, WordsUnreadable."""
    entry_to_change(unit, Entry, person_id, about, by)
    recording_id = uuid4()
    recording = Recording.add(
        person_id,
        about,
        recording_id=recording_id,
        sound=unit.keep(recording_id, person_id, sound),
        seconds=seconds,
        words=words,
        by=by.id,
        supported_by=by.supported_by,
    )
    unit.save(recording)
    return recording_id


@command("record a voice")
def write_down(unit: Unit, person_id: UUID, recording_id: UUID, words: str, *, seen: int, by: Actor) -> None:
    """Write down what is said. Raises NotAllowed, NotInRecord, ChangedMeanwhile and as `domain.words.spoken`."""
    recording = recording_to_change(unit, person_id, recording_id, by)
    recording.write_down(words, seen=seen, by=by.id, supported_by=by.supported_by)
    unit.save(recording)


@command("record a voice")
def put_away(unit: Unit, person_id: UUID, recording_id: UUID, *, by: Actor) -> None:
    """Put it away. Raises NotAllowed, NotInRecord."""
    recording = recording_to_change(unit, person_id, recording_id, by)
    recording.put_away(by=by.id, supported_by=by.supported_by)
    unit.save(recording)


@command("record a voice")
def bring_back(unit: Unit, person_id: UUID, recording_id: UUID, *, by: Actor) -> None:
    """Bring it back. Raises NotAllowed, NotInRecord."""
    recording = recording_to_change(unit, person_id, recording_id, by)
    recording.bring_back(by=by.id, supported_by=by.supported_by)
    unit.save(recording)


def recording_to_change(unit: Unit, person_id: UUID, recording_id: UUID, by: Actor) -> Recording:
    """A recording, for whoever changes it. Raises NotInRecord, also where the person keeps it from their helper."""
    recording = unit.part(Recording, person_id, recording_id)
    entry_to_change(unit, Entry, person_id, recording.about, by)
    return recording
