import fcntl
import os
import sqlite3
import threading
from uuid import UUID, uuid4

import pytest

from caserecord import circles, entries
from caserecord.settings import Settings
from caserecord.stores import Store
from domain import clocks
from domain.circles import Circle
from domain.entries import Entry
from domain.permissions import Actor, Role
from domain.records import SomethingDamaged, SomethingForgotten
from domain.refusals import Damaged, Forgotten, NotInRecord
from tests.caserecord.conftest import keep
from tests.caserecord.diaries import EVENTS, Diary

NOTHING = "There is nothing here with that address."


def meddle(settings: Settings, statement: str, *given: object) -> None:
    """Change the file of the events, as somebody could who has it."""
    with sqlite3.connect(settings.data / "events.db") as connection:
        for change in ("UPDATE", "DELETE"):
            connection.execute(f"DROP TRIGGER stored_events_are_kept_on_{change}")
        connection.execute(statement, given)
    connection.close()


# What is kept, as it is now


def test_what_is_kept_is_rebuilt(store: Store, sol: UUID, diary: Diary):
    found = store.part(Diary, sol, diary.id)

    assert (found.id, found.version, found.days, found.person_id) == (diary.id, 1, 1, sol)
    assert store.get(Diary, diary.id) == found


def test_what_is_not_there_and_what_is_somebody_else_s_read_alike(store: Store, sol: UUID, win: UUID, diary: Diary):
    for kind, person_id, stream_id in [
        (Diary, sol, uuid4()),
        (Diary, win, diary.id),
        (Entry, sol, diary.id),
        (Diary, sol, Circle.id_of(sol)),
    ]:
        with pytest.raises(NotInRecord, match=NOTHING):
            store.part(kind, person_id, stream_id)


def test_what_was_forgotten_is_nobody_else_s_to_know(store: Store, sol: UUID, win: UUID, diary: Diary):
    store.vault.destroy_salt(diary.id)

    with pytest.raises(Forgotten, match="deleted for ever"):
        store.part(Diary, sol, diary.id)
    with pytest.raises(NotInRecord, match=NOTHING):
        store.part(Diary, win, diary.id)


def test_nothing_is_added_to_what_was_forgotten(store: Store, sol: UUID, diary: Diary):
    store.vault.destroy_salt(diary.id)
    diary.count(by=sol)

    with pytest.raises(Forgotten):
        keep(store, diary, by=sol)

    assert len(store.read_stream(diary.id)) == 2


def test_forgetting_between_reading_and_writing_is_noticed_by_the_next(store: Store, sol: UUID, diary: Diary):
    entry = entries.tell(store, sol, "proud", "Cooked tea", by=Actor(sol))

    store.vault.destroy_salt(entry)

    with pytest.raises(Forgotten):
        entries.reword(store, sol, entry, words="Cooked cake", seen=1, by=Actor(sol))


def test_what_is_damaged_is_not_rebuilt(store: Store, settings: Settings, sol: UUID, diary: Diary):
    meddle(settings, "UPDATE stored_events SET state = x'01' WHERE originator_id = ?", diary.id.hex)

    with pytest.raises(Damaged, match="does not open as it was written"):
        store.part(Diary, sol, diary.id)


def test_a_missing_event_is_noticed(store: Store, settings: Settings, sol: UUID, diary: Diary):
    meddle(settings, "DELETE FROM stored_events WHERE originator_id = ? AND originator_version = 0", diary.id.hex)

    with pytest.raises(Damaged):
        store.part(Diary, sol, diary.id)


def test_a_salt_that_nothing_was_sealed_with_does_no_harm(store: Store, sol: UUID):
    diary = Diary.begin(sol, by=sol)
    store.vault.make_salt(diary.id, sol)

    keep(store, diary, by=sol)

    assert store.part(Diary, sol, diary.id).version == 0


# Circles and roles, which are remembered


def test_a_circle_is_rebuilt_only_when_it_changed(store: Store, mo: UUID, sol: UUID):
    first = store.circle(sol)

    assert store.circle(sol) is first
    circles.join(store, sol, mo, Role.FAMILY, from_day=clocks.today(), why="Asked", by=Actor(mo))
    assert len(store.circle(sol).belongings) == len(first.belongings) + 1


def test_a_circle_changed_by_another_process_is_noticed(store: Store, settings: Settings, mo: UUID, sol: UUID):
    store.circle(sol)
    other = Store.open(settings, EVENTS)

    circles.join(other, sol, mo, Role.FAMILY, from_day=clocks.today(), why="Asked", by=Actor(mo))

    assert Role.FAMILY in store.circle(sol).roles_of(Actor(mo), clocks.today())
    other.close()


def test_the_circle_and_the_roles_of_somebody_forgotten_are_remembered_no_more(
    store: Store, settings: Settings, mo: UUID, sol: UUID, win: UUID
):
    other = Store.open(settings, EVENTS)
    for each in (store, other):
        assert each.circle(sol).roles_of(Actor(mo), clocks.today()) == {Role.MANAGER}
        assert each.scheme_roles(mo) == {Role.MANAGER}

    store.vault.destroy_key(sol)
    store.vault.destroy_key(mo)

    for each in (store, other):
        with pytest.raises(Forgotten, match="deleted for ever"):
            each.circle(sol)
        with pytest.raises(Forgotten, match="deleted for ever"):
            each.scheme_roles(mo)
        assert each.circle(win).person_id == win
    with pytest.raises(Forgotten):
        entries.tell(store, sol, "proud", "Cooked tea", by=Actor(sol))
    other.close()


def test_there_is_no_circle_and_no_role_without_a_record(store: Store):
    with pytest.raises(NotInRecord):
        store.circle(uuid4())
    with pytest.raises(NotInRecord):
        store.scheme_roles(uuid4())


# The log


def test_the_log_is_read_on_from_anywhere(store: Store, diary: Diary):
    everything = store.read(0, 500)

    assert [each.position for each in everything] == list(range(1, len(everything) + 1))
    assert store.read(3, 2) == everything[3:5]
    assert store.read(len(everything), 500) == []
    assert store.read_at([2, 4, 999]) == [everything[1], everything[3]]
    assert store.read_stream(diary.id) == everything[-2:]


def test_the_log_can_be_read_for_some_kinds_only(store: Store, diary: Diary):
    counted = store.read_stream(diary.id)[1:]

    assert store.read(0, 500, names=["diary.day-counted"]) == counted
    assert store.read(0, 500, names=[]) == []


def test_many_streams_are_read_at_once(store: Store, sol: UUID, win: UUID):
    diaries = [Diary.begin(person, by=person) for person in (sol, win) for _ in range(150)]
    after = store.head()[0]
    keep(store, *diaries, by=sol)

    found = store.read(after, 500)

    assert [each.event.originator_id for each in found] == [diary.id for diary in diaries]
    assert {each.event.person_id for each in found} == {sol, win}


def test_something_forgotten_says_that_it_happened_and_not_what(store: Store, sol: UUID, diary: Diary):
    before = store.read_stream(diary.id)

    store.vault.destroy_salt(diary.id)

    after = store.read_stream(diary.id)
    assert [each.event for each in after] == [
        SomethingForgotten(diary.id, number, each.event.timestamp, sol) for number, each in enumerate(before)
    ]
    assert [each.name for each in after] == ["diary.begun", "diary.day-counted"]
    assert [each.metadata for each in after] == [None, None]
    assert [each.stored_hash for each in after] == [each.stored_hash for each in before]


def test_forgetting_somebody_forgets_all_of_theirs_and_nobody_else(store: Store, sol: UUID, win: UUID, diary: Diary):
    hers = Diary.begin(win, by=win)
    keep(store, hers, by=win)

    store.vault.destroy_key(sol)

    for each in store.read(0, 500):
        whose = getattr(each.event, "person_id", None)
        assert isinstance(each.event, SomethingForgotten) == (whose == sol)


def test_what_is_forgotten_and_damaged_is_damaged(store: Store, settings: Settings, diary: Diary):
    store.vault.destroy_salt(diary.id)
    meddle(settings, "UPDATE stored_events SET state = x'01' WHERE originator_id = ?", diary.id.hex)

    assert {type(each.event) for each in store.read_stream(diary.id)} == {SomethingDamaged}


def test_one_event_that_does_not_open_stops_no_other(store: Store, settings: Settings, sol: UUID, diary: Diary):
    meddle(settings, "UPDATE stored_events SET topic = 'os:system' WHERE originator_id = ?", diary.id.hex)
    keep(store, Diary.begin(sol, by=sol), by=sol)

    found = store.read(0, 500)

    damaged = [each for each in found if isinstance(each.event, SomethingDamaged)]
    assert [(each.event.originator_id, each.name) for each in damaged] == [(diary.id, "os:system")] * 2
    assert type(found[-1].event) is Diary.Begun


def test_the_hash_changes_with_everything_that_is_stored(store: Store, settings: Settings, diary: Diary):
    hashes = {store.read_stream(diary.id)[-1].stored_hash}
    changes = {"topic": "diary.begun", "state": b"\x01", "originator_version": 9}
    for column, value in changes.items():
        connection = sqlite3.connect(settings.data / "events.db")
        connection.execute("DROP TRIGGER IF EXISTS stored_events_are_kept_on_UPDATE")
        connection.execute(f"UPDATE stored_events SET {column} = ? WHERE notification_id = ?", (value, store.head()[0]))
        connection.commit()
        connection.close()
        hashes.add(store.head()[1])

    assert len(hashes) == 4


def test_where_the_log_ends_is_known_by_its_hash(store: Store, diary: Diary):
    last = store.read_stream(diary.id)[-1]

    assert store.head() == (last.position, last.stored_hash)
    assert store.read_on(last.position, last.stored_hash, 9) == []
    assert store.read_on(last.position, bytes(32), 9) is None
    assert store.read_on(last.position + 1, last.stored_hash, 9) is None
    assert store.read_on(0, b"", 9) == store.read(0, 9)
    assert last.name == "diary.day-counted"


def test_a_new_log_is_empty(settings: Settings):
    store = Store.open(settings, {})

    assert store.read(0, 500) == []
    assert store.head() == (0, b"")
    store.close()


def test_whoever_comes_while_one_has_the_record_alone_waits_and_keeps_nobody_from_writing(settings: Settings):
    alone = Store.open(settings, EVENTS, alone=True)
    others: list[Store] = []
    coming = threading.Thread(target=lambda: others.append(Store.open(settings, EVENTS)))
    coming.start()
    coming.join(timeout=0.2)

    turn = os.open(settings.data / "events.lock", os.O_RDWR)
    fcntl.flock(turn, fcntl.LOCK_EX | fcntl.LOCK_NB)
    assert coming.is_alive()
    os.close(turn)
    alone.close()
    coming.join(timeout=10)

    assert len(others) == 1
    others[0].close()
