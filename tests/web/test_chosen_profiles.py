"""Profiles for somebody in particular, on pages and on paper."""

import re
from collections.abc import Callable
from uuid import UUID

import pytest

from caserecord import chosen_profiles, entries
from domain.entries import Audience
from domain.permissions import Actor, Role
from tests.exports.readers import letters, text_of
from tests.stories import Story, by
from tests.web.conftest import Screen, words_of


@pytest.fixture
def sol(story: Story) -> UUID:
    return story.given_a_person("Sol")


@pytest.fixture
def rhian(story: Story, sol: UUID) -> Actor:
    return story.given_a_carer(sol)


def profile_id(screen: Screen, sol: UUID) -> UUID:
    page = screen.get("chosen_profiles.profiles", person_id=sol).text
    found = re.search(rf"/people/{sol}/profiles/([0-9a-f-]{{36}})", page)
    assert found
    return UUID(found[1])


def begun(story: Story, sol: UUID, *picked: UUID, **chosen: object) -> UUID:
    profile = chosen_profiles.begin(story.store, sol, "For work", **{"people": [], **chosen}, by=by(sol))  # type: ignore[arg-type]
    chosen_profiles.pick(story.store, sol, profile, picked=list(picked), offered=list(picked), by=by(sol))
    return profile


def test_a_profile_is_begun_picked_named_read_and_printed(story: Story, screen: Screen, sol: UUID, rhian: Actor):
    puns = story.given_told(sol, "Puns", "give")
    pigeons = story.given_told(sol, "Pigeons", "matters")
    screen.sign_in(sol)

    screen.send(f"/people/{sol}/profiles/begin", title="For work", audience="everyone I choose")
    profile = profile_id(screen, sol)
    asked = screen.get("chosen_profiles.pick", person_id=sol, profile_id=profile).text
    assert (asked.count('type="checkbox"'), asked.count("checked")) == (2, 0)
    screen.send(f"/people/{sol}/profiles/{profile}/pick", picked=[str(puns)], offered=[str(puns), str(pigeons)])
    screen.send(f"/people/{sol}/profiles/{profile}/name", title="For my job", first_line="On time, every time")

    page = screen.sign_in(rhian).read("chosen_profiles.profile", person_id=sol, profile_id=profile)
    paper = text_of(screen.get("papers.pdf", person_id=sol, paper_format="one-page", profile=profile).data)
    for said in (page, " ".join(paper.split())):
        assert "On time, every time" in said
        assert "Puns" in said
        assert "Pigeons" not in said
    assert "For my job" in screen.read("profiles.profile", person_id=sol)
    assert "Print the profile: For my job" in screen.read("papers.choose", person_id=sol, profile=profile)


def test_without_a_strength_it_says_only_that_the_story_starts_here(story: Story, screen: Screen, sol: UUID):
    profile = begun(story, sol, story.given_told(sol, "Do not rush me", "do-not"))
    screen.sign_in(sol)

    page = screen.read("chosen_profiles.profile", person_id=sol, profile_id=profile)

    assert "Sol’s story starts here. Ask Sol." in page
    assert "rush" not in page
    assert "Pick a strength first" in screen.read("chosen_profiles.order", person_id=sol, profile_id=profile)


def test_a_profile_without_a_name_is_asked_for_one_and_nothing_that_was_chosen_is_lost(
    story: Story, screen: Screen, sol: UUID, rhian: Actor
):
    screen.sign_in(sol)

    answer = screen.send(
        f"/people/{sol}/profiles/begin", title=" ", audience="just these people", people=str(rhian.reader)
    )

    assert answer.status_code == 422
    assert "Give it a name, such as: For work." in answer.text
    assert f'value="{rhian.reader}" checked' in answer.text
    assert "x" * 200 not in screen.read("chosen_profiles.profiles", person_id=sol)
    assert "Write up to 200 letters" in screen.send(f"/people/{sol}/profiles/begin", title="x" * 201).text


def test_a_profile_for_somebody_is_nothing_to_anybody_else(
    story: Story, as_: Callable[..., Screen], sol: UUID, rhian: Actor
):
    fred = story.given_a_member("Fred", Role.FAMILY, sol)
    before = words_of(as_(rhian).get("profiles.profile", person_id=sol))
    profile = begun(story, sol, story.given_told(sol, "Puns", audience=Audience.MINE_ALONE))
    as_(sol).send(f"/people/{sol}/profiles/{profile}/who", audience="just these people", people=str(fred.reader))

    assert "For work" in as_(fred).read("profiles.profile", person_id=sol)
    assert words_of(as_(rhian).get("profiles.profile", person_id=sol)) == before
    assert "For work" not in as_(rhian).read("chosen_profiles.profiles", person_id=sol)
    screen = as_(rhian)
    assert screen.get("chosen_profiles.profile", person_id=sol, profile_id=profile).status_code == 404
    assert screen.get("papers.choose", person_id=sol, profile=profile).status_code == 404
    assert screen.get("papers.pdf", person_id=sol, paper_format="one-page", profile=profile).status_code == 404


def test_entries_of_a_profile_move_within_it_and_in_no_other(story: Story, screen: Screen, sol: UUID):
    a, b, c = (story.given_told(sol, words, "give") for words in "ABC")
    profile = begun(story, sol, a, b, c)
    screen.sign_in(sol)

    def order(endpoint: str, **where: UUID) -> list[str]:
        page = screen.get(endpoint, person_id=sol, **where).text
        return re.findall(r'cr-entry__words" dir="auto" data-read-aloud>([A-Z])</p>', page)

    moved = screen.send(f"/people/{sol}/profiles/{profile}/entries/{c}/move", after=str(a))

    assert "Moved up. Now 2 of 3 under What I'm good at and what I give." in words_of(screen.client.get(moved.location))
    assert order("chosen_profiles.profile", profile_id=profile) == ["A", "C", "B"]
    assert order("profiles.profile") == ["A", "B", "C"]


def test_a_profile_is_put_away_and_brought_back(story: Story, as_: Callable[..., Screen], sol: UUID, rhian: Actor):
    profile = begun(story, sol, story.given_told(sol, "Puns"))
    mine, theirs = as_(sol), as_(rhian)

    mine.send("chosen_profiles.put_away", person_id=sol, profile_id=profile)
    assert theirs.get("chosen_profiles.profile", person_id=sol, profile_id=profile).status_code == 404
    assert "put away" in mine.read("chosen_profiles.profile", person_id=sol, profile_id=profile)
    assert mine.send(f"/people/{sol}/profiles/{profile}/name", title="Other").status_code == 422
    mine.send("chosen_profiles.bring_back", person_id=sol, profile_id=profile)

    assert "Puns" in theirs.read("chosen_profiles.profile", person_id=sol, profile_id=profile)


def test_a_profile_whose_every_entry_is_put_away_says_so_kindly(story: Story, screen: Screen, sol: UUID):
    entry = story.given_told(sol, "Puns")
    profile = begun(story, sol, entry)
    entries.put_away(story.store, sol, entry, by=by(sol))
    screen.sign_in(sol)

    pages = [
        screen.read("chosen_profiles.profile", person_id=sol, profile_id=profile),
        screen.read("profiles.profile", person_id=sol),
        letters(text_of(screen.get("papers.pdf", person_id=sol, paper_format="one-page", profile=profile).data)),
    ]

    assert all("storystartshere" in letters(page) for page in pages)


def test_with_nothing_told_there_is_nothing_to_pick(story: Story, screen: Screen, sol: UUID):
    profile = begun(story, sol)

    assert "There is nothing to pick yet." in screen.sign_in(sol).read(
        "chosen_profiles.pick", person_id=sol, profile_id=profile
    )
