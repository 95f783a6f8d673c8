"""Asking somebody to look at an offer together."""

from uuid import UUID

import pytest

from caserecord import entries, helps, photos
from domain.permissions import Role
from domain.profiles import Profile
from domain.refusals import AlreadyDecided, NotInRecord
from tests.snaps import brought
from tests.stories import Story, by


@pytest.fixture
def sam(story: Story) -> UUID:
    return story.given_a_person()


def test_the_same_help_is_asked_for_once(story: Story, sam: UUID):
    rhian = story.given_a_carer(sam)
    offer = story.given_offered(sam, "Cooked tea", rhian)

    helps.ask(story.store, sam, offer, rhian.reader, by=by(sam))
    head = story.store.head()
    helps.ask(story.store, sam, offer, rhian.reader, by=by(sam))

    assert story.store.head() == head


def test_only_somebody_who_helps_is_asked(story: Story, sam: UUID):
    offer = story.given_offered(sam, "Cooked tea", story.given_a_carer(sam))
    auditor, stranger = story.given_an_auditor(sam), story.given_a_member("Nobody", Role.CARER)

    for nobody in (auditor, stranger):
        with pytest.raises(NotInRecord, match="Choose from your own people"):
            helps.ask(story.store, sam, offer, nobody.reader, by=by(sam))


def test_there_is_no_help_to_ask_for_with_what_is_decided(story: Story, sam: UUID):
    rhian = story.given_a_carer(sam)
    offer = story.given_offered(sam, "Cooked tea", rhian)
    entries.accept(story.store, sam, offer, by=by(sam))

    with pytest.raises(AlreadyDecided):
        helps.ask(story.store, sam, offer, rhian.reader, by=by(sam))


def test_help_is_asked_for_with_an_offered_photo_while_it_waits_and_with_nothing_but_offers(story: Story, sam: UUID):
    rhian = story.given_a_carer(sam)
    photo = photos.offer(story.store, sam, sam, brought(sam), by=by(rhian))

    helps.ask(story.store, sam, photo, rhian.reader, by=by(sam))
    photos.accept(story.store, sam, photo, by=by(sam))

    with pytest.raises(AlreadyDecided):
        helps.ask(story.store, sam, photo, rhian.reader, by=by(sam))
    with pytest.raises(NotInRecord):
        helps.ask(story.store, sam, Profile.id_of(sam), rhian.reader, by=by(sam))
