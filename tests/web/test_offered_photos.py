"""Photos that somebody offers: nowhere until the person says yes; whoever offered them reads all answers alike."""

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from uuid import UUID

import pytest
from werkzeug.test import TestResponse

from caserecord import circles, photos
from domain import clocks
from domain.clocks import today
from domain.permissions import Actor, Role
from projections.todos import todo_of
from tests.snaps import brought
from tests.stories import Story, by
from tests.web.conftest import Screen, words_of
from tests.web.test_photos import bytes_of, is_shown, sent

See = Callable[..., Screen]


@pytest.fixture
def sams(as_: See, sam: UUID) -> Screen:
    return as_(sam)


def offered(screen: Screen, sam: UUID, about: UUID, sams: Screen, **form: object) -> UUID:
    """A photo that was offered, as the person finds it."""
    answer = sent(screen, sam, about, page="offered_photos.offer", **form)
    assert answer.status_code == 302, words_of(answer)
    found = re.findall(rf"/people/{sam}/photos/([0-9a-f-]+)", sams.get("photos.album", person_id=sam).text)
    return UUID(next(each for each in found if each != "on"))


def decide(screen: Screen, sam: UUID, photo: UUID, choice: str) -> TestResponse:
    return screen.send(f"/people/{sam}/photos/{photo}/decide/{choice}")


def test_an_offered_photo_is_nowhere_until_the_person_says_yes(
    sams: Screen, as_: See, sam: UUID, rhian: Actor, wendy: Actor
):
    rhians = as_(rhian)
    assert "Offer a photo to Sam" in rhians.read("offered_photos.offer", person_id=sam, about=sam)
    assert rhians.url("offered_photos.offer", person_id=sam, about=sam) in rhians.get("offers.mine", person_id=sam).text

    found = offered(rhians, sam, sam, sams, who=[str(sam), str(wendy.reader)], words="Sam at the fair")

    for screen in (rhians, as_(wendy)):
        assert not is_shown(screen, "profiles.profile", sam, found)
        assert not is_shown(screen, "photos.with_me", sam, found)
        assert bytes_of(screen, sam, found).status_code == 404
        assert screen.send("photos.take_back", person_id=sam, photo_id=found).status_code == 404
        assert screen.send("photos.agree", person_id=sam, photo_id=found).status_code == 404
    assert "a photo" not in as_(wendy).read("histories.history", person_id=sam)
    assert "1 new thing for you to look at" in sams.read("profiles.profile", person_id=sam)
    page = sams.read("offers.new", person_id=sam)
    assert "Rhian offers you this photo." in page
    assert "Sam at the fair" in page

    decide(sams, sam, found, "yes")
    assert not is_shown(rhians, "profiles.profile", sam, found)
    as_(wendy).send("photos.agree", person_id=sam, photo_id=found)

    assert is_shown(rhians, "profiles.profile", sam, found)
    assert "Shown" in rhians.read("offers.mine", person_id=sam)
    assert "offered by Rhian, I said yes" in as_(wendy).read("photos.photo", person_id=sam, photo_id=found)
    assert "Nothing new is waiting for you." in sams.read("offers.new", person_id=sam)


def test_the_page_of_a_photo_that_waits_says_whose_offer_it_is_and_asks_only_what_can_be_decided(
    story: Story, sams: Screen, as_: See, sam: UUID, rhian: Actor
):
    found = offered(as_(rhian), sam, sam, sams, who=[str(sam), "somebody else"])
    choices = ("Yes, show this", "Just for me", "No thank you", "Not now", "Help me with this")
    needless = ("My photo ", "Put away", "I don’t want it shown", "Say who is in it", "Everybody else said yes")

    for screen in (sams, as_(rhian, with_person=sam, how="spoke")):
        page = screen.read("photos.photo", person_id=sam, photo_id=found)
        assert "Rhian offers you this photo. Nobody else can see it until you say yes." in page
        assert [page.count(choice) for choice in choices] == [1] * 5
        assert [words for words in needless if words in page] == []
    assert "One thing waits for another day." in sams.read("offers.new", person_id=sam, later=[found])

    assert "The photo is just for you." in words_of(sams.client.get(decide(sams, sam, found, "just-for-me").location))
    page = sams.read("photos.photo", person_id=sam, photo_id=found)
    assert [choice for choice in choices if choice in page] == ["Yes, show this"]
    assert [words for words in needless if words not in page] == []


def test_a_photo_that_waited_too_long_is_decided_on_its_page_but_not_put_off(
    story: Story, sams: Screen, as_: See, sam: UUID, rhian: Actor
):
    with clocks.at(clocks.now() - timedelta(weeks=30)):
        found = photos.offer(story.store, sam, sam, brought(sam), by=by(rhian))

    page = sams.read("photos.photo", person_id=sam, photo_id=found)

    assert "Rhian offers you this photo." in page
    assert "No thank you" in page
    assert "Not now" not in page
    assert "Help me with this" not in page


def test_waiting_private_and_declined_read_alike_to_whoever_offered_it(sams: Screen, as_: See, sam: UUID, rhian: Actor):
    rhians = as_(rhian)
    for choice in ("", "just-for-me", "no"):
        found = offered(rhians, sam, sam, sams, words="A photo")
        if choice:
            decide(sams, sam, found, choice)

    page = rhians.read("offers.mine", person_id=sam)

    day = page.partition("a photo, offered ")[2].partition(" A photo")[0]
    assert page.count(f"A photo With Sam · a photo, offered {day}") == 3
    assert "Just for me" in sams.read("photos.album", person_id=sam)
    assert "You said: no thank you" in sams.read("photos.album", person_id=sam)
    helper = as_(rhian, with_person=sam, how="spoke")
    assert helper.read("photos.album", person_id=sam).count("offered by Rhian") == 1


@pytest.mark.parametrize("choice", ["", "just-for-me", "no", "yes"])
def test_a_photo_that_the_person_wants_shown_nowhere_reads_like_one_that_waits_unless_it_was_shown(
    story: Story, sams: Screen, as_: See, sam: UUID, rhian: Actor, choice: str
):
    rhians = as_(rhian)
    found = offered(rhians, sam, sam, sams, words="At the fair")
    rhians.read("offers.mine", person_id=sam)  # says "Thank you" once
    waiting = rhians.read("offers.mine", person_id=sam)
    if choice:
        decide(sams, sam, found, choice)

    assert sams.send("photos.take_back", person_id=sam, photo_id=found).status_code == 302

    assert (rhians.read("offers.mine", person_id=sam) == waiting) == (choice != "yes")
    assert bytes_of(sams, sam, found).status_code == 404
    assert "At the fair" not in sams.read("photos.album", person_id=sam)
    asked = {"day": today() + timedelta(weeks=5)}
    assert story.shown(todo_of, "read what needs doing", story.mo, sam, **asked).is_empty


def test_a_photo_goes_with_what_was_offered_and_with_nothing_else(
    story: Story, sams: Screen, as_: See, sam: UUID, rhian: Actor, wendy: Actor
):
    offer = story.given_offered(sam, "Cooked tea", rhian)
    told = story.given_told(sam, "I like tea")
    rhians = as_(rhian)
    found = offered(rhians, sam, offer, sams)
    for screen, about in ((as_(wendy), offer), (rhians, told), (rhians, rhian.reader)):
        assert sent(screen, sam, about, page="offered_photos.offer").status_code == 404

    assert "Cooked tea" in sams.read("offers.new", person_id=sam)
    sams.send(f"/people/{sam}/entries/{offer}/decide/yes")
    assert not is_shown(rhians, "profiles.profile", sam, found)
    decide(sams, sam, found, "yes")

    assert is_shown(rhians, "profiles.profile", sam, found)


def test_a_photo_with_what_was_declined_is_not_asked_about(
    story: Story, sams: Screen, as_: See, sam: UUID, rhian: Actor
):
    offer = story.given_offered(sam, "Cooked tea", rhian)
    offered(as_(rhian), sam, offer, sams)

    sams.send(f"/people/{sam}/entries/{offer}/decide/no")

    assert "offers you this photo" not in sams.read("offers.new", person_id=sam)
    assert "new thing" not in sams.read("profiles.profile", person_id=sam)


def test_a_photo_is_put_off_like_any_offer_and_comes_back_last(
    story: Story, sams: Screen, as_: See, sam: UUID, rhian: Actor
):
    offer = story.given_offered(sam, "Cooked tea", rhian)
    first, second = (offered(as_(rhian), sam, sam, sams, words=words) for words in ("At the fair", "At the sea"))
    head = story.store.head()

    assert "Cooked tea" in sams.read("offers.new", person_id=sam)
    assert "2 more are waiting." in sams.read("offers.new", person_id=sam)
    page = sams.get("offers.new", person_id=sam, later=[offer])
    assert f"later={offer}&amp;later={first}" in page.text
    assert "At the fair" in words_of(page)
    assert "At the sea" in sams.read("offers.new", person_id=sam, later=[offer, first])
    assert "3 things wait for another day." in sams.read("offers.new", person_id=sam, later=[offer, first, second])
    assert story.store.head() == head
    answer = sams.send(f"/people/{sam}/photos/{second}/decide/yes?later={offer}&later={first}")

    assert "2 things wait for another day." in words_of(sams.client.get(answer.location))


def test_help_with_a_photo_is_asked_for_and_says_to_nobody_what_it_is_about(
    sams: Screen, as_: See, sam: UUID, rhian: Actor, wendy: Actor
):
    found = offered(as_(rhian), sam, sam, sams, words="At the fair")
    assert "At the fair" in sams.read("helps.who", person_id=sam, photo_id=found)
    assert "Ask Wendy" in sams.read("helps.who", person_id=sam, photo_id=found)

    answer = sams.send(f"/people/{sam}/photos/{found}/help/{wendy.reader}")

    assert "One thing waits for another day." in words_of(sams.client.get(answer.location))
    for page in ("homes.person", "todos.todo"):
        said = as_(wendy).read(page, **({"person_id": sam} if page == "homes.person" else {}))
        assert "asked you to look at something together" in said, page
        assert "fair" not in said
    assert "look at something together" not in as_(rhian).read("homes.person", person_id=sam)
    assert "look at something together" not in as_(wendy).read("histories.history", person_id=sam)
    decide(sams, sam, found, "no")
    assert "asked you" not in as_(wendy).read("homes.person", person_id=sam)
    assert sams.get("helps.who", person_id=sam, photo_id=found).status_code == 404
    again = sams.client.get(sams.send(f"/people/{sam}/photos/{found}/help/{wendy.reader}").location)
    assert "This has been decided already." in words_of(again)


def test_a_decision_about_a_photo_is_undone(sams: Screen, as_: See, sam: UUID, rhian: Actor):
    found = offered(as_(rhian), sam, sam, sams)
    page = sams.client.get(decide(sams, sam, found, "no").location).text
    undo = re.search(r'action="([^"]+/undo[^"]*)"', page)
    assert undo

    sams.send(unescape(undo[1]))

    assert "Rhian offers you this photo." in sams.read("offers.new", person_id=sam)


def test_what_was_kept_before_it_was_shown_stays_with_the_person(
    sams: Screen, as_: See, sam: UUID, rhian: Actor, wendy: Actor
):
    found = offered(as_(rhian), sam, sam, sams)
    decide(sams, sam, found, "just-for-me")
    second = sams.client.get(decide(sams, sam, found, "no").location)
    assert "This has been decided already." in words_of(second)
    decide(sams, sam, found, "yes")

    history = as_(wendy).read("histories.history", person_id=sam)

    assert "Rhian offered a photo." in history
    assert "Sam said: yes, show this photo." in history
    assert "just for themselves" not in history


def test_what_the_person_says_of_a_photo_stays_with_them_until_it_is_shown(
    sams: Screen, as_: See, sam: UUID, rhian: Actor, wendy: Actor
):
    found = offered(as_(rhian), sam, sam, sams, who=[str(wendy.reader)], words="At the fair")
    for words in ("zqcrying", "At the sea"):
        sams.send("photos.describe", person_id=sam, photo_id=found, words=words)
        page = as_(rhian).read("offers.mine", person_id=sam)
        assert "At the fair" in page
        assert words not in page

    decide(sams, sam, found, "yes")
    as_(wendy).send("photos.agree", person_id=sam, photo_id=found)

    assert "At the sea" in as_(rhian).read("photos.photo", person_id=sam, photo_id=found)
    assert "zqcrying" not in as_(wendy).read("histories.history", person_id=sam)


def test_nothing_is_decided_about_a_photo_that_nobody_offered(sams: Screen, sam: UUID):
    mine = UUID(sent(sams, sam, sam).location.rpartition("/")[2])

    assert decide(sams, sam, mine, "yes").status_code == 404


def test_whoever_is_added_to_a_photo_is_asked_before_it_shows_again(
    sams: Screen, as_: See, sam: UUID, rhian: Actor, wendy: Actor
):
    found = UUID(sent(sams, sam, sam, who=[str(sam)]).location.rpartition("/")[2])
    assert is_shown(as_(wendy), "profiles.profile", sam, found)
    form = sams.get("photos.who", person_id=sam, photo_id=found).text
    assert f'value="{sam}" checked' in form

    answer = sams.send("photos.who", person_id=sam, photo_id=found, who=[str(sam), str(rhian.reader)])

    assert answer.status_code == 302
    assert not is_shown(as_(wendy), "profiles.profile", sam, found)
    assert not is_shown(as_(wendy), "profiles.profile", sam, found, on=today().isoformat())
    as_(rhian).send("photos.agree", person_id=sam, photo_id=found)
    assert is_shown(as_(wendy), "profiles.profile", sam, found)
    as_(rhian).send("photos.take_back", person_id=sam, photo_id=found)
    assert not is_shown(as_(wendy), "profiles.profile", sam, found)


def test_nobody_is_said_to_have_been_asked_before_there_is_somebody_to_ask(
    sams: Screen, as_: See, sam: UUID, wendy: Actor
):
    found = UUID(sent(sams, sam, sam, who=[str(sam)]).location.rpartition("/")[2])
    asked = re.compile(r'id="others_agreed"[^>]* checked')
    page = sams.get("photos.who", person_id=sam, photo_id=found).text
    assert 'id="others_agreed"' in page
    assert not asked.search(page)

    sams.send("photos.who", person_id=sam, photo_id=found, who=[str(sam), "somebody else"])

    assert not is_shown(as_(wendy), "profiles.profile", sam, found)
    assert not asked.search(sams.get("photos.who", person_id=sam, photo_id=found).text)
    sams.send("photos.others_agreed", person_id=sam, photo_id=found)
    assert is_shown(as_(wendy), "profiles.profile", sam, found)
    assert asked.search(sams.get("photos.who", person_id=sam, photo_id=found).text)


def test_somebody_in_a_photo_must_be_chosen_and_one_who_has_left_is_in_it_still(
    story: Story, sams: Screen, as_: See, sam: UUID, rhian: Actor
):
    found = UUID(sent(sams, sam, sam, who=[str(rhian.reader)]).location.rpartition("/")[2])
    empty = sams.send("photos.who", person_id=sam, photo_id=found)
    assert empty.status_code == 422
    assert "Say who is in the photo." in words_of(empty)
    yesterday = today() - timedelta(days=1)
    circles.leave(story.store, sam, rhian.reader, Role.CARER, to_day=yesterday, by=by(story.mo))

    sams.send("photos.who", person_id=sam, photo_id=found, who=["nobody"], others_agreed="true")

    assert "In it: Rhian" in sams.read("photos.photo", person_id=sam, photo_id=found)
