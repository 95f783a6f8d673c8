"""Paper slips: printed, ticked by hand, put in afterwards with who helped and how."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID, uuid4

import pytest

from caserecord import entries, photos
from domain.permissions import Actor
from projections.shown_photos import offered_photos_of
from projections.slips import slips_of
from tests.exports.readers import letters, text_of
from tests.snaps import brought
from tests.stories import Story, by
from tests.web.conftest import Screen, words_of
from tests.web.test_photos import sent

HOW = "ticked a paper slip"


@pytest.fixture
def win(story: Story) -> UUID:
    return story.given_a_person("Win")


@pytest.fixture
def bev(story: Story, win: UUID) -> Actor:
    return story.given_a_carer(win, "Bev")


@pytest.fixture
def worker(story: Story, win: UUID) -> Actor:
    return story.given_a_worker(win, "Wendy")


@pytest.fixture
def offers(story: Story, win: UUID, bev: Actor) -> list[UUID]:
    said = ("Got the crossing moved", "Irons like a dream", "Wins at cribbage")
    return [story.given_offered(win, words, bev) for words in said]


def ticked(offers: list[UUID], *choices: str, **more: Any) -> dict[str, Any]:
    return {f"choice-{offer}": choice for offer, choice in zip(offers, choices, strict=True)} | {"how": HOW} | more


def test_what_waits_is_printed(screen: Screen, win: UUID, offers: list[UUID]):
    answer = screen.sign_in(win).get("slips.paper", person_id=win)

    assert answer.mimetype == "application/pdf"
    assert letters("Wins at cribbage") in letters(text_of(answer.data))


def test_a_sheet_has_another_number_once_something_else_waits(
    story: Story, screen: Screen, win: UUID, bev: Actor, offers: list[UUID]
):
    sheet = partial(story.shown, slips_of, "decide about an offer", win, win)
    first = sheet()
    story.given_told(win, "I sing")
    assert sheet() == first

    entries.decline(story.store, win, offers[2], by=by(win))
    fewer = sheet()
    photos.offer(story.store, win, win, brought(win), by=by(bev))
    more = sheet()

    assert first.version < fewer.version < more.version
    assert letters(f"from change {more.version:,}") in letters(
        text_of(screen.sign_in(win).get("slips.paper", person_id=win).data)
    )


def test_what_was_ticked_is_put_in_with_who_helped_and_how_and_the_rest_stays_undecided(
    screen: Screen, win: UUID, worker: Actor, bev: Actor, offers: list[UUID]
):
    screen.sign_in(worker, with_person=win, how="spoke")
    form = ticked(offers, "yes", "my-words", "", helper=str(bev.reader))

    answer = screen.send(f"/people/{win}/new/slips", **form, **{f"words-{offers[1]}": "I iron. 🙂"})

    assert answer.location == screen.url("offers.new", person_id=win)
    assert "Choices put in: 2." in words_of(screen.client.get(answer.location))
    assert "Wins at cribbage" in screen.read("offers.new", person_id=win)
    profile = screen.read("profiles.profile", person_id=win)
    assert "Got the crossing moved offered by Bev, I said yes, with Bev, who wrote it" in profile
    assert "I iron. 🙂" in profile
    assert "Win said: yes, show this. Bev helped." in screen.read("histories.history", person_id=win)
    assert HOW in screen.read("histories.history", person_id=win)


def test_put_in_twice_by_the_same_press_happens_once(story: Story, screen: Screen, win: UUID, offers: list[UUID]):
    screen.sign_in(win)
    form = ticked(offers, "yes", "no", "", command_id=str(uuid4()))

    first = screen.send(f"/people/{win}/new/slips", **form)
    head = story.store.head()
    second = screen.send(f"/people/{win}/new/slips", **form)

    assert first.location == second.location
    assert story.store.head() == head


def test_whoever_puts_the_same_slip_in_second_sees_what_was_decided_and_loses_nothing(
    story: Story, screen: Screen, as_: Callable[..., Screen], win: UUID, worker: Actor, bev: Actor, offers: list[UUID]
):
    screen.sign_in(worker, with_person=win)
    as_(bev, with_person=win).send(f"/people/{win}/new/slips", **ticked(offers, "yes", "", "no"))
    form = ticked(offers, "no", "my-words", "", **{f"words-{offers[1]}": "I iron"})

    answer = screen.send(f"/people/{win}/new/slips", **form)

    assert answer.status_code == 422
    said = words_of(answer)
    assert said.count("Somebody has put in this slip already.") == 2
    assert "Got the crossing moved offered by Bev, I said yes, with Bev" in said
    assert "Wins at cribbage" not in said  # what she said no to stays with Win
    assert "I iron</textarea>" in answer.text
    assert "I iron" not in screen.read("profiles.profile", person_id=win)


def test_a_photo_is_ticked_on_paper_like_any_offer(
    story: Story, screen: Screen, as_: Callable[..., Screen], win: UUID, bev: Actor
):
    sent(as_(bev), win, win, page="offered_photos.offer", words="Win at the fair")
    wins = as_(win)
    (photo,) = (found.id for found in story.shown(offered_photos_of, "decide about an offer", win, win))
    paper = wins.get("slips.paper", person_id=win)
    assert letters("Win at the fair") in letters(text_of(paper.data))
    page = wins.read("slips.enter", person_id=win)
    assert "Slip 1 of 1" in page
    assert "Yes, in my words" not in page

    for wrong in ("my-words", "maybe"):
        assert wins.send(f"/people/{win}/new/slips", **ticked([photo], wrong)).status_code == 422
    answer = wins.send(f"/people/{win}/new/slips", **ticked([photo], "yes", helper=str(bev.reader)))

    assert "Choices put in: 1." in words_of(wins.client.get(answer.location))
    assert "offered by Bev, I said yes, with Bev" in wins.read("photos.photo", person_id=win, photo_id=photo)
    second = wins.send(f"/people/{win}/new/slips", **ticked([photo], "no"))
    assert second.status_code == 422
    assert "Somebody has put in this slip already." in words_of(second)


def test_my_words_without_words_are_asked_for(screen: Screen, win: UUID, offers: list[UUID]):
    answer = screen.sign_in(win).send(f"/people/{win}/new/slips", **ticked(offers, "yes", "my-words", ""))

    assert answer.status_code == 422
    assert "Write the words that are on the slip." in words_of(answer)
    assert "checked" in answer.text


@pytest.mark.parametrize(
    "wrong", [{"how": "telepathy"}, {"helper": "somebody"}, {"choice-x": "yes"}, {"helper": str(UUID(int=9))}]
)
def test_what_no_slip_says_is_refused(
    story: Story, screen: Screen, win: UUID, offers: list[UUID], wrong: dict[str, str]
):
    head = story.store.head()

    answer = screen.sign_in(win).send(f"/people/{win}/new/slips", **(ticked(offers, "yes", "", "") | wrong))

    assert answer.status_code in {404, 422}
    assert story.store.head() == head


def test_a_slip_about_nothing_here_is_nothing_here(screen: Screen, win: UUID, offers: list[UUID]):
    answer = screen.sign_in(win).send(f"/people/{win}/new/slips", **ticked([uuid4()], "yes"))

    assert answer.status_code == 404


def test_with_nothing_waiting_there_is_nothing_to_put_in(
    story: Story, screen: Screen, win: UUID, bev: Actor, offers: list[UUID]
):
    for offer in offers:
        entries.accept(story.store, win, offer, by=by(win))

    assert "No slip is waiting." in screen.sign_in(win).read("slips.enter", person_id=win)
