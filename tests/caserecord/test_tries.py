"""Guessing goes slower and slower, and locks nobody else out."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest

from caserecord.stores import Store
from caserecord.tries import (
    FORGOTTEN_AFTER,
    FROM_ONE_ADDRESS,
    LOCKED,
    LOCKED_FOR,
    SLOWER,
    Counted,
    TooManyTries,
    for_name,
)
from domain import clocks

START = datetime(2025, 5, 3, 9, 0, tzinfo=UTC)
SAM = for_name("a" * 32)


@contextmanager
def after(seconds: int) -> Iterator[None]:
    with clocks.at(START + timedelta(seconds=seconds)):
        yield


def fails(store: Store, times: int, *counted: Counted, at: int = 0) -> int:
    """The second after so many tries, each as soon as it may be made."""
    for _ in range(times):
        while True:
            with after(at):
                try:
                    store.tries.begin(*counted)
                    break
                except TooManyTries:
                    at += 1
    return at


def is_held(store: Store, at: int, *counted: Counted) -> bool:
    with after(at):
        try:
            store.tries.begin(*counted)
        except TooManyTries:
            return True
    return False


def test_a_few_tries_are_free(store: Store):
    assert fails(store, SLOWER, SAM) == 0


def test_then_each_waits_twice_as_long_as_the_one_before(store: Store):
    waits, at = [], fails(store, SLOWER, SAM)
    for _ in range(LOCKED - SLOWER):
        then = fails(store, 1, SAM, at=at)
        waits.append(then - at)
        at = then

    assert waits == [2, 4, 8, 16, 32]


def test_after_ten_nobody_tries_for_a_quarter_of_an_hour(store: Store):
    at = fails(store, LOCKED, SAM)

    assert is_held(store, at + LOCKED_FOR - 1, SAM)
    assert not is_held(store, at + LOCKED_FOR, SAM)
    assert is_held(store, at + LOCKED_FOR + 1, SAM)


def test_how_long_to_wait_is_said_in_words(store: Store):
    at = fails(store, SLOWER, SAM)
    with after(at), pytest.raises(TooManyTries, match="Wait 2 seconds"):
        store.tries.begin(SAM)
    at = fails(store, LOCKED - SLOWER, SAM, at=at)
    with after(at), pytest.raises(TooManyTries, match="Wait 15 minutes"):
        store.tries.begin(SAM)


def test_a_try_that_was_right_begins_anew(store: Store):
    fails(store, SLOWER - 1, SAM)

    store.tries.succeeded([SAM])

    assert fails(store, SLOWER, SAM) == 0


def test_tries_are_forgotten_after_a_day(store: Store):
    at = fails(store, LOCKED, SAM)

    assert fails(store, SLOWER, SAM, at=at + FORGOTTEN_AFTER) == at + FORGOTTEN_AFTER


def test_another_name_and_a_device_of_their_own_are_not_held(store: Store):
    at = fails(store, LOCKED, SAM)

    assert not is_held(store, at, for_name("b" * 32))
    assert not is_held(store, at, for_name("a" * 32, "phone"))


def test_a_helper_lifts_it_everywhere_and_for_nobody_else(store: Store):
    on_phone, other = for_name("a" * 32, "phone"), for_name("b" * 32)
    for each in (SAM, on_phone, other):
        at = fails(store, LOCKED, each)

    with after(at):
        assert store.tries.is_waiting("a" * 32)
        store.tries.lift("a" * 32)
        assert not store.tries.is_waiting("a" * 32)

    assert not is_held(store, at, SAM, on_phone)
    assert is_held(store, at, other)


def test_an_address_may_fail_ten_times_as_often_and_is_one_less_for_each_that_was_right(store: Store):
    home = store.tries.from_address("192.0.2.7")

    assert fails(store, SLOWER * FROM_ONE_ADDRESS, home) == 0
    assert is_held(store, 0, home)
    with after(0):
        store.tries.succeeded([home])
    assert not is_held(store, 0, home)


def test_an_address_is_not_kept_and_a_network_of_the_new_kind_is_one(store: Store):
    one, same, other = (store.tries.from_address(each) for each in ("2001:db8::1", "2001:db8::2", "2001:db8:1::1"))

    assert one == same != other
    assert "2001" not in one.key
    assert len(one.key) <= 80


def test_tries_at_once_are_counted_before_they_are_made(store: Store):
    with after(0):
        for _ in range(SLOWER):
            store.tries.begin(SAM)
        with pytest.raises(TooManyTries):
            store.tries.begin(SAM)
