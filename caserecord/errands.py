"""Errands: what has to be done when nobody asks. The log is followed; who waits is told; what nobody reads goes on;
whoever was stopped is shut out, also where that was cut in the middle; what had its time is swept away; each day a
checkpoint of the log is made.

Any number of processes may run them. Nothing is lost where one is stopped in the middle: a letter may then come twice.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from threading import Event, Thread
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, delete, insert, select, update

from caserecord import checkpoints, leftovers
from caserecord.getting_in import shut_out
from caserecord.leads import Leads, who_sign_in
from caserecord.permits import permit_to_pass_on
from caserecord.post_offices import PostOffice
from caserecord.settings import Settings
from caserecord.stores import Store
from caserecord.vault_tables import alarms_given as _given
from caserecord.vault_tables import alarms_waiting as _waiting
from caserecord.vault_tables import followed as _followed
from domain import clocks
from domain.alarms import Alarm
from domain.circles import Circle
from domain.members import Member
from domain.permissions import Actor
from domain.records import Recorded, SomethingForgotten
from domain.refusals import Damaged, Forgotten, NotInRecord
from domain.safeguarding_notes import SafeguardingNote
from domain.sign_ins import SignIn

HEARD = (
    *("alarm.said-not-safe", "alarm.passed-on", "alarm.read", "alarm.answered"),
    "safeguarding-note.written",
    *("sign-in.stopped", "circle.death-recorded"),
)
"""The events that are followed, by name."""
BATCH = 500
EVERY = 15.0
"""Seconds between two looks, where the server runs."""


class Done(NamedTuple):
    """What was done."""

    passed_on: int
    sent: int


class Errands:
    """Running errands for one store."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store = store
        self._office: PostOffice | None = settings.post_office
        self._address = settings.public_address
        self._after = timedelta(hours=settings.pass_on_hours)
        self._letters = store.letters
        self._outside = settings.outside
        self._leads = Leads(store)
        self._swept = 0

    def run(self) -> Done:
        """Do all that is to be done now."""
        watch = None
        if not clocks.was_within(self._swept, leftovers.EVERY):
            leftovers.sweep(self._store.vault)
            watch = checkpoints.keep_watch(self._store)
            self._swept = clocks.moment()
        self._follow()
        waiting = self._waiting()
        leads = self._leads.now() if waiting else []
        passed_on = sum(self._pass_on(*each, leads) for each in waiting)
        self._follow()
        sent = self._letters.send(self._office, self._address, self._language_of) if self._office else 0
        if watch and self._outside:
            checkpoints.keep_outside(self._outside, watch)
        return Done(passed_on, sent)

    @contextmanager
    def running(self, broke: Callable[[BaseException], None]) -> Iterator[None]:
        """Run them meanwhile, every few seconds. What breaks is said, and tried again."""
        is_over = Event()

        def go_on() -> None:
            while not is_over.wait(EVERY):
                try:
                    self.run()
                except Exception as error:  # noqa: BLE001 — whatever it was, the next look may go well
                    broke(error)

        running = Thread(target=go_on, name="errands", daemon=True)
        running.start()
        try:
            yield
        finally:
            is_over.set()
            running.join(timeout=EVERY)

    # The log is followed

    def _follow(self) -> None:
        """Hear what is new, each event once: what is heard and how far it was are kept together."""
        while self._store.head() != self._heard() and self._follow_on():
            pass

    def _follow_on(self) -> bool:
        """Hear a stretch. Whether there may be more."""
        with self._store.vault.together() as connection:
            position, last_hash = self._heard()
            if self._store.read_on(position, last_hash, 0) is None:  # another log, or an older copy of this one
                position = 0
            head = self._store.head()
            heard = self._store.read(position, BATCH, names=HEARD)
            for each in heard:
                self._hear(connection, each)
            is_more = len(heard) == BATCH
            position, last_hash = (heard[-1].position, heard[-1].stored_hash) if is_more else head
            connection.execute(delete(_followed))
            connection.execute(insert(_followed), {"position": position, "hash": last_hash})
        return is_more

    def _heard(self) -> tuple[int, bytes]:
        row = self._store.vault.connection.execute(select(_followed.c.position, _followed.c.hash)).first()
        return (row.position, row.hash) if row else (0, b"")

    def _hear(self, connection: Connection, at: Recorded) -> None:
        event: Any = at.event
        about = event.originator_id
        if isinstance(event, Alarm.SaidNotSafe | Alarm.PassedOn):
            connection.execute(delete(_waiting).where(_waiting.c.alarm_id == about.hex))
            due = int((event.timestamp + self._after).timestamp())
            row = {"alarm_id": about.hex, "person_id": event.person_id.hex, "due": due}
            connection.execute(insert(_waiting), row)
            for reader in [event.to] if isinstance(event, Alarm.SaidNotSafe) else event.to:
                given = {"person_id": event.person_id.hex, "reader": reader.hex, "alarm_id": about.hex}
                connection.execute(delete(_given).filter_by(**given))
                connection.execute(insert(_given), given)
                self._letters.write(connection, about, reader)
        elif isinstance(event, SafeguardingNote.SafeguardingNoteWritten):
            for reader in event.readers:
                self._letters.write(connection, about, reader)
        elif isinstance(event, SignIn.Stopped):
            self._shut_out(connection, event.reader)
        elif isinstance(event, Circle.DeathRecorded):
            self._shut_out(connection, event.person_id)
        else:  # it was read, or forgotten
            if isinstance(event, SomethingForgotten):
                connection.execute(delete(_given).where(_given.c.alarm_id == about.hex))
            connection.execute(delete(_waiting).where(_waiting.c.alarm_id == about.hex))
            self._letters.drop(connection, about)

    def _shut_out(self, connection: Connection, reader: UUID) -> None:
        """Take away what was left where it was cut, unless they were let in again since."""
        with suppress(Damaged, Forgotten):
            shut_out(self._store, connection, reader)

    # What nobody reads goes on

    def _waiting(self) -> list[tuple[UUID, UUID, bool]]:
        """What nobody has read, and whether its time is up: before that, whoever has it may have left."""
        after = int(self._after.total_seconds())
        rows = self._store.vault.connection.execute(select(_waiting.c.alarm_id, _waiting.c.person_id, _waiting.c.due))
        return [
            (UUID(row.alarm_id), UUID(row.person_id), not clocks.was_within(row.due - after, after)) for row in rows
        ]

    def _pass_on(self, alarm_id: UUID, person_id: UUID, is_due: bool, leads: list[UUID]) -> bool:
        """Give it to whoever is next, in turn with all who write, so that two who look at once do it once."""
        with self._store.turns:
            try:
                alarm = self._store.part(Alarm, person_id, alarm_id)
                outside = who_sign_in(self._store, self._store.circle(person_id).outside(clocks.today(), leads))
            except (Damaged, Forgotten, NotInRecord):
                self._leave(alarm_id)
                return False
            is_overdue = is_due and alarm.is_overdue(clocks.now(), self._after)
            if not is_overdue and alarm.is_with_somebody(outside):
                return False
            if not alarm.pass_on(outside):
                if is_overdue:
                    self._remind(alarm, outside.keys() & set(alarm.to))
                return False
            unit = self._store.unit(Actor(alarm.id), permit_to_pass_on(alarm))
            unit.save(alarm)
            unit.commit()
            return True

    def _language_of(self, reader: UUID) -> str:
        try:
            return self._store.get(Member, reader).language
        except Damaged:  # a letter in a language that they may not like is better than none
            return "en"

    def _leave(self, alarm_id: UUID) -> None:
        """Ask no more about what cannot be opened."""
        self._store.vault.connection.execute(delete(_waiting).where(_waiting.c.alarm_id == alarm_id.hex))

    def _remind(self, alarm: Alarm, readers: set[UUID]) -> None:
        """There is nobody else: tell those again who have it."""
        due = int((clocks.now() + self._after).timestamp())
        with self._store.vault.together() as connection:
            this = update(_waiting).where(_waiting.c.alarm_id == alarm.id.hex)
            connection.execute(this.values(due=due))
            for reader in readers:
                self._letters.write(connection, alarm.id, reader)
