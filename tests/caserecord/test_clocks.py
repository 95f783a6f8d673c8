"""A clock that goes back: order stays, the first event after it says so, and nothing opens longer than it should."""

import os
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
import time_machine
from time_machine import Traveller as Clock

from caserecord import checkups, entries
from caserecord.challenges import Challenges
from caserecord.event_names import EVENTS
from caserecord.invitations import LASTS, InvitationOver
from caserecord.leftovers import sweep
from caserecord.settings import Settings
from caserecord.stores import Store
from caserecord.tries import LOCKED, LOCKED_FOR, SLOWER, TooManyTries, for_name
from caserecord.waiting_devices import WaitedTooLong
from caserecord.ways import PASSWORD
from domain import clocks
from domain.clocks import TOLERANCE
from domain.permissions import Actor
from tests.projections.damages import stored_events

NOON = datetime(2024, 3, 4, 12, tzinfo=UTC)
HOUR, DAY, TEN_YEARS = timedelta(hours=1), timedelta(days=1), timedelta(days=3652)
WITHIN = timedelta(seconds=TOLERANCE)


@pytest.fixture(autouse=True)
def clock() -> Iterator[Clock]:
    """The clock of this computer: it stands still, and is moved by hand."""
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def tell(store: Store, sol: UUID, words: str = "I cook") -> UUID:
    return entries.tell(store, sol, "give", words, by=Actor(sol))


def behind(store: Store, last: int) -> list[int | None]:
    """What each of the last events says of the clock."""
    told = store.read(store.head()[0] - last, last)
    return [at.metadata.clock_behind if at.metadata else None for at in told]


# What the events say


@pytest.mark.parametrize("back", [DAY, timedelta(minutes=10)])
def test_the_first_event_after_the_clock_went_back_says_by_how_much_and_no_other(
    store: Store, sol: UUID, clock: Clock, back: timedelta
):
    told = [tell(store, sol)]
    clock.shift(-back)
    told += [tell(store, sol), tell(store, sol)]

    assert behind(store, 3) == [0, back.total_seconds(), 0]
    assert [at.event.originator_id for at in store.read(store.head()[0] - 3, 3)] == told


def test_a_clock_that_went_ten_years_on_and_back_again_is_said_once(store: Store, sol: UUID, clock: Clock):
    clock.shift(TEN_YEARS)
    tell(store, sol)
    clock.shift(-TEN_YEARS)
    tell(store, sol)
    clock.shift(HOUR)
    tell(store, sol)

    assert behind(store, 3) == [0, TEN_YEARS.total_seconds(), 0]


def test_whoever_waited_for_their_turn_is_not_said_to_have_a_wrong_clock(store: Store, sol: UUID, clock: Clock):
    tell(store, sol)
    clock.shift(-WITHIN)
    tell(store, sol)

    assert behind(store, 2) == [0, 0]


def test_of_two_who_write_at_once_after_the_clock_went_back_only_the_first_says_so(
    store: Store, sol: UUID, clock: Clock
):
    tell(store, sol)
    clock.shift(-HOUR)
    begin = threading.Barrier(2)

    def write() -> None:
        begin.wait()
        tell(store, sol)

    writers = [threading.Thread(target=write) for _ in range(2)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert behind(store, 3) == [0, 3600, 0]


def test_another_process_that_opens_the_store_says_so_too(store: Store, settings: Settings, sol: UUID, clock: Clock):
    tell(store, sol)
    clock.shift(-HOUR)
    child = os.fork()
    if not child:
        tell(Store.open(settings, EVENTS), sol)
        os._exit(0)

    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert behind(store, 2) == [0, 3600]


def test_where_the_newest_event_does_not_say_when_it_was_others_are_kept_all_the_same(
    store: Store, sol: UUID, clock: Clock
):
    told = tell(store, sol)
    for state in (b"", b"\x01\x00\x00\x00\x25" + b'{"timestamp":"2024-03-04T12:00:00.00"}'):
        with stored_events(store) as events:
            last = "(select max(notification_id) from stored_events)"
            events.execute(f"update stored_events set state = ? where notification_id = {last}", [state])

        clock.shift(-HOUR)
        assert tell(store, sol) != told
        assert behind(store, 1) == [0]


def test_doctor_says_that_the_clock_stands_before_the_newest_change_and_what_to_do(
    store: Store, sol: UUID, clock: Clock
):
    tell(store, sol)
    clock.shift(-WITHIN)
    assert checkups.of_clock(store).is_well
    clock.shift(-HOUR)

    found = checkups.of_clock(store)

    assert not found.is_well
    assert "it is 4 March 2024, 10:59 in UTC" in found.says
    assert "4 March 2024, 12:00. Set the clock right." in found.says


def test_a_log_without_an_event_has_no_wrong_clock(settings: Settings):
    store = Store.open(settings, EVENTS)

    assert checkups.of_clock(store).is_well
    store.close()


# What opens for a time


@pytest.mark.parametrize("back", [HOUR, TEN_YEARS])
def test_a_session_ends_where_the_clock_went_back(store: Store, clock: Clock, back: timedelta):
    reader = uuid4()
    tokens = [store.sessions.start(reader, way=PASSWORD) for _ in range(2)]
    session = store.sessions.find(tokens[0])
    assert session
    assert session.is_fresh
    clock.shift(-back)

    assert not session.is_fresh
    assert store.sessions.of(reader) == []
    assert store.sessions.find(tokens[0]) is None
    assert sweep(store.vault) == 1


def test_a_session_goes_on_where_the_clock_was_put_right_by_a_little(store: Store, clock: Clock):
    token = store.sessions.start(uuid4(), way=PASSWORD)
    clock.shift(-WITHIN)

    session = store.sessions.find(token)

    assert session
    assert session.is_fresh


def test_an_invitation_opens_no_longer_than_it_lasts_and_again_once_the_clock_is_right(store: Store, clock: Clock):
    reader = uuid4()
    code = store.invitations.make(reader, invited_by=uuid4())
    clock.shift(-TEN_YEARS)
    with pytest.raises(InvitationOver):
        store.invitations.find(code)
    assert store.invitations.of(reader) is None

    clock.shift(TEN_YEARS + timedelta(seconds=LASTS - 1))
    assert store.invitations.find(code).reader == reader
    clock.shift(1)
    with pytest.raises(InvitationOver):
        store.invitations.find(code)


def test_a_device_and_a_question_wait_no_longer_than_they_may(store: Store, clock: Clock):
    device, questions = store.waiting_devices.wait(uuid4(), device="Phone"), Challenges(store.vault)
    question = questions.ask(None, "browser")
    clock.shift(-HOUR)

    with pytest.raises(WaitedTooLong):
        store.waiting_devices.whose(device)
    assert not questions.is_answered(question, None, "browser")


def test_nobody_is_kept_out_for_longer_than_a_quarter_of_an_hour_from_their_next_try(store: Store, clock: Clock):
    sol = for_name("a" * 32)
    for _ in range(LOCKED):
        store.tries.begin(sol)
        clock.shift(2 ** (LOCKED - SLOWER))
    clock.shift(-TEN_YEARS)

    for wait in (LOCKED_FOR - 1, 1):
        with pytest.raises(TooManyTries):
            store.tries.begin(sol)
        clock.shift(wait)
    store.tries.begin(sol)

    assert clocks.now() < NOON
