"""An entry moved by two people at once: one of them is first, and the other is told."""

import threading
from collections.abc import Callable
from uuid import UUID

import pytest

from caserecord import chosen_profiles, profiles
from domain.permissions import Actor
from domain.profiles import Profile
from domain.records import Part
from domain.refusals import ChangedMeanwhile, NotInRecord
from tests.stories import Story, by

Move = Callable[[int, Actor], None]


@pytest.fixture
def sam(story: Story) -> UUID:
    return story.given_a_person()


def in_the_main_profile(story: Story, sam: UUID) -> tuple[UUID, Move]:
    """The profile, and a way to move the last of three entries to the front."""
    last = [story.given_told(sam, words) for words in "ABC"][-1]
    return Profile.id_of(sam), lambda seen, actor: profiles.move(
        story.store, sam, last, after=None, seen=seen, by=actor
    )


def in_a_profile_for_work(story: Story, sam: UUID) -> tuple[UUID, Move]:
    """The same, in a profile for somebody in particular."""
    three = [story.given_told(sam, words) for words in "ABC"]
    work = chosen_profiles.begin(story.store, sam, "For work", people=[], by=by(sam))
    chosen_profiles.pick(story.store, sam, work, picked=three, offered=three, by=by(sam))
    return work, lambda seen, actor: chosen_profiles.move(
        story.store, sam, work, three[-1], after=None, seen=seen, by=actor
    )


@pytest.mark.parametrize("where", [in_the_main_profile, in_a_profile_for_work])
def test_of_two_who_move_an_entry_at_the_very_same_moment_one_is_told(
    story: Story, sam: UUID, where: Callable[[Story, UUID], tuple[UUID, Move]]
):
    profile, move = where(story, sam)
    before = story.store.part(Part, sam, profile).version
    together, told = threading.Barrier(2), []

    def move_it() -> None:
        together.wait()
        try:
            move(0, by(sam))
        except ChangedMeanwhile as refused:
            told.append(str(refused))

    threads = [threading.Thread(target=move_it) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert told == ["The order was changed since you looked. Look at it, then move it as you like."]
    assert story.store.part(Part, sam, profile).version == before + 1


@pytest.mark.parametrize("where", [in_the_main_profile, in_a_profile_for_work])
def test_the_same_move_sent_twice_is_done_once_and_answered_as_before(
    story: Story, sam: UUID, where: Callable[[Story, UUID], tuple[UUID, Move]]
):
    profile, move = where(story, sam)
    before = story.store.part(Part, sam, profile).version
    asked = by(sam)

    move(0, asked)
    move(0, asked)

    assert story.store.part(Part, sam, profile).version == before + 1


def test_an_entry_moves_only_within_its_own_heading(story: Story, sam: UUID):
    proud, hope = story.given_told(sam, "I cook"), story.given_told(sam, "A boat", "hopes")

    with pytest.raises(NotInRecord, match="within its own heading"):
        profiles.move(story.store, sam, proud, after=hope, by=by(sam))
