"""Stopping somebody from signing in, and signing them out. Beside each attack stands its honest twin."""

from threading import Thread
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from caserecord import deaths
from caserecord.errands import Errands
from caserecord.leads import who_sign_in
from caserecord.letting_in import accept, ask_to_let_in, invite, let_in_again
from caserecord.members import welcome
from caserecord.settings import Settings
from caserecord.stops import sign_out, stop, stop_member
from caserecord.vault_tables import OF_SIGNING_IN, invitations, mailboxes
from caserecord.ways import PASSWORD
from domain.card_pictures import DRAWINGS, choose
from domain.circles import Circle
from domain.clocks import today
from domain.permissions import Actor, Role
from domain.refusals import NeedsSomebodyElse, NotAllowed, Refused
from domain.sign_ins import NothingToStop, SignIn, SignInStopped
from tests.projections.damages import damage
from tests.stories import Story, by

WORDS = "three blue buses"


@pytest.fixture
def sam(story: Story) -> UUID:
    return story.given_a_person("Sam")


@pytest.fixture
def kit(story: Story, sam: UUID) -> Actor:
    """A worker who signs in, has a mailbox, and asked for a new device."""
    kit = story.given_a_worker(sam, "Kit")
    token = invite(story.store, kit.reader, is_person=False, by=by(story.mo))
    accept(story.store, token, "kit", WORDS)
    story.store.mailboxes.choose(kit.reader, "kit@example.org")
    story.store.known_devices.know(kit.reader, device="Phone")
    story.store.waiting_devices.wait(kit.reader, device="Tablet")
    story.store.sessions.start(kit.reader, way=PASSWORD)
    story.store.sign_in_cards.make(kit.reader, uuid4(), choose("dog", DRAWINGS))
    story.store.invitations.make(kit.reader, invited_by=story.mo.reader)
    return kit


def left_of(story: Story, reader: UUID) -> set[str]:
    """The tables in which somebody still is."""
    return {
        table.name
        for table in (invitations, mailboxes, *OF_SIGNING_IN)
        if story.store.vault.connection.execute(select(table).where(table.c.reader == reader.hex)).first()
    }


def told(story: Story) -> list[str]:
    return [at.name for at in story.store.read(0, 500) if at.name.startswith("sign-in.")]


def errands(story: Story) -> Errands:
    folder = story.views.path.parent
    return Errands(story.store, Settings(folder, folder.parent / "vault.key"))


def test_whoever_is_stopped_has_nothing_left_to_sign_in_with_and_is_signed_in_nowhere(story: Story, kit: Actor):
    assert len(left_of(story, kit.reader)) == len(OF_SIGNING_IN) + 2

    stop(story.store, kit.reader, "They left on Friday", is_person=False, by=by(story.mo))

    assert left_of(story, kit.reader) == set()
    assert told(story)[-1] == "sign-in.stopped"
    with pytest.raises(SignInStopped, match="They were stopped"):
        invite(story.store, kit.reader, is_person=False, by=by(story.mo))


def test_two_people_let_in_again_whoever_was_stopped(story: Story, kit: Actor):
    wendy = Actor(welcome(story.store, "Wendy", roles=frozenset({Role.WORKER}), by=by(story.mo)))
    stop(story.store, kit.reader, "The wrong Kit", is_person=False, by=by(story.mo))

    ask_to_let_in(story.store, kit.reader, is_person=False, by=by(wendy))
    token = let_in_again(story.store, kit.reader, is_person=False, by=by(story.mo))

    assert accept(story.store, token, "kit", WORDS) == kit.reader


def test_a_stop_that_was_cut_in_the_middle_holds_and_is_asked_once_more(story: Story, kit: Actor):
    token = story.store.invitations.make(kit.reader, invited_by=story.mo.reader)
    stop_member(story.store, kit.reader, "They left", by=by(story.mo))
    with pytest.raises(SignInStopped, match="You were stopped"):
        accept(story.store, token, "kit2", WORDS)
    stop(story.store, kit.reader, "They left", is_person=False, by=by(story.mo))

    assert left_of(story, kit.reader) == set()
    assert told(story).count("sign-in.stopped") == 1


def test_the_errands_go_on_with_a_stop_that_was_cut_in_the_middle(story: Story, kit: Actor):
    stop_member(story.store, kit.reader, "They left", by=by(story.mo))
    assert story.store.sessions.of(kit.reader)

    errands(story).run()

    assert left_of(story, kit.reader) == set()


def test_the_errands_leave_whoever_was_let_in_again_before_they_came_by(story: Story, kit: Actor):
    wendy = Actor(welcome(story.store, "Wendy", roles=frozenset({Role.WORKER}), by=by(story.mo)))
    stop(story.store, kit.reader, "The wrong Kit", is_person=False, by=by(story.mo))
    ask_to_let_in(story.store, kit.reader, is_person=False, by=by(wendy))
    token = let_in_again(story.store, kit.reader, is_person=False, by=by(story.mo))
    accept(story.store, token, "kit", WORDS)

    errands(story).run()

    assert story.store.credentials.check("kit", WORDS) == kit.reader


def test_the_errands_sign_out_somebody_who_died_where_that_was_cut_and_keep_what_they_signed_in_with(
    story: Story, sam: UUID
):
    accept(story.store, invite(story.store, sam, is_person=True, by=by(story.mo)), "sam", WORDS)
    deaths.record(story.store, sam, on_day=today(), by=by(story.mo))
    story.store.sessions.start(sam, way=PASSWORD)  # one that was left

    errands(story).run()

    assert not story.store.sessions.of(sam)
    assert story.store.credentials.check("sam", WORDS) == sam


def test_a_circle_that_does_not_open_holds_up_no_errand(story: Story, sam: UUID, kit: Actor):
    deaths.record(story.store, sam, on_day=today(), by=by(story.mo))
    stop_member(story.store, kit.reader, "They left", by=by(story.mo))
    damage(story.store, Circle.id_of(sam), version=0)

    errands(story).run()

    assert left_of(story, kit.reader) == set()


def test_nobody_is_turned_to_of_whom_it_does_not_open_whether_they_were_stopped(story: Story, sam: UUID, kit: Actor):
    wendy = story.given_a_worker(sam, "Wendy")
    roles = frozenset({Role.WORKER})
    assert who_sign_in(story.store, {kit.reader: roles, wendy.reader: roles}).keys() == {kit.reader, wendy.reader}

    damage(story.store, SignIn.id_of(kit.reader), version=0)

    assert who_sign_in(story.store, {kit.reader: roles, wendy.reader: roles}).keys() == {wendy.reader}


def test_signed_out_somebody_signs_in_again(story: Story, kit: Actor):
    sign_out(story.store, kit.reader, is_person=False, by=by(story.mo))

    assert left_of(story, kit.reader) == {"invitations", "mailboxes", *(each.name for each in OF_SIGNING_IN)} - {
        "sessions",
        "waiting_devices",
    }
    assert story.store.credentials.check("kit", WORDS) == kit.reader
    assert told(story)[-1] == "sign-in.signed-out-everywhere"


def test_only_a_manager_stops_anybody_and_nobody_themselves(story: Story, sam: UUID, kit: Actor):
    def tries(who: UUID, asker: Actor, refused: type[Refused]) -> None:
        with pytest.raises(refused):
            stop(story.store, who, "They left", is_person=False, by=by(asker))
        with pytest.raises(refused):
            sign_out(story.store, who, is_person=False, by=by(asker))

    tries(story.mo.reader, kit, NotAllowed)
    tries(story.mo.reader, story.mo, NothingToStop)
    accept(story.store, invite(story.store, story.mo.reader, is_person=False, by=by(story.mo)), "mo", WORDS)
    tries(story.mo.reader, story.mo, NeedsSomebodyElse)
    assert story.store.sessions.of(kit.reader)


def test_a_person_is_stopped_by_no_manager_who_shares_their_house(story: Story, sam: UUID):
    accept(story.store, invite(story.store, sam, is_person=True, by=by(story.mo)), "sam", WORDS)
    lives_in = story.given_a_member("Max", Role.MANAGER, sam, lives_with=True)
    story.store.sessions.start(sam, way=PASSWORD)

    with pytest.raises(NeedsSomebodyElse):
        stop(story.store, sam, "So there", is_person=True, by=by(lives_in))
    with pytest.raises(NeedsSomebodyElse):
        sign_out(story.store, sam, is_person=True, by=by(lives_in))
    assert story.store.sessions.of(sam)

    stop(story.store, sam, "Sam asked for it", is_person=True, by=by(story.mo))
    assert left_of(story, sam) == set()


def test_of_two_managers_who_stop_each_other_at_once_one_is_left(story: Story):
    max_ = welcome(story.store, "Max", roles=frozenset({Role.MANAGER}), by=by(story.mo))
    for reader, name in ((story.mo.reader, "mo"), (max_, "max")):
        accept(story.store, invite(story.store, reader, is_person=False, by=by(story.mo)), name, WORDS)
    refused: list[Refused] = []

    def stops(who: UUID, asker: UUID) -> None:
        try:
            stop(story.store, who, "You first", is_person=False, by=Actor(asker))
        except SignInStopped as refusal:
            refused.append(refusal)

    both = [Thread(target=stops, args=pair) for pair in ((max_, story.mo.reader), (story.mo.reader, max_))]
    for each in both:
        each.start()
    for each in both:
        each.join()

    assert [each.says.startswith("You were stopped") for each in refused] == [True]
    assert told(story).count("sign-in.stopped") == 1


def test_whoever_died_is_signed_in_nowhere(story: Story, sam: UUID, kit: Actor):
    story.store.sessions.start(sam, way=PASSWORD)

    deaths.record(story.store, sam, on_day=today(), by=by(story.mo))

    assert not story.store.sessions.of(sam)
    assert story.store.sessions.of(kit.reader)
