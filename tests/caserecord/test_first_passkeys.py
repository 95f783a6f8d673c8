"""A passkey by invitation: nothing to remember, from the first time on. Beside each attack stands its honest twin."""

import json
from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from caserecord.credentials import HasPassword, NameTaken, NotASignInName, NotRight
from caserecord.invitations import InvitationOver
from caserecord.letting_in import (
    accept,
    accept_passkey,
    add_password,
    ask_to_let_in,
    invite,
    let_in_again,
    make_card,
)
from caserecord.passkeys import MOST, NotProved, Passkeys, Site
from caserecord.passwords import NotAPassword
from caserecord.stops import stop_member
from caserecord.ways import PASSKEY
from domain.card_pictures import DRAWINGS, choose
from domain.permissions import Actor
from domain.refusals import NotInRecord
from domain.sign_ins import SignInStopped
from tests.caserecord.authenticators import PRESENT, Authenticator
from tests.stories import Story, by

SITE = Site("https://record.example", "Green Valley Shared Lives", "a secret of this browser")
WORDS = "three blue buses"


@pytest.fixture
def sam(story: Story) -> UUID:
    return story.given_a_person("Sam")


@pytest.fixture
def passkeys(story: Story) -> Passkeys:
    return story.store.passkeys


def invited(story: Story, reader: UUID, *, is_person: bool = True) -> str:
    return invite(story.store, reader, is_person=is_person, by=by(story.mo))


def asked(story: Story, reader: UUID) -> str:
    return story.store.passkeys.ask_for_a_new_one(SITE, reader, "Sam", is_anew=True)


def signs_in(story: Story, code: str, phone: Authenticator) -> UUID:
    """Whom an invitation lets in, who takes it up with this device."""
    answer = phone.make(asked(story, story.store.invitations.find(code).reader))
    return accept_passkey(story.store, code, SITE, answer, called="A telephone")


def is_in(story: Story, phone: Authenticator) -> UUID:
    return story.store.passkeys.prove(SITE, phone.prove(story.store.passkeys.ask(SITE)))


def names_kept(story: Story) -> list[str]:
    return [at.name for at in story.store.read(0, 500) if at.name.startswith("sign-in.")]


def test_whoever_is_invited_signs_in_with_their_device_and_has_neither_name_nor_password(story: Story, sam: UUID):
    phone = Authenticator()

    assert signs_in(story, invited(story, sam), phone) == sam

    assert is_in(story, phone) == sam
    assert [each.called for each in story.store.ways.of(sam, PASSKEY)] == ["A telephone"]
    assert story.store.credentials.called(sam) == ""
    assert names_kept(story) == ["sign-in.invited", "sign-in.way-chosen"]


def test_with_a_passkey_alone_a_person_makes_a_card(story: Story, sam: UUID):
    signs_in(story, invited(story, sam), Authenticator())

    assert make_card(story.store, sam, choose("dog", DRAWINGS), by=by(sam))


def test_an_invitation_works_once_also_for_two_at_once(story: Story, sam: UUID, passkeys: Passkeys):
    code, phone, evil = invited(story, sam), Authenticator(), Authenticator()
    late = passkeys.made(SITE, sam, evil.make(asked(story, sam)), called="")
    signs_in(story, code, phone)

    with pytest.raises(InvitationOver):
        passkeys.accept(code, late)
    with pytest.raises(InvitationOver):
        accept_passkey(story.store, code, SITE, evil.make(asked(story, sam)), called="")

    with pytest.raises(NotProved):
        is_in(story, evil)
    assert is_in(story, phone) == sam


def test_two_people_let_somebody_in_again_with_the_device_they_had_and_all_else_ends(story: Story, sam: UUID):
    phone, lost = Authenticator(), Authenticator()
    wendy = story.given_a_worker(sam)
    accept(story.store, invited(story, sam), "sam", WORDS)
    for device in (phone, lost):
        again(story, sam, wendy, device)
    session = story.store.sessions.start(sam, way=PASSKEY)
    for _ in range(MOST - 1):
        question = story.store.passkeys.ask_for_a_new_one(SITE, sam, "Sam")
        story.store.passkeys.keep(SITE, sam, Authenticator().make(question), called="")

    again(story, sam, wendy, phone)

    assert is_in(story, phone) == sam
    assert len(story.store.ways.of(sam, PASSKEY)) == 1
    assert story.store.sessions.find(session) is None
    with pytest.raises(NotProved):
        is_in(story, lost)
    with pytest.raises(NotRight):
        story.store.credentials.check("sam", WORDS)


def again(story: Story, sam: UUID, wendy: Actor, device: Authenticator) -> None:
    ask_to_let_in(story.store, sam, is_person=True, by=by(wendy))
    signs_in(story, let_in_again(story.store, sam, is_person=True, by=by(story.mo)), device)


def test_a_device_that_holds_one_already_is_asked_for_another_where_the_old_one_ends(story: Story, sam: UUID):
    signs_in(story, invited(story, sam), Authenticator())

    assert json.loads(asked(story, sam))["excludeCredentials"] == []
    assert len(json.loads(story.store.passkeys.ask_for_a_new_one(SITE, sam, "Sam"))["excludeCredentials"]) == 1


def test_what_does_not_prove_it_leaves_the_record_and_the_invitation_as_they_were(
    story: Story, sam: UUID, passkeys: Passkeys
):
    code, rhian = invited(story, sam), story.given_a_carer(sam).reader
    taken = Authenticator()
    signs_in(story, invited(story, rhian, is_person=False), taken)
    before = story.store.head()

    for device, question in (
        (Authenticator(flags=PRESENT), asked(story, sam)),
        (Authenticator(origin="https://rec0rd.example"), asked(story, sam)),
        (Authenticator(), asked(story, rhian)),
        (Authenticator(), passkeys.ask_for_a_new_one(replace(SITE, browser="another"), sam, "Sam")),
        (taken, asked(story, sam)),
    ):
        with pytest.raises(NotProved):
            accept_passkey(story.store, code, SITE, device.make(question), called="")
    with pytest.raises(NotProved):
        accept_passkey(story.store, code, SITE, "{}", called="")

    assert story.store.head() == before
    assert is_in(story, taken) == rhian
    assert signs_in(story, code, Authenticator()) == sam


def test_a_passkey_that_two_take_up_at_once_is_one_persons_and_the_other_may_try_again(
    story: Story, sam: UUID, passkeys: Passkeys
):
    win, shared = story.given_a_person("Win"), Authenticator()
    codes = [invited(story, reader) for reader in (sam, win)]
    first, second = (passkeys.made(SITE, who, shared.make(asked(story, who)), called="") for who in (sam, win))

    assert passkeys.accept(codes[0], first) == sam
    with pytest.raises(NotProved):
        passkeys.accept(codes[1], second)

    assert is_in(story, shared) == sam
    assert signs_in(story, codes[1], Authenticator()) == win


def test_whoever_is_stopped_takes_up_no_invitation(story: Story, sam: UUID):
    kit, phone = story.given_a_worker(sam, "Kit").reader, Authenticator()
    signs_in(story, invited(story, kit, is_person=False), Authenticator())
    code = story.store.invitations.make(kit, invited_by=story.mo.reader)
    stop_member(story.store, kit, "They left", by=by(story.mo))

    with pytest.raises(SignInStopped, match="You were stopped"):
        signs_in(story, code, phone)

    with pytest.raises(NotProved):
        is_in(story, phone)


def test_a_name_and_a_password_are_added_once_and_the_passkey_stays(story: Story, sam: UUID):
    phone, rhian = Authenticator(), story.given_a_carer(sam).reader
    signs_in(story, invited(story, sam), phone)
    accept(story.store, invited(story, rhian, is_person=False), "rhian", WORDS)
    for name, password in (("", WORDS), ("sam", "short"), ("Rhian", WORDS)):
        with pytest.raises((NotASignInName, NotAPassword)):
            add_password(story.store, sam, name, password)
    with pytest.raises(NameTaken):  # where two chose it at once
        story.store.credentials.add_password(sam, "rhian", WORDS)

    add_password(story.store, sam, "Sam", WORDS)
    with pytest.raises(HasPassword):
        add_password(story.store, sam, "sammy", "four red vans")

    assert story.store.credentials.check("sam", WORDS) == is_in(story, phone) == sam
    with pytest.raises(NotRight):
        story.store.credentials.check("sammy", "four red vans")


def test_whoever_was_not_invited_adds_no_password(story: Story, sam: UUID):
    with pytest.raises(NotInRecord):
        add_password(story.store, sam, "sam", WORDS)


def test_whoever_has_no_name_that_can_be_shown_is_asked_too(story: Story):
    assert SITE.name in story.store.passkeys.ask_for_a_new_one(SITE, uuid4(), "")
