from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from caserecord.sessions import FRESH, IDLE, LONGEST, SHARED_IDLE
from caserecord.settings import Settings
from caserecord.stores import Store
from caserecord.ways import CARD, DEMO, IDENTITY, INVITATION, PASSKEY, PASSWORD, SAID
from domain import clocks
from domain.refusals import NotInRecord

START = datetime(2025, 5, 3, 9, 0, tzinfo=UTC)


@contextmanager
def after(seconds: int) -> Iterator[None]:
    with clocks.at(START + timedelta(seconds=seconds)):
        yield


def test_somebody_is_signed_in_until_they_sign_out(store: Store):
    reader = uuid4()
    token = store.sessions.start(reader, way=PASSWORD)

    found = store.sessions.find(token)
    assert found
    assert (found.reader, found.with_person) == (reader, None)
    store.sessions.end(token)

    assert store.sessions.find(token) is None


def test_somebody_may_be_signed_in_together_with_a_person(store: Store):
    reader, person = uuid4(), uuid4()

    token = store.sessions.start(reader, person, how="Makaton", way=PASSWORD)

    found = store.sessions.find(token)
    assert found
    assert (found.reader, found.with_person, found.how) == (reader, person, "Makaton")


def test_no_token_is_alike_and_none_is_kept(store: Store, settings: Settings):
    tokens = {store.sessions.start(uuid4(), way=PASSWORD) for _ in range(3)}

    assert len(tokens) == 3
    assert all(len(token) == 43 for token in tokens)
    kept = b"".join(path.read_bytes() for path in settings.data.iterdir())
    assert not any(token.encode() in kept for token in tokens)
    assert store.sessions.find("guessed") is None


def test_a_session_without_a_page_ends(store: Store):
    with after(0):
        token = store.sessions.start(uuid4(), way=PASSWORD)

    with after(IDLE - 1):
        assert store.sessions.find(token)
    with after(2 * IDLE - 2):
        assert store.sessions.find(token)
    with after(3 * IDLE - 2):
        assert store.sessions.find(token) is None
    with after(2 * IDLE - 2):
        assert store.sessions.find(token) is None


def test_a_session_ends_in_any_case(store: Store):
    with after(0):
        token = store.sessions.start(uuid4(), way=PASSWORD)
    for seconds in range(0, LONGEST, IDLE // 2):
        with after(seconds):
            assert store.sessions.find(token)

    with after(LONGEST):
        assert store.sessions.find(token) is None


def test_somebody_can_sign_out_everywhere(store: Store):
    reader, other = uuid4(), uuid4()
    tokens = [store.sessions.start(reader, way=PASSWORD) for _ in range(2)]
    others = store.sessions.start(other, way=PASSWORD)

    store.sessions.end_all(reader)

    assert [store.sessions.find(token) for token in tokens] == [None, None]
    assert store.sessions.find(others)


def test_a_session_on_a_shared_device_ends_sooner(store: Store):
    reader = uuid4()
    with after(0):
        token = store.sessions.start(reader, is_shared=True, way=PASSWORD)

    with after(SHARED_IDLE - 1):
        assert store.sessions.find(token)
    with after(2 * SHARED_IDLE):
        assert store.sessions.of(reader) == []
        assert store.sessions.find(token) is None


def test_somebody_sees_where_they_are_signed_in_and_signs_out_there(store: Store):
    reader, other = uuid4(), uuid4()
    with after(0):
        mine, theirs = (
            store.sessions.start(reader, device="Firefox, Linux", way=PASSWORD),
            store.sessions.start(other, way=PASSWORD),
        )
    with after(5):
        lately = store.sessions.start(reader, device="A" * 200, is_shared=True, way=PASSWORD)

        here, there = store.sessions.of(reader)
        assert (here.device, here.is_shared, there.device) == ("A" * 80, True, "Firefox, Linux")
        assert there.started == START
        for_them = store.sessions.of(other)[0]
        store.sessions.end_one(reader, there.id)
        for nothing_of_theirs in (for_them.id, there.id):
            with pytest.raises(NotInRecord):
                store.sessions.end_one(reader, nothing_of_theirs)

        assert store.sessions.find(mine) is None
        assert store.sessions.find(lately)
        assert store.sessions.find(theirs)


def test_who_somebody_is_was_proved_lately_or_is_proved_again_and_then_the_token_is_another(store: Store):
    with after(0):
        token = store.sessions.start(uuid4(), way=PASSWORD)
        started = store.sessions.find(token)
        assert started
        assert started.is_fresh
    with after(FRESH):
        later = store.sessions.find(token)
        assert later
        assert not later.is_fresh

        anew = store.sessions.prove(token)

        again = store.sessions.find(anew)
        assert again
        assert again.is_fresh
        assert again.id == later.id
        assert store.sessions.find(token) is None


def test_a_session_that_goes_on_in_another_was_proved_when_the_first_was(store: Store):
    with after(0):
        first = store.sessions.find(store.sessions.start(uuid4(), way=PASSWORD))
        assert first
    with after(FRESH):
        second = store.sessions.find(store.sessions.start(first.reader, uuid4(), proved=first.proved, way=PASSWORD))

        assert second
        assert not second.is_fresh


def test_how_fresh_somebody_is_follows_from_the_way_and_only_a_card_proves_nothing_anew(store: Store):
    ways = (PASSWORD, PASSKEY, IDENTITY, INVITATION, DEMO, CARD)

    found = [store.sessions.find(store.sessions.start(uuid4(), way=way)) for way in ways]

    assert [(each.way, each.is_fresh) for each in found if each] == [(way, way != CARD) for way in ways]


def test_whoever_signed_in_is_told_in_which_way_whatever_it_was_but_on_a_demo():
    assert SAID.keys() == {PASSWORD, PASSKEY, IDENTITY, INVITATION, CARD}
