"""The keys of links, and what is kept of whoever opens one."""

from threading import Barrier, Thread
from uuid import UUID, uuid4

import pytest

from caserecord import chosen_profiles, links
from caserecord.link_keys import is_pin
from caserecord.links import WrongPin
from caserecord.permits import permit_of_link, permit_to_see_as_link
from domain.links import MOST_WRONG_PINS, LinkClosed
from domain.permissions import Actor, Role
from domain.refusals import NotAllowed, NotInRecord, PutAway
from projections.chosen_profiles import choice_of, choices_of
from projections.disclosures import Leaving, disclose
from projections.links import link_of, linked_profile_of, links_of
from tests.projections.damages import damage
from tests.stories import Story, by


@pytest.fixture
def sol(story: Story) -> UUID:
    return story.given_a_person("Sol")


def given(story: Story, sol: UUID, pin: str = "") -> tuple[UUID, str]:
    """A link that opens until it is stopped, and its key."""
    link_id = links.give(story.store, sol, until=None, has_pin=bool(pin), by=by(sol))
    key = story.store.link_keys.make(link_id, sol, pin=pin)
    assert key
    return link_id, key


def test_a_key_opens_its_link_and_no_two_are_alike(story: Story, sol: UUID):
    first, second = given(story, sol), given(story, sol)

    assert first[1] != second[1]
    for link_id, key in (first, second):
        assert links.link_opened_by(story.store, key).id == link_id


def test_a_link_has_one_key(story: Story, sol: UUID):
    link_id, _ = given(story, sol)

    assert story.store.link_keys.make(link_id, sol) is None


def test_neither_a_key_nor_a_pin_is_kept(story: Story, sol: UUID):
    _, key = given(story, sol, pin="407219")

    kept = b"".join(file.read_bytes() for file in story.views.path.parent.iterdir())
    assert key.encode() not in kept
    assert b"407219" not in kept


def test_a_link_without_a_key_opens_for_nobody(story: Story, sol: UUID):
    link_id = links.give(story.store, sol, until=None, by=by(sol))

    with pytest.raises(LinkClosed):
        links.standing_link(story.store, link_id)


def test_a_link_that_was_stopped_opens_for_nobody_also_where_an_older_vault_still_has_its_key(story: Story, sol: UUID):
    link_id, key = given(story, sol)
    links.stop(story.store, sol, link_id, by=by(sol))
    assert story.store.link_keys.find(key) is None
    old_key = story.store.link_keys.make(link_id, sol)
    assert old_key

    with pytest.raises(LinkClosed):
        links.link_opened_by(story.store, old_key)
    with pytest.raises(LinkClosed):
        links.record_opening(story.store, link_id, version=1)


def test_a_link_that_does_not_open_as_it_was_written_opens_for_nobody(story: Story, sol: UUID):
    link_id, key = given(story, sol)

    damage(story.store, link_id, version=0)

    with pytest.raises(LinkClosed):
        links.link_opened_by(story.store, key)


def test_an_opening_says_which_link_and_which_role_opened(story: Story, sol: UUID):
    link_id, _ = given(story, sol)

    links.record_opening(story.store, link_id, version=7)

    opening = story.store.read_stream(link_id)[-1]
    assert opening.event.version == 7
    assert opening.metadata
    assert (opening.metadata.actor, opening.metadata.role) == (link_id, "somebody with a link")


def test_two_who_open_a_link_at_once_are_both_kept(story: Story, sol: UUID):
    link_id, _ = given(story, sol)
    ready = Barrier(4)

    def open_it() -> None:
        ready.wait()
        links.record_opening(story.store, link_id, version=7)

    threads = [Thread(target=open_it) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(story.store.read_stream(link_id)) == 5


def test_no_more_pins_are_looked_at_than_may_be_also_where_many_come_at_once(story: Story, sol: UUID):
    _, key = given(story, sol, pin="4072")
    link = links.link_opened_by(story.store, key)
    said: list[str] = []

    def guess() -> None:
        try:
            links.prove(story.store, link, "9999")
        except (WrongPin, LinkClosed) as refused:
            said.append(type(refused).__name__)

    threads = [Thread(target=guess) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(said) == 16
    assert said.count("WrongPin") < MOST_WRONG_PINS
    with pytest.raises(LinkClosed):
        links.link_opened_by(story.store, key)
    with pytest.raises(LinkClosed):
        links.prove(story.store, link, "4072")


def test_whoever_was_told_the_pin_is_let_in_and_where_there_is_none_everybody(story: Story, sol: UUID):
    with_pin, without = given(story, sol, pin="4072"), given(story, sol)

    for key in (with_pin[1], without[1]):
        links.prove(story.store, links.link_opened_by(story.store, key), "4072")

    found = story.store.link_keys.of(without[0])
    assert found
    assert not is_pin(found, "4072")


def test_a_link_is_given_to_a_profile_that_is_there(story: Story, sol: UUID):
    profile = chosen_profiles.begin(story.store, sol, "For work", people=[], by=by(sol))
    chosen_profiles.put_away(story.store, sol, profile, by=by(sol))

    with pytest.raises(PutAway):
        links.give(story.store, sol, profile_id=profile, until=None, by=by(sol))
    with pytest.raises(NotInRecord):
        links.give(story.store, sol, profile_id=uuid4(), until=None, by=by(sol))
    with pytest.raises(NotInRecord):
        links.give(story.store, story.given_a_person("Win"), profile_id=profile, until=None, by=by(sol))


def test_a_permit_of_a_link_reads_one_profile_and_does_nothing_else(story: Story, sol: UUID):
    profile = chosen_profiles.begin(story.store, sol, "For work", people=[], by=by(sol))
    other = chosen_profiles.begin(story.store, sol, "For college", people=[], by=by(sol))
    link_id = links.give(story.store, sol, profile_id=profile, until=None, by=by(sol))
    story.store.link_keys.make(link_id, sol)

    permit = permit_of_link(links.standing_link(story.store, link_id))

    assert permit.role is Role.LINK_READER
    assert not permit.is_mine
    assert disclose(Leaving(), story.db(), permit, linked_profile_of).called == "For work"
    assert [choice.id for choice in disclose(Leaving(), story.db(), permit, choices_of)] == [profile]
    with pytest.raises(NotInRecord):
        disclose(Leaving(), story.db(), permit, choice_of, profile_id=other)


def test_whoever_may_give_a_link_sees_first_what_it_shows_and_nobody_else(story: Story, sol: UUID):
    rhian = story.given_a_carer(sol)

    for actor in (by(sol), by(rhian, with_person=sol, how="spoke")):
        assert permit_to_see_as_link(story.store, actor, sol, None).doing == "read what a link shows"
    with pytest.raises(NotAllowed):
        permit_to_see_as_link(story.store, by(rhian), sol, None)


def test_a_link_stands_in_the_list_of_the_person_as_it_is_now(story: Story, sol: UUID):
    link_id, _ = given(story, sol)
    links.record_opening(story.store, link_id, version=7)
    links.stop(story.store, sol, link_id, by=by(sol))

    (link,) = story.shown(links_of, "give a link", sol, sol)

    assert (link.id, link.times, link.is_stopped, link.by_wrong_pins) == (link_id, 1, True, False)
    assert link.last
    assert not link.is_open(link.from_day)
    with pytest.raises(NotInRecord):
        story.shown(link_of, "give a link", sol, sol, link_id=uuid4())
    with pytest.raises(NotAllowed):
        links.stop(story.store, sol, link_id, by=Actor(story.mo.reader))
