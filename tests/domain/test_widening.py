"""To let somebody see more of what is kept is another thing than to let them see less."""

from uuid import uuid4

import pytest

from domain.chosen_profiles import ChosenProfile
from domain.entries import Audience, Entry
from domain.widening import lets_more_be_seen

WIN, JOE = uuid4(), uuid4()
EVERYONE, THESE, NOT_IN_PROFILE, MINE = Audience


def changes(before: Audience, people: list, after: Audience, others: list) -> bool:
    """Whether it lets more be seen: from these people to those."""
    profile = ChosenProfile.begin(uuid4(), "For work", by=WIN, audience=before, people=people)
    profile.collect_events()
    profile.show_to(after, others, by=WIN)
    then = ChosenProfile.begin(uuid4(), "For work", by=WIN, audience=before, people=people)
    return any(lets_more_be_seen(change, then) for change in profile.pending_events)


@pytest.mark.parametrize(
    ("before", "people", "after", "others"),
    [
        (MINE, [], EVERYONE, []),
        (MINE, [], THESE, [WIN]),
        (THESE, [WIN], EVERYONE, []),
        (THESE, [WIN], THESE, [WIN, JOE]),
        (THESE, [WIN], THESE, [JOE]),
        (THESE, [WIN], NOT_IN_PROFILE, []),
        (NOT_IN_PROFILE, [], EVERYONE, []),
    ],
)
def test_whoever_could_not_see_it_may_now(before: Audience, people: list, after: Audience, others: list):
    assert changes(before, people, after, others)


@pytest.mark.parametrize(
    ("before", "people", "after", "others"),
    [
        (EVERYONE, [], MINE, []),
        (EVERYONE, [], THESE, [WIN]),
        (EVERYONE, [], NOT_IN_PROFILE, []),
        (THESE, [WIN, JOE], THESE, [JOE]),
        (THESE, [WIN], MINE, []),
        (NOT_IN_PROFILE, [], MINE, []),
    ],
)
def test_nobody_sees_it_who_could_not(before: Audience, people: list, after: Audience, others: list):
    assert not changes(before, people, after, others)


def test_what_is_told_opens_nothing_that_was_kept():
    told = Entry.tell(uuid4(), "give", "I water the beans", audience=EVERYONE, by=WIN)

    assert not any(lets_more_be_seen(change, None) for change in told.pending_events)
