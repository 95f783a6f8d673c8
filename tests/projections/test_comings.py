"""Whoever left and came back is let see nothing that was for them before, until they are chosen again."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from caserecord import adjustments, arrangements, chosen_profiles, circles, entries
from domain import clocks
from domain.arrangements import ArrangementKind
from domain.entries import Audience
from domain.knowers import KnownTo
from domain.permissions import Actor, Role
from domain.refusals import NotInRecord
from projections.adjustments import adjustments_of
from projections.chosen_profiles import choices_of
from projections.profiles import profile_of
from projections.searches import hits_of
from projections.shown_entries import entry_of
from tests.stories import Story, by

MAY = datetime(2024, 5, 1, 9, tzinfo=UTC)


def in_month(months: int) -> AbstractContextManager[Any]:
    return clocks.at(MAY + timedelta(days=31 * months))


class Friendship:
    """Rhian cares for Sam until June, and is a friend from September on. In May Sam chose what is for Rhian."""

    def __init__(self, story: Story) -> None:
        self.story, self.store = story, story.store
        with in_month(0):
            self.sam = story.given_a_person()
            self.rhian = Actor(story.given_a_member("Rhian", Role.FAMILY).reader)
            kind, carers = ArrangementKind.LIVE_IN, (self.rhian.reader,)
            cared = story.given_an_arrangement(self.sam, kind, *carers, from_day=clocks.today())
            story.given_told(self.sam, "I cook")
            for_rhian: dict[str, Any] = {"audience": Audience.JUST_THESE, "people": [self.rhian.reader]}
            self.song = story.given_told(self.sam, "I sing at night", **for_rhian)
            self.work = chosen_profiles.begin(self.store, self.sam, "For work", **for_rhian, by=by(self.sam))
            known = {"audience": KnownTo.JUST_THESE, "people": [self.rhian.reader]}
            adjustments.need(self.store, self.sam, [], words="Quiet", **known, by=by(self.sam))
        with in_month(1):
            self.given_what_was_seen()
            arrangements.move_on(self.store, self.sam, cared, on_day=clocks.today(), why="Sam moved", by=by(story.mo))

    def given_a_friend(self) -> None:
        told: dict[str, Any] = {
            "from_day": clocks.today(),
            "why": "Mo asked those who know Sam",
            "by": by(self.story.mo),
        }
        circles.join(self.store, self.sam, self.rhian.reader, Role.FAMILY, **told)

    def given_what_was_seen(self) -> None:
        assert self.seen() == {"profile", "search", "entry", "choices", "needs"}

    def seen(self) -> set[str]:
        """By which ways Rhian comes to what was for Rhian alone."""
        shown = self.story.shown
        asked = (self.rhian, self.sam)
        seen = {
            "profile": "sing" in repr(shown(profile_of, "read the profile", *asked)),
            "search": bool(shown(hits_of, "search the record", *asked, asked="sing")),
            "choices": bool(shown(choices_of, "read the profile", *asked)),
            "needs": bool(shown(adjustments_of, "read the profile", *asked)),
            "entry": True,
        }
        try:
            shown(entry_of, "read the profile", *asked, entry_id=self.song)
        except NotInRecord:
            seen["entry"] = False
        return {way for way, is_open in seen.items() if is_open}


@pytest.fixture
def friendship(story: Story) -> Iterator[Friendship]:
    told = Friendship(story)
    with in_month(4):
        told.given_a_friend()
    with in_month(5):
        yield told


def test_whoever_came_back_sees_nothing_of_what_was_for_them_before(friendship: Friendship):
    assert friendship.seen() == set()


def test_chosen_again_they_see_it_again(friendship: Friendship):
    rhian = [friendship.rhian.reader]
    entries.show_to(
        friendship.store, friendship.sam, friendship.song, Audience.JUST_THESE, people=rhian, by=by(friendship.sam)
    )

    assert friendship.seen() == {"profile", "search", "entry"}


def test_they_help_with_nothing_that_was_for_them(friendship: Friendship):
    helped = by(friendship.rhian, with_person=friendship.sam, how="spoke")
    everyone: dict[str, Any] = {"people": [], "by": helped}

    with pytest.raises(NotInRecord):
        entries.show_to(friendship.store, friendship.sam, friendship.song, Audience.EVERYONE, **everyone)
    with pytest.raises(NotInRecord):
        chosen_profiles.show_to(friendship.store, friendship.sam, friendship.work, Audience.EVERYONE, **everyone)


def test_nobody_is_named_to_the_person_who_came_back_and_was_not_chosen_again(friendship: Friendship):
    song = friendship.story.shown(
        entry_of, "read the profile", friendship.sam, friendship.sam, entry_id=friendship.song
    )

    assert song.people == ()


def test_views_told_again_leave_them_out_too(friendship: Friendship):
    friendship.story.views.throw_away()

    assert friendship.seen() == set()
