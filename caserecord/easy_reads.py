"""What may be asked of the Easy Read of an entry: write it, draft it, decide about a draft, take it away."""

from collections.abc import Callable
from uuid import UUID

from caserecord.commands import command
from caserecord.entries import entry_to_change
from caserecord.units import Unit
from domain.easy_reads import EasyRead
from domain.easy_sentences import EasySentence
from domain.entries import Entry, State
from domain.permissions import Actor
from domain.refusals import NotInRecord


@command("write easy words")
def write(
    unit: Unit, person_id: UUID, entry_id: UUID, sentences: list[EasySentence], *, wording: int, seen: int, by: Actor
) -> None:
    """Say it in easy words. Raises NotAllowed, NotInRecord, ChangedMeanwhile, PutAway, StillWaiting, as `checked`."""
    entry = entry_to_change(unit, Entry, person_id, entry_id, by)
    entry.require_current()
    entry.require_seen(wording)
    easy = _easy_read(unit, person_id, entry_id, lambda: EasyRead.begin(person_id, entry_id, by=by.id))
    easy.say(sentences, wording=wording, seen=seen, by=by.id, supported_by=by.supported_by)
    unit.save(easy)


@command("draft easy words")
def draft(
    unit: Unit, person_id: UUID, entry_id: UUID, sentences: list[EasySentence], *, wording: int, by: Actor
) -> None:
    """Write easy words for the person to look at. Raises NotAllowed, NotInRecord, ChangedMeanwhile and as `checked`."""
    entry = unit.part(Entry, person_id, entry_id)
    if entry.state is not State.KEPT or entry.disagreed or entry.is_kept_from(by.reader):
        raise NotInRecord
    entry.require_seen(wording)
    easy = _easy_read(unit, person_id, entry_id, lambda: EasyRead.begin(person_id, entry_id, by=by.reader))
    easy.draft(sentences, wording=wording, by=by.reader)
    unit.save(easy)


@command("decide about easy words")
def approve(unit: Unit, person_id: UUID, entry_id: UUID, *, draft: int, by: Actor) -> None:
    """Yes, show these. Raises NotAllowed, NotInRecord, AlreadyDecided, ChangedMeanwhile, PutAway, StillWaiting."""
    entry = entry_to_change(unit, Entry, person_id, entry_id, by)
    entry.require_current()
    easy = _easy_read(unit, person_id, entry_id)
    easy.approve(draft, wording=entry.wording, by=by.id, supported_by=by.supported_by)
    unit.save(easy)


@command("decide about easy words")
def decline(unit: Unit, person_id: UUID, entry_id: UUID, *, draft: int, by: Actor) -> None:
    """No thank you. Raises NotAllowed, NotInRecord, AlreadyDecided."""
    entry_to_change(unit, Entry, person_id, entry_id, by)
    easy = _easy_read(unit, person_id, entry_id)
    easy.decline(draft, by=by.id, supported_by=by.supported_by)
    unit.save(easy)


@command("write easy words")
def take_away(unit: Unit, person_id: UUID, entry_id: UUID, *, by: Actor) -> None:
    """Take the easy words away. Raises NotAllowed, NotInRecord."""
    entry_to_change(unit, Entry, person_id, entry_id, by)
    easy = _easy_read(unit, person_id, entry_id)
    easy.take_away(by=by.id, supported_by=by.supported_by)
    unit.save(easy)


def easy_read_to_change(unit: Unit, person_id: UUID, easy_id: UUID, by: Actor) -> EasyRead:
    """An Easy Read, for whoever changes it. Raises NotInRecord, also where the entry is kept from who helps."""
    easy = unit.part(EasyRead, person_id, easy_id)
    entry_to_change(unit, Entry, person_id, easy.entry, by)
    return easy


def _easy_read(unit: Unit, person_id: UUID, entry_id: UUID, begin: Callable[[], EasyRead] | None = None) -> EasyRead:
    """The Easy Read of an entry; where there is none yet, it is begun, if that is asked for. Raises NotInRecord."""
    try:
        return unit.part(EasyRead, person_id, EasyRead.id_of(entry_id))
    except NotInRecord:
        if begin is None:
            raise
        return begin()
