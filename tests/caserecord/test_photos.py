"""What may be asked of a photo that hangs on an entry: by whose words it is, and by nobody from whom it is kept."""

from uuid import UUID

import pytest

from caserecord import photos
from domain.entries import Audience
from domain.permissions import Actor
from domain.photos import Photo
from domain.refusals import NotInRecord
from domain.snaps import Snap
from tests.stories import Story, by


@pytest.fixture
def sam(story: Story) -> UUID:
    return story.given_a_person()


@pytest.fixture
def rhian(story: Story, sam: UUID) -> Actor:
    return story.given_a_carer(sam)


def test_a_photo_is_offered_with_what_one_offered_oneself(story: Story, sam: UUID, rhian: Actor):
    theirs = story.given_offered(sam, "Cooked for six", by=by(rhian))
    others = story.given_offered(sam, "Sang", by=by(story.given_a_worker(sam)))

    with pytest.raises(NotInRecord):
        photos.offer(story.store, sam, others, Snap(b"x", b"x", 4, 3), by=by(rhian))

    assert photos.offer(story.store, sam, theirs, Snap(b"x", b"x", 4, 3), by=by(rhian))


def test_a_helper_changes_a_photo_only_on_what_they_may_know(story: Story, sam: UUID, rhian: Actor):
    beside = {"with_person": sam, "how": "spoke"}
    shared, alone = story.given_told(sam, "Tea"), story.given_told(sam, "I cry", audience=Audience.MINE_ALONE)
    on_shared, on_alone = (
        photos.add(story.store, sam, entry, Snap(b"x", b"x", 4, 3), by=by(sam)) for entry in (shared, alone)
    )

    photos.describe(story.store, sam, on_shared, "A cup", by=by(rhian, **beside))
    with pytest.raises(NotInRecord):
        photos.describe(story.store, sam, on_alone, "A cup", by=by(rhian, **beside))

    assert story.store.part(Photo, sam, on_shared).words == "A cup"
