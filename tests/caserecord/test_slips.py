"""Paper slips are entered all at once or not at all, and say who helped."""

from uuid import UUID

import pytest

from caserecord import entries, photos, slips
from caserecord.slips import Choice, Slip
from domain.entries import Audience, Entry, State
from domain.offered_photos import Decision, OfferedPhoto
from domain.permissions import Actor
from domain.refusals import AlreadyDecided, NotInRecord
from tests.snaps import brought
from tests.stories import Story, by


@pytest.fixture
def win(story: Story) -> UUID:
    return story.given_a_person("Win")


@pytest.fixture
def bev(story: Story, win: UUID) -> Actor:
    return story.given_a_carer(win, "Bev")


def test_what_was_ticked_is_decided_and_what_was_not_stays(story: Story, win: UUID, bev: Actor):
    yes, mine, private, no, left = (story.given_offered(win, f"Offer {number}", bev) for number in range(5))
    ticked = (
        Slip(yes, Choice.YES),
        Slip(mine, Choice.MY_WORDS, "I win."),
        Slip(private, Choice.JUST_FOR_ME),
        Slip(no, Choice.NO),
    )

    slips.enter(story.store, win, ticked, helper=bev.reader, by=by(story.mo, with_person=win))

    kept = {id_: story.store.part(Entry, win, id_) for id_ in (yes, mine, private, no, left)}
    assert [each.state for each in kept.values()] == [State.KEPT] * 3 + [State.DECLINED, State.WAITING]
    assert (kept[mine].words, kept[private].audience) == ("I win.", Audience.MINE_ALONE)
    assert {each.event.supported_by for each in story.store.read_stream(yes)[1:]} == {bev.reader}


def given_offered_photo(story: Story, win: UUID, bev: Actor) -> UUID:
    return photos.offer(story.store, win, win, brought(win), by=by(bev))


def test_photos_are_decided_on_slips_too_but_not_in_other_words(story: Story, win: UUID, bev: Actor):
    yes, private, no, waiting = (given_offered_photo(story, win, bev) for _ in range(4))
    ticked = (Slip(yes, Choice.YES), Slip(private, Choice.JUST_FOR_ME), Slip(no, Choice.NO))

    slips.enter(story.store, win, ticked, by=by(win))

    decided = [story.store.part(OfferedPhoto, win, id_).decision for id_ in (yes, private, no)]
    assert decided == [Decision.SHOWN, Decision.PRIVATE, Decision.DECLINED]
    with pytest.raises(AlreadyDecided, match="Look at the photo"):
        slips.enter(story.store, win, (Slip(no, Choice.YES),), by=by(win))
    with pytest.raises(NotInRecord):
        slips.enter(story.store, win, (Slip(waiting, Choice.MY_WORDS, "Me"),), by=by(win))


def test_whoever_enters_them_helped_unless_it_was_somebody_else(story: Story, win: UUID, bev: Actor):
    offer = story.given_offered(win, "Irons", bev)

    slips.enter(story.store, win, (Slip(offer, Choice.YES),), by=by(bev, with_person=win))

    assert story.store.read_stream(offer)[-1].event.supported_by == bev.reader


def test_a_person_enters_their_own_slips(story: Story, win: UUID, bev: Actor):
    offer = story.given_offered(win, "Irons", bev)

    slips.enter(story.store, win, (Slip(offer, Choice.YES),), by=by(win))

    assert story.store.read_stream(offer)[-1].event.supported_by is None


def test_none_of_them_is_entered_where_one_was_decided_meanwhile(story: Story, win: UUID, bev: Actor):
    first, second = (story.given_offered(win, words, bev) for words in ("Irons", "Sings"))
    entries.decline(story.store, win, second, by=by(win))

    with pytest.raises(AlreadyDecided):
        slips.enter(story.store, win, (Slip(first, Choice.YES), Slip(second, Choice.YES)), by=by(win))

    assert story.store.part(Entry, win, first).state is State.WAITING


def test_nobody_helped_who_is_not_among_the_persons_people(story: Story, win: UUID, bev: Actor):
    offer = story.given_offered(win, "Irons", bev)

    with pytest.raises(NotInRecord):
        slips.enter(story.store, win, (Slip(offer, Choice.YES),), helper=UUID(int=7), by=by(win))
