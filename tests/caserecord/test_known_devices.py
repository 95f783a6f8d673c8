"""Which devices are known for whom, and how a new one is let in. Beside each attack stands its honest twin."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial
from uuid import UUID, uuid4

import pytest

from caserecord.identities import Identity
from caserecord.known_devices import LASTS, MOST
from caserecord.settings import Settings
from caserecord.stores import Store
from caserecord.waiting_devices import DIGITS, NotThatNumber, TooManyWaiting, WaitedTooLong
from caserecord.waiting_devices import LASTS as WAITS
from caserecord.waiting_devices import MOST as MOST_WAITING
from caserecord.ways import IDENTITY, LastWay
from domain import clocks
from domain.refusals import NotInRecord

SAM, WIN = uuid4(), uuid4()
START = datetime(2025, 5, 3, 9, 0, tzinfo=UTC)


def signs_in(store: Store, reader: UUID, name: str) -> str:
    """The id of the name by which somebody signs in from now on."""
    store.credentials.choose_password(store.invitations.make(reader, invited_by=uuid4()), name, "three blue buses")
    return store.credentials.id_of(name)


@pytest.fixture
def sams(store: Store) -> str:
    return signs_in(store, SAM, "sam")


@pytest.fixture
def wins(store: Store) -> str:
    return signs_in(store, WIN, "win")


def test_a_device_is_known_for_whoever_was_let_in_there_and_for_nobody_else(store: Store, sams: str, wins: str):
    tablet = store.known_devices.know(SAM, device="Tablet")

    assert store.known_devices.for_name(sams, tablet)
    for name_id, here in ((wins, tablet), (sams, ""), (sams, tablet + "x"), (sams, "\udcff"), ("nobody", tablet)):
        assert not store.known_devices.for_name(name_id, here)
    both = store.known_devices.know(WIN, device="Tablet", here=tablet)
    assert store.known_devices.for_name(sams, both)
    assert store.known_devices.for_name(wins, both)
    assert store.known_devices.know(WIN, device="Tablet", here=both) == both


def test_a_cookie_that_was_planted_opens_nothing_for_whoever_planted_it(store: Store, sams: str, wins: str):
    planted = store.known_devices.know(WIN, device="Tablet")

    store.known_devices.know(SAM, device="Tablet", here=planted)

    assert not store.known_devices.for_name(sams, planted)
    assert store.known_devices.for_name(wins, planted)


def test_a_device_that_was_forgotten_or_not_used_for_a_year_is_known_no_more(store: Store, sams: str):
    with clocks.at(START):
        tablet = store.known_devices.know(SAM, device="Tablet")
    with clocks.at(START + timedelta(seconds=LASTS - 1)):
        assert store.known_devices.know(SAM, device="Tablet", here=tablet) == tablet
    with clocks.at(START + timedelta(seconds=2 * LASTS - 2)):
        (one,) = store.known_devices.of(SAM, tablet)
        assert one.is_this
        store.ways.forget_device(WIN, one.id, is_password_enough=False)
        assert store.known_devices.for_name(sams, tablet)
    with clocks.at(START + timedelta(seconds=2 * LASTS)):
        assert not store.known_devices.for_name(sams, tablet)
        again = store.known_devices.know(SAM, device="Tablet", here=tablet)
        assert again != tablet
        store.ways.forget_device(SAM, store.known_devices.of(SAM)[0].id, is_password_enough=True)
        assert not store.known_devices.for_name(sams, again)


def test_the_only_device_on_which_a_password_works_is_not_forgotten_before_there_is_another_way(
    store: Store, sams: str
):
    forget = partial(store.ways.forget_device, SAM)
    first, second = (store.known_devices.know(SAM, device="Tablet") for _ in range(2))
    one, other = store.known_devices.of(SAM)
    forget(one.id, is_password_enough=False)

    with pytest.raises(LastWay, match="First make a passkey"):
        forget(other.id, is_password_enough=False)

    assert [bool(store.known_devices.for_name(sams, each)) for each in (first, second)].count(True) == 1
    store.identities.join(SAM, Identity("https://site.example", "sam"), provider="site", called="Site")
    forget(other.id, is_password_enough=False)
    assert not store.known_devices.of(SAM)


def test_the_last_way_beside_a_password_is_not_taken_away_where_the_password_works_nowhere(store: Store, sams: str):
    store.identities.join(SAM, Identity("https://site.example", "sam"), provider="site", called="Site")
    (site,) = store.ways.of(SAM, IDENTITY)
    take_away = partial(store.ways.take_away, SAM, site.id, IDENTITY)

    with pytest.raises(LastWay, match="no device where it works"):
        take_away(is_password_enough=False)

    assert store.ways.of(SAM, IDENTITY)
    store.known_devices.know(SAM, device="Tablet")
    take_away(is_password_enough=False)
    assert not store.ways.of(SAM, IDENTITY)


def test_where_a_password_is_enough_the_last_way_beside_it_is_taken_away(store: Store, sams: str):
    store.identities.join(SAM, Identity("https://site.example", "sam"), provider="site", called="Site")
    (site,) = store.ways.of(SAM, IDENTITY)

    store.ways.take_away(SAM, site.id, IDENTITY, is_password_enough=True)

    assert not store.ways.of(SAM, IDENTITY)


def test_signing_out_everywhere_forgets_all_devices_but_the_one_it_was_done_on(store: Store, sams: str):
    here, there = (store.known_devices.know(SAM, device="Tablet") for _ in range(2))

    store.known_devices.forget_others(SAM, here)

    assert store.known_devices.for_name(sams, here)
    assert not store.known_devices.for_name(sams, there)


def test_of_more_than_ten_people_on_one_device_whoever_came_first_makes_room(store: Store, sams: str):
    here = store.known_devices.know(SAM, device="Tablet")
    for _ in range(MOST - 1):
        here = store.known_devices.know(uuid4(), device="Tablet", here=here)
    assert store.known_devices.for_name(sams, here)

    here = store.known_devices.know(uuid4(), device="Tablet", here=here)

    assert not store.known_devices.for_name(sams, here)
    assert len(here.split(".")) == MOST


# A new one


def number_for(store: Store, reader: UUID) -> str:
    return store.waiting_devices.number_for(reader, store.waiting_devices.of(reader)[0].id)


def test_the_number_that_was_shown_lets_the_device_in_that_waits_for_it_once(store: Store):
    token = store.waiting_devices.wait(SAM, device="Phone")
    with pytest.raises(NotThatNumber):
        store.waiting_devices.let_in(token, "00000000")

    number = number_for(store, SAM)

    assert len(number) == DIGITS
    assert store.waiting_devices.let_in(token, f" {number[:4]} {number[4:]} ") == SAM
    with pytest.raises(WaitedTooLong):
        store.waiting_devices.let_in(token, number)


def test_a_number_is_for_one_device_and_a_newer_one_takes_its_place(store: Store):
    token, others = (store.waiting_devices.wait(SAM, device="Phone") for _ in range(2))
    first = {each.id: store.waiting_devices.number_for(SAM, each.id) for each in store.waiting_devices.of(SAM)}
    second = {each: store.waiting_devices.number_for(SAM, each) for each in first}

    for wrong in (*first.values(), "", "12345678", "\udcff"):
        for each in (token, others):
            with pytest.raises(NotThatNumber):
                store.waiting_devices.let_in(each, wrong)
    with pytest.raises(WaitedTooLong):
        store.waiting_devices.let_in("guessed", next(iter(second.values())))
    opened = []
    for number in second.values():
        for each in (token, others):
            try:
                opened.append(store.waiting_devices.let_in(each, number))
            except (NotThatNumber, WaitedTooLong):
                continue

    assert opened == [SAM, SAM]


def test_a_number_is_shown_to_whom_the_device_waits_for_and_never_for_one_that_was_turned_away(store: Store):
    token = store.waiting_devices.wait(SAM, device="Phone")
    (waiting,) = store.waiting_devices.of(SAM)
    assert not store.waiting_devices.of(WIN)
    store.waiting_devices.turn_away(WIN, waiting.id)

    with pytest.raises(NotInRecord):
        store.waiting_devices.number_for(WIN, waiting.id)
    assert store.waiting_devices.whose(token) == SAM
    store.waiting_devices.turn_away(SAM, waiting.id)

    with pytest.raises(NotInRecord):
        store.waiting_devices.number_for(SAM, waiting.id)
    with pytest.raises(WaitedTooLong):
        store.waiting_devices.whose(token)


def test_a_device_waits_for_ten_minutes_and_a_number_for_ten_more(store: Store):
    with clocks.at(START):
        token = store.waiting_devices.wait(SAM, device="Phone")
    with clocks.at(START + timedelta(seconds=WAITS - 1)):
        number = number_for(store, SAM)
    with clocks.at(START + timedelta(seconds=2 * WAITS - 2)):
        assert store.waiting_devices.whose(token) == SAM
    with clocks.at(START + timedelta(seconds=2 * WAITS)), pytest.raises(WaitedTooLong):
        store.waiting_devices.let_in(token, number)


def test_of_two_at_once_one_is_let_in(store: Store):
    token = store.waiting_devices.wait(SAM, device="Phone")
    number = number_for(store, SAM)

    def let_in(_: int) -> bool:
        try:
            return store.waiting_devices.let_in(token, number) == SAM
        except WaitedTooLong:
            return False

    with ThreadPoolExecutor(4) as many:
        assert list(many.map(let_in, range(4))).count(True) == 1


def test_few_wait_at_once_and_none_makes_room_for_the_next(store: Store):
    for second in range(MOST_WAITING):
        with clocks.at(START + timedelta(seconds=second)):
            token = store.waiting_devices.wait(SAM, device=f"Phone {second}")

    with clocks.at(START + timedelta(seconds=MOST_WAITING)):
        with pytest.raises(TooManyWaiting):
            store.waiting_devices.wait(SAM, device="Another")
        store.waiting_devices.wait(WIN, device="Another")
        assert [each.device for each in store.waiting_devices.of(SAM)] == [f"Phone {n}" for n in range(4, -1, -1)]

        store.waiting_devices.wait(SAM, device="Phone 4 once more", instead_of=token)
        assert [each.device for each in store.waiting_devices.of(SAM)][:2] == ["Phone 4 once more", "Phone 3"]


def test_letting_in_anew_forgets_what_is_known_and_what_waits(store: Store, sams: str):
    tablet, token = store.known_devices.know(SAM, device="Tablet"), store.waiting_devices.wait(SAM, device="Phone")

    signs_in(store, SAM, "sam")

    assert not store.known_devices.for_name(sams, tablet)
    with pytest.raises(WaitedTooLong):
        store.waiting_devices.whose(token)


def test_neither_a_token_nor_a_number_is_kept(store: Store, settings: Settings):
    tokens = [store.known_devices.know(SAM, device="Tablet") for _ in range(2)]
    tokens += [store.waiting_devices.wait(SAM, device="Phone") for _ in range(2)]
    numbers = [store.waiting_devices.number_for(SAM, each.id) for each in store.waiting_devices.of(SAM)]

    kept = b"".join(path.read_bytes() for path in settings.data.iterdir())

    assert len({*tokens, *numbers}) == 6
    assert not any(each.encode() in kept for each in (*tokens, *numbers))
    assert b"$argon2id$" in kept
