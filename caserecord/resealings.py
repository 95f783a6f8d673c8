"""Resealings: the log sealed anew, under new keys for everybody. Cut anywhere, there is one log, and it opens.

A new log is written beside the old one: the same positions, streams, numbers, names and clear parts; what was sealed
under the key before is sealed under a new one. What was forgotten, or does not open, is copied as it is. A photo or a
voice is called after its sealed bytes, and so by another name. Then the new keys take the place of the old ones in the
vault, in one transaction which says that they did, and the new log that of the old one. Whoever opens the store next
goes on from there, or drops a log whose keys were never kept.
"""

import os
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple, cast
from uuid import UUID

from eventsourcing.persistence import Notification
from sqlalchemy import bindparam, delete, insert, select, update

from caserecord.blobs import opened, sealed
from caserecord.events import EventsRecorder
from caserecord.keyrings import KEY_LENGTH, StreamKey, WrongKey, stream_cipher
from caserecord.new_logs import NewLog, being_written, drop_new_log, keep_new_log
from caserecord.sealing import sealed_anew
from caserecord.settings import Settings
from caserecord.vault_tables import followed, keys, salts, secrets
from caserecord.vaults import Vault
from domain.records import stored_hash
from domain.refusals import Damaged

Progress = Callable[[int, int], None]
BATCH = 500
_KEPT = "log sealed anew"
"""The name among the secrets of the mark that the new keys are kept. Their log may still have to take its place."""
_NAME = re.compile(rb'"([0-9a-f]{64})"')


class _Keys(NamedTuple):
    """What sealed the events of one stream, and what will."""

    before: StreamKey
    after: StreamKey


def seal_anew(settings: Settings, vault: Vault, recorder: EventsRecorder, progress: Progress) -> None:
    """Seal the log anew. Nobody else has the store open, and it is closed after this. Raises CannotStart."""
    with being_written(settings.data) as log:
        new = _Resealing(vault, recorder, log)
        new.write(progress)
    recorder.datastore.close()
    new.keep()
    settle_log(settings, vault)
    vault.leave_no_trace()


def settle_log(settings: Settings, vault: Vault) -> None:
    """Let a new log take its place whose keys were kept, and drop one whose keys were not."""
    asked = select(secrets.c.wrapped).where(secrets.c.name == _KEPT)
    kept = vault.connection.execute(asked).scalar_one_or_none()
    if kept is None:
        drop_new_log(settings.data)
    else:
        keep_new_log(settings.data, vault.keyring.unwrap(_KEPT.encode(), kept).decode())
        vault.connection.execute(delete(secrets).where(secrets.c.name == _KEPT))


class _Resealing:
    """One log, sealed anew."""

    def __init__(self, vault: Vault, recorder: EventsRecorder, log: NewLog) -> None:
        self._vault = vault
        self._recorder = recorder
        self._log = log
        self._subjects = dict(self._new_keys())
        self._names = log.names()
        self._renamed: dict[bytes, bytes] = {}
        self._followed = vault.connection.execute(select(followed.c.position)).scalar_one_or_none()
        self._followed_hash = b""
        self._total = recorder.max_notification_id()

    def write(self, progress: Progress) -> None:
        """Write the new log, batch by batch."""
        position = 0
        while batch := self._recorder.select_notifications(position, BATCH, inclusive_of_start=False):
            streams = self._streams([cast(UUID, each.originator_id) for each in batch])
            anew = [self._sealed(each, streams.get(cast(UUID, each.originator_id))) for each in batch]
            self._log.add(anew)
            for each in anew:
                if each.id == self._followed:
                    stream = cast(UUID, each.originator_id)
                    self._followed_hash = stored_hash(stream, each.originator_version, each.topic, each.state)
            position = batch[-1].id
            progress(position, self._total)
        self._log.copy_the_rest()

    def keep(self) -> None:
        """Put the new keys in the place of the old ones, all of them or none."""
        wrap = self._vault.keyring.wrap
        anew = [
            {"of": subject, "wrapped": wrap(UUID(subject).bytes, after)}
            for subject, (_, after) in self._subjects.items()
        ]
        mark = {"name": _KEPT, "wrapped": wrap(_KEPT.encode(), str(self._total).encode())}
        with self._vault.together() as connection:
            connection.execute(update(keys).where(keys.c.subject_id == bindparam("of")), anew)
            connection.execute(update(followed).values(hash=self._followed_hash))
            connection.execute(insert(secrets), mark)

    def _new_keys(self) -> Sequence[tuple[str, tuple[bytes, bytes]]]:
        """The key of each, and a new one. One that does not open stays, with what it sealed."""
        kept = select(keys.c.subject_id, keys.c.wrapped).where(keys.c.wrapped.is_not(None))
        found = []
        for subject, wrapped in self._vault.connection.execute(kept):
            try:
                before = self._vault.keyring.unwrap(UUID(subject).bytes, wrapped)
            except WrongKey:
                continue
            found.append((subject, (before, os.urandom(KEY_LENGTH))))
        return found

    def _streams(self, stream_ids: Sequence[UUID]) -> dict[UUID, _Keys]:
        """What opens these streams, and what will; none where it was forgotten, or nothing opens it."""
        asked = select(salts.c.stream_id, salts.c.subject_id, salts.c.salt).where(
            salts.c.stream_id.in_({each.hex for each in stream_ids}), salts.c.salt.is_not(None)
        )
        found = {}
        for stream, subject, salt in self._vault.connection.execute(asked):
            if subject in self._subjects:
                each = (StreamKey(UUID(subject), stream_cipher(key, salt)) for key in self._subjects[subject])
                found[UUID(stream)] = _Keys(*each)
        return found

    def _sealed(self, stored: Notification, stream: _Keys | None) -> Notification:
        if stream is None:
            return stored

        def renamed(said: bytes) -> bytes:
            for name in _NAME.findall(said):
                self._seal_blob(name, cast(UUID, stored.originator_id), stream)
            return _NAME.sub(lambda found: b'"%b"' % self._renamed.get(found[1], found[1]), said)

        state = sealed_anew(stored, stream.before, stream.after, renamed)
        return Notification(stored.originator_id, stored.originator_version, stored.topic, state, stored.id)

    def _seal_blob(self, name: bytes, stream_id: UUID, stream: _Keys) -> None:
        """Seal the bytes that are called this, where they are of this stream."""
        called = name.decode()
        if called not in self._names or name in self._renamed:
            return
        try:
            plain = opened(stream.before, stream_id, self._recorder.select_blob(called))
        except Damaged:
            return
        after = sealed(stream.after, stream_id, plain)
        self._log.add_blob(bytes.fromhex(called), after)
        self._renamed[name] = after.name.encode()
