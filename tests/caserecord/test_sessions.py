from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from caserecord.sessions import IDLE, LONGEST, Session
from caserecord.settings import Settings
from caserecord.stores import Store
from domain import clocks

START = datetime(2025, 5, 3, 9, 0, tzinfo=UTC)


@contextmanager
def after(seconds: int) -> Iterator[None]:
    with clocks.at(START + timedelta(seconds=seconds)):
        yield


def test_somebody_is_signed_in_until_they_sign_out(store: Store):
    reader = uuid4()
    token = store.sessions.start(reader)

    assert store.sessions.find(token) == Session(reader, None, "")
    store.sessions.end(token)

    assert store.sessions.find(token) is None


def test_somebody_may_be_signed_in_together_with_a_person(store: Store):
    reader, person = uuid4(), uuid4()

    token = store.sessions.start(reader, person, how="Makaton")

    assert store.sessions.find(token) == Session(reader, person, "Makaton")


def test_no_token_is_alike_and_none_is_kept(store: Store, settings: Settings):
    tokens = {store.sessions.start(uuid4()) for _ in range(3)}

    assert len(tokens) == 3
    assert all(len(token) == 43 for token in tokens)
    kept = b"".join(path.read_bytes() for path in settings.data.iterdir())
    assert not any(token.encode() in kept for token in tokens)
    assert store.sessions.find("guessed") is None


def test_a_session_without_a_page_ends(store: Store):
    with after(0):
        token = store.sessions.start(uuid4())

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
        token = store.sessions.start(uuid4())
    for seconds in range(0, LONGEST, IDLE // 2):
        with after(seconds):
            assert store.sessions.find(token)

    with after(LONGEST):
        assert store.sessions.find(token) is None


def test_somebody_can_sign_out_everywhere(store: Store):
    reader, other = uuid4(), uuid4()
    tokens = [store.sessions.start(reader) for _ in range(2)]
    others = store.sessions.start(other)

    store.sessions.end_all(reader)

    assert [store.sessions.find(token) for token in tokens] == [None, None]
    assert store.sessions.find(others)
