"""The store: the log, the vault, and what is rebuilt from them. One for each process, made after a fork."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import closing
from functools import lru_cache
from typing import cast
from uuid import UUID

from eventsourcing.persistence import Notification
from sqlalchemy import select

from caserecord.blobs import opened
from caserecord.changeovers import go_on
from caserecord.credentials import Credentials
from caserecord.engines import open_events
from caserecord.events import EventsRecorder, Seen
from caserecord.files import private_folder
from caserecord.identities import Identities
from caserecord.invitations import Invitations
from caserecord.keys import Keys
from caserecord.known_devices import KnownDevices
from caserecord.leaked_passwords import LeakedPasswords
from caserecord.letters import Letters
from caserecord.link_keys import LinkKeys
from caserecord.locks import FileLock
from caserecord.mailboxes import Mailboxes
from caserecord.passkeys import Passkeys
from caserecord.resealings import Progress, seal_anew, settle_log
from caserecord.sealing import SealingMapper
from caserecord.sessions import Sessions
from caserecord.settings import Settings
from caserecord.shapes import Shapes
from caserecord.sign_in_cards import SignInCards
from caserecord.tries import Tries
from caserecord.units import AnyKept, AnyPart, Reading, Unit
from caserecord.vault_tables import alarms_given as _given
from caserecord.vaults import Vault, using
from caserecord.waiting_devices import WaitingDevices
from caserecord.ways import Ways
from domain.circles import Circle
from domain.members import Member
from domain.permissions import Actor, Permit, Role
from domain.records import Recorded, stored_hash
from domain.refusals import Damaged, Forgotten, NotInRecord
from domain.sign_ins import SignIn

_REMEMBERED = 500


class Store:
    """Reads and rebuilds what is kept. Threads may share it."""

    def __init__(
        self,
        recorder: EventsRecorder,
        vault: Vault,
        events: Mapping[str, type],
        leaked_passwords: LeakedPasswords | None = None,
    ) -> None:
        self.recorder = recorder
        self.vault = vault
        self.sessions = Sessions(vault)
        self.invitations = Invitations(vault)
        self.tries = Tries(vault)
        self.credentials = Credentials(vault, leaked_passwords)
        self.passkeys = Passkeys(vault)
        self.identities = Identities(vault)
        self.ways = Ways(vault)
        self.link_keys = LinkKeys(vault)
        self.mailboxes = Mailboxes(vault)
        self.letters = Letters(vault, self.mailboxes)
        self.sign_in_cards = SignInCards(vault)
        self.known_devices = KnownDevices(vault)
        self.waiting_devices = WaitingDevices(vault)
        self.commands_key = vault.secret("commands")
        self._shapes = Shapes(events)
        # What a permission check needs, and nothing else. A newer version is another entry.
        self._circle = lru_cache(_REMEMBERED)(self._rebuilt_circle)
        self._roles = lru_cache(_REMEMBERED)(self._rebuilt_roles)
        self._stopped = lru_cache(_REMEMBERED)(self._rebuilt_stopped)

    @classmethod
    def open(cls, settings: Settings, events: Mapping[str, type], *, alone: bool = False) -> "Store":
        """The store of this deployment, made where there is none. Raises CannotStart, also where it is to be alone."""
        private_folder(settings.data)
        use = using(settings, alone=alone)
        with closing(FileLock(settings.data / "events.lock")) as turn, turn:  # two that start at once make one vault
            go_on(settings.data)
            vault = Vault.open(settings, use)
            settle_log(settings, vault)
        leaked = LeakedPasswords(settings.leaked_passwords) if settings.leaked_passwords else None
        return cls(open_events(settings), vault, events, leaked)

    def seal_anew(self, settings: Settings, progress: Progress) -> None:
        """Seal the log anew, for whoever has the store alone. It is closed after this. Raises CannotStart."""
        seal_anew(settings, self.vault, self.recorder, progress)

    def close(self) -> None:
        """Close the files."""
        self.recorder.datastore.close()
        self.vault.close()
        self.credentials.close()

    @property
    def turns(self) -> FileLock:
        """Whoever holds it is the only writer."""
        return self.recorder.datastore.turns

    # The log

    def read(self, after: int, limit: int, *, names: Collection[str] | None = None) -> list[Recorded]:
        """The next events after a position, in the order of the log; with names, only those."""
        if names is not None and not names:
            return []
        return self._opened(
            self.recorder.select_notifications(after, limit, topics=tuple(names or ()), inclusive_of_start=False)
        )

    def read_on(self, after: int, last_hash: bytes, limit: int) -> list[Recorded] | None:
        """The next events after the one at a position, which has this stored hash; None where this log has it not.

        Position 0 is before the first event.
        """
        found = self.recorder.select_notifications(after, limit + 1)
        if after:
            if not found or found[0].id != after or hash_of(found[0]) != last_hash:
                return None
            found = found[1:]
        return self._opened(found[:limit])

    def read_at(self, positions: Sequence[int]) -> list[Recorded]:
        """The events at these positions, in the order of the log."""
        return self._opened(self.recorder.select_positions(positions))

    def read_stream(self, stream_id: UUID) -> list[Recorded]:
        """Every event of one stream, in order."""
        return self._opened(self.recorder.select_standing(stream_id))

    def head(self) -> tuple[int, bytes]:
        """Where the newest event stands, and its stored hash; position 0 and no bytes where there is none."""
        last = self.recorder.select_last()
        return (last.id, hash_of(last)) if last else (0, b"")

    def can_write(self) -> bool:
        """Whether something could be kept now, as far as can be seen without keeping a writer waiting."""
        return self.recorder.datastore.is_writable()

    # What is kept, as it is now

    def unit(self, actor: Actor, permit: Permit) -> Unit:
        """A unit of work for somebody who may do it."""
        return Unit(self.recorder, self.vault, self._shapes, actor, permit)

    def get(self, kind: type[AnyKept], stream_id: UUID) -> AnyKept:
        """Something that is kept. Raises NotInRecord, Forgotten, Damaged."""
        return self._reading().get(kind, stream_id)

    def part(self, kind: type[AnyPart], person_id: UUID, stream_id: UUID) -> AnyPart:
        """A part of this person's record. Raises NotInRecord, Forgotten, Damaged."""
        return self._reading().part(kind, person_id, stream_id)

    def make_key(self, subject_id: UUID) -> None:
        """Make sure that a person, a member or the scheme has a key. Raises Forgotten."""
        self.vault.make_key(subject_id)

    def blob(self, person_id: UUID, stream_id: UUID, name: str) -> bytes:
        """The bytes that an event of this person's record names. Raises NotInRecord, Forgotten, Damaged."""
        key = Keys(self.vault).get(stream_id)
        if key is not None and key.subject_id != person_id:
            raise NotInRecord
        return opened(key, stream_id, self.recorder.select_blob(name))

    def circle(self, person_id: UUID) -> Circle:
        """The circle of a person, to look at and not to change. Raises NotInRecord, Forgotten, Damaged."""
        self.vault.require_remembered(person_id)
        return self._circle(person_id, self._version(Circle.id_of(person_id)))

    def scheme_roles(self, member_id: UUID) -> frozenset[Role]:
        """The roles of a member in the scheme. Raises NotInRecord, Forgotten, Damaged."""
        self.vault.require_remembered(member_id)
        return self._roles(member_id, self._version(member_id))

    def seen(self, stream_id: UUID) -> Seen:
        """A stream as it is now, before anything is decided by it."""
        return Seen(stream_id, self.recorder.last_version(stream_id))

    def has_turned_to(self, person_id: UUID, member_id: UUID) -> bool:
        """Whether a person said to somebody that they do not feel safe, as far as the log was followed."""
        asked = select(_given.c.alarm_id).where(_given.c.person_id == person_id.hex, _given.c.reader == member_id.hex)
        return self.vault.connection.execute(asked).first() is not None

    def signs_in(self, member_id: UUID) -> bool:
        """Whether somebody was not stopped from signing in, and that can be known."""
        try:
            self.vault.require_remembered(member_id)
            return not self._stopped(member_id, self._version(SignIn.id_of(member_id)))
        except NotInRecord:
            return True
        except (Damaged, Forgotten):
            return False

    def _reading(self) -> Reading:
        return Reading(self.recorder, self.vault, self._shapes)

    def _version(self, stream_id: UUID) -> int:
        version = self.recorder.last_version(stream_id)
        if version is None:
            raise NotInRecord
        return version

    def _rebuilt_circle(self, person_id: UUID, _version: int) -> Circle:
        return self.part(Circle, person_id, Circle.id_of(person_id))

    def _rebuilt_roles(self, member_id: UUID, _version: int) -> frozenset[Role]:
        return self.get(Member, member_id).roles

    def _rebuilt_stopped(self, member_id: UUID, _version: int) -> bool:
        return self.get(SignIn, SignIn.id_of(member_id)).is_stopped

    def _opened(self, stored: Sequence[Notification]) -> list[Recorded]:
        keys = Keys(self.vault)
        keys.fetch(cast(UUID, each.originator_id) for each in stored)
        mapper = SealingMapper(self._shapes, keys)
        return [mapper.recorded(each) for each in stored]


def hash_of(stored: Notification) -> bytes:
    """What tells a stored event from any other."""
    return stored_hash(cast(UUID, stored.originator_id), stored.originator_version, stored.topic, stored.state)
