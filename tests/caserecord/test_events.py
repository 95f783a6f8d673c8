import sqlite3
from uuid import UUID, uuid4

import pytest
from eventsourcing import persistence
from eventsourcing.persistence import IntegrityError, StoredEvent
from eventsourcing.popo import Factory

from caserecord import connections, engines
from caserecord.engines import open_events
from caserecord.event_tables import PRAGMAS
from caserecord.events import Done, EventsRecorder
from caserecord.files import private_file, private_folder
from caserecord.settings import CannotStart, Settings
from caserecord.stores import Store

WRITES = (
    "UPDATE {table} SET {column} = {column}",
    "DELETE FROM {table}",
    "INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
)
TABLES = {"stored_events": "state", "commands": "outcome", "blobs": "bytes"}


@pytest.fixture
def recorder(settings: Settings):
    private_folder(settings.data)
    recorder = open_events(settings)
    yield recorder
    recorder.datastore.close()


def stored(stream_id: UUID, version: int = 0, *, name: str = "entry.told") -> StoredEvent:
    return StoredEvent(stream_id, version, name, b"sealed")


def done(command_id: UUID) -> Done:
    return Done(command_id, uuid4(), "entries.tell", b"hash", None)


@pytest.mark.parametrize(("name", "value"), PRAGMAS.items())
def test_every_connection_is_set_and_reads_back(recorder: EventsRecorder, name: str, value: object):
    with recorder.datastore.transaction(commit=False) as cursor:
        cursor.execute(f"PRAGMA {name}")

        assert cursor.fetchone()[0] == value


def test_a_setting_that_does_not_take_stops_the_start(monkeypatch: pytest.MonkeyPatch, settings: Settings):
    private_folder(settings.data)
    monkeypatch.setattr(connections, "PRAGMAS", {"journal_mode": "nonsense"})

    with pytest.raises(CannotStart, match="does not keep journal_mode"):
        open_events(settings)


def test_another_recorder_stops_the_start(monkeypatch: pytest.MonkeyPatch, settings: Settings):
    private_folder(settings.data)
    monkeypatch.setitem(engines.FACTORIES, "", f"{Factory.__module__}:{Factory.__qualname__}")

    with pytest.raises(CannotStart, match="does not seal"):
        open_events(settings)


def test_a_prefixed_variable_changes_nothing(monkeypatch: pytest.MonkeyPatch, settings: Settings):
    private_folder(settings.data)
    monkeypatch.setenv("PERSISTENCE_MODULE", "eventsourcing.popo")

    recorder = open_events(settings)

    assert type(recorder) is EventsRecorder
    recorder.datastore.close()


@pytest.mark.parametrize("file", ["events.db", "vault.db"])
def test_a_file_of_a_later_version_is_refused(settings: Settings, file: str):
    Store.open(settings, {}).close()
    connection = sqlite3.connect(settings.data / file)
    connection.execute("PRAGMA user_version = 99")
    connection.close()

    with pytest.raises(CannotStart, match=f"{file} was written by a later version"):
        Store.open(settings, {})


def test_positions_are_counted_up_and_never_used_again(recorder: EventsRecorder):
    first = recorder.insert_events([stored(uuid4()), stored(uuid4())])
    with recorder.datastore.transaction(commit=True) as cursor:
        cursor.execute("DROP TRIGGER stored_events_are_kept_on_DELETE")
        cursor.execute("DELETE FROM stored_events")

    second = recorder.insert_events([stored(uuid4())])

    assert (first, second) == ([1, 2], [3])


@pytest.mark.parametrize("write", WRITES)
@pytest.mark.parametrize("table", TABLES)
def test_what_was_kept_is_never_changed(recorder: EventsRecorder, table: str, write: str):
    recorder.insert_events([stored(uuid4())], done=done(uuid4()))
    with recorder.datastore.transaction(commit=True) as cursor:
        cursor.execute("INSERT INTO blobs (hash, bytes) VALUES (x'01', x'02')")

    with (
        pytest.raises(IntegrityError, match="are kept for ever"),
        recorder.datastore.transaction(commit=True) as cursor,
    ):
        cursor.execute(write.format(table=table, column=TABLES[table]))


def test_events_and_what_was_done_are_kept_together_or_not_at_all(recorder: EventsRecorder):
    stream, command = uuid4(), uuid4()
    recorder.insert_events([stored(stream)])

    with pytest.raises(IntegrityError):
        recorder.insert_events([stored(uuid4()), stored(stream)], done=done(command))

    assert recorder.max_notification_id() == 1
    assert recorder.select_done(command) is None


def test_what_was_done_already_keeps_no_events(recorder: EventsRecorder):
    command = done(uuid4())
    recorder.insert_events([], done=command)

    with pytest.raises(IntegrityError):
        recorder.insert_events([stored(uuid4())], done=command)

    assert recorder.select_done(command.id) == command
    assert not recorder.max_notification_id()


def test_a_second_event_with_one_number_is_refused(recorder: EventsRecorder):
    stream = uuid4()
    recorder.insert_events([stored(stream, 0)])

    with pytest.raises(IntegrityError):
        recorder.insert_events([stored(stream, 0)])


def test_the_log_is_read_in_order_from_anywhere(recorder: EventsRecorder):
    stream = uuid4()
    recorder.insert_events([stored(stream, number, name=f"n{number % 2}") for number in range(6)])

    def positions(*args: int | None, **kwargs: object) -> list[int]:
        return [found.id for found in recorder.select_notifications(*args, **kwargs)]  # type: ignore[arg-type]

    assert positions(None, 10) == [1, 2, 3, 4, 5, 6]
    assert positions(2, 2) == [2, 3]
    assert positions(2, 10, 4, inclusive_of_start=False) == [3, 4]
    assert positions(None, 10, topics=["n1"]) == [2, 4, 6]
    assert [found.id for found in recorder.select_positions([6, 1, 99, 2])] == [1, 2, 6]


def test_what_is_to_stand_right_after_an_event_stands_there_or_nowhere(recorder: EventsRecorder):
    recorder.insert_events([stored(uuid4())])
    recorder.insert_events([stored(uuid4())], right_after=1)

    with pytest.raises(IntegrityError):
        recorder.insert_events([stored(uuid4())], right_after=1)

    assert recorder.select_newest_state() == (2, b"sealed")


def test_the_library_reads_a_stream_as_we_do(recorder: EventsRecorder):
    stream = uuid4()
    recorder.insert_events([stored(stream, number) for number in range(3)])

    assert recorder.select_events(stream) == recorder.select_stream(stream)
    assert [each.originator_version for each in recorder.select_events(stream, gt=0, lte=1)] == [1]


def test_what_sqlite_says_comes_by_the_library_s_name(recorder: EventsRecorder):
    with (
        pytest.raises(persistence.OperationalError, match="no such table"),
        recorder.datastore.transaction(commit=False) as cursor,
    ):
        cursor.execute("SELECT * FROM nowhere")


def test_an_error_of_ours_keeps_nothing(recorder: EventsRecorder):
    def write_and_break() -> None:
        with recorder.datastore.transaction(commit=True) as cursor:
            cursor.execute("INSERT INTO blobs (hash, bytes) VALUES (x'01', x'02')")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_and_break()

    with recorder.datastore.transaction(commit=False) as cursor:
        cursor.execute("SELECT COUNT(*) FROM blobs")
        assert cursor.fetchone()[0] == 0


def test_a_full_disk_is_said_and_nothing_is_kept(recorder: EventsRecorder):
    connection = recorder.datastore.pool.get_connection()
    connection.cursor().execute("PRAGMA max_page_count = 1")

    with pytest.raises(persistence.OperationalError, match="full"):
        recorder.insert_events([StoredEvent(uuid4(), 0, "entry.told", b"x" * 100_000)], done=done(uuid4()))

    connection.cursor().execute("PRAGMA max_page_count = 100000")
    assert recorder.insert_events([stored(uuid4())]) == [1]


@pytest.mark.parametrize("name", ["events.db", "vault.db"])
def test_a_file_that_is_no_database_is_refused_by_name(settings: Settings, name: str):
    file = private_file(private_folder(settings.data) / name)
    file.write_bytes(b"not a database " * 100)

    with pytest.raises(CannotStart, match=f"SQLite cannot use {file}"):
        Store.open(settings, {})
