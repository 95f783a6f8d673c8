"""Sign-in cards: whom they let in, on which device, by which picture. Beside each attack stands its honest twin."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from statistics import median
from time import perf_counter
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from caserecord.known_devices import LASTS
from caserecord.letting_in import accept, ask_to_let_in, end_card, invite, let_in_again, lift_lockout, make_card
from caserecord.sign_in_cards import MOST_WRONG, CardClosed, CardLocked, NotThatPicture
from caserecord.stores import Store
from caserecord.vault_tables import OF_SIGNING_IN, known_devices, sign_in_cards
from domain import clocks
from domain.card_pictures import DRAWINGS, choose
from domain.permissions import Actor, Role
from domain.refusals import NeedsSomebodyElse, NotInRecord
from domain.sign_ins import NoOtherWay
from tests.stories import Story, by

SAM, WIN = uuid4(), uuid4()
START = datetime(2025, 5, 3, 9, 0, tzinfo=UTC)
DOG = choose("dog", DRAWINGS)


def card_of(store: Store, person: UUID = SAM) -> str:
    code = store.sign_in_cards.make(person, uuid4(), DOG)
    assert code
    return code


def device_of(store: Store, person: UUID = SAM) -> str:
    return store.known_devices.know(person, device="Tablet", is_mine=True)


@pytest.fixture
def card(store: Store) -> str:
    return card_of(store)


@pytest.fixture
def tablet(store: Store) -> str:
    return device_of(store)


def test_the_right_picture_on_a_device_of_theirs_says_who_it_is(store: Store, card: str, tablet: str):
    opened = store.sign_in_cards.open(card, tablet)

    picked = store.sign_in_cards.pick(card, tablet, "dog")

    assert (opened.person_id, opened.pictures) == (SAM, DOG.shown)
    assert (picked.person_id, picked.wrong_before) == (SAM, 0)
    mine = store.sign_in_cards.of(SAM)
    assert mine
    assert mine.used


def test_the_same_nine_are_shown_in_the_same_order_each_time(store: Store, card: str, tablet: str):
    assert {store.sign_in_cards.open(card, tablet).pictures for _ in range(5)} == {DOG.shown}


def test_a_card_opens_on_no_other_device_and_a_device_with_no_other_card(store: Store, card: str, tablet: str):
    wins_card, wins_tablet = card_of(store, WIN), device_of(store, WIN)

    for code, device in (
        (card, ""),
        (card, wins_tablet),
        (wins_card, tablet),
        (tablet, card),
        (card[:-1], tablet),
        ("guessed", tablet),
        ("", ""),
        ("\udcff", "\udcff"),
    ):
        with pytest.raises(CardClosed):
            store.sign_in_cards.open(code, device)
        with pytest.raises(CardClosed):
            store.sign_in_cards.pick(code, device, "dog")

    assert store.sign_in_cards.pick(card, tablet, "dog").person_id == SAM


def test_a_new_card_ends_the_one_before_and_is_made_once(store: Store, card: str, tablet: str):
    card_id = uuid4()
    new = store.sign_in_cards.make(SAM, card_id, choose("bus", DRAWINGS))

    assert store.sign_in_cards.make(SAM, card_id, DOG) is None
    with pytest.raises(CardClosed):
        store.sign_in_cards.open(card, tablet)
    assert new
    assert store.sign_in_cards.pick(new, tablet, "bus").person_id == SAM


def test_a_card_that_ended_and_a_device_that_was_forgotten_open_nothing(store: Store, card: str, tablet: str):
    phone = device_of(store)
    (this,) = (each for each in store.known_devices.of(SAM, tablet) if each.is_this)

    store.ways.forget_device(WIN, this.id, is_password_enough=False)
    assert store.sign_in_cards.open(card, tablet)
    store.ways.forget_device(SAM, this.id, is_password_enough=False)
    with pytest.raises(CardClosed):
        store.sign_in_cards.open(card, tablet)
    assert store.sign_in_cards.open(card, phone)

    store.known_devices.forget_others(SAM, phone)
    assert [each.is_mine for each in store.known_devices.of(SAM)] == [False]
    with pytest.raises(CardClosed):
        store.sign_in_cards.open(card, phone)
    tablet = device_of(store)
    store.sign_in_cards.end(SAM)
    with pytest.raises(CardClosed):
        store.sign_in_cards.open(card, tablet)
    assert store.sign_in_cards.of(SAM) is None


def test_a_card_opens_on_no_device_that_was_not_used_for_a_year(store: Store, card: str):
    with clocks.at(START):
        tablet = device_of(store)
    with clocks.at(START + timedelta(seconds=LASTS - 1)):
        assert store.sign_in_cards.open(card, tablet)

    with clocks.at(START + timedelta(seconds=LASTS)), pytest.raises(CardClosed):
        store.sign_in_cards.open(card, tablet)


def test_a_device_is_one_persons_and_a_token_that_was_planted_there_is_worth_nothing(store: Store):
    planted = device_of(store, WIN)

    new = store.known_devices.know(SAM, device="Tablet", here=planted, is_mine=True)

    assert not any(each.is_mine for each in store.known_devices.of(WIN))
    assert store.sign_in_cards.open(card_of(store), new)
    with pytest.raises(CardClosed):
        store.sign_in_cards.open(card_of(store), planted)


# Wrong pictures


def pick_wrong(store: Store, card: str, tablet: str, times: int) -> None:
    for _ in range(times):
        with pytest.raises((NotThatPicture, CardLocked)):
            store.sign_in_cards.pick(card, tablet, "bus")


def test_five_wrong_pictures_lock_a_card_until_that_is_lifted(store: Store, card: str, tablet: str):
    pick_wrong(store, card, tablet, MOST_WRONG - 1)
    with pytest.raises(CardLocked):
        store.sign_in_cards.pick(card, tablet, "bus")

    for _ in range(3):
        with pytest.raises(CardLocked):
            store.sign_in_cards.pick(card, tablet, "dog")
    with pytest.raises(CardLocked):
        store.sign_in_cards.open(card, tablet)
    mine = store.sign_in_cards.of(SAM)
    assert mine
    assert mine.is_locked

    store.sign_in_cards.lift(SAM)
    assert store.sign_in_cards.pick(card, tablet, "dog").person_id == SAM


def test_whoever_comes_in_learns_how_many_wrong_ones_were_picked_before(store: Store, card: str, tablet: str):
    pick_wrong(store, card, tablet, MOST_WRONG - 1)

    assert [store.sign_in_cards.pick(card, tablet, "dog").wrong_before for _ in range(2)] == [MOST_WRONG - 1, 0]


def test_wrong_pictures_elsewhere_lock_nobody_out(store: Store, card: str, tablet: str):
    for _ in range(MOST_WRONG + 1):
        with pytest.raises(CardClosed):
            store.sign_in_cards.pick(card, device_of(store, WIN), "bus")

    assert store.sign_in_cards.pick(card, tablet, "dog").person_id == SAM


def test_no_more_pictures_are_looked_at_than_may_be_also_where_many_come_at_once(store: Store, card: str, tablet: str):
    def pick(_: int) -> type[Exception]:
        with pytest.raises((NotThatPicture, CardLocked)) as refused:
            store.sign_in_cards.pick(card, tablet, "bus")
        return refused.type

    with ThreadPoolExecutor(8) as many:
        answers = list(many.map(pick, range(24)))

    assert answers.count(NotThatPicture) == MOST_WRONG - 1


# What the vault tells


def test_the_vault_holds_neither_the_code_nor_which_picture_is_right(store: Store, card: str, tablet: str):
    row = store.vault.connection.execute(select(sign_in_cards)).one()
    device = store.vault.connection.execute(select(known_devices)).one()

    again = store.sign_in_cards.make(SAM, uuid4(), DOG)

    assert again
    assert card.encode() not in b"".join(map(bytes, (row.token_hash, row.proof)))
    assert tablet.encode() != device.token_hash
    assert row.proof != store.vault.connection.execute(select(sign_in_cards.c.proof)).scalar_one()


def test_a_guess_takes_as_long_as_a_card_elsewhere(store: Store, card: str):
    def seconds(code: str) -> float:
        start = perf_counter()
        with pytest.raises(CardClosed):
            store.sign_in_cards.open(code, "another")
        return perf_counter() - start

    turns = [(seconds("x" * len(card)), seconds(card)) for _ in range(300)]
    guessed, real = (median(times) for times in zip(*turns, strict=True))

    assert 0.5 < guessed / real < 2


# As it is asked of the record


@pytest.fixture
def sam(story: Story) -> UUID:
    return story.given_a_person("Sam")


@pytest.fixture
def wendy(story: Story, sam: UUID) -> Actor:
    return story.given_a_worker(sam)


def signs_in(story: Story, sam: UUID) -> None:
    accept(story.store, invite(story.store, sam, is_person=True, by=by(story.mo)), "sam", "three blue buses")


def made(story: Story, sam: UUID, who: Actor) -> str | None:
    return make_card(story.store, sam, DOG, by=who)


def test_a_worker_helps_to_make_a_card_and_whoever_lives_with_the_person_or_cares_for_them_does_not(
    story: Story, sam: UUID, wendy: Actor
):
    rhian = story.given_a_carer(sam)
    kit = story.given_a_member("Kit", Role.SUPPORT_CARER, sam)
    bev = story.given_a_member("Bev", Role.CARER, sam)
    with pytest.raises(NoOtherWay):
        made(story, sam, Actor(sam))
    signs_in(story, sam)

    for carer in (rhian, kit, bev):
        with pytest.raises(NeedsSomebodyElse):
            made(story, sam, Actor(carer.reader, with_person=sam))
    assert story.store.sign_in_cards.of(sam) is None
    assert made(story, sam, Actor(wendy.reader, with_person=sam))

    end_card(story.store, sam, by=Actor(rhian.reader, with_person=sam))
    assert story.store.sign_in_cards.of(sam) is None
    told = [at.name for at in story.store.read(0, 500) if at.name.startswith("sign-in.card")]
    assert told == ["sign-in.card-made", "sign-in.card-ended"]


def test_nobody_makes_a_card_for_somebody_who_was_not_invited(story: Story, sam: UUID):
    with pytest.raises(NoOtherWay):
        made(story, sam, Actor(sam))
    with pytest.raises(NotInRecord):
        end_card(story.store, sam, by=Actor(sam))


def test_letting_in_again_ends_card_and_devices_and_lifting_a_lockout_lets_pick_again(
    story: Story, sam: UUID, wendy: Actor
):
    signs_in(story, sam)
    card, tablet = made(story, sam, Actor(sam)), device_of(story.store, sam)
    assert card
    pick_wrong(story.store, card, tablet, MOST_WRONG)

    lift_lockout(story.store, sam, is_person=True, by=by(wendy))
    assert story.store.sign_in_cards.pick(card, tablet, "dog").person_id == sam

    ask_to_let_in(story.store, sam, is_person=True, by=by(wendy))
    accept(story.store, let_in_again(story.store, sam, is_person=True, by=by(story.mo)), "sam", "four red vans")
    with pytest.raises(CardClosed):
        story.store.sign_in_cards.open(card, tablet)
    assert not story.store.known_devices.of(sam)


def test_a_forgotten_person_signs_in_with_nothing(store: Store, card: str, tablet: str):
    store.vault.make_key(SAM)

    store.vault.destroy_key(SAM)

    for table in OF_SIGNING_IN:
        assert not store.vault.connection.execute(select(table)).all()
