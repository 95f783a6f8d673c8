"""Sealed blobs: kept with the event that names them, opened only where they were sealed, forgotten with its key."""

from uuid import UUID

import pytest

from caserecord import photos
from caserecord.blobs import Blob, opened, sealed
from caserecord.commands import command
from caserecord.keyrings import StreamKey, stream_cipher
from caserecord.keys import Keys
from caserecord.sealing import DoesNotOpen
from caserecord.units import Unit
from domain.permissions import Actor
from domain.photos import Photo
from domain.refusals import Forgotten, NotInRecord
from tests.snaps import brought
from tests.stories import Story, by

WHOLE, SMALL = b"zqwhole" * 9, b"zqsmall" * 9


@pytest.fixture
def sam(story: Story) -> UUID:
    return story.given_a_person("Sam")


@pytest.fixture
def photo(story: Story, sam: UUID) -> UUID:
    return photos.add(story.store, sam, sam, brought(whole=WHOLE, small=SMALL), by=by(sam))


def names(story: Story, photo: UUID) -> tuple[str, str]:
    event = story.store.read_stream(photo)[0].event
    assert isinstance(event, Photo.Added)
    return event.whole, event.small


def test_bytes_come_back_as_they_were(story: Story, sam: UUID, photo: UUID):
    whole, small = names(story, photo)

    assert story.store.blob(sam, photo, whole) == WHOLE
    assert story.store.blob(sam, photo, small) == SMALL


def test_bytes_are_in_no_file_as_they_were(story: Story, photo: UUID):
    for file in story.views.path.parent.iterdir():
        assert b"zqwhole" not in file.read_bytes()


def test_a_blob_opens_in_no_other_record_and_no_other_stream(story: Story, sam: UUID, photo: UUID):
    whole, small = names(story, photo)
    win = story.given_a_person("Win")
    other = photos.add(story.store, sam, sam, brought(whole=WHOLE, small=SMALL), by=by(sam))

    with pytest.raises(NotInRecord):
        story.store.blob(win, photo, whole)
    with pytest.raises(DoesNotOpen, match="open"):
        story.store.blob(sam, other, small)
    with pytest.raises(DoesNotOpen):
        story.store.blob(sam, UUID(int=9), small)
    with pytest.raises(DoesNotOpen):
        story.store.blob(sam, photo, "00" * 32)


def test_a_destroyed_key_forgets_the_bytes(story: Story, sam: UUID, photo: UUID):
    whole, _ = names(story, photo)

    story.store.vault.destroy_salt(photo)

    with pytest.raises(Forgotten):
        story.store.blob(sam, photo, whole)
    with pytest.raises(Forgotten):
        sealed(StreamKey(sam, None), photo, WHOLE)


def test_bytes_that_were_changed_do_not_open(sam: UUID):
    key, stream = StreamKey(sam, stream_cipher(b"k" * 32, b"s" * 32)), UUID(int=5)
    blob = sealed(key, stream, WHOLE)
    assert opened(key, stream, blob) == WHOLE

    for changed in (blob.sealed[:-1] + b"!", b"", blob.sealed + b"x"):
        with pytest.raises(DoesNotOpen):
            opened(key, stream, Blob(blob.hash, changed))


def test_nothing_is_kept_where_the_event_is_not(story: Story, sam: UUID, photo: UUID):
    @command("add a photo")
    def half(unit: Unit, person_id: UUID, *, by: Actor) -> None:
        unit.keep(UUID(int=7), person_id, WHOLE)
        raise NotInRecord

    before = count(story)
    with pytest.raises(NotInRecord):
        half(story.store, sam, by=by(sam))

    assert count(story) == before == 2


def count(story: Story) -> int:
    with story.store.recorder.datastore.transaction(commit=False) as cursor:
        cursor.execute("select count(*) from blobs")
        return int(cursor.fetchone()[0])


def test_a_key_that_is_not_there_opens_nothing(story: Story):
    assert Keys(story.store.vault).get(UUID(int=9)) is None
