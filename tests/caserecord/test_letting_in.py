"""Invitations, passwords and being let in again: who gets in, by what, and who does not."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from argon2 import PasswordHasher
from sqlalchemy import update

from caserecord import members
from caserecord.credentials import NameTaken, NotASignInName, NotRight
from caserecord.invitations import LASTS, InvitationOver
from caserecord.letting_in import accept, ask_to_let_in, change_password, invite, let_in_again, lift_lockout
from caserecord.passwords import NotAPassword
from caserecord.stores import Store
from caserecord.tries import LOCKED, TooManyTries, for_name
from caserecord.vault_tables import credentials
from caserecord.ways import PASSWORD
from domain import clocks
from domain.arrangements import ArrangementKind
from domain.permissions import Actor, Role
from domain.refusals import NeedsSomebodyElse, NotAllowed, NotInRecord
from domain.sign_ins import AlreadySignsIn
from tests.stories import Story, by

WORDS = "three blue buses"


@pytest.fixture
def wendy(story: Story, sam: UUID) -> Actor:
    return story.given_a_worker(sam)


@pytest.fixture
def sam(story: Story) -> UUID:
    return story.given_a_person("Sam")


@pytest.fixture
def rhian(story: Story, sam: UUID) -> Actor:
    return story.given_a_carer(sam)


@contextmanager
def later(seconds: int) -> Iterator[None]:
    with clocks.at(datetime.now(UTC) + timedelta(seconds=seconds)):
        yield


def signs_in(story: Story, reader: UUID, name: str, *, is_person: bool = False) -> None:
    accept(story.store, invite(story.store, reader, is_person=is_person, by=by(story.mo)), name, WORDS)


def names_kept(story: Story) -> list[str]:
    return [at.name for at in story.store.read(0, 500) if at.name.startswith("sign-in.")]


# By invitation


def test_whoever_is_invited_signs_in_by_what_they_chose(story: Story, rhian: Actor):
    token = invite(story.store, rhian.reader, is_person=False, by=by(story.mo))

    assert accept(story.store, token, "Rhian", WORDS) == rhian.reader

    assert story.store.credentials.check(" RHIAN ", WORDS) == rhian.reader
    assert story.store.credentials.called(rhian.reader) == "Rhian"
    assert names_kept(story) == ["sign-in.invited", "sign-in.way-chosen"]


def test_a_person_is_invited_by_whoever_works_for_them(story: Story, sam: UUID, wendy: Actor, rhian: Actor):
    token = invite(story.store, sam, is_person=True, by=by(wendy))

    assert accept(story.store, token, "sam", WORDS) == sam
    with pytest.raises(NotAllowed):
        invite(story.store, sam, is_person=True, by=by(rhian))
    with pytest.raises(NotInRecord):
        invite(story.store, story.given_a_person("Win"), is_person=True, by=by(wendy))
    with pytest.raises(NotInRecord):
        invite(story.store, sam, is_person=False, by=by(story.mo))


def test_an_invitation_works_once(story: Story, rhian: Actor):
    token = invite(story.store, rhian.reader, is_person=False, by=by(story.mo))
    accept(story.store, token, "rhian", WORDS)

    with pytest.raises(InvitationOver):
        accept(story.store, token, "evil", WORDS)
    with pytest.raises(InvitationOver):
        story.store.credentials.choose_password(token, "evil", WORDS)

    with pytest.raises(NotRight):
        story.store.credentials.check("evil", WORDS)


def test_an_invitation_lasts_seven_days(story: Story, rhian: Actor):
    token = invite(story.store, rhian.reader, is_person=False, by=by(story.mo))

    with later(LASTS - 5):
        assert story.store.invitations.find(token).reader == rhian.reader
        assert story.store.invitations.of(rhian.reader)
    with later(LASTS + 5):
        assert story.store.invitations.of(rhian.reader) is None
        with pytest.raises(InvitationOver):
            story.store.credentials.choose_password(token, "rhian", WORDS)


def test_a_token_that_is_cut_changed_or_guessed_lets_nobody_in(story: Story, rhian: Actor):
    token = invite(story.store, rhian.reader, is_person=False, by=by(story.mo))

    for wrong in (token[:-1], f"{token}A", token[::-1], "", "\udcff", rhian.reader.hex):
        with pytest.raises(InvitationOver):
            accept(story.store, wrong, "rhian", WORDS)

    assert accept(story.store, token, "rhian", WORDS) == rhian.reader


def test_a_newer_invitation_takes_the_place_of_the_one_before(story: Story, rhian: Actor):
    first, second = (invite(story.store, rhian.reader, is_person=False, by=by(story.mo)) for _ in range(2))

    with pytest.raises(InvitationOver):
        accept(story.store, first, "rhian", WORDS)

    assert accept(story.store, second, "rhian", WORDS)
    assert names_kept(story) == ["sign-in.invited", "sign-in.invited-again", "sign-in.way-chosen"]


def test_neither_token_nor_password_is_kept_anywhere(story: Story, rhian: Actor):
    token = invite(story.store, rhian.reader, is_person=False, by=by(story.mo))
    accept(story.store, token, "rhian", WORDS)
    another = invite(story.store, story.given_a_member("Kit", Role.CARER).reader, is_person=False, by=by(story.mo))

    kept = b"".join(path.read_bytes() for path in story.views.path.parent.iterdir())

    assert not [said for said in (token, another, WORDS) if said.encode() in kept]


def test_what_cannot_be_kept_leaves_the_invitation_as_it_was(story: Story, rhian: Actor, sam: UUID):
    signs_in(story, sam, "sam", is_person=True)
    token = invite(story.store, rhian.reader, is_person=False, by=by(story.mo))

    for name, password in (
        ("", WORDS),
        (" \u200b ", WORDS),
        ("x" * 81, WORDS),
        ("a\nb\x00", WORDS),
        ("rhian", "short"),
    ):
        with pytest.raises((NotASignInName, NotAPassword)):
            accept(story.store, token, name, password)
    with pytest.raises(NameTaken):
        accept(story.store, token, "SAM", WORDS)
    with pytest.raises(NameTaken):  # where two chose it at once
        story.store.credentials.choose_password(token, "Sam", WORDS)

    assert names_kept(story).count("sign-in.way-chosen") == 1
    assert accept(story.store, token, "rhian", WORDS) == rhian.reader
    assert story.store.credentials.check("sam", WORDS) == sam


# By password


@pytest.mark.parametrize(
    ("name", "typed"), [("rhian", "three blue cars"), ("nobody", WORDS), ("", ""), ("rhian", "x" * 9999)]
)
def test_a_wrong_name_and_a_wrong_password_read_alike(story: Story, rhian: Actor, name: str, typed: str):
    signs_in(story, rhian.reader, "rhian")

    with pytest.raises(NotRight, match="This name and this password do not go together"):
        story.store.credentials.check(name, typed)


def test_a_hash_of_other_settings_is_made_anew(story: Story, rhian: Actor):
    signs_in(story, rhian.reader, "rhian")
    old = PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1).hash(WORDS).encode()
    story.store.vault.connection.execute(update(credentials).values(proof=old))

    story.store.credentials.check("rhian", WORDS)

    proof = story.store.vault.connection.execute(credentials.select()).one().proof
    assert proof.startswith(b"$argon2id$v=19$m=19456,t=2,p=1$")
    assert story.store.credentials.check("rhian", WORDS) == rhian.reader


def test_a_password_is_changed(story: Story, rhian: Actor):
    signs_in(story, rhian.reader, "rhian")

    change_password(story.store, rhian.reader, "four red vans")
    with pytest.raises(NotAPassword):
        change_password(story.store, rhian.reader, "short")

    story.store.credentials.check_of(rhian.reader, "four red vans")
    with pytest.raises(NotRight):
        story.store.credentials.check_of(rhian.reader, WORDS)
    assert names_kept(story).count("sign-in.way-chosen") == 2


def test_a_password_is_good_for_as_long_as_its_owner_likes(story: Story, sam: UUID):
    signs_in(story, sam, "sam", is_person=True)

    with later(5 * 365 * 24 * 60 * 60):
        assert story.store.credentials.check("sam", WORDS) == sam


def test_whoever_is_forgotten_signs_in_no_more(story: Story, rhian: Actor, sam: UUID):
    signs_in(story, rhian.reader, "rhian")
    session = story.store.sessions.start(rhian.reader, way=PASSWORD)
    signs_in(story, sam, "sam", is_person=True)

    story.store.vault.destroy_key(rhian.reader)

    assert story.store.sessions.find(session) is None
    with pytest.raises(NotRight):
        story.store.credentials.check("rhian", WORDS)
    assert story.store.credentials.count() == 1
    assert b"rhian" not in (story.views.path.parent / "vault.db").read_bytes()


# Again


def test_two_people_let_somebody_in_again_and_what_they_had_before_ends(story: Story, sam: UUID, wendy: Actor):
    signs_in(story, sam, "sam", is_person=True)
    session = story.store.sessions.start(sam, way=PASSWORD)
    with pytest.raises(AlreadySignsIn):
        invite(story.store, sam, is_person=True, by=by(wendy))

    ask_to_let_in(story.store, sam, is_person=True, by=by(wendy))
    with pytest.raises(NeedsSomebodyElse):
        let_in_again(story.store, sam, is_person=True, by=by(wendy))
    token = let_in_again(story.store, sam, is_person=True, by=by(story.mo))

    assert story.store.sessions.find(session)
    assert story.store.credentials.check("sam", WORDS) == sam
    accept(story.store, token, "Sam", "four red vans")
    assert story.store.sessions.find(session) is None
    with pytest.raises(NotRight):
        story.store.credentials.check("sam", WORDS)
    assert story.store.credentials.check("sam", "four red vans") == sam


def test_a_member_is_let_in_again_the_same_way(story: Story, rhian: Actor):
    wendy = story.given_a_member("Wendy", Role.WORKER)
    members.give_role(story.store, wendy.reader, Role.WORKER, by=by(story.mo))
    signs_in(story, rhian.reader, "rhian")

    ask_to_let_in(story.store, rhian.reader, is_person=False, by=by(story.mo))
    token = let_in_again(story.store, rhian.reader, is_person=False, by=by(wendy))

    assert accept(story.store, token, "rhian", "four red vans") == rhian.reader


def test_a_lockout_is_lifted_by_somebody_else(story: Story, rhian: Actor, sam: UUID, wendy: Actor):
    signs_in(story, rhian.reader, "rhian")
    signs_in(story, sam, "sam", is_person=True)
    for name in ("rhian", "sam"):
        locked(story.store, name)

    lift_lockout(story.store, rhian.reader, is_person=False, by=by(story.mo))
    lift_lockout(story.store, sam, is_person=True, by=by(wendy))

    for name in ("rhian", "sam"):
        story.store.tries.begin(for_name(story.store.credentials.id_of(name)))
    assert names_kept(story)[-2:] == ["sign-in.lockout-lifted"] * 2


def locked(store: Store, name: str) -> None:
    counted = for_name(store.credentials.id_of(name))
    for number in range(LOCKED):
        with clocks.at(datetime.now(UTC) - timedelta(seconds=64 * (LOCKED - number))):
            store.tries.begin(counted)
    with pytest.raises(TooManyTries):
        store.tries.begin(counted)


def test_who_gets_in_as_the_person_is_decided_outside_their_house(story: Story, sam: UUID, wendy: Actor):
    lives_in = story.given_a_member("Max", Role.MANAGER, sam, lives_with=True)
    cares = story.given_a_worker(sam, "Kit")
    story.given_an_arrangement(sam, ArrangementKind.DAY_SUPPORT, cares.reader)
    said = {"is_person": True}

    def nobody_of_the_house(decide: Callable[..., object]) -> None:
        for each in (lives_in, cares):
            with pytest.raises(NeedsSomebodyElse, match="Somebody else who works for the scheme can"):
                decide(story.store, sam, **said, by=by(each))

    nobody_of_the_house(invite)
    token = invite(story.store, sam, **said, by=by(wendy))
    accept(story.store, token, "sam", WORDS)
    nobody_of_the_house(ask_to_let_in)
    ask_to_let_in(story.store, sam, **said, by=by(wendy))
    nobody_of_the_house(let_in_again)
    assert let_in_again(story.store, sam, **said, by=by(story.mo))
    nobody_of_the_house(lift_lockout)
    lift_lockout(story.store, sam, **said, by=by(wendy))


def test_nobody_chooses_how_to_sign_in_who_was_not_invited(story: Story, rhian: Actor):
    with pytest.raises(NotInRecord):
        change_password(story.store, rhian.reader, WORDS)
    with pytest.raises(NotInRecord):
        ask_to_let_in(story.store, uuid4(), is_person=False, by=by(story.mo))


def test_what_is_written_together_is_kept_whole_or_not_at_all(story: Story, rhian: Actor):
    invite(story.store, rhian.reader, is_person=False, by=by(story.mo))

    def cut() -> None:
        with story.store.vault.together() as connection:
            connection.exec_driver_sql("delete from invitations")
            raise sqlite3.OperationalError

    with pytest.raises(sqlite3.OperationalError):
        cut()

    assert story.store.invitations.of(rhian.reader)
