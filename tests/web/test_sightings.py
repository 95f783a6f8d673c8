"""See what they will see: the very page that somebody gets."""

from collections.abc import Callable
from uuid import UUID

import pytest

from caserecord import chosen_profiles, entries
from domain.entries import Audience
from domain.permissions import Actor, Role
from tests.stories import Story, by
from tests.web.conftest import Screen


@pytest.fixture
def sol(story: Story) -> UUID:
    return story.given_a_person("Sol")


def told_for(story: Story, sol: UUID, words: str, *readers: Actor) -> UUID:
    return entries.tell(
        story.store,
        sol,
        "proud",
        words,
        audience=Audience.JUST_THESE,
        people=[reader.reader for reader in readers],
        by=by(sol),
    )


def test_the_person_sees_the_very_profile_that_each_of_their_people_gets(
    story: Story, as_: Callable[..., Screen], sol: UUID
):
    rhian, fred = story.given_a_carer(sol), story.given_a_member("Fred", Role.FAMILY, sol)
    for_rhian, for_fred = told_for(story, sol, "Puns at tea", rhian), told_for(story, sol, "Pigeons", fred)
    story.given_told(sol, "I cook")
    story.given_told(sol, "I cry", audience=Audience.MINE_ALONE)
    profile = chosen_profiles.begin(story.store, sol, "For work", people=[], by=by(sol))
    chosen_profiles.pick(
        story.store, sol, profile, picked=[for_rhian, for_fred], offered=[for_rhian, for_fred], by=by(sol)
    )
    mine = as_(sol)

    for reader, name, theirs, not_theirs in (
        (rhian, "Rhian", "Puns at tea", "Pigeons"),
        (fred, "Fred", "Pigeons", "Puns at tea"),
    ):
        assert name in mine.read("sightings.readers", person_id=sol)
        for chosen in (None, profile):
            page = mine.read("sightings.seen_by", person_id=sol, member_id=reader.reader, profile=chosen)
            endpoint = "chosen_profiles.profile" if chosen else "profiles.profile"
            where = {"profile_id": chosen} if chosen else {}
            their_page = as_(reader).read(endpoint, person_id=sol, **where)
            assert f"This is what {name} sees" in page
            assert theirs in page
            assert not_theirs not in page
            assert "I cry" not in page
            for words in ("I cook", "Puns at tea", "Pigeons", "story starts here"):
                assert (words in page) == (words in their_page)


def test_looking_is_no_reading_of_theirs_and_changes_nothing(story: Story, as_: Callable[..., Screen], sol: UUID):
    rhian = story.given_a_carer(sol)
    head = story.store.head()

    as_(sol).read("sightings.seen_by", person_id=sol, member_id=rhian.reader)

    assert story.store.head() == head


def test_only_the_person_on_their_own_sees_with_anothers_eyes(story: Story, as_: Callable[..., Screen], sol: UUID):
    rhian, fred = story.given_a_carer(sol), story.given_a_member("Fred", Role.FAMILY, sol)
    told_for(story, sol, "Pigeons", fred)

    for screen in (as_(rhian), as_(rhian, with_person=sol, how="spoke"), as_(story.mo)):
        answer = screen.get("sightings.seen_by", person_id=sol, member_id=fred.reader)
        assert answer.status_code == 403
        assert "Pigeons" not in answer.text
        assert "See what they will see" not in screen.read("profiles.profile", person_id=sol)


def test_whoever_reads_no_profile_is_not_among_those_who_get_one(story: Story, as_: Callable[..., Screen], sol: UUID):
    ade, win = story.given_an_auditor(sol), story.given_a_person("Win")
    mine = as_(sol)

    assert "Ade" not in mine.read("sightings.readers", person_id=sol)
    assert mine.get("sightings.seen_by", person_id=sol, member_id=ade.reader).status_code == 403
    assert mine.get("sightings.seen_by", person_id=sol, member_id=win).status_code == 404
    assert mine.get("sightings.seen_by", person_id=win, member_id=sol).status_code == 404
