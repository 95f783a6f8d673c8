"""A passkey proves who somebody is: on the site it was made for, once for each question, and for nobody else."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select

from caserecord.challenges import PATIENCE
from caserecord.passkeys import MOST, NotProved, Passkeys, Site, TooManyPasskeys
from caserecord.stores import Store
from caserecord.vault_tables import answered
from caserecord.ways import IDENTITY, PASSKEY, LastWay, Ways
from domain import clocks
from domain.refusals import NotInRecord
from tests.caserecord.authenticators import PRESENT, PROVED, Authenticator, altered

SITE = Site("https://record.example", "Green Valley Shared Lives", "a secret of this browser")


@pytest.fixture
def passkeys(store: Store) -> Passkeys:
    return Passkeys(store.vault)


@pytest.fixture
def ways(store: Store) -> Ways:
    return store.ways


@pytest.fixture
def sol() -> UUID:
    return uuid4()


@pytest.fixture
def phone(passkeys: Passkeys, sol: UUID) -> Authenticator:
    device = Authenticator()
    passkeys.keep(SITE, sol, device.make(passkeys.ask_for_a_new_one(SITE, sol, "Sol")), called="My telephone")
    return device


def test_who_made_a_passkey_is_known_by_it(passkeys: Passkeys, sol: UUID, phone: Authenticator):
    for _ in range(2):
        assert passkeys.prove(SITE, phone.prove(passkeys.ask(SITE))) == sol


def test_a_passkey_that_counts_nothing_is_as_good(passkeys: Passkeys, sol: UUID, phone: Authenticator):
    for _ in range(2):
        phone.uses = -1
        assert passkeys.prove(SITE, phone.prove(passkeys.ask(SITE))) == sol


def test_its_owner_sees_what_it_is_called_and_when_it_was_used(
    passkeys: Passkeys, ways: Ways, sol: UUID, phone: Authenticator
):
    (before,) = ways.of(sol, PASSKEY)
    passkeys.prove(SITE, phone.prove(passkeys.ask(SITE)))

    (after,) = ways.of(sol, PASSKEY)

    assert (before.called, before.used) == ("My telephone", None)
    assert after.used is not None
    assert ways.of(uuid4(), PASSKEY) == []


def test_one_that_is_taken_away_opens_nothing(passkeys: Passkeys, ways: Ways, sol: UUID, phone: Authenticator):
    (mine,) = ways.of(sol, PASSKEY)
    key = Authenticator()
    passkeys.keep(SITE, sol, key.make(passkeys.ask_for_a_new_one(SITE, sol, "Sol")), called="A key")
    answer = phone.prove(passkeys.ask(SITE))

    ways.take_away(sol, mine.id, PASSKEY, is_password_enough=False)

    with pytest.raises(NotProved):
        passkeys.prove(SITE, answer)
    assert passkeys.prove(SITE, key.prove(passkeys.ask(SITE))) == sol


def test_nobody_takes_away_the_passkey_of_somebody_else_nor_the_last_way_of_their_own(
    passkeys: Passkeys, ways: Ways, sol: UUID, phone: Authenticator
):
    (mine,) = ways.of(sol, PASSKEY)

    with pytest.raises(NotInRecord):
        ways.take_away(uuid4(), mine.id, PASSKEY, is_password_enough=False)
    with pytest.raises(NotInRecord):
        ways.take_away(sol, mine.id, IDENTITY, is_password_enough=False)
    with pytest.raises(LastWay, match="Make another way first"):
        ways.take_away(sol, mine.id, PASSKEY, is_password_enough=False)

    assert passkeys.prove(SITE, phone.prove(passkeys.ask(SITE))) == sol


def test_an_answer_is_taken_once(passkeys: Passkeys, sol: UUID, phone: Authenticator):
    answer = phone.prove(passkeys.ask(SITE))
    assert passkeys.prove(SITE, answer) == sol

    with pytest.raises(NotProved):
        passkeys.prove(SITE, answer)


def test_asking_keeps_nothing_and_an_answer_is_kept_while_it_could_be_given_again(
    passkeys: Passkeys, store: Store, sol: UUID, phone: Authenticator
):
    def kept() -> int:
        return int(store.vault.connection.execute(select(func.count()).select_from(answered)).scalar_one())

    before = kept()
    for _ in range(3):
        passkeys.ask(SITE)
    assert kept() == before

    with clocks.at(clocks.now() + timedelta(seconds=PATIENCE)):
        passkeys.prove(SITE, phone.prove(passkeys.ask(SITE)))
        assert kept() == 1


def test_an_answer_counts_in_the_browser_that_was_asked(passkeys: Passkeys, sol: UUID, phone: Authenticator):
    elsewhere = replace(SITE, browser="another")

    with pytest.raises(NotProved):
        passkeys.prove(elsewhere, phone.prove(passkeys.ask(SITE)))
    with pytest.raises(NotProved):
        passkeys.keep(elsewhere, sol, Authenticator().make(passkeys.ask_for_a_new_one(SITE, sol, "Sol")), called="")
    assert passkeys.prove(elsewhere, phone.prove(passkeys.ask(elsewhere))) == sol


@pytest.mark.parametrize("made_up", [b"", b"x", bytes(56), bytes(24)])
def test_a_question_that_nobody_asked_has_no_answer(
    passkeys: Passkeys, sol: UUID, phone: Authenticator, made_up: bytes
):
    def by_hand(challenge: bytes) -> str:
        return json.dumps({"challenge": urlsafe_b64encode(challenge).decode().rstrip("=")})

    with pytest.raises(NotProved):
        passkeys.prove(SITE, phone.prove(by_hand(made_up)))

    asked = urlsafe_b64decode(json.loads(passkeys.ask(SITE))["challenge"] + "==")
    assert passkeys.prove(SITE, phone.prove(by_hand(asked))) == sol


def test_an_answer_that_comes_late_is_not_taken(passkeys: Passkeys, sol: UUID, phone: Authenticator):
    answer = phone.prove(passkeys.ask(SITE))

    with clocks.at(clocks.now() + timedelta(seconds=PATIENCE)), pytest.raises(NotProved):
        passkeys.prove(SITE, answer)
    with clocks.at(clocks.now() + timedelta(seconds=PATIENCE - 5)):
        assert passkeys.prove(SITE, answer) == sol


@pytest.mark.parametrize(
    ("bent", "honest"),
    [
        ({"origin": "https://rec0rd.example"}, {"origin": "https://record.example"}),
        ({"type": "webauthn.create"}, {"type": "webauthn.get"}),
    ],
)
def test_an_answer_that_was_given_to_another_site_or_question_is_not_taken(
    passkeys: Passkeys, sol: UUID, phone: Authenticator, bent: dict[str, str], honest: dict[str, str]
):
    with pytest.raises(NotProved):
        passkeys.prove(SITE, phone.prove(passkeys.ask(SITE), **bent))

    assert passkeys.prove(SITE, phone.prove(passkeys.ask(SITE), **honest)) == sol


def test_a_passkey_of_another_site_is_not_taken(passkeys: Passkeys, sol: UUID, phone: Authenticator):
    phone.host = "rec0rd.example"
    with pytest.raises(NotProved):
        passkeys.prove(SITE, phone.prove(passkeys.ask(SITE)))

    phone.host = "record.example"
    assert passkeys.prove(SITE, phone.prove(passkeys.ask(SITE))) == sol


def test_somebody_has_shown_the_device_who_they_are(passkeys: Passkeys, sol: UUID, phone: Authenticator):
    new = Authenticator()
    for device in (phone, new):
        device.flags = PRESENT
    with pytest.raises(NotProved):
        passkeys.prove(SITE, phone.prove(passkeys.ask(SITE)))
    with pytest.raises(NotProved):
        passkeys.keep(SITE, sol, new.make(passkeys.ask_for_a_new_one(SITE, sol, "Sol")), called="")

    for device in (phone, new):
        device.flags = PRESENT | PROVED
    assert passkeys.prove(SITE, phone.prove(passkeys.ask(SITE))) == sol
    assert passkeys.keep(SITE, sol, new.make(passkeys.ask_for_a_new_one(SITE, sol, "Sol")), called="")


@pytest.mark.parametrize("part", ["signature", "authenticatorData", "clientDataJSON"])
def test_an_answer_that_was_altered_is_not_taken(passkeys: Passkeys, sol: UUID, phone: Authenticator, part: str):
    with pytest.raises(NotProved):
        passkeys.prove(SITE, altered(phone.prove(passkeys.ask(SITE)), part))

    back = altered(altered(phone.prove(passkeys.ask(SITE)), part), part)
    assert passkeys.prove(SITE, back) == sol


def test_a_passkey_that_was_copied_is_noticed_by_its_count(passkeys: Passkeys, sol: UUID, phone: Authenticator):
    copy = replace(phone)
    passkeys.prove(SITE, phone.prove(passkeys.ask(SITE)))

    with pytest.raises(NotProved):
        passkeys.prove(SITE, copy.prove(passkeys.ask(SITE)))

    assert passkeys.prove(SITE, phone.prove(passkeys.ask(SITE))) == sol


def test_nobody_is_known_by_a_passkey_that_was_never_kept(passkeys: Passkeys, sol: UUID):
    new = Authenticator()
    with pytest.raises(NotProved):
        passkeys.prove(SITE, new.prove(passkeys.ask(SITE)))

    passkeys.keep(SITE, sol, new.make(passkeys.ask_for_a_new_one(SITE, sol, "Sol")), called="")
    assert passkeys.prove(SITE, new.prove(passkeys.ask(SITE))) == sol


def test_a_question_for_one_person_makes_no_passkey_for_another(passkeys: Passkeys, ways: Ways, sol: UUID):
    new = Authenticator()
    with pytest.raises(NotProved):
        passkeys.keep(SITE, uuid4(), new.make(passkeys.ask_for_a_new_one(SITE, sol, "Sol")), called="")
    assert ways.of(sol, PASSKEY) == []

    assert passkeys.keep(SITE, sol, new.make(passkeys.ask_for_a_new_one(SITE, sol, "Sol")), called="")


def test_a_passkey_is_kept_once(passkeys: Passkeys, sol: UUID, phone: Authenticator):
    other = uuid4()
    answer = phone.make(passkeys.ask_for_a_new_one(SITE, other, "Mallory"))

    with pytest.raises(NotProved):
        passkeys.keep(SITE, other, answer, called="")
    with pytest.raises(NotProved):
        passkeys.keep(SITE, sol, phone.make(passkeys.ask_for_a_new_one(SITE, sol, "Sol")), called="Once more")
    assert passkeys.prove(SITE, phone.prove(passkeys.ask(SITE))) == sol


@pytest.mark.parametrize("answer", ["", "null", "[]", "{}", '{"response": {"clientDataJSON": 3}}', "{" * 2000, "\x00"])
def test_what_is_no_answer_is_refused(passkeys: Passkeys, sol: UUID, phone: Authenticator, answer: str):
    with pytest.raises(NotProved):
        passkeys.prove(SITE, answer)
    with pytest.raises(NotProved):
        passkeys.keep(SITE, sol, answer, called="")

    assert passkeys.prove(SITE, phone.prove(passkeys.ask(SITE))) == sol


def test_nobody_has_passkeys_without_end(passkeys: Passkeys, sol: UUID):
    for number in range(MOST):
        answer = Authenticator().make(passkeys.ask_for_a_new_one(SITE, sol, "Sol"))
        passkeys.keep(SITE, sol, answer, called=f"Key {number}")

    with pytest.raises(TooManyPasskeys, match=r"You have 10 passkeys\. Take one away first."):
        passkeys.ask_for_a_new_one(SITE, sol, "Sol")


def test_a_device_is_asked_for_no_second_passkey(passkeys: Passkeys, sol: UUID, phone: Authenticator):
    assert '"excludeCredentials": [{' in passkeys.ask_for_a_new_one(SITE, sol, "Sol")


def test_a_question_names_nobody(passkeys: Passkeys, sol: UUID, phone: Authenticator):
    assert "Sol" not in passkeys.ask(SITE)
    assert '"allowCredentials": []' in passkeys.ask(SITE)
