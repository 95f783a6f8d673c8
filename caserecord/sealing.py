"""Sealing events as they are stored, and opening them as they are read.

A stored state is one byte of format, four of length, the clear part (JSON), a nonce, and the sealed part
(JSON under AES-256-GCM). It opens only where it was written: the subject, the stream, the number in the stream,
the name of the event and the clear part are bound to it. What an event does not declare CLEAR is sealed.
"""

import os
import struct
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from typing import Annotated, Any, cast
from uuid import UUID

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from eventsourcing.domain import DomainEventProtocol
from eventsourcing.persistence import Mapper, Notification, StoredEvent

from caserecord.keyrings import NONCE_LENGTH, StreamKey
from caserecord.keys import Keys
from caserecord.shapes import CannotStore, Shapes
from caserecord.vaults import FORGOTTEN
from domain.records import Metadata, Recorded, SomethingDamaged, SomethingForgotten
from domain.refusals import Damaged, Forgotten
from domain.sayings import Ours

_FORMAT = 1
_HEAD = struct.Struct(">BI")
_PLACE = struct.Struct(">16s16sQ32s")
_WITHHELD = Ours("This does not open as it was written, so it is not shown. Please tell your scheme.")


class DoesNotOpen(Damaged):
    """What was stored does not open as it was written."""

    def __init__(self, why: str) -> None:
        super().__init__(_WITHHELD)
        self.why = why


class StreamForgotten(Forgotten):
    """The key of a stream, or its salt, was destroyed."""

    def __init__(self, subject_id: UUID) -> None:
        super().__init__(FORGOTTEN)
        self.subject_id = subject_id


class ClearMetadata(msgspec.Struct, omit_defaults=True, forbid_unknown_fields=True):
    """The part of `domain.records.Metadata` that stays clear: all but how the person expressed it."""

    actor: UUID
    role: str
    on_behalf_of: UUID | None = None
    supported_by: UUID | None = None
    request_id: UUID | None = None
    command_id: UUID | None = None
    clock_behind: int = 0


class Clear(msgspec.Struct, omit_defaults=True, forbid_unknown_fields=True):
    """The clear part of a stored event."""

    timestamp: datetime
    event: msgspec.Raw
    metadata: ClearMetadata
    class_version: int = 1


class _Moment(msgspec.Struct):
    """Of the clear part only when it was."""

    timestamp: Annotated[datetime, msgspec.Meta(tz=True)]


class Sealed(msgspec.Struct, omit_defaults=True, forbid_unknown_fields=True):
    """The sealed part of a stored event."""

    event: msgspec.Raw
    how: str = ""


_write = msgspec.json.Encoder().encode
_read_clear = msgspec.json.Decoder(Clear).decode
_read_moment = msgspec.json.Decoder(_Moment).decode
_read_sealed = msgspec.json.Decoder(Sealed).decode


class SealingMapper(Mapper[UUID]):
    """Events to stored bytes and back, within one unit of work."""

    def __init__(self, shapes: Shapes, keys: Keys, metadata: Metadata | None = None) -> None:
        # The library's own would bring a transcoder and a cipher that bind an event to nothing.
        self._shapes = shapes
        self._keys = keys
        self._metadata = metadata

    def to_stored_event(self, domain_event: DomainEventProtocol[UUID], clock_behind: int = 0) -> StoredEvent:
        """Seal an event. Raises CannotStore, Forgotten, KeyMissing."""
        event, said = cast(Any, domain_event), self._metadata
        if said is None:
            raise CannotStore("Nobody is said to have asked for this.")
        shape = self._shapes.of(event)
        key = self._keys.make(event.originator_id, event.sealed_for)
        if key.cipher is None:
            raise StreamForgotten(key.subject_id)
        if key.subject_id != event.sealed_for:
            raise CannotStore(f"{shape.name} is for {event.sealed_for}, its stream for {key.subject_id}.")

        state = vars(event)
        who = (said.actor, said.role, said.on_behalf_of, said.supported_by)
        metadata = ClearMetadata(*who, said.request_id, said.command_id, clock_behind)
        clear = _write(Clear(event.timestamp, shape.clear.write(state), metadata, shape.class_version))
        sealed = _write(Sealed(shape.sealed.write(state), said.how))

        body = _sealed(key, event.originator_id, event.originator_version, shape.name, clear, sealed)
        return StoredEvent(event.originator_id, event.originator_version, shape.name, body)

    def to_domain_event(self, stored_event: StoredEvent) -> DomainEventProtocol[UUID]:
        """Open an event. Raises Forgotten, DoesNotOpen."""
        event, _ = self.open(stored_event)
        return cast(DomainEventProtocol[UUID], event)

    def open(self, stored: StoredEvent) -> tuple[Any, Metadata]:
        """An event as it was, and who asked for it. Raises Forgotten, DoesNotOpen."""
        stream_id = cast(UUID, stored.originator_id)
        shape = self._shapes.named(stored.topic)
        if shape is None:
            raise DoesNotOpen("its name is not one that we know")
        key = self._keys.get(stream_id)
        if key is None:
            raise DoesNotOpen("the vault has no key that opens it")
        if key.cipher is None:
            raise StreamForgotten(key.subject_id)
        try:
            head, nonce, body = _parts(stored.state)
            place = _place(key.subject_id, stream_id, stored.originator_version, stored.topic, head)
            sealed = _read_sealed(key.cipher.decrypt(nonce, body, place))
            clear = _read_clear(head[_HEAD.size :])
            state = shape.read(clear.class_version, clear.event, sealed.event)
        except InvalidTag as error:
            raise DoesNotOpen("it is not what was sealed here") from error
        except (ValueError, LookupError) as error:
            raise DoesNotOpen(str(error)) from error

        state["originator_id"] = stream_id
        state["originator_version"] = stored.originator_version
        state["timestamp"] = clear.timestamp
        event = object.__new__(shape.kind)
        object.__setattr__(event, "__dict__", state)
        return event, _metadata(clear.metadata, sealed.how)

    def recorded(self, stored: Notification) -> Recorded:
        """An event as it stands in the log, whatever is left of it."""
        event: Any
        metadata = None
        try:
            event, metadata = self.open(stored)
        except StreamForgotten as error:
            event = _what_is_left(stored, error.subject_id)
        except DoesNotOpen as error:
            event = _damaged(stored, error.why)
        return Recorded(stored.id, event, metadata, stored.topic, stored.state)


def moment_of(state: bytes) -> datetime | None:
    """When a stored event was written down, as it says itself, without its key; None where that cannot be read."""
    try:
        head, _, _ = _parts(state)
        return _read_moment(head[_HEAD.size :]).timestamp
    except ValueError:
        return None


def clear_part(state: bytes) -> Clear:
    """What stands in the clear in a stored state, which no key opened: believe it no further. Raises ValueError."""
    head, _, _ = _parts(state)
    return _read_clear(head[_HEAD.size :])


def sealed_anew(stored: StoredEvent, before: StreamKey, after: StreamKey, renamed: Callable[[bytes], bytes]) -> bytes:
    """A stored state under another key of its stream, with what it names renamed. As it is where it does not open."""
    stream_id, version = cast(UUID, stored.originator_id), stored.originator_version
    try:
        head, nonce, body = _parts(stored.state)
        place = _place(before.subject_id, stream_id, version, stored.topic, head)
        said = cast(AESGCM, before.cipher).decrypt(nonce, body, place)
    except (InvalidTag, ValueError):
        return stored.state
    return _sealed(after, stream_id, version, stored.topic, renamed(head[_HEAD.size :]), renamed(said))


def _sealed(key: StreamKey, stream_id: UUID, version: int, name: str, clear: bytes, said: bytes) -> bytes:
    """A stored state, of its clear part and the part that is sealed."""
    head = _HEAD.pack(_FORMAT, len(clear)) + clear
    nonce = os.urandom(NONCE_LENGTH)
    place = _place(key.subject_id, stream_id, version, name, head)
    return head + nonce + cast(AESGCM, key.cipher).encrypt(nonce, said, place)


def _parts(state: bytes) -> tuple[bytes, bytes, bytes]:
    """The clear part with what stands before it, the nonce, the sealed part. Raises ValueError."""
    if len(state) < _HEAD.size or state[0] != _FORMAT:
        raise ValueError("it is in a format that this program does not know")
    _, length = _HEAD.unpack_from(state)
    end = _HEAD.size + length
    return state[:end], state[end : end + NONCE_LENGTH], state[end + NONCE_LENGTH :]


def _place(subject_id: UUID, stream_id: UUID, version: int, name: str, head: bytes) -> bytes:
    """What an event is bound to: fixed lengths first, so that no two places are written alike."""
    return _PLACE.pack(subject_id.bytes, stream_id.bytes, version, sha256(head).digest()) + name.encode()


def _metadata(said: ClearMetadata, how: str) -> Metadata:
    who = (said.actor, said.role, said.on_behalf_of, said.supported_by)
    return Metadata(*who, how, said.request_id, said.command_id, said.clock_behind)


def _what_is_left(stored: StoredEvent, subject_id: UUID) -> SomethingForgotten | SomethingDamaged:
    try:
        clear = clear_part(stored.state)
    except ValueError as error:
        return _damaged(stored, str(error))
    stream_id = cast(UUID, stored.originator_id)
    behind = clear.metadata.clock_behind
    return SomethingForgotten(stream_id, stored.originator_version, clear.timestamp, subject_id, behind)


def _damaged(stored: StoredEvent, why: str) -> SomethingDamaged:
    return SomethingDamaged(cast(UUID, stored.originator_id), stored.originator_version, why)
