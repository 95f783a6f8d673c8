import itertools
import threading
from dataclasses import replace
from datetime import timedelta
from functools import partial
from multiprocessing import get_context
from uuid import UUID, uuid4

import pytest
from eventsourcing.persistence import IntegrityError, OperationalError

from caserecord import circles, entries, members, people
from caserecord.commands import COMMANDS, command
from caserecord.settings import Settings
from caserecord.stores import Store
from caserecord.units import Unit
from domain.clocks import today
from domain.entries import Entry
from domain.permissions import MAY, Actor, Role
from domain.refusals import ChangedMeanwhile, NotAllowed, NotInRecord, SentBefore
from tests.caserecord.diaries import EVENTS, Diary


@command("tell something")
def count(unit: Unit, person_id: UUID, diary_id: UUID, *, times: int = 1, by: Actor) -> None:
    """Count days in a diary."""
    diary = unit.part(Diary, person_id, diary_id)
    for _ in range(times):
        diary.count(by=by.id)
    unit.save(diary)


@command("tell something")
def begin_and_count(unit: Unit, person_id: UUID, diary_id: UUID, *, by: Actor) -> UUID:
    """Begin another diary, and count in one."""
    another = Diary.begin(person_id, by=by.id)
    diary = unit.part(Diary, person_id, diary_id)
    diary.count(by=by.id)
    unit.save(another, diary)
    return another.id


for each in (count, begin_and_count):
    del COMMANDS[f"test_commands.{each.__name__}"]  # they are for these tests only


def days(store: Store, diary: Diary) -> int:
    return store.part(Diary, diary.person_id, diary.id).days


# Asked by somebody


def test_a_command_keeps_what_it_did_and_answers(store: Store, sol: UUID):
    entry = entries.tell(store, sol, "proud", "Cooked tea", by=Actor(sol))

    assert store.part(Entry, sol, entry).words == "Cooked tea"


def test_every_event_says_who_asked_and_under_which_id(store: Store, sol: UUID):
    by = Actor(sol, request_id=uuid4())

    entry = entries.tell(store, sol, "proud", "Cooked tea", by=by)

    metadata = store.read_stream(entry)[0].metadata
    assert metadata is not None
    assert (metadata.actor, metadata.request_id, metadata.command_id) == (sol, by.request_id, by.command_id)


def test_who_may_not_is_refused_before_anything_is_read(store: Store, mo: UUID, sol: UUID):
    with pytest.raises(NotAllowed):
        entries.tell(store, sol, "proud", "Cooked tea", by=Actor(mo))
    with pytest.raises(NotInRecord):
        entries.tell(store, sol, "proud", "Cooked tea", by=Actor(uuid4()))
    with pytest.raises(NotAllowed):
        people.open_record(store, "Win", by=Actor(sol))


def test_nobody_reaches_the_scheme_by_way_of_no_person(store: Store, mo: UUID):
    with pytest.raises(AttributeError):
        entries.tell(store, None, "proud", "Cooked tea", by=Actor(mo))  # type: ignore[arg-type]


def test_every_command_is_in_the_table():
    assert {each.doing for each in COMMANDS.values()} <= MAY.keys()
    assert COMMANDS["entries.reword"].doing == "reword an entry"
    assert COMMANDS["entries.reword"].run is entries.reword


# Once means once


def test_the_same_id_again_answers_as_before_and_does_nothing(store: Store, sol: UUID):
    by = Actor(sol)
    entry = entries.tell(store, sol, "proud", "Cooked tea", by=by)
    head = store.head()

    again = entries.tell(store, person_id=sol, heading="proud", words="Cooked tea", happened="", by=by)

    assert again == entry
    assert store.head() == head


def test_the_same_id_again_does_nothing_also_where_nothing_changed(store: Store, sol: UUID):
    entry = entries.tell(store, sol, "proud", "Cooked tea", by=Actor(sol))
    by = Actor(sol)
    assert entries.reword(store, sol, entry, words="Cooked tea", seen=1, by=by) is None
    entries.reword(store, sol, entry, words="Cooked cake", seen=1, by=Actor(sol))
    head = store.head()

    assert entries.reword(store, sol, entry, words="Cooked tea", seen=1, by=by) is None

    assert store.head() == head


def test_the_same_id_with_anything_else_is_refused(store: Store, mo: UUID, sol: UUID, diary: Diary):
    by = Actor(sol)
    count(store, sol, diary.id, times=1, by=by)

    with pytest.raises(SentBefore, match="You sent this before, with other words"):
        count(store, sol, diary.id, times=2, by=by)
    with pytest.raises(SentBefore):
        count(store, sol, diary.id, times=1, by=replace(by, how="Makaton"))
    with pytest.raises(SentBefore):
        begin_and_count(store, sol, diary.id, by=by)
    with pytest.raises(SentBefore):
        people.open_record(store, "Win", by=Actor(mo, command_id=by.command_id))

    assert days(store, diary) == 2


def test_what_was_refused_can_be_asked_again(store: Store, sol: UUID, diary: Diary):
    by = Actor(sol)
    with pytest.raises(NotInRecord):
        count(store, sol, uuid4(), by=by)

    count(store, sol, diary.id, by=by)

    assert days(store, diary) == 2


def test_words_cannot_be_guessed_from_what_is_kept_of_a_command(store: Store, settings: Settings, sol: UUID):
    by = Actor(sol)
    entries.tell(store, sol, "proud", "Cooked tea", by=by)
    done = store.recorder.select_done(by.command_id)

    other = Store.open(Settings(data=settings.data.parent / "other", key_file=settings.key_file), EVENTS)

    assert done is not None
    assert store.commands_key != other.commands_key
    other.close()


# Together or not at all


def test_all_of_a_command_is_kept_or_none_of_it(store: Store, sol: UUID, diary: Diary, monkeypatch: pytest.MonkeyPatch):
    by = Actor(sol)
    head = store.head()

    class Broken(Exception):
        pass

    insert = type(store.recorder)._insert_events

    def insert_and_break(self: object, *args: object, **kwargs: object) -> None:
        insert(store.recorder, *args, **kwargs)  # type: ignore[arg-type]
        raise Broken

    with monkeypatch.context() as patch:
        patch.setattr(type(store.recorder), "_insert_events", insert_and_break)
        with pytest.raises(Broken):
            begin_and_count(store, sol, diary.id, by=by)
    assert store.head() == head
    assert store.recorder.select_done(by.command_id) is None

    another = begin_and_count(store, sol, diary.id, by=by)

    assert days(store, diary) == 2
    assert store.part(Diary, sol, another).version == 0


def test_a_command_stopped_anywhere_is_kept_whole_or_not_at_all_and_once_when_asked_again(
    store: Store, sol: UUID, diary: Diary
):
    connection = store.recorder.datastore.pool.get_connection()._sqlite_conn
    head = store.head()
    by = Actor(sol)

    for steps in itertools.count(1):
        left = itertools.chain(itertools.repeat(0, steps), [1], itertools.repeat(0))
        connection.set_progress_handler(partial(next, left), 1)
        try:
            begin_and_count(store, sol, diary.id, by=by)
        except OperationalError:
            connection.set_progress_handler(None, 0)
            is_done = store.recorder.select_done(by.command_id) is not None
            assert store.head()[0] == head[0] + 2 * is_done
        else:
            break

    connection.set_progress_handler(None, 0)
    assert steps > 50
    assert store.head()[0] == head[0] + 2
    assert store.recorder.select_done(by.command_id)


# Somebody else was first


def test_a_command_runs_again_where_somebody_else_was_first(store: Store, sol: UUID, diary: Diary):
    meanwhile = [1]

    @command("tell something")
    def count_after_another(unit: Unit, person_id: UUID, *, by: Actor) -> None:
        """Count, while somebody else does."""
        mine = unit.part(Diary, person_id, diary.id)
        mine.count(by=by.id)
        while meanwhile:
            meanwhile.pop()
            count(store, person_id, diary.id, by=Actor(sol))
        unit.save(mine)

    count_after_another(store, sol, by=Actor(sol))

    del COMMANDS["test_commands.count_after_another"]
    assert days(store, diary) == 3


def test_the_same_command_sent_twice_at_once_is_done_once(store: Store, sol: UUID, diary: Diary):
    by = Actor(sol)
    nested = [1]

    @command("tell something")
    def count_twice(unit: Unit, person_id: UUID, *, by: Actor) -> None:
        """Count, while the same form arrives again."""
        mine = unit.part(Diary, person_id, diary.id)
        if nested:
            nested.pop()
            count_twice(store, person_id, by=by)
        mine.count(by=by.id)
        unit.save(mine)

    count_twice(store, sol, by=by)

    del COMMANDS["test_commands.count_twice"]
    assert days(store, diary) == 2


def test_whose_role_ends_while_they_are_asking_is_refused_and_nothing_is_kept(store: Store, mo: UUID, sol: UUID):
    joe = Actor(members.welcome(store, "Joe", roles=frozenset(), by=Actor(mo)))
    circles.join(store, sol, joe.reader, Role.WORKER, from_day=today(), why="Mo asked them to", by=Actor(mo))
    yesterday = today() - timedelta(days=1)

    @command("write a note")
    def write_as_the_role_ends(unit: Unit, person_id: UUID, *, by: Actor) -> None:
        """Write, while a manager says that somebody works there no more."""
        circles.leave(store, person_id, joe.reader, Role.WORKER, to_day=yesterday, by=Actor(mo))
        unit.save(Diary.begin(person_id, by=by.id))

    with pytest.raises(NotInRecord):
        write_as_the_role_ends(store, sol, by=joe)

    del COMMANDS["test_commands.write_as_the_role_ends"]
    assert store.read(0, 100)[-1].name == "circle.left"


def test_whose_role_in_the_scheme_ends_while_they_stand_in_is_refused_and_nothing_is_kept(
    store: Store, mo: UUID, sol: UUID
):
    ann = Actor(members.welcome(store, "Ann", roles=frozenset({Role.MANAGER}), by=Actor(mo)))
    circles.leave(store, sol, mo, Role.MANAGER, to_day=today() - timedelta(days=1), by=Actor(mo))

    @command("change the circle")
    def let_in_as_the_role_ends(unit: Unit, person_id: UUID, *, by: Actor) -> None:
        """Change something, while a manager says that somebody manages there no more."""
        members.end_role(store, ann.reader, Role.MANAGER, by=Actor(mo))
        unit.save(Diary.begin(person_id, by=by.id))

    with pytest.raises(NotInRecord):
        let_in_as_the_role_ends(store, sol, by=ann)

    del COMMANDS["test_commands.let_in_as_the_role_ends"]
    assert store.read(0, 100)[-1].name == "member.role-ended"


def test_whoever_is_never_first_is_asked_to_look_again(
    store: Store, sol: UUID, diary: Diary, monkeypatch: pytest.MonkeyPatch
):
    tries = []

    def never_first(*_: object, **__: object) -> None:
        tries.append(1)
        raise IntegrityError

    monkeypatch.setattr(store.recorder, "insert_events", never_first)

    with pytest.raises(ChangedMeanwhile, match=r"Somebody else changed this just now. Please look again\."):
        count(store, sol, diary.id, by=Actor(sol))

    assert len(tries) == 5


def test_sixteen_people_write_at_once_and_nothing_is_lost(store: Store, sol: UUID, diary: Diary):
    together = threading.Barrier(16)

    def count_some() -> None:
        together.wait()
        for _ in range(5):
            count(store, sol, diary.id, by=Actor(sol))

    threads = [threading.Thread(target=count_some) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert days(store, diary) == 1 + 16 * 5


def count_elsewhere(settings: Settings, sol: UUID, diary_id: UUID) -> None:
    store = Store.open(settings, EVENTS)
    for _ in range(25):
        count(store, sol, diary_id, by=Actor(sol))
    store.close()


def test_processes_write_at_once_and_nothing_is_lost(store: Store, settings: Settings, sol: UUID, diary: Diary):
    processes = [get_context("spawn").Process(target=count_elsewhere, args=(settings, sol, diary.id)) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()

    assert days(store, diary) == 1 + 2 * 25
