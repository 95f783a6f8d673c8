"""Photos on pages: added, seen where they hang, agreed to, and gone when somebody says no."""

from collections.abc import Callable
from io import BytesIO
from uuid import UUID

import pytest
from PIL import Image
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import TestResponse, encode_multipart

from caserecord import entries, photos
from domain.clocks import today
from domain.entries import Audience
from domain.permissions import Actor, Role
from tests.photos import photo, with_a_place
from tests.snaps import brought
from tests.stories import Story, by
from tests.web.conftest import Screen, words_of

See = Callable[..., Screen]


def sent(
    screen: Screen, sam: UUID, about: UUID, file: bytes | None = None, page: str = "photos.add", **form: object
) -> TestResponse:
    """The answer to sending a photo."""
    said = {"csrf_token": screen.token(), "who": ["nobody"], **form}
    said["photo"] = FileStorage(BytesIO(photo() if file is None else file), "IMG_zqfile.jpg", content_type="image/jpeg")
    boundary, body = encode_multipart(MultiDict(said))
    path = screen.url(page, person_id=sam, about=about)
    return screen.client.post(path, data=body, content_type=f"multipart/form-data; boundary={boundary}")


def added(screen: Screen, sam: UUID, about: UUID, **form: object) -> UUID:
    """A photo that was added."""
    answer = sent(screen, sam, about, **form)
    assert answer.status_code == 302, words_of(answer)
    return UUID(answer.location.rpartition("/")[2])


def bytes_of(screen: Screen, sam: UUID, photo_id: UUID, size: str = "small", on: str = "") -> TestResponse:
    path = screen.url(f"photos.{size}", person_id=sam, photo_id=photo_id)
    return screen.client.get(f"{path}?on={on}" if on else path)


def is_shown(screen: Screen, page: str, sam: UUID, photo_id: UUID, **more: object) -> bool:
    return str(photo_id) in screen.get(page, person_id=sam, **more).text


@pytest.fixture
def sams(as_: See, sam: UUID) -> Screen:
    return as_(sam)


def test_a_photo_of_oneself_opens_the_profile(sams: Screen, as_: See, sam: UUID, rhian: Actor):
    found = added(sams, sam, sam, who=[str(sam)], words="Me, laughing")

    page = as_(rhian).get("profiles.profile", person_id=sam).text
    assert f"photos/{found}/small.jpg" in page
    assert 'alt="Me, laughing"' in page


def test_a_photo_on_what_was_told_is_beside_it(story: Story, sams: Screen, as_: See, sam: UUID, rhian: Actor):
    entry = story.given_told(sam, "I baked bread")

    found = added(sams, sam, entry)

    assert is_shown(as_(rhian), "profiles.profile", sam, found)
    assert is_shown(as_(rhian), "entries.entry", sam, found, entry_id=entry)
    assert 'alt=""' in as_(rhian).get("entries.entry", person_id=sam, entry_id=entry).text


def test_the_bytes_are_a_picture_and_nothing_else(sams: Screen, sam: UUID):
    found = added(sams, sam, sam, file=with_a_place(orientation=6))

    for size in ("small", "whole"):
        answer = bytes_of(sams, sam, found, size)
        picture = Image.open(BytesIO(answer.data))
        assert (picture.format, picture.size, dict(picture.getexif())) == ("JPEG", (60, 80), {})
        assert b"zq" not in answer.data
        assert answer.mimetype == "image/jpeg"
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Content-Disposition"] == 'inline; filename="photo.jpg"'


def test_what_the_sender_called_the_file_is_nowhere(story: Story, sams: Screen, sam: UUID):
    added(sams, sam, sam)

    files = [file.read_bytes() for file in story.views.path.parent.iterdir() if file.is_file()]
    assert files
    assert not any(b"zqfile" in file for file in files)


def test_a_photo_is_seen_only_by_whoever_sees_what_it_hangs_on(
    story: Story, sams: Screen, as_: See, sam: UUID, rhian: Actor, wendy: Actor
):
    entry = story.given_told(sam, "Just for me", audience=Audience.MINE_ALONE)
    found = added(sams, sam, entry, words="zqsecret")

    assert bytes_of(sams, sam, found).status_code == 200
    for other in (rhian, wendy):
        assert bytes_of(as_(other), sam, found).status_code == 404
        assert as_(other).get("photos.photo", person_id=sam, photo_id=found).status_code == 404
    assert "photo" not in as_(wendy).read("histories.history", person_id=sam).replace("photos", "")
    helper = as_(rhian, with_person=sam, how="spoke")
    assert bytes_of(helper, sam, found).status_code == 404
    assert "zqsecret" not in helper.read("photos.album", person_id=sam)
    assert sent(helper, sam, entry).status_code == 404


def test_what_a_photo_was_said_to_show_before_it_was_shared_stays_with_the_person(
    story: Story, sams: Screen, as_: See, sam: UUID, rhian: Actor, wendy: Actor
):
    entry = story.given_told(sam, "At the sea", audience=Audience.MINE_ALONE)
    for found in (
        added(sams, sam, entry, words="zqfirst"),
        added(sams, sam, sam, who=[str(rhian.reader)], words="zqfirst"),
    ):
        sams.send("photos.describe", person_id=sam, photo_id=found, words="Me, swimming")

    entries.show_to(story.store, sam, entry, Audience.EVERYONE, people=[], by=by(sam))
    as_(rhian).send("photos.agree", person_id=sam, photo_id=found)

    assert is_shown(as_(wendy), "profiles.profile", sam, found)
    assert "zqfirst" not in as_(wendy).read("histories.history", person_id=sam)
    assert "zqfirst" in sams.read("histories.history", person_id=sam)


def test_nobody_sees_a_photo_before_everybody_in_it_said_yes(
    sams: Screen, as_: See, sam: UUID, rhian: Actor, wendy: Actor
):
    found = added(sams, sam, sam, who=[str(sam), str(rhian.reader), "somebody else"])
    assert "Waiting" in sams.read("photos.album", person_id=sam)
    assert bytes_of(as_(wendy), sam, found).status_code == 404
    assert bytes_of(as_(rhian), sam, found).status_code == 200
    assert "asks whether a photo" in as_(rhian).read("homes.person", person_id=sam)
    assert "asks whether a photo" not in as_(wendy).read("homes.person", person_id=sam)

    as_(rhian).send("photos.agree", person_id=sam, photo_id=found)
    assert bytes_of(as_(wendy), sam, found).status_code == 404
    sams.send("photos.others_agreed", person_id=sam, photo_id=found)

    assert bytes_of(as_(wendy), sam, found).status_code == 200
    assert is_shown(as_(wendy), "profiles.profile", sam, found)
    assert "You said yes" in as_(rhian).read("photos.with_me", person_id=sam)


def test_whoever_is_in_a_photo_can_say_no_and_then_it_is_nowhere(
    story: Story, sams: Screen, as_: See, sam: UUID, rhian: Actor, wendy: Actor
):
    auditor = story.given_an_auditor(sam)
    found = added(sams, sam, sam, who=[str(rhian.reader)], words="zqpicnic")
    as_(rhian).send("photos.agree", person_id=sam, photo_id=found)
    before = positions(story, sam)

    rhians = as_(rhian)
    assert "Take this photo down?" in rhians.read("photos.take_back", person_id=sam, photo_id=found)
    assert rhians.send("photos.take_back", person_id=sam, photo_id=found).status_code == 302

    for screen in (sams, rhians, as_(wendy), as_(auditor)):
        for size in ("small", "whole"):
            assert bytes_of(screen, sam, found, size).status_code in {403, 404}
            assert bytes_of(screen, sam, found, size, on=today().isoformat()).status_code in {403, 404}
            assert bytes_of(screen, sam, found, size, on=str(before[-1])).status_code in {403, 404}
        for page in ("profiles.profile", "photos.album", "photos.with_me", "histories.history", "circles.circle"):
            assert "zqpicnic" not in screen.get(page, person_id=sam).text
        for position in positions(story, sam):
            for page in (f"/people/{sam}/history/{position}", f"/people/{sam}/on/{position}"):
                answer = screen.client.get(page).text
                assert "zqpicnic" not in answer, page
                assert f"photos/{found}" not in answer, page
    assert "said no to a photo" in sams.read("histories.history", person_id=sam)


def positions(story: Story, sam: UUID) -> list[int]:
    return [row[0] for row in story.db().execute("select position from positions where subject = ?", [str(sam)])]


def test_whoever_is_not_in_a_photo_cannot_say_no_to_it_but_the_scheme_can_for_somebody(
    sams: Screen, as_: See, story: Story, sam: UUID, rhian: Actor, wendy: Actor
):
    found = added(sams, sam, sam)

    assert as_(rhian).send("photos.take_back", person_id=sam, photo_id=found).status_code == 404
    assert "Somebody in it does not want it shown" in as_(wendy).read("photos.photo", person_id=sam, photo_id=found)
    assert as_(wendy).send("photos.take_back", person_id=sam, photo_id=found).status_code == 302

    assert bytes_of(sams, sam, found).status_code == 404


def test_a_photo_is_put_away_and_brought_back(sams: Screen, as_: See, sam: UUID, rhian: Actor):
    older = added(sams, sam, sam, words="older")
    found = added(sams, sam, sam, words="newer")
    assert not is_shown(as_(rhian), "profiles.profile", sam, older)

    sams.send("photos.put_away", person_id=sam, photo_id=found)
    assert "Put away" in sams.read("photos.album", person_id=sam)
    for each in (older, found):
        assert not is_shown(as_(rhian), "profiles.profile", sam, each)
        assert bytes_of(as_(rhian), sam, each).status_code == 404
    sams.send("photos.bring_back", person_id=sam, photo_id=found)

    assert is_shown(as_(rhian), "profiles.profile", sam, found)


def test_what_a_photo_shows_is_said_later(sams: Screen, sam: UUID):
    found = added(sams, sam, sam)

    assert sams.send("photos.describe", person_id=sam, photo_id=found, words="Me at the sea").status_code == 302

    assert "Me at the sea" in sams.read("photos.photo", person_id=sam, photo_id=found)
    assert sams.send("photos.describe", person_id=sam, photo_id=found, words="x" * 201).status_code == 422


def test_a_face_is_shown_among_ones_people(sams: Screen, as_: See, sam: UUID, rhian: Actor):
    found = added(sams, sam, rhian.reader, who=[str(sam)])
    assert "In it: Me, Rhian" not in sams.read("photos.album", person_id=sam)
    assert not is_shown(sams, "circles.circle", sam, found)

    as_(rhian).send("photos.agree", person_id=sam, photo_id=found)

    assert is_shown(sams, "circles.circle", sam, found)


def test_an_earlier_day_shows_the_photo_of_that_day(story: Story, sams: Screen, as_: See, sam: UUID):
    auditor = as_(story.given_an_auditor(sam))
    entry = story.given_told(sam, "I baked bread")
    old = added(sams, sam, entry, words="the old one")
    then = str(positions(story, sam)[-1])
    new = added(sams, sam, entry, words="the new one")

    assert is_shown(auditor, "histories.on_day", sam, old, when=then)
    assert not is_shown(auditor, "histories.on_day", sam, new, when=then)
    assert bytes_of(auditor, sam, old, on=then).status_code == 200
    assert bytes_of(auditor, sam, new, on=then).status_code == 404
    assert bytes_of(auditor, sam, old).status_code == 403
    assert bytes_of(as_(sam), sam, old, on="never").status_code == 422


def test_a_key_that_was_destroyed_forgets_the_photo(story: Story, sams: Screen, as_: See, sam: UUID):
    found = added(sams, sam, sam)
    assert bytes_of(sams, sam, found).status_code == 200
    story.store.vault.destroy_salt(found)

    assert bytes_of(sams, sam, found).status_code == 410
    story.views.throw_away()
    assert bytes_of(sams, sam, found).status_code == 404


@pytest.mark.parametrize(
    ("file", "says"),
    [
        (b"", "Choose a photo first"),
        (b"not a photo", "not a photo that we can open"),
        (photo(400, 400)[:900], "A part of this photo is missing"),
        (photo(10_000, 10_000, "PNG"), "too many dots"),
        (photo() + bytes(15 * 1024 * 1024), "too big"),
        (photo() + bytes(40 * 1024 * 1024), "too big"),
    ],
    ids=["none", "words", "cut off", "100 megapixels", "15 MB", "40 MB"],
)
def test_what_cannot_be_kept_is_refused_with_what_to_do_and_nothing_typed_is_lost(
    story: Story, sams: Screen, sam: UUID, file: bytes, says: str
):
    head = story.store.head()

    answer = sent(sams, sam, sam, file, words="Me at the sea", who=[str(sam)])

    assert answer.status_code == 422
    assert says in words_of(answer)
    assert 'value="Me at the sea"' in answer.text
    assert story.store.head() == head


def test_who_is_in_it_is_asked_for(sams: Screen, sam: UUID):
    answer = sent(sams, sam, sam, who=[])

    assert answer.status_code == 422
    assert "Say who is in the photo" in words_of(answer)


@pytest.mark.parametrize("page", ["photos.add", "offered_photos.offer"])
def test_nobody_who_was_ticked_is_left_out_of_a_photo_unasked(
    story: Story, as_: See, sam: UUID, rhian: Actor, wendy: Actor, page: str
):
    adds = as_(sam if page == "photos.add" else rhian)
    for ticked in ([str(story.given_a_member("Left", Role.CARER).reader)], [str(sam), "nobody here"]):
        sent(adds, sam, sam, page=page, who=ticked, words="zqsea")  # that it was looked at is written down
        head = story.store.head()
        answer = sent(adds, sam, sam, page=page, who=ticked, words="zqsea")

        assert answer.status_code == 422
        assert "If they are in the photo, tick “Somebody else”." in words_of(answer)
        assert "zqsea" in answer.text
        assert story.store.head() == head

    assert sent(adds, sam, sam, page=page, who=[str(sam), str(wendy.reader), "nobody"]).status_code == 302


def test_a_photo_that_is_sent_twice_is_added_once(story: Story, sams: Screen, sam: UUID):
    command = str(UUID(int=77))

    first = added(sams, sam, sam, command_id=command)
    head = story.store.head()

    assert added(sams, sam, sam, command_id=command) == first
    assert story.store.head() == head


def test_other_pages_take_no_more_than_a_form_holds(sams: Screen, sam: UUID):
    answer = sams.send("names.line", person_id=sam, words="x" * 300_000)

    assert answer.status_code == 413


def test_a_photo_hangs_only_on_what_is_in_the_record(story: Story, sams: Screen, sam: UUID):
    win = story.given_a_person("Win")
    theirs = story.given_told(win, "Of Win’s")

    for about in (theirs, win, UUID(int=9)):
        assert sent(sams, sam, about).status_code == 404


def test_nobody_is_said_to_be_in_a_photo_who_is_not_among_ones_people(story: Story, sam: UUID):
    stranger = story.given_a_member("Stranger", Role.CARER)

    with pytest.raises(Exception, match="Choose from your own people"):
        photos.add(story.store, sam, sam, brought(stranger.reader), by=by(sam))
