"""Whoever has a part in who sees something does not help to choose it: that is said before anything is asked."""

import re
from collections.abc import Callable
from uuid import UUID

import pytest

from caserecord import adjustments, chosen_profiles
from domain.entries import Audience
from domain.knowers import KnownTo
from domain.permissions import Actor
from projections.adjustments import adjustments_of
from tests.stories import Story
from tests.web.conftest import Screen

As = Callable[..., Screen]
INSTEAD = "Rhian is part of it. You can do it on your own. Or with one of these: Mo, Wendy."
FORMS = re.compile(r'name="(?:audience|people)"')


@pytest.fixture
def wendy(story: Story, sam: UUID) -> Actor:
    return story.given_a_worker(sam)


@pytest.fixture
def pages(story: Story, sam: UUID) -> dict[str, str]:
    """The pages on which readers are chosen of what is kept, and those that lead to them."""
    entry = story.given_told(sam, "I cook")
    work = chosen_profiles.begin(story.store, sam, "For work", people=[], by=Actor(sam))
    adjustments.need(story.store, sam, [], words="Ring me", audience=KnownTo.EVERYONE, people=[], by=Actor(sam))
    (need,) = story.shown(adjustments_of, "read the profile", Actor(sam), sam)
    return {
        f"entries/{entry}/who": f"entries/{entry}",
        f"profiles/{work}/who": "profiles",
        f"reach-me/{need.id}/who": "reach-me",
    }


def test_a_helper_of_the_house_is_told_who_could_help_instead_and_finds_nothing_to_choose(
    sam: UUID, rhian: Actor, wendy: Actor, as_: As, pages: dict[str, str]
):
    together = as_(rhian, with_person=sam, how="spoke")

    for who, before in pages.items():
        for page in (who, before):
            shown = together.client.get(f"/people/{sam}/{page}").text
            assert INSTEAD in shown, page
            assert not FORMS.search(shown), page
            assert f'/{who}"' not in shown, page
    for page in ("tell/give", "about/person/tell", "profiles/begin"):
        shown = together.client.get(f"/people/{sam}/{page}").text
        assert INSTEAD in shown, page
        assert not FORMS.search(shown), page
    assert 'value="just these people"' not in together.read("adjustments.need", person_id=sam)


def test_what_is_told_and_begun_with_them_is_as_usual(story: Story, sam: UUID, rhian: Actor, as_: As):
    together = as_(rhian, with_person=sam, how="spoke")

    told = together.send(f"/people/{sam}/tell/give", words="I hum")
    begun = together.send(f"/people/{sam}/profiles/begin", title="For work")

    assert told.status_code == 302
    assert "Now tick what you want in it." in together.client.get(begun.location).text


def test_a_helper_from_elsewhere_finds_all_choices_but_of_themselves(
    sam: UUID, rhian: Actor, wendy: Actor, as_: As, pages: dict[str, str]
):
    together, alone = as_(wendy, with_person=sam, how="spoke"), as_(sam)

    for page in (*pages, "profiles/begin", "reach-me/say"):
        shown = together.client.get(f"/people/{sam}/{page}").text
        assert "Just these people" in shown, page
        assert str(rhian.reader) in shown, page
        assert f'value="{wendy.reader}"' not in shown, page
        assert f'value="{wendy.reader}"' in alone.client.get(f"/people/{sam}/{page}").text, page


def test_who_begins_a_profile_that_is_kept_from_their_helper_is_told_that_they_fill_it_without_them(
    story: Story, sam: UUID, rhian: Actor, wendy: Actor, as_: As
):
    together = as_(wendy, with_person=sam, how="spoke")
    before = together.read("chosen_profiles.begin", person_id=sam)

    begun = together.send(
        f"/people/{sam}/profiles/begin",
        title="For work",
        audience=Audience.JUST_THESE.value,
        people=str(rhian.reader),
    )

    assert "If it is not for Wendy too, you fill it without them." in before
    page = together.client.get(begun.location).text
    assert "You fill it without Wendy, who cannot see it." in page
    assert page.count("For work") == 0
    assert "For work" in as_(sam).read("chosen_profiles.profiles", person_id=sam)
