"""Offers: what waits for the person, and what became of them for whoever offered."""

from datetime import timedelta
from uuid import UUID

import pytest

from caserecord import entries, profiles, replies
from domain import clocks
from domain.entries import Audience
from domain.permissions import Actor
from projections.offers import MyOffer, new_for_me, offers_by, put_away_for_me
from tests.stories import Story, by


@pytest.fixture
def sam(story: Story) -> UUID:
    return story.given_a_person()


@pytest.fixture
def rhian(story: Story, sam: UUID) -> Actor:
    return story.given_a_carer(sam)


def waiting(story: Story, sam: UUID) -> list[str]:
    return [entry.words for entry in story.shown(new_for_me, "read what is new for me", sam, sam)]


def offers(story: Story, reader: Actor, sam: UUID) -> tuple[MyOffer, ...]:
    shown: tuple[MyOffer, ...] = story.shown(offers_by, "read what I offered", reader, sam)
    return shown


def test_what_was_offered_waits_for_the_person_the_oldest_first(story: Story, sam: UUID, rhian: Actor):
    first = story.given_offered(sam, "Cooked tea", rhian, "proud")
    story.given_offered(sam, "Made me laugh", rhian, "admired")
    assert waiting(story, sam) == ["Cooked tea", "Made me laugh"]

    entries.decline(story.store, sam, first, by=by(sam))
    assert waiting(story, sam) == ["Made me laugh"]
    entries.bring_back(story.store, sam, first, by=by(sam))

    assert waiting(story, sam) == ["Cooked tea", "Made me laugh"]


def test_what_waits_for_half_a_year_is_put_away_and_not_refused(story: Story, sam: UUID, rhian: Actor):
    story.given_offered(sam, "Cooked tea", rhian)

    with clocks.at(clocks.now() + timedelta(weeks=27)):
        put_away = story.shown(put_away_for_me, "read what is new for me", sam, sam)
        assert waiting(story, sam) == []

    assert [(entry.words, entry.state) for entry in put_away] == [("Cooked tea", "waiting")]
    assert waiting(story, sam) == ["Cooked tea"]


def test_waiting_private_and_declined_read_alike(story: Story, sam: UUID, rhian: Actor):
    for decide in (lambda _: None, private, declined, hidden, put_away, left_out, not_agreed):
        offer = story.given_offered(sam, "Cooked tea", rhian, happened="Tuesday")
        decide((story, sam, offer))

    shown = offers(story, rhian, sam)

    assert len(shown) == 7
    assert {(each.words, each.happened, each.heading, each.is_shown, each.in_my_words) for each in shown} == {
        ("Cooked tea", "Tuesday", "proud", False, "")
    }


def private(at: tuple[Story, UUID, UUID]) -> None:
    story, sam, offer = at
    entries.keep_private(story.store, sam, offer, by=by(sam))


def declined(at: tuple[Story, UUID, UUID]) -> None:
    story, sam, offer = at
    entries.decline(story.store, sam, offer, by=by(sam))


def hidden(at: tuple[Story, UUID, UUID]) -> None:
    story, sam, offer = at
    entries.say_in_my_words(story.store, sam, offer, "I cooked", by=by(sam))
    entries.show_to(story.store, sam, offer, Audience.MINE_ALONE, people=[], by=by(sam))


def put_away(at: tuple[Story, UUID, UUID]) -> None:
    story, sam, offer = at
    entries.accept(story.store, sam, offer, by=by(sam))
    entries.put_away(story.store, sam, offer, by=by(sam))


def left_out(at: tuple[Story, UUID, UUID]) -> None:
    story, sam, offer = at
    entries.accept(story.store, sam, offer, by=by(sam))
    profiles.leave_out(story.store, sam, offer, by=by(sam))


def not_agreed(at: tuple[Story, UUID, UUID]) -> None:
    story, sam, offer = at
    entries.accept(story.store, sam, offer, by=by(sam))
    replies.disagree(story.store, sam, offer, "It was lunch", to=1, by=by(sam))


def test_what_the_person_shows_is_shown_to_whoever_offered_it_in_the_persons_words(
    story: Story, sam: UUID, rhian: Actor
):
    shown = story.given_offered(sam, "Cooked tea", rhian)
    entries.accept(story.store, sam, shown, by=by(sam))
    worded = story.given_offered(sam, "Made me laugh", rhian)
    entries.say_in_my_words(story.store, sam, worded, "I am funny", by=by(sam))

    assert [(each.words, each.is_shown, each.in_my_words) for each in offers(story, rhian, sam)] == [
        ("Made me laugh", True, "I am funny"),
        ("Cooked tea", True, ""),
    ]


def test_nobody_sees_what_another_offered(story: Story, sam: UUID, rhian: Actor):
    story.given_offered(sam, "Cooked tea", rhian)

    assert offers(story, story.mo, sam) == ()
