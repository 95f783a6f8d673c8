"""Recordings on pages: sent, heard where they hang, and written down."""

from io import BytesIO
from uuid import UUID

import pytest
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import TestResponse, encode_multipart

from domain.entries import Audience
from domain.permissions import Actor
from tests.photos import photo
from tests.sounds import recording
from tests.stories import Story
from tests.web.conftest import Screen, words_of
from tests.web.test_photos import See, positions


def sent(screen: Screen, sam: UUID, entry: UUID, file: bytes | None = None, **form: object) -> TestResponse:
    said = {"csrf_token": screen.token(), **form}
    said["recording"] = FileStorage(BytesIO(recording() if file is None else file), "zqvoice.wav")
    boundary, body = encode_multipart(MultiDict(said))
    path = screen.url("recordings.add", person_id=sam, entry_id=entry)
    return screen.client.post(path, data=body, content_type=f"multipart/form-data; boundary={boundary}")


def added(story: Story, screen: Screen, sam: UUID, entry: UUID, **form: object) -> UUID:
    answer = sent(screen, sam, entry, **form)
    assert answer.status_code == 302, words_of(answer)
    row = story.db().execute("select id from recordings order by position desc limit 1").fetchone()
    return UUID(row[0])


def heard(screen: Screen, sam: UUID, found: UUID, on: str = "", **headers: str) -> TestResponse:
    path = screen.url("recordings.voice", person_id=sam, recording_id=found)
    return screen.client.get(f"{path}?on={on}" if on else path, headers=headers)


@pytest.fixture
def sams(as_: See, sam: UUID) -> Screen:
    return as_(sam)


@pytest.fixture
def bread(story: Story, sam: UUID) -> UUID:
    return story.given_told(sam, "I baked bread")


def test_a_voice_is_heard_where_it_hangs(story: Story, sams: Screen, as_: See, sam: UUID, rhian: Actor, bread: UUID):
    found = added(story, sams, sam, bread, words="Bread, all of it")

    for page in (
        as_(rhian).get("profiles.profile", person_id=sam),
        as_(rhian).get("entries.entry", person_id=sam, entry_id=bread),
    ):
        assert f"recordings/{found}/voice.mp3" in page.text
        assert "Bread, all of it" in words_of(page)
        assert "In my own voice, 0:02 minutes" in words_of(page)
        assert "written down by me" in words_of(page)
    answer = heard(as_(rhian), sam, found)
    assert (answer.status_code, answer.mimetype) == (200, "audio/mpeg")
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["Content-Disposition"] == "inline; filename=voice.mp3"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    part = heard(as_(rhian), sam, found, Range="bytes=0-99")
    assert (part.status_code, len(part.data)) == (206, 100)


def test_a_helper_writes_down_what_is_said(story: Story, sams: Screen, as_: See, sam: UUID, rhian: Actor, bread: UUID):
    found = added(story, sams, sam, bread)
    helper = as_(rhian, with_person=sam, how="spoke")
    assert "Write down what is said" in helper.read("entries.entry", person_id=sam, entry_id=bread)
    assert "What is said in it?" in helper.read("recordings.write_down", person_id=sam, recording_id=found)

    for words, seen, status in (("", "1", 422), ("I baked it", "1", 302), ("I ate it", "1", 409)):
        answer = helper.send("recordings.write_down", person_id=sam, recording_id=found, words=words, seen=seen)
        assert answer.status_code == status

    assert "I baked it written down with help from Rhian" in sams.read("profiles.profile", person_id=sam)


def test_a_voice_is_put_away_and_brought_back(
    story: Story, sams: Screen, as_: See, sam: UUID, rhian: Actor, bread: UUID
):
    found = added(story, sams, sam, bread)

    sams.send("recordings.put_away", person_id=sam, recording_id=found)
    assert heard(as_(rhian), sam, found).status_code == 404
    assert f"recordings/{found}" not in sams.get("profiles.profile", person_id=sam).text
    assert "Bring the recording back" in sams.read("entries.entry", person_id=sam, entry_id=bread)
    sams.send("recordings.bring_back", person_id=sam, recording_id=found)

    assert heard(as_(rhian), sam, found).status_code == 200


def test_a_voice_on_something_private_is_heard_by_nobody_else(
    story: Story, sams: Screen, as_: See, sam: UUID, rhian: Actor, wendy: Actor
):
    private = story.given_told(sam, "Just for me", audience=Audience.MINE_ALONE)
    found = added(story, sams, sam, private, words="zqsecret")

    for other in (rhian, wendy):
        assert heard(as_(other), sam, found).status_code == 404
    assert heard(sams, sam, found).status_code == 200
    assert "recording" not in as_(wendy).read("histories.history", person_id=sam).replace("recordings of my voice", "")
    assert sent(as_(rhian, with_person=sam, how="spoke"), sam, private).status_code == 404


def test_an_earlier_day_is_heard_as_it_was(story: Story, sams: Screen, as_: See, sam: UUID, bread: UUID):
    auditor = as_(story.given_an_auditor(sam))
    before = str(positions(story, sam)[-1])
    found = added(story, sams, sam, bread)
    then = str(positions(story, sam)[-1])
    sams.send("recordings.put_away", person_id=sam, recording_id=found)

    assert str(found) in auditor.get("histories.on_day", person_id=sam, when=then).text
    assert heard(auditor, sam, found, on=then).status_code == 200
    assert heard(auditor, sam, found, on=before).status_code == 404
    assert heard(auditor, sam, found).status_code == 403


@pytest.mark.parametrize(
    ("file", "says"),
    [(b"", "Choose a recording first"), (photo(), "not a recording"), (recording(130), "longer than two minutes")],
)
def test_what_cannot_be_kept_is_refused_and_nothing_typed_is_lost(
    story: Story, sams: Screen, sam: UUID, bread: UUID, file: bytes, says: str
):
    answer = sent(sams, sam, bread, file, words="zqtyped")

    assert answer.status_code == 422
    assert says in words_of(answer)
    assert "zqtyped" in answer.text


def test_a_voice_that_is_sent_twice_is_added_once(story: Story, sams: Screen, sam: UUID, bread: UUID):
    command = str(UUID(int=78))
    first = added(story, sams, sam, bread, command_id=command)
    head = story.store.head()

    assert added(story, sams, sam, bread, command_id=command) == first
    assert story.store.head() == head
