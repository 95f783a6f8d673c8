"""A unit of work: what one request reads and writes. Its keys are gone when it is."""

import copy
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar
from uuid import UUID

from caserecord.blobs import Blob, sealed
from caserecord.events import Done, EventsRecorder, Seen
from caserecord.keys import Keys
from caserecord.sealing import DoesNotOpen, SealingMapper, moment_of
from caserecord.shapes import Shapes
from caserecord.vaults import Vault
from domain import clocks
from domain.circles import Circle
from domain.permissions import Actor, Permit
from domain.records import Kept, Metadata, Part
from domain.refusals import NotInRecord

AnyKept = TypeVar("AnyKept", bound=Kept)
AnyPart = TypeVar("AnyPart", bound=Part)


class Reading:
    """Rebuilds what is kept from its events."""

    def __init__(
        self, recorder: EventsRecorder, vault: Vault, shapes: Shapes, metadata: Metadata | None = None
    ) -> None:
        self._recorder = recorder
        self._keys = Keys(vault)
        self._mapper = SealingMapper(shapes, self._keys, metadata)

    def get(self, kind: type[AnyKept], stream_id: UUID) -> AnyKept:
        """Something that is kept, as it is now. Raises NotInRecord, Forgotten, Damaged."""
        found = self._mutated(stream_id)
        if not isinstance(found, kind):
            raise NotInRecord
        return found

    def _mutated(self, stream_id: UUID, before: int | None = None) -> Any:
        """What the events of a stream made of it, perhaps only those before one; None of none of them."""
        found, chosen = None, None
        for number, stored in enumerate(islice(self._recorder.select_stream(stream_id), before)):
            if stored.originator_version != number:
                raise DoesNotOpen("what came before it is missing")
            event, _ = self._mapper.open(stored)
            found, chosen = event.mutate(found), _chosen_by(event, chosen)
        return self._without_who_came_back(found, chosen)

    def last_changes(self, stream_id: UUID) -> list[tuple[Any, Any]]:
        """What was done last to something that is kept, the newest first: each change, with what stood before it.

        All that one command did was done at once.
        """
        opened = [self._mapper.open(stored) for stored in self._recorder.select_stream(stream_id)]
        last = opened[-1][1].command_id
        found, before, chosen = [], None, None
        for event, metadata in opened:
            if metadata.command_id == last:
                found.append((event, self._without_who_came_back(copy.deepcopy(before), chosen)))
            before, chosen = event.mutate(before), _chosen_by(event, chosen)
        return found[::-1]

    def _without_who_came_back(self, part: Any, chosen: int | None) -> Any:
        """A part that is for just some people, without those who left since they were chosen, and came back.

        `chosen`: by which event of the part. Which came first is asked of the log, and of no clock.
        """
        people = getattr(part, "people", None)
        if people and chosen is not None:
            circle = self.get(Circle, Circle.id_of(part.person_id))
            then = self._recorder.select_position(part.id, chosen)
            part.people = [
                member
                for member in people
                if member not in circle.came_back
                or self._recorder.select_position(circle.id, circle.came_back[member]) < then
            ]
        return part

    def part(self, kind: type[AnyPart], person_id: UUID, stream_id: UUID) -> AnyPart:
        """A part of this person's record, as it is now.

        Raises NotInRecord, also where it is somebody else's or of another kind, Forgotten, Damaged.
        """
        key = self._keys.get(stream_id)
        if key is not None and key.subject_id != person_id:
            raise NotInRecord
        return self.get(kind, stream_id)


class Unit(Reading):
    """Collects what changed, and keeps all of it at once."""

    def __init__(self, recorder: EventsRecorder, vault: Vault, shapes: Shapes, actor: Actor, permit: Permit) -> None:
        super().__init__(recorder, vault, shapes, _metadata(actor, permit))
        self.permit = permit
        self._vault = vault
        self._changed: list[Kept] = []
        self._blobs: list[Blob] = []

    def make_key(self, subject_id: UUID) -> None:
        """Make sure that a person, a member or the scheme has a key. Raises Forgotten."""
        self._vault.make_key(subject_id)

    def keep(self, stream_id: UUID, subject_id: UUID, plain: bytes) -> str:
        """Keep bytes in the transaction of the event that names them, under this name. Raises Forgotten."""
        blob = sealed(self._keys.make(stream_id, subject_id), stream_id, plain)
        self._blobs.append(blob)
        return blob.name

    def length(self, stream_id: UUID) -> int:
        """How many events a stream has, where none of them has to be read."""
        self._keys.get(stream_id)
        last = self._recorder.last_version(stream_id)
        return 0 if last is None else last + 1

    def save(self, *changed: Kept) -> None:
        """Keep what happened to these, when the unit ends."""
        self._changed += changed

    def changes(self) -> Iterator[tuple[Any, Any]]:
        """What is about to be kept: each change, with what stood before it. Look at it before you ask for the next."""
        for changed in self._changed:
            before: Any = None
            for number, change in enumerate(changed.pending_events):
                before = before if number else self._mutated(changed.id, change.originator_version)
                yield change, before
                before = change.mutate(before)

    def commit(self, done: Done | None = None, *, seen: Sequence[Seen] = ()) -> None:
        """Keep everything that happened, and what was done, in one transaction. `seen`: by what leave was given.

        Raises eventsourcing's IntegrityError where somebody else was first: then ask again, in a new unit.
        """
        events = [event for changed in self._changed for event in changed.collect_events()]
        behind, last = self._clock_behind(events)
        # Only the first after a clock went back says so: the next stand after it.
        stored = [self._mapper.to_stored_event(event, 0 if at else behind) for at, event in enumerate(events)]
        self._recorder.insert_events(
            stored, done=done, blobs=self._blobs, seen=seen, right_after=last if behind else None
        )

    def _clock_behind(self, events: Sequence[Any]) -> tuple[int, int | None]:
        """By how much the clock went back since the newest event of the log, and where that stands."""
        newest = self._recorder.select_newest_state() if events else None
        before = newest and moment_of(newest[1])
        return (clocks.behind(events[0].timestamp, before), newest[0]) if newest and before else (0, None)


def _chosen_by(event: Any, before: int | None) -> int | None:
    """By which event of a part it was chosen last who it is for."""
    return int(event.originator_version) if hasattr(event, "people") else before


def _metadata(actor: Actor, permit: Permit) -> Metadata:
    return Metadata(
        actor=actor.reader,
        role=permit.role.value,
        on_behalf_of=actor.with_person,
        supported_by=actor.supported_by,
        how=actor.how,
        request_id=actor.request_id,
        command_id=actor.command_id,
    )
